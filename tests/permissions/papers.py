"""Papers of the world: of a draft (signed and rendered), of a submission, of a published Decision."""

from typing import TYPE_CHECKING

from dossiers.models import Face, PageImage, Paper, PaperKind, PaperState, WholeDossier
from dossiers.services.letters import make_letter
from dossiers.services.office_papers import make_decision_papers
from dossiers.services.signed import keep_signed_copy
from dossiers.services.unit_papers import make_submission_papers, make_unit_paper
from tests import factories as make
from tests.clock import NOW

if TYPE_CHECKING:
    from tests.permissions.world import World


def make_papers(world: "World") -> dict[str, Paper]:
    """One paper of each owner; the rendering itself is tested elsewhere, a stored file stands for it."""
    draft, head = world.proposals["draft"], world.actor("head")
    own = make_unit_paper(draft, PaperKind.MEETING_MINUTES, face=Face.FOR_SIGNATURE, actor=head, now=NOW)
    keep_signed_copy(own, make.stored_file(), actor=head, now=NOW)
    to_sign = make_unit_paper(draft, PaperKind.SUBMISSION_LETTER, face=Face.FOR_SIGNATURE, actor=head, now=NOW)
    sent = make_submission_papers(world.proposals["submitted"].submission, now=NOW)[0]
    decided = make_decision_papers(world.decisions["published"], now=NOW)
    by_kind = {paper.kind: paper for paper in decided}
    letter = make_letter(
        draft.round,
        PaperKind.GUIDANCE_LETTER,
        face=Face.FOR_SIGNATURE,
        signer=None,
        actor=world.actor("chief"),
        now=NOW,
    )
    papers = {
        "letter": letter,
        "to_sign": to_sign,
        "draft": own,
        "submitted": sent,
        "decision": by_kind[PaperKind.DECISION],
        "certificate": by_kind[PaperKind.CERTIFICATE],
        "notice": by_kind[PaperKind.RESULT_NOTICE],
    }
    for paper in papers.values():
        _render(paper)
    submission = world.proposals["submitted"].submission
    WholeDossier.objects.create(submission=submission, pdf=make.stored_file(), state=PaperState.READY, made_at=NOW)
    return papers


def _render(paper: Paper) -> None:
    paper.pdf, paper.state = make.stored_file(), PaperState.READY
    paper.save(update_fields=["pdf", "state"])
    if not PageImage.objects.filter(file=paper.pdf).exists():
        picture = make.stored_file(b"\x89PNG trang", name="trang-1.png", kind="png")
        PageImage.objects.create(file=paper.pdf, number=1, image=picture)
