"""Two versions beside each other: equal ones have no difference, each single change is found at its place."""

from copy import deepcopy

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from awards.models import CriterionAnswer
from awards.selectors.versions import compare, content_lines
from tests import factories as make
from tests.awards.door import submit
from tests.clock import stopped_clock

pytestmark = pytest.mark.django_db
WORDS = st.text("ăđ xyz", min_size=1, max_size=8).map(lambda text: f"Câu khác {text}")
COUNTS = st.integers(100, 200)


@pytest.fixture(scope="module")
def frozen(django_db_setup, django_db_blocker):
    """Content with everything in it, and the rules it was submitted under; made once, taken back."""
    with django_db_blocker.unblock(), transaction.atomic(), stopped_clock():
        proposal = make.ready_proposal(individuals=2)
        evidence = make.evidence(proposal)
        CriterionAnswer.objects.filter(report__nomination=proposal.nominations.first()).get().evidence.add(evidence)
        submission = submit(proposal)
        found = submission.content, submission.round_version.content
        transaction.set_rollback(True)
    return found


def nominee(content):
    return content["nominations"][0]


def report(content):
    return nominee(content)["report"]


def change_section(content, value):
    row = next(row for row in report(content)["sections"] if not row["area"])
    row["text"] = value
    return f"report:{nominee(content)['id']}:{row['kind']}"


def change_area(content, value):
    row = next(row for row in report(content)["sections"] if row["area"])
    row["text"] = value
    return f"report:{nominee(content)['id']}:area:{row['area']}"


def answer_change(name):
    def change(content, value):
        row = report(content)["answers"][0]
        row[name] = value
        return f"report:{nominee(content)['id']}:criterion:{row['criterion']}"

    return change


def set_own_file(content, value):
    report(content)["own_file"] = {"id": 1, "name": value, "size": 1, "kind": "pdf", "sha256": "0" * 64}
    return f"report:{nominee(content)['id']}:file"


def nominee_change(name):
    def change(content, value):
        nominee(content)[name] = value
        return f"nominee:{nominee(content)['id']}"

    return change


def change_subject(content, value):
    nominee(content)["subject"]["name"] = value
    return f"nominee:{nominee(content)['id']}:subject"


def change_person(content, value):
    row = content["nominations"][1]
    row["subject"]["home_town"] = value
    return f"nominee:{row['id']}:subject"


def add_award_record(content, value):
    row = content["nominations"][1]
    row["subject"]["award_records"].append(
        {"kind": "title", "year": 2024, "name": value, "number": "", "decided_on": None, "issuer": "", "content": "",
         "state": "claimed"}
    )  # fmt: skip
    return f"nominee:{row['id']}:subject"


def letter_change(name):
    def change(content, value):
        content["letter"][name] = value
        return "letter:number" if name in ("number", "dated") else f"letter:{name}"

    return change


def change_signer(content, value):
    content["letter"]["signer"]["title"] = value
    return "letter:signer"


def minutes_change(name, place=""):
    def change(content, value):
        content["minutes"][name] = value
        return f"minutes:{place or name}"

    return change


def attendee_change(name):
    def change(content, value):
        content["minutes"]["attendees"][-1][name] = value
        return "minutes:attendees"

    return change


def change_caption(content, value):
    """The criterion that uses the file names it: both lines say so."""
    content["evidence"][0]["caption"] = value
    return f"evidence:{content['evidence'][0]['id']}"


def change_file(content, value):
    content["evidence"][0]["file"]["sha256"] = value
    return f"evidence:{content['evidence'][0]['id']}"


def vote_change(name):
    def change(content, value):
        nominee(content)["ballot"][name] = value
        return f"vote:{nominee(content)['id']}"

    return change


TEXTS = [
    change_section, change_area, set_own_file, change_subject, change_person, add_award_record, change_signer,
    change_file, *map(answer_change, ("figure", "see", "explanation")),
    *map(nominee_change, ("scope", "other_achievement", "printed_position", "printed_unit", "award_type")),
    *map(letter_change, ("number", "grounds")),
    *map(minutes_change, ("place", "course", "conclusion", "tellers", "number")),
    *map(attendee_change, ("name", "position", "absence_reason")),
]  # fmt: skip
NUMBERS = [
    minutes_change("total_members", "total"),
    *map(vote_change, ("base", "issued", "returned", "invalid", "in_favour", "against", "abstained")),
]
FLIPS = [
    (nominee_change("is_leader"), True), (nominee_change("leads_unit"), True), (nominee_change("left_behind"), True),
    (answer_change("attested"), False), (answer_change("evidence"), []), (attendee_change("present"), False),
    (attendee_change("part"), "secretary"), (vote_change("secret"), True), (vote_change("passed"), False),
    (letter_change("dated"), "2026-01-05"), (minutes_change("starts_at", "time"), "2025-12-14T01:00:00+00:00"),
    (minutes_change("ends_at", "time"), None),
]  # fmt: skip


def places(before, after, rules):
    lines = compare(content_lines(after, rules), content_lines(before, rules))
    return {one.line.key for one in lines if one.is_different}


def test_content_beside_itself_has_no_difference(frozen):
    content, rules = frozen
    assert places(content, deepcopy(content), rules) == set()


def test_places_are_all_different_and_fit_into_a_remark(frozen):
    keys = [line.key for line in content_lines(*frozen)]
    assert len(keys) == len(set(keys)) > 30
    assert max(map(len, keys)) < 160


@given(change=st.sampled_from(TEXTS), value=WORDS)
@settings(max_examples=80)
def test_each_single_change_of_words_is_found_at_its_place_alone(frozen, change, value):
    content, rules = frozen
    after = deepcopy(content)
    place = change(after, value)
    assert places(content, after, rules) == {place}


@given(change=st.sampled_from(NUMBERS), value=COUNTS)
@settings(max_examples=40)
def test_each_single_change_of_figures_is_found_at_its_place_alone(frozen, change, value):
    content, rules = frozen
    after = deepcopy(content)
    place = change(after, value)
    assert places(content, after, rules) == {place}


@pytest.mark.parametrize(("change", "value"), FLIPS)
def test_each_single_flag_is_found_at_its_place_alone(frozen, change, value):
    content, rules = frozen
    after = deepcopy(content)
    place = change(after, value)
    assert places(content, after, rules) == {place}


def test_new_name_of_a_nominee_or_a_file_is_found(frozen):
    content, rules = frozen
    after = deepcopy(content)
    nominee(after)["printed_name"] = "Tên khác"
    assert f"nominee:{nominee(content)['id']}" in places(content, after, rules)
    after = deepcopy(content)
    assert change_caption(after, "Tên tệp khác") in places(content, after, rules)


@given(st.data())
@settings(max_examples=30)
def test_what_one_version_lacks_is_new_or_gone(frozen, data):
    content, rules = frozen
    after = deepcopy(content)
    part = data.draw(st.sampled_from(["letter", "minutes"]))
    after[part] = None
    gone = [one for one in compare(content_lines(after, rules), content_lines(content, rules)) if one.is_different]
    new = [one for one in compare(content_lines(content, rules), content_lines(after, rules)) if one.is_different]
    assert {one.line.part for one in gone} == {one.line.part for one in new} == {part}
    assert all(one.is_gone for one in gone)
    assert all(one.is_new for one in new)


def test_one_nominee_is_not_taken_for_another_whose_number_begins_alike(frozen):
    line = next(line for line in content_lines(*frozen) if line.key.startswith("report:"))
    pk = line.key.split(":")[1]
    assert line.is_within([f"report:{pk}"])
    assert not line.is_within([f"report:{pk[:-1]}" if len(pk) > 1 else "report:"])
    assert not line.is_within([f"report:{pk}0"])


def test_reading_lines_costs_no_query(frozen):
    with CaptureQueriesContext(connection) as queries:
        content_lines(*frozen)
    assert len(queries) == 0
