"""The picture of one's signature: what is taken, who sees it, how it is drawn on the paper."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from core.files import store
from core.models import JournalEntry
from core.refusals import Denied
from dossiers.models import SignaturePicture
from dossiers.selectors import picture_of
from dossiers.services.signature_pictures import drop_signature_picture, keep_signature_picture
from dossiers.signatures import Verdict, signatures_of
from dossiers.signing.picture import LARGEST_BYTES, picture_as_pdf, problems_in
from tests import factories as make
from tests.clock import NOW
from tests.corpus import files
from tests.dossiers import archive, signing, to_sign
from tests.dossiers.test_signing_place import picture, widget

URL = "signature_picture"


def said(content):
    return [str(problem) for problem in problems_in(content)]


@pytest.mark.parametrize("size", [(100, 30), (600, 200), (2400, 1200)])
def test_blue_strokes_on_a_transparent_ground_are_taken(size):
    assert said(to_sign.ink(size=size)) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (to_sign.ink(ground=(255, 255, 255, 255)), "không trong suốt"),
        (to_sign.ink(colour=(0, 0, 0, 255)), "không phải màu xanh"),
        (to_sign.ink(colour=(200, 20, 20, 255)), "không phải màu xanh"),
        (to_sign.ink(colour=(0, 0, 0, 0)), "không có nét"),
        (to_sign.ink(size=(99, 200)), "Hình 99 × 200"),
        (to_sign.ink(size=(600, 29)), "Hình 600 × 29"),
        (to_sign.ink(size=(2401, 200)), "Hình 2401 × 200"),
        (to_sign.ink(size=(600, 1201)), "Hình 600 × 1201"),
        (b"x" * (LARGEST_BYTES + 1), "nặng quá 1 MB"),
    ],
)
def test_what_is_no_such_picture_is_refused_with_the_reason(content, words):
    [text] = said(content)
    assert words in text


def test_page_is_the_picture_with_its_ground_seen_through():
    with pikepdf.open(io.BytesIO(picture_as_pdf(to_sign.ink()))) as pdf:
        [page] = pdf.pages
        assert [int(side) for side in page.mediabox] == [0, 0, 600, 200]
        image = page.Resources.XObject.Ink
        assert (image.Width, image.Height, image.ColorSpace) == (600, 200, "/DeviceRGB")
        assert min(image.SMask.read_bytes()) == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("hands")
class TestKept:
    @pytest.fixture
    def letter(self):
        return to_sign.unit_letter()

    @pytest.fixture
    def owner(self, letter):
        client = Client()
        client.force_login(letter[1])
        return client

    def send(self, client, content, name="chu-ky.png"):
        return client.post(reverse(URL), {"file": SimpleUploadedFile(name, content)})

    def test_picture_is_drawn_between_title_and_name_blue_on_white(self, letter, owner):
        paper, user = letter
        assert self.send(owner, to_sign.ink()).status_code == 302
        copy = to_sign.sign(paper, user)
        with store.open_blob(copy.file.sha256) as blob:
            pdf = blob.read()
        assert signatures_of(pdf, roots=[signing.authority().root], now=NOW)[0]["verdict"] == Verdict.VALID
        assert not [fault for fault in archive.faults(pdf) if "embedded" in fault or "colour" in fault]
        number, rect, *_rest = widget(pdf)
        seen = picture(pdf, number, rect)
        points = {point for _count, point in seen.getcolors(1 << 20)}
        assert (255, 255, 255) in points, "the ground is the paper"
        assert any(blue - red > 100 for red, _green, blue in points)
        left, _top, right, _bottom = seen.convert("L").point(lambda value: 255 if value < 200 else 0).getbbox()
        assert (left + right) / 2 == pytest.approx(seen.width / 2, abs=seen.width * 0.03)

    def test_owner_sees_replaces_and_drops_it(self, letter, owner):
        image = reverse("signature_picture_image")
        assert owner.get(image).status_code == 404
        self.send(owner, to_sign.ink())
        assert image in owner.get(reverse(URL)).text
        response = owner.get(image)
        assert (response["Content-Type"], response.content) == ("image/png", to_sign.ink())
        self.send(owner, to_sign.ink(size=(300, 100)))
        assert SignaturePicture.objects.count() == 2
        assert picture_of(letter[1]).file.size == len(to_sign.ink(size=(300, 100)))
        assert owner.post(reverse("signature_picture_drop")).status_code == 302
        assert picture_of(letter[1]) is None
        assert owner.post(reverse("signature_picture_drop")).status_code == 302
        actions = JournalEntry.objects.filter(action__startswith="signature_picture").values_list("action", flat=True)
        assert sorted(actions) == ["signature_picture.drop", *["signature_picture.keep"] * 2]

    @pytest.mark.parametrize(
        ("content", "name", "words"),
        [
            (to_sign.ink(colour=(0, 0, 0, 255)), "chu-ky.png", "màu xanh"),
            (to_sign.ink(), "chu-ky.jpg", "Ở đây chỉ nhận"),
            (files.picture("JPEG"), "chu-ky.png", "nội dung lại là ảnh JPG"),
            (b"x", "chu-ky.png", "Đuôi tệp là .png"),
            (to_sign.ink()[:1500], "chu-ky.png", "bị cắt cụt"),
        ],
    )
    def test_wrong_one_is_refused_beside_the_field_and_nothing_changes(self, letter, owner, content, name, words):
        self.send(owner, to_sign.ink())
        response = self.send(owner, content, name)
        assert response.status_code == 422
        assert words in str(response.context["form"].errors["file"])
        assert SignaturePicture.objects.count() == 1

    def test_page_of_signing_says_what_will_be_drawn(self, letter, owner):
        url = reverse("paper_sign", args=[letter[0].pk])
        assert "bằng chữ" in owner.get(url).text
        self.send(owner, to_sign.ink())
        assert "sẽ là hình chữ ký của bạn" in owner.get(url).text

    def test_account_page_leads_there_whoever_may_sign(self, letter, owner):
        assert reverse(URL) in owner.get(reverse("account")).text
        staff = Client()
        staff.force_login(make.staff(letter[0].proposal.unit))
        assert reverse(URL) not in staff.get(reverse("account")).text
        assert staff.get(reverse(URL)).status_code == 403

    def test_who_holds_no_appointment_keeps_none(self):
        actor = make.actor(make.staff(make.unit()))
        with pytest.raises(Denied):
            keep_signature_picture(make.stored_file(to_sign.ink(), kind="png"), actor=actor, now=NOW)
        with pytest.raises(Denied):
            drop_signature_picture(actor=actor, now=NOW)
