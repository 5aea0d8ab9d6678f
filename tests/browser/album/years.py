"""The year's report with what the office wrote for it, and the book that it is written from."""

from datetime import date

from campaigns.enums import NoteKind
from campaigns.models import Campaign
from campaigns.services.notes import Happening, note_happening
from core import clock
from dossiers.models import Face, YearReport
from dossiers.selectors.year_reports import report_of
from dossiers.services.year_reports import make_year_report, save_year_report
from tests.browser.album import objects as the

WORDS = {
    "organising": "Sở đã ban hành kế hoạch, phát động phong trào tới 100% phòng, đơn vị; tổ chức 02 cuộc kiểm tra.",
    "assessment": "Phong trào được triển khai đồng bộ, gắn với nhiệm vụ cải cách hành chính hằng năm của các đơn vị.",
    "shortcomings": "Một số đơn vị gửi hồ sơ sát hạn; sáng kiến cấp tỉnh còn ít.",
    "directions": "Tiếp tục nhân rộng mô hình hay; nâng cao chất lượng báo cáo thành tích.",
}


def noted() -> the.Kwargs:
    campaign, unit, actor = Campaign.objects.first(), the.of_unit("qlvt").unit, the.actor("thamdinh")
    if not campaign.notes.exists():
        for what in (
            Happening(
                NoteKind.INSPECTION, unit, date(2025, 5, 20), "Kiểm tra tiếp nhận hồ sơ; đạt, 01 việc khắc phục."
            ),
            Happening(NoteKind.GUIDANCE, None, date(2025, 11, 5), "Hướng dẫn các đơn vị viết báo cáo theo lĩnh vực."),
            Happening(NoteKind.MODEL, unit, date(2025, 12, 1), "“Ngày không hẹn”: trả kết quả trong buổi nộp hồ sơ."),
        ):
            note_happening(campaign, what, actor=actor, now=actor.now)
    return the.key(campaign)


def written() -> the.Kwargs:
    _report()
    return {}


def report() -> the.Kwargs:
    noted()
    row = _report()
    return {"pk": row.campaign_id, "year": row.year}


def printed() -> the.Kwargs:
    actor = the.actor("thamdinh")
    return the.key(make_year_report(_report(), face=Face.FOR_SIGNATURE, signer=None, actor=actor, now=clock.now()))


def _report() -> YearReport:
    campaign = Campaign.objects.first()
    row = report_of(campaign, campaign.ends_year)
    if row.pk:
        return row
    return save_year_report(row, WORDS, version=0, actor=the.actor("thamdinh"), now=clock.now())
