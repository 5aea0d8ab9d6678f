"""Biên bản kiểm phiếu of a unit: where it voted in secret, from the facts of its minutes."""

import io

import pytest
from django.urls import reverse
from docx import Document

from awards.content import content_hash, manifest
from awards.models import Ballot
from dossiers.building.unit_papers import tellers_in
from dossiers.models import Face, Paper, PaperKind
from dossiers.rendering.data import parse
from dossiers.services.unit_papers import make_submission_papers, make_unit_paper
from dossiers.services.whole import items_of
from dossiers.services.word import docx_of
from tests import factories as make
from tests.awards.door import submit
from tests.clock import NOW
from tests.dossiers import papers
from tests.dossiers.reading import text_of

BALLOTS = PaperKind.UNIT_BALLOTS
SECRET = {"secret": True, "issued": 3, "returned": 3, "invalid": 0}


@pytest.fixture
def proposal():
    """Ready, voted in secret: the collective 3/3, its person 2/3."""
    row = make.ready_proposal()
    Ballot.objects.filter(minutes__proposal=row).update(**SECRET)
    Ballot.objects.filter(nomination__subject_kind="individual").update(in_favour=2, against=1)
    row.minutes.tellers = "Lê Thị Đếm, Trần Văn Ghi (tổ trưởng)"
    row.minutes.save()
    return row


def made(proposal, face=Face.FOR_SIGNATURE):
    return make_unit_paper(proposal, BALLOTS, face=face, actor=make.actor(make.head(proposal.unit)), now=NOW)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đỗ Ý, K'Bling", ("Đỗ Ý", "K'Bling")),
        ("K'Bling (thành viên), Đỗ Ý (tổ trưởng)", ("Đỗ Ý", "K'Bling")),
        ("Tổ trưởng: Đỗ Ý; K'Bling - thành viên", ("Đỗ Ý", "K'Bling")),
        ("Đỗ Ý (Tổ trưởng, Phó Trưởng phòng)", ("Đỗ Ý",)),
        (" , ;", ()),
        ("", ()),
    ],
)
def test_tellers_are_read_as_names_their_head_first(text, names):
    assert tellers_in(text) == names


class TestPaper:
    def test_it_counts_papers_votes_and_share_of_the_base(self):
        text = text_of(BALLOTS, papers.unit_ballots())
        counts = "- Số phiếu phát ra: 8; - Số phiếu thu về: 8; - Số phiếu hợp lệ: 8; - Số phiếu không hợp lệ: 0."
        for words in (
            "Tổng số thành viên: 09; có mặt: 08; vắng mặt: 01.", "Đỗ Ý (tổ trưởng), K'Bling, Lê Hữu Giả Định.",
            "tỷ lệ tính trên tổng số thành viên", counts, "8/9 88,89%", "TỔ KIỂM PHIẾU", "CHỦ TỌA",
        ):  # fmt: skip
            assert words in text
        assert "được thông qua: 03; không được thông qua: 02." in text_of(BALLOTS, papers.unit_ballots(4))
        nine = papers.unit_ballots(0, ballots=(papers.unit_ballots().ballots[0].model_copy(update={"in_favour": 9}),))
        assert "9/9 100%" in text_of(BALLOTS, nine)

    def test_papers_that_differ_stand_nominee_by_nominee(self):
        rows = papers.unit_ballots().ballots
        other = rows[0].model_copy(update={"returned": 7, "valid": 6, "invalid": 1})
        text = text_of(BALLOTS, papers.unit_ballots(ballots=(other, *rows[1:])))
        assert "Phát ra Thu về Hợp lệ Không hợp lệ" in text
        assert "8 7 6 1" in text

    def test_what_nobody_wrote_leaves_room(self):
        row = (
            papers.unit_ballots()
            .ballots[0]
            .model_copy(update=dict.fromkeys(("issued", "returned", "valid", "invalid")))
        )
        text = text_of(BALLOTS, papers.unit_ballots(tellers=(), place="", ballots=(row,)))
        assert "Tổ kiểm phiếu gồm: …" in text
        assert "- Số phiếu phát ra: …;" in text


@pytest.mark.django_db
@pytest.mark.usefixtures("hands")
class TestUnit:
    def test_it_says_what_the_minutes_say(self, proposal):
        paper = parse(BALLOTS, made(proposal).data)
        assert paper.tellers == ("Trần Văn Ghi", "Lê Thị Đếm")
        assert (paper.total_members, paper.present, paper.chair) == (3, 3, "Thành viên 0")
        counts = [(row.issued, row.returned, row.valid, row.invalid, row.in_favour, row.base) for row in paper.ballots]
        assert counts == [(3, 3, 3, 0, 3, 3), (3, 3, 3, 0, 2, 3)]
        assert "2/3 66,67%" in text_of(BALLOTS, paper)

    def test_show_of_hands_beside_it_is_left_out(self, proposal):
        Ballot.objects.filter(nomination__subject_kind="collective").update(secret=False)
        assert [row.kind for row in parse(BALLOTS, made(proposal).data).ballots] == ["individual"]

    def test_it_goes_to_word_and_not_as_a_draft_of_another_text(self, proposal):
        paper = made(proposal)
        assert paper.is_in_word
        document = Document(io.BytesIO(docx_of(paper)))
        said = " ".join(paragraph.text for paragraph in document.paragraphs)
        assert "Tổ kiểm phiếu gồm:" in said

    def test_it_is_offered_and_made_only_where_a_ballot_was_secret(self, proposal, client):
        client.force_login(make.head(proposal.unit))
        url = reverse("paper_make", args=[proposal.pk, BALLOTS, "trinh-ky"])
        page = reverse("proposal_submit", args=[proposal.pk])
        assert url in client.get(page).text
        assert client.post(url).status_code == 302
        Ballot.objects.update(secret=False)
        assert url not in client.get(page).text
        assert client.post(url).status_code == 422
        assert Paper.objects.filter(kind=BALLOTS).count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("hands")
class TestSubmission:
    def test_it_is_among_the_papers_of_the_submission_and_of_the_whole_dossier(self, proposal):
        submission = submit(proposal)
        kinds = [paper.kind for paper in make_submission_papers(submission, now=NOW)]
        assert kinds[:4] == [PaperKind.RECEIPT, PaperKind.SUBMISSION_LETTER, PaperKind.MEETING_MINUTES, BALLOTS]
        assert any(item.title.startswith("Biên bản kiểm phiếu") for item in items_of(submission, now=NOW))

    def test_it_is_not_where_hands_were_raised(self):
        papers_made = make_submission_papers(submit(make.ready_proposal()), now=NOW)
        assert BALLOTS not in [paper.kind for paper in papers_made]

    def test_what_is_frozen_and_listed_stays_as_it_was(self, proposal):
        """The content is that of the minutes, whose hash the receipt lists; the paper adds nothing to it."""
        submission = submit(proposal)
        assert content_hash(submission.content) == submission.content_hash
        assert manifest(submission.content) == submission.manifest
        assert [row["kind"] for row in submission.manifest["documents"]][:2] == ["submission_letter", "meeting_minutes"]

    def test_submission_from_before_invalid_papers_were_asked_for_reads_as_none(self, proposal):
        Ballot.objects.update(invalid=None)
        submission = submit(proposal)
        paper = next(one for one in make_submission_papers(submission, now=NOW) if one.kind == BALLOTS)
        assert {(row["valid"], row["invalid"]) for row in paper.data["ballots"]} == {(3, 0)}
