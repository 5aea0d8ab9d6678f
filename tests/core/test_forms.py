"""A refusal met with a form: the words come back, the reasons on top, the status is the refusal's."""

import re
from pathlib import Path

import pytest
from django import forms

from core.forms import attempt, done, not_now, number_in, status_of
from core.refusals import Conflict, Denied, Problem, Refused

ROOT = Path(__file__).parents[2]
VIEWS = [path for app in ("awards", "campaigns", "dossiers", "organization", "thidua")
         for path in (ROOT / app).rglob("views*/**/*.py")] + list(ROOT.glob("*/*/views.py"))  # fmt: skip


class Note(forms.Form):
    note = forms.CharField()


@pytest.fixture
def posted():
    form = Note({"note": "Viết mất một giờ"})
    assert form.is_valid()
    return form


def raising(error):
    def do():
        raise error

    return do


@pytest.mark.parametrize(("refusal", "status"), [(Refused("Thiếu"), 422), (Conflict("Đã chuyển bước"), 409)])
def test_refusal_comes_back_with_the_words_the_reason_and_its_status(posted, refusal, status):
    assert attempt(posted, raising(refusal)) is None
    assert status_of(posted) == status
    assert posted.non_field_errors() == [str(refusal)]
    assert posted["note"].value() == "Viết mất một giờ"


def test_problem_stands_beside_its_field_and_on_top_without_one(posted):
    problems = [Problem("Ngắn quá", field="note"), Problem("Sai chỗ", field="khong-co")]
    assert not done(posted, raising(Refused(problems)))
    assert posted.errors == {"note": ["Ngắn quá"], "__all__": ["Sai chỗ"]}


def test_who_may_not_is_no_matter_of_the_form(posted):
    with pytest.raises(Denied):
        attempt(posted, raising(Denied("Không được")))


def test_done_is_true_for_a_service_that_gives_nothing(posted):
    assert done(posted, lambda: None)
    assert status_of(posted) == 200


def test_what_cannot_be_done_now_is_a_page_for_who_looks_and_a_form_for_who_wrote(posted):
    with pytest.raises(Conflict, match="Đã mở"):
        not_now(Note(), "Đã mở")
    not_now(posted, "Đã mở")
    assert (status_of(posted), posted.is_valid()) == (409, False)


def test_what_cannot_be_done_now_is_said_together_with_what_is_wrong_in_the_form():
    form = Note({"note": ""})
    not_now(form, "Đã mở")
    assert set(form.errors) == {"note", "__all__"}
    assert status_of(form) == 409


def test_an_invalid_form_is_422_and_a_fresh_one_200():
    assert (status_of(Note({})), status_of(Note())) == (422, 200)


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("12", 12),
        (7, 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, 0),
        ("9" * 5000, 0),
        ("²", 0),
        ("-1", 0),
        ("", 0),
        (None, 0),
    ],
)
def test_number_of_an_address_is_none_that_the_database_cannot_hold(given, number):
    assert number_in(given) == number


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_view_has_a_rule_of_its_own(path):
    """A status made up beside `status_of`, or a Conflict raised over somebody's words."""
    assert not re.findall(r"422 if|raise Conflict", path.read_text(encoding="utf-8"))
