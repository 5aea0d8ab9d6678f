"""Writing an achievement report: each text and each criterion is saved by itself, with its own version.

The writer is the unit, or the nominee by his personal link. Texts are not journalled word by word: every row keeps
who saved it last and when; files and what ends a writing are.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.models import CriterionAnswer, Evidence, Nomination, Proposal, Report, ReportSection
from awards.selectors.writing import Place
from awards.services.drafts import lock_draft, must_be_editable, note_typist
from awards.services.locked import lock_nomination
from campaigns.models import Criterion
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from core.text import format_time
from organization.services.notices import people_of_unit, tell

# What only the unit states, whoever writes the rest.
UNITS_OWN = frozenset({"attested", "evidence"})


class Stale(Conflict):
    """Somebody else has saved this place since; `theirs` is what stands there now, `version` its number."""

    def __init__(self, saved_by: str, at: datetime | None, theirs: dict[str, Any], version: int) -> None:
        who, when = saved_by or _("người khác"), format_time(at)
        text = _("Chưa lưu: %(who)s vừa sửa chỗ này lúc %(when)s.") if when else _("Chưa lưu: %(who)s vừa sửa chỗ này.")
        super().__init__(Problem(text % {"who": who, "when": when}, code="stale"))
        self.theirs, self.version = theirs, version


@transaction.atomic
def save_section(
    report: Report, place: Place, changes: Mapping[str, Any], *, version: int, actor: Any, now: datetime
) -> ReportSection:
    """Write `changes` ("text", "not_in_charge") to one text. `version` is the one that was read, 0 for none yet.

    Saving again what already stands there succeeds, so that an answer that was lost may be asked for again.
    Raises Stale when somebody else was quicker, Conflict when the draft may not be written (any more).
    """
    _lock(report.nomination, actor=actor)
    section = ReportSection.objects.filter(report=report, kind=place.kind, area=place.area).first()
    section = section or ReportSection(report=report, kind=place.kind, area=place.area, version=0)
    return _save(section, changes, version=version, actor=actor, now=now)


@transaction.atomic
def save_answer(
    report: Report, criterion: Criterion, changes: Mapping[str, Any], *, version: int, actor: Any, now: datetime
) -> CriterionAnswer:
    """Write `changes` ("attested", "figure", "see", "explanation") to what the report says of one criterion.

    A nominee's link writes neither the unit's statement nor its choice of evidence. Otherwise as `save_section`.
    """
    nomination = _lock(report.nomination, actor=actor)
    if UNITS_OWN & changes.keys():
        check(actor, "awards.edit_proposal", nomination)
    if criterion.campaign_id != nomination.proposal.round.campaign_id:
        raise Refused(_("Tiêu chí này không thuộc phong trào của đợt xét."))
    answer = CriterionAnswer.objects.filter(report=report, criterion=criterion).first()
    answer = answer or CriterionAnswer(report=report, criterion=criterion, version=0)
    return _save(answer, changes, version=version, actor=actor, now=now)


@transaction.atomic
def choose_evidence(
    report: Report, criterion: Criterion, evidence: Evidence, *, chosen: bool, actor: Any, now: datetime
) -> CriterionAnswer:
    """Let one file of the proposal show this criterion, or no longer; each tick stands for itself."""
    nomination = _lock(report.nomination, actor=actor)
    check(actor, "awards.edit_proposal", nomination)
    if evidence.proposal_id != nomination.proposal_id or evidence.removed_at is not None:
        raise Refused(_("Minh chứng này không có trong hồ sơ."))
    answer, _new = CriterionAnswer.objects.get_or_create(report=report, criterion=criterion, defaults={"version": 0})
    (answer.evidence.add if chosen else answer.evidence.remove)(evidence)
    return answer


def _lock(nomination: Nomination, *, actor: Any) -> Nomination:
    nomination = lock_nomination(nomination)
    check(actor, "awards.write_report", nomination)
    must_be_editable(nomination.proposal)
    note_typist(nomination.proposal, actor=actor)
    if nomination.removed_at is not None:
        raise Conflict(_("Đối tượng này đã được bỏ khỏi hồ sơ nên không ghi thêm được."))
    return nomination


def _save(row: Any, changes: Mapping[str, Any], *, version: int, actor: Any, now: datetime) -> Any:
    there = {name: getattr(row, name) for name in changes}
    if row.pk and there == dict(changes):
        return row
    if row.version != version:
        raise Stale(getattr(row, "saved_by", ""), getattr(row, "saved_at", None), there, row.version)
    for name, value in changes.items():
        setattr(row, name, value)
    row.version += 1
    if isinstance(row, ReportSection):
        row.saved_at, row.saved_by = now, actor.label[:200]
    row.save()
    return row


@transaction.atomic
def add_evidence(proposal: Proposal, file: StoredFile, caption: str, *, actor: Any, now: datetime) -> Evidence:
    """Put an uploaded file into the proposal; the file itself was looked at and kept before, outside of this."""
    proposal = lock_draft(proposal, actor=actor)
    evidence = Evidence.objects.create(proposal=proposal, file=file, caption=caption, added_at=now, added_by=actor.user)
    record("evidence.add", actor=actor, now=now, obj=evidence, unit_id=proposal.unit_id, sha256=file.sha256)
    return evidence


@transaction.atomic
def remove_evidence(evidence: Evidence, *, actor: Any, now: datetime) -> None:
    """Take a file out of the draft and of every criterion; submitted versions keep it."""
    proposal = lock_draft(evidence.proposal, actor=actor)
    if evidence.removed_at is None:
        evidence.removed_at = now
        evidence.save(update_fields=["removed_at"])
        evidence.answers.clear()
        record("evidence.remove", actor=actor, now=now, obj=evidence, unit_id=proposal.unit_id)


@transaction.atomic
def restore_evidence(evidence: Evidence, *, actor: Any, now: datetime) -> None:
    """Hoàn tác: the file is in the draft again, to be chosen anew beside its criteria."""
    proposal = lock_draft(evidence.proposal, actor=actor)
    if evidence.removed_at is not None:
        evidence.removed_at = None
        evidence.save(update_fields=["removed_at"])
        record("evidence.restore", actor=actor, now=now, obj=evidence, unit_id=proposal.unit_id)


@transaction.atomic
def set_own_file(report: Report, file: StoredFile | None, *, actor: Any, now: datetime) -> None:
    """Use a report that was signed on paper instead of the written one, or no longer (None)."""
    nomination = _lock(report.nomination, actor=actor)
    check(actor, "awards.edit_proposal", nomination)
    report.own_file = file
    report.save(update_fields=["own_file"])
    record(
        "report.own_file", actor=actor, now=now, obj=nomination, unit_id=nomination.proposal.unit_id,
        sha256=file.sha256 if file else "",
    )  # fmt: skip


@transaction.atomic
def finish_report(report: Report, *, finished: bool, actor: Any, now: datetime) -> None:
    """The writer says that he is done, or goes on writing; it stops nobody. The unit is told by a nominee."""
    nomination = _lock(report.nomination, actor=actor)
    if finished == (report.finished_at is not None):
        return
    report.finished_at = now if finished else None
    report.save(update_fields=["finished_at"])
    unit_id = nomination.proposal.unit_id
    record("report.finish", actor=actor, now=now, obj=nomination, unit_id=unit_id, finished=finished)
    if finished and actor.user is None:
        text = _("%s báo đã viết xong báo cáo thành tích.") % nomination.printed_name
        key = f"report-finished:{report.pk}:{now:%Y%m%dT%H%M%S}"
        tell(people_of_unit(unit_id, day_of(now)), text=text, key=key, now=now)
