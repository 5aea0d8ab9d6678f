"""The department's units as a tree."""

from datetime import date

from django.db.models import Count, Q

from organization.models import Unit


def unit_tree(words: list[str], day: date) -> list[Unit]:
    """Every unit, each right below the one it belongs to, with `.depth` and `.staff` (how many work there that day).

    With search `words` only those that match, flat. One query.
    """
    works = Q(memberships__valid_from__isnull=True) | Q(memberships__valid_from__lte=day)
    works &= Q(memberships__valid_to__isnull=True) | Q(memberships__valid_to__gte=day)
    rows = Unit.objects.select_related("proxy").annotate(staff=Count("memberships", filter=works))
    for word in words:
        rows = rows.filter(search__contains=word)
    rows = list(rows.order_by("order", "name"))
    if words:
        for row in rows:
            row.depth = 0
        return rows
    return _below(None, _by_parent(rows), 0)


def _by_parent(rows: list[Unit]) -> dict[int | None, list[Unit]]:
    found: dict[int | None, list[Unit]] = {}
    for row in rows:
        found.setdefault(row.parent_id, []).append(row)
    return found


def _below(parent: int | None, children: dict[int | None, list[Unit]], depth: int) -> list[Unit]:
    found = []
    for unit in children.get(parent, []):
        unit.depth = depth
        found += [unit, *_below(unit.pk, children, depth + 1)]
    return found
