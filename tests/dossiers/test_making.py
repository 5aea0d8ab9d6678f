"""A paper from the asking to its page images; what keeps it from being made is told to the person who looks."""

import pytest
from django.test import Client
from django.urls import reverse

from core.outbox.drain import drain
from core.outbox.models import Job, JobState
from dossiers.models import Face, Paper, PaperKind, PaperState
from dossiers.rendering import RenderFailed, engine, fonts
from dossiers.rendering.limits import MAX_CHARACTERS
from dossiers.services.unit_papers import make_unit_paper
from dossiers.tasks import render_paper
from tests import factories as make
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
WAITS = 'hx-trigger="every 2s"'


@pytest.fixture
def head():
    return make.head(make.ready_proposal().unit)


@pytest.fixture
def paper(head):
    proposal = head.person.memberships.get().unit.proposals.get()
    return make_unit_paper(
        proposal, PaperKind.SUBMISSION_LETTER, face=Face.FOR_SIGNATURE, actor=make.actor(head), now=NOW
    )


@pytest.fixture
def said(head, paper):
    """Asks for its page, as often as it is called, and gives what that says."""
    client, address = Client(), reverse("paper", args=[paper.pk])
    client.force_login(head)

    def ask():
        return client.get(address).content.decode()

    return ask


def with_data(paper, **changes):
    paper.data = paper.data | changes
    paper.save()


def give_up(kind, error):
    Job.objects.filter(kind=kind).update(state=JobState.FAILED, error=error)


def test_page_asks_again_until_the_pictures_are_there(paper, said):
    assert WAITS in said()
    render_paper({"pk": paper.pk}, now=NOW)
    assert WAITS in said()
    drain("render")
    assert WAITS not in said()
    assert reverse("paper_page", args=[paper.pk, 1]) in said()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"subject": "x" * 2001}, "subject: dài hơn 2000 ký tự"),
        ({"reasons": "a\n" * 2001}, "reasons: nhiều hơn 2000 đoạn"),
        ({"grounds": ["Căn cứ"] * 201}, "grounds: nhiều hơn 200 dòng"),
        ({"closing": "x" * MAX_CHARACTERS}, "dài hơn 500.000 ký tự"),
        ({"tieu_de": "x"}, "tieu_de: không có trong mẫu"),
    ],
)
def test_data_that_cannot_be_printed_are_told_and_not_tried_again(paper, said, changes, reason):
    with_data(paper, **changes)
    drain("render")
    paper.refresh_from_db()
    assert (paper.state, paper.pdf) == (PaperState.FAILED, None)
    assert reason in paper.error
    assert "Không tạo được văn bản" in said()
    assert paper.error in said()
    assert WAITS not in said()
    assert Job.objects.get(kind="paper").state == JobState.DONE


def test_what_this_machine_lacks_leaves_the_paper_to_another_try(paper, said, monkeypatch):
    monkeypatch.setattr(fonts, "FAMILY", "Tinos that nobody installed")
    engine._font_problems.cache_clear()
    with pytest.raises(RenderFailed, match="Thiếu phông chữ"):
        render_paper({"pk": paper.pk}, now=NOW)
    paper.refresh_from_db()
    assert paper.state == PaperState.WAITING
    assert WAITS in said()


def test_job_whose_process_died_again_and_again_is_told(paper, said):
    give_up("paper", "Tiến trình bị dừng nhiều lần khi đang làm việc này.")
    assert "Không tạo được văn bản" in said()
    assert "Tiến trình bị dừng nhiều lần" in said()
    assert WAITS not in said()


def test_paper_whose_pictures_were_given_up_can_still_be_taken_along(paper, said):
    render_paper({"pk": paper.pk}, now=NOW)
    give_up("pages", "Hết bộ nhớ.")
    assert "hãy tải bản PDF" in said()
    assert "Hết bộ nhớ." in said()
    assert WAITS not in said()
    assert reverse("paper_pdf", args=[paper.pk]) in said()


def test_job_that_comes_again_makes_no_second_file(paper):
    render_paper({"pk": paper.pk}, now=NOW)
    first = Paper.objects.get(pk=paper.pk).pdf
    render_paper({"pk": paper.pk}, now=NOW)
    assert Paper.objects.get(pk=paper.pk).pdf == first
