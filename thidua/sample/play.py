"""Playing rounds of the sample through the real services, the training clock moving on with them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

import pikepdf

from awards.enums import ProposalState, Recommendation
from awards.models import Decision, Nomination, Proposal
from awards.selectors.findings import findings_of
from awards.services.answers import answer_all
from awards.services.appointing import name_appraiser, officers_for
from awards.services.appraisals import Opinion, conclude_appraisal, save_appraisal
from awards.services.closings import close_due_rounds
from awards.services.consolidations import pass_on
from awards.services.decisions import (
    Signing,
    draft_decision,
    publish_decision,
    ready_for_decision,
    record_signed,
    send_for_signature,
)
from awards.services.remarks import Note, pin_remark
from awards.services.submissions.submit import submit_proposal
from awards.services.supplements import receive_proposal, request_supplement, usual_due
from campaigns.checks import Verdict
from campaigns.models import AwardType, Round
from campaigns.services.rounds import OpeningPaper, open_round
from core import clock
from core.clock import VIETNAM, day_of
from core.files.uploads import keep_made
from dossiers.building.titles import decision_title
from organization.actors import Actor
from organization.models import Appointment, Unit
from thidua.sample.build import Department
from thidua.sample.writing import draft_for, hold_meeting, nominate, propose_nothing, write_letter, write_reports


def at(year: int, month: int, day: int, hour: int = 8, minute: int = 30) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)


@dataclass
class Stage:
    """Plays the life of rounds; every step first moves the clock to its own time."""

    department: Department

    def wait_until(self, when: datetime) -> None:
        """Move the clock on to `when`, unless it has ticked past it while playing."""
        if when > clock.now():
            clock.set_training_clock(when)

    def as_user(self, username: str) -> Actor:
        return Actor(self.department.users[username], clock.now())

    def staff(self, unit: Unit) -> Actor:
        return self.as_user("thamdinh" if unit.code == "van-phong" else f"cv.{unit.code.replace('-', '')}")

    def head(self, unit: Unit) -> Actor:
        return self.as_user("chanhvanphong" if unit.code == "van-phong" else f"truong.{unit.code.replace('-', '')}")

    def open(self, round_: Round, when: datetime, paper: str) -> None:
        self.wait_until(when)
        open_round(round_, actor=self.as_user("thamdinh"), now=clock.now(), paper=OpeningPaper(paper))
        round_.refresh_from_db()

    def prepare(self, round_: Round, unit: Unit, *, high: AwardType | None = None) -> Proposal:
        """Everything the unit writes, up to the button."""
        staff = self.preparer(unit)
        proposal = draft_for(unit, round_, staff=staff)
        nominations = nominate(proposal, self.department.random, staff=staff, high=high)
        write_reports(nominations, self.department.random, staff=staff)
        meeting = clock.now() - timedelta(days=1)
        hold_meeting(proposal, staff=staff, at=meeting, against=self.department.random.choice((0, 0, 1)))
        write_letter(proposal, staff=staff)
        return proposal

    def preparer(self, unit: Unit) -> Actor:
        """Văn phòng's own proposal is prepared by its chief, who leads it."""
        return self.head(unit) if unit.code == "van-phong" else self.staff(unit)

    def submit(self, proposal: Proposal) -> None:
        key = f"mau-{proposal.pk}-{proposal.submissions.count()}"
        submit_proposal(proposal, actor=self.head(proposal.unit), arrived_at=None, key=key)

    def submit_nothing(self, round_: Round, unit: Unit) -> None:
        proposal = draft_for(unit, round_, staff=self.preparer(unit))
        propose_nothing(proposal, staff=self.preparer(unit))
        self.submit(proposal)

    def close(self, when: datetime) -> None:
        self.wait_until(when)
        close_due_rounds(clock.now())

    def receive(self, round_: Round, *, all_but: int = 0) -> None:
        """Văn phòng takes in what was submitted, but for the last `all_but`."""
        rows = list(Proposal.objects.filter(round=round_, state=ProposalState.SUBMITTED).select_related("unit"))
        for proposal in rows[: len(rows) - all_but]:
            receive_proposal(proposal, actor=self.as_user("thamdinh"), now=clock.now())

    def ask_for_more(self, round_: Round) -> None:
        """One proposal goes back with a remark."""
        proposal = Proposal.objects.filter(round=round_, state=ProposalState.SUBMITTED, is_nil=False).last()
        note = Note("minutes:attendees", "Biên bản họp – Thành phần", "Bổ sung lý do vắng mặt của các thành viên.")
        officer, now = self.as_user("thamdinh"), clock.now()
        remark = pin_remark(proposal, note, actor=officer, now=now)
        due = usual_due(now)
        request_supplement(proposal, due=due, remarks=[remark.pk], actor=officer, now=now)

    def appraise(self, round_: Round, *, share: float = 1.0) -> None:
        """Văn phòng's opinion on a `share` of what it has received, as the checks suggest it."""
        rows = Nomination.objects.filter(
            proposal__round=round_, proposal__state=ProposalState.ACCEPTED, state="proposed"
        )
        rows = list(rows.select_related("proposal__round", "proposal__unit", "award_type", "person", "unit"))
        findings = findings_of(rows, for_unit=False)
        for nomination in rows[: int(len(rows) * share)]:
            failed = [row for row in findings[nomination.pk] if row.verdict == Verdict.FAILED]
            self._appraise(nomination, failed)

    def _appraise(self, nomination: Nomination, failed: list) -> None:
        actor = self._officer(nomination)
        words = "Không đủ điều kiện: " + "; ".join(row.criterion.label for row in failed)
        opinion = Opinion(
            eligible=not failed,
            opinion=words if failed else "Hồ sơ đầy đủ, thành tích phù hợp tiêu chuẩn.",
            recommendation=Recommendation.DECLINE if failed else Recommendation.AGREE,
        )
        save_appraisal(nomination, opinion, version=0, actor=actor, now=clock.now())
        conclude_appraisal(nomination, actor=actor, now=clock.now())

    def _officer(self, nomination: Nomination) -> Actor:
        """An appraiser who is not concerned; for Văn phòng's proposal the one whom leadership names."""
        proposal = nomination.proposal
        officers = officers_for(proposal, day=day_of(clock.now()))
        if proposal.unit.code != "van-phong":
            return Actor(officers.order_by("pk").filter(username__startswith="thamdinh").first(), clock.now())
        named = proposal.round.round_units.get(unit=proposal.unit).appraiser
        if named is None:
            named = officers.exclude(username="chanhvanphong").order_by("pk").first()
            name_appraiser(proposal, named, actor=self.as_user("giamdoc"), now=clock.now())
        return Actor(named, clock.now())

    def pass_on(self, round_: Round) -> None:
        pass_on(round_, actor=self.as_user("chanhvanphong"), now=clock.now())

    def answer(self, round_: Round) -> None:
        """The director agrees to all, and so does his deputy to what he may not."""
        for leader in ("giamdoc", "phogiamdoc"):
            answer_all(round_, actor=self.as_user(leader), now=clock.now())

    def decide(self, round_: Round, *, number: str = "") -> None:
        """The Decision on the department's own award goes to be signed; with `number` it is signed and published."""
        award = round_.award_types.get(power="own")
        nominations = ready_for_decision(round_, award)
        if not nominations:
            return
        officer = self.as_user("thamdinh")
        kinds = [row.subject_kind for row in nominations]
        title = decision_title(round_, award, day_of(clock.now()), kinds)
        row = draft_decision(round_, award, title=title, nominations=nominations, actor=officer, now=clock.now())
        signer = Appointment.objects.filter(unit=None, kind="head").first()
        send_for_signature(row, signer=signer, actor=officer, now=clock.now())
        if number:
            self.sign_and_publish(row, number=number)

    def sign_and_publish(self, row: Decision, *, number: str) -> None:
        """Văn thư enters number, date and signed copy; the chief of office publishes."""
        row.refresh_from_db()
        copy = keep_made(blank_pdf(), name="quyet-dinh-da-ky.pdf", kind="pdf", now=clock.now())
        signing = Signing(number, row.symbol, day_of(clock.now()), row.signer, copy)
        record_signed(row, signing, actor=self.as_user("vanthu"), now=clock.now())
        publish_decision(row, actor=self.as_user("chanhvanphong"), now=clock.now())


def blank_pdf() -> bytes:
    """A page that stands for a scan."""
    buffer = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()
