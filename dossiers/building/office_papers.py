"""The department's papers: receipt, closing report, extensions, decision, certificates."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.models import Closing, Decision, DecisionLine, PaperRecord, Submission
from awards.selectors.extended import granted_to
from awards.services.paper_records import papers_of
from campaigns.calendar import Granted
from campaigns.models import Extension, Round
from core.clock import day_of
from core.text import cutoff_text, format_date, format_datetime
from dossiers.building.parts import (
    CouncilMinutes,
    department_letterhead,
    department_signature,
    grounds,
    occasion,
    office_letterhead,
    office_signature,
    whom,
)
from dossiers.building.texts import Texts
from dossiers.building.unit_papers import proposed
from dossiers.models import PaperKind, PaperPlace
from dossiers.rendering import data as d
from organization.models import Agency, Unit


def agency_on(day: date) -> Agency:
    """The department as it stood on `day`, else as it is known at all."""
    return Agency.objects.on(day).first() or Agency.objects.latest("pk")


def receipt(submission: Submission) -> d.PaperData:
    """Phiếu xác nhận đã nộp hồ sơ (deadline.md rule 14)."""
    agency = agency_on(day_of(submission.submitted_at))
    paper = papers_of(submission).get(submission.pk)
    moved, granted = submission.first_at != submission.submitted_at, granted_to(submission)
    return d.Receipt(
        **_submitted(submission),
        face="issued",
        made_at=submission.decided_at,
        letterhead=department_letterhead(agency, "", dated=day_of(submission.submitted_at)),
        submitted_by=paper.signer_name if paper else str(submission.submitted_by),
        recorded_from_paper=_recorded(paper) if paper else "",
        kind=submission.get_kind_display(),
        first_at=submission.first_at if moved else None,
        cutoff_text=cutoff_text(submission.cutoff),
        extension=granted.source if granted else "",
        left_behind=tuple(row["name"] for row in submission.left_behind),
    )


def intake_slip(submission: Submission, *, received_at: datetime, officer: str) -> d.PaperData:
    """Phiếu tiếp nhận hồ sơ of the version that Văn phòng took in."""
    day = day_of(received_at)
    agency = agency_on(day)
    return d.IntakeSlip(
        **_submitted(submission),
        face="issued",
        made_at=received_at,
        letterhead=office_letterhead(agency, "", year=day.year).model_copy(update={"dated": day}),
        signature=d.Signature(titles=(_("Người tiếp nhận"),), name=officer),
        recipients=(submission.content["unit"]["name"], _("Lưu: VP")),
        received_at=received_at,
    )


def _submitted(submission: Submission) -> dict[str, Any]:
    """What was submitted when, as its receipt and its intake slip name it."""
    content = submission.content
    kinds = Counter(row["subject_kind"] for row in proposed(content))
    return {
        "number": submission.number,
        "round_name": submission.proposal.round.name,
        "unit": content["unit"]["name"],
        "submitted_at": submission.submitted_at,
        "collectives": kinds["collective"],
        "individuals": kinds["individual"],
        "nil_reason": content["nil_reason"] if content["is_nil"] else "",
        "documents": tuple(_document(row) for row in _documents(submission.manifest)),
        "content_hash": submission.content_hash,
    }


def _recorded(paper: PaperRecord) -> str:
    """ "Ghi nhận theo bản ký giấy": of which day, typed by whom."""
    text = _("Ghi nhận theo bản ký giấy ngày %(day)s; người ghi nhận: %(who)s")
    return text % {"day": format_date(paper.signed_on), "who": paper.recorded_by}


def _documents(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    return [*manifest["documents"], *manifest["files"]]


def _document(row: dict[str, Any]) -> d.Document:
    return d.Document(title=row.get("title") or row.get("caption") or row["name"], sha256=row["sha256"])


def closing_report(closing: Closing) -> d.PaperData:
    """Báo cáo chốt hạn: who was in, who was not, extensions."""
    round_, day = closing.round, day_of(closing.closed_at)
    agency = agency_on(day)
    granted = round_.extensions.filter(granted_at__lte=closing.closed_at).select_related("unit", "granted_by")
    return d.ClosingReport(
        face="for_signature",
        made_at=closing.closed_at,
        letterhead=office_letterhead(agency, "BC-VP", year=day.year),
        signature=office_signature(agency, day, by_order=False),
        recipients=(_("Như trên"), _("Lưu: VP")),
        subject=_("Tình hình nộp hồ sơ đề nghị khen thưởng, đợt “%s”") % round_.name,
        addressees=(f"{agency.head_title} {agency.name}",),
        round_name=round_.name,
        cutoff_text=cutoff_text(round_.cutoff),
        closed_at=closing.closed_at,
        version=closing.version,
        cause=closing.get_cause_display().lower(),
        list_hash=closing.list_hash,
        units=tuple(_unit_status(unit, closing) for unit in Unit.objects.filter(round_units__round=round_)),
        extensions=tuple(extension_row(row) for row in granted),
    )


def extension_list(round_: Round, *, made_at: datetime) -> d.PaperData:
    """Báo cáo gia hạn đã cấp: on which papers the cut-off of a round was moved."""
    day = day_of(made_at)
    agency = agency_on(day)
    return d.ExtensionList(
        face="for_signature",
        made_at=made_at,
        letterhead=office_letterhead(agency, "BC-VP", year=day.year),
        signature=office_signature(agency, day, by_order=False),
        recipients=(_("Như trên"), _("Lưu: VP")),
        subject=_("Việc gia hạn nộp hồ sơ đề nghị khen thưởng, đợt “%s”") % round_.name,
        addressees=(f"{agency.head_title} {agency.name}",),
        round_name=round_.name,
        cutoff_text=cutoff_text(round_.cutoff),
        extensions=tuple(extension_row(row) for row in round_.extensions.select_related("unit", "granted_by")),
    )


def extension_row(row: Extension) -> d.ExtensionRow:
    """One extension as a paper lists it."""
    said = Granted(row.unit_id, row.cutoff, row.paper_number, row.paper_date, row.received_at)
    in_time = row.received_at is not None
    return d.ExtensionRow(
        unit=row.unit.name if row.unit else "",
        cutoff_text=cutoff_text(row.cutoff),
        reason=row.reason,
        paper=said.source.rstrip(".") if in_time else said.paper if row.paper_number else "",
        asked_by=row.asked_by,
        granted=f"{row.granted_by.display_name}, {format_datetime(row.granted_at)}",
    )


def _unit_status(unit: Unit, closing: Closing) -> d.UnitStatus:
    listed = {entry["submission"] for entry in closing.entries}
    rows = Submission.objects.filter(pk__in=listed, proposal__unit=unit)
    submission = rows.select_related("proposal__round").first()
    if submission is None:
        return d.UnitStatus(unit=unit.name, status="missing")
    kinds, granted = Counter(row["subject_kind"] for row in proposed(submission.content)), granted_to(submission)
    return d.UnitStatus(
        unit=unit.name,
        status="nil" if submission.content["is_nil"] else "sent",
        submitted_at=submission.submitted_at,
        number=submission.number,
        collectives=kinds["collective"],
        individuals=kinds["individual"],
        note=granted.source if granted else "",
    )


def version_of(round_: Round) -> dict[str, Any]:
    """The frozen text of the round that is in force."""
    return round_.versions.order_by("-number").first().content


@dataclass(frozen=True)
class DecisionWords:
    """What every Decision of a round says alike on one day, read once for all of them."""

    agency: Agency
    texts: Texts
    about: str
    grounds: tuple[str, ...]
    minutes: CouncilMinutes

    @classmethod
    def of(cls, round_: Round, day: date, nominations: Iterable[int]) -> "DecisionWords":
        """Of Decisions over any of `nominations`."""
        return cls(
            agency_on(day),
            Texts(PaperKind.DECISION, day),
            occasion(version_of(round_)),
            grounds("decision", day),
            CouncilMinutes(nominations),
        )


def decision(row: Decision, *, face: str, made_at: datetime) -> d.PaperData:
    """Quyết định khen thưởng with its list (form B.6)."""
    return decision_over(row, list(row.lines.select_related("nomination")), face=face, made_at=made_at)


def decision_over(
    row: Decision,
    lines: Sequence[DecisionLine],
    *,
    face: str,
    made_at: datetime,
    words: DecisionWords | None = None,
) -> d.PaperData:
    """The same over lines at hand, of which nothing need be saved yet; `words` where several are made at once."""
    day, nominations = row.signed_on or day_of(made_at), [line.nomination_id for line in lines]
    words = words or DecisionWords.of(row.round, day, nominations)
    agency, texts, about, subjects = words.agency, words.texts, words.about, whom_of(lines)
    last = d.Article(text=texts.say(PaperPlace.ARTICLE_3, chanh_van_phong=agency.office_head_title, **subjects))
    letterhead = department_letterhead(agency, row.symbol, number=row.number, dated=row.signed_on, year=day.year)
    return d.Decision(
        face=face,
        made_at=made_at,
        letterhead=letterhead,
        signature=department_signature(row.signer, agency),
        sending=row.version,
        recipients=(_("Như Điều 3"), agency.parent_name + _(" (để b/c)"), _("Lưu: VT, VP")),
        subject=row.title,
        authority=agency.head_full_title,
        grounds=(
            *words.grounds,
            *words.minutes.grounds(nominations),
            texts.say(PaperPlace.PROPOSED, chanh_van_phong=agency.office_head_title),
        ),
        articles=(award_article(row, lines, texts, about), money_article(row, lines, texts, agency), last),
        list_title=texts.say(PaperPlace.LIST, hinh_thuc_ngan=row.award_type.short_name, dip=about, **subjects),
        collectives=tuple(_awarded(line) for line in of_kind(lines, "collective")),
        individuals=tuple(_awarded(line) for line in of_kind(lines, "individual")),
    )


def of_kind(lines: Iterable[DecisionLine], kind: str) -> list[DecisionLine]:
    """The collectives, or the individuals, of a Decision's list."""
    return [line for line in lines if line.nomination.subject_kind == kind]


def whom_of(lines: Iterable[DecisionLine]) -> dict[str, str]:
    """The kinds of subjects on a Decision's list and their numbers, for the placeholders of its sentences."""
    return whom(line.nomination.subject_kind for line in lines)


def award_article(row: Decision, lines: Sequence[DecisionLine], texts: Texts, about: str) -> d.Article:
    """Điều 1 of a Decision that awards: what, how many, for what (`about`)."""
    return d.Article(
        text=texts.say(PaperPlace.ARTICLE_1, hinh_thuc=row.award_type.name, **whom_of(lines)),
        achievement=texts.say(PaperPlace.ACHIEVEMENT, dip=about),
    )


def money_article(row: Decision, lines: Sequence[DecisionLine], texts: Texts, agency: Agency) -> d.Article:
    """Điều 2: what is given with the awards, or is to be given back."""
    bonuses = tuple(
        d.Bonus(label=label, count=len(paid), amount=paid[0].bonus)
        for label, kind in ((_("Tập thể"), "collective"), (_("Cá nhân"), "individual"))
        if (paid := [line for line in of_kind(lines, kind) if line.bonus])
    )
    place = PaperPlace.ARTICLE_2 if bonuses else PaperPlace.ARTICLE_2_PLAIN
    words = {"hinh_thuc_ngan": row.award_type.short_name, "nguon": agency.award_fund}
    return d.Article(text=texts.say(place, **words), bonuses=bonuses)


def _awarded(line: DecisionLine) -> d.Awarded:
    own = line.nomination.subject_kind == "collective"
    unit = "" if own else line.printed_unit
    return d.Awarded(name=line.printed_name, salutation=line.salutation, position=line.printed_position, unit=unit)


def certificate(line: DecisionLine, *, made_at: datetime) -> d.PaperData:
    """Giấy khen of one subject (form B.7)."""
    row = line.decision
    day = row.signed_on or day_of(made_at)
    agency, texts = agency_on(day), Texts(PaperKind.CERTIFICATE, day)
    own = line.nomination.subject_kind == "collective"
    where = "" if own else ", ".join(part for part in (line.printed_position, line.printed_unit) if part)
    return d.Certificate(
        face="issued",
        made_at=made_at,
        authority=texts.say(PaperPlace.AUTHORITY, giam_doc=agency.head_full_title),
        granting=texts.say(PaperPlace.GRANTING),
        award_name=texts.say(PaperPlace.AWARD, hinh_thuc_ngan=row.award_type.short_name),
        salutation=_("Tập thể") if own else line.salutation,
        name=line.printed_name,
        description=where,
        achievement=texts.say(PaperPlace.ACHIEVEMENT, dip=occasion(version_of(row.round))),
        decision_words=texts.say(PaperPlace.DECISION_LINE),
        register_words=texts.say(PaperPlace.REGISTER),
        decision_number=row.number,
        decision_symbol=row.symbol,
        register_number=line.register_number,
        place=agency.place,
        dated=row.signed_on,
        signature=department_signature(row.signer, agency),
    )
