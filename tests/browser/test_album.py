"""The album shows every page there is; a new page must join it, or say why it is none."""

from tests.browser.album.left_out import LEFT_OUT
from tests.browser.album.tour import STOPS
from tests.permissions.table import rows

ASKED = {row.route for row in rows() if row.method == "GET"}
SHOWN = {stop.route for stop in STOPS}


def test_every_page_is_in_the_album_or_left_out_for_a_reason() -> None:
    assert ASKED - SHOWN - set(LEFT_OUT) == set()


def test_album_names_no_address_that_is_gone_and_leaves_out_none_that_it_shows() -> None:
    assert (SHOWN | set(LEFT_OUT)) - ASKED == set()
    assert SHOWN & set(LEFT_OUT) == set()


def test_pictures_of_two_stops_never_share_a_name() -> None:
    names = [stop.name for stop in STOPS]
    assert sorted(set(names)) == sorted(names)
