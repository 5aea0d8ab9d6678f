"""Who asks whom for awards: a unit the department, Văn phòng the leadership, the department the level above."""

from typing import Any

from dossiers.building.parts import grounds, unit_letterhead
from dossiers.building.samples.sample import (
    AWARD,
    DIRECTOR,
    PERSON,
    POSITION,
    UNIT,
    Sample,
    nominees,
)
from dossiers.models import PaperPlace
from dossiers.rendering import data as d

OCCASION = "phong trào thi đua “Cải cách hành chính” năm 2025"
ABOVE = "Chủ tịch Ủy ban nhân dân tỉnh (qua Sở Nội vụ)"


def submission_letter(of: Sample) -> d.PaperData:
    agency = {"name_lines": of.agency.name_lines, "place": of.agency.place}
    content = {"agency": agency, "unit": {"name": UNIT, "symbol": "QLVT"}}
    made = of.face()
    return d.SubmissionLetter(
        **made | _asked(of),
        letterhead=unit_letterhead(content, "TTr", made_at=made["made_at"]),
        signature=d.Signature(titles=("Trưởng phòng",), name="Trần Văn Ví Dụ"),
        recipients=("Như trên", "Lưu: QLVT"),
        addressees=(f"{of.agency.head_title} {of.agency.name} (qua {of.agency.office_name})",),
    )


def referral_letter(of: Sample) -> d.PaperData:
    return d.ReferralLetter(
        **of.common(f"TTr-{of.agency.symbol}") | _asked(of) | {"signature": DIRECTOR}, addressees=(ABOVE,)
    )


def _asked(of: Sample) -> dict[str, Any]:
    """What both letters that ask for awards say."""
    return {
        "subject": of.say(PaperPlace.SUBJECT),
        "grounds": grounds("submission_letter", of.day),
        "request": of.say(PaperPlace.REQUEST),
        "achievement": "Đã có thành tích xuất sắc trong phong trào thi đua",
        "closing": of.say(PaperPlace.CLOSING),
        "list_title": of.say(PaperPlace.LIST),
        "nominees": nominees(),
    }


def appraisal_report(of: Sample) -> d.PaperData:
    return d.AppraisalReport(
        **of.of_office("BC-VP"),
        subject=of.say(PaperPlace.SUBJECT),
        addressees=(of.director,),
        occasion=OCCASION,
        version=1,
        list_hash="0" * 64,
        units=12,
        sent=11,
        silent=("Trung tâm Đăng kiểm",),
        rows=_rows(),
        closing=of.say(PaperPlace.CLOSING),
    )


def office_letter(of: Sample) -> d.PaperData:
    return d.OfficeLetter(
        **of.of_office("TTr-VP"),
        subject=of.say(PaperPlace.SUBJECT),
        addressees=(of.director,),
        grounds=grounds("submission_letter", of.day),
        opening=of.say(PaperPlace.OPENING),
        rows=_rows(),
        money=2_120_000,
        fund=of.agency.award_fund,
        closing=of.say(PaperPlace.CLOSING),
        list_title=of.say(PaperPlace.LIST),
    )


def submission_slip(of: Sample) -> d.PaperData:
    return d.SubmissionSlip(
        **of.of_office(""),
        subject=of.say(PaperPlace.SUBJECT),
        to=of.director,
        content="Các đơn vị đề nghị 01 tập thể, 01 cá nhân; Văn phòng đề nghị khen thưởng 01 tập thể, 01 cá nhân.",
        proposal=of.say(PaperPlace.REQUEST),
        enclosed=("Báo cáo thẩm định và Danh sách tổng hợp, lần trình 01",),
        leader=of.agency.head_title,
    )


def _rows() -> tuple[d.ConsolidatedRow, ...]:
    said = {"award": AWARD, "recommended": AWARD, "recommendation": "Đề nghị", "eligible": "Đủ", "unit": UNIT}
    return (
        d.ConsolidatedRow(kind="collective", name=UNIT, **said),
        d.ConsolidatedRow(kind="individual", name=PERSON, salutation="Bà", position=POSITION, **said),
    )
