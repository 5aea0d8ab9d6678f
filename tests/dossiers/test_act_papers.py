"""Quyết định hủy bỏ, đính chính, thay thế as papers: what they say, what is signed, what the public page tells."""

import pytest

from awards.enums import DecisionKind
from awards.services.acts import Misprint
from awards.services.decisions import Signing, record_signed, take_back
from dossiers.building.acts import act_paper
from dossiers.current import is_current
from dossiers.models import Face, Paper, PaperKind
from dossiers.selectors.genuine import genuine, genuine_file
from dossiers.services.act_papers import make_act_papers
from dossiers.services.office_papers import make_decision_papers
from dossiers.tasks import make_decision_papers as work
from tests import factories as make
from tests.awards.acts import (
    FACTS,
    GROUND,
    drafted,
    fresh,
    published,
    renaming,
    revoking,
    rewording,
    sent,
    signed,
)
from tests.clock import NOW
from tests.dossiers.decided import decision
from tests.dossiers.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
REVOKE, CORRECT, REPLACE = DecisionKind.REVOKE, DecisionKind.CORRECT, DecisionKind.REPLACE


def person_line(row):
    return row.lines.get(nomination__subject_kind="individual")


def articles(act, face=Face.FOR_SIGNATURE):
    return [article.text for article in act_paper(act, face=face, made_at=NOW).articles]


class TestWords:
    def test_of_a_revocation_of_one_name_him_and_need_no_list(self):
        row = decision()
        line = person_line(row)
        act = drafted(REVOKE, row, revoking(row, line))
        first, money, _last = articles(act)
        assert f"đối với {line.salutation} {line.printed_name}" in first
        assert f"Hủy bỏ Quyết định số {row.number}/{row.symbol}" in first
        assert f"Trường hợp hủy bỏ: {GROUND}." in first
        assert f"Lý do: {FACTS}." in first
        assert money.startswith("Thu hồi")
        assert act_paper(act, face=Face.DRAFT, made_at=NOW).individuals == ()

    def test_of_a_revocation_of_all_list_them(self):
        row = decision()
        act = drafted(REVOKE, row, revoking(row))
        assert "đối với 01 tập thể, 01 cá nhân (có danh sách kèm theo)" in articles(act)[0]
        paper = act_paper(act, face=Face.DRAFT, made_at=NOW)
        assert (len(paper.collectives), len(paper.individuals)) == (1, 1)
        assert "DANH SÁCH" in text_of(PaperKind.REVOCATION, paper)

    def test_of_a_revocation_sum_the_money_to_be_given_back(self):
        row = decision()
        row.lines.update(bonus=710_000)
        bonuses = act_paper(drafted(REVOKE, row, revoking(row)), face=Face.DRAFT, made_at=NOW).articles[1].bonuses
        assert [(bonus.count, bonus.amount) for bonus in bonuses] == [(1, 710_000), (1, 710_000)]

    def test_of_a_correction_say_where_what_and_how(self):
        row = decision()
        line = person_line(row)
        first, rest, _last = articles(drafted(CORRECT, row, renaming(line, "Nguyễn Văn Đúng")))
        assert (
            f"- Số thứ tự 01, cá nhân ({line.printed_name}), họ tên (tên tập thể): “{line.printed_name}” sửa thành "
            "“Nguyễn Văn Đúng”."
        ) in first.split("\n")
        assert "giữ nguyên" in rest

    def test_of_a_correction_of_the_text_name_the_place(self):
        act = drafted(CORRECT, decision(), rewording(Misprint("Điều 2", "Qũy", "Quỹ")))
        assert "- Điều 2: “Qũy” sửa thành “Quỹ”." in articles(act)[0].split("\n")

    def test_of_a_replacement_give_the_whole_list_anew(self):
        row = decision()
        act = drafted(REPLACE, row, renaming(person_line(row), "Nguyễn Văn Đúng"))
        paper = act_paper(act, face=Face.DRAFT, made_at=NOW)
        assert [one.name for one in paper.individuals] == ["Nguyễn Văn Đúng"]
        assert len(paper.collectives) == 1
        assert paper.articles[0].achievement
        assert f"thay thế Quyết định số {row.number}/{row.symbol}" in paper.articles[2].text

    def test_of_a_correction_stay_what_they_were_after_it_is_published(self):
        row = decision()
        act = drafted(CORRECT, row, renaming(person_line(row), "Nguyễn Văn Đúng"))
        before = articles(act)[0]
        assert articles(published(act), Face.ISSUED)[0] == before


class TestPrints:
    @pytest.mark.parametrize("kind", [REVOKE, CORRECT, REPLACE])
    def test_what_is_issued_has_the_words_that_were_signed_with_number_and_date(self, kind):
        row = decision()
        text = revoking(row) if kind == REVOKE else renaming(person_line(row), "Nguyễn Văn Đúng")
        act = sent(drafted(kind, row, text))
        (printed,) = make_act_papers(act, now=NOW)
        assert printed.data["letterhead"]["number"] == ""
        act = signed_from(act)
        (issued,) = make_act_papers(act, now=NOW)
        assert (issued.face, issued.data["letterhead"]["number"]) == (Face.ISSUED, act.number)
        assert issued.data["articles"] == printed.data["articles"]
        assert make_act_papers(act, now=NOW) == [issued]
        assert (printed.is_in_word, issued.is_in_word) == (True, False)

    def test_may_be_signed_here_as_long_as_they_say_what_the_act_says(self):
        act = sent(drafted(REVOKE, *of_one()))
        (printed,) = make_act_papers(act, now=NOW)
        assert printed.is_signed_here
        assert is_current(printed, NOW)
        take_back(act, actor=make.actor(make.appraiser()), now=NOW, note="Sửa")
        printed = Paper.objects.get(pk=printed.pk)
        assert not is_current(printed, NOW)

    def test_are_made_by_the_worker_from_the_job_of_the_decision(self):
        act = sent(drafted(REVOKE, *of_one()))
        work({"pk": act.pk}, now=NOW)
        assert [paper.kind for paper in act.papers.all()] == [PaperKind.REVOCATION]

    def test_of_a_draft_taken_back_are_none(self):
        assert make_act_papers(drafted(REVOKE, *of_one()), now=NOW) == []

    def test_of_the_first_decision_are_not_touched(self):
        row = decision()
        before = {paper.pk: paper.data for paper in make_decision_papers(row, now=NOW)}
        published(drafted(REPLACE, row, renaming(person_line(row), "Nguyễn Văn Đúng")))
        after = {paper.pk: paper.data for paper in make_decision_papers(fresh(row), now=NOW)}
        assert {pk: after[pk] for pk in before} == before


def of_one():
    row = decision()
    return row, revoking(row, person_line(row))


def signed_from(act):
    """An act for signature, signed."""
    signing = Signing(f"{100 + act.pk}", act.symbol, NOW.date(), act.signer, make.stored_file())
    record_signed(act, signing, actor=make.actor(make.appraiser()), now=NOW)
    return fresh(act)


class TestPublicPage:
    def told(self, row):
        """What the page says of the issued Decision when its file is compared."""
        paper = next(one for one in make_decision_papers(fresh(row), now=NOW) if one.kind == PaperKind.DECISION)
        paper.pdf = make.stored_file(b"%PDF " + str(row.pk).encode())
        paper.save(update_fields=["pdf"])
        return genuine_file(paper.pdf.sha256)

    def test_says_in_force_before_any_act(self):
        found = self.told(decision())
        assert (found.in_force, found.note) == (True, "")

    def test_says_nothing_of_an_act_that_is_not_published(self):
        row = decision()
        signed(drafted(REVOKE, row, revoking(row)))
        assert self.told(row).in_force

    def test_says_revoked_by_which_decision(self):
        row = decision()
        act = published(drafted(REVOKE, row, revoking(row)))
        found = self.told(row)
        assert (found.in_force, found.note) == (False, f"Đã hủy bỏ theo {act}.")

    def test_says_revoked_in_part_and_still_in_force(self):
        row = decision()
        act = published(drafted(REVOKE, row, revoking(row, person_line(row))))
        found = self.told(row)
        assert (found.in_force, found.note) == (True, f"Đã hủy bỏ một phần theo {act}.")

    def test_says_corrected_and_still_in_force(self):
        row = decision()
        act = published(drafted(CORRECT, row, renaming(person_line(row), "Nguyễn Văn Đúng")))
        found = self.told(row)
        assert (found.in_force, found.note) == (True, f"Đã đính chính theo {act}.")

    def test_says_replaced_by_which_decision(self):
        row = decision()
        act = published(drafted(REPLACE, row, renaming(person_line(row), "Nguyễn Văn Đúng")))
        found = self.told(row)
        assert (found.in_force, found.note) == (False, f"Đã được thay thế bằng {act}.")

    def test_of_a_certificate_names_the_decision_that_revoked_it(self):
        row = decision()
        line = person_line(row)
        act = published(drafted(REVOKE, row, revoking(row, line)))
        found = genuine(line.code)
        assert not found.in_force
        assert f"Đã hủy bỏ theo {act}." in found.note

    def test_of_a_certificate_tells_the_words_in_force(self):
        row = decision()
        line = person_line(row)
        act = published(drafted(CORRECT, row, renaming(line, "Nguyễn Văn Đúng")))
        found = genuine(line.code)
        assert found.in_force
        assert f"Theo {act}, tên, chức vụ, đơn vị là:" in found.note
        assert "Nguyễn Văn Đúng" in found.note
