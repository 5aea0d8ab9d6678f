"""Excel files as clerks send them."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from organization.importing.plan import Fate, Plan
from organization.models import SheetImport


def book(*rows: tuple[Any, ...]) -> Workbook:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    return made


def upload(made: Workbook, name: str = "bang.xlsx") -> SimpleUploadedFile:
    kept = BytesIO()
    made.save(kept)
    return SimpleUploadedFile(name, kept.getvalue())


def bring(office: Client, kind: str, *rows: tuple[Any, ...], made: Workbook | None = None) -> Plan:
    """Upload a table and see what would happen."""
    answer = office.post(reverse("import_new", args=[kind]), {"file": upload(made or book(*rows))})
    assert answer.status_code == 302, answer.context["form"].errors
    return look(office)


def look(office: Client) -> Plan:
    page = office.get(reverse("import", args=[SheetImport.objects.first().pk]))
    assert page.status_code == 200
    return page.context["plan"]


def write(office: Client, plan: Plan, **more: str) -> int:
    """Write what was seen; the status of the answer."""
    url = reverse("import_write", args=[SheetImport.objects.first().pk])
    return office.post(url, {"mark": plan.mark} | more).status_code


def fates(plan: Plan) -> list[tuple[int, str]]:
    return [(row.number, row.fate.value) for row in plan.rows]


def faults(plan: Plan) -> list[str]:
    """Every fault as the page says it: "4: Cột B (Đơn vị): …"."""
    return [f"{row.number}: {fault}" for row in plan.of(Fate.FAULTY) for fault in row.faults]
