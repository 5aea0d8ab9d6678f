"""What the addresses of a unit's own pages are asked about."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from awards.models import Achievement, Evidence, Nomination, Proposal, Report, ReportLink
from awards.services.links import token_hash
from campaigns.enums import ExtensionKind
from campaigns.models import Extension
from organization.models import AwardRecord
from tests import factories as make
from tests.clock import CUT_OFF, NOW

if TYPE_CHECKING:
    from tests.permissions.world import World

Built = tuple[dict[str, Any], Any]
SENT = ("submitted", "correcting", "supplementing", "accepted", "passed_on", "decided")
ALL = ("draft", *SENT)


def _nominee(world: "World", state: str) -> Nomination:
    return world.proposals[state].nominations.get(person=world.person("nominee"))


def _expected(world: "World", state: str) -> Built:
    proposal = world.proposals[state]
    return {"pk": proposal.round.round_units.get(unit=proposal.unit).pk}, proposal


def _subject(world: "World", state: str) -> Built:
    proposal = world.proposals[state]
    return {"pk": proposal.pk, "kind": "ca-nhan", "subject_pk": world.person("staff").pk}, proposal


def _award_record(world: "World", state: str) -> Built:
    nomination = _nominee(world, state)
    fields = {"kind": "title", "name": "Chiến sĩ thi đua cơ sở", "entered_by": world.users["staff"]}
    record, _new = AwardRecord.objects.get_or_create(person=nomination.person, year=2024, defaults=fields)
    return {"pk": nomination.pk, "record_pk": record.pk}, nomination


def _report(world: "World", state: str) -> Built:
    nomination = _nominee(world, state)
    return {"pk": nomination.report.pk}, nomination


def _section(world: "World", state: str) -> Built:
    kwargs, nomination = _report(world, state)
    return kwargs | {"key": "duties"}, nomination


def _answer(world: "World", state: str) -> Built:
    kwargs, nomination = _report(world, state)
    return kwargs | {"criterion": nomination.report.answers.first().criterion_id}, nomination


def _evidence(world: "World", state: str) -> Built:
    row = Evidence.objects.filter(proposal=world.proposals[state]).first()
    return {"pk": row.pk}, world.proposals[state]


def _submission(world: "World", state: str) -> Built:
    return {"pk": world.proposals[state].submissions.first().pk}, world.proposals[state]


def _own_report(world: "World") -> Report:
    """A report of another unit without the words that only its unit may see: whoever has the link reads it."""
    found = Report.objects.filter(nomination__proposal__unit=world.other).first()
    if found:
        return found
    proposal = make.proposal(make.opened_round(), world.other)
    return make.report(make.nomination(proposal, make.person(world.other)))


def _link(world: "World", state: str) -> Built:
    report, token = _own_report(world), f"{state}-duong-dan-rieng-cua-nguoi-viet"
    fields = {"report": report, "made_at": NOW, "made_by": world.users["other_staff"], "expires_at": CUT_OFF}
    if state != "unknown":
        revoked = NOW if state == "revoked" else None
        ReportLink.objects.get_or_create(token_hash=token_hash(token), defaults=fields | {"revoked_at": revoked})
    return {"token": token}, None


def _own_section(world: "World", state: str) -> Built:
    return _link(world, state)[0] | {"key": "duties"}, None


def _own_answer(world: "World", state: str) -> Built:
    return _link(world, state)[0] | {"criterion": _own_report(world).answers.first().criterion_id}, None


def _typed(world: "World", state: str) -> Built:
    """A draft of the own unit whose paper came in time; its extension is open an hour after the cut-off, or passed."""
    paper = _paper_in_time(world, state)
    proposal = Proposal.objects.get(round=paper.round, unit=paper.unit)
    return {"pk": proposal.pk}, proposal


def _paper_in_time(world: "World", state: str) -> Extension:
    found = Extension.objects.filter(kind=ExtensionKind.PAPER_IN_TIME, reason=state).first()
    if found:
        return found
    proposal = make.ready_proposal(of_unit=world.unit)
    until = CUT_OFF + (timedelta(days=2) if state == "open" else timedelta(minutes=30))
    return Extension.objects.create(
        round=proposal.round, unit=world.unit, kind=ExtensionKind.PAPER_IN_TIME, cutoff=until, reason=state,
        received_at=NOW, granted_by=world.users["chief"], granted_at=NOW,
    )  # fmt: skip


def _typed_paper(world: "World", state: str) -> Built:
    return {"pk": _paper_in_time(world, state).pk}, _typed(world, state)[1]


def _typed_section(world: "World", state: str) -> Built:
    nomination = _typed(world, state)[1].nominations.get(subject_kind="individual")
    return {"pk": nomination.report.pk, "key": "duties"}, nomination


LINKS = ("open", "revoked", "unknown")


def _achievement(world: "World", _state: str) -> Built:
    """A line of the unit's book about the nominee, with a file."""
    person = world.person("nominee")
    row = Achievement.objects.filter(person=person).first() or Achievement.objects.create(
        unit=world.unit, person=person, happened_on=NOW.date(), text="Giảm 30% thời gian", file=make.stored_file(),
        noted_at=NOW, noted_by=world.users["staff"],
    )  # fmt: skip
    return {"pk": row.pk}, row


def _picked(world: "World", state: str) -> Built:
    kwargs, nomination = _report(world, state)
    return {"report_pk": kwargs["pk"], "pk": _achievement(world, state)[1].pk}, nomination


OBJECTS: dict[str, tuple[Callable[["World", str], Built], tuple[str, ...]]] = {
    "expected": (_expected, ALL),
    "subject": (_subject, ALL),
    "award_record": (_award_record, ALL),
    "report": (_report, ALL),
    "section": (_section, ALL),
    "answer": (_answer, ALL),
    "evidence": (_evidence, ALL),
    "achievement": (_achievement, ("",)),
    "picked": (_picked, ALL),
    "submission": (_submission, SENT),
    "typed": (_typed, ("open", "passed")),
    "typed_paper": (_typed_paper, ("open", "passed")),
    "typed_section": (_typed_section, ("open", "passed")),
    "link": (_link, LINKS),
    "own_section": (_own_section, LINKS),
    "own_answer": (_own_answer, LINKS),
}
