"""What goes up to UBND tỉnh: the department's Tờ trình with its list, each report with the confirming block."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.models import Referral, ReferralPackage, Submission
from campaigns.enums import Power
from campaigns.models import AwardType
from core.clock import day_of
from dossiers.building.office_papers import agency_on, version_of
from dossiers.building.parts import (
    council_grounds,
    department_letterhead,
    department_signature,
    grounds,
    occasion,
    whom,
)
from dossiers.building.texts import Texts
from dossiers.building.unit_papers import nominee, report
from dossiers.models import PaperKind, PaperPlace
from dossiers.rendering import data as d


def referral_letter(package: ReferralPackage, *, face: str, made_at: datetime) -> d.ReferralLetter:
    """Tờ trình của Sở đề nghị khen thưởng with Danh sách (forms B.1 and B.5)."""
    day = package.dated or day_of(made_at)
    agency, version = agency_on(day), version_of(package.round)
    texts = Texts(PaperKind.REFERRAL_LETTER, day)
    nominees = tuple(_nominees(package, version))
    kinds = whom(one.kind for one in nominees)
    awarded = {"hinh_thuc": package.award_type.name, "dip": occasion(version), **kinds}
    to = tuple(line for line in map(str.strip, package.addressee.splitlines()) if line)
    competent = {"so": agency.name, "cap_tren": _in_running_text(to[0]) if to else agency.parent_full_name}
    return d.ReferralLetter(
        face=face,
        made_at=made_at,
        letterhead=department_letterhead(
            agency, package.symbol, number=package.number, dated=package.dated, year=day.year
        ),
        signature=department_signature(package.signer, agency),
        recipients=(_("Như trên"), _("Lãnh đạo Sở"), _("Lưu: VT, VP")),
        subject=texts.say(PaperPlace.SUBJECT, **awarded),
        addressees=to,
        grounds=(
            *grounds("submission_letter", day),
            *council_grounds(package.lines.going_up().values_list("nomination", flat=True)),
        ),
        request=texts.say(PaperPlace.REQUEST, viec=_what_is_asked(package.award_type), **competent, **awarded),
        achievement=version["campaign"]["achievement"],
        closing=texts.say(PaperPlace.CLOSING, **competent),
        list_title=texts.say(PaperPlace.LIST, **awarded),
        nominees=nominees,
    )


def _in_running_text(addressee: str) -> str:
    """ "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam" of "… (qua Sở Nội vụ)"."""
    return addressee.partition(" (")[0]


def _what_is_asked(award: AwardType) -> str:
    """The level above decides itself, or asks a higher one."""
    return _("quyết định tặng") if award.power == Power.PROVINCE else _("trình %s tặng") % award.authority


def _nominees(package: ReferralPackage, version: dict[str, Any]) -> list[d.Nominee]:
    """Everyone of the package as his unit's submission says it, collectives first, in the order of the units."""
    rows = package.lines.going_up().select_related("nomination__proposal__unit", "award_type")
    rows = sorted(rows, key=lambda row: (row.nomination.proposal.unit.order, row.nomination.order, row.pk))
    ids = {row.nomination.proposal.submission_id for row in rows}
    contents = dict(Submission.objects.filter(pk__in=ids).values_list("pk", "content"))
    return [_nominee(row, contents[row.nomination.proposal.submission_id], version) for row in rows]


def _nominee(row: Referral, content: dict[str, Any], version: dict[str, Any]) -> d.Nominee:
    said = next(one for one in content["nominations"] if one["id"] == row.nomination_id)
    made = nominee(said, version)
    scope = row.nomination.scope.strip()
    summary = f"{made.summary}\n{_('Phạm vi ảnh hưởng: %s') % scope}" if scope else made.summary
    return made.model_copy(update={"award": row.award_type.name, "summary": summary})


def confirmed_report(referral: Referral) -> d.PaperData:
    """Báo cáo thành tích as it was submitted, with "xác nhận của cấp trình khen thưởng" by who confirmed it."""
    submission = referral.confirmed_submission
    made = report(
        submission.content, submission.round_version.content, referral.nomination_id, face="for_signature",
        made_at=referral.confirmed_at,
    )  # fmt: skip
    signer = department_signature(referral.confirmer, agency_on(day_of(referral.confirmed_at)))
    return made.model_copy(update={"for_referral": True, "referral": signer, "award": referral.award_type.name})
