"""What the public page may say of a code or of a file: which paper it is, its day, whether it is in force.

Nothing else of a paper is told: no title, no name but that on a certificate of a published Decision.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.enums import DecisionState, NominationState
from awards.models import DecisionLine, Submission
from awards.selectors.acts import revoked_by, standing_of, words_in_force
from core.clock import day_of
from core.text import format_date
from dossiers.models import DECISIONS, CertificateReplacement, Face, Paper, PaperKind

REVOKED = gettext_lazy("Đã hủy bỏ theo %s.")
PARTLY = gettext_lazy("Đã hủy bỏ một phần theo %s.")
CORRECTED = gettext_lazy("Đã đính chính theo %s.")
REPLACED = gettext_lazy("Đã được thay thế bằng %s.")
# Told only through their Decision, once it is published; the ruler of a blank is no paper of anybody.
CERTIFICATES = (PaperKind.CERTIFICATE, PaperKind.CERTIFICATE_FIELDS, PaperKind.BLANK_RULER)


@dataclass(frozen=True)
class Genuine:
    """`what` kind of paper, of which day; `note` says why it is not `in_force`, or whom a certificate is for.

    `version` is "Bản trình ký, bản thứ 2 trong 3 bản", `data_hash` the beginning of the hash of that version's data.
    """

    what: str
    dated: date | None
    in_force: bool
    note: str = ""
    version: str = ""
    data_hash: str = ""


def genuine(code: str) -> Genuine | None:
    """What `code` belongs to; None for no paper of ours."""
    return _of_submission(code) or _of_certificate(code) or _of_paper(_issued().filter(code=code))


def genuine_file(sha256: str) -> Genuine | None:
    """Which of our papers has exactly these bytes; None for none of them."""
    row = _issued().filter(pdf__sha256=sha256).first()
    if row is None:
        return None
    return genuine(row.code) or _of_paper(_issued().filter(pk=row.pk))


def _issued() -> QuerySet[Paper]:
    """Papers that left the house: no drafts, nothing of a Decision that is not published."""
    told = Q(decision=None) | Q(decision__state=DecisionState.PUBLISHED)
    return Paper.objects.filter(told).exclude(face=Face.DRAFT).select_related("proposal", "decision")


def _of_submission(code: str) -> Genuine | None:
    row = Submission.objects.filter(code=code).select_related("proposal__submission").first()
    if row is None:
        return None
    current, note = row.proposal.submission, ""
    if current is None:
        note = _("Đơn vị đã rút hồ sơ.")
    elif current.pk != row.pk:
        note = _("Bản này đã được thay bằng bản ngày %s.") % format_date(current.submitted_at)
    return Genuine(PaperKind.RECEIPT.label, day_of(row.submitted_at), not note, note)


def _of_certificate(code: str) -> Genuine | None:
    """The certificate with this code on it: the first version bears the code of its line, each later one its own."""
    own = Q(code=code) | Q(papers__code=code, papers__kind=PaperKind.CERTIFICATE)
    rows = DecisionLine.objects.filter(own, decision__state=DecisionState.PUBLISHED)
    line = rows.select_related("decision__award_type", "nomination").first()
    if line is None:
        return None
    prints = list(line.papers.filter(kind=PaperKind.CERTIFICATE).order_by("pk"))
    row = next((paper for paper in prints if paper.code == code), None)
    name = row.data["name"] if row else line.printed_name
    note = _("Tặng %(name)s. %(decision)s.") % {"name": name, "decision": line.decision}
    note = f"{note} {_corrected(line)}".strip()
    ended = _ended(line, row, prints)
    told = {"place": prints.index(row) + 1, "total": len(prints)} if row else {}
    return Genuine(
        str(line.decision.award_type), line.decision.signed_on, not ended, f"{note} {ended}".strip(),
        _("Bản thứ %(place)d trong %(total)d bản") % told if len(prints) > 1 else "",
        row.data_hash[:16] if row else "",
    )  # fmt: skip


def _ended(line: DecisionLine, row: Paper | None, prints: list[Paper]) -> str:
    """Why a certificate is no longer the one in force; "" when it is."""
    if line.nomination.state != NominationState.GRANTED:
        act = revoked_by([line]).get(line.pk)
        return REVOKED % act if act else _("Việc khen thưởng này đã bị hủy bỏ.")
    if row is None or row == prints[-1]:
        return ""
    after = CertificateReplacement.objects.get(old=row)
    text = _("Bản này đã được thay ngày %(day)s (%(kind)s).")
    return text % {"day": format_date(after.at), "kind": after.get_kind_display().lower()}


def _corrected(line: DecisionLine) -> str:
    """How the subject is printed by a later Decision; "" while the first words stand."""
    words = words_in_force([line])[line.pk]
    if words.source is None:
        return ""
    text = _("Theo %(decision)s, tên, chức vụ, đơn vị là: %(words)s.")
    said = ", ".join(part for part in (f"{words.salutation} {words.name}".strip(), words.place) if part)
    return text % {"decision": words.source, "words": said}


def _of_paper(rows: QuerySet[Paper]) -> Genuine | None:
    row = rows.exclude(kind__in=CERTIFICATES).first()
    if row is None:
        return None
    versions = list(_versions(row).order_by("pk"))
    also, ended = _acted_on(row)
    ended, place = _out_of_force(row, versions) or ended, versions.index(row) + 1
    told = {"face": row.get_face_display(), "place": place, "total": len(versions)}
    version = _("%(face)s, bản thứ %(place)d trong %(total)d bản") % told if len(versions) > 1 else told["face"]
    note = f"{also} {ended}".strip()
    return Genuine(row.get_kind_display(), _day(row), not ended, note, version, row.data_hash[:16])


def _acted_on(row: Paper) -> tuple[str, str]:
    """What later Decisions made of this one while it stands, and why it stands no longer; "" for any other paper."""
    if row.kind not in DECISIONS or row.face != Face.ISSUED:
        return "", ""
    standing = standing_of(row.decision)
    partly = [] if standing.wholly_revoked else [PARTLY % act for act in standing.revocations]
    also = " ".join([*partly, *(CORRECTED % act for act in standing.corrections)])
    if standing.replaced_by:
        return also, REPLACED % standing.replaced_by
    return also, REVOKED % standing.revocations[-1] if standing.wholly_revoked and standing.revocations else ""


def _versions(row: Paper) -> QuerySet[Paper]:
    """The prints that may stand for each other; what is issued ends what was printed for its signature."""
    same = Q(face=row.face) | Q(face=Face.ISSUED)
    return Paper.objects.filter(same, kind=row.kind, subject_key=row.subject_key)


def _out_of_force(row: Paper, versions: list[Paper]) -> str:
    """Why `row` is not the one in force; "" when it is."""
    submitted = row.submission_id and row.proposal.submission_id
    if row.submission_id and not submitted:
        return _("Đơn vị đã rút hồ sơ.")
    of_its_submission = submitted == row.submission_id and row.kind != PaperKind.DOSSIER_CONTENTS
    if row == versions[-1] or (submitted and of_its_submission):
        return ""
    return _("Bản này đã được thay bằng bản ngày %s.") % format_date(_day(versions[-1]))


def _day(row: Paper) -> date:
    """The day that an issued paper bears, else the one on which it was printed."""
    dated = row.data.get("letterhead", {}).get("dated") if row.face == Face.ISSUED else None
    return date.fromisoformat(dated) if dated else day_of(row.made_at)
