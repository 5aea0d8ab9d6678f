"""The words of mails: placeholders, saving, the page with its preview."""

import pytest
from django.urls import reverse

from campaigns.enums import MailKind
from campaigns.mail_words import KINDS, Words, problems_in
from campaigns.models import MailText
from campaigns.selectors import mail_words
from campaigns.services.mail_texts import restore_mail_text, save_mail_text
from core.models import JournalEntry
from core.refusals import Denied, Refused
from core.text import fill, wrong_places
from tests import factories as make
from tests.clock import NOW

REMINDER = MailKind.REMINDER
GOOD = Words("Nhắc {{ten_don_vi}}", "Hạn {{han_nop}}.\n{{con_thieu}}")
EVIL = ("{% include 'x' %}", "{{ user.password }}", "{0.__class__}", "${7*7}", "{{7*7}}", "%(secret)s", "{{{{dot}}}}")


def test_wrong_placeholder_has_its_line_and_column():
    found = wrong_places("Chào {{ten}}\n\nĐ {{dot}} {{ x }}, }} và {{", {"dot"})
    assert [(place.text, place.line, place.column) for place in found] == [
        ("{{ten}}", 1, 6),
        ("{{ x }}", 3, 11),
        ("}}", 3, 20),
        ("{{", 3, 26),
    ]


@pytest.mark.parametrize("text", EVIL)
def test_template_text_comes_out_literally(text):
    assert fill(text, {"khac": "x"}) == text
    assert fill("{{a}} {{ a }}", {"a": text}) == f"{text} {text}"


@pytest.mark.parametrize("kind", MailKind.values)
def test_words_that_come_with_the_software_can_be_sent(kind):
    assert problems_in(kind, KINDS[kind].words) == []
    letter = KINDS[kind].words.filled(KINDS[kind].sample())
    assert "{{" not in letter.subject + letter.body
    assert len(letter.subject) <= 120


def test_subject_stays_one_line_whatever_is_filled_in():
    letter = Words("{{a}}", "{{a}}").filled({"a": "Tên\r\nBcc: x\x0b@y\u2028z"})
    assert letter.subject == "Tên Bcc: x @y z"


def test_problems_name_the_place_a_near_name_and_what_is_left_out():
    problems = [str(problem) for problem in problems_in(REMINDER, Words("{{dott}}", "{{han_nop}}"))]
    assert problems == [
        "Dòng 1, cột 1: không điền được “{{dott}}”. Có phải {{dot}}?",
        "Nội dung phải có {{con_thieu}} (những việc đơn vị còn thiếu; chỉ đơn vị ấy đọc được).",
    ]


@pytest.mark.django_db
class TestSaving:
    @pytest.fixture
    def officer(self):
        return make.actor(make.appraiser())

    def test_own_words_hold_until_the_first_ones_come_back_and_all_is_journalled(self, officer):
        first = mail_words(REMINDER)
        save_mail_text(REMINDER, GOOD, actor=officer, now=NOW)
        assert mail_words(REMINDER) == GOOD
        save_mail_text(REMINDER, Words("Khác", GOOD.body), actor=officer, now=NOW)
        assert restore_mail_text(REMINDER, actor=officer, now=NOW) is True
        assert mail_words(REMINDER) == first
        assert restore_mail_text(REMINDER, actor=officer, now=NOW) is False
        rows = JournalEntry.objects.filter(action__startswith="mail_text").order_by("seq")
        assert [row.action for row in rows] == ["mail_text.add", "mail_text.change", "mail_text.delete"]
        assert rows[1].details["changes"]["tiêu đề thư"] == ["Nhắc {{ten_don_vi}}", "Khác"]

    @pytest.mark.parametrize("words", [Words("a\nb", GOOD.body), Words("a\rb", GOOD.body), Words("{{x}}", "y")])
    def test_words_that_cannot_be_sent_are_refused(self, officer, words):
        with pytest.raises(Refused):
            save_mail_text(REMINDER, words, actor=officer, now=NOW)
        assert not MailText.objects.exists()

    @pytest.mark.parametrize("make_user", [make.leader, lambda: make.staff(make.unit())])
    def test_it_is_the_offices(self, make_user):
        stranger = make.actor(make_user())
        with pytest.raises(Denied):
            save_mail_text(REMINDER, GOOD, actor=stranger, now=NOW)
        with pytest.raises(Denied):
            restore_mail_text(REMINDER, actor=stranger, now=NOW)


@pytest.mark.django_db
class TestPages:
    URL = "/cau-hinh/mau-thu/nhac-nop/"

    @pytest.fixture
    def office(self, client, hands):
        client.force_login(make.appraiser())
        return client

    def post(self, office, **values):
        return office.post(self.URL, {"subject": GOOD.subject, "body": GOOD.body} | values)

    def test_list_says_which_are_changed(self, office):
        self.post(office)
        text = office.get(reverse("mail_texts")).text
        assert text.count("Văn phòng đã sửa") == 1
        assert text.count("Mẫu gốc") == len(MailKind) - 1

    def test_page_shows_the_mail_with_examples(self, office):
        text = office.get(self.URL).text
        assert "Kính gửi Phòng Quản lý vận tải," in text
        assert "<code>{{con_thieu}}</code>" in text

    def test_preview_keeps_nothing(self, office):
        response = self.post(office, preview="1", body="{{han_nop}} {{con_thieu}} Xin chào")
        assert response.status_code == 200
        assert "Chưa có Tờ trình.\n- Chưa ghi biên bản họp. Xin chào" in response.text
        assert not MailText.objects.exists()

    def test_instant_preview_is_the_letter_alone(self, office):
        response = office.post(
            self.URL, {"subject": "x", "body": "{{sai}}", "preview": "1"}, headers={"HX-Request": "true"}
        )
        assert response.status_code == 200
        assert "<html" not in response.text
        assert "Dòng 1, cột 1" in response.text

    def test_wrong_placeholder_stands_beside_its_field(self, office):
        response = self.post(office, subject="Nhắc\n{{la}}")
        assert response.status_code == 422
        assert "Dòng 1, cột 6: không điền được “{{la}}”" in response.text
        assert not MailText.objects.exists()

    def test_first_words_come_back(self, office):
        self.post(office)
        assert office.post(f"{self.URL}mau-goc/").status_code == 302
        assert not MailText.objects.exists()

    def test_unknown_kind_is_not_found(self, office):
        assert office.get("/cau-hinh/mau-thu/khac/").status_code == 404
        assert office.post("/cau-hinh/mau-thu/khac/mau-goc/").status_code == 404
