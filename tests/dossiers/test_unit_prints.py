"""A unit's prints and its submission: what was signed is what is submitted, in the words that were signed."""

from datetime import date, timedelta

import pytest

from dossiers.building.unit_papers import meeting_minutes
from dossiers.models import Face, LegalBasis, Paper, PaperKind, PaperPlace, PaperText
from dossiers.rendering.data import parse
from dossiers.services.signed import keep_signed_copy
from dossiers.services.unit_papers import make_submission_papers, make_unit_paper
from tests import factories as make
from tests.awards.door import correct, submit
from tests.clock import NOW, vn
from tests.dossiers.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
LETTER, MINUTES, REPORT = PaperKind.SUBMISSION_LETTER, PaperKind.MEETING_MINUTES, PaperKind.REPORT_INDIVIDUAL


@pytest.fixture
def proposal():
    return make.ready_proposal()


def actor_of(proposal):
    return make.actor(make.head(proposal.unit))


def printed(proposal, kind=LETTER, *, signed=True, now=NOW, **options):
    """Printed for signature and, unless said otherwise, signed."""
    head = actor_of(proposal)
    paper = make_unit_paper(proposal, kind, face=Face.FOR_SIGNATURE, actor=head, now=now, **options)
    if signed:
        keep_signed_copy(paper, make.stored_file(), actor=head, now=now)
    return paper


def of_kind(submission, kind=LETTER, now=NOW):
    return next(paper for paper in make_submission_papers(submission, now=now) if paper.kind == kind)


def write_other_words():
    PaperText.objects.create(kind=LETTER, place=PaperPlace.CLOSING, text="Kính trình {{giam_doc}}")
    LegalBasis.objects.create(text="Căn cứ Luật mới", papers=[LETTER])


class TestSigned:
    def test_signed_print_is_the_submissions_whatever_words_are_written_since(self, proposal):
        paper = printed(proposal)
        write_other_words()
        submission = submit(proposal)
        made = of_kind(submission)
        assert (made, made.submission_id, made.data_hash) == (paper, submission.pk, paper.data_hash)
        assert "Căn cứ Luật mới" not in made.data["grounds"]

    def test_print_that_nobody_signed_gives_way_to_the_words_of_the_day(self, proposal):
        paper = printed(proposal, signed=False)
        write_other_words()
        made = of_kind(submit(proposal))
        assert made != paper
        assert made.data["grounds"][0] == "Căn cứ Luật mới"
        assert made.facts_hash == paper.facts_hash

    def test_signed_print_that_says_something_else_is_not_the_submissions(self, proposal):
        paper = printed(proposal)
        proposal.letter.grounds = "Thành tích nổi bật."
        proposal.letter.save()
        made = of_kind(submit(proposal))
        assert made != paper
        assert made.facts_hash != paper.facts_hash

    def test_nominee_who_is_not_on_the_signed_print_changes_it(self, proposal):
        paper = printed(proposal)
        proposal.nominations.filter(subject_kind="individual").update(printed_position="Phó Trưởng phòng")
        assert of_kind(submit(proposal)) != paper

    def test_replaced_copy_does_not_count(self, proposal):
        paper = printed(proposal)
        paper.signed_copies.update(replaced_at=NOW)
        write_other_words()
        assert of_kind(submit(proposal)) != paper

    @pytest.mark.parametrize("kind", [LETTER, REPORT])
    def test_year_that_turns_between_signing_and_submitting_changes_nothing(self, proposal, kind, hands):
        person = proposal.nominations.get(subject_kind="individual").pk
        paper = printed(proposal, kind, now=vn(2025, 12, 31, 23, 59), nomination=person if kind == REPORT else None)
        hands.to(vn(2026, 1, 1, 0, 1))
        assert of_kind(submit(proposal), kind) == paper
        assert paper.data["letterhead"]["year"] == 2025

    def test_signed_print_of_an_unchanged_letter_serves_the_next_submission_too(self, proposal):
        paper = printed(proposal)
        assert of_kind(submit(proposal)) == paper
        write_other_words()
        second = submit(correct(proposal))
        assert of_kind(second) == paper
        paper.refresh_from_db()
        assert paper.submission == second


class TestSubmitted:
    def test_submission_keeps_its_papers_whatever_words_are_written_since(self, proposal):
        submission = submit(proposal)
        first = make_submission_papers(submission, now=NOW)
        write_other_words()
        again = make_submission_papers(submission, now=NOW + timedelta(days=400))
        assert again == first
        assert Paper.objects.filter(submission=submission).count() == len(first)

    def test_new_print_of_the_draft_has_the_new_words_all_the_same(self, proposal):
        old = printed(proposal, signed=False)
        write_other_words()
        new = printed(proposal, signed=False)
        assert new != old
        assert new.facts_hash == old.facts_hash


class TestYear:
    """Nghị định 30/2020/NĐ-CP, Điều 15: number and day come after signing, the year is printed."""

    @pytest.mark.parametrize(("now", "year"), [(vn(2025, 12, 31, 23, 59), 2025), (vn(2026, 1, 1), 2026)])
    def test_what_has_no_date_leaves_room_for_it_in_the_year_of_its_making(self, proposal, now, year):
        paper = make_unit_paper(proposal, LETTER, face=Face.FOR_SIGNATURE, actor=actor_of(proposal), now=now)
        assert paper.data["letterhead"]["dated"] is None
        text = text_of(LETTER, parse(LETTER, paper.data))
        assert f"Hà Nam, ngày tháng năm {year}" in text
        assert f"ngày tháng năm {year} của {proposal.unit.name})" in text

    def test_dated_letter_has_the_year_of_its_date(self, proposal):
        proposal.letter.dated = date(2025, 12, 16)
        proposal.letter.save()
        paper = make_unit_paper(proposal, LETTER, face=Face.FOR_SIGNATURE, actor=actor_of(proposal), now=vn(2026, 1, 2))
        assert paper.data["letterhead"]["year"] == 2025

    def test_minutes_have_no_line_of_a_date_and_no_year(self, proposal):
        content = submit(proposal)
        paper = meeting_minutes(content.content, content.round_version.content, face=Face.DRAFT, made_at=NOW)
        assert paper.letterhead.year is None
