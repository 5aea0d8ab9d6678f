"""Finding rows of the journal by a name typed with or without marks; the rows themselves keep labels, not keys."""

from django.db.models import Q

from core.text import fold
from organization.models import Person, Unit

NAMES = 20


def about(field: str, text: str) -> Q:
    """Rows whose label `field` holds `text`, or the name of a person or unit that is found by it."""
    key = fold(text)
    people = Person.objects.filter(search__contains=key).order_by("pk").values_list("full_name", flat=True)
    units = Unit.objects.filter(search__contains=key).order_by("pk").values_list("name", flat=True)
    found = Q(**{f"{field}__icontains": text})
    for name in {*people[:NAMES], *units[:NAMES]}:
        found |= Q(**{f"{field}__contains": name})
    return found


def done_by(text: str) -> Q:
    """Rows of an account that is found by `text`, or under a label that names who signed a paper."""
    return Q(actor__search__contains=fold(text)) | about("actor_label", text)
