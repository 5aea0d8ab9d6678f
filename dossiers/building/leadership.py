"""Báo cáo thẩm định, Tờ trình của Văn phòng, Phiếu trình: made from one list as it was passed on, frozen."""

from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import Recommendation
from awards.models import Consolidation, Submission
from awards.selectors.bonus import bonuses
from campaigns.checks import Verdict
from campaigns.enums import Power
from campaigns.models import AwardType
from campaigns.selectors import round_units
from core.clock import day_of
from core.text import count2, format_money, format_number
from dossiers.building.office_papers import agency_on, version_of
from dossiers.building.parts import council_grounds, grounds, occasion, office_letterhead, office_signature, whom
from dossiers.building.texts import Texts
from dossiers.building.unit_papers import nominee_rows
from dossiers.models import PaperKind, PaperPlace
from dossiers.rendering import data as d
from dossiers.rendering.context.leadership import how_many

ELIGIBLE = {True: "Đủ", False: "Không đủ", None: ""}


class Passed:
    """One frozen list with what its papers say of it."""

    def __init__(self, consolidation: Consolidation, *, made_at: datetime) -> None:
        self.list, self.made_at = consolidation, made_at
        self.round, self.day = consolidation.round, day_of(made_at)
        self.agency = agency_on(self.day)
        self.director = f"{self.agency.head_title} {self.agency.name}"

    def appraisal_report(self) -> d.AppraisalReport:
        texts, sent = Texts(PaperKind.APPRAISAL_REPORT, self.day), {line["unit"] for line in self.list.content}
        units = round_units(self.round)
        gone = set(self.round.proposals.filter(submission__isnull=False).values_list("unit", flat=True)) | sent
        return d.AppraisalReport(
            **self._common("BC-VP"),
            subject=texts.say(PaperPlace.SUBJECT, dip=self.occasion),
            addressees=(self.director,),
            occasion=self.occasion,
            version=self.list.version,
            list_hash=self.list.content_hash,
            units=len(units),
            sent=sum(unit.pk in gone for unit in units),
            silent=tuple(unit.name for unit in units if unit.pk not in gone),
            rows=self.rows,
            closing=texts.say(PaperPlace.CLOSING, don_vi=self.agency.office_name, giam_doc=self.director),
        )

    def office_letter(self) -> d.OfficeLetter:
        texts = Texts(PaperKind.OFFICE_LETTER, self.day)
        subjects = whom(row.kind for row in self.recommended)
        named = {"don_vi": self.agency.office_name, "giam_doc": self.director, "dip": self.occasion, **subjects}
        return d.OfficeLetter(
            **self._common("TTr-VP"),
            subject=texts.say(PaperPlace.SUBJECT, dip=self.occasion),
            addressees=(self.director,),
            grounds=(
                *grounds("submission_letter", self.day),
                *council_grounds(row["nomination"] for row in self.list.content),
            ),
            opening=texts.say(PaperPlace.OPENING, **named),
            rows=self.recommended,
            money=self.money,
            fund=self.agency.award_fund,
            closing=texts.say(PaperPlace.CLOSING, giam_doc=self.director),
            list_title=texts.say(PaperPlace.LIST, dip=self.occasion, **subjects),
        )

    def submission_slip(self) -> d.SubmissionSlip:
        texts = Texts(PaperKind.SUBMISSION_SLIP, self.day)
        return d.SubmissionSlip(
            **self._common(""),
            subject=texts.say(PaperPlace.SUBJECT, dip=self.occasion),
            to=self.director,
            content="\n".join(self._content()),
            proposal=texts.say(PaperPlace.REQUEST, giam_doc=self.director),
            enclosed=(
                _("Báo cáo thẩm định và Danh sách tổng hợp, lần trình %s") % count2(self.list.version),
                *([_("Tờ trình của Văn phòng và danh sách đề nghị khen thưởng")] if self.recommended else []),
            ),
            leader=self.agency.head_title,
        )

    def _content(self) -> list[str]:
        """Văn phòng đề nghị: 5 tập thể, 12 cá nhân; 3 không đủ điều kiện; tiền thưởng …"""
        said = _("Các đơn vị đề nghị %(asked)s; Văn phòng đề nghị khen thưởng %(given)s")
        said %= {"asked": how_many(self.rows), "given": how_many(self.recommended)}
        rest = _("; không đề nghị %s") % how_many(self._declined) if self._declined else ""
        lines = [f"{said}{rest}."]
        if self.money:
            lines.append(_("Tiền thưởng thuộc thẩm quyền của Sở: %s.") % format_money(self.money))
        return lines

    def _common(self, symbol: str) -> dict[str, Any]:
        return {
            "face": "for_signature",
            "made_at": self.made_at,
            "letterhead": office_letterhead(self.agency, symbol, year=self.day.year),
            "signature": office_signature(self.agency, self.day, by_order=False),
            "recipients": (_("Như trên"), _("Lưu: VP")) if symbol else (),
        }

    @cached_property
    def occasion(self) -> str:
        return occasion(version_of(self.round))

    @cached_property
    def rows(self) -> tuple[d.ConsolidatedRow, ...]:
        """In the order of the list: the unit's own words from what it had submitted, the rest from the list."""
        known = self._nominees()
        return tuple(_row(line, known.get((line["submission"], line["nomination"]))) for line in self.list.content)

    def _nominees(self) -> dict[tuple[int, int], d.Nominee]:
        rows = Submission.objects.filter(pk__in={line.get("submission") for line in self.list.content})
        return {
            (row.pk, pk): nominee
            for row in rows.select_related("round_version")
            for pk, nominee in nominee_rows(row.content, row.round_version.content).items()
        }

    @property
    def recommended(self) -> tuple[d.ConsolidatedRow, ...]:
        return tuple(row for row in self.rows if row.recommended)

    @property
    def _declined(self) -> tuple[d.ConsolidatedRow, ...]:
        return tuple(row for row in self.rows if not row.recommended)

    @cached_property
    def money(self) -> int:
        """The bonuses of the department's own awards that are recommended, by the rates of the day."""
        own = dict(AwardType.objects.filter(power=Power.OWN).values_list("name", "pk"))
        amounts = bonuses(self.day)
        return sum(amounts.get((own.get(row.recommended), row.kind), 0) for row in self.recommended)


def _row(line: dict[str, Any], nominee: d.Nominee | None) -> d.ConsolidatedRow:
    recommendation = line["recommendation"]
    lowered = line["recommended_name"] or line["award_name"]
    given = {Recommendation.AGREE: line["award_name"], Recommendation.LOWER: lowered}.get(recommendation, "")
    words = Recommendation(recommendation).label if recommendation else _("Chưa có ý kiến")
    return d.ConsolidatedRow(
        kind=line["kind"],
        name=line["name"],
        salutation=line["salutation"],
        position=line["position"],
        unit=line["unit_name"],
        summary=nominee.summary if nominee else "",
        rating=nominee.rating if nominee else "",
        in_favour=nominee.in_favour if nominee else None,
        base=nominee.base if nominee else None,
        index=format_number(Decimal(line["index"])) if line["index"] else "",
        checks=_checks(line["checks"]),
        award=line["award_name"],
        recommended=given if not line["on_hold"] else "",
        recommendation=_("Tạm dừng xét: %s") % line["on_hold"] if line["on_hold"] else _lowered(words, line),
        eligible=ELIGIBLE[line["eligible"]],
        opinion="\n".join(filter(None, (line.get("source", ""), line["opinion"], _ranked_why(line)))),
        place=line["rank"],
    )


def _ranked_why(line: dict[str, Any]) -> str:
    why = line.get("rank_reason", "")
    return _("Lý do xếp thứ tự: %s") % why if why else ""


def _lowered(words: str, line: dict[str, Any]) -> str:
    return f"{words}: {line['recommended_name']}" if line["recommended_name"] else words


def _checks(checks: list[list[Any]]) -> str:
    """`Đạt: 1, 2, 4; cần xem xét: 3`."""
    said = []
    for verdict in Verdict:
        numbers = [str(number) for number, answer in checks if answer == verdict.value]
        if numbers:
            said.append(f"{verdict.label.lower()}: {', '.join(numbers)}")
    text = "; ".join(said)
    return text[:1].upper() + text[1:]
