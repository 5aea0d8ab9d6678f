"""Thông báo kết quả to one unit: its own nominees and reasons, nobody else's."""

from datetime import datetime

from django.utils.translation import gettext as _

from awards.enums import AnswerKind, NominationState
from awards.models import Answer, Decision, Nomination
from core.clock import day_of
from dossiers.building.office_papers import agency_on, version_of
from dossiers.building.parts import (
    decision_words,
    department_letterhead,
    grounds,
    occasion,
    office_signature,
    whom,
)
from dossiers.building.texts import Texts
from dossiers.models import PaperKind, PaperPlace
from dossiers.rendering import data as d
from organization.models import Unit

# Whoever was agreed to stands in no table before the Decision that names him is published.
TOLD = (AnswerKind.DECLINE, AnswerKind.REFER)


def result_notice(row: Decision, unit: Unit, *, made_at: datetime) -> d.ResultNotice:
    """The notice to `unit` of what became of its nominees in the round of the Decision `row`."""
    day = day_of(made_at)
    agency = agency_on(day)
    nominations = Nomination.objects.present().filter(proposal__round=row.round, proposal__unit=unit)
    nominations = list(nominations.select_related("award_type", "person", "decision_line__decision"))
    paper = decision_words(row.number, row.symbol, row.signed_on)
    granted = [one for one in nominations if _is_granted(one)]
    told = [(one, answer) for one in nominations if not _is_granted(one) and (answer := _told_answer(one))]
    about, texts = occasion(version_of(row.round)), Texts(PaperKind.RESULT_NOTICE, day)
    return d.ResultNotice(
        face="for_signature",
        made_at=made_at,
        letterhead=department_letterhead(agency, f"TB-{agency.symbol}", year=day.year),
        signature=office_signature(agency, day, by_order=True),
        recipients=(unit.name, _("Lưu: VT, VP")),
        subject=texts.say(PaperPlace.SUBJECT, dip=about, don_vi=unit.name),
        unit=unit.name,
        headings=(
            texts.say(PaperPlace.HEADING_1, **whom(one.subject_kind for one in granted)),
            texts.say(PaperPlace.HEADING_2, **whom(one.subject_kind for one, _answer in told)),
        ),
        nil=texts.say(PaperPlace.NIL, don_vi=unit.name),
        grounds=grounds("result_notice", day),
        opening=texts.say(PaperPlace.OPENING, quyet_dinh=paper, giam_doc=agency.head_full_title, don_vi=unit.name),
        granted=tuple(_granted(one) for one in granted),
        declined=tuple(_declined(one, answer, texts) for one, answer in told),
        closing=texts.say(PaperPlace.CLOSING, don_vi=unit.name),
    )


def _is_granted(one: Nomination) -> bool:
    return one.state == NominationState.GRANTED and hasattr(one, "decision_line")


def _told_answer(one: Nomination) -> Answer | None:
    return one.answers.filter(superseded_at=None, kind__in=TOLD).first()


def _granted(one: Nomination) -> d.GrantedRow:
    given = one.decision_line.decision
    lowered = given.award_type_id != one.award_type_id
    return d.GrantedRow(
        name=one.printed_name,
        salutation=one.person.salutation if one.person else "",
        position=one.printed_position,
        award=given.award_type.name,
        paper=decision_words(given.number, given.symbol, given.signed_on),
        note=_("Đề nghị: %s") % one.award_type.name if lowered else "",
    )


def _declined(one: Nomination, answer: Answer, texts: Texts) -> d.DeclinedRow:
    referred = answer.kind == AnswerKind.REFER
    return d.DeclinedRow(
        name=one.printed_name,
        salutation=one.person.salutation if one.person else "",
        position=one.printed_position,
        award=one.award_type.name,
        outcome=answer.get_kind_display(),
        reason=texts.say(PaperPlace.REFERRED) if referred else answer.reason,
    )
