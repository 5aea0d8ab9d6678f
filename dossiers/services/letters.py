"""Công văn, and number and date as văn thư entered them for these and for whatever else is signed on paper first."""

import re
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Round
from core.access import check
from core.clock import VIETNAM, day_of
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from core.text import doc_number
from dossiers.building.letters import guidance_letter, urged_units, urging_letter
from dossiers.models import MINUTES, NUMBERED, Face, Paper, PaperKind
from dossiers.services.papers import make_paper
from dossiers.stored import read_back
from organization.models import Appointment

NUMBER = re.compile(r"[1-9][0-9]{0,5}[a-z]?|0[1-9][a-z]?")


@transaction.atomic
def make_letter(round_: Round, kind: str, *, face: str, signer: Appointment | None, actor: Any, now: datetime) -> Paper:
    """A công văn of this round to look at (dự thảo) or to print for signature (bản trình ký).

    Raises Conflict when there is no unit left to be urged.
    """
    check(actor, "campaigns.set_up", round_)
    if kind == PaperKind.URGING_LETTER:
        if not urged_units(round_, now):
            text = _("Không có đơn vị nào để đôn đốc: mọi đơn vị đã gửi hồ sơ, hoặc đợt không nhận hồ sơ lúc này.")
            raise Conflict(text)
        data = urging_letter(round_, face=face, signer=signer, made_at=now)
        # Each one is a paper of its own: a later one does not take the place of the one before.
        key = f"{kind}:{round_.pk}:{now.astimezone(VIETNAM):%Y-%m-%dT%H:%M}"
    else:
        data, key = guidance_letter(round_, face=face, signer=signer, made_at=now), f"{kind}:{round_.pk}"
    paper = make_paper(kind, data, subject_key=key, now=now, actor=actor, round=round_)
    record("paper.letter", actor=actor, now=now, obj=paper, face=face, data_hash=paper.data_hash)
    return paper


@transaction.atomic
def issue_letter(paper: Paper, *, number: str, dated: date, actor: Any, now: datetime) -> Paper:
    """Ghi số, ngày: the same text as was printed for signature, with the number and date that văn thư gave it.

    Raises Conflict for another face, Refused when the number is no number, taken in that year, or the day to come.
    """
    check(actor, "awards.sign_decision", paper)
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if paper.kind not in NUMBERED or paper.face != Face.FOR_SIGNATURE:
        raise Conflict(_("Chỉ ghi số, ngày vào bản trình ký của công văn, báo cáo, biên bản."))
    data = read_back(paper.kind, paper.data)
    problems = _problems(paper, data.letterhead.symbol, number, dated, actor.today)
    if paper.kind in MINUTES and dated < day_of(data.starts_at):
        problems.append(Problem(_("Ngày của biên bản không được trước ngày họp."), field="dated"))
    if problems:
        raise Refused(problems)
    head = data.letterhead.model_copy(update={"number": number, "dated": dated, "year": dated.year})
    issued = data.model_copy(update={"face": Face.ISSUED.value, "letterhead": head, "mark": None})
    row = make_paper(paper.kind, issued, subject_key=paper.subject_key, now=now, actor=actor, round=paper.round)
    record("paper.issue", actor=actor, now=now, obj=row, number=number, dated=dated.isoformat())
    return row


def _problems(paper: Paper, symbol: str, number: str, dated: date, today: date) -> list[Problem]:
    problems = []
    if dated > today:
        problems.append(Problem(_("Ngày ban hành không được sau hôm nay."), field="dated"))
    if not NUMBER.fullmatch(number):
        problems.append(Problem(_("Số gồm chữ số, có thể thêm một chữ, ví dụ 12 hoặc 12a."), field="number"))
    elif _is_taken(paper, symbol, number, dated.year):
        text = _("Số %(number)s/%(symbol)s đã dùng trong năm %(year)d.")
        words = {"number": doc_number(number), "symbol": symbol, "year": dated.year}
        problems.append(Problem(text % words, field="number"))
    return problems


def _is_taken(paper: Paper, symbol: str, number: str, year: int) -> bool:
    """Whether another paper of this series and year bears the number; the same paper may be made again."""
    others = Paper.objects.filter(kind__in=NUMBERED, face=Face.ISSUED).exclude(subject_key=paper.subject_key)
    heads = [row["letterhead"] for row in others.values_list("data", flat=True)]
    taken = {(head["symbol"], _plain(head["number"]), head["year"]) for head in heads}
    return (symbol, _plain(number), year) in taken


def _plain(number: str) -> str:
    """The number as it is compared: 05 is 5."""
    return number.lstrip("0").lower()
