"""Those whose records the album shows."""

from awards.selectors.honours import honoured
from tests.browser.album.objects import Kwargs


def honoured_person() -> Kwargs:
    return {"pk": honoured().filter(nomination__person__isnull=False).first().nomination.person_id}


def honoured_unit() -> Kwargs:
    return {"pk": honoured().filter(nomination__unit__isnull=False).first().nomination.unit_id}
