"""The book of the year: who writes and reads it, and how a line comes into a report."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.models import Achievement, Nomination
from awards.selectors.writing import noted_for
from awards.services.achievements import Note, note_achievement, pick_achievement, remove_achievement
from core.refusals import Conflict, Denied, Refused
from tests import factories as make
from tests.awards.door import submit
from tests.awards.review import collective_of, person_of
from tests.awards.unit_pages import browser, queries_of
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
TODAY = NOW.date()


@pytest.fixture
def proposal():
    make.agency()
    return make.ready_proposal()


@pytest.fixture
def nomination(proposal) -> Nomination:
    return person_of(proposal)


def line(unit, person=None, day: date = TODAY, **fields) -> Achievement:
    values = {"text": "Rút 3 ngày", "noted_at": NOW, "noted_by": make.staff(unit)} | fields
    return Achievement.objects.create(unit=unit, person=person, happened_on=day, **values)


def test_unit_writes_through_the_page_with_a_file_that_was_looked_at(nomination):
    client = browser(make.staff(nomination.proposal.unit))
    form = {"person": nomination.person_id, "happened_on": f"{TODAY:%d/%m/%Y}", "text": "Rút từ 7 xuống 4 ngày"}
    bad = client.post(reverse("achievements"), form | {"file": SimpleUploadedFile("a.pdf", b"khong phai")})
    assert bad.status_code == 422
    assert "Rút từ 7 xuống 4 ngày" in bad.text
    assert client.post(reverse("achievements"), form).status_code == 302
    row = Achievement.objects.get()
    assert (row.unit, row.person, row.text) == (nomination.proposal.unit, nomination.person, form["text"])


def test_everybody_else_notes_his_own_and_reads_nothing_more(nomination):
    unit = nomination.proposal.unit
    line(unit, text="Của đơn vị")
    client = browser(make.user(nomination.person))
    form = {"happened_on": f"{TODAY:%d/%m/%Y}", "text": "Việc của tôi", "person": make.person(unit).pk}
    assert client.post(reverse("achievements"), form).status_code == 302
    assert Achievement.objects.get(text="Việc của tôi").person == nomination.person
    page = client.get(reverse("achievements")).text
    assert "Việc của tôi" in page
    assert "Của đơn vị" not in page


def test_another_units_book_is_closed(nomination):
    row = line(nomination.proposal.unit, text="Bí mật")
    stranger = make.staff(make.unit("Phòng Khác"))
    assert "Bí mật" not in browser(stranger).get(reverse("achievements")).text
    note = Note(nomination.proposal.unit, None, TODAY, "Ghi hộ")
    with pytest.raises(Denied):
        note_achievement(note, actor=make.actor(stranger), now=NOW)
    with pytest.raises(Denied):
        remove_achievement(row, actor=make.actor(stranger), now=NOW)


@pytest.mark.parametrize(("days", "works"), [(0, True), (1, False)])
def test_what_has_not_happened_is_not_noted(nomination, days, works):
    unit = nomination.proposal.unit
    note, actor = Note(unit, None, TODAY + timedelta(days=days), "Kết quả"), make.actor(make.staff(unit))
    if works:
        assert note_achievement(note, actor=actor, now=NOW).pk
    else:
        with pytest.raises(Refused) as refusal:
            note_achievement(note, actor=actor, now=NOW)
        assert refusal.value.problems[0].field == "happened_on"


def test_person_of_another_unit_is_refused_beside_the_field(nomination):
    client = browser(make.head(nomination.proposal.unit))
    form = {"person": make.person(make.unit()).pk, "happened_on": f"{TODAY:%d/%m/%Y}", "text": "x"}
    answer = client.post(reverse("achievements"), form)
    assert answer.status_code == 422
    assert "person" in answer.context["form"].errors


def test_report_offers_the_lines_of_its_years_and_of_its_nominee(nomination):
    round_, unit, person = nomination.proposal.round, nomination.proposal.unit, nomination.person
    own = line(unit, person, date(round_.period_from, 1, 1))
    last = line(unit, person, date(round_.period_to, 12, 31))
    line(unit, person, date(round_.period_from - 1, 12, 31))
    line(unit, person, date(round_.period_to + 1, 1, 1))
    other = line(unit, make.person(unit), date(round_.period_to, 6, 1))
    assert {one.row for one in noted_for(nomination, [])} == {own, last}
    assert {one.row for one in noted_for(collective_of(nomination.proposal), [])} == {own, last, other}


def test_file_of_a_line_is_taken_into_the_evidence_once(nomination):
    unit = nomination.proposal.unit
    row = line(unit, nomination.person, file=make.stored_file(), text="Rất dài " * 60)
    actor = make.actor(make.staff(unit))
    evidence = pick_achievement(nomination.report, row, actor=actor, now=NOW)
    assert evidence.file == row.file
    assert len(evidence.caption) <= 300
    with pytest.raises(Conflict):
        pick_achievement(nomination.report, row, actor=actor, now=NOW)
    (noted,) = noted_for(nomination, [evidence])
    assert noted.taken


def test_line_without_a_file_or_into_what_was_submitted_is_a_conflict(nomination):
    unit = nomination.proposal.unit
    actor = make.actor(make.staff(unit))
    with pytest.raises(Conflict):
        pick_achievement(nomination.report, line(unit), actor=actor, now=NOW)
    submit(nomination.proposal)
    nomination.refresh_from_db()
    with pytest.raises(Conflict):
        pick_achievement(nomination.report, line(unit, file=make.stored_file()), actor=actor, now=NOW)


def test_removed_line_is_gone_and_what_was_picked_from_it_stays(nomination):
    unit = nomination.proposal.unit
    actor, row = make.actor(make.staff(unit)), line(unit, file=make.stored_file())
    pick_achievement(nomination.report, row, actor=actor, now=NOW)
    client = browser(actor.user)
    assert client.post(reverse("achievement_remove", args=[row.pk])).status_code == 302
    assert client.get(reverse("achievement_file", args=[row.pk])).status_code == 404
    assert nomination.proposal.evidence.filter(removed_at=None).exists()


def test_report_page_shows_the_book_to_those_who_write(nomination):
    line(nomination.proposal.unit, nomination.person, text="Dòng trong sổ", file=make.stored_file())
    page = browser(make.staff(nomination.proposal.unit)).get(reverse("report", args=[nomination.report.pk])).text
    assert "Dòng trong sổ" in page
    assert "Lấy vào minh chứng" in page


def test_book_costs_as_many_queries_for_thirty_lines_as_for_one(nomination):
    unit, counts = nomination.proposal.unit, []
    client = browser(make.staff(unit))
    for number in (1, 30):
        for _place in range(number):
            line(unit, make.person(unit), file=make.stored_file())
        counts.append(queries_of(client, reverse("achievements")))
    assert counts[0] == counts[1] <= 14
