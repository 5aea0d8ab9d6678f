"""Certificates on pre-printed blanks: every field in its place to the millimetre, the ruler, the page of the office."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.urls import reverse

from core.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from dossiers.building.certificates import USUAL, on_blank, ruler, sample, sheet, usual_places
from dossiers.building.office_papers import certificate
from dossiers.models import BlankField, BlankProfile, Paper, PaperKind
from dossiers.selectors.genuine import genuine
from dossiers.services.certificates import make_ruler, print_on_blank, save_blank
from organization.enums import Role
from tests import factories as make
from tests.clock import NOW
from tests.dossiers.decided import decision
from tests.dossiers.papers.common import LONG_NAME, MADE_AT
from tests.dossiers.reading import rendered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
# How deep a letter of Tinos goes below its foot, in heights of the type.
DESCENT, POINT = 0.216, 25.4 / 72
HALF_A_MILLIMETRE = 0.5
FIELDS, RULER = PaperKind.CERTIFICATE_FIELDS, PaperKind.BLANK_RULER


def officer():
    return make.actor(make.appraiser())


def typed(profile=None, **changes):
    """What the desk posts of a blank."""
    places = list(profile.places.all()) if profile else usual_places()
    data = {"name": "Phôi năm 2026", "shift_x": "0", "shift_y": "0"}
    for place in places:
        values = {"shown": "on", "align": place.align}
        values |= {name: str(getattr(place, name)).replace(".", ",") for name in ("x", "y", "width", "size")}
        data |= {f"{place.field}-{name}": value for name, value in values.items()}
    return data | changes


@dataclass(frozen=True)
class Words:
    """Words that stand beside each other on one line; an SVG is drawn word by word."""

    left: float
    right: float
    foot: float
    size: float
    font: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def words_on(page, text):
    words = text.split()
    for place in range(len(page.runs)):
        runs = page.runs[place : place + len(words)]
        if [run.text.strip() for run in runs] == words and len({round(run.top, 1) for run in runs}) == 1:
            foot = runs[0].bottom - DESCENT * runs[0].size * POINT
            return Words(runs[0].left, runs[-1].right, foot, runs[0].size, runs[0].font)
    raise AssertionError(f"{text!r} is not on this page:\n{page.text}")


class TestPrint:
    def page(self, shift_x=0, shift_y=0, **changes):
        profile = BlankProfile(name="Phôi", shift_x=Decimal(str(shift_x)), shift_y=Decimal(str(shift_y)))
        paper = sample(sheet(profile, usual_places()), made_at=MADE_AT).model_copy(update=changes)
        [page] = rendered(FIELDS, paper)
        return page

    @pytest.mark.parametrize("shift", [(0, 0), (2.5, -3)])
    def test_each_field_stands_at_its_place_moved_by_the_shift_of_the_printer(self, shift):
        page = self.page(*shift)
        assert (page.width, page.height) == (297.0, 210.0)
        ends = {"start": "left", "middle": "middle", "end": "right"}
        for field, words in {
            BlankField.SALUTATION: "Bà", BlankField.NAME: "Nguyễn Thị Hoàng Phương Mẫu",
            BlankField.DESCRIPTION: "Phó Trưởng phòng, Phòng Quản lý kết cấu hạ tầng giao thông",
            BlankField.DECISION: "07/QĐ-SGTVT",
            BlankField.REGISTER: "0015", BlankField.DATE_LINE: "Hà Nam, ngày 09 tháng 02 năm 2026",
            BlankField.TITLES: "KT. GIÁM ĐỐC", BlankField.SIGNER: "Trần Văn Ví Dụ",
        }.items():  # fmt: skip
            run, (x, y, _width, size, align) = words_on(page, words), USUAL[field]
            assert run.size == pytest.approx(size, abs=0.1)
            assert getattr(run, ends[align]) == pytest.approx(x + shift[0], abs=HALF_A_MILLIMETRE)
            assert run.foot == pytest.approx(y + shift[1], abs=HALF_A_MILLIMETRE)

    def test_nothing_but_the_fields_is_printed(self):
        page = self.page()
        for words in ("CỘNG HÒA", "GIẤY KHEN", "TẶNG", "Mã", "Quyết định số", "DỰ THẢO"):
            assert words not in page.text
        assert page.rules == []

    @pytest.mark.parametrize("name", ["H'Hen Niê", "Y Moan Ênuôl", LONG_NAME])
    def test_a_name_is_printed_as_it_is_written(self, name):
        said, (_x, y, width, _size, _align) = words_on(self.page(name=name), name), USUAL[BlankField.NAME]
        assert said.font == "Tinos-Bold"
        assert said.right - said.left <= width
        assert said.foot == pytest.approx(y, abs=HALF_A_MILLIMETRE)

    def test_a_very_long_name_goes_up_and_never_over_what_stands_below(self):
        name = "Phòng Quản lý vận tải, phương tiện, người lái và an toàn giao thông đường bộ, đường thủy nội địa"
        page = self.page(name=name)
        below = words_on(page, "Phó Trưởng phòng, Phòng Quản lý kết cấu hạ tầng giao thông")
        bold = [run for run in page.runs if run.font == "Tinos-Bold" and run.top < 100]
        assert len({round(run.top) for run in bold}) == 2
        assert max(run.bottom for run in bold) < below.foot - below.size * POINT * 0.7

    def test_a_long_text_goes_on_below_within_its_width(self):
        page = self.page()
        _x, y, width, size, _align = USUAL[BlankField.ACHIEVEMENT]
        first = words_on(page, "Đã có thành tích xuất sắc trong phong trào thi đua “Đẩy mạnh cải")
        second = words_on(page, "cách hành chính trên địa bàn tỉnh giai đoạn 2023 - 2025” năm 2025")
        assert second.foot - first.foot == pytest.approx(1.25 * size * POINT, abs=0.1)
        assert first.foot == pytest.approx(y, abs=HALF_A_MILLIMETRE)
        assert max(first.right - first.left, second.right - second.left) <= width

    def test_a_field_that_the_blank_has_already_is_left_out(self):
        places = usual_places()
        places[0].shown = False
        [page] = rendered(FIELDS, sample(sheet(BlankProfile(name="Phôi"), places), made_at=MADE_AT))
        assert "Bà" not in [run.text.strip() for run in page.runs]


def test_ruler_has_a_line_of_a_hundred_millimetres_and_marks_every_field():
    profile = make.blank(shift_x=Decimal("1.5"))
    [page] = rendered(RULER, ruler(profile, made_at=NOW))
    assert (page.width, page.height) == (297.0, 210.0)
    for field, (x, y, *_rest) in USUAL.items():
        place = f"({x + 1.5:.1f}; {y:.1f})".replace(".", ",")
        assert f"{field.label} {place}" in page.text
    assert page.find("290").middle == pytest.approx(290, abs=HALF_A_MILLIMETRE)
    assert "100 mm" in page.text


class TestServices:
    def test_a_certificate_on_a_blank_has_no_code_and_is_journalled(self):
        row = decision(published=False)
        line = row.lines.first()
        paper = print_on_blank(line, make.blank(), actor=officer(), now=NOW)
        assert (paper.kind, paper.line, paper.data["mark"]) == (FIELDS, line, None)
        assert genuine(paper.code) is None
        assert JournalEntry.objects.filter(action="certificate.on_blank").count() == 1

    def test_the_same_print_is_one_paper_until_the_blank_is_moved(self):
        line, profile, who = decision().lines.first(), make.blank(), officer()
        first = print_on_blank(line, profile, actor=who, now=NOW)
        assert print_on_blank(line, profile, actor=who, now=NOW) == first
        profile.shift_x = Decimal("0.5")
        assert (
            print_on_blank(line, save_blank(profile, usual_places(), actor=who, now=NOW), actor=who, now=NOW) != first
        )

    def test_nothing_is_printed_before_the_decision_is_signed(self):
        line = decision(signed=False).lines.first()
        with pytest.raises(Conflict, match="đã ký"):
            print_on_blank(line, make.blank(), actor=officer(), now=NOW)

    def test_a_collective_is_never_ông_or_bà(self):
        lines = decision().lines.select_related("nomination")
        papers = {line.nomination.subject_kind: certificate(line, made_at=NOW) for line in lines}
        said = {kind: on_blank(paper, make.blank(), made_at=NOW).salutation for kind, paper in papers.items()}
        assert said["collective"] == "Tập thể"
        assert said["individual"] in ("Ông", "Bà")

    def test_two_blanks_never_share_a_name(self):
        make.blank(name="Phôi A")
        with pytest.raises(Refused, match="Đã có phôi"):
            save_blank(BlankProfile(name="phôi a"), usual_places(), actor=officer(), now=NOW)

    def test_only_the_office_measures_blanks(self):
        with pytest.raises(Denied):
            save_blank(BlankProfile(name="Phôi"), usual_places(), actor=make.actor(make.leader()), now=NOW)
        with pytest.raises(Denied):
            make_ruler(make.blank(), actor=make.actor(make.leader()), now=NOW)


class TestPages:
    @pytest.fixture
    def desk(self, client):
        client.force_login(make.appraiser())
        return client

    def test_a_blank_is_made_and_changed(self, desk):
        answer = desk.post(reverse("blank_new"), typed())
        profile = BlankProfile.objects.get()
        assert answer.url == reverse("blank", args=[profile.pk])
        assert profile.places.count() == len(BlankField)
        desk.post(answer.url, typed(profile, **{"shift_y": "-1,5", "name-x": "110,5"}))
        profile.refresh_from_db()
        assert profile.shift_y == Decimal("-1.5")
        assert profile.places.get(field="name").x == Decimal("110.5")
        assert profile.places.count() == len(BlankField)

    def test_a_new_blank_can_be_kept_as_the_page_shows_it(self, desk):
        form = desk.get(reverse("blank_new")).context["form"]
        shown = {field.html_name: field.value() for part in (form, *form.places) for field in part}
        answer = desk.post(reverse("blank_new"), shown | {"name": "Phôi năm 2026"})
        assert answer.status_code == 302

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"name-x": "297,1"}, "Họ tên, tên tập thể"), ({"shift_x": "20,1"}, "Lớn nhất là 20"),
            ({"signer-y": "a"}, "Họ tên người ký"), ({"name": ""}, "Tên"),
            ({"titles-align": "giua"}, "Chức vụ người ký"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(self, desk, changes, words):
        answer = desk.post(reverse("blank_new"), typed(**changes))
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert not BlankProfile.objects.exists()

    def test_the_edges_of_the_sheet_are_still_on_it(self, desk):
        edges = {"name-x": "297", "name-y": "210", "signer-x": "0", "shift_x": "20", "shift_y": "-20"}
        assert desk.post(reverse("blank_new"), typed(**edges)).status_code == 302

    def test_a_taken_name_is_refused_beside_it(self, desk):
        make.blank(name="Phôi năm 2026")
        answer = desk.post(reverse("blank_new"), typed())
        assert answer.status_code == 422
        assert "Đã có phôi tên này." in answer.content.decode()

    def test_the_preview_moves_with_the_form_and_keeps_nothing(self, desk):
        data = typed(**{"name-x": "111", "shift_x": "2", "preview": "1"})
        answer = desk.post(reverse("blank_new"), data, headers={"HX-Request": "true"})
        text = answer.content.decode()
        assert 'x="113.000"' in text
        assert "<html" not in text
        assert not BlankProfile.objects.exists()

    def test_the_preview_of_a_wrong_form_says_what_is_wrong(self, desk):
        answer = desk.post(reverse("blank_new"), typed(preview="1", shift_x="99"), headers={"HX-Request": "true"})
        assert (answer.status_code, "<svg viewBox" in answer.content.decode()) == (200, False)
        assert desk.post(reverse("blank_new"), typed(preview="1", shift_x="99")).status_code == 422

    def test_the_ruler_is_a_paper_that_the_office_may_look_at(self, desk, client):
        answer = desk.post(reverse("blank_ruler", args=[make.blank().pk]))
        paper = Paper.objects.get(kind=RULER)
        assert answer.url == reverse("paper", args=[paper.pk])
        assert desk.get(answer.url).status_code == 200
        client.force_login(make.user(make.person(make.office()), Role.CLERK))
        assert client.get(answer.url).status_code == 404

    def test_a_certificate_is_put_on_the_chosen_blank(self, desk):
        line, profile = decision().lines.first(), make.blank()
        here = reverse("certificate_on_blank", args=[line.pk])
        assert profile.name in desk.get(here).content.decode()
        answer = desk.post(here, {"profile": profile.pk})
        assert answer.url == reverse("paper", args=[Paper.objects.get(kind=FIELDS).pk])
        assert desk.post(here, {"profile": 0}).status_code == 422

    def test_list_of_blanks_costs_the_same_for_many(self, desk, django_assert_max_num_queries):
        make.blank()
        desk.get(reverse("blanks"))
        for _row in range(29):
            make.blank()
        with django_assert_max_num_queries(12):
            assert desk.get(reverse("blanks")).content.decode().count("Phôi thử") == 30
