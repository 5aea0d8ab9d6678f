"""Certificates that the album shows: on blanks, and in the register of issue."""

from awards.enums import DecisionState
from awards.models import Decision
from dossiers.services.certificates import issue_certificate
from tests import factories as make
from tests.browser.album.objects import Kwargs, actor, key


def awarded() -> Kwargs:
    return key(Decision.objects.filter(state=DecisionState.PUBLISHED).last().lines.first())


def awarded_on_blank() -> Kwargs:
    make.blank()
    return awarded()


def issued_this_year() -> Kwargs:
    """A register in which one certificate is entered."""
    line = Decision.objects.filter(state=DecisionState.PUBLISHED).last().lines.first()
    if not line.issues.exists():
        who = actor("vanthu")
        issue_certificate(line, issued_on=who.today, receiver=line.printed_name, actor=who, now=who.now)
    return {"year": line.issues.get().year}


def blank() -> Kwargs:
    return key(make.blank())
