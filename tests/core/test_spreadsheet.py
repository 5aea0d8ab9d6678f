"""Lists as Excel files: nothing that a person typed is ever a formula, no letter spoils the file, none is cut."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from core import spreadsheet
from core.refusals import Conflict
from core.spreadsheet import all_rows, serve_list, workbook_of
from organization.models import Unit
from tests import factories as make

FORMULAS = ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "'=1"]


def read_back(rows, headings=("Tên",)) -> Workbook:
    return load_workbook(BytesIO(serve_list("Danh sách", rows, headings, name="danh-sach").content))


@pytest.mark.parametrize("typed", FORMULAS)
def test_words_stay_words(typed):
    cell = read_back([(typed,)]).active["A2"]
    assert (cell.data_type, cell.value) == ("s", typed)


def test_numbers_stay_numbers_and_nothing_stays_empty():
    row = read_back([(12, Decimal("92.86"), None, True)], ("a", "b", "c", "d")).active[2]
    assert [cell.value for cell in row] == [12, 92.86, None, "True"]
    assert [cell.data_type for cell in row[:2]] == ["n", "n"]


def test_what_excel_cannot_hold_is_left_out():
    assert read_back([("Nguyễn\x00 Văn\x1b Mẫu",)]).active["A2"].value == "Nguyễn Văn Mẫu"


def test_headings_stay_in_view():
    sheet = workbook_of("Một tên trang tính dài hơn ba mươi mốt chữ", [], ["Tên"]).active
    assert (sheet.freeze_panes, sheet["A1"].font.bold, len(sheet.title)) == ("A2", True, 31)


def test_list_comes_as_a_download_with_its_name():
    response = serve_list("Danh sách", [], ["Tên"], name="Danh sách cán bộ")
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["Content-Disposition"].endswith(".xlsx")
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
@pytest.mark.parametrize(("most", "fits"), [(3, True), (2, False)])
def test_list_too_long_for_a_file_is_refused_and_not_cut(monkeypatch, most, fits):
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", most)
    for _number in range(3):
        make.unit(valid_from=date(2020, 1, 1))
    if fits:
        assert len(all_rows(Unit.objects.all())) == 3
        return
    with pytest.raises(Conflict, match="hãy lọc hẹp lại"):
        all_rows(Unit.objects.all())
