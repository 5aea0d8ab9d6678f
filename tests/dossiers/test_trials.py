"""Xem cả văn bản: a sentence under edit on a whole paper that is kept nowhere."""

import re

import pytest
from django.urls import reverse

from core.models import JournalEntry
from dossiers.building.samples import SAMPLES, sample_paper
from dossiers.models import LegalBasis, Paper, PaperKind, PaperPlace, PaperText
from dossiers.paper_words import SENTENCES
from tests import factories as make
from tests.clock import NOW
from tests.dossiers.reading import pages_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
DAY = NOW.date()
GUIDANCE, SENDING = PaperKind.GUIDANCE_LETTER.value, PaperPlace.SENDING.value
WORDS = {"text": "Gửi riêng biệt {{han_nop}}."}


def url(name="paper_text_whole", kind=GUIDANCE, place=SENDING, **more):
    return reverse(name, kwargs={"kind": kind, "place": place} | more)


@pytest.fixture
def office(client):
    client.force_login(make.appraiser())
    return client


def words_in(page):
    """What the pages of the shown paper are asked for by."""
    return re.search(r"\?loi-van=([^\"]+)", page)[1]


class TestSamples:
    def test_every_paper_with_sentences_has_a_sample(self):
        assert set(SAMPLES) == {kind for kind, _place in SENTENCES}

    @pytest.mark.parametrize(("kind", "place"), SENTENCES)
    def test_words_of_every_place_stand_on_the_sample(self, kind, place):
        sentence = SENTENCES[kind, place]
        text = f"Riêng biệt {sentence.text}"[: sentence.length]
        paper = sample_paper(kind, place, text, DAY)
        if (kind, place) == (PaperKind.DECISION, PaperPlace.SUBJECT):
            assert paper.subject.startswith("Riêng biệt ")
        assert "riêng biệt" in text_of(kind, paper).casefold()

    @pytest.mark.parametrize("kind", SAMPLES)
    def test_sample_says_du_thao_and_needs_no_row_at_all(self, kind):
        place = next(place for of, place in SENTENCES if of == kind)
        text = text_of(kind, sample_paper(kind, place, SENTENCES[kind, place].text, DAY))
        assert "DỰ THẢO" in text
        assert "{{" not in text

    def test_other_places_say_what_the_office_wrote_and_the_grounds_of_the_day_stand_there(self):
        PaperText.objects.create(kind=PaperKind.DECISION, place=PaperPlace.ARTICLE_3, text="Điều ba của Văn phòng.")
        LegalBasis.objects.create(text="Căn cứ Luật mẫu", papers=["decision"])
        text = text_of(PaperKind.DECISION, sample_paper(PaperKind.DECISION, PaperPlace.ARTICLE_1, "Một.", DAY))
        assert "Điều ba của Văn phòng./." in text
        assert "Căn cứ Luật mẫu;" in text


class TestPages:
    def test_paper_is_shown_page_by_page_and_kept_nowhere(self, office):
        page = office.post(url(), WORDS)
        assert page.status_code == 200
        words = words_in(page.text)
        for number in page.context["pages"]:
            assert f"{url('paper_text_page', number=number)}?loi-van={words}" in page.text
            picture = office.get(url("paper_text_page", number=number), {"loi-van": words})
            assert picture["Content-Type"] == "image/png"
            assert picture.content.startswith(b"\x89PNG")
        pdf = office.get(url("paper_text_pdf"), {"loi-van": words}).content
        assert "Gửi riêng biệt trước ngày" in " ".join(pages_of(pdf)[0].text.split())
        assert not Paper.objects.exists()
        assert not PaperText.objects.exists()
        assert not JournalEntry.objects.filter(action__startswith="paper").exists()

    def test_words_of_today_are_shown_where_none_are_sent(self, office):
        PaperText.objects.create(kind=GUIDANCE, place=SENDING, text="Lời của Văn phòng {{han_nop}}.")
        page = office.get(url())
        pdf = office.get(url("paper_text_pdf"), {"loi-van": words_in(page.text)}).content
        assert "Lời của Văn phòng trước ngày" in " ".join(pages_of(pdf)[0].text.split())

    def test_words_go_on_to_be_edited_or_saved(self, office):
        typed = WORDS | {"valid_from": "01/02/2026"}
        page = office.post(url(), typed)
        assert 'name="text"' in page.text
        assert 'value="01/02/2026"' in page.text
        edited = office.post(url("paper_text"), typed | {"preview": "1"})
        assert "Gửi riêng biệt {{han_nop}}." in edited.text
        assert office.post(url("paper_text"), typed).status_code == 302
        assert PaperText.objects.get().text == WORDS["text"]

    def test_everything_wrong_comes_back_where_it_was_typed_and_is_saved_from_there(self, office):
        page = office.post(url(), {"text": "{{sai}}", "valid_from": "31/02/2026"})
        assert page.status_code == 422
        assert set(page.context["form"].errors) == {"text", "valid_from"}
        assert "Dòng 1, cột 1" in page.text
        assert f'action="{url("paper_text")}?"' in page.text

    @pytest.mark.parametrize("words", ["", "abc", "eyJ0IjoiYSJ9:1x:yyyy"])
    def test_words_that_we_did_not_pack_are_not_found(self, office, words):
        for one in (url("paper_text_page", number=1), url("paper_text_pdf")):
            assert office.get(one, {"loi-van": words}).status_code == 404

    @pytest.mark.parametrize(("number", "status"), [(0, 404), (1, 200), (99, 404)])
    def test_page_that_is_not_there(self, office, number, status):
        words = words_in(office.get(url()).text)
        assert office.get(url("paper_text_page", number=number), {"loi-van": words}).status_code == status

    def test_longest_words_fit_an_address(self, office):
        page = office.post(url(), {"text": "ắ ộ ử " * 97 + "{{han_nop}}"})
        assert page.status_code == 200
        assert len(url("paper_text_page", number=1) + "?loi-van=" + words_in(page.text)) < 4000

    @pytest.mark.parametrize("address", ["decision/khac", "receipt/dieu-1"])
    def test_unknown_place_is_not_found(self, office, address):
        for end in ("", "1/", "pdf/"):
            assert office.get(f"/cau-hinh/loi-van/{address}/ca-van-ban/{end}").status_code == 404

    def test_pages_are_the_offices(self, client, office):
        words = words_in(office.get(url()).text)
        client.force_login(make.staff(make.unit()))
        assert client.get(url()).status_code == client.post(url(), WORDS).status_code == 403
        for one in (url("paper_text_page", number=1), url("paper_text_pdf")):
            assert client.get(one, {"loi-van": words}).status_code == 403
            assert client.post(one).status_code == 405
        client.logout()
        assert client.get(url()).status_code == 302
