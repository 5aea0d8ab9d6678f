"""Tables from Excel: nothing is written unseen, nothing twice, and every fault has its row and its column."""

import unicodedata
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import JournalEntry
from organization.enums import DECIDED, FactState, Gender, Grade, IndexState, InitiativeLevel
from organization.importing.base import Importer
from organization.models import (
    AnnualRating,
    AwardRecord,
    Discipline,
    Initiative,
    Membership,
    ParIndexResult,
    Person,
    ProcedureFigures,
    SheetImport,
)
from organization.selectors.facts import KINDS
from tests import factories as make
from tests.organization.sheets import book, bring, fates, faults, look, upload, write

pytestmark = pytest.mark.django_db
FIGURES = ("Đơn vị", "Năm", "Hồ sơ tiếp nhận", "Hồ sơ trễ hẹn", "Hồ sơ tồn đọng")
FORMULA = "Công thức chưa có kết quả: hãy mở tệp bằng Excel, lưu lại, hoặc ghi thẳng giá trị."
RATING = ("Họ và tên", "Đơn vị", "Năm", "Mức xếp loại", "Văn bản")


@pytest.fixture
def unit():
    return make.unit("Phòng Vận tải")


# --- the way of a table -----------------------------------------------------------------------------------------


def test_rows_are_written_only_when_told_and_only_once(office, unit):
    plan = bring(office, "tthc", FIGURES, ("Phòng Vận tải", 2024, 1250, 0, 0), ("phong van tai", 2025, "1.300", 2, 1))
    assert fates(plan) == [(2, "new"), (3, "new")]
    assert not ProcedureFigures.objects.exists()
    assert write(office, plan) == 302
    written = {(row.year, row.received, row.late) for row in ProcedureFigures.objects.all()}
    assert written == {(2024, 1250, 0), (2025, 1300, 2)}
    again = look(office)
    assert fates(again) == [(2, "unchanged"), (3, "unchanged")]
    assert write(office, again) == 422
    assert ProcedureFigures.objects.count() == 2


def test_change_is_shown_with_before_and_after_and_empty_cells_change_nothing(office, unit):
    ProcedureFigures.objects.create(unit=unit, year=2024, received=10, late=1, backlog=3, source="Báo cáo 5/BC")
    plan = bring(office, "tthc", FIGURES, ("Phòng Vận tải", 2024, 12, None, 3))
    assert [(row.fate, row.changes) for row in plan.rows] == [("changed", {"hồ sơ tiếp nhận": [10, 12]})]
    write(office, plan)
    row = ProcedureFigures.objects.get()
    assert (row.received, row.late, row.backlog, row.source) == (12, 1, 3, "Báo cáo 5/BC")
    assert JournalEntry.objects.get(action="procedurefigures.change").details["changes"] == {
        "hồ sơ tiếp nhận": [10, 12]
    }


def test_one_faulty_row_holds_all_back_unless_it_is_left_out(office, unit):
    plan = bring(office, "tthc", FIGURES, ("Phòng Vận tải", 2024, 5, 0, 0), ("Phòng Không Có", 2024, 5, 0, 0))
    assert write(office, plan) == 422
    assert not ProcedureFigures.objects.exists()
    assert write(office, plan, skip_faulty="on") == 302
    assert ProcedureFigures.objects.count() == 1
    assert SheetImport.objects.get().outcome == {"new": 1, "changed": 0, "unchanged": 0, "faulty": 1}


def test_nothing_is_written_when_something_else_is_stored_than_was_seen(office, unit):
    plan = bring(office, "tthc", FIGURES, ("Phòng Vận tải", 2024, 12, 0, 0))
    ProcedureFigures.objects.create(unit=unit, year=2024, received=7)
    assert write(office, plan) == 409
    assert ProcedureFigures.objects.get().received == 7
    assert write(office, look(office)) == 302
    assert ProcedureFigures.objects.get().received == 12


def test_file_and_writing_are_journalled_with_the_hash_of_the_file(office, unit):
    write(office, bring(office, "tthc", FIGURES, ("Phòng Vận tải", 2024, 12, 0, 0)))
    entries = {row.action: row for row in JournalEntry.objects.all()}
    assert set(entries) == {"sheet.receive", "procedurefigures.add", "sheet.write"}
    sheet = SheetImport.objects.get()
    assert entries["sheet.write"].details["sha256"] == entries["sheet.receive"].details["sha256"] == sheet.file.sha256
    assert entries["procedurefigures.add"].unit_id == unit.pk


# --- columns ----------------------------------------------------------------------------------------------------


def test_headings_are_found_below_titles_in_any_order_and_spelling(office, unit):
    plan = bring(
        office, "tthc", ("SỞ GIAO THÔNG VẬN TẢI",), (), ("BẢNG TỔNG HỢP",),
        ("STT", "TRỄ HẸN", "  tồn  đọng", "PHÒNG, ĐƠN VỊ", "năm", "Tổng số hồ sơ"), (1, 2, 3, "Phòng Vận tải", 2024, 9),
    )  # fmt: skip
    row = plan.rows[0].draft.rows[0][1]
    assert (row.unit, row.year, row.received, row.late, row.backlog) == (unit, 2024, 9, 2, 3)


def test_choice_of_columns_is_kept_and_remembered_for_the_next_table(office, unit):
    heading = ("Nơi làm", *FIGURES[1:])
    plan = bring(office, "tthc", heading, ("Phòng Vận tải", 2024, 9, 0, 0))
    assert faults(plan) == ["2: Đơn vị: Chưa điền. Chưa có cột này trong bảng."]
    url = reverse("import", args=[SheetImport.objects.get().pk])
    mapping = {"head": "1", "col-unit": "1", "col-year": "2", "col-received": "3", "col-late": "4", "col-backlog": "5"}
    assert office.post(url, mapping | {"col-late": "1"}).status_code == 422
    assert office.post(url, mapping | {"col-late": "9"}).status_code == 422
    assert office.post(url, mapping).status_code == 302
    assert write(office, look(office)) == 302
    assert fates(bring(office, "tthc", heading, ("Phòng Vận tải", 2025, 9, 0, 0))) == [(2, "new")]


def test_another_row_of_headings_is_read_anew(office, unit):
    plan = bring(office, "tthc", FIGURES, ("Phòng Vận tải", 2024, 9, 0, 0), FIGURES, ("Phòng Vận tải", 2025, 9, 0, 0))
    assert fates(plan) == [(2, "new"), (3, "faulty"), (4, "new")]
    url = reverse("import", args=[SheetImport.objects.get().pk])
    assert office.post(url, {"head": "3"}).status_code == 302
    assert fates(look(office)) == [(4, "new")]
    assert office.post(url, {"head": "31"}).status_code == 422
    assert office.post(url, {"head": "30"}).status_code == 302
    assert fates(look(office)) == []


# --- cells ------------------------------------------------------------------------------------------------------


def test_every_fault_has_its_row_its_column_and_what_to_do(office, unit):
    plan = bring(
        office, "tthc", FIGURES,
        ("Phòng Vận tải", "hai nghìn", 5, 0, 0),
        ("Phòng Vận tải", 2024, 1.125, "x", 0),
        ("Phòng Vận tảy", 2024, 5, 0, 0),
        (None, 2024, 5, 0, 0),
        ("Phòng Vận tải", 2023, 5, 6, 0),
        ("Phòng Vận tải", 2022, None, 0, 0),
    )  # fmt: skip
    assert faults(plan) == [
        "2: Cột B (Năm): Hãy viết năm bằng bốn chữ số, ví dụ 2025.",
        "3: Cột C (Hồ sơ tiếp nhận): Hãy viết một số nguyên, ví dụ 1.000 hoặc 1000 (dấu chấm ngăn hàng nghìn).",
        "3: Cột D (Hồ sơ trễ hẹn): Hãy viết một số nguyên, ví dụ 1.000 hoặc 1000 (dấu chấm ngăn hàng nghìn).",
        "4: Cột A (Đơn vị): Không có đơn vị “Phòng Vận tảy”. Gần giống: Phòng Vận tải.",
        "5: Cột A (Đơn vị): Chưa điền.",
        "6: Cột D (Hồ sơ trễ hẹn): Hồ sơ trễ hẹn không được nhiều hơn hồ sơ tiếp nhận.",
        "7: Cột C (Hồ sơ tiếp nhận): Chưa điền.",
    ]


def test_two_rows_about_the_same_thing_are_one_too_many(office, unit):
    plan = bring(office, "tthc", FIGURES, ("Phòng Vận tải", 2024, 5, 0, 0), ("PHÒNG VẬN TẢI", 2024, 6, 0, 0))
    assert faults(plan) == ["3: Trùng với dòng 2 của bảng."]


def test_merged_cells_are_named_and_formulas_without_result_too(office, unit):
    made = book(FIGURES, ("Phòng Vận tải", 2024, 5, 0, 0), (None, 2025, "=1+1", 0, 0))
    made.active.merge_cells("A2:A3")
    assert faults(bring(office, "tthc", made=made)) == [
        "2: Cột A (Đơn vị): Ô gộp A2:A3: hãy bỏ gộp ô và điền riêng từng dòng.",
        "3: Cột A (Đơn vị): Ô gộp A2:A3: hãy bỏ gộp ô và điền riêng từng dòng.",
        f"3: Cột C (Hồ sơ tiếp nhận): {FORMULA}",
    ]


@pytest.mark.parametrize("typed", [date(2025, 1, 10), datetime(2025, 1, 10), "10/01/2025", "2025-01-10", 45667])
def test_day_is_read_as_a_day_as_text_and_as_excels_serial(office, unit, typed):
    heading = ("Đơn vị", "Hình thức, nội dung", "Từ ngày")
    plan = bring(office, "ky-luat", heading, ("Phòng Vận tải", "Khiển trách", typed))
    assert plan.rows[0].draft.rows[0][1].starts_on == date(2025, 1, 10)


@pytest.mark.parametrize("typed", ["31/02/2025", "01/10/25", 18263, 99999, "tháng 1"])
def test_what_is_no_day_is_a_fault(office, unit, typed):
    plan = bring(office, "ky-luat", ("Đơn vị", "Hình thức", "Từ ngày"), ("Phòng Vận tải", "Khiển trách", typed))
    assert [line.split(": ")[1] for line in faults(plan)] == ["Cột C (Từ ngày)"]


def test_texts_in_decomposed_letters_are_the_same_texts(office, unit):
    person = make.person(unit, "Nguyễn Thị Hòa")
    heading = [unicodedata.normalize("NFD", text) for text in RATING]
    typed = unicodedata.normalize("NFD", "Nguyễn Thị Hoà")
    plan = bring(office, "xep-loai", tuple(heading), (typed, None, 2024, "HOÀN THÀNH TỐT NHIỆM VỤ", None))
    write(office, plan)
    rating = AnnualRating.objects.get()
    assert (rating.person, rating.grade) == (person, Grade.GOOD)


def test_number_of_a_cell_is_a_decimal_and_text_is_read_as_people_write(office, unit):
    heading = ("Của ai", "Năm", "Điểm", "Thứ hạng", "Số đơn vị xếp hạng", "Trạng thái")
    plan = bring(
        office, "chi-so", heading, ("Phòng Vận tải", 2023, 92.375, 3, 19, "Đã công bố"),
        ("Toàn Sở", 2023, "92,375", None, None, "tự đánh giá"), ("Toàn tỉnh", 2023, 88, None, None, "Chưa công bố"),
        ("Phòng Vận tải", 2024, "92.375", 20, 19, "Đã công bố"), ("Phòng Vận tải", 2025, 100.5, 20, 19, "Đẹp"),
    )  # fmt: skip
    assert fates(plan) == [(2, "new"), (3, "new"), (4, "new"), (5, "faulty"), (6, "faulty")]
    assert [line.partition(")")[0] for line in faults(plan)] == [
        "5: Cột C (Điểm", "6: Cột F (Trạng thái",
    ]  # fmt: skip
    assert write(office, plan, skip_faulty="on") == 302
    assert {(row.subject, row.score, row.state) for row in ParIndexResult.objects.all()} == {
        ("Phòng Vận tải", Decimal("92.375"), IndexState.PUBLISHED),
        ("Toàn Sở", Decimal("92.375"), IndexState.SELF_SCORED),
        ("Toàn tỉnh", Decimal(88), IndexState.UNPUBLISHED),
    }


@pytest.mark.parametrize(("score", "fate"), [(0, "new"), (100, "new"), (100.001, "faulty"), (-0.001, "faulty")])
def test_score_outside_0_to_100_is_a_fault(office, unit, score, fate):
    heading = ("Của ai", "Năm", "Điểm", "Trạng thái")
    assert fates(bring(office, "chi-so", heading, ("Phòng Vận tải", 2023, score, "Đã công bố"))) == [(2, fate)]


# --- people by name -----------------------------------------------------------------------------------------------


def test_namesakes_are_told_apart_by_unit_and_near_names_are_only_offered(office, unit):
    other = make.unit("Văn phòng")
    here, _there = make.person(unit, "Trần Văn An"), make.person(other, "Trần Văn An")
    plan = bring(
        office, "xep-loai", RATING, ("Trần Văn An", "Phòng Vận tải", 2024, "Hoàn thành tốt nhiệm vụ", ""),
        ("Trần Văn An", "", 2025, "Hoàn thành tốt nhiệm vụ", ""), ("Trần Văn Ân", "", 2025, "Không áp dụng", ""),
        ("Trần Văn An", "Phòng Vận", 2025, "Không áp dụng", ""),
    )  # fmt: skip
    assert plan.rows[0].draft.rows[0][1].person == here
    said = faults(plan)
    assert "Có 2 người tên “Trần Văn An”, hãy ghi thêm đơn vị" in said[0]
    assert said[1] == "4: Cột A (Họ và tên): Không có cán bộ “Trần Văn Ân”. Gần giống: Trần Văn An."
    assert said[2].startswith("5: Cột B (Đơn vị): Không có đơn vị “Phòng Vận”.")


def test_rating_without_a_name_is_the_units(office, unit):
    write(office, bring(office, "xep-loai", RATING, (None, "Phòng Vận tải", 2024, "Hoàn thành nhiệm vụ", "QĐ 1")))
    assert [(row.unit, row.person, row.paper) for row in AnnualRating.objects.all()] == [(unit, None, "QĐ 1")]


PEOPLE = ("Họ và tên", "Giới tính", "Đơn vị", "Chức vụ", "Ngày sinh", "Điện thoại", "Đối tượng", "Lãnh đạo, quản lý")


def test_person_comes_with_his_place_and_is_known_again(office, unit):
    row = ("H'Hen Niê", "Nữ", "Phòng Vận tải", "Phó Trưởng phòng", "01/02/1990", "0226 385 1234", "viên chức", "x")
    write(office, bring(office, "can-bo", PEOPLE, row))
    person = Person.objects.get(full_name="H'Hen Niê")
    place = person.memberships.get()
    assert (person.gender, person.birth_date, person.phone) == (Gender.FEMALE, date(1990, 2, 1), "02263851234")
    assert (place.unit, place.position, place.is_leader) == (unit, "Phó Trưởng phòng", True)
    assert person.search == "h'hen nie"
    assert fates(look(office)) == [(2, "unchanged")]
    plan = bring(office, "can-bo", PEOPLE, ("H'Hen Niê", None, "Phòng Vận tải", "Trưởng phòng"))
    assert plan.rows[0].changes == {"chức vụ": ["Phó Trưởng phòng", "Trưởng phòng"]}
    write(office, plan)
    assert Membership.objects.get(person=person).position == "Trưởng phòng"
    assert "0226" not in str([entry.details for entry in JournalEntry.objects.all()])


def test_whether_a_namesake_elsewhere_is_the_same_person_is_never_guessed(office, unit):
    other = make.unit("Văn phòng")
    make.person(other, "Trần Văn An", birth_date=date(1980, 1, 1))
    plan = bring(
        office, "can-bo", PEOPLE, ("Trần Văn An", "Nam", "Phòng Vận tải", "Chuyên viên"),
        ("Trần Văn An", "Nam", "Phòng Vận tải", "Chuyên viên", "01/01/1980"),
        ("Trần Văn An", "Nam", "Phòng Vận tải", "Chuyên viên", "02/01/1980"),
    )  # fmt: skip
    assert fates(plan) == [(2, "faulty"), (3, "faulty"), (4, "new")]
    said = faults(plan)
    assert "Đã có người tên này: Văn phòng, sinh 01/01/1980" in said[0]
    assert "Đang công tác tại Văn phòng" in said[1]


@pytest.mark.parametrize(("since", "fate"), [("31/12/2023", "faulty"), ("01/01/2024", "changed")])
def test_nobody_comes_to_work_in_two_places_on_one_day(office, unit, since, fate):
    person = make.person(unit, "Trần Văn An")
    person.memberships.update(valid_from=date(2024, 6, 1))
    Membership.objects.create(person=person, unit=make.unit("Văn phòng"), position="Chuyên viên",
                              valid_from=date(2020, 1, 1), valid_to=date(2023, 12, 31))  # fmt: skip
    plan = bring(
        office, "can-bo", (*PEOPLE[:4], "Công tác từ ngày"), ("Trần Văn An", None, "Phòng Vận tải", None, since)
    )
    assert fates(plan) == [(2, fate)]


@pytest.mark.parametrize(("since", "fate"), [("30/06/2026", "changed"), ("01/07/2026", "faulty")])
def test_nobody_begins_to_work_where_he_has_ended_before(office, unit, since, fate):
    make.person(unit, "Trần Văn An").memberships.update(valid_from=date(2024, 6, 1), valid_to=date(2026, 6, 30))
    plan = bring(
        office, "can-bo", (*PEOPLE[:4], "Công tác từ ngày"), ("Trần Văn An", None, "Phòng Vận tải", None, since)
    )
    assert fates(plan) == [(2, fate)]
    assert write(office, plan) == (302 if fate == "changed" else 422)


# --- initiatives, discipline, earlier awards -----------------------------------------------------------------------


def test_initiative_with_several_authors(office, unit):
    one, two = make.person(unit, "Trần Văn An"), make.person(unit, "Lê Thị Bình")
    make.person(make.unit("Văn phòng"), "Lê Thị Bình")
    heading = ("Tên sáng kiến", "Năm", "Cấp công nhận", "Tác giả", "Văn bản công nhận")
    row = ("Đặt lịch trực tuyến", 2024, "Cơ quan", "Trần Văn An; Lê Thị Bình (Phòng Vận tải)", "QĐ 1/QĐ-SGTVT")
    plan = bring(office, "sang-kien", heading, row, ("Khác", 2024, "Cơ quan", "Trần Văn An; Lê Thị Bình", ""))
    assert faults(plan)[0].startswith("3: Cột D (Tác giả): Có 2 người tên “Lê Thị Bình”")
    write(office, plan, skip_faulty="on")
    initiative = Initiative.objects.get()
    assert (initiative.level, {*initiative.authors.all()}) == (InitiativeLevel.AGENCY, {one, two})
    assert fates(look(office))[0] == (2, "unchanged")
    plan = bring(office, "sang-kien", heading, ("đặt lịch trực tuyến", 2024, "Cơ quan", "Trần Văn An", ""))
    assert plan.rows[0].changes == {
        "tên sáng kiến, giải pháp": ["Đặt lịch trực tuyến", "đặt lịch trực tuyến"],
        "tác giả": [["Lê Thị Bình", "Trần Văn An"], ["Trần Văn An"]],
    }  # fmt: skip


@pytest.mark.parametrize(("until", "fate"), [("10/01/2025", "new"), ("09/01/2025", "faulty")])
def test_discipline_ends_after_it_begins(office, unit, until, fate):
    heading = ("Đơn vị", "Hình thức", "Từ ngày", "Đến ngày", "Đang xem xét")
    plan = bring(office, "ky-luat", heading, ("Phòng Vận tải", "Khiển trách", "10/01/2025", until, "không"))
    assert fates(plan) == [(2, fate)]


def test_discipline_leaves_no_words_in_the_journal(office, unit):
    heading = ("Đơn vị", "Hình thức", "Từ ngày")
    write(office, bring(office, "ky-luat", heading, ("Phòng Vận tải", "Vì lý do riêng", "10/01/2025")))
    assert Discipline.objects.count() == 1
    assert "lý do riêng" not in str([entry.details for entry in JournalEntry.objects.all()])


AWARD = ("Họ và tên", "Năm", "Tên danh hiệu, hình thức", "Loại", "Số quyết định", "Ngày quyết định")


@pytest.mark.parametrize("state", DECIDED)
def test_earlier_award_is_confirmed_and_our_own_decision_is_left_alone(office, unit, state):
    person = make.person(unit, "Trần Văn An")
    claimed = AwardRecord.objects.create(person=person, kind="title", year=2023, name="Lao động tiên tiến")
    AwardRecord.objects.create(person=person, kind="commendation", year=2024, name="Giấy khen", number="7/QĐ",
                               state=state)  # fmt: skip
    same = ("Trần Văn An", 2024, "Giấy khen", "Hình thức khen thưởng", "7/QĐ", None)
    assert fates(bring(office, "khen-thuong", AWARD, same)) == [(2, "unchanged")]
    plan = bring(
        office, "khen-thuong", AWARD, ("Trần Văn An", 2023, "Lao động tiên tiến", "Danh hiệu thi đua", "5/QĐ", None),
        ("Trần Văn An", 2024, "Giấy khen", "Hình thức khen thưởng", "8/QĐ", None),
    )  # fmt: skip
    assert fates(plan) == [(2, "changed"), (3, "faulty")]
    assert "Quyết định của Sở" in faults(plan)[0]
    write(office, plan, skip_faulty="on")
    claimed.refresh_from_db()
    assert (claimed.state, claimed.number) == (FactState.CONFIRMED, "5/QĐ")


def test_kind_that_does_not_say_what_makes_a_row_itself_cannot_be_used():
    class Keyless(Importer):
        kind, columns = KINDS["tthc"], ()

    with pytest.raises(TypeError, match="key_of"):
        Keyless([], today=date(2025, 1, 1), lock=False)


# --- files that are none --------------------------------------------------------------------------------------------


def test_empty_table_and_other_files_are_refused_with_the_reason(office):
    url = reverse("import_new", args=["tthc"])
    assert office.post(url).status_code == 422
    page = office.post(url, {"file": upload(book(FIGURES))})
    assert page.status_code == 422
    assert "không có bảng nào" in page.text
    assert office.post(url, {"file": upload(book(FIGURES), "bang.pdf")}).status_code == 422
    assert not SheetImport.objects.exists()


def test_too_long_a_table_is_refused_as_a_whole(office, unit, monkeypatch):
    monkeypatch.setattr("organization.importing.plan.MOST_ROWS", 2)
    rows = [("Phòng Vận tải", year, 5, 0, 0) for year in (2020, 2021, 2022)]
    assert [row.fate for row in bring(office, "tthc", FIGURES, *rows[:2]).rows] == ["new", "new"]
    assert faults(bring(office, "tthc", FIGURES, *rows)) == ["1: Bảng có hơn 2.000 dòng: hãy chia ra nhiều tệp."]


def test_thirty_rows_cost_as_many_reads_as_one(office, unit):
    bring(office, "tthc", FIGURES, ("Phòng Vận tải", 1990, 5, 0, 0))
    url = reverse("import", args=[SheetImport.objects.first().pk])

    def queries(address):
        with CaptureQueriesContext(connection) as caught:
            assert office.get(address).status_code == 200
        return len(caught)

    before = queries(url)
    bring(office, "tthc", FIGURES, *[("Phòng Vận tải", 1990 + year, 5, 0, 0) for year in range(30)])
    assert queries(reverse("import", args=[SheetImport.objects.first().pk])) == before
