"""Ghi nhận theo bản ký giấy: an act done on paper, typed by a named officer under the rules of who signed."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from awards.enums import PaperAct
from awards.models import PaperRecord, Proposal
from awards.services.letters import signing_words
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Problem, Refused
from core.text import format_date
from organization.actors import Actor
from organization.enums import Role
from organization.models import Appointment, Person, User


@dataclass(frozen=True)
class SignedPaper:
    """The signed paper: its scan, its date, who signed: a leader's account, by which appointment of a unit, or somebody
    for himself."""

    file: StoredFile | None
    signed_on: date | None
    signer: User | Appointment | Person | None

    @property
    def signer_words(self) -> str:
        """Who signed, as he stands under the paper."""
        if isinstance(self.signer, Person):
            return f"{self.signer.salutation} {self.signer.full_name}"
        return signing_words(self.signer) if isinstance(self.signer, Appointment) else str(self.signer)

    @property
    def mark(self) -> str:
        """What tells this paper from another: the bytes, the date, the signer."""
        return f"{self.file.sha256}:{self.signed_on}:{self.signer_words}"

    @property
    def is_signed_by_right(self) -> bool:
        """Whether the signer led the unit, or was one of the leadership, on the day of the paper; anybody signs for
        himself."""
        if isinstance(self.signer, Person):
            return True
        if isinstance(self.signer, Appointment):
            return self.signer.holds_on(self.signed_on)
        delegations = Appointment.objects.delegations().on(self.signed_on).filter(person=self.signer.person_id)
        return self.signer.grants.on(self.signed_on).filter(role=Role.LEADERSHIP).exists() or delegations.exists()


@dataclass(frozen=True)
class Signatory(Actor):
    """Who signed a paper, with the rights of its day; `recorder` types. A head needs no account for it."""

    paper: SignedPaper | None = None

    @cached_property
    def signed_in(self) -> bool:
        return True

    @cached_property
    def today(self) -> date:
        return self.paper.signed_on

    @cached_property
    def person_id(self) -> int | None:
        signer = self.paper.signer
        return signer.pk if isinstance(signer, Person) else signer.person_id

    @property
    def label(self) -> str:
        recorder = f", {self.recorder.label} ghi nhận theo bản ký giấy"
        return self.paper.signer_words[: 200 - len(recorder)] + recorder


def act_on_paper(paper: SignedPaper, *, actor: Actor) -> Signatory:
    """The signer as an actor, typed for by `actor`: the ordinary service does the act and keeps the paper.

    Raises Denied when `actor` may not record papers, Refused when scan, date or signer is missing, the date is in
    the future, or the signer had no right to sign on that day.
    """
    check(actor, "awards.record_paper")
    problems = _problems(paper, day_of(actor.now))
    if problems:
        raise Refused(problems)
    return Signatory(_account_of(paper.signer), actor.now, recorder=actor.user, paper=paper)


def _account_of(signer: User | Appointment | Person) -> User | None:
    """Whose account the act belongs to; a head acts by his appointment alone."""
    if isinstance(signer, Person):
        return User.objects.filter(person=signer).first()
    return signer if isinstance(signer, User) else None


def _problems(paper: SignedPaper, today: date) -> list[Problem]:
    problems = []
    if paper.file is None:
        problems.append(Problem(_("Tải lên bản quét của văn bản đã ký."), field="file"))
    if paper.signed_on is None:
        problems.append(Problem(_("Nhập ngày của văn bản."), field="signed_on"))
    elif paper.signed_on > today:
        problems.append(Problem(_("Ngày của văn bản không thể ở sau hôm nay."), field="signed_on"))
    if paper.signer is None:
        problems.append(Problem(_("Chọn người đã ký."), field="signer"))
    elif paper.signed_on and not paper.is_signed_by_right:
        text = _("%(signer)s không có quyền ký vào ngày của văn bản (%(day)s).")
        words = {"signer": paper.signer_words, "day": format_date(paper.signed_on)}
        problems.append(Problem(text % words, field="signer"))
    return problems


def paper_mark(actor: Any) -> str:
    """What names the paper that `actor` acts by; "" for whoever acts on screen himself."""
    return actor.paper.mark if isinstance(actor, Signatory) else ""


def keep_paper(act: PaperAct, obj: models.Model, proposal: Proposal | None, *, actor: Any, now: datetime) -> None:
    """Bind the paper that `actor` acts by to what he did, inside the act's transaction; nothing for a screen act.

    Without a proposal it is about no unit's alone.
    """
    if not isinstance(actor, Signatory):
        return
    paper = actor.paper
    unit_id = proposal.unit_id if proposal else None
    record("paper.record", actor=actor, now=now, obj=obj, unit_id=unit_id, act=act, file=paper.file.sha256,
           signed_on=paper.signed_on.isoformat(), signer=paper.signer_words)  # fmt: skip
    PaperRecord.objects.create(
        act=act,
        proposal=proposal,
        object_type=obj._meta.label_lower,
        object_id=obj.pk,
        file=paper.file,
        signed_on=paper.signed_on,
        signer_name=paper.signer_words[:300],
        recorded_by=actor.recorder,
        recorded_at=now,
    )


def papers_of(*objects: models.Model) -> dict[int, PaperRecord]:
    """The paper behind each of some objects of one kind, by their ids; who acted on screen has none."""
    kind = objects[0]._meta.label_lower if objects else ""
    rows = PaperRecord.objects.filter(object_type=kind, object_id__in=[obj.pk for obj in objects])
    return {row.object_id: row for row in rows.select_related("recorded_by")}
