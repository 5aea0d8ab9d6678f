"""Where a remark's place is mended: the page of the unit that shows it."""

from functools import cached_property

from awards.gates.points import address
from awards.models import Nomination, Proposal, Remark
from awards.selectors.requests import SIGNED, nominee_at

PAGES = {"letter": "letter", "minutes": "minutes", "vote": "minutes", SIGNED: "proposal_submit"}


class Places:
    """The pages of one proposal's places; the reports are read once."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal

    @cached_property
    def reports(self) -> dict[int, int]:
        rows = Nomination.objects.present().filter(proposal=self.proposal, report__isnull=False)
        return dict(rows.values_list("pk", "report"))

    def page(self, place: str) -> str:
        """The page on which `place` ("letter:number", "report:12:overview", "evidence:5") is written."""
        name, nominee = place.partition(":")[0], nominee_at(place)
        if name in PAGES:
            return address(PAGES[name], self.proposal.pk)
        if name == "nominee" and nominee in self.reports:
            return address("nomination", nominee)
        report = self.reports.get(nominee) if nominee else next(iter(self.reports.values()), None)
        if report and name in ("report", "evidence"):
            return address("report", report)
        return address("nominations", self.proposal.pk)

    def of(self, remark: Remark) -> str:
        """The remark itself on that page."""
        return f"{self.page(remark.place)}#nhan-xet-{remark.pk}"
