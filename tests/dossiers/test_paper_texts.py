"""The sentences of papers: the first words, the office's own, by the paper's day; what is made keeps its words."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.services.decisions import publish_decision, record_signed
from core.models import JournalEntry
from core.refusals import Denied, Refused
from dossiers.building import office_papers
from dossiers.building.letters import guidance_letter, urging_letter
from dossiers.building.notices import result_notice
from dossiers.building.parts import whom
from dossiers.building.titles import decision_title
from dossiers.models import Face, Paper, PaperKind, PaperPlace, PaperText
from dossiers.paper_places import filled
from dossiers.paper_words import SENTENCES, problems_in
from dossiers.services.office_papers import make_decision_papers
from dossiers.services.texts import restore_paper_text, save_paper_text
from dossiers.services.unit_papers import make_unit_paper
from tests import factories as make
from tests.awards.test_decisions import agreed, clerk, drafted, sent, signing
from tests.clock import NOW
from tests.corpus import cases
from tests.dossiers.reading import text_of

DECISION, ARTICLE_1, ARTICLE_3 = PaperKind.DECISION, PaperPlace.ARTICLE_1, PaperPlace.ARTICLE_3
OWN = "Tặng {{hinh_thuc}} theo danh sách."
EVIL = ("{% include 'x' %}", "{0.__class__}", "${7*7}", "%(secret)s", "<b>{{hinh_thuc}}</b>")
# Lone surrogates cannot be sent as UTF-8. A line of the corpus is one here too where its spaces are in order.
TEXTS = [
    case
    for case in cases("text")
    if len(case.text) <= (100 if case.field == "line" else 500)
    and (case.field == "long" or " ".join(case.text.split()) == case.text)
    and case.text.encode("utf-8", "ignore").decode() == case.text
]


def own(kind=DECISION, place=ARTICLE_1, text=OWN, **fields):
    return PaperText.objects.create(kind=kind, place=place, text=text, **fields)


def officer():
    return make.actor(make.appraiser())


def articles(row, face=Face.FOR_SIGNATURE):
    return [article.text for article in office_papers.decision(row, face=face, made_at=NOW).articles]


class TestWords:
    @pytest.mark.parametrize(("kind", "place"), SENTENCES)
    def test_first_words_can_be_saved_as_they_are(self, kind, place):
        sentence = SENTENCES[kind, place]
        assert problems_in(kind, place, sentence.text) == []
        assert "{{" not in sentence.sample(sentence.text)

    def test_everything_wrong_is_named_at_once_with_its_place(self):
        text = "Tặng {{hinh_thu}}\ncho {{ten}} {{so_tap_the}}{{so_tap_the}}{{ so_tap_the }} }}"
        assert [str(problem) for problem in problems_in(DECISION, ARTICLE_1, text)] == [
            "Dòng 1, cột 6: không điền được “{{hinh_thu}}”. Có phải {{hinh_thuc}}?",
            "Dòng 2, cột 5: không điền được “{{ten}}”. Chỉ dùng các chỗ điền trong danh sách.",
            "Dòng 2, cột 58: không điền được “}}”. Chỉ dùng các chỗ điền trong danh sách.",
            "Mục này in thành một đoạn: hãy bỏ chỗ xuống dòng.",
            "Chỗ điền {{so_tap_the}} dùng nhiều nhất 2 lần.",
            "Lời văn phải có {{hinh_thuc}} (tên đầy đủ của hình thức khen thưởng).",
        ]

    def test_placeholder_of_another_place_is_refused(self):
        (problem,) = problems_in(DECISION, ARTICLE_3, "Giao {{don_vi}}.")
        assert "“{{don_vi}}”" in str(problem)

    def test_placeholder_twice_is_allowed(self):
        assert problems_in(DECISION, ARTICLE_1, "{{hinh_thuc}} {{hinh_thuc}}") == []


class TestWhom:
    @pytest.mark.parametrize(
        ("kinds", "named", "counted"),
        [
            (["individual", "collective", "individual"], "tập thể, cá nhân", "01 tập thể và 02 cá nhân"),
            (["collective"] * 12, "tập thể", "12 tập thể"),
            (["individual"], "cá nhân", "01 cá nhân"),
            ([], "tập thể, cá nhân", "tập thể, cá nhân"),
        ],
    )
    def test_only_the_kinds_there_are_are_said_and_both_while_there_is_nobody(self, kinds, named, counted):
        assert (whom(kinds)["doi_tuong"], whom(kinds)["so_doi_tuong"]) == (named, counted)

    def test_sentence_that_begins_with_a_placeholder_begins_with_a_capital(self):
        assert filled("{{doi_tuong}} được tặng", whom(["individual"])) == "Cá nhân được tặng"
        assert filled("tặng {{doi_tuong}}", whom(["individual"])) == "tặng cá nhân"
        assert filled("", {}) == ""


@pytest.mark.django_db
@pytest.mark.usefixtures("hands")
class TestPapers:
    def test_first_words_of_the_decision_are_those_it_always_had(self):
        row = drafted(agreed())
        paper = office_papers.decision(row, face=Face.FOR_SIGNATURE, made_at=NOW)
        about = f"phong trào thi đua “{row.round.campaign.name}” năm {row.round.year}"
        fund = office_papers.agency_on(NOW.date()).award_fund
        assert paper.grounds[-1] == "Theo đề nghị của Chánh Văn phòng Sở"
        third = (
            "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, Trưởng các phòng, Thủ trưởng các đơn vị trực "
            "thuộc và tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
        )
        assert [article.text for article in paper.articles] == [
            f"Tặng {row.award_type.name} cho 01 tập thể và 01 cá nhân (có danh sách kèm theo).",
            f"Mức tiền thưởng theo quy định; kinh phí trích từ {fund}.",
            third,
        ]
        assert paper.articles[0].achievement == f"Đã có thành tích xuất sắc trong {about}"
        assert paper.list_title == f"Tập thể, cá nhân được tặng {row.award_type.short_name} trong {about}"
        line = row.lines.first()
        assert office_papers.certificate(line, made_at=NOW).achievement == paper.articles[0].achievement
        row.lines.update(bonus=540_000)
        assert articles(row)[1] == f"Kèm theo {row.award_type.short_name} là tiền thưởng, trích từ {fund}:"

    @pytest.mark.parametrize(
        ("kind", "label", "counted"),
        [("collective", "tập thể", "01 tập thể"), ("individual", "cá nhân", "01 cá nhân")],
    )
    def test_decision_over_one_kind_speaks_of_no_other(self, kind, label, counted):
        row = drafted(agreed())
        lines = [line for line in row.lines.all() if line.nomination.subject_kind == kind]
        paper = office_papers.decision_over(row, lines, face=Face.DRAFT, made_at=NOW)
        assert paper.list_title.startswith(f"{label.capitalize()} được tặng ")
        assert f" cho {counted} (có danh sách kèm theo)" in paper.articles[0].text
        assert f"các đơn vị trực thuộc và {label} có tên tại Điều 1" in paper.articles[-1].text
        title = decision_title(row.round, row.award_type, NOW.date(), [kind])
        assert f" cho {label} có thành tích xuất sắc trong " in title

    def test_decision_over_nobody_yet_leaves_no_hole(self):
        paper = office_papers.decision_over(drafted(agreed()), [], face=Face.DRAFT, made_at=NOW)
        assert " cho tập thể, cá nhân (có danh sách kèm theo)" in paper.articles[0].text
        assert paper.list_title.startswith("Tập thể, cá nhân được tặng ")

    def test_first_words_of_the_notice_are_those_it_always_had(self):
        row = drafted(agreed())
        unit = row.lines.first().nomination.proposal.unit
        paper = result_notice(row, unit, made_at=NOW)
        about = f"phong trào thi đua “{row.round.campaign.name}” năm {row.round.year}"
        assert paper.subject == f"Kết quả xét khen thưởng trong {about} đối với {unit.name}"
        assert paper.opening.startswith("Căn cứ Quyết định số ")
        assert paper.opening.endswith(f", Sở thông báo kết quả xét khen thưởng đối với {unit.name} như sau:")

    def test_first_words_of_the_letters_are_those_they_always_had(self):
        make.agency()
        make.head(make.unit("Phòng Một"))
        round_ = make.opened_round(make.award_type())
        options = {"face": Face.DRAFT, "signer": None, "made_at": NOW}
        guide, urge = guidance_letter(round_, **options), urging_letter(round_, **options)
        campaign = round_.campaign
        short = f"phong trào thi đua “{campaign.short_name}” năm {round_.year}"
        about = f"phong trào thi đua “{campaign.name}” năm {round_.year}"
        assert guide.about == f"Hướng dẫn xét, đề nghị khen thưởng {short}"
        assert guide.opening.endswith(
            f", để việc xét khen thưởng trong {about} kịp thời, đúng quy định, Sở hướng dẫn các phòng, đơn vị xét, đề "
            "nghị khen thưởng như sau:"
        )
        assert guide.closing == "Đề nghị Trưởng các phòng, Thủ trưởng các đơn vị triển khai thực hiện"
        assert urge.about == f"Đôn đốc gửi hồ sơ đề nghị khen thưởng {short}"
        assert urge.opening.startswith("Thực hiện ")
        assert urge.opening.endswith(f", các phòng, đơn vị thuộc Sở gửi hồ sơ đề nghị khen thưởng trong {about}.")
        assert urge.closing == "Đề nghị lãnh đạo các đơn vị có tên trên khẩn trương thực hiện"

    def test_first_words_of_a_units_letter_are_those_it_always_had(self):
        proposal = make.ready_proposal()
        head = make.actor(make.head(proposal.unit))
        made = make_unit_paper(proposal, PaperKind.SUBMISSION_LETTER, face=Face.DRAFT, actor=head, now=NOW).data
        awards = made["nominees"][0]["award"]
        campaign, year = proposal.round.campaign.name, proposal.round.year
        to = made["addressees"][0].partition(" (qua ")[0]
        assert to.startswith("Giám đốc ")
        assert made["subject"] == f"Về việc đề nghị tặng {awards} trong phong trào thi đua “{campaign}” năm {year}"
        assert made["list_title"] == f"Đề nghị tặng {awards} trong phong trào thi đua “{campaign}” năm {year}"
        assert made["closing"] == f"Kính trình {to} xem xét, quyết định"
        assert made["request"] == (
            f"{proposal.unit.name} kính đề nghị {to} xem xét, quyết định khen thưởng cho 01 tập thể và 01 cá nhân (có "
            "danh sách, báo cáo thành tích và biên bản họp kèm theo)"
        )

    def test_own_words_stand_in_a_new_letter_of_a_unit_and_not_in_an_old_one(self):
        proposal = make.ready_proposal()
        head = make.actor(make.head(proposal.unit))
        options = {"face": Face.FOR_SIGNATURE, "actor": head, "now": NOW}
        old = make_unit_paper(proposal, PaperKind.SUBMISSION_LETTER, **options)
        assert old.data["closing"].startswith("Kính trình Giám đốc ")
        own(PaperKind.SUBMISSION_LETTER, PaperPlace.CLOSING, "Kính trình {{giam_doc}}")
        new = make_unit_paper(proposal, PaperKind.SUBMISSION_LETTER, **options)
        old.refresh_from_db()
        assert old.data["closing"].endswith(" xem xét, quyết định")
        assert new.data["closing"] + " xem xét, quyết định" == old.data["closing"]

    def test_decision_on_people_alone_counts_no_collectives(self):
        row = drafted(agreed())
        row.lines.filter(nomination__subject_kind="collective").delete()
        assert " cho 01 cá nhân (" in articles(row)[0]

    @pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (1, True), (2, False)])
    def test_words_hold_on_the_days_of_the_paper(self, days, holds):
        row = drafted(agreed())
        row.signed_on = date(2026, 2, 9)
        starts = row.signed_on - timedelta(days=days)
        own(valid_from=starts, valid_to=starts + timedelta(days=1))
        assert articles(row)[0].endswith("theo danh sách.") is holds

    @pytest.mark.parametrize("text", EVIL)
    def test_template_text_is_printed_literally(self, text):
        row = drafted(agreed())
        row.award_type.name = "{{so_ca_nhan}}"
        own(text=text)
        assert articles(row)[0] == text.replace("{{hinh_thuc}}", "{{so_ca_nhan}}")
        paper = office_papers.decision(row, face=Face.DRAFT, made_at=NOW)
        assert articles(row)[0] in text_of(DECISION, paper).replace("\n", " ")

    def test_longest_words_with_longest_values_fit_the_paper(self):
        row = drafted(agreed())
        row.award_type.name = "ễ" * 200
        filler = "ắ" * (600 - 2 * len("{{hinh_thuc}}"))
        own(text=filler + "{{hinh_thuc}}" * 2)
        assert len(articles(row)[0]) == len(filler) + 400

    def test_signed_decision_keeps_the_words_of_the_print_that_was_signed(self):
        row = sent(agreed())
        (printed,) = make_decision_papers(row, now=NOW)
        own(text="Khác: {{hinh_thuc}}.")
        own(PaperKind.DECISION, PaperPlace.PROPOSED, "Xét đề nghị của {{chanh_van_phong}}")
        record_signed(row, signing(row), actor=clerk(), now=NOW)
        row.refresh_from_db()
        issued = make_decision_papers(row, now=NOW)[0]
        assert (issued.face, issued.data["letterhead"]["number"]) == (Face.ISSUED, "12")
        for part in ("grounds", "articles", "list_title"):
            assert issued.data[part] == printed.data[part]

    def test_words_written_after_signing_change_no_issued_paper(self):
        row = sent(agreed())
        record_signed(row, signing(row), actor=clerk(), now=NOW)
        row.refresh_from_db()
        first = make_decision_papers(row, now=NOW)
        own(text="Khác: {{hinh_thuc}}."), own(PaperKind.CERTIFICATE, PaperPlace.ACHIEVEMENT, "Thành tích khác")
        publish_decision(row, actor=make.actor(make.chief()), now=NOW)
        row.refresh_from_db()
        again = make_decision_papers(row, now=NOW)
        assert again[: len(first)] == first
        assert Paper.objects.filter(kind=PaperKind.CERTIFICATE).count() == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("hands")
class TestSaving:
    def test_own_words_hold_until_the_first_ones_come_back_and_all_is_journalled(self):
        actor = officer()
        row = save_paper_text(PaperText(kind=DECISION, place=ARTICLE_1, text=OWN), actor=actor, now=NOW)
        row.text = "{{hinh_thuc}}"
        save_paper_text(row, actor=actor, now=NOW)
        assert restore_paper_text(DECISION, ARTICLE_1, actor=actor, now=NOW) is True
        assert restore_paper_text(DECISION, ARTICLE_1, actor=actor, now=NOW) is False
        rows = JournalEntry.objects.filter(action__startswith="paper_text").order_by("seq")
        assert [entry.action for entry in rows] == ["paper_text.add", "paper_text.change", "paper_text.delete"]
        assert rows[0].details["changes"]["chỗ"] == [None, "Điều 1"]
        assert rows[1].details["changes"] == {"lời văn": [OWN, "{{hinh_thuc}}"]}

    @pytest.mark.parametrize(("start", "refused"), [(date(2025, 12, 31), True), (date(2026, 1, 1), False)])
    def test_two_texts_never_hold_on_one_day(self, start, refused):
        own(valid_to=date(2025, 12, 31))
        new = PaperText(kind=DECISION, place=ARTICLE_1, text="{{x}}" if refused else OWN, valid_from=start)
        if not refused:
            save_paper_text(new, actor=officer(), now=NOW)
            return
        with pytest.raises(Refused) as refusal:
            save_paper_text(new, actor=officer(), now=NOW)
        assert {problem.field for problem in refusal.value.problems} == {"text", "valid_from"}

    @pytest.mark.parametrize("make_user", [make.leader, lambda: make.staff(make.unit())])
    def test_it_is_the_offices(self, make_user):
        stranger = make.actor(make_user())
        with pytest.raises(Denied):
            save_paper_text(PaperText(kind=DECISION, place=ARTICLE_1, text=OWN), actor=stranger, now=NOW)
        with pytest.raises(Denied):
            restore_paper_text(DECISION, ARTICLE_1, actor=stranger, now=NOW)


@pytest.mark.django_db
@pytest.mark.usefixtures("hands")
class TestPages:
    URL = "/cau-hinh/loi-van/decision/dieu-1/"

    @pytest.fixture
    def office(self, client):
        client.force_login(make.appraiser())
        return client

    def test_list_says_which_are_changed_and_what_they_say_today(self, office):
        own(), own(DECISION, ARTICLE_3, "Ngày mai", valid_from=date(2099, 1, 1))
        page = office.get(reverse("paper_texts")).text
        assert page.count("Văn phòng đã sửa") == 2
        assert page.count("Mẫu gốc") == len(SENTENCES) - 2
        assert "Điều 1. Tặng {{hinh_thuc}} theo danh sách." in page
        assert "Ngày mai" not in page

    def test_page_shows_the_paper_with_examples(self, office):
        page = office.get(self.URL).text
        assert "Điều 1. Tặng Giấy khen của Giám đốc Sở cho 05 tập thể và 12 cá nhân" in page
        assert "Theo đề nghị của Chánh Văn phòng Sở" in page
        assert "<code>{{so_tap_the}}</code>" in page

    def test_saving_and_the_first_words_again(self, office):
        assert office.post(self.URL, {"text": OWN}).status_code == 302
        assert office.post(self.URL, {"text": "{{hinh_thuc}}"}).status_code == 302
        assert PaperText.objects.get().text == "{{hinh_thuc}}"
        assert office.post(f"{self.URL}mau-goc/").status_code == 302
        assert not PaperText.objects.exists()

    def test_text_of_another_time_is_added_and_changed(self, office):
        now = own(valid_to=date(2098, 12, 31))
        later = {"text": OWN, "valid_from": "01/01/2099"}
        assert office.post(f"{self.URL}?ban=moi", later).status_code == 302
        new = PaperText.objects.exclude(pk=now.pk).get()
        office.post(f"{self.URL}?ban={new.pk}", later | {"text": "{{hinh_thuc}} mới"})
        new.refresh_from_db()
        now.refresh_from_db()
        assert (now.text, new.text) == (OWN, "{{hinh_thuc}} mới")
        overlapping = office.post(f"{self.URL}?ban={new.pk}", later | {"valid_from": "31/12/2098"})
        assert overlapping.status_code == 422
        assert "Trùng thời gian" in overlapping.text

    @pytest.mark.parametrize("wanted", ["0", "9" * 40, "²"])
    def test_text_that_is_none_of_this_place(self, office, wanted):
        other = own(DECISION, ARTICLE_3, "x")
        assert office.get(self.URL, {"ban": other.pk}).status_code == 404
        assert office.get(self.URL, {"ban": wanted}).status_code == 404

    def test_preview_keeps_nothing(self, office):
        response = office.post(self.URL, {"text": OWN, "preview": "1"})
        assert response.status_code == 200
        assert "Điều 1. Tặng Giấy khen của Giám đốc Sở theo danh sách." in response.text
        assert not PaperText.objects.exists()

    def test_instant_preview_is_the_part_alone(self, office):
        post = {"text": "{{sai}}", "preview": "1"}
        response = office.post(self.URL, post, headers={"HX-Request": "true"})
        assert response.status_code == 200
        assert "<html" not in response.text
        assert "Dòng 1, cột 1" in response.text

    def test_everything_wrong_stands_beside_its_field(self, office):
        response = office.post(self.URL, {"text": "{{sai}}", "valid_from": "31/02/2026", "valid_to": "x"})
        assert response.status_code == 422
        assert set(response.context["form"].errors) == {"text", "valid_from", "valid_to"}
        assert not PaperText.objects.exists()

    @pytest.mark.parametrize(("length", "status"), [(600, 302), (601, 422)])
    def test_longest_words(self, office, length, status):
        text = "ắ" * (length - len("{{hinh_thuc}}")) + "{{hinh_thuc}}"
        assert office.post(self.URL, {"text": text}).status_code == status

    @pytest.mark.parametrize("case", TEXTS, ids=str)
    def test_text_of_the_corpus(self, office, case):
        url = "/cau-hinh/loi-van/decision/dieu-3/"
        response = office.post(url, {"text": case.text})
        stored = case.value or case.text
        if case.want == "refuse" or "\n" in stored:
            assert response.status_code == 422
            assert not PaperText.objects.exists()
        else:
            assert response.status_code == 302
            assert PaperText.objects.get().text == stored

    @pytest.mark.parametrize("address", ["decision/khac", "receipt/dieu-1", "khac/dieu-1"])
    def test_unknown_place_is_not_found(self, office, address):
        assert office.get(f"/cau-hinh/loi-van/{address}/").status_code == 404
        assert office.post(f"/cau-hinh/loi-van/{address}/mau-goc/").status_code == 404

    def test_pages_are_the_offices(self, client):
        client.force_login(make.staff(make.unit()))
        assert client.get(reverse("paper_texts")).status_code == 403
        assert client.get(self.URL).status_code == 403

    def test_pages_cost_the_same_with_thirty_rows(self, office):
        own(valid_from=date(2001, 1, 1), valid_to=date(2001, 1, 1))
        urls = (reverse("paper_texts"), self.URL)
        _ = [_queries(office, url) for url in urls]
        few = [_queries(office, url) for url in urls]
        for year in range(2002, 2031):
            own(valid_from=date(year, 1, 1), valid_to=date(year, 1, 1))
        assert [_queries(office, url) for url in urls] == few


def _queries(office, url):
    with CaptureQueriesContext(connection) as queries:
        assert office.get(url).status_code == 200
    return len(queries)
