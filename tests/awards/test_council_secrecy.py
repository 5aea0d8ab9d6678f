"""Nothing that is kept ties a member to his choice: every table, log and file after a secret vote.

The same session is held twice, with the choices changed about among the members so that the sums stay the same.
Whatever differs afterwards would tell who chose what.
"""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from awards.models import BallotBox, CouncilSession, OpenVote
from awards.services.council.sessions import close_session
from core.journal.models import JournalEntry
from tests.awards import council as hold
from tests.clock import NOW

STAMPS = {"django_session": ("session_key", "session_data", "expire_date")}
BALLOTS = ("12", "12", "21", "10", "03")


def held(session: CouncilSession, ballots: tuple[str, ...]) -> list[tuple]:
    """The members vote through the pages, each looking over his ballot first, and the session closes.

    Returns what a log of the web server may tell of each request.
    """
    seen = []
    for seat, marks in zip(hold.seats(session), ballots, strict=True):
        client = Client(headers={"accept-encoding": "identity"})
        client.force_login(hold.account(seat).user)
        url = reverse("council_ballot", args=[session.pk])
        fields = {f"item-{item.pk}": mark for item, mark in zip(session.items.all(), marks, strict=True)}
        for body in (dict(list(fields.items())[:1]), fields, fields | {"cast": "1"}):
            response = client.post(url, body)
            request = response.wsgi_request
            seen.append((url, request.META["CONTENT_LENGTH"], response.status_code, len(response.content)))
        assert response.status_code == 302
    return seen


def everything(session: CouncilSession) -> dict[str, list]:
    """All rows of all tables, ids by their order; of a session of a browser what is in it."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            found[table] = _plain(table, names, cursor.fetchall())
    found["contents of sessions"] = sorted(str(_contents(row)) for row in Session.objects.all())
    found["mail"] = [str(one.message()) for one in mail.outbox]
    found["files"] = sorted(path.read_bytes() for path in Path(settings.VAR_DIR).rglob("*") if path.is_file())
    return found


def _plain(table: str, names: list[str], rows: list[tuple]) -> list[tuple]:
    """Rows without what is drawn by lot, is the machine's time, or is counted on by the database alone."""
    left_out = {"id", *STAMPS.get(table, ())} if table != "awards_attendance" else set()
    if table == "organization_user":
        left_out |= {"last_login"}
    kept = [place for place, name in enumerate(names) if name not in left_out]
    # Where a row lies tells when it was written last, which is no secret, and depends on what was written before it.
    return sorted(tuple(str(row[place]) for place in kept) for row in rows)


def _contents(row: Session) -> dict:
    """What a session says; of the machine's time only that it is there."""
    return {key: "…" if isinstance(value, int) else value for key, value in sorted(row.get_decoded().items())}


def twice(session: CouncilSession, look: Callable[[CouncilSession], object], *, way: tuple[str, ...]) -> tuple:
    """What one sees after the session was held with `way` and taken back again."""
    with transaction.atomic():
        requests = held(session, way)
        close_session(session, actor=hold.officer(), now=NOW)
        seen = look(session)
        transaction.set_rollback(True)
    return requests, seen


@pytest.mark.django_db
class TestSecretVote:
    @pytest.fixture
    def session(self, hands):
        return hold.opened(hold.council(len(BALLOTS)))

    def test_every_table_session_mail_and_file_is_the_same_whoever_chose_what(self, session, caplog):
        caplog.set_level(logging.INFO)
        session.items.update(lower_award=session.items.first().award_type, lower_share="2/3", lower_base="members")
        requests, first = twice(session, everything, way=BALLOTS)
        told = [record.getMessage() for record in caplog.records]
        caplog.clear()
        others, second = twice(session, everything, way=BALLOTS[::-1])
        assert {name for name in first if first[name] != second[name]} == set()
        assert requests == others
        assert told == [record.getMessage() for record in caplog.records]
        assert first["awards_agendaitem"]

    def test_what_would_tell_a_vote_by_name_apart_is_seen_by_this_test(self, session):
        """The control: with votes by name the same comparison finds the table that tells."""
        CouncilSession.objects.filter(pk=session.pk).update(mode="open")
        session.refresh_from_db()
        ballots = ("12", "12", "21", "10", "01")
        _requests, first = twice(session, everything, way=ballots)
        _requests, second = twice(session, everything, way=ballots[::-1])
        assert {name for name in first if first[name] != second[name]} == {"awards_openvote"}

    def test_journal_says_who_has_voted_and_nothing_of_what(self, session):
        for seat in hold.seats(session):
            hold.vote(session, seat, "1", "2")
        entries = JournalEntry.objects.filter(action="councilsession.vote")
        assert entries.count() == len(BALLOTS)
        assert {(row.object_id, row.note, str(row.details)) for row in entries} == {(str(session.pk), "", "{}")}
        assert not OpenVote.objects.exists()

    def test_no_page_shows_the_sums_before_the_end(self, session):
        for seat in hold.seats(session)[:4]:
            hold.vote(session, seat, "1")
        browser = Client()
        for user in (hold.officer().user, hold.account(hold.seats(session)[0]).user):
            browser.force_login(user)
            page = browser.get(reverse("council_session", args=[session.pk]))
            assert [item.in_favour for item in page.context["room"].items] == [None, None]
            assert "box" not in page.content.decode()

    def test_ballot_that_is_cast_is_not_shown_again(self, session):
        seat = hold.seats(session)[0]
        hold.vote(session, seat, "1")
        browser = Client()
        browser.force_login(hold.account(seat).user)
        assert browser.get(reverse("council_ballot", args=[session.pk])).status_code == 409


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_old_versions_of_the_sums_are_gone_with_the_file_of_their_table(hands):
    session = hold.opened(hold.council(3))
    for seat in hold.seats(session):
        hold.vote(session, seat, "1")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_filenode('awards_ballotbox'), pg_relation_size('awards_ballotbox')")
        before = cursor.fetchone()
        close_session(session, actor=hold.officer(), now=NOW)
        cursor.execute("SELECT pg_relation_filenode('awards_ballotbox'), pg_relation_size('awards_ballotbox')")
        after = cursor.fetchone()
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM awards_agendaitem")
        writers = cursor.fetchone()[0]
    assert before[1] > 0
    assert after[0] != before[0]
    assert after[1] == 0
    assert writers == 1


@pytest.mark.django_db(transaction=True)
def test_file_of_the_database_holds_no_sums_after_the_end(hands):
    if connection.vendor != "sqlite":
        assert BallotBox._meta.db_table == "awards_ballotbox"
        return
    session = hold.opened(hold.council(3))
    item = session.items.first()
    words = f'"{item.pk}": ['.encode()
    for seat in hold.seats(session):
        hold.vote(session, seat, "1")
    assert words in Path(settings.DATABASES["default"]["NAME"]).read_bytes()
    close_session(session, actor=hold.officer(), now=NOW)
    assert words not in Path(connection.settings_dict["NAME"]).read_bytes()
