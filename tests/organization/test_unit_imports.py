"""Units from Excel: a whole tree in one table, known again by code, every fault named, nothing twice."""

import pytest
from django.urls import reverse

from core.models import JournalEntry
from organization.importing.units import Units
from organization.models import SheetImport, Unit
from tests import factories as make
from tests.organization.sheets import bring, fates, faults, look, write

pytestmark = pytest.mark.django_db
HEADING = ("Mã", "Tên đơn vị", "Tên gọi tắt", "Loại", "Chức danh người đứng đầu", "Trực thuộc", "Gửi hồ sơ",
           "Đơn vị đề nghị thay")  # fmt: skip
CENTRE = ("ttdk", "Trung tâm Đăng kiểm", "TTĐK", "Đơn vị sự nghiệp", "Giám đốc", None, "Có", None)
TEAM = ("to-ky-thuat", "Tổ Kỹ thuật", "Tổ KT", "Đội, tổ, khoa thuộc đơn vị sự nghiệp", "Tổ trưởng", "TTĐK", "Không",
        "Trung tâm Đăng kiểm")  # fmt: skip


def test_tree_comes_in_with_one_table_and_only_once(office):
    plan = bring(office, "don-vi", HEADING, CENTRE, TEAM)
    assert fates(plan) == [(2, "new"), (3, "new")]
    assert plan.rows[1].changes["trực thuộc"] == [None, "Trung tâm Đăng kiểm"]
    assert not Unit.objects.filter(code="ttdk").exists()
    assert write(office, plan) == 302
    centre, team = Unit.objects.get(code="ttdk"), Unit.objects.get(code="to-ky-thuat")
    assert (team.parent, team.proxy, team.proposes, centre.proposes) == (centre, centre, False, True)
    assert team.search == "to ky thuat to kt to-ky-thuat"
    entry = JournalEntry.objects.get(action="unit.add", object_id=str(team.pk))
    assert entry.details["changes"]["trực thuộc"] == [None, "Trung tâm Đăng kiểm"]
    again = look(office)
    assert fates(again) == [(2, "unchanged"), (3, "unchanged")]
    assert write(office, again) == 422


def test_unit_that_is_there_moves_below_one_that_comes_with_the_table(office):
    old = make.unit("Tổ Kỹ thuật", code="to-ky-thuat")
    plan = bring(office, "don-vi", ("Mã", "Tên đơn vị", "Tên gọi tắt", "Loại", "Chức danh người đứng đầu",
                 "Trực thuộc"), CENTRE[:6], ("to-ky-thuat", None, None, None, None, "ttdk"))  # fmt: skip
    assert fates(plan) == [(2, "new"), (3, "changed")]
    assert plan.rows[1].changes == {"trực thuộc": [None, "Trung tâm Đăng kiểm"]}
    assert write(office, plan) == 302
    old.refresh_from_db()
    assert (old.parent.code, old.name) == ("ttdk", "Tổ Kỹ thuật")


def test_empty_cells_change_nothing(office):
    unit = make.unit("Phòng Một", code="mot", phone="0226000111", has_seal=True)
    plan = bring(office, "don-vi", (*HEADING[:2], "Điện thoại", "Có con dấu"), ("mot", "Phòng Một mới", None, None))
    assert plan.rows[0].changes == {"tên đơn vị": ["Phòng Một", "Phòng Một mới"]}
    write(office, plan)
    unit.refresh_from_db()
    assert (unit.name, unit.phone, unit.has_seal) == ("Phòng Một mới", "0226000111", True)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([(None, *CENTRE[1:])], ["2: Cột A (Mã): Chưa điền."]),
        ([("Trung tâm", *CENTRE[1:])], ["2: Cột A (Mã): Hãy dùng chữ không dấu"]),
        ([("ttdk", None, None, None, None)], ["2: Cột B", "2: Cột C", "2: Cột D", "2: Cột E"]),
        ([TEAM, CENTRE], ["2: Cột F (Trực thuộc): Không có đơn vị “TTĐK”", "2: Cột H"]),
        ([(*CENTRE[:3], "Chi cục", *CENTRE[4:]), TEAM], ["2: Cột D (Loại)", "3: Cột F (Trực thuộc)", "3: Cột H"]),
        ([CENTRE, CENTRE], ["3: Trùng với dòng 2"]),
        ([(*CENTRE[:7], "Phòng Có")], ["2: Cột H (Đơn vị đề nghị thay): Đơn vị tự gửi hồ sơ"]),
        ([(*CENTRE[:6], "Không", "Phòng Không")], ["2: Cột H (Đơn vị đề nghị thay): Đơn vị đề nghị thay phải là"]),
        ([("co", None, None, None, None, "khong"), ("khong", None, None, None, None, "co")], ["3: Cột F (Trực thuộc)"]),
    ],
    ids=["no code", "no slug", "what a new one needs", "above comes later", "above is faulty", "twice",
         "proposes and has a proxy", "through one that does not", "circle"],
)  # fmt: skip
def test_every_fault_is_named_by_row_and_column(office, rows, words):
    make.unit("Phòng Có", code="co")
    make.unit("Phòng Không", code="khong", proposes=False)
    said = faults(bring(office, "don-vi", HEADING, *rows))
    assert len(said) == len(words)
    assert all(part in line for part, line in zip(words, said, strict=True)), said


def test_good_rows_below_a_second_line_of_one_code_are_written(office):
    second = ("ttdk", "Trung tâm Khác", "TTK", *CENTRE[3:])
    plan = bring(office, "don-vi", HEADING, CENTRE, second, (*TEAM[:5], "ttdk", "Không", None))
    assert fates(plan) == [(2, "new"), (3, "faulty"), (4, "new")]
    assert write(office, plan, skip_faulty="on") == 302
    assert Unit.objects.get(code="to-ky-thuat").parent.name == "Trung tâm Đăng kiểm"


def test_a_name_that_two_rows_bear_is_not_guessed(office):
    other = ("khac", "Trung tâm Đăng kiểm", "TTĐK 2", *CENTRE[3:])
    plan = bring(office, "don-vi", HEADING, CENTRE, other, (*TEAM[:5], "Trung tâm Đăng kiểm", "Không", None))
    assert fates(plan)[2] == (4, "faulty")


def test_new_row_says_what_it_holds_and_a_changed_one_what_it_held(office):
    make.unit("Tên cũ", code="cu")
    bring(office, "don-vi", HEADING[:5], CENTRE[:5], ("cu", "Tên mới", None, None, None))
    url = reverse("import", args=[SheetImport.objects.first().pk])
    assert "tên đơn vị: Trung tâm Đăng kiểm; " in office.get(url, {"dong": "new"}).text
    assert "tên đơn vị: Tên cũ → Tên mới" in office.get(url, {"dong": "changed"}).text


def test_faulty_row_is_called_by_what_can_be_read_of_its_name(office):
    plan = bring(office, "don-vi", (*HEADING[:4], "Số thứ tự"), ("ttdk", "Trung tâm Đăng kiểm", None, "Chi cục", 7),
                 ("Trung tâm", None, None, None, 8))  # fmt: skip
    assert [row.label for row in plan.rows] == ["ttdk – Trung tâm Đăng kiểm", ""]


def test_file_is_asked_for_as_one_that_must_be_there(office):
    url = reverse("import_new", args=["don-vi"])
    assert "không bắt buộc" not in office.get(url).text
    assert office.post(url).context["form"].errors == {"file": ["Chưa chọn tệp nào."]}


def test_day_on_which_a_unit_ends_is_no_column():
    assert "valid_to" not in {column.name for column in Units.columns}


def test_unit_does_not_begin_after_it_has_ended(office):
    make.unit("Phòng Hết", code="het", valid_to="2025-06-30")
    heading = ("Mã", "Từ ngày")
    assert fates(bring(office, "don-vi", heading, ("het", "30/06/2025"))) == [(2, "changed")]
    assert "đã thôi hoạt động" in faults(bring(office, "don-vi", heading, ("het", "01/07/2025")))[0]


def test_list_of_units_leads_to_the_table_and_its_template(office):
    assert reverse("import_new", args=["don-vi"]) in office.get(reverse("units")).content.decode()
    page = office.get(reverse("import_new", args=["don-vi"])).content.decode()
    assert reverse("units") in page
    assert office.get(reverse("import_template", args=["don-vi"])).status_code == 200


def test_thirty_rows_cost_as_many_queries_as_one(office, django_assert_max_num_queries):
    counts = []
    for size in (1, 30):
        rows = [
            (f"u{size}-{number}", f"Phòng {size} {number}", f"P{size}-{number}", *CENTRE[3:6]) for number in range(size)
        ]
        bring(office, "don-vi", HEADING[:6], *rows)
        with django_assert_max_num_queries(30) as queries:
            look(office)
        counts.append(len(queries))
    assert counts[0] == counts[1]
