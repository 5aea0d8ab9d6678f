"""Triggers that refuse UPDATE and DELETE on append-only tables, on both engines.

Tests that flush tables drop them first and create them again (`drop`, `create`).
"""

from typing import Any

APPEND_ONLY = ("core_journalentry", "core_accessentry", "core_accessbatch")
REFUSAL = "nhật ký chỉ được ghi thêm"


def create(connection: Any) -> None:
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def drop(connection: Any) -> None:
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table in APPEND_ONLY:
            for verb in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}" + (f" ON {table}" if on_table else ""))


def _statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        function = (
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )
        body = "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        return [function] + [
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} {body}"
            for table in APPEND_ONLY
            for verb in ("update", "delete")
        ]
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for table in APPEND_ONLY
        for verb in ("update", "delete")
    ]
