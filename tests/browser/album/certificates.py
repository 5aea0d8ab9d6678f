"""Certificates that the album shows: on blanks, and in the register of issue."""

from awards.enums import DecisionState
from awards.models import Decision, NameProof
from awards.services.name_proofs import Said, answer_name_proofs, send_name_proofs
from core import clock
from core.outbox.drain import drain
from dossiers.models import Paper
from dossiers.services.batches import ask_batch
from dossiers.services.certificates import issue_certificate
from dossiers.services.office_papers import certificate_in_force, make_decision_papers
from dossiers.services.registers import make_payment_list, make_register
from dossiers.services.replacements import correct_certificate, words_to_print
from tests import factories as make
from tests.browser.album.objects import Kwargs, actor, key, of_unit


def awarded() -> Kwargs:
    return key(Decision.objects.filter(state=DecisionState.PUBLISHED).last().lines.first())


def awarded_on_blank() -> Kwargs:
    make.blank()
    return awarded()


def replaced() -> Kwargs:
    """The first version of a certificate that was corrected, rendered here in place of the worker."""
    who, line = actor("vanthu"), Decision.objects.filter(state=DecisionState.PUBLISHED).last().lines.last()
    old = certificate_in_force(line, now=who.now)
    words = words_to_print(line, now=who.now)
    words["name"] = f"{words['name']} Sửa"
    correct_certificate(line, words, reason="In sai tên.", actor=who, now=who.now)
    return rendered(old)


def issued_this_year() -> Kwargs:
    """A register in which one certificate is entered."""
    line = Decision.objects.filter(state=DecisionState.PUBLISHED).last().lines.first()
    if not line.issues.exists():
        who = actor("vanthu")
        issue_certificate(line, issued_on=who.today, receiver=line.printed_name, actor=who, now=who.now)
    return {"year": line.issues.get().year}


def year_of_awards() -> Kwargs:
    return {"year": Decision.objects.filter(state=DecisionState.PUBLISHED).last().signed_on.year}


def payments() -> Kwargs:
    row, who = Decision.objects.filter(state=DecisionState.PUBLISHED).last(), actor("ketoan")
    return rendered(make_payment_list(row, actor=who, now=who.now))


def handovers() -> Kwargs:
    who = actor("vanthu")
    return rendered(make_register("handover_register", year_of_awards()["year"], actor=who, now=who.now))


def rendered(paper: Paper) -> Kwargs:
    """The paper with its pages, made here in place of the worker."""
    while drain("render"):
        pass
    return key(paper)


def _names_sent():
    """The names of a round were sent; one unit has answered, with a correction."""
    proposal, who = of_unit("qlvt"), actor("thamdinh")
    send_name_proofs(proposal.round, actor=who, now=who.now)
    rows, head = NameProof.objects.filter(nomination__proposal=proposal), actor("truong.qlvt")
    first, *others = rows
    said = [Said(first.pk, "wrong", first.words | {"name": f"{first.words['name']} Sửa"})]
    said += [Said(row.pk, "right", row.words) for row in others[:1]]
    answer_name_proofs(proposal, said, actor=head, now=head.now)
    return proposal


def names_of_round() -> Kwargs:
    return key(_names_sent().round)


def names_of_unit() -> Kwargs:
    return key(_names_sent())


def batches() -> Kwargs:
    """All in colour, made here in place of the worker, and those of one unit on a blank, which wait."""
    row, who = Decision.objects.filter(state=DecisionState.PUBLISHED).last(), actor("vanthu")
    make_decision_papers(row, now=clock.now())
    ask_batch(row, unit=None, profile=None, actor=who, now=who.now)
    while drain("render"):
        pass
    unit = row.lines.first().nomination.proposal.unit
    ask_batch(row, unit=unit, profile=make.blank(), actor=who, now=who.now)
    return key(row)


def blank() -> Kwargs:
    return key(make.blank())
