"""A certificate in place of another: corrected words, or made again; each code says whether it is in force."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.enums import DecisionKind, NominationState
from awards.selectors.acts import words_in_force
from awards.services.acts import ActText
from core.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from core.text import format_date
from dossiers.models import CertificateReplacement, Paper, PaperKind
from dossiers.selectors.certificates import outdated_certificates
from dossiers.selectors.genuine import genuine
from dossiers.services.batches import ask_batch
from dossiers.services.certificates import issue_certificate, print_on_blank
from dossiers.services.office_papers import make_decision_papers
from dossiers.services.replacements import correct_certificate, reissue, words_to_print
from organization.enums import Role
from tests import factories as make
from tests.awards.acts import drafted, published, renaming
from tests.clock import NOW
from tests.dossiers import papers
from tests.dossiers.decided import decision
from tests.dossiers.reading import rendered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
LATER = NOW + timedelta(days=3)


@pytest.fixture
def line():
    row = decision()
    make_decision_papers(row, now=NOW)
    return row.lines.get(nomination__subject_kind="individual")


@pytest.fixture
def clerk():
    return make.actor(make.user(make.person(make.office()), Role.CLERK))


def corrected(line, clerk, **words):
    return correct_certificate(
        line, words_to_print(line, now=NOW) | words, reason="In sai tên đệm", actor=clerk, now=LATER
    )


def prints(line):
    return list(Paper.objects.filter(kind=PaperKind.CERTIFICATE, line=line).order_by("pk"))


class TestCorrection:
    def test_the_new_certificate_has_the_words_the_old_one_stays_as_it_was(self, line, clerk):
        [old] = prints(line)
        before = dict(old.data)
        new = corrected(line, clerk, name="Nguyễn Văn Đúng", description="Phó Trưởng phòng")
        old.refresh_from_db()
        assert (old.data, old.code) == (before, line.code)
        assert (new.data["name"], new.data["description"]) == ("Nguyễn Văn Đúng", "Phó Trưởng phòng")
        changed = {name for name in before if before[name] != new.data[name]}
        assert changed == {"name", "description", "version", "made_at", "mark"}
        assert new.code not in (line.code, "")
        assert new.data["mark"]["code"] == new.code
        assert prints(line) == [old, new]
        link = CertificateReplacement.objects.get()
        assert (link.old, link.new, link.kind, link.reason) == (old, new, "correction", "In sai tên đệm")

    def test_it_is_journalled_with_its_reason(self, line, clerk):
        corrected(line, clerk, name="Nguyễn Văn Đúng")
        entry = JournalEntry.objects.get(action="certificate.correction")
        assert (entry.note, entry.details["version"]) == ("In sai tên đệm", 2)

    def test_each_code_says_which_version_is_in_force(self, line, clerk):
        before = genuine(line.code)
        assert (before.in_force, before.version) == (True, "")
        second = corrected(line, clerk, name="Nguyễn Văn Hai")
        third = corrected(line, clerk, name="Nguyễn Văn Ba")
        told = [genuine(code) for code in (line.code, second.code, third.code)]
        assert [row.in_force for row in told] == [False, False, True]
        assert [row.version for row in told] == [f"Bản thứ {n} trong 3 bản" for n in (1, 2, 3)]
        assert f"Bản này đã được thay ngày {format_date(LATER)} (đính chính)." in told[0].note
        assert ["Nguyễn Văn Hai" in row.note for row in told] == [False, True, False]
        assert "Nguyễn Văn Ba" in told[2].note

    def test_no_version_is_in_force_once_the_award_is_revoked(self, line, clerk):
        new = corrected(line, clerk, name="Nguyễn Văn Đúng")
        line.nomination.state = NominationState.REVOKED
        line.nomination.save()
        assert [genuine(code).in_force for code in (line.code, new.code)] == [False, False]
        with pytest.raises(Conflict, match="hủy bỏ"):
            corrected(line, clerk, name="Nguyễn Văn Sai")

    def test_the_later_version_says_on_the_sheet_that_it_is_one(self):
        first, second = papers.certificate(), papers.certificate(version=2)
        assert "Bản thứ" not in rendered("certificate", first)[0].text
        assert "Bản thứ 2" in rendered("certificate", second)[0].text

    def test_nothing_corrected_is_refused(self, line, clerk):
        with pytest.raises(Refused, match="Chưa sửa chữ nào"):
            corrected(line, clerk)
        assert len(prints(line)) == 1

    def test_before_the_decision_is_signed_there_is_nothing_to_correct(self, clerk):
        with pytest.raises(Conflict, match="đã ký"):
            corrected(decision(signed=False).lines.first(), clerk)

    def test_only_the_office_and_the_clerk_correct(self, line):
        with pytest.raises(Denied):
            corrected(line, make.actor(make.leader()), name="Khác")

    def test_papers_of_the_decision_made_once_more_leave_it_in_force(self, line, clerk):
        new = corrected(line, clerk, name="Nguyễn Văn Đúng")
        make_decision_papers(line.decision, now=LATER)
        assert prints(line)[-1] == new

    def test_blanks_and_batches_print_the_corrected_words(self, line, clerk):
        row = ask_batch(line.decision, unit=None, profile=None, actor=clerk, now=NOW)
        new = corrected(line, clerk, name="Nguyễn Văn Đúng")
        on_blank = print_on_blank(line, make.blank(), actor=clerk, now=LATER)
        assert on_blank.data["name"] == "Nguyễn Văn Đúng"
        again = ask_batch(line.decision, unit=None, profile=None, actor=clerk, now=LATER)
        assert (row.version, again.version) == (1, 2)
        assert new.pk in [item["paper"] for item in again.items]


def decided(line, name="Nguyễn Văn Đúng", *, kind=DecisionKind.CORRECT, at=NOW + timedelta(hours=1)):
    """A Decision, published `at`, by which the line has another name."""
    act = published(drafted(kind, line.decision, renaming(line, name)))
    type(act).objects.filter(pk=act.pk).update(published_at=at)
    return act


class TestDecided:
    def test_the_form_begins_with_the_words_of_a_decision_that_corrected_the_first(self, line, clerk):
        decided(line)
        assert words_to_print(line, now=LATER)["name"] == "Nguyễn Văn Đúng"
        new = corrected(line, clerk)
        assert new.data["name"] == "Nguyễn Văn Đúng"

    def test_a_certificate_made_since_keeps_its_own(self, line, clerk):
        decided(line, at=NOW)
        assert words_to_print(line, now=LATER)["name"] == line.printed_name
        assert outdated_certificates(line.decision) == {}

    @pytest.mark.parametrize("kind", [DecisionKind.CORRECT, DecisionKind.REPLACE])
    def test_it_is_told_with_its_new_words_until_a_certificate_has_them(self, line, clerk, kind):
        assert outdated_certificates(line.decision) == {}
        act = decided(line, kind=kind)
        found = outdated_certificates(line.decision)
        assert {pk: row.said for pk, row in found.items()} == {line.pk: f"{act} ghi “Nguyễn Văn Đúng”"}
        corrected(line, clerk)
        assert outdated_certificates(line.decision) == {}

    def test_a_certificate_made_again_as_it_was_is_told_still(self, line, clerk):
        decided(line)
        reissue(line, reason="Rách", actor=clerk, now=LATER)
        assert list(outdated_certificates(line.decision)) == [line.pk]
        assert words_to_print(line, now=LATER)["name"] == "Nguyễn Văn Đúng"

    def test_other_words_chosen_since_by_the_office_stay(self, line, clerk):
        decided(line)
        corrected(line, clerk, name="Nguyễn Văn Khác")
        assert outdated_certificates(line.decision) == {}

    def test_of_an_award_that_was_revoked_nothing_is_told(self, line):
        decided(line)
        line.nomination.state = NominationState.REVOKED
        line.nomination.save()
        assert outdated_certificates(line.decision) == {}

    def test_a_unit_that_a_collective_does_not_bear_on_its_certificate_makes_none_outdated(self, line):
        other = line.decision.lines.get(nomination__subject_kind="collective")
        words = replace(words_in_force([other])[other.pk], unit="Phòng Đúng")
        text = ActText("Về việc đính chính", facts="Sai", words={other.pk: words})
        act = published(drafted(DecisionKind.CORRECT, line.decision, text))
        type(act).objects.filter(pk=act.pk).update(published_at=LATER)
        assert outdated_certificates(line.decision) == {}


class TestReissue:
    def issue(self, line, clerk, reason=""):
        return issue_certificate(line, issued_on=NOW.date(), receiver="Người nhận", reason=reason, actor=clerk, now=NOW)

    def test_a_certificate_given_again_is_a_new_version_with_the_same_words(self, line, clerk):
        first, again = self.issue(line, clerk), self.issue(line, clerk, reason="Mất")
        assert (first.paper.code, again.paper.data["version"]) == (line.code, 2)
        assert again.paper.data["name"] == first.paper.data["name"]
        assert [genuine(row.paper.code).in_force for row in (first, again)] == [False, True]
        assert "(cấp lại)" in genuine(line.code).note

    def test_a_correction_that_is_handed_over_is_no_further_version(self, line, clerk):
        self.issue(line, clerk)
        new = corrected(line, clerk, name="Nguyễn Văn Đúng")
        assert self.issue(line, clerk, reason="In sai tên đệm").paper == new
        assert len(prints(line)) == 2

    def test_entered_before_versions_were_kept_it_counts_as_the_present_one(self, line, clerk):
        first = self.issue(line, clerk)
        type(first).objects.update(paper=None)
        assert self.issue(line, clerk, reason="Mất").paper.data["version"] == 2

    def test_it_is_journalled(self, line, clerk):
        reissue(line, reason="Rách", actor=clerk, now=NOW)
        assert JournalEntry.objects.get(action="certificate.reissue").note == "Rách"


class TestPages:
    @pytest.fixture
    def desk(self, client, clerk):
        client.force_login(clerk.user)
        return client

    def test_the_form_has_the_printed_words_and_makes_the_correction(self, desk, line):
        here = reverse("certificate_correct", args=[line.pk])
        words = words_to_print(line, now=NOW)
        assert words["name"] in desk.get(here).content.decode()
        answer = desk.post(here, words | {"name": "Nguyễn Văn Đúng", "reason": "Sai tên đệm"})
        old, new = prints(line)
        assert answer.url == reverse("paper", args=[new.pk])
        assert "Xem bản trước" in desk.get(answer.url).content.decode()
        text = desk.get(reverse("paper", args=[old.pk])).content.decode()
        assert ("Bản này không còn hiệu lực" in text, "Xem bản thay thế" in text) == (True, True)
        text = desk.get(reverse("certificates", args=[line.decision_id])).content.decode()
        assert ("Sai tên đệm" in text, "Bản đã thay" in text) == (True, True)

    @pytest.mark.parametrize("wrong", [{"reason": ""}, {"name": ""}, {"salutation": "Tập thể"}, {"achievement": ""}])
    def test_what_is_wrong_stands_beside_its_field(self, desk, line, wrong):
        words = words_to_print(line, now=NOW) | {"name": "Nguyễn Văn Đúng", "reason": "Sai"}
        assert desk.post(reverse("certificate_correct", args=[line.pk]), words | wrong).status_code == 422
        assert len(prints(line)) == 1

    def test_list_batches_and_handing_over_say_which_print_is_outdated_and_where_it_is_made_anew(self, desk, line):
        here = reverse("certificates", args=[line.decision_id])
        assert "Còn in chữ cũ" not in desk.get(here).text
        act, correct = decided(line), reverse("certificate_correct", args=[line.pk])
        pages = [here, reverse("certificate_batches", args=[line.decision_id]),
                 reverse("certificate_issue", args=[line.pk])]  # fmt: skip
        for page in pages:
            text = desk.get(page).text
            assert (f"{act} ghi “Nguyễn Văn Đúng”" in text, f'href="{correct}"' in text) == (True, True)
        assert desk.get(here).text.count("Còn in chữ cũ") == 1
        form = desk.get(correct).context["form"]
        assert (form.initial["name"], form.initial["reason"]) == ("Nguyễn Văn Đúng", f"Theo {act}.")
        desk.post(correct, form.initial)
        assert "Còn in chữ cũ" not in desk.get(here).text

    def test_whoever_may_not_make_it_anew_reads_of_it_without_a_link(self, client, line):
        act = decided(line)
        client.force_login(make.leader())
        text = client.get(reverse("certificates", args=[line.decision_id])).text
        assert f"{line.printed_name}: {act} ghi" in text
        assert reverse("certificate_correct", args=[line.pk]) not in text

    def test_many_outdated_certificates_cost_as_few_queries_as_one(self, desk, line, django_assert_max_num_queries):
        here, other = reverse("certificates", args=[line.decision_id]), line.decision.lines.exclude(pk=line.pk).get()
        decided(line)
        with CaptureQueriesContext(connection) as one:
            desk.get(here)
        decided(other, "Phòng Đúng")
        with django_assert_max_num_queries(len(one)):
            assert desk.get(here).text.count("Còn in chữ cũ") == 2

    def test_a_collective_stays_a_collective(self, desk, line):
        other = line.decision.lines.get(nomination__subject_kind="collective")
        words = words_to_print(other, now=NOW) | {"name": "Phòng Đúng", "reason": "Sai"}
        here = reverse("certificate_correct", args=[other.pk])
        assert desk.post(here, words | {"salutation": "Ông"}).status_code == 422
        assert desk.post(here, words).status_code == 302

    def test_public_page_of_the_old_code_says_that_it_was_replaced(self, client, line, clerk):
        corrected(line, clerk, name="Nguyễn Văn Đúng")
        text = client.get(reverse("verify", args=[line.code])).content.decode()
        assert "không còn hiệu lực" in text
        assert "đã được thay ngày" in text
