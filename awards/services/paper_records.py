"""Ghi nhận theo bản ký giấy: an act done on paper, typed by a named officer under the rules of who signed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from awards.enums import PaperAct
from awards.models import PaperRecord
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Problem, Refused
from organization.actors import Actor
from organization.models import User


@dataclass(frozen=True)
class SignedPaper:
    """The signed paper: its scan, its date, who signed."""

    file: StoredFile | None
    signed_on: date | None
    signer: User | None


def act_on_paper(paper: SignedPaper, *, actor: Actor) -> Actor:
    """The signer as an actor, typed for by `actor`: call the ordinary service with it, then `keep_paper`.

    Raises Denied when `actor` may not record papers, Refused when scan, date or signer is missing or in the future.
    """
    check(actor, "awards.record_paper")
    problems = []
    if paper.file is None:
        problems.append(Problem(_("Tải lên bản quét của văn bản đã ký."), field="file"))
    if paper.signed_on is None:
        problems.append(Problem(_("Nhập ngày của văn bản."), field="signed_on"))
    elif paper.signed_on > day_of(actor.now):
        problems.append(Problem(_("Ngày của văn bản không thể ở sau hôm nay."), field="signed_on"))
    if paper.signer is None:
        problems.append(Problem(_("Chọn người đã ký."), field="signer"))
    if problems:
        raise Refused(problems)
    return Actor(paper.signer, actor.now, recorder=actor.user)


@transaction.atomic
def keep_paper(act: PaperAct, obj: models.Model, paper: SignedPaper, *, actor: Any, now: datetime) -> PaperRecord:
    """Bind the paper to the act it stands for; shown wherever the act is shown."""
    record("paper.record", actor=actor, now=now, obj=obj, act=act, file=paper.file.sha256, signer=str(paper.signer))
    return PaperRecord.objects.create(
        act=act,
        object_type=obj._meta.label_lower,
        object_id=obj.pk,
        file=paper.file,
        signed_on=paper.signed_on,
        signer_name=str(paper.signer),
        recorded_by=actor.user,
        recorded_at=now,
    )


def papers_of(obj: models.Model) -> models.QuerySet[PaperRecord]:
    """The papers recorded for one object."""
    rows = PaperRecord.objects.filter(object_type=obj._meta.label_lower, object_id=obj.pk)
    return rows.select_related("file", "recorded_by")
