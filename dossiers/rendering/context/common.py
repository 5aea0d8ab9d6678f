"""What every paper prints around its content."""

from typing import Any

from core.text import BLANK, VIETNAM, count2, doc_number, format_date, long_date, long_time
from dossiers.rendering.data.parts import Letterhead, PaperData
from dossiers.rendering.qr import qr_path

SUBJECTS = (("collective", "TẬP THỂ"), ("individual", "CÁ NHÂN"))
COUNTED = (("collective", "tập thể"), ("individual", "cá nhân"))


def common(paper: PaperData) -> dict[str, Any]:
    mark = paper.mark
    context = {
        "paper": paper,
        "made_at": paper.made_at.isoformat(timespec="seconds"),
        "foot": mark and {"code": mark.code, "url": mark.url, "qr": qr_path(mark.url) if mark.url else None},
    }
    letterhead = getattr(paper, "letterhead", None)
    return context | (head(letterhead, issued=paper.is_issued) if letterhead else {})


def head(letterhead: Letterhead, *, issued: bool) -> dict[str, Any]:
    """The head's number and date: as given on an issued paper, room for them on every other."""
    return {
        "letterhead": letterhead,
        "number_line": f"Số: {_number(letterhead, issued=issued)}" if letterhead.symbol else "",
        "date_line": f"{letterhead.place}, {_date(letterhead, issued=issued)}",
    }


def reference(name: str, letterhead: Letterhead, *, issued: bool) -> str:
    """How an annex names its paper: "Tờ trình số 05/TTr-QLVT ngày 05 tháng 01 năm 2026 của Phòng …"."""
    number = f" số {_number(letterhead, issued=issued)}" if letterhead.symbol else ""
    return f"{name}{number} {_date(letterhead, issued=issued)} của {letterhead.issuer}"


def _number(letterhead: Letterhead, *, issued: bool) -> str:
    number = doc_number(letterhead.number) if issued else ""
    return f"{number or BLANK}/{letterhead.symbol}"


def _date(letterhead: Letterhead, *, issued: bool) -> str:
    return long_date(letterhead.dated if issued else None, year=letterhead.year)


def exact_instant(value) -> str:
    """`17 giờ 05 phút 09 giây, ngày 05/01/2026 (giờ Việt Nam, UTC+7)`."""
    local = value.astimezone(VIETNAM)
    return (
        f"{local.hour:02} giờ {local.minute:02} phút {local.second:02} giây, ngày {format_date(local)} "
        "(giờ Việt Nam, UTC+7)"
    )


def moment(value) -> str:
    """`8 giờ 30, ngày 29 tháng 01 năm 2026`; room for a hand-written one where there is none yet."""
    day = value.astimezone(VIETNAM) if value else None
    return f"{long_time(value)}, {long_date(day)}"


def by_subject(rows, kind=lambda row: row.kind) -> list[dict[str, Any]]:
    """I. TẬP THỂ, II. CÁ NHÂN with their rows; a kind without rows is left out and not numbered."""
    groups = [(title, [row for row in rows if kind(row) == subject]) for subject, title in SUBJECTS]
    present = [group for group in groups if group[1]]
    return [
        {"heading": f"{'I' * place}. {title}", "rows": members} for place, (title, members) in enumerate(present, 1)
    ]


def counts(rows) -> str:
    """`05 tập thể, 12 cá nhân`; what there is none of is left out."""
    kinds = [row.kind for row in rows]
    return ", ".join(f"{count2(kinds.count(kind))} {name}" for kind, name in COUNTED if kind in kinds)


def named(row) -> str:
    """`Ông Nguyễn Văn An, Trưởng phòng`; what is empty is left out."""
    return ", ".join(part for part in (f"{row.salutation} {row.name}".strip(), row.position) if part)
