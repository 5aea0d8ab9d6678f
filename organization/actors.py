"""Who is acting, with all that a rule may ask about him, read once for one moment."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from core.clock import day_of
from organization.enums import HEADS, Role, UnitKind
from organization.models import Appointment, Unit, User

OFFICE = frozenset({Role.APPRAISER, Role.OFFICE_CHIEF})


@dataclass(frozen=True)
class Actor:
    """One account (or nobody, or the worker) at one moment of business time.

    Rights follow from role grants and appointments in force on that day. Each property is read at most once.
    `recorder` types what somebody else has done on paper (`awards.services.paper_records.Signatory`).
    """

    user: User | None
    now: datetime
    system: bool = False
    recorder: User | None = None
    address: str | None = field(default=None, compare=False)

    @classmethod
    def worker(cls, now: datetime) -> "Actor":
        """The worker itself: it carries out what time and data have decided."""
        return cls(None, now, system=True)

    @cached_property
    def signed_in(self) -> bool:
        return self.user is not None and self.user.is_authenticated and self.user.is_active

    @property
    def typist(self) -> User | None:
        """The account at the keyboard."""
        return self.recorder or self.user

    @property
    def label(self) -> str:
        if self.system:
            return "Hệ thống"
        return self.user.label if self.signed_in else "Khách"

    @cached_property
    def today(self) -> date:
        return day_of(self.now)

    @cached_property
    def _grants(self) -> list:
        if not self.signed_in or not self.user:
            return []
        return list(self.user.grants.on(self.today).select_related("unit").order_by())

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self._grants)

    @cached_property
    def person_id(self) -> int | None:
        return self.user.person_id if self.signed_in else None

    @cached_property
    def appointments(self) -> list[Appointment]:
        """Appointments in force today, of heads, deputies, acting, in charge and authorised alike."""
        if self.person_id is None:
            return []
        rows = Appointment.objects.on(self.today).filter(person_id=self.person_id)
        return list(rows.select_related("unit", "person"))

    @cached_property
    def headed_unit_ids(self) -> frozenset[int]:
        """Units for which this person may submit, correct, withdraw and sign today."""
        return frozenset(a.unit_id for a in self.appointments if a.unit_id is not None)

    @cached_property
    def unit_ids(self) -> frozenset[int]:
        """Units whose proposal this account may prepare: as staff or as one who leads."""
        staff = {grant.unit_id for grant in self._grants if grant.role == Role.UNIT_STAFF}
        return frozenset(staff | self.headed_unit_ids)

    @cached_property
    def led_collective_ids(self) -> frozenset[int]:
        """Collectives that this person leads (head, acting or in charge): he does not judge them."""
        return frozenset(a.unit_id for a in self.appointments if a.unit_id is not None and a.kind in HEADS)

    @cached_property
    def units(self) -> list[Unit]:
        """Those of `unit_ids`, in the order of the department."""
        staffed = [grant.unit for grant in self._grants if grant.role == Role.UNIT_STAFF]
        found = {unit.pk: unit for unit in [*staffed, *(a.unit for a in self.appointments)] if unit is not None}
        return sorted(found.values(), key=lambda unit: (unit.order, unit.name))

    @cached_property
    def is_office(self) -> bool:
        return bool(self.roles & OFFICE)

    @cached_property
    def is_leadership(self) -> bool:
        """One of the leadership, or authorised in writing by one for the days of his paper."""
        return Role.LEADERSHIP in self.roles or self.delegation is not None

    @cached_property
    def delegation(self) -> Appointment | None:
        """By which authorisation in force today this person, a deputy or another, acts in a leader's stead."""
        return next((row for row in self.appointments if row.is_delegation), None)

    @cached_property
    def role_labels(self) -> list[str]:
        """Roles and appointments as a person would name them."""
        labels = [Role(role).label for role in sorted(self.roles)] + [a.title for a in self.appointments]
        return list(dict.fromkeys(labels))

    @cached_property
    def sees_worker(self) -> bool:
        """Office and administrator are told when the worker is silent."""
        return self.is_office or Role.ADMINISTRATOR in self.roles

    @cached_property
    def sees_all_people(self) -> bool:
        return self.system or self.is_office or self.is_leadership or Role.ADMINISTRATOR in self.roles

    def has(self, *roles: str) -> bool:
        return bool(self.roles.intersection(roles))


def office_unit() -> Unit | None:
    """Văn phòng, whose own proposal is appraised by an officer whom leadership names."""
    return Unit.objects.filter(kind=UnitKind.OFFICE).first()
