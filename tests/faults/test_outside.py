"""Faults of what we lean on: the mail server (reliability.md F21)."""

import socketserver
import threading
from datetime import timedelta

import pytest

from awards.models import Submission
from awards.services.submissions import submit_proposal
from core.clock import database_time
from core.models import Job, Notice
from core.outbox import drain as outbox
from core.outbox.models import JobState
from tests import factories as make
from tests.servers import free_port

pytestmark = pytest.mark.django_db


class Smtp(socketserver.StreamRequestHandler):
    """Knows everybody but khong-ai, and keeps what it was given."""

    def handle(self):
        self.say("220 sẵn sàng")
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word == b"DATA":
                self.say("354 mời")
                self.server.kept.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.say(self.answer(word))
            if word == b"QUIT":
                return

    @staticmethod
    def answer(word):
        if word == b"QUIT":
            return "221 chào"
        return "550 không có người này" if word.startswith(b"RCPT TO:<KHONG-AI") else "250 được"

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


@pytest.fixture
def mail_server():
    """Starts a mail server on the port it is given; yields what it received."""
    running = []

    def start(port):
        server = socketserver.ThreadingTCPServer(("127.0.0.1", port), Smtp)
        server.kept = []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        running.append((server, thread))
        return server.kept

    yield start
    for server, thread in running:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def smtp(settings):
    """Mails go to this port; nobody listens there yet."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    return settings.EMAIL_PORT


def pass_time(span):
    """As if `span` had gone by for what waits."""
    for job in Job.objects.filter(state=JobState.WAITING):
        Job.objects.filter(pk=job.pk).update(created_at=job.created_at - span, due_at=database_time() - timedelta(1))


def test_mail_server_that_is_away_for_six_hours_loses_no_mail_and_delays_no_notice(hands, smtp, mail_server):
    """F21: the notice in the application is there at once; the mails follow when the server is back, once each."""
    proposal = make.ready_proposal()
    submit_proposal(proposal, actor=make.actor(make.head(proposal.unit), hands.now), arrived_at=None, key="một")
    assert Notice.objects.exists()
    mails = Job.objects.filter(kind="mail")
    for _hour in range(6):
        outbox.drain("mail")
        pass_time(timedelta(hours=1))
    assert set(mails.values_list("state", flat=True)) == {JobState.WAITING}
    assert all("máy chủ thư" in error for error in mails.values_list("error", flat=True))
    kept = mail_server(smtp)
    outbox.drain("mail")
    outbox.drain("mail")
    assert set(mails.values_list("state", flat=True)) == {JobState.DONE}
    assert len(kept) == mails.count()
    assert Submission.objects.count() == 1


def test_mail_that_its_server_refuses_ends_before_a_person_and_the_next_goes_out(smtp, mail_server):
    """F21: an address nobody knows is tried once."""
    kept = mail_server(smtp)
    for name in ("khong-ai", "co-that"):
        Job.objects.create(
            kind="mail", key=name, queue="mail", created_at=database_time(), due_at=database_time(),
            payload={"to": [f"{name}@hanam.example"], "subject": "Thư", "text": "Nội dung"},
        )  # fmt: skip
    outbox.drain("mail")
    assert dict(Job.objects.values_list("key", "state")) == {"khong-ai": JobState.FAILED, "co-that": JobState.DONE}
    assert len(kept) == 1
