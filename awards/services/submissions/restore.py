"""Making the working draft what was submitted again, row by row from the frozen content."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.content import freeze
from awards.content.freeze import BALLOT_FIELDS, NOMINATION_FIELDS, frozen_evidence
from awards.content.papers import ATTENDEE_FIELDS, LETTER_FIELDS, MINUTES_FIELDS
from awards.content.reports import ANSWER_FIELDS, SECTION_FIELDS
from awards.enums import NominationState
from awards.models import (
    Attendee,
    Ballot,
    CriterionAnswer,
    DroppedDraft,
    Evidence,
    Letter,
    Minutes,
    Nomination,
    Proposal,
    Report,
    ReportSection,
)
from awards.workflow import transition
from campaigns.models import AwardType, Criterion, ReformArea
from core.clock import day_of
from core.journal import record
from core.refusals import Conflict

Content = dict[str, Any]
INSTANTS = ("starts_at", "ends_at")
BEFORE_SUBMITTING = (NominationState.PLANNED, NominationState.PASSED, NominationState.NOT_PASSED)


def restore_submitted(proposal: Proposal, *, actor: Any, now: datetime) -> None:
    """Write the content of `proposal.submission` back into the rows of the draft; the caller holds the row's lock.

    Afterwards freezing gives the same content again, but for nominees withdrawn since. What only the dropped draft
    had is kept as a DroppedDraft; a nominee or a file that came after is marked as removed.
    """
    submission = proposal.submission
    if submission is None:
        raise Conflict(_("Hồ sơ chưa nộp nên không có bản nào để trở lại."))
    content = submission.content
    left_behind = {row["nomination"] for row in submission.left_behind}
    _keep_words(proposal, content, left_behind, actor, now)
    proposal.is_nil, proposal.nil_reason = content["is_nil"], content["nil_reason"]
    proposal.correcting_since = None
    proposal.version += 1
    proposal.save(update_fields=["is_nil", "nil_reason", "correcting_since", "version"])
    rows = _restore_nominations(proposal, content, left_behind, now)
    _restore_letter(proposal, content["letter"])
    minutes = _restore_minutes(proposal, content["minutes"])
    for line in content["nominations"]:
        if line["id"] in rows:
            _restore_nominee(rows[line["id"]], line, minutes, actor, now)
    _restore_evidence(proposal, content, now)
    record("proposal.restore", actor=actor, now=now, obj=proposal, unit_id=proposal.unit_id,
           number=submission.number, content_hash=submission.content_hash)  # fmt: skip


def _keep_words(proposal: Proposal, content: Content, left_behind: set[int], actor: Any, now: datetime) -> None:
    """Keep what the draft says now, where it differs from what was submitted."""
    draft = freeze(proposal, day=day_of(now), left_behind=left_behind)
    if draft != content:
        DroppedDraft.objects.create(proposal=proposal, content=draft, dropped_at=now, dropped_by=actor.typist)


def _restore_nominations(
    proposal: Proposal, content: Content, left_behind: set[int], now: datetime
) -> dict[int, Nomination]:
    """The nominations of the content, as it has them; those that came after it are removed first."""
    lines = {line["id"]: line for line in content["nominations"]}
    kept = lines.keys() | left_behind
    added = Nomination.objects.present().filter(proposal=proposal, state__in=BEFORE_SUBMITTING).exclude(pk__in=kept)
    added.update(removed_at=now)
    awards = AwardType.objects.in_bulk(_award_codes(content), field_name="code") if lines else {}
    rows = Nomination.objects.filter(pk__in=lines).exclude(state=NominationState.WITHDRAWN)
    rows = {row.pk: row for row in rows.select_related("award_type")}
    # Two nominees may have exchanged their awards: nobody stands in anybody's way while they change back.
    Nomination.objects.filter(pk__in=rows).update(removed_at=now)
    for pk, row in rows.items():
        row.award_type = awards[lines[pk]["award_type"]]
        row.fallback_award = awards.get(lines[pk]["fallback_award"])
        row.removed_at = None
        row.proposal = proposal
        _copy(row, lines[pk], NOMINATION_FIELDS)
    return rows


def _award_codes(content: Content) -> set[str]:
    lines = content["nominations"]
    return {line["award_type"] for line in lines} | {line["fallback_award"] for line in lines if line["fallback_award"]}


def _restore_nominee(row: Nomination, line: Content, minutes: Minutes | None, actor: Any, now: datetime) -> None:
    row.version += 1
    row.save()
    target = _target(line)
    if row.state in BEFORE_SUBMITTING and row.state != target:
        transition(row, f"restore_{target}", actor=actor, now=now)
    if line["ballot"] is None or minutes is None:
        Ballot.objects.filter(nomination=row).delete()
    else:
        _upsert(Ballot, {"nomination": row}, line["ballot"] | {"minutes": minutes}, (*BALLOT_FIELDS, "minutes"))
    if line["report"] is not None:
        _restore_report(row, line["report"])


def _target(line: Content) -> str:
    """The state a nominee of the content is in while the content counts."""
    if line["outcome"] == "passed" and not line["left_behind"]:
        return NominationState.PROPOSED
    return str(line["outcome"])


def _restore_report(nomination: Nomination, content: Content) -> None:
    own_file = {"own_file_id": content["own_file"]["id"] if content["own_file"] else None}
    report, _new = Report.objects.update_or_create(
        nomination=nomination, defaults=own_file, create_defaults=own_file | {"pk": content["id"]}
    )
    campaign = nomination.proposal.round.campaign_id
    areas = dict(ReformArea.objects.filter(campaign=campaign).values_list("code", "pk"))
    kept = set()
    for section in content["sections"]:
        place = {"report": report, "kind": section["kind"], "area_id": areas.get(section["area"])}
        kept.add(_upsert(ReportSection, place, section, SECTION_FIELDS).pk)
    report.sections.exclude(pk__in=kept).delete()
    _restore_answers(report, content["answers"], campaign)


def _restore_answers(report: Report, answers: list[Content], campaign: int) -> None:
    criteria = dict(Criterion.objects.filter(campaign=campaign).values_list("code", "pk"))
    kept = set()
    for answer in answers:
        place = {"report": report, "criterion_id": criteria[answer["criterion"]]}
        row = _upsert(CriterionAnswer, place, answer, ANSWER_FIELDS)
        Evidence.objects.filter(pk__in=answer["evidence"]).update(removed_at=None)
        row.evidence.set(answer["evidence"])
        kept.add(row.pk)
    report.answers.exclude(pk__in=kept).delete()


def _restore_minutes(proposal: Proposal, content: Content | None) -> Minutes | None:
    if content is None:
        Minutes.objects.filter(proposal=proposal).delete()
        return None
    values = content | {name: content[name] and datetime.fromisoformat(content[name]) for name in INSTANTS}
    minutes = _upsert(Minutes, {"proposal": proposal}, values, MINUTES_FIELDS)
    minutes.attendees.all().delete()
    Attendee.objects.bulk_create(
        Attendee(minutes=minutes, person_id=one["person"], **{name: one[name] for name in ATTENDEE_FIELDS})
        for one in content["attendees"]
    )
    return minutes


def _restore_letter(proposal: Proposal, content: Content | None) -> None:
    if content is None:
        Letter.objects.filter(proposal=proposal).delete()
        return
    signer = content["signer"]["id"] if content["signer"] else None
    _upsert(Letter, {"proposal": proposal}, content | {"signer_id": signer}, (*LETTER_FIELDS, "signer_id"))


def _restore_evidence(proposal: Proposal, content: Content, now: datetime) -> None:
    """Files and captions of the content; a file that came after it is marked as removed."""
    captions = {row["id"]: row["caption"] for row in content["evidence"]}
    for row in Evidence.objects.filter(pk__in=captions):
        row.removed_at, row.caption = None, captions[row.pk]
        row.save(update_fields=["removed_at", "caption"])
    whole = {line["id"] for line in content["nominations"] if line["report"]}
    later = [row.pk for row in frozen_evidence(proposal, whole) if row.pk not in captions]
    Evidence.objects.filter(pk__in=later).update(removed_at=now)


def _upsert(model: type, place: dict[str, Any], values: Content, names: tuple[str, ...]) -> Any:
    """The row at `place` with these values; its version grows, so that a page opened before it is stale."""
    row = model.objects.filter(**place).first()
    is_new = row is None
    row = row or model(**place)
    _copy(row, values, names)
    row.version += not is_new
    row.save()
    return row


def _copy(row: Any, values: Content, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(row, name, values[name])
