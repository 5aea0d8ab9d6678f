"""Tables from Excel that the album shows."""

from organization.importing.kinds import IMPORTERS
from organization.models import SheetImport, Unit
from organization.services.imports import receive_sheet
from tests import factories as make
from tests.browser.album.objects import Kwargs, actor, key


def awards() -> Kwargs:
    return {"kind": "khen-thuong"}


def figures() -> Kwargs:
    return {"kind": "tthc"}


def brought() -> Kwargs:
    """A table of procedure figures with good rows and faulty ones."""
    sheet = SheetImport.objects.first()
    if sheet is None:
        who = actor("thamdinh")
        units = [unit.name for unit in Unit.objects.filter(kind="division")[:3]]
        rows = [(unit, 2019, 1250 + 10 * place, place, 0) for place, unit in enumerate(units)]
        rows += [("Phòng Không Có", 2019, 10, 0, 0), (units[0], "hai nghìn", "x", 0, None), (units[1], 2019, 9, 0, 0)]
        heading = ("Đơn vị", "Năm", "Hồ sơ tiếp nhận", "Hồ sơ trễ hẹn", "Hồ sơ tồn đọng")
        file = make.stored_table(heading, *rows, name="so-lieu-tthc-2019.xlsx")
        sheet = receive_sheet(IMPORTERS["tthc"], file, actor=who, now=who.now)
    return key(sheet)
