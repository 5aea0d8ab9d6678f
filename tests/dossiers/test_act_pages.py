"""Pages of Quyết định hủy bỏ, đính chính, thay thế: the drafts, what the Decision and the honours board then say."""

import pytest
from django.urls import reverse

from awards.enums import DecisionKind
from awards.models import Decision
from dossiers.models import REVOCATION_GROUND, LegalBasis
from tests import factories as make
from tests.awards.acts import GROUND, drafted, fresh, lines_of, published, renaming, revoking, sent, signed
from tests.awards.unit_pages import browser, text_of
from tests.dossiers.decided import decision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
REVOKE, CORRECT, REPLACE = DecisionKind.REVOKE, DecisionKind.CORRECT, DecisionKind.REPLACE


@pytest.fixture
def row():
    LegalBasis.objects.create(text=GROUND, papers=[REVOCATION_GROUND], order=1)
    return decision()


@pytest.fixture
def office():
    return browser(make.appraiser())


def person_line(row):
    return row.lines.get(nomination__subject_kind="individual")


def words(line, name):
    return {
        "dong": line.pk, f"name_{line.pk}": name, f"salutation_{line.pk}": line.salutation,
        f"position_{line.pk}": line.printed_position, f"unit_{line.pk}": line.printed_unit,
    }  # fmt: skip


def page_of(client, name, row):
    return text_of(client.get(reverse(name, args=[row.pk])))


class TestRevoking:
    def test_chooses_among_the_grounds_of_today_and_those_who_stand(self, row, office):
        LegalBasis.objects.create(text="Căn cứ Luật mẫu", papers=["decision"], order=2)
        page = page_of(office, "decision_revoke", row)
        assert GROUND in page
        assert "Căn cứ Luật mẫu" not in page
        assert all(line.printed_name in page for line in lines_of(row))

    def test_of_one(self, row, office):
        line = person_line(row)
        posted = {"title": "Về việc hủy bỏ", "facts": "Kết luận", "grounds": [GROUND], "lines": [line.pk]}
        answer = office.post(reverse("decision_revoke", args=[row.pk]), posted)
        act = Decision.objects.get(kind=REVOKE)
        assert answer.url == reverse("decision", args=[act.pk])
        assert (act.ground, act.touches) == (GROUND, row)
        assert [change.line for change in act.changes.all()] == [line]

    def test_of_the_whole_decision_needs_no_ticking(self, row, office):
        posted = {"title": "Về việc hủy bỏ", "facts": "Kết luận", "grounds": [GROUND], "whole": "on"}
        office.post(reverse("decision_revoke", args=[row.pk]), posted)
        assert Decision.objects.get(kind=REVOKE).changes.count() == 2

    def test_says_everything_that_is_missing_beside_its_field(self, row, office):
        answer = office.post(reverse("decision_revoke", args=[row.pk]), {"title": "Về việc hủy bỏ"})
        page = text_of(answer)
        assert answer.status_code == 422
        for said in ("Ghi lý do", "Chọn trường hợp hủy bỏ", "Chọn ít nhất một đối tượng"):
            assert said in page

    @pytest.mark.parametrize("bad", [{"lines": ["x"]}, {"lines": ["99999999"]}, {"grounds": ["khác"]}])
    def test_with_what_is_not_offered_is_refused(self, row, office, bad):
        posted = {"title": "Về việc", "facts": "Kết luận", "grounds": [GROUND], "lines": [person_line(row).pk]} | bad
        assert office.post(reverse("decision_revoke", args=[row.pk]), posted).status_code == 422
        assert not Decision.objects.filter(kind=REVOKE).exists()


class TestCorrecting:
    def test_opens_fields_for_the_lines_that_are_chosen(self, row, office):
        line = person_line(row)
        url = reverse("decision_correct", args=[row.pk])
        assert f'name="name_{line.pk}"' not in text_of(office.get(url))
        page = text_of(office.get(url, {"dong": line.pk}))
        assert f'name="name_{line.pk}" value="{line.printed_name}"' in page
        assert office.get(url, {"dong": "x"}).status_code == 200

    def test_of_a_name_and_of_another_place(self, row, office):
        line = person_line(row)
        posted = {"title": "Về việc đính chính", "facts": "In sai"} | words(line, "Nguyễn Văn Đúng")
        posted |= {"place_text_1": "Điều 2", "wrong_text_1": "Qũy", "right_text_1": "Quỹ"}
        office.post(reverse("decision_correct", args=[row.pk]), posted)
        act = Decision.objects.get(kind=CORRECT)
        assert {(change.part, change.place, change.right) for change in act.changes.all()} == {
            ("name", "", "Nguyễn Văn Đúng"),
            ("", "Điều 2", "Quỹ"),
        }

    @pytest.mark.parametrize(("given", "said"), [({"wrong_text_1": "a"}, "Ghi chỗ sai"), ({"place_text_1": "Điều 1"},
                                                                                        "Ghi chữ đã in")])  # fmt: skip
    def test_of_a_place_half_told_is_refused(self, row, office, given, said):
        answer = office.post(reverse("decision_correct", args=[row.pk]), {"title": "T", "facts": "In sai"} | given)
        assert answer.status_code == 422
        assert said in text_of(answer)

    def test_to_no_name_is_refused_with_the_words_kept(self, row, office):
        line = person_line(row)
        posted = {"title": "Về việc đính chính", "facts": "In sai tên đệm"} | words(line, "")
        answer = office.post(reverse("decision_correct", args=[row.pk]), posted)
        assert answer.status_code == 422
        assert "In sai tên đệm" in text_of(answer)


class TestReplacing:
    def test_begins_with_the_title_of_the_old_one(self, row, office):
        assert row.title in page_of(office, "decision_replace", row)

    def test_restates_everybody(self, row, office):
        posted = {"title": row.title, "facts": "Sai nhiều chỗ"} | words(person_line(row), "Nguyễn Văn Đúng")
        office.post(reverse("decision_replace", args=[row.pk]), posted)
        act = Decision.objects.get(kind=REPLACE)
        assert act.changes.filter(part="").count() == 2
        assert "Nguyễn Văn Đúng" in page_of(office, "decision", act)


class TestDraft:
    def test_opens_with_what_was_written_and_is_written_anew(self, row, office):
        line = person_line(row)
        act = drafted(CORRECT, row, renaming(line, "Nguyễn Văn Một"))
        assert 'value="Nguyễn Văn Một"' in page_of(office, "act_edit", act)
        posted = {"title": "Khác", "facts": "In sai"} | words(line, "Nguyễn Văn Hai")
        assert office.post(reverse("act_edit", args=[act.pk]), posted).status_code == 302
        assert (fresh(act).title, act.changes.get().right) == ("Khác", "Nguyễn Văn Hai")

    def test_that_was_sent_keeps_the_words_of_whoever_still_writes(self, row, office):
        act = sent(drafted(REVOKE, row, revoking(row)))
        answer = office.post(reverse("act_edit", args=[act.pk]), {"title": "T", "facts": "Viết mất nửa buổi"})
        assert answer.status_code == 409
        assert "Viết mất nửa buổi" in text_of(answer)

    def test_is_dropped_from_its_page(self, row, office):
        act = drafted(REVOKE, row, revoking(row))
        assert reverse("act_drop", args=[act.pk]) in page_of(office, "decision", act)
        office.post(reverse("act_drop", args=[act.pk]))
        assert not Decision.objects.filter(pk=act.pk).exists()

    def test_is_seen_by_nobody_outside(self, row):
        act = drafted(REVOKE, row, revoking(row))
        assert browser().get(reverse("decision", args=[act.pk])).status_code == 404
        assert "Hủy bỏ, đính chính, thay thế" not in page_of(browser(), "decision", row)


class TestDecision:
    def test_that_was_revoked_in_part_says_of_whom_and_by_which(self, row):
        line = person_line(row)
        act = published(drafted(REVOKE, row, revoking(row, line)))
        page = page_of(browser(), "decision", row)
        assert f"Đã hủy bỏ theo {act}" in page
        assert "Không còn hiệu lực" not in page
        assert reverse("decision", args=[row.pk]) in page_of(browser(), "decision", act)

    def test_that_was_revoked_wholly_or_replaced_is_no_longer_in_force(self, row):
        act = published(drafted(REPLACE, row, renaming(person_line(row), "Nguyễn Văn Đúng")))
        page = page_of(browser(), "decision", row)
        assert "Không còn hiệu lực" in page
        assert "Đã được thay thế bằng" in page
        assert str(act) in page
        published(drafted(REVOKE, act, revoking(act)))
        assert "Không còn hiệu lực" in page_of(browser(), "decision", act)

    def test_that_was_corrected_shows_both_words(self, row):
        line = person_line(row)
        act = published(drafted(CORRECT, row, renaming(line, "Nguyễn Văn Đúng")))
        page = page_of(browser(), "decision", row)
        assert line.printed_name in page
        assert f"Theo {act}, sửa thành: {line.salutation} Nguyễn Văn Đúng" in " ".join(page.split())

    def test_in_force_offers_the_three_acts_to_the_office_alone(self, row, office):
        urls = [reverse(f"decision_{name}", args=[row.pk]) for name in ("revoke", "correct", "replace")]
        assert all(url in page_of(office, "decision", row) for url in urls)
        assert not any(url in page_of(browser(make.leader()), "decision", row) for url in urls)


class TestPublishing:
    def test_of_a_revocation_promises_nobody_a_place_on_the_board(self, row):
        act = signed(drafted(REVOKE, row, revoking(row, person_line(row))))
        url, proof = reverse("decision_publish", args=[act.pk]), {"password": make.PASSWORD}
        page = text_of(browser(make.chief()).post(url, proof, follow=True))
        assert "Các đơn vị liên quan được báo tin" in page
        assert "đã có tên" not in page


class TestHonours:
    def test_say_of_a_revoked_award_by_which_decision(self, row):
        line = person_line(row)
        act = published(drafted(REVOKE, row, revoking(row, line)))
        page = text_of(browser().get(reverse("honours")))
        assert line.printed_name in page
        assert f"Đã hủy bỏ theo {act}" in page

    def test_print_the_words_and_the_decision_in_force(self, row):
        line = person_line(row)
        act = published(drafted(REPLACE, row, renaming(line, "Nguyễn Văn Đúng")))
        page = text_of(browser().get(reverse("honours")))
        assert "Nguyễn Văn Đúng" in page
        assert str(act) in page
        assert line.printed_name not in page

    def test_leave_a_revoked_award_out_on_the_guests_home_page(self, row):
        line = person_line(row)
        published(drafted(REVOKE, row, revoking(row, line)))
        assert line.printed_name not in text_of(browser().get(reverse("home")))
