"""Papers printed for signature, whoever is named in their signature block, and a .p12 of his."""

import functools
import io

from PIL import Image, ImageDraw

from awards.models import Decision
from dossiers.models import Face, Paper, PaperKind, SignedCopy
from dossiers.selectors.year_reports import report_of
from dossiers.services.letters import make_letter
from dossiers.services.office_papers import make_decision_papers
from dossiers.services.signing import Print, Secret, sign_paper
from dossiers.services.unit_papers import make_unit_paper
from dossiers.services.year_reports import PARTS, make_year_report, save_year_report
from dossiers.tasks import render_paper
from organization.enums import Role
from organization.models import User
from tests import factories as make
from tests.clock import NOW
from tests.dossiers import decided, signing

NAME = "Nguyễn Thị Kỳ"


def printed(paper: Paper) -> Paper:
    """`paper` as the worker renders it."""
    render_paper({"pk": paper.pk}, now=NOW)
    paper.refresh_from_db()
    return paper


def unit_letter(name: str = NAME) -> tuple[Paper, User]:
    """The Tờ trình of a ready draft, signed by the unit's head."""
    make.agency()
    unit = make.unit()
    head = make.person(unit, name, position=unit.head_title)
    make.appointment(head, unit)
    user = make.user(head)
    proposal = make.ready_proposal(of_unit=unit)
    return printed(unit_letter_of(proposal, user)), user


def unit_letter_of(proposal, user: User) -> Paper:
    kind = PaperKind.SUBMISSION_LETTER
    return make_unit_paper(proposal, kind, face=Face.FOR_SIGNATURE, actor=make.actor(user), now=NOW)


def decision() -> tuple[Paper, User]:
    """A Quyết định sent for signature to the director."""
    row = decided.decision(signed=False)
    return printed(decision_print(row)), row.signer.person.user


def decision_print(row: Decision) -> Paper:
    return make_decision_papers(row, now=NOW)[0]


def office_letter() -> tuple[Paper, User]:
    """A công văn hướng dẫn that Chánh Văn phòng signs by order."""
    make.agency()
    chief = make.person(make.office(), NAME)
    make.appointment(chief, make.office())
    user = make.user(chief, Role.OFFICE_CHIEF)
    return printed(guidance(make.opened_round(contact="Bà Thử"), user)), user


def guidance(round_, user: User) -> Paper:
    kind = PaperKind.GUIDANCE_LETTER
    return make_letter(round_, kind, face=Face.FOR_SIGNATURE, signer=None, actor=make.actor(user), now=NOW)


def year_report() -> tuple[Paper, User]:
    """A Báo cáo tổng kết that Chánh Văn phòng signs by order."""
    paper, user = office_letter()
    words = dict.fromkeys(PARTS, "Đã viết.")
    row = save_year_report(report_of(paper.round.campaign, 2025), words, version=0, actor=make.actor(user), now=NOW)
    return printed(make_year_report(row, face=Face.FOR_SIGNATURE, signer=None, actor=make.actor(user), now=NOW)), user


PAPERS = {"unit_letter": unit_letter, "decision": decision, "office_letter": office_letter, "year_report": year_report}


@functools.cache
def party(name: str) -> signing.Party:
    return signing.party(name, signing.authority())


def p12_of(user: User) -> bytes:
    return signing.p12(party(user.person.full_name))


def sign(paper: Paper, user: User, p12: bytes | None = None, now=NOW, **given) -> SignedCopy:
    """Sign as the page does: with what the signer has seen."""
    secret = Secret(p12_of(user) if p12 is None else p12, given.get("passphrase", signing.PASSPHRASE))
    seen = given.get("seen") or Print.of(paper)
    return sign_paper(paper, seen, secret, actor=make.actor(user, now), now=now)


def ink(colour=(20, 40, 160, 255), ground=(0, 0, 0, 0), size=(600, 200)) -> bytes:
    """The picture of a signature: some strokes on a ground that is seen through, unless said otherwise."""
    picture, out = Image.new("RGBA", size, ground), io.BytesIO()
    width, height = size
    waves = [(width * x / 20, height * (0.2 if x % 2 else 0.8)) for x in range(1, 20)]
    ImageDraw.Draw(picture).line(waves, fill=colour, width=max(height // 25, 1))
    picture.save(out, "PNG")
    return out.getvalue()
