"""Rows as plain JSON values."""

from datetime import UTC, date, datetime
from typing import Any

from core.files.models import StoredFile
from organization.models import Appointment


def fields(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: plain(getattr(row, name)) for name in names}


def plain(value: Any) -> Any:
    """A value as JSON keeps it: days and instants in ISO form, instants in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def file_content(file: StoredFile) -> dict[str, Any]:
    return {"id": file.pk, "name": file.name, "size": file.size, "kind": file.kind, "sha256": file.sha256}


def appointment_content(row: Appointment) -> dict[str, Any]:
    """Who leads or signs, in which capacity, from when to when."""
    named = {"id": row.pk, "person": row.person_id, "name": row.person.full_name, "unit": row.unit_id}
    return named | fields(row, ("title", "kind", "valid_from", "valid_to", "paper"))
