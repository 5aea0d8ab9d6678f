"""One department for the permission table: an actor of each kind, a proposal in every state."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.test.client import ClientHandler

from awards.enums import DecisionKind
from awards.models import Closing, OtherOpinion, PaperRecord, Proposal
from awards.services.remarks import Note, pin_remark
from core.models import Notice
from dossiers.models import CertificateBatch
from organization.actors import Actor
from organization.enums import Role
from organization.models import Person, User
from tests import factories as make
from tests.awards import acts
from tests.clock import CUT_OFF, NOW
from tests.permissions.council import OBJECTS as COUNCIL
from tests.permissions.council import make_council
from tests.permissions.papers import make_papers
from tests.permissions.people import OBJECTS as PEOPLE
from tests.permissions.plan import OBJECTS as PLAN
from tests.permissions.progress import DECIDED_STATES, PROPOSAL_STATES, bring_decision_to, bring_to
from tests.permissions.referrals import OBJECTS as REFERRALS
from tests.permissions.referrals import STATES as PACKAGE_STATES
from tests.permissions.referrals import bring_package_to
from tests.permissions.results import OBJECTS as RESULTS
from tests.permissions.table import Row
from tests.permissions.unit import OBJECTS as UNIT

# Words that stand in one unit's draft, in what it submitted, in an unpublished answer: who may read them.
INSIDE = ("staff", "head")
READERS = (*INSIDE, "appraiser", "chief", "leader", "appraiser_self", "leader_self")
CANARIES = {
    "CANARYDRAFT": INSIDE,
    "CANARYSENT": READERS,
    "CANARYMAIL": ("appraiser", "chief", "appraiser_self"),
    "CANARYREMARK": ("appraiser", "chief", "leader", "appraiser_self", "leader_self"),
    "CANARYOPINION": ("appraiser", "chief", "leader", "appraiser_self", "leader_self", "council"),
    "CANARYCOMPLAINT": ("head", "appraiser", "chief", "leader", "appraiser_self", "leader_self"),
    "CANARYANSWER": ("appraiser", "chief", "leader", "appraiser_self", "leader_self"),
}
AFTER = CUT_OFF + timedelta(hours=1)
MOMENTS = {"open": NOW, "after": AFTER, "before": NOW, "extended": AFTER}


@dataclass(frozen=True)
class Place:
    """Where a request goes: the ids of its address, what the rule is asked about, at which moment."""

    label: str
    kwargs: dict[str, Any]
    permission_object: Any
    phase: str


@dataclass
class World:
    """Made once for the module, inside a transaction that is taken back."""

    users: dict[str, User] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    session_keys: dict[str, str] = field(default_factory=dict)
    made: dict[tuple[str, str], tuple[dict, Any]] = field(default_factory=dict)
    handler: ClientHandler = field(default_factory=lambda: Client().handler)

    def __post_init__(self) -> None:
        make.agency()
        self.office, self.unit, self.other = make.office(), make.unit("Phòng Một"), make.unit("Phòng Hai")
        self._people()
        with self.clock(NOW):
            for state in PROPOSAL_STATES:
                self.proposals[state] = bring_to(self, state)
            self.decisions = {state: bring_decision_to(self, state) for state in DECIDED_STATES}
            self.packages = {state: bring_package_to(self, state) for state in PACKAGE_STATES}
            self.papers = make_papers(self)
            self.sessions = make_council(self)
        self.session_keys = {name: self._session_key(user) for name, user in self.users.items()}

    def _people(self) -> None:
        self.users = {
            "staff": make.staff(self.unit),
            "head": make.head(self.unit),
            "other_staff": make.staff(self.other),
            "other_head": make.head(self.other),
            "nominee": make.user(make.person(self.unit)),
            "appraiser": make.appraiser(),
            "chief": make.chief(),
            "leader": make.leader(),
            "appraiser_self": make.appraiser(),
            "leader_self": make.leader(),
            "inactive": make.appraiser(is_active=False),
        }
        for role in (Role.CLERK, Role.ACCOUNTANT, Role.UNION, Role.ORGANISATION, Role.COUNCIL, Role.ADMINISTRATOR):
            name = "admin" if role == Role.ADMINISTRATOR else str(role.value)
            self.users[name] = make.user(make.person(self.office), role)

    def person(self, actor: str) -> Person:
        return self.users[actor].person

    def actor(self, name: str, place: Place | None = None) -> Actor:
        """The named actor at the moment of `place`."""
        return Actor(self.users[name], MOMENTS[place.phase] if place else NOW)

    def _session_key(self, user: User) -> str:
        """The key of a session of `user`; a deactivated account keeps the one it had.

        Seen tomorrow, so that none ends on the way and no request has to note that it was seen again.
        """
        client = Client()
        client.force_login(user)
        session = client.session
        session["signed_in_at"] = session["seen_at"] = int(time.time()) + settings.SESSION_IDLE_SECONDS * 24
        session.save()
        return session.session_key

    def client(self, name: str) -> Client:
        """A browser signed in as `name`, fresh each time: a sign-out takes a cookie away, a public page gives one."""
        browser = Client()
        # The middleware of all, which else is put together for each.
        browser.handler = self.handler
        if name in self.session_keys:
            browser.cookies[settings.SESSION_COOKIE_NAME] = self.session_keys[name]
        return browser

    def places(self, row: Row) -> Iterator[Place]:
        """Every place that a row asks about: the states of its object in each of its phases."""
        builder, states = OBJECTS[row.object]
        for state in row.states or states:
            assert state in states, f"{row.route}: {row.object} has no state {state!r}"
            kwargs, about = builder(self, state)
            for phase in row.phases:
                yield Place(f"{state or '-'}, {phase}", kwargs, about, phase)

    def body(self, row: Row, _place: Place) -> dict[str, Any]:
        return dict(row.post)

    @contextmanager
    def at(self, place: Place) -> Iterator[None]:
        with self.clock(MOMENTS[place.phase]):
            yield

    @contextmanager
    def clock(self, moment) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("core.clock.database_time", lambda: moment)
            yield


def _nothing(world: World, _state: str):
    return {}, None


def _proposal(world: World, state: str):
    row = world.proposals[state]
    return {"pk": row.pk}, row


def _closing(world: World, _state: str):
    row, _new = Closing.objects.get_or_create(
        round=world.proposals["submitted"].round, version=1,
        defaults={"cutoff": CUT_OFF, "cause": "cutoff", "entries": [], "list_hash": "0" * 64, "closed_at": AFTER},
    )  # fmt: skip
    return {"pk": row.pk}, row.round


def _round(world: World, state: str):
    row = world.proposals[state].round
    return {"pk": row.pk}, row


def _round_unit(world: World, state: str):
    row = world.proposals[state]
    return {"round_id": row.round_id, "unit_id": row.unit_id}, None


def _nomination(world: World, state: str):
    row = world.proposals[state].nominations.get(person=world.person("nominee"))
    return {"pk": row.pk}, row


def _own_nomination(actor: str) -> Callable:
    def build(world: World, state: str):
        row = world.proposals[state].nominations.get(person=world.person(actor))
        return {"pk": row.pk}, row

    return build


def _criterion(world: World, state: str):
    kwargs, row = _nomination(world, state)
    criterion = row.proposal.round.campaign.criterions.get(subject_kind="individual")
    return kwargs | {"criterion": criterion.pk}, row


def _request(world: World, state: str):
    row = world.proposals[state].requests.get()
    return {"pk": row.pk}, row.proposal


def _remark_place(world: World, state: str):
    row = world.proposals[state]
    return {"pk": row.pk, "place": "minutes"}, row


def _remark_draft(world: World, state: str):
    row = world.proposals[state]
    note = Note("minutes", "Biên bản họp", "CANARYREMARK chưa gửi")
    draft = row.remarks.drafts().first() or pin_remark(row, note, actor=world.actor("appraiser"), now=NOW)
    return {"pk": draft.pk}, row


def _remark(world: World, state: str):
    if state == "draft":
        return _remark_draft(world, "submitted")
    row = world.proposals["supplementing"].remarks.get()
    return {"pk": row.pk}, row.proposal


def _opinion(world: World, _state: str):
    """Another office's answer about the nominee."""
    nomination = _nomination(world, "accepted")[1]
    fields = {"question": "Có đơn thư không?", "asked_on": NOW.date(), "due": NOW.date(), "asked_at": NOW,
              "asked_by": world.users["chief"], "kind": "agree", "answered_on": NOW.date(),
              "file": make.stored_file()}  # fmt: skip
    row = OtherOpinion.objects.filter(nomination=nomination).first() or OtherOpinion.objects.create(
        nomination=nomination, office="Thanh tra tỉnh", **fields
    )
    return {"pk": row.pk}, nomination


def _award(world: World, state: str):
    round_ = world.proposals[state].round
    return {"pk": round_.pk, "award": round_.award_types.first().pk}, None


def _decision(world: World, state: str):
    row = world.decisions[state]
    return {"pk": row.pk}, row


def _act(world: World, _state: str):
    """A draft that revokes the published Decision."""
    touched = world.decisions["published"]
    act = touched.acts.first() or acts.drafted(DecisionKind.REVOKE, touched, acts.revoking(touched))
    return {"pk": act.pk}, act


def _line(world: World, state: str):
    return {"pk": world.decisions[state].lines.first().pk}, None


def _notice(world: World, _state: str):
    """A notice of the unit's specialist; nobody else's."""
    notice, _new = Notice.objects.get_or_create(
        user=world.users["staff"], key="mot", defaults={"at": NOW, "text": "Tin"}
    )
    return {"pk": notice.pk}, None


def _paper_kind(world: World, state: str):
    row = world.proposals[state]
    return {"pk": row.pk, "kind": "meeting_minutes", "face": "trinh-ky"}, row


def _paper(world: World, state: str):
    return {"pk": world.papers[state].pk}, None


def _paper_page(world: World, state: str):
    return {"pk": world.papers[state].pk, "number": 1}, None


def _paper_record(world: World, state: str):
    """A signed paper about the decided proposal; made in hand, for the act itself is no matter here."""
    proposal = world.proposals["decided"]
    fields = {
        "object_type": "awards.proposal", "object_id": proposal.pk, "file": make.stored_file(),
        "signed_on": NOW.date(), "recorded_by": world.users["appraiser"], "recorded_at": NOW,
    }  # fmt: skip
    row, _new = PaperRecord.objects.get_or_create(proposal=proposal, act=state, defaults=fields)
    return {"pk": row.pk}, None


def _letter_kind(world: World, state: str):
    row = world.proposals["draft"].round
    return {"pk": row.pk, "kind": state}, row


def _letter(world: World, _state: str):
    row = world.papers["letter"]
    return {"pk": row.pk}, row


def _to_sign(world: World, _state: str):
    """The Tờ trình of the draft, whose signature block names the unit's head."""
    row = world.papers["to_sign"]
    return {"pk": row.pk}, row


def _blank(_world: World, _state: str):
    return {"pk": make.blank().pk}, None


def _batch(world: World, _state: str):
    """A file that is there; what is in it is tested elsewhere."""
    first = {"decision": world.decisions["published"], "state": "ready", "asked_at": NOW}
    row, _new = CertificateBatch.objects.get_or_create(
        key="mot", defaults=first | {"pdf": make.stored_file(), "asked_by": world.users["clerk"]}
    )
    return {"pk": row.pk}, None


def _year(_world: World, _state: str):
    return {"year": NOW.year}, None


def _code(world: World, state: str):
    codes = {
        "receipt": lambda: world.proposals["submitted"].submission.code,
        "certificate": lambda: world.decisions["published"].lines.first().code,
        "unpublished": lambda: world.decisions["signed"].lines.first().code,
        "unknown": lambda: "KHONGCOMANAY",
    }
    return {"code": codes[state]()}, None


OBJECTS: dict[str, tuple[Callable, tuple[str, ...]]] = (
    {
        "": (_nothing, ("",)),
        "proposal": (_proposal, tuple(PROPOSAL_STATES)),
        "round": (_round, tuple(PROPOSAL_STATES)),
        "nomination": (_nomination, tuple(PROPOSAL_STATES)),
        "appraiser_nomination": (_own_nomination("appraiser_self"), tuple(PROPOSAL_STATES)),
        "leader_nomination": (_own_nomination("leader_self"), tuple(PROPOSAL_STATES)),
        "criterion": (_criterion, tuple(PROPOSAL_STATES)),
        "closing": (_closing, ("",)),
        "request": (_request, ("supplementing",)),
        "remark_place": (_remark_place, tuple(PROPOSAL_STATES)),
        "remark_draft": (_remark_draft, ("submitted",)),
        "remark": (_remark, ("sent", "draft")),
        "round_unit": (_round_unit, ("draft",)),
        "opinion": (_opinion, ("",)),
        "award": (_award, ("decided",)),
        "decision": (_decision, tuple(DECIDED_STATES)),
        "act": (_act, ("draft",)),
        "line": (_line, tuple(DECIDED_STATES)),
        "notice": (_notice, ("",)),
        "paper_kind": (_paper_kind, ("draft", "submitted")),
        "paper": (_paper, ("draft", "submitted", "decision", "certificate", "notice")),
        "paper_page": (_paper_page, ("draft", "submitted")),
        "paper_record": (_paper_record, ("withdraw_one", "answer")),
        "letter_kind": (_letter_kind, ("huong-dan", "don-doc")),
        "letter": (_letter, ("",)),
        "to_sign": (_to_sign, ("",)),
        "blank": (_blank, ("",)),
        "batch": (_batch, ("",)),
        "year": (_year, ("",)),
        "code": (_code, ("receipt", "certificate", "unpublished", "unknown")),
    }
    | COUNCIL
    | PEOPLE
    | PLAN
    | REFERRALS
    | RESULTS
    | UNIT
)
