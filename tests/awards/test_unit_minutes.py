"""Biên bản họp and Tờ trình: prefilled, sums that agree, votes that move nominees."""

import pytest
from django.urls import reverse

from awards.models import Attendee, Ballot, Letter, Minutes
from awards.services.letters import signing_words
from organization.enums import AppointmentKind
from organization.models import Appointment
from tests import factories as make
from tests.awards.door import ask, submit
from tests.awards.unit_pages import a_draft, browser, nominate, rows_of, text_of
from tests.clock import CUT_OFF

pytestmark = pytest.mark.usefixtures("sound")


@pytest.fixture
def proposal():
    return a_draft(individuals=1)


@pytest.fixture
def staff(proposal):
    return browser(make.staff(proposal.unit))


def url(name, proposal):
    return reverse(name, args=[proposal.pk])


def formset(prefix, rows):
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": len(rows)}
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


def attendees(count=3, **first):
    parts = ["chair", "secretary", *["member"] * count][:count]
    rows = [{"name": f"Người {n}", "part": part, "present": "on"} for n, part in enumerate(parts)]
    rows[0] |= first
    return rows


def attend(staff, proposal, rows=None):
    return staff.post(url("attendance_save", proposal), formset("a", rows or attendees()))


def vote(staff, proposal, *rows):
    shown = staff.get(url("minutes", proposal)).context["votes"]
    return staff.post(url("votes_save", proposal), rows_of(shown, *rows))


def test_attendance_is_prefilled_with_the_unit_and_its_head_in_the_chair(staff, proposal):
    page = staff.get(url("minutes", proposal)).context
    rows = [form.initial for form in page["attendance"].forms if form.initial]
    head = make.head(proposal.unit).person
    assert {row["name"] for row in rows} >= {head.full_name, proposal.nominations.get().printed_name}
    assert [row["person"] for row in rows if row["part"] == "chair"] == [head.pk]
    assert not Minutes.objects.exists()


def test_attendance_is_kept_in_order_without_struck_rows(staff, proposal):
    rows = [*attendees(), {"name": "Bỏ", "part": "member", "DELETE": "on"}, {"name": "", "part": "member"}]
    assert attend(staff, proposal, rows).status_code == 302
    assert list(Attendee.objects.values_list("name", "part", "present")) == [
        ("Người 0", "chair", True), ("Người 1", "secretary", True), ("Người 2", "member", True),
    ]  # fmt: skip


@pytest.mark.parametrize("first", [{"part": "secretary"}, {"present": ""}])
def test_two_secretaries_or_an_absent_chair_are_refused_with_what_was_typed(staff, proposal, first):
    response = attend(staff, proposal, attendees(**first))
    assert response.status_code == 422
    assert "Người 2" in text_of(response)
    assert not Attendee.objects.exists()


def test_votes_are_prefilled_unanimous_once_it_is_known_who_was_there(staff, proposal):
    assert "Lưu thành phần dự họp trước" in text_of(staff.get(url("minutes", proposal)))
    attend(staff, proposal)
    initial = staff.get(url("minutes", proposal)).context["votes"].forms[0].initial
    assert (initial["base"], initial["in_favour"], initial["passed"]) == (3, 3, "yes")


def test_vote_moves_each_nominee_and_those_not_passed_stay(staff, proposal):
    nominate(proposal)
    attend(staff, proposal)
    lost = {"in_favour": "1", "against": "2", "passed": "no"}
    assert vote(staff, proposal, {}, lost).status_code == 302
    assert list(proposal.nominations.order_by("pk").values_list("state", flat=True)) == ["passed", "not_passed"]
    assert Ballot.objects.filter(passed=False, against=2).exists()


def test_vote_may_be_taken_back(staff, proposal):
    attend(staff, proposal)
    vote(staff, proposal, {})
    assert vote(staff, proposal, {"mode": "not_yet"}).status_code == 302
    assert proposal.nominations.get().state == "planned"
    assert not Ballot.objects.exists()


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"in_favour": "2"}, "in_favour"),
        ({"base": "4", "in_favour": "4"}, "in_favour"),
        ({"in_favour": "0", "against": "3"}, "passed"),
        ({"base": "0", "in_favour": "0"}, "passed"),
        ({"in_favour": "ba"}, "in_favour"),
        ({"mode": "secret"}, "returned"),
        ({"mode": "secret", "issued": "3", "returned": "2"}, "returned"),
        ({"mode": "secret", "issued": "4", "returned": "3", "base": "4"}, "issued"),
        ({"mode": "secret", "issued": "3", "returned": "3", "base": "2"}, "base"),
        ({"mode": "secret", "issued": "3", "returned": "3"}, "invalid"),
        ({"mode": "secret", "issued": "2", "returned": "3"}, "returned"),
    ],
)
def test_sums_that_do_not_agree_are_said_beside_their_field(staff, proposal, row, field):
    attend(staff, proposal)
    response = vote(staff, proposal, row)
    assert response.status_code == 422
    assert field in response.context["votes"].forms[0].errors
    assert not Ballot.objects.exists()
    assert proposal.nominations.get().state == "planned"


@pytest.mark.parametrize(
    "row", [{"mode": "secret", "issued": "3", "returned": "3", "invalid": "1", "in_favour": "2"},
            {"in_favour": "1", "against": "1", "abstained": "1"}]
)  # fmt: skip
def test_sums_that_agree_are_kept(staff, proposal, row):
    attend(staff, proposal)
    assert vote(staff, proposal, row).status_code == 302


def test_everything_that_is_missing_of_a_secret_ballot_is_said_at_once(staff, proposal):
    attend(staff, proposal)
    response = vote(staff, proposal, {"mode": "secret"})
    assert set(response.context["votes"].forms[0].errors) == {"issued", "returned", "invalid"}


@pytest.mark.parametrize(("mode", "status"), [("secret", 422), ("hands", 302)])
def test_tellers_are_asked_for_once_there_is_a_secret_ballot(staff, proposal, mode, status):
    attend(staff, proposal)
    papers = {"issued": "3", "returned": "3", "invalid": "0"} if mode == "secret" else {}
    assert vote(staff, proposal, {"mode": mode} | papers).status_code == 302
    shown = staff.get(url("minutes", proposal)).context["meeting"]
    meeting = {"version": shown["version"].value(), "starts_at": "8:00 20/12/2025", "ends_at": "9:00 20/12/2025"}
    response = staff.post(url("meeting_save", proposal), meeting)
    assert response.status_code == status
    if status == 422:
        assert set(response.context["meeting"].errors) == {"tellers"}
        assert staff.post(url("meeting_save", proposal), meeting | {"tellers": "Người 2"}).status_code == 302


def test_all_faults_of_all_nominees_are_said_at_once(staff, proposal):
    nominate(proposal)
    attend(staff, proposal)
    response = vote(staff, proposal, {"in_favour": "1"}, {"in_favour": "2"})
    assert [list(form.errors) for form in response.context["votes"].forms] == [["in_favour"], ["in_favour"]]


def test_vote_in_a_supplement_cannot_drop_a_submitted_nominee():
    proposal = make.ready_proposal()
    submit(proposal)
    ask(proposal, CUT_OFF)
    staff = browser(make.staff(proposal.unit))
    lost = {"in_favour": "0", "against": "3", "passed": "no"}
    response = vote(staff, proposal, lost, {})
    assert response.status_code == 422
    assert "Rút đối tượng" in text_of(response)
    assert set(proposal.nominations.values_list("state", flat=True)) == {"proposed"}


@pytest.mark.parametrize(
    ("ends", "status"), [("15/12/2025 09:30", 302), ("15/12/2025 08:00", 422), ("09:30", 422), ("", 422)]
)
def test_meeting_ends_after_it_starts(staff, proposal, ends, status):
    data = {"starts_at": "15/12/2025 08:00", "ends_at": ends, "version": "0", "course": "Đã thảo luận"}
    response = staff.post(url("meeting_save", proposal), data)
    assert response.status_code == status
    assert Minutes.objects.exists() == (status == 302)
    assert status == 302 or "Đã thảo luận" in text_of(response)


# --- letter ----------------------------------------------------------------------------------------------------------


def test_letter_is_signed_by_those_who_may_with_their_letters(staff, proposal):
    deputy = make.person(proposal.unit, "Lê Văn Phó")
    make.appointment(deputy, proposal.unit, AppointmentKind.DEPUTY, title="Phó Trưởng phòng")
    stranger = make.appointment(make.person(), make.unit())
    choices = staff.get(url("letter", proposal)).context["form"].fields["signer"]
    words = [signing_words(row) for row in choices.queryset]
    assert words[1] == "KT. Trưởng phòng – Phó Trưởng phòng Lê Văn Phó"
    assert stranger not in choices.queryset


def test_letter_is_kept_with_number_and_date_left_blank(staff, proposal):
    signer = Appointment.objects.get(unit=proposal.unit)
    data = {"signer": signer.pk, "number": "", "dated": "", "grounds": "Theo kế hoạch", "version": "0"}
    assert staff.post(url("letter", proposal), data).status_code == 302
    letter = Letter.objects.get()
    assert (letter.signer, letter.number, letter.dated) == (signer, "", None)
    response = staff.post(url("letter", proposal), data | {"grounds": "Của tôi"})
    assert response.status_code == 409
    assert "Của tôi" in text_of(response)


@pytest.mark.parametrize("dated", ["31/02/2026", "10/1", "2026/01/10"])
def test_letter_with_a_day_that_is_none_is_refused(staff, proposal, dated):
    signer = Appointment.objects.get(unit=proposal.unit)
    response = staff.post(url("letter", proposal), {"signer": signer.pk, "dated": dated, "version": "0"})
    assert response.status_code == 422
    assert not Letter.objects.exists()
