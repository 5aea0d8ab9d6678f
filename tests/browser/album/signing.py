"""Papers that the album shows being signed here, and one that is."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from awards.enums import DecisionState
from awards.models import Decision
from core import clock
from dossiers.models import Face, Paper, PaperKind
from dossiers.selectors import picture_of
from dossiers.services.office_papers import make_decision_papers
from dossiers.services.signature_pictures import keep_signature_picture
from dossiers.services.unit_papers import make_unit_paper
from dossiers.tasks import make_pages, render_paper
from tests import factories as make
from tests.browser.album.objects import Kwargs, actor, key, of_unit
from tests.dossiers import to_sign


def letter_to_sign() -> Kwargs:
    """The Tờ trình of a draft, which truong.qlkchtgt signs."""
    who = actor("truong.qlkchtgt")
    kind = PaperKind.SUBMISSION_LETTER
    return key(_printed(make_unit_paper(of_unit("qlkchtgt"), kind, face=Face.FOR_SIGNATURE, actor=who, now=who.now)))


def decision_to_sign() -> Kwargs:
    """The Decision that waits for the director."""
    row = Decision.objects.get(state=DecisionState.FOR_SIGNATURE)
    return key(_printed(make_decision_papers(row, now=clock.now())[0]))


def signed_letter() -> Kwargs:
    """The same Tờ trình with the signature of truong.qlkchtgt."""
    paper = Paper.objects.get(pk=letter_to_sign()["pk"])
    if not paper.signed_copies.exists():
        with ThreadPoolExecutor(1) as pool:
            pool.submit(_sign, paper).result()
    return key(paper)


def _sign(paper: Paper) -> None:
    """In a thread of its own: signing runs a loop, and the browser's own one runs in this one."""
    who = actor("truong.qlkchtgt")
    to_sign.sign(paper, who.user, now=who.now)
    connections.close_all()


def picture() -> Kwargs:
    """The director has a picture of his signature."""
    who = actor("giamdoc")
    if picture_of(who.user) is None:
        keep_signature_picture(make.stored_file(to_sign.ink(), kind="png"), actor=who, now=who.now)
    return {}


def _printed(paper: Paper) -> Paper:
    """`paper` rendered and cut into pages here, in place of the worker."""
    render_paper({"pk": paper.pk}, now=clock.now())
    paper.refresh_from_db()
    make_pages({"pk": paper.pdf_id}, now=clock.now())
    return paper
