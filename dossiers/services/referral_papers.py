"""The papers of a package that goes up, and the package itself: one PDF, or a zip with the hash of each file."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.enums import PackageState
from awards.models import Referral, ReferralPackage, Submission
from awards.selectors.referrals import Line, gathering
from awards.services.locked import lock_package
from campaigns.enums import ReferralSource
from core.access import check
from core.journal import record
from core.refusals import Conflict
from dossiers.building.contents import package_contents
from dossiers.building.referrals import confirmed_report, referral_letter
from dossiers.models import Face, PackedReferral, Paper, PaperKind, SignedCopy
from dossiers.rendering.dossier import Entry
from dossiers.services.bundles import Item, ask_again, assemble, numbered, of_file, of_paper
from dossiers.services.papers import make_paper
from dossiers.services.printing import render
from dossiers.services.unit_papers import REPORTS, make_submission_papers
from dossiers.stored import read_back

KIND = "referral_package"
# The papers of the unit's own dossier, by where the set-up says that they come from.
OF_UNIT = {
    ReferralSource.UNIT_LETTER: PaperKind.SUBMISSION_LETTER,
    ReferralSource.UNIT_MINUTES: PaperKind.MEETING_MINUTES,
}
REPORT_PARTS = ("award_type", "confirmer__person", "confirmed_submission__round_version", "nomination__proposal")


def make_letter_of(package: ReferralPackage, *, now: datetime) -> Paper | None:
    """Tờ trình: to be signed, or with its number and date once it was sent; None while it is not for signature.

    Each sending for signature is a print of its own; the issued one says what that print says.
    """
    if package.state in (PackageState.GATHERING, PackageState.CONFIRMED):
        return None
    key, about = f"package:{package.pk}:{package.version}", {"package": package, "round": package.round}
    rows = Paper.objects.filter(kind=PaperKind.REFERRAL_LETTER, subject_key=key)
    face = Face.FOR_SIGNATURE if package.is_being_prepared else Face.ISSUED
    there = rows.filter(face=face).first()
    if there is not None:
        return there
    data = referral_letter(package, face=face, made_at=now)
    printed = rows.filter(face=Face.FOR_SIGNATURE).values_list("data", flat=True).first()
    if printed is not None:
        data = read_back(PaperKind.REFERRAL_LETTER, printed).model_copy(
            update={"face": face.value, "letterhead": data.letterhead, "made_at": now}
        )
    return make_paper(PaperKind.REFERRAL_LETTER, data, subject_key=key, now=now, **about)


def make_report_of(referral: Referral, *, now: datetime) -> Paper | None:
    """The confirmed report as it goes up, without a mark; None where the confirmed report is a scan or is no more."""
    row = Referral.objects.select_related(*REPORT_PARTS).get(pk=referral.pk)
    if row.confirmed_at is None or row.confirmed_scan_id or row.package_id is None:
        return None
    kind = REPORTS[row.nomination.subject_kind]
    return make_paper(
        kind, confirmed_report(row), subject_key=f"referral:{row.pk}", now=now, marked=False,
        package_id=row.package_id, nomination=row.nomination,
    )  # fmt: skip


@transaction.atomic
def ask_packed(package: ReferralPackage, *, actor: Any, now: datetime) -> PackedReferral:
    """Đóng gói: have the package made, anew when it was made before; while it is made nothing changes.

    Raises Conflict while anything is missing or unconfirmed: the package has to be settled first.
    """
    check(actor, "awards.record_referral")
    package = lock_package(package)
    if package.state == PackageState.GATHERING:
        raise Conflict(_("Bộ hồ sơ chưa chốt nên chưa đóng gói được: xem những việc còn thiếu rồi chốt bộ hồ sơ."))
    row, _new = PackedReferral.objects.select_for_update().get_or_create(package=package)
    if ask_again(row, KIND):
        record("referral.ask_package", actor=actor, now=now, obj=package, number=package.paper)
    return row


def make_packed(row: PackedReferral, *, now: datetime) -> None:
    assemble(row, items_of(row.package, now=now), partial(_contents_of, row.package, now=now), now=now)


def papers_of_package(package: ReferralPackage, *, now: datetime) -> list[Paper]:
    """Every paper that the worker makes for a package, made as far as they were not there yet."""
    found = gathering(package)
    made = [make_letter_of(package, now=now), *(make_report_of(line.referral, now=now) for line in found.lines)]
    papers = [paper for paper in made if paper]
    return papers + [paper for of_unit in _unit_papers(found.lines, now).values() for paper in of_unit.values()]


def items_of(package: ReferralPackage, *, now: datetime) -> list[Item]:
    """Tờ trình, what is common to all, each nominee's papers, then the letter and minutes of each unit once."""
    found, letter = gathering(package), make_letter_of(package, now=now)
    items = [of_paper(letter)] if letter else []
    if package.signed_copy:
        items.append(of_file(_("Tờ trình của Sở (bản đã ký)"), package.signed_copy))
    items += [of_file(slot.requirement.name, slot.file.file) for slot in found.common if slot.file]
    for line in found.lines:
        items += _of_nominee(line, now)
    asked = {slot.requirement.source for line in found.lines for slot in line.slots}
    for papers in _unit_papers(found.lines, now).values():
        for source, kind in OF_UNIT.items():
            if source in asked and kind in papers:
                items += _with_signed_copy(papers[kind])
    return items


def _of_nominee(line: Line, now: datetime) -> list[Item]:
    row, who = line.referral, line.referral.nomination.printed_name
    paper = make_report_of(row, now=now)
    if row.confirmed_scan:
        report = of_file(_("Báo cáo thành tích của %s (đã xác nhận)") % who, row.confirmed_scan)
    else:
        report = of_paper(paper) if paper else Item(_("Báo cáo thành tích của %s") % who, None, _("chưa xác nhận"))
    uploaded = [of_file(f"{slot.requirement}: {who}", slot.file.file) for slot in line.slots if slot.file]
    return [report, *uploaded]


def _unit_papers(lines: list[Line], now: datetime) -> dict[int, dict[str, Paper]]:
    """The papers that each unit submitted, by their kinds; each unit once."""
    ids = dict.fromkeys(line.referral.nomination.proposal.submission_id for line in lines)
    parts = ("proposal__round", "proposal__unit", "round_version", "submitted_by")
    rows = Submission.objects.select_related(*parts).in_bulk(list(ids))
    kinds = set(OF_UNIT.values())
    return {
        pk: {paper.kind: paper for paper in make_submission_papers(rows[pk], now=now) if paper.kind in kinds}
        for pk in ids
    }


def _with_signed_copy(paper: Paper) -> list[Item]:
    unit = paper.proposal.unit.short_name
    copy = SignedCopy.objects.filter(paper=paper, replaced_at=None).select_related("file").first()
    signed = [of_file(_("%(paper)s của %(unit)s (bản đã ký)") % {
        "paper": paper.get_kind_display(), "unit": unit}, copy.file)] if copy else []  # fmt: skip
    own = of_paper(paper)
    return [Item(f"{paper.get_kind_display()}: {unit}", own.file, own.why), *signed]


def _contents_of(
    package: ReferralPackage, titles: list[str], parts: list[bytes | str], *, now: datetime
) -> tuple[Paper, list[Entry]]:
    """Mục lục of the package as a paper with its PDF, and where each part stands behind it."""
    data, entries = numbered(titles, parts, partial(package_contents, package, made_at=now))
    paper = make_paper(
        PaperKind.DOSSIER_CONTENTS, data, subject_key=f"package_contents:{package.pk}", now=now, marked=False,
        package=package, round=package.round,
    )  # fmt: skip
    return render(paper, now=now), entries
