"""Thư và việc đã gửi: what was sent to whom, what failed and why, doing it again."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core.models import Job, JournalEntry
from core.outbox.again import send_again
from core.outbox.drain import claim, do
from core.outbox.put import put
from core.refusals import Conflict, Denied
from organization.enums import Role
from tests import factories as make
from tests.clock import NOW
from thidua.sent.words import KINDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
URL = "/thu-va-viec/"


def job(number=1, **fields):
    values = {
        "kind": "mail", "key": f"thu:{number}", "queue": "mail", "created_at": NOW, "due_at": NOW,
        "payload": {"to": [f"nguoi{number}@hanam.example"], "subject": f"Nhắc nộp hồ sơ {number}", "text": "Nội dung"},
    }  # fmt: skip
    return Job.objects.create(**values | fields)


def failed(number=1, **fields):
    return job(number, state="failed", attempts=3, error="ConnectionRefusedError: [Errno 111]", **fields)


@pytest.fixture
def office(client):
    client.force_login(make.appraiser())
    return client


@pytest.fixture
def admin(client):
    client.force_login(make.user(make.person(), Role.ADMINISTRATOR))
    return client


def test_office_sees_what_went_to_whom_and_what_failed_and_why(office):
    job(1, state="done", done_at=NOW)
    job(2, attempts=1, error="TimeoutError: chậm", due_at=NOW + timedelta(minutes=2))
    failed(3)
    text = office.get(URL).text
    for words in ("nguoi1@hanam.example", "Nhắc nộp hồ sơ 2", "TimeoutError: chậm", "lần tới: 08:02 20/12/2025",
                  "1 việc không làm được", "ConnectionRefusedError", "Cần người xử lý"):  # fmt: skip
        assert words in text
    assert text.count("Gửi lại</button>") == 1


def test_administrator_sees_technical_columns_only(admin):
    failed(3)
    text = admin.get(URL).text
    assert "thu:3" in text
    assert "ConnectionRefusedError" in text
    assert "nguoi3@" not in text
    assert "Nhắc nộp" not in text
    assert 'name="to"' not in text
    assert "thu:3" in admin.get(URL, {"to": "ai-khac"}).text


def test_text_of_a_mail_is_nobody_s(office):
    job()
    assert "Nội dung" not in office.get(URL).text


def test_done_job_shows_no_old_error(office):
    job(state="done", done_at=NOW, attempts=2, error="TimeoutError")
    assert "TimeoutError" not in office.get(URL).text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "failed"}, {2}),
        ({"kind": "paper"}, {3}),
        ({"to": "NGUOI1"}, {1}),
        ({"since": "21/12/2025"}, {4}),
        ({"until": "20/12/2025"}, {1, 2, 3}),
        ({"state": "la", "since": "32/13/2025"}, {1, 2, 3, 4}),
        ({"after": "gia-mao"}, {1, 2, 3, 4}),
    ],
)
def test_filters(office, query, found):
    job(1)
    failed(2)
    job(3, kind="paper", payload={"pk": 3})
    job(4, created_at=NOW + timedelta(days=1))
    rows = office.get(URL, query).context["page_of"].rows
    assert {int(row.key.split(":")[1]) for row in rows} == found


def test_pages_by_the_last_row_seen(office):
    for number in range(51):
        job(number)
    first = office.get(URL).context["page_of"]
    rest = office.get(first.next_url).context["page_of"]
    assert [len(first.rows), [row.key for row in rest.rows]] == [50, ["thu:0"]]


def test_it_costs_the_same_for_one_and_thirty(office, django_assert_max_num_queries):
    failed(0)
    office.get(URL)  # the first page after signing in writes the session
    with django_assert_max_num_queries(12) as one:
        office.get(URL)
    for number in range(1, 30):
        failed(number)
    with django_assert_max_num_queries(len(one)):
        office.get(URL)


def test_sent_again_waits_as_if_it_were_new_and_is_journalled(office):
    row = failed()
    response = office.post(reverse("send_again", args=[row.pk]), {"back": f"{URL}?state=failed"})
    assert response["Location"] == f"{URL}?state=failed"
    row.refresh_from_db()
    assert (row.state, row.attempts, row.error) == ("waiting", 0, "")
    assert JournalEntry.objects.get(action="job.again").technical
    do(claim(row.pk, row.due_at))
    row.refresh_from_db()
    assert row.state == "done"


def test_it_leads_to_no_other_site(office):
    response = office.post(reverse("send_again", args=[failed().pk]), {"back": "https://ac.example/"})
    assert response["Location"] == URL


@pytest.mark.parametrize("state", ["waiting", "done"])
def test_only_what_failed_is_sent_again(office, state):
    row = job(state=state, done_at=NOW if state == "done" else None)
    assert office.post(reverse("send_again", args=[row.pk])).status_code == 409
    with pytest.raises(Conflict):
        send_again(row, actor=make.actor(make.appraiser()), now=NOW)


def test_leadership_sends_nothing_again():
    with pytest.raises(Denied):
        send_again(failed(), actor=make.actor(make.leader()), now=NOW)


def test_mail_of_a_service_is_listed(office):
    put("mail", "mot", to=["a@hanam.example", "b@hanam.example"], subject="<b>Thử</b>", text="x")
    text = office.get(URL).text
    assert "a@hanam.example, b@hanam.example" in text
    assert "&lt;b&gt;Thử" in text


def test_every_kind_of_work_has_a_name_on_screen(settings):
    assert set(settings.OUTBOX_HANDLERS) | {"training_moved"} == set(KINDS)
