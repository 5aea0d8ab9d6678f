"""Stories of those awarded: who writes them, when everybody reads them, what becomes of their pictures."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from awards.enums import NominationState
from awards.models import Nomination, RoleModel, RoleModelPicture
from awards.services.role_models import (
    MOST_PICTURES,
    Words,
    add_picture,
    drop_picture,
    hide_story,
    publish_story,
    rewrite_story,
    write_story,
)
from core.models import JournalEntry, Notice
from core.refusals import Conflict, Denied, Refused
from organization.models import User
from tests import factories as make
from tests.awards.review import collective_of, person_of, received
from tests.awards.test_honours_above import granted
from tests.awards.test_list_costs import LIST, honour
from tests.awards.unit_pages import browser, queries_of
from tests.clock import NOW
from tests.corpus.files.pictures import picture, picture_of_place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
WORDS = Words("Người gộp bốn biểu mẫu", "Không còn hồ sơ trễ hẹn.")


@pytest.fixture
def nominee() -> Nomination:
    """A person whom a published Decision awards."""
    make.agency()
    row = person_of(received())
    honour(row, 7)
    row.refresh_from_db()
    return row


def by(user: User) -> dict[str, Any]:
    return {"actor": make.actor(user), "now": NOW}


def written(nominee: Nomination, user: User | None = None) -> RoleModel:
    return write_story(nominee, WORDS, **by(user or make.appraiser()))


def published(nominee: Nomination) -> RoleModel:
    return publish_story(written(nominee), **by(make.chief()))


def upload(content: bytes = b"", name: str = "anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or picture("JPEG", size=(640, 480)))


def test_everybody_reads_it_once_the_office_has_published_it(client, nominee):
    row = written(nominee)
    url = reverse("role_model", args=[row.pk])
    assert client.get(url).status_code == 404
    publish_story(row, **by(make.chief()))
    page = client.get(url).text
    assert "Không còn hồ sơ trễ hẹn." in page
    assert "7/QĐ" in page
    assert WORDS.title in client.get(reverse("role_models")).text
    assert WORDS.title in client.get(reverse("person_record", args=[nominee.person_id])).text


def test_story_about_an_award_from_above_names_that_decision(client):
    make.agency()
    row = person_of(received())
    granted(row)
    page = client.get(reverse("role_model", args=[published(row).pk])).text
    assert "Bằng khen của Chủ tịch UBND tỉnh" in page
    assert "15/QĐ-UBND" in page


def test_unit_writes_of_its_own_and_the_office_is_told(nominee):
    officer, staff = make.appraiser(), make.staff(nominee.proposal.unit)
    row = written(nominee, staff)
    assert row.unit == nominee.proposal.unit
    assert Notice.objects.filter(user=officer, key=f"role-model:{row.pk}").exists()
    with pytest.raises(Denied):
        publish_story(row, **by(staff))
    with pytest.raises(Denied):
        written(nominee, make.staff(make.unit()))


def test_units_story_is_its_own_and_the_offices_until_it_is_out(nominee):
    staff = make.staff(nominee.proposal.unit)
    row = written(nominee, staff)
    readers = [staff, make.chief(), make.leader(), make.staff(make.unit())]
    assert [browser(one).get(reverse("role_model", args=[row.pk])).status_code for one in readers] == [
        200, 200, 200, 404,
    ]  # fmt: skip
    publish_story(row, **by(make.chief()))
    with pytest.raises(Denied):
        rewrite_story(row, WORDS, seen=1, **by(staff))
    assert rewrite_story(row, Words("Tiêu đề mới", "Bài"), seen=1, **by(make.chief())).title == "Tiêu đề mới"


@pytest.mark.parametrize("state", [NominationState.AGREED, NominationState.DECLINED, NominationState.REVOKED])
def test_nobody_is_written_about_who_is_not_awarded(nominee, state):
    Nomination.objects.filter(pk=nominee.pk).update(state=state)
    with pytest.raises(Conflict):
        written(nominee)
    assert browser(make.chief()).get(reverse("role_model_new", args=[nominee.pk])).status_code == 404


def test_with_the_award_goes_the_story(client, nominee):
    row = published(nominee)
    Nomination.objects.filter(pk=nominee.pk).update(state=NominationState.REVOKED)
    assert client.get(reverse("role_model", args=[row.pk])).status_code == 404
    assert WORDS.title not in client.get(reverse("role_models")).text
    hide_story(row, **by(make.chief()))
    with pytest.raises(Conflict):
        publish_story(row, **by(make.chief()))


def test_published_once_and_taken_back_once(client, nominee):
    row = published(nominee)
    with pytest.raises(Conflict):
        publish_story(row, **by(make.chief()))
    hide_story(row, **by(make.chief()))
    assert client.get(reverse("role_model", args=[row.pk])).status_code == 404
    with pytest.raises(Conflict):
        hide_story(row, **by(make.chief()))
    told = JournalEntry.objects.filter(action__startswith="role_model.").order_by("seq")
    assert [entry.action for entry in told] == ["role_model.add", "role_model.publish", "role_model.hide"]


def test_who_saves_second_loses_no_word_and_overwrites_nothing(nominee):
    row, client = written(nominee), browser(make.chief())
    url = reverse("role_model_edit", args=[row.pk])
    rewrite_story(row, Words("Của người khác", "Bài"), seen=1, **by(make.appraiser()))
    answer = client.post(url, {"title": "Của tôi", "text": "Lời của tôi", "version": "1"})
    assert answer.status_code == 409
    assert "Lời của tôi" in answer.text
    row.refresh_from_db()
    assert row.title == "Của người khác"


def test_picture_is_drawn_anew_upright_small_and_without_its_place(client, nominee):
    row, office = written(nominee), browser(make.chief())
    url = reverse("role_model_picture_add", args=[row.pk])
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (20.0, 32.0, 0.0)})
    sent = picture("JPEG", size=(2400, 1200), exif=exif)
    assert office.post(url, {"file": upload(sent), "alt": "Bộ phận một cửa"}).status_code == 302
    one = RoleModelPicture.objects.get()
    publish_story(row, **by(make.chief()))
    answer = client.get(reverse("role_model_picture", args=[one.pk]))
    assert answer["Content-Type"] == "image/jpeg"
    with Image.open(BytesIO(b"".join(answer.streaming_content))) as shown:
        assert shown.size == (800, 1600)
        assert not shown.getexif()
    pages = [reader.get(reverse("role_model", args=[row.pk])).text for reader in (client, office)]
    assert ['alt="Bộ phận một cửa"' in page for page in pages] == [True, True]
    assert [reverse("role_model_picture_drop", args=[one.pk]) in page for page in pages] == [False, True]


def test_transparent_png_becomes_a_jpg_on_white(nominee):
    row, office = written(nominee), browser(make.chief())
    clear = picture("PNG", mode="RGBA", size=(400, 400))
    office.post(reverse("role_model_picture_add", args=[row.pk]), {"file": upload(clear, "huy hieu.png"), "alt": "x"})
    file = RoleModelPicture.objects.get().file
    assert (file.name, file.kind) == ("huy hieu.jpg", "jpg")
    answer = office.get(reverse("role_model_picture", args=[row.pictures.get().pk]))
    with Image.open(BytesIO(b"".join(answer.streaming_content))) as shown:
        assert shown.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(("file", "alt", "field"), [
    (upload, "", "alt"),
    (lambda: None, "Ảnh", "file"),
    (lambda: upload(b"%PDF-1.7 khong phai anh", "van-ban.pdf"), "Ảnh", "file"),
    (lambda: upload(b"khong phai anh"), "Ảnh", "file"),
    (lambda: upload(picture("JPEG", size=(319, 200))), "Ảnh", "file"),
    (lambda: upload(picture_of_place("JPEG")[:300]), "Ảnh", "file"),
])  # fmt: skip
def test_picture_that_cannot_be_shown_is_refused_beside_its_field(nominee, file, alt, field):
    row, client = written(nominee), browser(make.chief())
    sent = {"alt": alt} | ({"file": file()} if file() else {})
    answer = client.post(reverse("role_model_picture_add", args=[row.pk]), sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not RoleModelPicture.objects.exists()


def test_picture_of_320_pixels_is_large_enough(nominee):
    row, client = written(nominee), browser(make.chief())
    sent = {"file": upload(picture("JPEG", size=(320, 200))), "alt": "Ảnh"}
    assert client.post(reverse("role_model_picture_add", args=[row.pk]), sent).status_code == 302


def test_story_has_so_many_pictures_and_no_more(nominee):
    row, file = written(nominee), make.stored_file(picture("JPEG"), "anh.jpg", "jpg")
    for _place in range(MOST_PICTURES):
        last = add_picture(row, file, "Ảnh", **by(make.chief()))
    with pytest.raises(Refused):
        add_picture(row, file, "Ảnh", **by(make.chief()))
    drop_picture(last, **by(make.chief()))
    assert add_picture(row, file, "Ảnh", **by(make.chief())).alt == "Ảnh"


def test_picture_of_an_unpublished_story_is_not_given_out(client, nominee):
    row = written(nominee)
    one = add_picture(row, make.stored_file(picture("JPEG"), "anh.jpg", "jpg"), "Ảnh", **by(make.chief()))
    assert client.get(reverse("role_model_picture", args=[one.pk])).status_code == 404


def test_whole_way_from_the_record_of_who_was_awarded(client, nominee):
    staff, office = browser(make.staff(nominee.proposal.unit)), browser(make.chief())
    record = reverse("person_record", args=[nominee.person_id])
    new = reverse("role_model_new", args=[nominee.pk])
    assert new in staff.get(record).text
    assert new not in client.get(record).text
    assert staff.post(new, {"title": "Thiếu bài"}).status_code == 422
    staff.post(new, {"title": "Chuyện một cửa", "text": "Đã làm"})
    row = RoleModel.objects.get()
    assert "Chuyện một cửa" in office.get(reverse("role_models")).text
    assert office.post(reverse("role_model_publish", args=[row.pk])).status_code == 302
    assert "Chuyện một cửa" in client.get(reverse("role_models")).text


def test_collective_is_written_about_too(client, nominee):
    row = collective_of(nominee.proposal)
    honour(row, 8)
    row.refresh_from_db()
    published(row)
    assert WORDS.title in client.get(reverse("unit_record", args=[row.unit_id])).text


def test_list_costs_as_many_queries_for_twelve_as_for_one(client, nominee):
    counts, file = [], make.stored_file(picture("JPEG"), "anh.jpg", "jpg")
    for number in (1, 11):
        for _place in range(number):
            add_picture(published(nominee), file, "Ảnh", **by(make.chief()))
        counts.append(queries_of(client, reverse("role_models")))
    assert counts[0] == counts[1] <= LIST
