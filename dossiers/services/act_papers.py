"""The papers of Quyết định hủy bỏ, đính chính, thay thế."""

from datetime import datetime

from awards.enums import DecisionState
from awards.models import Decision
from dossiers.building.acts import KINDS, act_paper
from dossiers.models import Face, Paper
from dossiers.rendering.data import PaperData
from dossiers.services.papers import make_paper
from dossiers.stored import read_back


def make_act_papers(act: Decision, *, now: datetime) -> list[Paper]:
    """The text to sign, one for each sending; once signed the same with its number and date. Nothing for a draft."""
    kind, key = KINDS[act.kind], f"decision:{act.pk}"
    if act.state == DecisionState.DRAFT:
        return []
    if act.state == DecisionState.FOR_SIGNATURE:
        data = act_paper(act, face=Face.FOR_SIGNATURE, made_at=now)
        return [make_paper(kind, data, subject_key=key, now=now, decision=act)]
    there = Paper.objects.filter(kind=kind, face=Face.ISSUED, subject_key=key).first()
    return [there or make_paper(kind, _as_signed(act, kind, key, now), subject_key=key, now=now, decision=act)]


def _as_signed(act: Decision, kind: str, key: str, now: datetime) -> PaperData:
    """The words of the print that was signed, under the number, date and name that văn thư entered."""
    data = act_paper(act, face=Face.ISSUED, made_at=now)
    prints = Paper.objects.filter(kind=kind, face=Face.FOR_SIGNATURE, subject_key=key)
    printed = prints.values_list("data", flat=True).first()
    if printed is None:
        return data
    words = read_back(kind, printed)
    return words.model_copy(
        update={name: getattr(data, name) for name in ("face", "made_at", "letterhead", "signature")}
    )
