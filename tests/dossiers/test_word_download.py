"""Downloading a paper for Word: who may is in the permission table; here what comes, and of which faces."""

import io

import pytest
from django.urls import reverse
from docx import Document

from core.journal.models import AccessEntry
from dossiers.models import Face, Paper, PaperKind
from dossiers.services.letters import issue_letter, make_letter
from dossiers.services.unit_papers import make_unit_paper
from tests import factories as make
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
KIND = PaperKind.SUBMISSION_LETTER


@pytest.fixture
def proposal():
    make.agency()
    make.appointment(make.person(make.office(), "Vũ Thị Minh Họa"), make.office())
    return make.ready_proposal(make.opened_round(make.award_type()), make.unit("Phòng Một"))


@pytest.fixture
def unit(client, proposal):
    head = make.head(proposal.unit)
    client.force_login(head)
    client.actor = make.actor(head)
    return client


def letter(unit, proposal, face=Face.DRAFT) -> Paper:
    return make_unit_paper(proposal, KIND, face=face, actor=unit.actor, now=NOW)


@pytest.mark.parametrize("face", [Face.DRAFT, Face.FOR_SIGNATURE])
def test_unit_downloads_its_letter_for_word_and_the_page_offers_it(unit, proposal, face):
    paper = letter(unit, proposal, face)
    url = reverse("paper_docx", args=[paper.pk])
    assert url in unit.get(reverse("paper", args=[paper.pk])).text
    response = unit.get(url)
    assert "attachment" in response["Content-Disposition"]
    assert response["Content-Disposition"].endswith(".docx")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    document = Document(io.BytesIO(response.content))
    assert document.core_properties.title == paper.title
    assert unit.get(url).content == response.content


def test_download_is_in_the_access_log(unit, proposal):
    paper = letter(unit, proposal)
    unit.get(reverse("paper_docx", args=[paper.pk]))
    assert AccessEntry.objects.filter(what__startswith="Tải văn bản dạng Word: ").exists()


def test_issued_letter_is_not_for_word(client, proposal):
    officer = make.appraiser()
    client.force_login(officer)
    actor, kind = make.actor(officer), PaperKind.GUIDANCE_LETTER
    printed = make_letter(proposal.round, kind, face=Face.FOR_SIGNATURE, signer=None, actor=actor, now=NOW)
    issued = issue_letter(printed, number="7", dated=NOW.date(), actor=actor, now=NOW)
    assert client.get(reverse("paper_docx", args=[printed.pk])).status_code == 200
    assert client.get(reverse("paper_docx", args=[issued.pk])).status_code == 404
    assert "Tải .docx" not in client.get(reverse("paper", args=[issued.pk])).text


def test_data_that_cannot_be_printed_is_said_and_not_logged_as_given(unit, proposal):
    paper = letter(unit, proposal)
    Paper.objects.filter(pk=paper.pk).update(data=paper.data | {"subject": "x" * 2001})
    response = unit.get(reverse("paper_docx", args=[paper.pk]))
    assert response.status_code == 409
    assert "subject: dài hơn 2000 ký tự" in response.text
    assert not AccessEntry.objects.filter(what__startswith="Tải").exists()


def test_other_unit_finds_nothing(client, unit, proposal):
    paper = letter(unit, proposal)
    client.force_login(make.head(make.unit("Phòng Hai")))
    assert client.get(reverse("paper_docx", args=[paper.pk])).status_code == 404


def test_only_reading_is_answered(unit, proposal):
    assert unit.post(reverse("paper_docx", args=[letter(unit, proposal).pk])).status_code == 405


def test_stranger_signs_in_first(client, unit, proposal):
    paper = letter(unit, proposal)
    client.logout()
    assert client.get(reverse("paper_docx", args=[paper.pk])).status_code == 302
