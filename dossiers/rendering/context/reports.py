from typing import Any

from core.text import format_date
from dossiers.rendering.data import CollectiveReport, CriterionRow, IndividualReport
from dossiers.rendering.data.reports import ReportData

DOTS = "…" * 12
CONFIRMED_BY_UNIT = ("THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN, ĐỀ NGHỊ")
CONFIRMED_BY_DEPARTMENT = ("XÁC NHẬN CỦA LÃNH ĐẠO SỞ",)


def collective_report(paper: CollectiveReport) -> dict[str, Any]:
    areas = _numbered(paper, prefix="")
    return _report(paper, areas) | {"criteria_number": len(areas) + 1}


def individual_report(paper: IndividualReport) -> dict[str, Any]:
    return _report(paper, _numbered(paper, prefix="2.")) | {
        "facts": _facts(paper),
        "criteria_number": 4 if paper.collective_results else 3,
        "confirming": CONFIRMED_BY_DEPARTMENT if paper.is_head else CONFIRMED_BY_UNIT,
    }


def _report(paper: ReportData, areas: list[dict[str, Any]]) -> dict[str, Any]:
    numbers = {area["name"]: area["number"] for area in areas}
    return {
        "areas": areas,
        "criteria": [{"row": row, "see": _see(row, numbers)} for row in paper.criteria],
        "award_tables": [
            {"heading": "1. Danh hiệu thi đua", "column": "Danh hiệu thi đua", "rows": paper.titles},
            {"heading": "2. Hình thức khen thưởng", "column": "Hình thức khen thưởng", "rows": paper.awards},
        ],
    }


def _numbered(paper: ReportData, prefix: str) -> list[dict[str, Any]]:
    """The areas that the nominee is in charge of, numbered without gaps."""
    kept = [area for area in paper.areas if not area.not_in_charge]
    return [{"number": f"{prefix}{place}", "name": area.name, "text": area.text} for place, area in enumerate(kept, 1)]


def _see(row: CriterionRow, numbers: dict[str, str]) -> str:
    number = numbers.get(row.see_area)
    return f"mục II.{number}" if number else row.see


def _facts(paper: IndividualReport) -> list[tuple[str, str]]:
    """Part I line by line, in the form's order; dots where something is not given."""
    facts = [
        ("Họ và tên", paper.full_name.upper()),
        ("Sinh ngày, tháng, năm", format_date(paper.birth_date)),
        ("Giới tính", paper.gender),
        ("Quê quán", paper.home_town),
        ("Nơi thường trú", paper.residence),
        ("Đơn vị công tác", paper.unit),
        ("Chức vụ", paper.position),
        ("Chức vụ Đảng, đoàn thể", paper.party_position),
        ("Trình độ chuyên môn, nghiệp vụ", paper.qualification),
        ("Học hàm, học vị, danh hiệu, giải thưởng", paper.academic_title),
    ]
    return [(label, value or DOTS) for label, value in facts]
