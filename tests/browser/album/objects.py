"""One real object of the sample for each address: what the sample has, or what a service makes of it now."""

from typing import Any

from django.conf import settings
from django.urls import resolve

from awards.enums import DecisionState, NominationState
from awards.models import Closing, Decision, Nomination, Proposal, Report, SupplementRequest
from awards.services.answers import reconsider
from awards.services.decisions import take_back
from awards.services.links import make_link
from awards.services.submissions.corrections import start_correction
from campaigns.enums import MailKind
from campaigns.models import AwardType, BaseSalary, BonusRate, Campaign, ExtensionRequest, Feedback, Round, RoundUnit
from campaigns.services.extension_requests import Wish, ask_extension
from campaigns.services.talk import give_feedback
from core import clock
from core.refusals import Refused
from dossiers.models import Face, LegalBasis, Paper, PaperKind, PaperPlace, PaperState
from dossiers.services.letters import make_letter
from dossiers.services.unit_papers import make_submission_papers
from dossiers.services.whole import ask_dossier
from dossiers.tasks import make_dossier, make_pages, render_paper
from organization.actors import Actor
from organization.models import (
    Agency,
    Appointment,
    DutyOfficer,
    Initiative,
    Membership,
    ParIndexResult,
    Person,
    Unit,
    UnitName,
    User,
)
from organization.services.passwords import password_link

Kwargs = dict[str, Any]


def key(row: Any, **more: Any) -> Kwargs:
    assert row is not None, "the sample has no such object at this stage"
    return {"pk": row.pk} | more


def first(model: type) -> Kwargs:
    return key(model.objects.order_by("pk").first())


def actor(name: str) -> Actor:
    return Actor(User.objects.get(username=name), clock.now())


def nothing() -> Kwargs:
    return {}


# --- a unit and its proposal ------------------------------------------------------------------------------------


def of_unit(code: str) -> Proposal:
    return Proposal.objects.get(unit__code=code, round__kind="yearly", round__year=2025)


def draft() -> Kwargs:
    """Written by cv.qlkchtgt; nothing is submitted yet."""
    return key(of_unit("qlkchtgt"))


def sent() -> Kwargs:
    """Submitted by truong.qlvt."""
    return key(of_unit("qlvt"))


def correcting() -> Kwargs:
    """Submitted by truong.pcat, who is correcting it."""
    proposal = of_unit("pcat")
    start_correction(proposal, actor=actor("truong.pcat"), now=clock.now())
    return key(proposal)


def nomination(code: str = "qlkchtgt", *, person: bool = True) -> Nomination:
    return of_unit(code).nominations.filter(person__isnull=not person).order_by("order", "pk").first()


def draft_nomination() -> Kwargs:
    return key(nomination())


def sent_nomination() -> Kwargs:
    return key(nomination("qlvt"))


def candidate() -> Kwargs:
    proposal = of_unit("qlkchtgt")
    named = proposal.nominations.exclude(person=None).values("person")
    person = Person.objects.filter(memberships__unit=proposal.unit).exclude(pk__in=named).first()
    return key(proposal, kind="ca-nhan", subject_pk=person.pk)


def report() -> Kwargs:
    return key(nomination().report)


def collective_report() -> Kwargs:
    """Written by cv.qlclct."""
    return key(Report.objects.filter(nomination__proposal=of_unit("qlclct"), nomination__person=None).first())


def receipt() -> Kwargs:
    return key(of_unit("qlvt").submissions.last())


def link() -> Kwargs:
    return {"token": make_link(nomination().report, actor=actor("cv.qlkchtgt"), now=clock.now())}


# --- Văn phòng and leadership -----------------------------------------------------------------------------------


def closing() -> Kwargs:
    return key(Closing.objects.filter(round__kind="yearly", round__year=2025).first())


def yearly() -> Kwargs:
    return key(Round.objects.get(kind="yearly", year=2025))


def three_of_the_list() -> Kwargs:
    """People of the yearly round to be held against each other."""
    found = yearly()
    rows = Nomination.objects.filter(proposal__round=found["pk"], person__isnull=False, appraisal__isnull=False)
    return found | {"?": "&".join(f"d={row.pk}" for row in rows.order_by("pk")[:3])}


def expected() -> Kwargs:
    """A unit that has not sent, in the round that expects it."""
    row = of_unit("qlkchtgt")
    return {"round_id": row.round_id, "unit_id": row.unit_id}


def extension_request() -> Kwargs:
    """What that unit's head asks; made when nothing waits yet."""
    waiting = ExtensionRequest.objects.waiting().first()
    if waiting is None:
        place = expected()
        row = RoundUnit.objects.get(round=place["round_id"], unit=place["unit_id"])
        wish = Wish("Mất điện hai ngày do bão, đường truyền gián đoạn.")
        waiting = ask_extension(row, wish, actor=actor("truong.qlkchtgt"), now=clock.now())
    return key(waiting)


def yearly_with_a_request() -> Kwargs:
    extension_request()
    return yearly()


def unopened() -> Kwargs:
    return key(Round.objects.filter(opened_at=None).first())


def received() -> Kwargs:
    return key(Proposal.objects.filter(round__year=2025, state="accepted").exclude(unit__code="van-phong").first())


def remarked() -> Kwargs:
    """Where a remark on the minutes of a received proposal is written."""
    return received() | {"place": "minutes"}


def own() -> Kwargs:
    """Văn phòng's own proposal, for which leadership names the officer."""
    return key(of_unit("van-phong"))


def request() -> Kwargs:
    return first(SupplementRequest)


def under_appraisal(state: str = NominationState.PROPOSED) -> Nomination:
    rows = Nomination.objects.filter(proposal__round__year=2025, proposal__state="accepted", state=state)
    return rows.exclude(proposal__unit__code="van-phong").order_by("pk").first()


def appraising() -> Kwargs:
    return key(under_appraisal())


def appraised() -> Kwargs:
    return key(under_appraisal(NominationState.APPRAISED))


def check() -> Kwargs:
    row = under_appraisal()
    return key(row, criterion=row.report.answers.first().criterion_id)


def answered() -> Nomination:
    rows = Nomination.objects.filter(proposal__round__year=2025, decision_line=None, answers__superseded_at=None)
    return rows.filter(answers__isnull=False).exclude(proposal__unit__code="van-phong").first()


def reconsidered() -> Kwargs:
    """Everything that no Decision holds lies before leadership again."""
    rows = Nomination.objects.filter(proposal__round__year=2025, decision_line=None, answers__superseded_at=None)
    for row in rows.filter(answers__isnull=False).distinct():
        for name in ("giamdoc", "phogiamdoc"):
            try:
                reconsider(row, actor=actor(name), now=clock.now(), note="Xem lại mức khen thưởng.")
                break
            except Refused:
                continue
    return {}


def yearly_before_leadership() -> Kwargs:
    reconsidered()
    return yearly()


def answer() -> Kwargs:
    return key(answered())


def open_answer() -> Kwargs:
    reconsidered()
    rows = Nomination.objects.filter(proposal__round__year=2025, state=NominationState.APPRAISED)
    return key(rows.exclude(proposal__unit__code="van-phong").first())


def decision(state: str) -> Kwargs:
    return key(Decision.objects.filter(state=state).order_by("-pk").first())


def for_signature() -> Kwargs:
    return decision(DecisionState.FOR_SIGNATURE)


def drafted() -> Kwargs:
    """The Decision that waited for its signature, taken back."""
    row = Decision.objects.get(state=DecisionState.FOR_SIGNATURE)
    take_back(row, actor=actor("thamdinh"), now=clock.now(), note="Bổ sung một cá nhân.")
    return key(row)


def published() -> Kwargs:
    return decision(DecisionState.PUBLISHED)


def to_draft() -> Kwargs:
    round_ = Round.objects.get(kind="final", year=2025)
    return key(round_, award=round_.award_types.get(power="own").pk)


# --- papers -----------------------------------------------------------------------------------------------------


def paper() -> Kwargs:
    """The achievement report of a submission, rendered and cut into pages here in place of the worker."""
    submission = of_unit("qlvt").submissions.last()
    make_submission_papers(submission, now=clock.now())
    row = Paper.objects.filter(submission=submission, kind="achievement_report_individual").first()
    if row.state != PaperState.READY:
        render_paper({"pk": row.pk}, now=clock.now())
        row.refresh_from_db()
        make_pages({"pk": row.pdf_id}, now=clock.now())
    return key(row)


def whole_dossier() -> Kwargs:
    """Of a submission, put together here in place of the worker."""
    proposal = of_unit("qlvt")
    row = ask_dossier(proposal, actor=actor("truong.qlvt"), now=clock.now())
    make_dossier({"pk": row.pk, "version": row.version}, now=clock.now())
    return key(proposal)


def letter_kind() -> Kwargs:
    return yearly() | {"kind": "don-doc"}


def letter() -> Kwargs:
    """A công văn đôn đốc that waits for its number."""
    round_, signer = Round.objects.get(**yearly()), Appointment.objects.filter(unit=None, kind="head").first()
    return key(make_letter(
        round_, PaperKind.URGING_LETTER, face=Face.FOR_SIGNATURE, signer=signer, actor=actor("thamdinh"),
        now=clock.now(),
    ))  # fmt: skip


def code() -> Kwargs:
    return {"code": of_unit("qlvt").submission.code}


def certificate() -> Kwargs:
    return {"code": Decision.objects.filter(state=DecisionState.PUBLISHED).last().lines.first().code}


# --- set-up -----------------------------------------------------------------------------------------------------


def campaign() -> Kwargs:
    return first(Campaign)


def part_kind() -> Kwargs:
    return key(Campaign.objects.first(), kind="tieu-chi")


def part() -> Kwargs:
    return key(Campaign.objects.first().criterions.first(), kind="tieu-chi")


def feedback() -> Kwargs:
    asked = Feedback.objects.first()
    return key(asked or give_feedback(
        Campaign.objects.first(), Unit.objects.get(code="qlvt"),
        "Tiêu chí về sáng kiến có tính giải pháp được Công đoàn Sở công nhận không?",
        actor=actor("cv.qlvt"), now=clock.now(),
    ))  # fmt: skip


def award_type() -> Kwargs:
    return first(AwardType)


def bonus_rate() -> Kwargs:
    return first(BonusRate)


def base_salary() -> Kwargs:
    return first(BaseSalary)


def legal_basis() -> Kwargs:
    return first(LegalBasis)


def paper_sentence() -> Kwargs:
    return {"kind": PaperKind.DECISION.value, "place": PaperPlace.ARTICLE_1.value}


def mail_kind() -> Kwargs:
    return {"kind": MailKind.values[0]}


def unit() -> Kwargs:
    return key(Unit.objects.get(code="qlvt"))


def unit_name() -> Kwargs:
    old, _new = UnitName.objects.get_or_create(
        unit=Unit.objects.get(code="qlvt"), name="Phòng Quản lý vận tải", defaults={"valid_to": "2020-12-31"}
    )
    return key(old)


def person() -> Kwargs:
    return key(User.objects.get(username="truong.qlvt").person)


def membership() -> Kwargs:
    return first(Membership)


def appointment() -> Kwargs:
    return first(Appointment)


def agency() -> Kwargs:
    return first(Agency)


def duty() -> Kwargs:
    return first(DutyOfficer)


def facts() -> Kwargs:
    return {"kind": "chi-so"}


def fact() -> Kwargs:
    return key(ParIndexResult.objects.exclude(unit=None).first(), kind="chi-so")


def initiative() -> Kwargs:
    return first(Initiative)


def account() -> Kwargs:
    return key(User.objects.get(username="truong.qlvt"))


def mailed_link() -> Kwargs:
    address = password_link(User.objects.get(username="cv.qlvt"))
    return resolve(address.removeprefix(settings.SITE_URL.rstrip("/"))).kwargs
