"""Every state × move × role: what is not in these tables, proof-read against domain.md, is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from awards.enums import (
    ComplaintKind,
    ComplaintOutcome,
    ComplaintState,
    DecisionState,
    NominationState,
    PackageState,
    ProposalState,
    SessionState,
)
from awards.models import Complaint
from awards.workflow import (
    COMPLAINT_MOVES,
    DECISION_MOVES,
    NOMINATION_MOVES,
    PACKAGE_MOVES,
    PROPOSAL_MOVES,
    SESSION_MOVES,
    transition,
)
from core.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from organization.enums import Role
from tests import factories as make
from tests.awards.council import council, planned
from tests.awards.going_up import sent
from tests.awards.review import person_of, received
from tests.clock import NOW
from tests.dossiers.decided import decision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]

UNIT, HEAD, OFFICE, LEADER = {"staff", "head"}, {"head"}, {"appraiser", "chief"}, {"leader"}
CLERKS, PUBLISHERS, RESTORERS = OFFICE | {"clerk"}, {"chief", "leader"}, OFFICE | HEAD | LEADER
OTHERS = {
    "clerk": Role.CLERK, "accountant": Role.ACCOUNTANT, "union": Role.UNION, "organisation": Role.ORGANISATION,
    "council": Role.COUNCIL, "administrator": Role.ADMINISTRATOR,
}  # fmt: skip

# move: (from, to, who)
PROPOSAL = {
    "submit": ("draft", "submitted", HEAD),
    "correct": ("submitted", "submitted", HEAD),
    "withdraw": ("submitted", "draft", HEAD),
    "receive": ("submitted", "accepted", OFFICE),
    "request": ("submitted accepted", "supplementing", OFFICE | LEADER),
    "resubmit": ("supplementing", "submitted", HEAD),
    "close_request": ("supplementing", "submitted", OFFICE | LEADER),
    "decide": ("accepted", "decided", LEADER),
    "reopen": ("decided", "accepted", LEADER),
}
NOMINATION = {
    "pass": ("planned not_passed", "passed", UNIT),
    "fail": ("planned passed", "not_passed", UNIT),
    "unvote": ("passed not_passed", "planned", UNIT),
    "propose": ("passed", "proposed", HEAD),
    "take_back": ("proposed", "passed", HEAD),
    "restore_proposed": ("planned passed not_passed", "proposed", RESTORERS),
    "restore_passed": ("planned not_passed", "passed", RESTORERS),
    "restore_not_passed": ("planned passed", "not_passed", RESTORERS),
    "appraise": ("proposed", "appraised", OFFICE),
    "reappraise": ("appraised", "proposed", OFFICE),
    "appraise_again": ("appraised", "proposed", OFFICE),
    "agree": ("appraised", "agreed", LEADER),
    "decline": ("appraised", "declined", LEADER),
    "lower": ("appraised", "lowered", LEADER),
    "refer": ("appraised", "referred", LEADER),
    "reconsider": ("agreed declined lowered referred", "appraised", LEADER),
    "grant": ("agreed lowered", "granted", PUBLISHERS),
    "revoke": ("granted", "revoked", PUBLISHERS),
    "not_grant": ("referred", "not_granted", OFFICE),
    "grant_above": ("referred", "granted", OFFICE),
    "agree_instead": ("not_granted", "lowered", LEADER),
    "drop_instead": ("lowered", "not_granted", LEADER),
    "withdraw_one": ("proposed appraised agreed declined lowered referred", "withdrawn", HEAD),
}
DECISION = {
    "send": ("draft", "for_signature", OFFICE),
    "take_back": ("for_signature", "draft", OFFICE),
    "sign": ("for_signature", "signed", CLERKS),
    "publish": ("signed", "published", PUBLISHERS),
}
SESSION = {
    "invite": ("planned", "invited", OFFICE),
    "replan": ("invited", "planned", OFFICE),
    "open": ("invited", "open", OFFICE),
    "close": ("open", "closed", OFFICE),
    "cancel": ("planned invited open", "cancelled", OFFICE),
}
PACKAGE = {
    "confirm": ("gathering", "confirmed", OFFICE),
    "regather": ("confirmed for_signature", "gathering", OFFICE),
    "send_for_signature": ("confirmed", "for_signature", OFFICE),
    "send": ("for_signature", "sent", CLERKS),
    "receive": ("sent", "received", OFFICE),
    "ask": ("sent received", "asked", OFFICE),
    "answer": ("asked", "received", OFFICE),
    "close": ("sent received asked", "closed", OFFICE),
}
COMPLAINT = {
    "answer": ("received", "answered", OFFICE),
    "withdraw": ("received", "withdrawn", HEAD),
}


def a_complaint() -> Complaint:
    """With an answer, which the database wants of one that comes to be answered."""
    proposal = received()
    return Complaint.objects.create(
        round=proposal.round, unit=proposal.unit, kind=ComplaintKind.PETITION, text="Thiếu tên", for_unit=True,
        sent_by=make.head(proposal.unit), received_at=NOW, received_on=NOW.date(), answer="Đã xem lại",
        outcome=ComplaintOutcome.values[0], answered_at=NOW,
    )  # fmt: skip


LIVES = {
    "proposal": (received, PROPOSAL, PROPOSAL_MOVES, ProposalState),
    "nomination": (lambda: person_of(received()), NOMINATION, NOMINATION_MOVES, NominationState),
    "decision": (decision, DECISION, DECISION_MOVES, DecisionState),
    "session": (lambda: planned(council()), SESSION, SESSION_MOVES, SessionState),
    "package": (sent, PACKAGE, PACKAGE_MOVES, PackageState),
    "complaint": (a_complaint, COMPLAINT, COMPLAINT_MOVES, ComplaintState),
}


def actors(obj: Any) -> dict[str, Any]:
    """One of each role; staff and head are of the unit that `obj` belongs to, "stranger" heads another."""
    unit = getattr(obj, "unit", None) or getattr(getattr(obj, "proposal", None), "unit", None) or make.unit()
    users = {
        "staff": make.staff(unit), "head": make.head(unit), "appraiser": make.appraiser(), "chief": make.chief(),
        "leader": make.leader(), "stranger": make.head(make.unit("Phòng khác")),
    }  # fmt: skip
    users |= {name: make.user(make.person(unit), role) for name, role in OTHERS.items()}
    return {name: make.actor(user) for name, user in users.items()}


def outcome(obj: Any, state: str, move: str, actor: Any) -> Any:
    """The state after the move, or how it was refused; nothing of it stays."""
    obj.state = state
    before = JournalEntry.objects.count()
    try:
        with transaction.atomic():
            transition(obj, move, actor=actor, now=NOW, note="Lý do")
            written = type(obj).objects.get(pk=obj.pk).state
            assert JournalEntry.objects.count() == before + 1
            transaction.set_rollback(True)
    except (Denied, Conflict) as refusal:
        assert obj.state == state
        return type(refusal)
    assert obj.state == written
    return written


@pytest.mark.parametrize("life", LIVES)
def test_whole_table(life: str) -> None:
    made, table, moves, states = LIVES[life]
    assert {move.name for move in moves} == set(table)
    obj = made()
    people = actors(obj)
    found, expected = {}, {}
    for name, (sources, target, who) in table.items():
        for state in states.values:
            for role, actor in people.items():
                answer = target if state in sources.split() else Conflict
                expected[name, state, role] = answer if role in who else Denied
                found[name, state, role] = outcome(obj, state, name, actor)
    assert {place: (found[place], want) for place, want in expected.items() if found[place] != want} == {}


@pytest.mark.parametrize(
    ("made", "states", "noted"),
    [
        (received, PROPOSAL, {"withdraw", "request"}),
        (LIVES["nomination"][0], NOMINATION,
         {"decline", "lower", "revoke", "agree_instead", "drop_instead", "withdraw_one"}),
    ],
)  # fmt: skip
def test_reason_is_asked_where_a_move_takes_something_away(
    made: Callable[[], Any], states: dict[str, tuple[str, str, set[str]]], noted: set[str]
) -> None:
    obj = made()
    people = actors(obj)
    for name, (sources, _target, who) in states.items():
        obj.state = sources.split()[0]
        silent = people[sorted(who)[0]]
        try:
            with transaction.atomic():
                transition(obj, name, actor=silent, now=NOW, note="  ")
                transaction.set_rollback(True)
            refused = False
        except Refused as refusal:
            refused = "phải ghi lý do" in str(refusal)
        assert refused == (name in noted), name
