"""Which pages are measured, and beside which part of the floor."""

from dataclasses import dataclass

from django.urls import reverse

from tests.bench.data import Data
from tests.bench.measure import pages
from tests.bench.visitor import GUEST

FACTS = ("xep-loai", "chi-so", "tthc", "sang-kien", "ky-luat")
OF_OFFICE = (
    "accounts", "units", "people", "agencies", "duty_officers", "lockouts", "desk", "consolidation", "decisions",
    "referrals", "progress", "rounds", "campaign_setup_list", "award_types", "days_off", "journal", "access_log",
)  # fmt: skip
# Those that grow for ever; the others are as long as the department or the year.
GROWING = ("accounts", "people", "xep-loai", "ky-luat", "journal", "access_log", "honours")
ONE, LIST = "floor_one", "floor_list"


@dataclass(frozen=True)
class Page:
    """An address, who asks for it, and its part of the floor."""

    path: str
    session: str
    floor: str


def measured(data: Data) -> dict[str, Page]:
    """Every page that is measured, by a name."""
    of_round = f"?dot={data.read_round}"
    lists = {name: reverse(name) for name in OF_OFFICE} | {kind: reverse("facts", args=[kind]) for kind in FACTS}
    lists |= {name: lists[name] + of_round for name in ("desk", "consolidation", "progress")}
    own = data.submitters[0]
    found = {name: Page(path, data.office, LIST) for name, path in lists.items()}
    found["approval"] = Page(reverse("approval") + of_round, data.leader, LIST)
    found["proposals"] = Page(reverse("proposals"), own.session, LIST)
    found["honours"] = Page(reverse("honours"), GUEST, LIST)
    found["campaign"] = Page(reverse("campaign", args=[data.campaign]), GUEST, LIST)
    found["verify"] = Page(reverse("verify_form"), GUEST, ONE)
    found["home"] = Page(reverse("home"), own.session, ONE)
    for name in ("proposal", "nominations", "reports", "minutes", "letter", "proposal_submit"):
        found[name] = Page(reverse(name, args=[own.proposal]), own.session, ONE)
    return found


def times_the_floor(port: int, data: Data, rounds: int, names: tuple[str, ...] = ()) -> dict[str, dict[str, float]]:
    """How many times as long as its floor each page takes, all asked in turn."""
    chosen = {name: page for name, page in measured(data).items() if not names or name in names}
    asked = {ONE: ("/san/mot/", data.office), LIST: ("/san/danh-sach/", data.office)}
    timings = pages(port, asked | {name: (page.path, page.session) for name, page in chosen.items()}, rounds)
    return {name: timings[name].times(timings[page.floor]) for name, page in chosen.items()}
