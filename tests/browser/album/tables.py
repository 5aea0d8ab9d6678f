"""Tables from Excel that the album shows."""

from organization.importing.kinds import IMPORTERS
from organization.models import SheetImport, Unit
from organization.services.imports import receive_sheet
from tests import factories as make
from tests.browser.album.objects import Kwargs, actor, key

TEAM = "Đội, tổ, khoa thuộc đơn vị sự nghiệp"


def awards() -> Kwargs:
    return {"kind": "khen-thuong"}


def figures() -> Kwargs:
    return {"kind": "tthc"}


def units() -> Kwargs:
    return {"kind": "don-vi"}


def brought_units() -> Kwargs:
    """A table of units: a tree of new ones, one that changes, one as it is, and faulty rows."""
    sheet = SheetImport.objects.filter(kind="don-vi").first()
    if sheet is None:
        who, kept = actor("thamdinh"), Unit.objects.get(code="ttdk")
        centre = ("ttcds", "Trung tâm Chuyển đổi số giao thông", "TT Chuyển đổi số", "Đơn vị sự nghiệp", "Giám đốc")
        rows = [(*centre, None, "Có"), ("to-du-lieu", "Tổ Dữ liệu", "Tổ Dữ liệu", TEAM, "Tổ trưởng", "ttcds", "Không")]
        rows += [("qlvt", None, None, None, None, None, None, "0226 000 9999"), (kept.code, kept.name, kept.short_name)]
        rows += [("to-ky-thuat", "Tổ Kỹ thuật", "Tổ KT", "Chi cục", "Tổ trưởng", "Trung tâm Không Có", "Có")]
        rows += [("Phòng Mới", "Phòng Mới", None, None, "Trưởng phòng")]
        heading = ("Mã", "Tên đơn vị", "Tên gọi tắt", "Loại", "Chức danh người đứng đầu", "Trực thuộc", "Gửi hồ sơ",
                   "Điện thoại")  # fmt: skip
        file = make.stored_table(heading, *rows, name="don-vi-2026.xlsx")
        sheet = receive_sheet(IMPORTERS["don-vi"], file, actor=who, now=who.now)
    return key(sheet)


def brought() -> Kwargs:
    """A table of procedure figures with good rows and faulty ones."""
    sheet = SheetImport.objects.filter(kind="tthc").first()
    if sheet is None:
        who = actor("thamdinh")
        units = [unit.name for unit in Unit.objects.filter(kind="division")[:3]]
        rows = [(unit, 2019, 1250 + 10 * place, place, 0) for place, unit in enumerate(units)]
        rows += [("Phòng Không Có", 2019, 10, 0, 0), (units[0], "hai nghìn", "x", 0, None), (units[1], 2019, 9, 0, 0)]
        heading = ("Đơn vị", "Năm", "Hồ sơ tiếp nhận", "Hồ sơ trễ hẹn", "Hồ sơ tồn đọng")
        file = make.stored_table(heading, *rows, name="so-lieu-tthc-2019.xlsx")
        sheet = receive_sheet(IMPORTERS["tthc"], file, actor=who, now=who.now)
    return key(sheet)
