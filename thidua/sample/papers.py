"""One of every paper and list, made from the rows of the sample: to be looked at, and for checks of every format.

What is missing may be laid on the way: whoever calls this takes it back (`render_samples`).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from awards.enums import DecisionKind, DecisionState, SessionState
from awards.models import Closing, Consolidation, CouncilSession, Decision, DecisionLine, ReferralPackage, Submission
from awards.selectors.acts import words_in_force
from awards.services.acts import ActText, draft_act
from awards.services.name_proofs import send_name_proofs
from awards.views.honours.board import honours_xlsx
from awards.views.office import consolidation, desk
from awards.views.referrals.lists import referrals_xlsx
from campaigns.models import Round
from campaigns.views.extensions import export as extensions_xlsx
from core.access import may
from dossiers.building import (
    council,
    leadership,
    letters,
    office_papers,
    referrals,
    registers,
    unit_papers,
    year_reports,
)
from dossiers.building.acts import act_paper, default_title
from dossiers.building.certificates import on_blank, ruler, usual_places
from dossiers.building.contents import dossier_contents
from dossiers.building.name_proofs import name_proof
from dossiers.building.notices import result_notice
from dossiers.models import BlankProfile, Face, PaperKind, YearReport
from dossiers.rendering.data import Mark, PaperData
from dossiers.rendering.dossier import Entry
from dossiers.selectors.registers import lines_of_year
from dossiers.services.certificates import save_blank
from dossiers.services.papers import UNMARKED
from organization.actors import Actor
from organization.models import Unit, User
from organization.views.people import people_xlsx
from organization.views.units import units_xlsx
from thidua.journal.views import access_log_xlsx, journal_xlsx

FACE = Face.FOR_SIGNATURE.value
CODE = "BANXEMTHU1"
DAY = timedelta(days=1)
WRITTEN = "Phần này do Văn phòng viết trước khi in (mẫu)."
# What the one who takes the lists along must be allowed to.
READS = (
    "awards.see_desk", "awards.see_consolidation", "awards.see_referrals", "campaigns.see_setup",
    "organization.manage_people", "organization.manage_units", "core.read_journal", "core.read_access_log",
)  # fmt: skip


class Missing(LookupError):
    """The sample holds no row that this could be made from; says which, in Vietnamese."""


def sample_paper(kind: str, now: datetime) -> PaperData:
    """The data of one paper of this kind, with a print code that is nobody's; raises Missing."""
    data = PAPERS[kind](now)
    if kind in UNMARKED:
        return data
    url = settings.SITE_URL + reverse("verify", args=[CODE])
    return data.model_copy(update={"mark": Mark(code=CODE, url=url)})


def sample_list(name: str, now: datetime) -> bytes:
    """One list as an Excel file, as somebody of the office would download it; raises Missing."""
    request = HttpRequest()
    request.method, request.actor = "GET", _reader(now)
    view, of_a_round = LISTS[name]
    return view(request, pk=_round().pk).content if of_a_round else view(request).content


def _reader(now: datetime) -> Actor:
    actors = (Actor(user, now) for user in User.objects.filter(is_active=True).order_by("pk"))
    return _first((actor for actor in actors if all(may(actor, right) for right in READS)), "người của Văn phòng")


def _first(rows: Iterator[Any], what: str) -> Any:
    for row in rows:
        return row
    raise Missing(f"không có {what}")


def _round() -> Round:
    return _first(Round.objects.filter(opened_at__isnull=False).order_by("-pk").iterator(), "đợt nào đã mở")


def _submissions() -> Iterator[Submission]:
    rows = Submission.objects.select_related("proposal__round", "proposal__unit", "round_version", "submitted_by")
    return (row for row in rows.order_by("-pk").iterator() if not row.content["is_nil"])


def _submission() -> Submission:
    return _first(_submissions(), "hồ sơ nào đã nộp")


def _of_unit(build: Callable[..., PaperData]) -> PaperData:
    row = _submission()
    return build(row.content, row.round_version.content, face=FACE, made_at=row.decided_at)


def _in_secret(content: dict[str, Any], version: dict[str, Any], **options: Any) -> PaperData:
    """The kiểm phiếu of a meeting that raised its hands, as if it had voted in secret; the rows stay as they are."""
    rows = [row | {"ballot": row["ballot"] and _by_paper(row["ballot"])} for row in content["nominations"]]
    names = [one["name"] for one in content["minutes"]["attendees"] if one["part"] == "member"][:3]
    told = {"nominations": rows, "minutes": content["minutes"] | {"tellers": ", ".join(names)}}
    return unit_papers.unit_ballots(content | told, version, **options)


def _by_paper(ballot: dict[str, Any]) -> dict[str, Any]:
    return ballot | {"secret": True, "issued": ballot["base"], "returned": ballot["base"], "invalid": 0}


def _report(kind: str) -> PaperData:
    reported = (
        (row, one["id"])
        for row in _submissions()
        for one in unit_papers.proposed(row.content)
        if one["subject_kind"] == kind and one["report"] and not one["report"]["own_file"]
    )
    row, nomination = _first(reported, "báo cáo thành tích loại này")
    return unit_papers.report(
        row.content, row.round_version.content, nomination, face=FACE, made_at=row.decided_at
    )  # fmt: skip


def _contents() -> PaperData:
    """As many parts as the receipt lists, a page each."""
    row = _submission()
    names = [one.get("title") or one["caption"] for one in (*row.manifest["documents"], *row.manifest["files"])]
    return dossier_contents(row, (Entry(name, first=place, pages=1) for place, name in enumerate(names, 2)))


def _closing_report() -> PaperData:
    return office_papers.closing_report(_first(Closing.objects.order_by("-pk").iterator(), "lần chốt danh sách nào"))


def _decision() -> Decision:
    rows = Decision.objects.filter(state=DecisionState.PUBLISHED, kind=DecisionKind.AWARD).order_by("-pk")
    return _first(rows.iterator(), "quyết định nào đã công bố")


def _line() -> DecisionLine:
    lines = _decision().lines.select_related("nomination", "decision__award_type")
    return _first(lines.iterator(), "ai trong quyết định")


def _certificate(now: datetime) -> PaperData:
    return office_papers.certificate(_line(), made_at=now)


def _register(build: Callable[..., PaperData], now: datetime) -> PaperData:
    """A register of the year in which the last Decision was signed."""
    year = _decision().signed_on.year
    return build(year, lines_of_year(year), made_at=now)


def _name_proof(now: datetime) -> PaperData:
    proposal = _submission().proposal
    send_name_proofs(proposal.round, actor=_reader(now), now=now)
    return name_proof(proposal, made_at=now)


def _blank(now: datetime) -> BlankProfile:
    """A blank of the sample or, where it has none, one with the places that every blank begins with."""
    blank = BlankProfile(name="Phôi mẫu")
    return BlankProfile.objects.first() or save_blank(blank, usual_places(), actor=_reader(now), now=now)


def _result_notice(now: datetime) -> PaperData:
    decision = _decision()
    units = Unit.objects.filter(proposals__nominations__decision_line__decision=decision)
    return result_notice(decision, _first(units.iterator(), "ai trong quyết định"), made_at=now)


def _act(kind: str, now: datetime) -> PaperData:
    """An act on the sample's Decision about the first in its list, laid for it."""
    touched, line = _decision(), _line()
    words = words_in_force([line])[line.pk]
    text = ActText(
        title=default_title(kind, touched, now), facts="Kết luận số 12/KL-TTr của cơ quan có thẩm quyền (mẫu)",
        ground="Điều 93 Luật Thi đua, khen thưởng (mẫu)", lines=(line.pk,),
        words={line.pk: replace(words, name=f"{words.name} (sửa)")},
    )  # fmt: skip
    return act_paper(draft_act(kind, touched, text, actor=_reader(now), now=now), face=FACE, made_at=now)


def _session() -> CouncilSession:
    rows = CouncilSession.objects.filter(state=SessionState.CLOSED).order_by("-pk")
    return _first(rows.iterator(), "phiên họp Hội đồng nào đã kết thúc")


def _passed(now: datetime) -> leadership.Passed:
    rows = Consolidation.objects.select_related("round__campaign").order_by("-pk")
    return leadership.Passed(_first(rows.iterator(), "danh sách tổng hợp nào đã trình"), made_at=now)


def _urging_letter(now: datetime) -> PaperData:
    """As of the last day before the cut-off or, where nobody can be urged, within an extension laid for it."""
    row = _round()
    at = row.cutoff - DAY
    if not letters.urged_units(row, at):
        at = row.cutoff + DAY
        _extend(row, _reader(now))
    return letters.urging_letter(row, face=FACE, signer=None, made_at=at)


def _extension_list(now: datetime) -> PaperData:
    row = _round()
    if not row.extensions.exists():
        _extend(row, _reader(now))
    return office_papers.extension_list(row, made_at=now)


def _extend(row: Round, actor: Actor) -> None:
    """One more unit is asked, and may send two days after the cut-off."""
    units = Unit.objects.exclude(round_units__round=row).iterator()
    unit = row.round_units.create(unit=_first(units, "đơn vị nào chưa gửi hồ sơ")).unit
    moments = {"cutoff": row.cutoff + 2 * DAY, "granted_at": row.cutoff - DAY}
    row.extensions.create(unit=unit, reason="Mất điện (mẫu)", granted_by=actor.user, **moments)


def _year_report(now: datetime) -> PaperData:
    """Of the year of the round, in words laid for it."""
    round_ = _round()
    words = dict.fromkeys(("organising", "assessment", "shortcomings", "directions"), WRITTEN)
    row = YearReport(campaign=round_.campaign, year=round_.year, **words)
    return year_reports.year_report(row, face=FACE, signer=None, made_at=now)


def _package(now: datetime) -> ReferralPackage:
    """A package of the sample or, where it has none, one laid over a submission for it."""
    rows = ReferralPackage.objects.filter(lines__isnull=False).select_related("round", "award_type", "signer__person")
    return rows.last() or _laid_package(_submission(), now)


def _laid_package(submission: Submission, now: datetime) -> ReferralPackage:
    round_ = submission.proposal.round
    award = _first(round_.award_types.exclude(power="own").iterator(), "hình thức nào trình cấp trên")
    package = ReferralPackage.objects.create(
        round=round_, award_type=award, addressee=award.addressee, symbol="TTr", made_by=_reader(now).user, made_at=now
    )
    for row in unit_papers.proposed(submission.content):
        package.lines.create(nomination_id=row["id"], award_type=award, referred_at=now)
    return package


PAPERS: dict[str, Callable[[datetime], PaperData]] = {
    PaperKind.SUBMISSION_LETTER: lambda now: _of_unit(unit_papers.submission_letter),
    PaperKind.MEETING_MINUTES: lambda now: _of_unit(unit_papers.meeting_minutes),
    PaperKind.UNIT_BALLOTS: lambda now: _of_unit(_in_secret),
    PaperKind.REPORT_COLLECTIVE: lambda now: _report("collective"),
    PaperKind.REPORT_INDIVIDUAL: lambda now: _report("individual"),
    PaperKind.RECEIPT: lambda now: office_papers.receipt(_submission()),
    PaperKind.INTAKE_SLIP: lambda now: office_papers.intake_slip(
        _submission(), received_at=now, officer="Bùi Công Cường"
    ),
    PaperKind.DOSSIER_CONTENTS: lambda now: _contents(),
    PaperKind.CLOSING_REPORT: lambda now: _closing_report(),
    PaperKind.EXTENSION_LIST: _extension_list,
    PaperKind.DECISION: lambda now: office_papers.decision(_decision(), face=FACE, made_at=now),
    PaperKind.CERTIFICATE: _certificate,
    PaperKind.CERTIFICATE_FIELDS: lambda now: on_blank(_certificate(now), _blank(now), made_at=now),
    PaperKind.BLANK_RULER: lambda now: ruler(_blank(now), made_at=now),
    PaperKind.RESULT_NOTICE: _result_notice,
    PaperKind.AWARD_REGISTER: lambda now: _register(registers.award_register, now),
    PaperKind.HANDOVER_REGISTER: lambda now: _register(registers.handover_register, now),
    PaperKind.NAME_PROOF: _name_proof,
    PaperKind.PAYMENT_LIST: lambda now: registers.payment_list(_decision(), made_at=now),
    PaperKind.GUIDANCE_LETTER: lambda now: letters.guidance_letter(_round(), face=FACE, signer=None, made_at=now),
    PaperKind.URGING_LETTER: _urging_letter,
    PaperKind.APPRAISAL_REPORT: lambda now: _passed(now).appraisal_report(),
    PaperKind.OFFICE_LETTER: lambda now: _passed(now).office_letter(),
    PaperKind.SUBMISSION_SLIP: lambda now: _passed(now).submission_slip(),
    PaperKind.REVOCATION: lambda now: _act(DecisionKind.REVOKE, now),
    PaperKind.CORRECTION: lambda now: _act(DecisionKind.CORRECT, now),
    PaperKind.REPLACEMENT: lambda now: _act(DecisionKind.REPLACE, now),
    PaperKind.COUNCIL_INVITATION: lambda now: council.invitation(_session(), face=FACE, made_at=now),
    PaperKind.COUNCIL_BALLOT: lambda now: council.ballot(_session(), face=FACE, made_at=now),
    PaperKind.COUNCIL_TALLY: lambda now: council.tally(_session(), face=FACE, made_at=now),
    PaperKind.COUNCIL_MINUTES: lambda now: council.minutes(_session(), face=FACE, made_at=now),
    PaperKind.YEAR_REPORT: _year_report,
    PaperKind.REFERRAL_LETTER: lambda now: referrals.referral_letter(_package(now), face=FACE, made_at=now),
}
# Each list's view, and whether it is of one round.
LISTS: dict[str, tuple[Callable[..., Any], bool]] = {
    "consolidation": (consolidation.export, True),
    "desk": (desk.export, True),
    "extensions": (extensions_xlsx, True),
    "people": (people_xlsx, False),
    "units": (units_xlsx, False),
    "honours": (honours_xlsx, False),
    "referrals": (referrals_xlsx, False),
    "journal": (journal_xlsx, False),
    "access_log": (access_log_xlsx, False),
}
