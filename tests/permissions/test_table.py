"""The permission table against the application: complete, equal to the rules, equal to every HTTP answer."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from core.access import why_not
from tests.permissions.table import ACTORS, METHODS, Row, routes, rows
from tests.permissions.world import CANARIES, World
from tests.permissions.writes import forbidden_writes

ROWS = rows()
BY_ROUTE: dict[str, list[Row]] = {}
for _row in ROWS:
    BY_ROUTE.setdefault(_row.route, []).append(_row)
EVERYONE = ("anonymous", "inactive", *ACTORS)


def test_every_address_has_a_name_and_a_row():
    unnamed = [pattern for pattern, name in routes() if not name]
    names = {name for _pattern, name in routes()}
    assert not unnamed
    assert names - set(BY_ROUTE) == set(), "addresses without a row"
    assert set(BY_ROUTE) - names == set(), "rows without an address"


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One department with a proposal in every state and phase; taken back when the module is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("route", sorted(BY_ROUTE))
def test_answers_are_those_of_the_table(route, world):
    differences = [line for row in BY_ROUTE[route] for line in _differences(row, world)]
    differences += _other_methods(route, world)
    assert not differences, "\n" + "\n".join(differences)


def _differences(row: Row, world: World):
    for place in world.places(row):
        for actor in EVERYONE:
            wanted = row.answer_for(actor)
            got, writes, leaked = _ask(world, actor, row.method, place, row)
            where = f"{row.method} {row.route} [{place.label}] as {actor}"
            if got != wanted:
                yield f"{where}: {got}, the table says {wanted}"
            if wanted in (401, 403, 404, "login", 405, 409) and writes:
                yield f"{where}: refused, yet it wrote to {sorted(writes)}"
            yield from (f"{where}: shows {word}" for word in leaked)
            if row.permission and actor in ACTORS:
                yield from _disagreement(row, world, actor, place, wanted, where)


def _disagreement(row, world, actor, place, wanted, where):
    refused = why_not(world.actor(actor, place), row.permission, place.permission_object)
    if (refused is None) == (wanted in (403, 404, "login")):
        yield f"{where}: the rule says {refused or 'yes'}, the table says {wanted}"


def _other_methods(route: str, world: World):
    known = {row.method for row in BY_ROUTE[route]}
    place = next(iter(world.places(BY_ROUTE[route][0])))
    for method in METHODS:
        if method in known:
            continue
        for actor in ("anonymous", "head", "leader", "chief"):
            got, writes, _leaked = _ask(world, actor, method, place, BY_ROUTE[route][0])
            if got not in (405, "login", 403, 404) or writes:
                yield f"{method} {route} as {actor}: {got}, wrote {sorted(writes)}"


def _ask(world: World, actor: str, method: str, place, row: Row):
    client = world.client(actor)
    url = reverse(row.route, kwargs=place.kwargs)
    with transaction.atomic(), forbidden_writes() as writes, world.at(place):
        body = world.body(row, place)
        response = client.generic(method, url) if method not in ("GET", "POST") else _send(client, method, url, body)
        text = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    login = response.status_code == 302 and response["Location"].startswith(reverse("sign_in"))
    hidden = [word for word, allowed in CANARIES.items() if actor not in allowed and word.encode() in text]
    return "login" if login else response.status_code, set(writes), hidden


def _send(client: Client, method: str, url: str, body: dict):
    return client.get(url, body) if method == "GET" else client.post(url, body)
