"""Our fault is not theirs: refusals for capacity are counted, never fail, and the office is offered an extension."""

from contextlib import closing
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from awards.models import CapacityRefusal
from awards.selectors.our_fault import OFFERED_FOR, our_fault
from awards.services import capacity
from core.locks import short_wait
from tests import factories as make
from tests.awards.door import extend, submit
from tests.awards.unit_pages import browser, queries_of, text_of
from tests.awards.waiting import SomebodyElse, press
from tests.clock import CUT_OFF, NOW
from tests.skips import on_postgres

MICRO, SECOND, DAY = timedelta(microseconds=1), timedelta(seconds=1), timedelta(days=1)


def refused(proposal, at=NOW, **fields):
    values = {"status": 503, "route": "proposal_submit"}
    return CapacityRefusal.objects.create(unit=proposal.unit, at=at, **values | fields)


def found(proposal, now=NOW):
    """What is offered for the unit of `proposal` in its round."""
    hits = our_fault(proposal.round, now).offered
    return [(hit.unit, hit.count) for hit in hits if hit.unit == proposal.unit]


@pytest.mark.django_db(transaction=True)
def test_lock_not_had_in_time_is_503_counted_for_the_unit_and_the_same_press_goes_through_later(hands, impatient):
    proposal = make.ready_proposal()
    client = browser(make.head(proposal.unit))
    client.get(reverse("proposals"))
    with SomebodyElse(proposal.round_id):
        answer = press(client, proposal)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    capacity.take_in()
    row = CapacityRefusal.objects.get()
    assert (row.unit, row.at, row.status, row.route) == (proposal.unit, NOW, 503, "proposal_submit")
    assert found(proposal) == [(proposal.unit, 1)]
    hands.by(SECOND)
    assert press(client, proposal).status_code == 302
    assert found(proposal, hands.now) == []


@pytest.mark.django_db
def test_what_the_table_cannot_take_waits_in_a_file_and_is_taken_in_once(hands, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    proposal = make.ready_proposal()
    actor = make.actor(make.head(proposal.unit))
    rows = [{"unit_id": proposal.unit_id, "by_id": None, "at": NOW.isoformat(), "status": 503, "route": "x"}]
    capacity._keep(rows)
    capacity._keep(rows)
    assert capacity.take_in() == 2
    assert capacity.take_in() == 0
    capacity.note_refusal(actor, status=429, route="y")
    assert list(CapacityRefusal.objects.values_list("status", "route").order_by("pk")) == [
        (503, "x"), (503, "x"), (429, "y"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_line_that_fits_no_row_keeps_no_other_waiting(hands, settings, tmp_path, caplog):
    settings.FILES_DIR = tmp_path
    row = {"unit_id": make.unit().pk, "by_id": 0, "at": NOW.isoformat(), "status": 503, "route": "x"}
    capacity._keep([row | {"unit_id": 0}, {"unit_id": row["unit_id"]}, row])
    with (tmp_path / capacity.KEPT_IN).open("a") as file:
        file.write('{"unit_id": ')
    assert capacity.take_in() == 1
    assert CapacityRefusal.objects.get().by is None
    assert caplog.text.count("cannot be counted") == 3


@pytest.mark.django_db
def test_refusal_that_can_be_written_nowhere_fails_nothing(hands, settings, tmp_path, caplog):
    settings.FILES_DIR = tmp_path / "a file"
    settings.FILES_DIR.write_text("")
    capacity._keep([{"unit_id": 1}])
    assert "written nowhere" in caplog.text


@pytest.mark.django_db
def test_sign_in_lock_out_is_no_refusal_for_capacity(hands, client):
    user = make.head(make.unit())
    for _time in range(6):
        answer = client.post(reverse("sign_in"), {"username": user.username, "password": "sai"})
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert not CapacityRefusal.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "counts"),
    [
        (NOW - DAY * 30 - MICRO, False),
        (NOW - DAY * 30, True),
        (CUT_OFF - MICRO, True),
        (CUT_OFF, False),
    ],
)
def test_only_what_was_refused_while_the_unit_could_submit_counts(at, counts):
    proposal = make.ready_proposal()
    refused(proposal, at)
    assert bool(our_fault(proposal.round, CUT_OFF).hits) is counts


@pytest.mark.django_db
@pytest.mark.parametrize(("later", "offered"), [(OFFERED_FOR, True), (OFFERED_FOR + MICRO, False)])
def test_offer_lasts_seven_days(later, offered):
    proposal = make.ready_proposal()
    refused(proposal)
    assert bool(found(proposal, NOW + later)) is offered


@pytest.mark.django_db
def test_unit_that_was_given_more_time_or_has_submitted_is_not_offered_again(hands):
    proposal, another = make.ready_proposal(), make.ready_proposal()
    refused(proposal)
    refused(another)
    hands.by(SECOND)
    extend(proposal)
    submit(another)
    assert found(proposal) == []
    assert found(another) == []
    refused(proposal, hands.now + SECOND)
    assert found(proposal, hands.now + SECOND) == [(proposal.unit, 2)]


@pytest.mark.django_db
def test_desk_offers_an_extension_for_the_units_hit_and_leads_to_its_form(hands):
    proposal = make.ready_proposal()
    refused(proposal)
    refused(proposal)
    page = browser(make.appraiser()).get(reverse("desk") + f"?dot={proposal.round_id}")
    assert f"{proposal.unit.name}: 2 lần bị từ chối" in text_of(page)
    form = reverse("round_extend", args=[proposal.round_id])
    assert f'href="{form}?don-vi={proposal.unit_id}"' in text_of(page)


@pytest.mark.django_db
def test_desk_costs_the_same_with_one_and_with_thirty_units_hit(hands):
    round_ = make.unopened_round()
    units = [make.unit() for _place in range(30)]
    make.opened(round_)
    officer, url = browser(make.appraiser()), reverse("desk") + f"?dot={round_.pk}"
    CapacityRefusal.objects.create(unit=units[0], at=NOW, status=503, route="")
    one = queries_of(officer, url)
    for unit in units[1:]:
        CapacityRefusal.objects.create(unit=unit, at=NOW, status=503, route="")
    assert queries_of(officer, url) == one


@pytest.mark.django_db
def test_short_wait_gives_its_patience_back():
    if on_postgres():
        return
    with closing(connection.cursor()) as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()
        with short_wait():
            pass
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == before
