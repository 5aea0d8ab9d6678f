"""The council's papers: Giấy mời and Phiếu bầu before the session, both minutes after it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import SessionState
from awards.models import CouncilSession
from awards.selectors.council import UNDER_WAY
from core.access import check
from core.journal import record
from core.refusals import Conflict
from dossiers.building import council
from dossiers.models import Face, Paper, PaperKind
from dossiers.rendering.data import PaperData
from dossiers.services.papers import make_paper

BUILDERS: dict[str, Callable[..., PaperData]] = {
    PaperKind.COUNCIL_INVITATION: council.invitation,
    PaperKind.COUNCIL_BALLOT: council.ballot,
    PaperKind.COUNCIL_TALLY: council.tally,
    PaperKind.COUNCIL_MINUTES: council.minutes,
}


@transaction.atomic
def make_council_paper(
    session: CouncilSession, kind: str, *, face: str = Face.FOR_SIGNATURE, actor: Any, now: datetime
) -> Paper:
    """One paper of a session with this face (a ballot always as it is handed out), as things stand now.

    Raises Conflict while, or when no longer, it is to be had.
    """
    check(actor, "awards.run_council", session)
    if not may_be_made(session, kind):
        raise Conflict(_("Giấy mời, phiếu bầu lập trước khi kết thúc; biên bản lập khi phiên họp đã kết thúc."))
    if kind == PaperKind.COUNCIL_BALLOT:
        face = Face.ISSUED
    data = BUILDERS[kind](session, face=Face(face).value, made_at=now)
    key = f"{kind}:{session.pk}"
    paper = make_paper(kind, data, subject_key=key, now=now, actor=actor, round=session.round)
    record("paper.council", actor=actor, now=now, obj=paper, data_hash=paper.data_hash)
    return paper


def may_be_made(session: CouncilSession, kind: str) -> bool:
    if kind in (PaperKind.COUNCIL_INVITATION, PaperKind.COUNCIL_BALLOT):
        return session.state in UNDER_WAY
    return session.state == SessionState.CLOSED
