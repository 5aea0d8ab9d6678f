"""Faults between the unit's browser and the row that says it has submitted (reliability.md F03, F16–F18)."""

import signal
import socket
import uuid
from functools import partial

import pytest

from awards.models import Evidence, Submission
from tests.faults.installation import eventually, in_threads, kill
from tests.servers import free_port


def press(visitor, proposal, key=""):
    return visitor.post(f"/ho-so/{proposal.pk}/nop/", {"key": key or uuid.uuid4().hex, "sure": "on"})


def test_broker_that_is_away_hinders_no_submission(install, proposals, session_of_head):
    """F03: the receipt comes from the committed row, whatever the broker does."""
    (proposal,) = proposals(1)
    house = install(REDIS_URL=f"redis://127.0.0.1:{free_port()}/0")
    house.web()
    answer = press(house.visitor(session_of_head(proposal)), proposal)
    assert (answer.status, answer.location) == (302, f"/ho-so/phieu/{Submission.objects.get().pk}/")


def test_press_whose_answer_was_lost_gets_the_same_receipt_again(install, proposals, session_of_head):
    """F16: the server dies after the commit and before the answer is read; pressing again finds the receipt."""
    (proposal,) = proposals(1)
    session = session_of_head(proposal)
    house = install()
    web = house.web()
    visitor = house.visitor(session)
    with in_threads(lambda: swallow(lambda: press(visitor, proposal, "một"))):
        eventually(Submission.objects.exists, 30)
        kill(web)
    house.web()
    answer = press(house.visitor(session), proposal, "một")
    assert (answer.status, answer.location) == (302, f"/ho-so/phieu/{Submission.objects.get().pk}/")


def swallow(act):
    try:
        return act()
    except OSError:
        return None


def test_stop_for_a_new_version_finishes_what_is_being_served(install, proposals, session_of_head):
    """F17: whoever was heard is answered truly; whoever was not may try again, with the same key."""
    drafts = proposals(6)
    house = install()
    web = house.web()
    heard = {}

    def act(draft, visitor):
        heard[draft.pk] = swallow(lambda: press(visitor, draft, f"khóa {draft.pk}"))

    acts = [partial(act, draft, house.visitor(session_of_head(draft))) for draft in drafts]
    with in_threads(*acts):
        eventually(Submission.objects.exists, 30)
        web.send_signal(signal.SIGTERM)
    assert web.wait(75) == 0
    receipts = {pk: answer.location for pk, answer in heard.items() if answer and answer.status == 302}
    assert receipts
    house.web()
    for draft in drafts:
        again = press(house.visitor(session_of_head(draft)), draft, f"khóa {draft.pk}")
        assert again.status == 302
        assert receipts.get(draft.pk, again.location) == again.location
    assert Submission.objects.count() == len(drafts)


def test_upload_that_is_cut_off_leaves_nothing_and_may_be_sent_again(install, proposals, session_of_head, settings):
    """F18."""
    (proposal,) = proposals(1)
    report = proposal.nominations.first().report
    house = install()
    house.web()
    visitor = house.visitor(session_of_head(proposal))
    before = everything_in(settings.FILES_DIR)
    with socket.create_connection(("127.0.0.1", house.port), timeout=10) as line:
        line.sendall(half_an_upload(f"/ho-so/bao-cao/{report.pk}/minh-chung/", visitor))
    assert visitor.get("/livez").status == 200
    assert not Evidence.objects.exists()
    eventually(lambda: everything_in(settings.FILES_DIR) == before, 30)
    assert press(visitor, proposal).status == 302


def half_an_upload(path, visitor):
    head = [f"POST {path} HTTP/1.1", "Host: localhost", f"Cookie: {visitor.cookies}", f"X-CSRFToken: {visitor.token}"]
    head += ["Content-Type: multipart/form-data; boundary=xx", "Content-Length: 4000000", "", ""]
    part = '--xx\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 '
    return ("\r\n".join(head) + part).encode() + b"x" * 1_000_000


def everything_in(folder):
    return sorted(str(path) for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


@pytest.mark.slow
def test_slow_senders_do_not_keep_a_unit_from_submitting(install, proposals, session_of_head):
    """F19: forty connections that send one byte now and then; the units are served beside them."""
    (proposal,) = proposals(1)
    house = install()
    house.web()
    lines = [socket.create_connection(("127.0.0.1", house.port), timeout=10) for _place in range(40)]
    try:
        for line in lines:
            line.sendall(b"POST /dang-nhap/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx")
        answer = press(house.visitor(session_of_head(proposal)), proposal)
    finally:
        for line in lines:
            line.close()
    assert answer.status == 302
    assert answer.seconds < 10
