"""Moving a sample's clock: forward only, by the administrator only, followed by the worker; on a server no trace."""

from datetime import timedelta

import pytest
from django.core import checks
from django.urls import NoReverseMatch, get_resolver, include, path, reverse

from awards.models import Closing, Reminder
from awards.services.submissions.door import DRAIN_WINDOW
from core import clock
from core.access import why_not
from core.checks import training_clock_is_for_samples
from core.models import Job, JournalEntry, TrainingClock
from core.outbox import drain as outbox
from core.refusals import Denied, Refused
from organization.enums import Role
from tests import factories as make
from tests.clock import CUT_OFF, NOW
from thidua.training.jumps import jumps
from thidua.training.moves import move_clock

urlpatterns = [path("", include("thidua.urls")), path("", include("thidua.training.urls"))]
pytestmark = pytest.mark.django_db
in_a_sample = pytest.mark.urls(__name__)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def sample(settings, hands):
    """A sample whose machine stands still at NOW, so that its business time moves by our hand only."""
    settings.TRAINING_CLOCK = True
    settings.OUTBOX_HANDLERS = settings.OUTBOX_HANDLERS | {"training_moved": "thidua.training.moves.catch_up"}
    return hands


@pytest.fixture
def administrator(client):
    user = make.user(None, Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def press(client, **data):
    return client.post("/dong-ho-luyen-tap/chuyen/", data)


@in_a_sample
@pytest.mark.parametrize(("jump", "by"), [("hour", timedelta(hours=1)), ("day", timedelta(days=1))])
def test_administrator_moves_the_clock_forward_and_it_is_journalled(client, sample, administrator, jump, by):
    assert press(client, jump=jump).status_code == 302
    assert clock.now() == NOW + by
    row = JournalEntry.objects.get(action="clock.training")
    assert (row.actor, row.at, row.details["to"]) == (administrator, NOW, (NOW + by).isoformat())
    assert "bây giờ là" in client.get("/dong-ho-luyen-tap/").content.decode()


@in_a_sample
def test_whole_round_passes_reminded_and_closed_by_the_worker(client, sample, administrator):
    make.agency()
    unit = make.unit()
    make.head(unit)
    make.opened_round()
    press(client, jump="reminder")
    outbox.drain("mail")
    assert Reminder.objects.filter(unit=unit).count() == 1
    press(client, jump="before")
    assert clock.now() == CUT_OFF - 10 * MINUTE
    outbox.drain("mail")
    assert not Closing.objects.exists()
    press(client, jump="after")
    assert clock.now() == CUT_OFF + DRAIN_WINDOW + MINUTE
    outbox.drain("mail")
    assert Closing.objects.get().cutoff == CUT_OFF
    assert Job.objects.filter(kind="training_moved", state="done").count() == 3


@in_a_sample
@pytest.mark.parametrize(
    ("to", "status"), [("08:00 20/12/2025", 422), ("08:01 20/12/2025", 302), ("07:59 20/12/2025", 422), ("mai", 422)]
)
def test_typed_moment_must_lie_ahead(client, sample, administrator, to, status):
    answer = press(client, to=to)
    assert answer.status_code == status
    assert (clock.now() > NOW) is (status == 302)
    assert status == 302 or answer.context["form"].errors["to"]


@in_a_sample
def test_unknown_jump_and_wrong_method_do_nothing(client, sample, administrator):
    assert press(client, jump="back").status_code == 422
    assert client.get("/dong-ho-luyen-tap/chuyen/").status_code == 405
    assert client.post("/dong-ho-luyen-tap/").status_code == 405
    assert clock.now() == NOW


@in_a_sample
def test_nobody_but_the_administrator_sees_or_moves_it(client, sample):
    assert press(client, jump="day").status_code in (302, 403)
    for user in (make.appraiser(), make.chief(), make.leader(), make.head(make.unit())):
        client.force_login(user)
        assert client.get("/dong-ho-luyen-tap/").status_code == 403
        assert press(client, jump="day").status_code == 403
        assert "Chuyển đồng hồ" not in client.get("/").content.decode()
    assert clock.now() == NOW
    assert not TrainingClock.objects.exists()


@in_a_sample
def test_banner_of_the_administrator_leads_to_it(client, sample, administrator):
    assert 'href="/dong-ho-luyen-tap/"' in client.get("/").content.decode()


def test_jumps_after_the_cutoff_are_only_by_the_hour_and_the_day(sample):
    make.opened_round()
    assert [jump.name for jump in jumps(NOW)] == ["hour", "day", "reminder", "before", "after"]
    assert [jump.name for jump in jumps(CUT_OFF - MINUTE)] == ["hour", "day", "after"]
    assert [jump.name for jump in jumps(CUT_OFF)] == ["hour", "day"]


# --- on a server ---------------------------------------------------------------------------------------------


def test_server_has_no_address_for_it(client, administrator):
    assert "dong-ho-luyen-tap" not in str(get_resolver().url_patterns)
    with pytest.raises(NoReverseMatch):
        reverse("training_clock")
    assert press(client, jump="day").status_code == 404


def test_server_refuses_the_service_and_writes_nothing(hands, administrator, settings):
    actor = make.actor(administrator, clock.now())
    with pytest.raises(Denied):
        move_clock(NOW + MINUTE, actor=actor, now=actor.now)
    with pytest.raises(Refused):
        clock.set_training_clock(NOW + MINUTE)
    assert not TrainingClock.objects.exists()
    assert not JournalEntry.objects.filter(action="clock.training").exists()
    assert why_not(actor, "core.move_training_clock") == "Chỉ bản mẫu chạy bằng đồng hồ luyện tập."
    assert "training_moved" not in settings.OUTBOX_HANDLERS


def test_server_never_looks_at_a_row_that_lies_there(hands):
    TrainingClock.objects.create(pk=1, offset=timedelta(days=20))
    assert clock.now() == NOW


@pytest.mark.parametrize(("server", "training", "errors"), [(True, True, 1), (True, False, 0), (False, True, 0)])
def test_check_refuses_a_training_clock_on_a_server(settings, server, training, errors):
    settings.SERVER, settings.TRAINING_CLOCK = server, training
    found = training_clock_is_for_samples()
    assert [error.id for error in found] == ["core.E002"] * errors
    assert all(error.level == checks.ERROR for error in found)
