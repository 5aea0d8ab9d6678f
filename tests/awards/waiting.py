"""Somebody else holds what a press needs."""

import sqlite3
from typing import Any

import psycopg2
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from awards.models import Proposal
from core.locks import ROUND_GATE
from tests.skips import on_postgres


class SomebodyElse:
    """Another process that holds what a submission needs, for as long as the block lasts."""

    def __init__(self, round_id: int) -> None:
        self.round_id = round_id

    def __enter__(self) -> None:
        if on_postgres():
            self.other = psycopg2.connect(**connection.get_connection_params() | {"cursor_factory": None})
            with self.other.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [ROUND_GATE, self.round_id])
            return
        self.other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        self.other.execute("BEGIN IMMEDIATE")

    def __exit__(self, *_error: Any) -> None:
        self.other.rollback()
        self.other.close()


def press(client: Client, proposal: Proposal) -> HttpResponse:
    return client.post(reverse("proposal_submit", args=[proposal.pk]), {"key": "khoa-1", "sure": "on"})
