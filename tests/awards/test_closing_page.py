"""The page of one version of a round's frozen list."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.models import Closing
from awards.services.closings import close_round
from core.journal.chain import sha256
from core.models import Notice
from dossiers.services.office_papers import make_closing_papers
from organization.actors import Actor
from tests import factories as make
from tests.awards.door import W, extend, submit
from tests.awards.unit_pages import browser, queries_of, text_of
from tests.clock import CUT_OFF

pytestmark = pytest.mark.usefixtures("sound")


def close(of_round, hands, moment):
    hands.to(moment)
    return close_round(of_round, actor=Actor.worker(moment), now=moment)


@pytest.fixture
def closed(submitted, hands):
    """One unit is in, another is not."""
    other = make.unit("Phòng Vắng mặt")
    submitted.round.round_units.create(unit=other)
    return close(submitted.round, hands, CUT_OFF + W)


def url(closing):
    return reverse("closing", args=[closing.pk])


def test_list_names_who_is_in_who_is_not_and_its_hash(closed, submitted):
    officer = make.appraiser()
    page = text_of(browser(officer).get(url(closed)))
    for words in (submitted.unit.name, submitted.submission.number, "Phòng Vắng mặt", closed.list_hash):
        assert words in page


def test_report_of_the_closing_is_reached_from_its_page(closed):
    make.agency()
    client = browser(make.appraiser())
    assert "Báo cáo đang được tạo" in text_of(client.get(url(closed)))
    (paper,) = make_closing_papers(closed, now=closed.closed_at)
    assert reverse("paper", args=[paper.pk]) in text_of(client.get(url(closed)))


def test_later_version_says_who_is_new_and_links_to_the_earlier_one(closed, submitted, hands):
    late = make.nil_proposal(submitted.round, submitted.round.round_units.get(unit__name="Phòng Vắng mặt").unit)
    extend(late)
    submit(late)
    second = close(submitted.round, hands, CUT_OFF + timedelta(days=3) + W)
    page = text_of(browser(make.leader()).get(url(second)))
    assert second.version == 2
    assert page.count("mới so với lần chốt trước") == 1
    assert url(closed) in page


def test_notice_and_desk_lead_to_the_page(submitted, hands):
    officer = make.appraiser()
    closing = close(submitted.round, hands, CUT_OFF + W)
    assert Notice.objects.get(user=officer).url == url(closing)
    assert url(closing) in text_of(browser(officer).get(reverse("desk")))


@pytest.mark.parametrize("who", [lambda p: make.head(p.unit), lambda _p: make.user(make.person(make.unit()))])
def test_units_and_strangers_do_not_see_it(who, closed, submitted):
    assert browser(who(submitted)).get(url(closed)).status_code == 403


def test_stranger_signs_in_and_nothing_is_posted_there(closed):
    assert browser().get(url(closed)).status_code == 302
    assert browser(make.appraiser()).post(url(closed)).status_code == 405


def test_page_costs_the_same_for_one_unit_and_thirty(closed, submitted):
    client = browser(make.appraiser())
    client.get(url(closed))
    few = queries_of(client, url(closed))
    entries = [closed.entries[0] | {"unit": number} for number in range(30)]
    Closing.objects.filter(pk=closed.pk).update(entries=entries, list_hash=sha256(entries))
    assert queries_of(client, url(closed)) == few
    assert few <= 14
