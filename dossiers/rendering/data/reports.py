"""Báo cáo thành tích, of a collective and of an individual (form B.3)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from dossiers.rendering.data.parts import Line, Lines, Part, Signature, SignedPaper, Text

MAX_ENTRIES = 500


class Area(Part):
    """One reform area of part II; `not_in_charge` drops the heading and renumbers those after it."""

    name: Line
    text: Text = ""
    not_in_charge: bool = False


class CriterionRow(Part):
    """One row of "Đối chiếu tiêu chí".

    `text` is the criterion as the round words it; `statement` what the report says to it ("Đạt"); `figure` the
    numbers; `evidence` captions of files; `explanation` the giải trình. `see_area` names an area of the report and
    prints its present number ("mục II.2"), `see` is printed as typed; both empty print nothing.
    """

    text: Text
    statement: Line = ""
    figure: Line = ""
    evidence: Lines = ()
    see_area: Line = ""
    see: Line = ""
    explanation: Text = ""


class EarlierAward(Part):
    """One row of an award table: `paper` is "số, ngày, tháng, năm của quyết định; cơ quan ban hành"."""

    year: Line
    name: Line
    paper: Line = ""


class ReportData(SignedPaper):
    """What both reports have.

    `award` is the full name of the award asked for, `occasion` what it is for ("trong phong trào thi đua “…” năm
    2025"). `form_number` ("Mẫu số 07") is printed top right when given. `areas` is part II in the campaign's
    order. `titles` and `awards` are the two tables of part III, "Không" when empty. `for_referral` adds
    "XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG", with `referral` below it if its signer is known.
    """

    award: Line
    occasion: Line
    form_number: Line = ""
    overview: Text = ""
    duties: Text = ""
    areas: Annotated[tuple[Area, ...], Field(max_length=MAX_ENTRIES)] = ()
    criteria: Annotated[tuple[CriterionRow, ...], Field(max_length=MAX_ENTRIES)] = ()
    titles: Annotated[tuple[EarlierAward, ...], Field(max_length=MAX_ENTRIES)] = ()
    awards: Annotated[tuple[EarlierAward, ...], Field(max_length=MAX_ENTRIES)] = ()
    for_referral: bool = False
    referral: Signature | None = None


class CollectiveReport(ReportData):
    """Báo cáo thành tích tập thể, signed by the unit's head. `collective` is its full name, printed in capitals."""

    collective: Line

    @property
    def title(self) -> str:
        return f"Báo cáo thành tích của {self.collective}"


class IndividualReport(ReportData):
    """Báo cáo thành tích cá nhân; `signature` is the nominee's own (titles "NGƯỜI BÁO CÁO").

    Part I prints a line for each of the fields, with dots where one is empty; `overview` follows them if given.
    `collective_results` is what a head adds about the collective he leads. `confirmer` signs at the left: the
    unit's head under "THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN, ĐỀ NGHỊ", or, when the nominee `is_head` himself, a leader of
    the department under "XÁC NHẬN CỦA LÃNH ĐẠO SỞ".
    """

    full_name: Line
    birth_date: date | None = None
    gender: Line = ""
    home_town: Line = ""
    residence: Line = ""
    unit: Line
    position: Line = ""
    party_position: Line = ""
    qualification: Line = ""
    academic_title: Line = ""
    collective_results: Text = ""
    is_head: bool = False
    confirmer: Signature

    @property
    def title(self) -> str:
        return f"Báo cáo thành tích của {self.full_name}"
