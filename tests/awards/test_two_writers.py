"""Two people in one form of the unit or of the office: the later one is told, sees both, and has three ways on."""

import pytest
from django.urls import reverse

from awards.models import Appraisal, Letter, Minutes
from tests import factories as make
from tests.awards.review import person_of, received
from tests.awards.unit_pages import browser, text_of

pytestmark = pytest.mark.usefixtures("hands", "db")
MINE, THEIRS = "Ý kiến của tôi", "Ý kiến của người kia"


class OfTheOffice:
    """The opinion on a nominee."""

    field = "opinion"

    def __init__(self):
        self.nomination = person_of(received())
        self.url = self.page = reverse("appraisal", args=[self.nomination.pk])
        self.client, self.another = browser(make.appraiser()), browser(make.appraiser())
        self.rest = {"eligible": "True", "recommendation": "agree"}

    def stored(self):
        return Appraisal.objects.get().opinion


class OfTheLetter:
    field = "grounds"

    def __init__(self):
        proposal = make.ready_proposal()
        self.url = self.page = reverse("letter", args=[proposal.pk])
        self.client, self.another = browser(make.staff(proposal.unit)), browser(make.staff(proposal.unit))
        self.rest = {"signer": Letter.objects.get().signer_id}

    def stored(self):
        return Letter.objects.get().grounds


class OfTheMeeting:
    field = "course"

    def __init__(self):
        proposal = make.ready_proposal()
        self.url, self.page = (reverse(route, args=[proposal.pk]) for route in ("meeting_save", "minutes"))
        self.client, self.another = browser(make.staff(proposal.unit)), browser(make.staff(proposal.unit))
        self.rest = {
            "starts_at": "15/12/2025 08:00", "ends_at": "15/12/2025 09:00", "place": "Hà Nam", "total_members": "3",
            "conclusion": "Nhất trí",
        }  # fmt: skip

    def stored(self):
        return Minutes.objects.get().course


def version(place):
    return str({"opinion": Appraisal, "grounds": Letter, "course": Minutes}[place.field].objects.get().version)


@pytest.fixture(params=[OfTheOffice, OfTheLetter, OfTheMeeting])
def place(request):
    """A form in which somebody else has saved since this one was opened."""
    one = request.param()
    has_row = one.field != "opinion"
    one.opened_at = version(one) if has_row else "0"
    answer = one.another.post(one.url, one.rest | {one.field: THEIRS, "version": one.opened_at})
    assert answer.status_code == 302, text_of(answer)
    return one


def send(place, **more):
    return place.client.post(place.url, place.rest | {place.field: MINE, "version": place.opened_at} | more)


def test_later_save_is_409_with_both_texts_side_by_side(place):
    answer = send(place)
    assert answer.status_code == 409
    assert [(clash.mine, clash.theirs) for clash in answer.context["clashes"]] == [(MINE, THEIRS)]
    assert "Gộp cả hai để sửa" in text_of(answer)
    assert f'href="{place.page}"' in text_of(answer)
    assert place.stored() == THEIRS


def test_same_words_sent_again_from_that_page_are_kept(place):
    page = text_of(send(place))
    assert f'name="version" value="{version(place)}"' in page
    assert send(place, version=version(place)).status_code == 302
    assert place.stored() == MINE


def test_both_texts_come_back_in_one_and_nothing_is_saved_until_it_is_sent(place):
    answer = send(place, merge="1")
    assert f"{THEIRS}\n{MINE}</textarea>" in text_of(answer)
    assert place.stored() == THEIRS
    assert send(place, version=version(place), **{place.field: f"{THEIRS}\n{MINE}"}).status_code == 302
    assert MINE in place.stored()
    assert THEIRS in place.stored()
