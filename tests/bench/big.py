"""Lists of a hundred thousand: rows written straight into their tables, as long as years of use would make them."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from awards.enums import DecisionState, NominationState, ProposalState, SubmissionKind
from awards.models import Decision, DecisionLine, Nomination, Proposal, Submission
from campaigns.models import Campaign, Round, RoundVersion
from core.journal.models import AccessEntry, JournalEntry
from core.outbox.models import Job
from core.text import person_sort_key, search_key
from organization.enums import Gender, SubjectKind
from organization.models import AnnualRating, Discipline, Membership, Person, Unit, User
from tests import factories
from tests.clock import CUT_OFF, NOW

BATCH = 2000
YEARS = range(1981, 2021)
NAMES = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Đức Cường", "Phạm Thu Dung", "H'Hen Niê", "Vũ Ngọc Đạt")


@transaction.atomic
def lengthen(rows: int) -> None:
    """Make every list that can grow at least `rows` long."""
    people = _people(rows)
    _accounts(people)
    _facts(people)
    _logs(rows)
    _honours(people)


def _add(model: type, rows: Iterator) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH)


def _people(rows: int) -> list[Person]:
    names = [f"{NAMES[n % len(NAMES)]} {n}" for n in range(rows)]
    made = [
        Person(full_name=name, gender=Gender.MALE, search=search_key(name), sort_key=person_sort_key(name))
        for name in names
    ]
    people = Person.objects.bulk_create(made, batch_size=BATCH)
    units = list(Unit.objects.all())
    _add(
        Membership,
        (
            Membership(person=row, unit=units[n % len(units)], position="Chuyên viên", valid_from=date(2015, 1, 1))
            for n, row in enumerate(people)
        ),
    )
    return people


def _accounts(people: list[Person]) -> None:
    _add(
        User,
        (
            User(username=f"can.bo.{row.pk}", display_name=row.full_name, person=row, search=row.search, password="!")
            for row in people
        ),
    )


def _facts(people: list[Person]) -> None:
    _add(AnnualRating, (AnnualRating(person=row, year=2024, grade="good") for row in people))
    began = date(1990, 1, 1)
    _add(
        Discipline,
        (
            Discipline(person=row, form="Khiển trách", starts_on=began + timedelta(days=n % 9000))
            for n, row in enumerate(people)
        ),
    )


def _logs(rows: int) -> None:
    first = JournalEntry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    numbers = range(first + 1, first + 1 + rows)
    entry = {"at": NOW, "actor_label": "Nguyễn Văn An", "previous_hash": "0" * 64}
    _add(
        JournalEntry,
        (
            JournalEntry(seq=n, action="proposal.submit", object_label="Hồ sơ", hash=f"{n:064x}", **entry)
            for n in numbers
        ),
    )
    looked = {"at": NOW, "actor_label": "Nguyễn Văn An", "what": "Xem thông tin cán bộ"}
    _add(AccessEntry, (AccessEntry(object_type="organization.person", object_id=str(n), **looked) for n in numbers))
    done = {"kind": "mail", "queue": "mail", "state": "done", "created_at": NOW, "due_at": NOW, "done_at": NOW}
    _add(Job, (Job(key=f"cu:{n}", **done) for n in numbers))


def _honours(people: list[Person]) -> None:
    """A Decision a year, with an equal share of the people, by unit."""
    campaign, drafter = Campaign.objects.get(), User.objects.first()
    units, award = list(Unit.objects.filter(proposes=True)), factories.award_type()
    share = -(-len(people) // len(YEARS))
    for place, year in enumerate(YEARS):
        of_round = factories.unopened_round(award, campaign=campaign, year=year, opened_at=NOW)
        proposals = _decided(of_round, units, drafter)
        decision = Decision.objects.create(
            round=of_round, award_type=award, state=DecisionState.PUBLISHED, title="Khen thưởng", number=str(place),
            symbol="QĐ-SGTVT", signed_on=date(year + 1, 2, 1), drafted_by=drafter, drafted_at=NOW, published_at=NOW,
        )  # fmt: skip
        awarded = people[place * share : (place + 1) * share]
        made = [
            Nomination(
                proposal=proposals[n % len(proposals)], subject_kind=SubjectKind.INDIVIDUAL, person=row,
                award_type=award, printed_name=row.full_name, printed_unit="Đơn vị", state=NominationState.GRANTED,
            )
            for n, row in enumerate(awarded)
        ]  # fmt: skip
        nominations = Nomination.objects.bulk_create(made, batch_size=BATCH)
        _add(
            DecisionLine,
            (
                DecisionLine(decision=decision, nomination=row, order=n, printed_name=row.printed_name,
                             printed_unit="Đơn vị", code=f"{year}-{n}")
                for n, row in enumerate(nominations)
            ),
        )  # fmt: skip


def _decided(of_round: Round, units: list[Unit], by: User) -> list[Proposal]:
    version = RoundVersion.objects.create(
        round=of_round, number=1, content={}, content_hash="0" * 64, made_at=NOW, made_by=by
    )
    proposals = Proposal.objects.bulk_create(
        Proposal(round=of_round, unit=unit, created_at=NOW, state_changed_at=NOW) for unit in units
    )
    Submission.objects.bulk_create(
        Submission(
            proposal=row, sequence=1, kind=SubmissionKind.FIRST, number=f"CU-{row.pk}", code=f"cu-{row.pk}", key="1",
            request_hash="0" * 64, submitted_by=by, decided_at=NOW, submitted_at=NOW, first_at=NOW, cutoff=CUT_OFF,
            round_version=version, content={"nominations": [], "evidence": []}, content_hash="0" * 64, manifest={},
        )
        for row in proposals
    )  # fmt: skip
    for submission in Submission.objects.filter(round_version=version).select_related("proposal"):
        Proposal.objects.filter(pk=submission.proposal_id).update(submission=submission, state=ProposalState.DECIDED)
    return proposals
