"""The journal speaks Vietnamese: no action and no detail is shown by the name it has in the code."""

import ast

import pytest
from django.conf import settings

from core.journal.models import JournalEntry
from thidua.journal.words import ACTIONS, DETAILS, action_label, detail_words
from thidua.templatetags.journal import change_words

APPS = ("core", "organization", "campaigns", "awards", "dossiers", "thidua")
OUR_OWN = {"actor", "now", "obj", "unit_id", "note", "refused", "technical", "source", "target"}


def calls_of_record() -> list[ast.Call]:
    trees = (ast.parse(path.read_text("utf-8")) for app in APPS for path in (settings.BASE_DIR / app).rglob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call for call in calls if getattr(call.func, "id", "") == "record"]


def test_every_action_that_is_recorded_by_name_has_words() -> None:
    first = [call.args[0] for call in calls_of_record() if call.args]
    names = {node.value for node in first if isinstance(node, ast.Constant)}
    assert len(names) > 40
    assert sorted(names - set(ACTIONS)) == []


def test_every_detail_that_is_recorded_by_name_has_words() -> None:
    names = {keyword.arg for call in calls_of_record() for keyword in call.keywords if keyword.arg}
    assert sorted(names - set(DETAILS) - OUR_OWN) == []


def test_action_without_words_is_shown_by_its_code() -> None:
    assert action_label("some.thing") == "some.thing"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("cutoff", "2026-01-09T17:00:00+00:00", "hạn: 00:00 10/01/2026"),
        ("signed_on", "2026-02-10", "ngày ký: 10/02/2026"),
        ("paper", "2026-13-45", "văn bản: 2026-13-45"),
        ("paper", "12/TTr-SGTVT", "văn bản: 12/TTr-SGTVT"),
        ("list_hash", "075ad90faaf0fb4c", "mã băm danh sách: 075ad90faaf0…"),
        ("eligible", False, "đủ điều kiện: không"),
        ("changes", {"name": ["Phòng A", "Phòng B"], "phone": ["", "0226"]},
         "thay đổi: name: Phòng A → Phòng B; phone: – → 0226"),
        ("other", 3, "other: 3"),
    ],
)  # fmt: skip
def test_details_are_written_as_people_write_them(name: str, value: object, words: str) -> None:
    assert detail_words(name, value) == words


def test_move_is_told_by_its_states_and_the_rest_by_its_details() -> None:
    details = {"source": "submitted", "target": "accepted", "submission": "HS-2025-0001", "left_behind": []}
    entry = JournalEntry(object_type="awards.proposal", details=details)
    assert change_words(entry) == "Đã nộp → Đã tiếp nhận · phiếu: HS-2025-0001"


def test_what_an_administrator_reads_is_recorded_by_no_app_of_business() -> None:
    """`technical` rows are accounts, roles, catalogues of people and the machine: never a proposal or a decision."""
    told = {
        path.relative_to(settings.BASE_DIR).parts[0]
        for app in APPS
        for path in (settings.BASE_DIR / app).rglob("*.py")
        if "technical=True" in path.read_text("utf-8")
    }
    assert told >= {"core", "organization"}
    assert told.isdisjoint({"campaigns", "awards", "dossiers"})
