"""Who: units, people, appointments, users and roles, and the yearly facts about them."""

from organization.models.accounts import OneTimeCode, RoleGrant, User
from organization.models.facts import (
    AnnualRating,
    AwardRecord,
    Discipline,
    Initiative,
    ParIndexResult,
    ProcedureFigures,
)
from organization.models.imports import SheetImport
from organization.models.people import Appointment, Membership, Person
from organization.models.reorganisation import DepartmentAfter, PersonGoes, Reorganisation, UnitAfter, UnitChange
from organization.models.units import Agency, DutyOfficer, Unit, UnitName

__all__ = [
    "Agency",
    "AnnualRating",
    "Appointment",
    "AwardRecord",
    "DepartmentAfter",
    "Discipline",
    "DutyOfficer",
    "Initiative",
    "Membership",
    "OneTimeCode",
    "ParIndexResult",
    "Person",
    "PersonGoes",
    "ProcedureFigures",
    "Reorganisation",
    "RoleGrant",
    "SheetImport",
    "Unit",
    "UnitAfter",
    "UnitChange",
    "UnitName",
    "User",
]
