"""The prints of a Decision for its signature: each sending is a print of its own."""

import pytest

from awards.services.decisions import record_signed, send_for_signature, take_back
from dossiers.models import PaperKind, PaperPlace, PaperText
from dossiers.services.office_papers import make_decision_papers
from organization.models import Appointment
from tests import factories as make
from tests.awards.test_decisions import agreed, clerk, sent, signing
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


def say(text):
    PaperText.objects.create(kind=PaperKind.DECISION, place=PaperPlace.ARTICLE_1, text=text)


def come_back():
    PaperText.objects.all().delete()


def send_again(row, change):
    """Take the Decision back, change the words, send it again; gives its print."""
    officer = make.actor(make.appraiser())
    take_back(row, actor=officer, now=NOW, note="Sửa lời")
    change()
    send_for_signature(row, signer=Appointment.objects.get(unit=None), actor=officer, now=NOW)
    row.refresh_from_db()
    (paper,) = make_decision_papers(row, now=NOW)
    return paper


def test_words_that_came_back_are_signed_as_they_were_sent_last():
    """A, taken back; B, taken back; A again: what is signed is A, and the first print of A does not count."""
    row = sent(agreed())
    (first,) = make_decision_papers(row, now=NOW)
    second = send_again(row, lambda: say("Khác: {{hinh_thuc}}."))
    third = send_again(row, come_back)
    assert len({first.pk, second.pk, third.pk}) == 3
    assert first.data["articles"] == third.data["articles"] != second.data["articles"]
    record_signed(row, signing(row), actor=clerk(), now=NOW)
    row.refresh_from_db()
    assert make_decision_papers(row, now=NOW)[0].data["articles"] == third.data["articles"]


def test_a_sending_that_the_worker_prints_twice_is_one_print():
    row = sent(agreed())
    assert make_decision_papers(row, now=NOW) == make_decision_papers(row, now=NOW)


def test_a_decision_taken_back_before_the_worker_came_is_not_printed():
    row = sent(agreed())
    take_back(row, actor=make.actor(make.appraiser()), now=NOW, note="Sửa lời")
    row.refresh_from_db()
    assert make_decision_papers(row, now=NOW) == []
