"""What goes up, as the album shows it."""

from campaigns.models import ReferralPaper
from tests.browser.album.objects import Kwargs, first


def required_paper() -> Kwargs:
    return first(ReferralPaper)
