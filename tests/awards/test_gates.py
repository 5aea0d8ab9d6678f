"""Every problem that blocks, from content that has exactly one of them; and what is only advised."""

import copy

import pytest

from awards.content import freeze
from awards.gates import blocking_points, readiness
from awards.models import Proposal
from campaigns.checks import Finding, Verdict
from campaigns.round_content import round_content
from core.clock import day_of
from tests import factories as make
from tests.clock import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def content():
    proposal = make.ready_proposal()
    return freeze(Proposal.objects.select_related("round", "unit").get(pk=proposal.pk), day=day_of(NOW))


@pytest.fixture
def rules(content):
    return round_content(Proposal.objects.get(pk=content["proposal"]).round)


def at(content, path):
    """The list or dict that the last step of `path` lies in, and that step."""
    *steps, last = path
    for step in steps:
        content = content[step]
    return content, last


def put(value, *path):
    def change(content, _rules):
        holder, last = at(content, path)
        holder[last] = value

    return change


def rule(value, *path):
    def change(_content, rules):
        holder, last = at(rules, path)
        holder[last] = value

    return change


def twice(content, _rules):
    content["nominations"].append(copy.deepcopy(content["nominations"][1]) | {"id": 999})


def nil_as_well(content, _rules):
    content |= {"is_nil": True, "nil_reason": "Không có"}


def secret(**figures):
    ballot = {"secret": True, "base": 3, "issued": 3, "returned": 3, "invalid": 0, "in_favour": 3, "against": 0,
              "abstained": 0, "passed": True}  # fmt: skip

    def change(content, _rules):
        content["nominations"][0]["ballot"] = ballot | figures

    return change


NOMINEE = ("nominations", 0)
BALLOT = (*NOMINEE, "ballot")
AWARD = ("award_types", 0)
FAULTS = {
    "nobody_is_passed": (put([], "nominations"), "no_nominee"),
    "nil_beside_nominees": (nil_as_well, "nil_with_nominees"),
    "not_voted": (put("planned", *NOMINEE, "outcome"), "not_voted"),
    "award_of_another_round": (put("la", *NOMINEE, "award_type"), "award_not_offered"),
    "award_of_another_kind_of_round": (rule(["final"], *AWARD, "kinds_of_round"), "award_not_offered"),
    "award_for_the_other_kind": (rule(["individual"], *AWARD, "subject_kinds"), "award_kind"),
    "scope_is_missing": (rule(True, *AWARD, "needs_scope"), "scope"),
    "fallback_is_not_lower": (put(None, *NOMINEE, "fallback_award"), None),
    "collective_may_not": (put(False, *NOMINEE, "subject", "may_be_nominated"), "not_a_collective"),
    "team_where_none_are_taken": (put("team", *NOMINEE, "subject", "kind"), "team"),
    "one_subject_two_forms": (twice, "same_achievement"),
    "report_is_missing": (put(None, *NOMINEE, "report"), "report_missing"),
    "report_without_duties": (put([], *NOMINEE, "report", "sections"), "report_section"),
    "minutes_are_missing": (put(None, "minutes"), "minutes_missing"),
    "meeting_without_start": (put(None, "minutes", "starts_at"), "minutes_start"),
    "meeting_without_end": (put(None, "minutes", "ends_at"), "minutes_end"),
    "meeting_ends_before_it_starts": (put("2025-12-01T00:00:00+00:00", "minutes", "ends_at"), "minutes_times"),
    "nobody_presides": (put("member", "minutes", "attendees", 0, "part"), "minutes_chair"),
    "nobody_writes": (put("member", "minutes", "attendees", 1, "part"), "minutes_secretary"),
    "absent_chair": (put(False, "minutes", "attendees", 0, "present"), "minutes_chair"),
    "more_listed_than_members": (put(2, "minutes", "total_members"), "minutes_members"),
    "passed_without_a_ballot": (put(None, *BALLOT), "ballot_missing"),
    "passed_against_the_ballot": (put(False, *BALLOT, "passed"), "ballot_missing"),
    "hands_do_not_add_up": (put(2, *BALLOT, "in_favour"), "ballot_sums"),
    "more_hands_than_people": (lambda c, _r: c["nominations"][0]["ballot"].update(base=4, in_favour=4), "ballot_sums"),
    "nobody_may_vote": (lambda c, _r: c["nominations"][0]["ballot"].update(base=0, in_favour=0), "ballot_sums"),
    "passed_with_no_vote_for": (lambda c, _r: c["nominations"][0]["ballot"].update(in_favour=0, against=3),
                                "ballot_sums"),
    "secret_without_counts": (secret(issued=None), "ballot_sums"),
    "secret_more_issued_than_members": (secret(issued=4, base=4), "ballot_sums"),
    "secret_more_back_than_out": (secret(issued=2), "ballot_sums"),
    "secret_votes_missing": (secret(in_favour=2), "ballot_sums"),
    "secret_invalid_too_many": (secret(invalid=1), "ballot_sums"),
    "letter_is_missing": (put(None, "letter"), "letter_missing"),
    "nobody_signs": (put(None, "letter", "signer"), "letter_signer"),
    "signer_of_another_unit": (put(0, "letter", "signer", "unit"), "letter_signer"),
    "signer_out_of_office": (lambda c, _r: c["letter"].update(
        dated="2025-12-16", signer=c["letter"]["signer"] | {"valid_to": "2025-12-15"}), "letter_signer"),
    "letter_before_the_meeting": (put("2025-12-14", "letter", "dated"), "letter_before_minutes"),
}  # fmt: skip


def codes(content, rules):
    return {point.problem.code for point in blocking_points(content, rules)}


def test_ready_content_has_no_fault(content, rules):
    assert codes(content, rules) == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_named(fault, content, rules):
    change, code = FAULTS[fault]
    change(content, rules)
    assert (code in codes(content, rules)) if code else codes(content, rules) == set()


@pytest.mark.parametrize("change", [secret(), secret(returned=2, in_favour=2), secret(invalid=1, in_favour=2),
                                    secret(in_favour=2, against=0, abstained=1)])  # fmt: skip
def test_secret_ballot_that_adds_up_is_accepted(change, content, rules):
    change(content, rules)
    assert codes(content, rules) == set()


def test_second_form_with_another_achievement_is_accepted(content, rules):
    twice(content, rules)
    content["nominations"][-1]["other_achievement"] = "Xử lý ùn tắc dịp Tết"
    assert codes(content, rules) == set()


def test_fallback_is_lower_and_offered(content, rules):
    award = rules["award_types"][0]
    content["nominations"][0]["fallback_award"] = award["code"]
    assert codes(content, rules) == {"fallback"}
    rules["award_types"].append(award | {"code": "thap-hon", "rank": award["rank"] - 1})
    content["nominations"][0]["fallback_award"] = "thap-hon"
    assert codes(content, rules) == set()


def test_area_is_answered_by_text_or_by_not_in_charge_but_not_all_of_them(content, rules):
    areas = [row for row in content["nominations"][0]["report"]["sections"] if row["kind"] == "area"]
    areas[0] |= {"text": "", "not_in_charge": True}
    assert codes(content, rules) == set()
    areas[1] |= {"text": "", "not_in_charge": True}
    assert codes(content, rules) == {"report_section"}


def test_uploaded_report_stands_for_the_text(content, rules):
    content["nominations"][0]["report"] |= {"sections": [], "own_file": {"id": 1, "sha256": "0" * 64}}
    assert codes(content, rules) == set()


def test_nominee_whom_the_meeting_did_not_pass_needs_no_report(content, rules):
    content["nominations"][1] |= {"outcome": "not_passed", "report": None, "subject": None}
    content["nominations"][1]["ballot"] |= {"passed": False, "in_favour": 0, "against": 3}
    assert codes(content, rules) == set()


def test_letter_of_the_day_of_the_meeting_is_in_time(content, rules):
    content["letter"]["dated"] = "2025-12-15"
    assert codes(content, rules) == set()


def test_one_unready_nominee_could_be_left_behind(content, rules):
    nominee = content["nominations"][1]
    nominee["report"] = None
    ready = readiness(content, rules)
    assert (ready.unready, ready.may_leave_behind) == ((nominee["id"],), True)
    assert ready.ready == (content["nominations"][0]["id"],)


def test_missing_paper_cannot_be_left_behind(content, rules):
    content["letter"] = None
    assert not readiness(content, rules).may_leave_behind


def test_advice_blocks_nothing(content, rules):
    content["minutes"]["place"] = ""
    nominee = content["nominations"][0]
    nominee["report"]["sections"] = [row for row in nominee["report"]["sections"] if row["kind"] != "summary"]
    found = readiness(content, rules, {nominee["id"]: [("Tiêu chí 3", Finding(Verdict.FAILED, "Chưa có sáng kiến."))]})
    assert found.may_be_submitted
    assert {"minutes", "summary", "check", "criteria"} <= {point.problem.code for point in found.advice}


def test_check_that_passes_advises_nothing(content, rules):
    nominee = content["nominations"][0]["id"]
    found = readiness(content, rules, {nominee: [("Tiêu chí 3", Finding(Verdict.PASSED, "Đã có."))]})
    assert "check" not in {point.problem.code for point in found.advice}
