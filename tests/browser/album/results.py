"""The posted list on its steps, as the album shows it."""

from datetime import timedelta

from awards.models import Posting
from awards.selectors.postings import last_day_of_posting
from awards.services.postings import agree_posting, propose_posting
from campaigns.models import Round
from tests.browser.album import objects as the


def posting_round() -> the.Kwargs:
    """The yearly round, whose campaign asks for three working days."""
    round_ = Round.objects.select_related("campaign").get(**the.yearly())
    round_.campaign.posting_days = 3
    round_.campaign.save(update_fields=["posting_days"])
    return the.key(round_)


def waiting() -> the.Kwargs:
    return the.key(Posting.objects.waiting().first() or _proposed())


def posted() -> the.Kwargs:
    who = the.actor("giamdoc")
    row = Posting.objects.running(who.today).first()
    return the.key(row or agree_posting(Posting.objects.get(**waiting()), actor=who, now=who.now))


def _proposed() -> Posting:
    who = the.actor("thamdinh")
    round_ = Round.objects.select_related("campaign").get(**posting_round())
    last = last_day_of_posting(round_, who.today) + timedelta(days=2)
    return propose_posting(round_, who.today, last, actor=who, now=who.now)
