"""The year's report with what the office wrote for it."""

from campaigns.models import Campaign
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


def written() -> the.Kwargs:
    _report()
    return {}


def report() -> the.Kwargs:
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
