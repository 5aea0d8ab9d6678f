"""Ký số on the spot: the one named in the signature block signs the print that he has seen, with his own .p12.

The key and its passphrase live in the memory of this one request, and of the child process that tries them, and nowhere
else.
"""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from awards.services.decisions import attach_signed_copy
from awards.services.locked import lock_decision, lock_proposal
from core.access import check
from core.files import store
from core.files.models import FileKind, StoredFile
from core.files.uploads import keep_made
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from dossiers.gates import outdated, unsignable
from dossiers.models import Paper, SignatureReport, SignedCopy
from dossiers.rendering import RenderFailed
from dossiers.selectors import picture_of
from dossiers.services.signed import bind_copy
from dossiers.signatures import Verdict, signatures_of, trusted_roots
from dossiers.signing import Described, Key, NoPlace, describe, open_key, problems_of, sign_pdf
from dossiers.signing.looks import words_as_pdf
from dossiers.signing.picture import picture_as_pdf


@dataclass(frozen=True)
class Print:
    """Which print the signer has before him: the hashes of its data and of its PDF."""

    data_hash: str
    sha256: str

    @classmethod
    def of(cls, paper: Paper) -> "Print":
        return cls(paper.data_hash, paper.pdf.sha256 if paper.pdf else "")


@dataclass(frozen=True)
class Secret:
    """The signer's .p12 and its passphrase; neither is ever shown, not even by mistake."""

    p12: bytes = field(repr=False)
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class Signed:
    """What signing made: the signed PDF, what it says of itself, by which certificate."""

    pdf: bytes = field(repr=False)
    signatures: list[dict[str, str]]
    certificate: Described


def sign_paper(paper: Paper, seen: Print, secret: Secret, *, actor: Any, now: datetime) -> SignedCopy:
    """Sign the print `seen` of `paper`: its signed copy from now on, and the Decision's where it is one.

    Raises Conflict when the paper has changed or is signed already, Refused with everything wrong with the key.
    A refusal is journalled. Takes a second; the signature is made before anything is locked, and kept only if the
    paper is still the same then.
    """
    check(actor, "dossiers.sign_paper", paper)
    try:
        _check(paper, seen, now)
        signed = _sign(paper, secret, actor=actor, now=now)
        return _keep(paper, seen, signed, actor=actor, now=now)
    except Refused as refusal:
        _note(paper, refusal, actor=actor, now=now)
        raise


def must_be_signable(paper: Paper, *, now: datetime) -> None:
    """Raise Conflict with what keeps this print from being signed, whoever would sign it."""
    problems = unsignable(paper, now=now)
    if problems:
        raise Conflict(problems)


def _check(paper: Paper, seen: Print, now: datetime) -> None:
    must_be_signable(paper, now=now)
    if Print.of(paper) != seen:
        raise Conflict(outdated())


def _sign(paper: Paper, secret: Secret, *, actor: Any, now: datetime) -> Signed:
    key = open_key(secret.p12, secret.passphrase)
    problems = problems_of(key.certificate, name=actor.user.person.full_name, now=now)
    if problems:
        raise Refused(problems)
    pdf = _signed_pdf(paper, key, actor=actor, now=now)
    roots = trusted_roots(settings.SIGNATURE_ROOTS)
    found = signatures_of(pdf, roots=roots, now=now) or []
    _judge([row["verdict"] for row in found], has_roots=bool(roots))
    return Signed(pdf, found, describe(key.certificate))


def _signed_pdf(paper: Paper, key: Key, *, actor: Any, now: datetime) -> bytes:
    name, printed = actor.user.person.full_name, _bytes(paper.pdf)
    picture = picture_of(actor.user)
    try:
        looks = picture_as_pdf(_bytes(picture.file)) if picture else words_as_pdf(name, now)
        return sign_pdf(printed, key, looks=looks, name=_("Chữ ký số của %s") % name, at=now)
    except NoPlace:
        text = _("Bản in này được tạo khi phần mềm chưa có chỗ cho chữ ký số: hãy in ra ký, rồi tải lên bản đã ký.")
        raise Conflict(Problem(text, code="no_place")) from None
    except RenderFailed as failure:
        raise Refused(Problem(failure.reason, code="no_looks")) from failure


def _bytes(file: StoredFile) -> bytes:
    with store.open_blob(file.sha256) as blob:
        return blob.read()


def _judge(verdicts: list[str], *, has_roots: bool) -> None:
    """We look at what we have just made as at any other file; without a list of authorities every one is a stranger."""
    if verdicts == [Verdict.VALID] or (verdicts == [Verdict.STRANGER] and not has_roots):
        return
    if verdicts == [Verdict.STRANGER]:
        text = _("Chứng thư số không do cơ quan trong danh sách tin cậy cấp, hoặc tệp .p12 thiếu chứng thư trung gian.")
        raise Refused(Problem(text, field="p12", code="stranger"))
    raise Refused(Problem(_("Chữ ký vừa tạo không kiểm tra được nên chưa lưu gì; hãy thử lại."), code="not_valid"))


@transaction.atomic
def _keep(paper: Paper, seen: Print, signed: Signed, *, actor: Any, now: datetime) -> SignedCopy:
    paper = _locked(paper)
    _check(paper, seen, now)
    file = keep_made(signed.pdf, name=_("%s - đã ký số.pdf") % paper.title[:120], kind=FileKind.PDF, now=now)
    copy = bind_copy(paper, file, actor=actor, now=now, certificate=asdict(signed.certificate))
    if paper.decision is not None:
        attach_signed_copy(paper.decision, file)
    SignatureReport.objects.create(file=file, signatures=signed.signatures, is_our_print=True, checked_at=now)
    record("paper.sign", actor=actor, now=now, obj=paper, unit_id=_unit_id(paper), sha256=file.sha256,
           printed=seen.sha256, data_hash=seen.data_hash, **_journalled(signed.certificate))  # fmt: skip
    return copy


def _locked(paper: Paper) -> Paper:
    """The paper as it is now, with what it is about held first, as everybody who changes that holds it."""
    proposal = lock_proposal(paper.proposal) if paper.proposal else None
    decision = lock_decision(paper.decision) if paper.decision else None
    row = Paper.objects.select_for_update(of=("self",)).select_related("pdf", "round").get(pk=paper.pk)
    row.proposal, row.decision = proposal, decision
    return row


def _journalled(certificate: Described) -> dict[str, str]:
    return {"subject": certificate.subject, "issuer": certificate.issuer, "serial": certificate.serial,
            "certificate_hash": certificate.sha256}  # fmt: skip


@transaction.atomic
def _note(paper: Paper, refusal: Refused, *, actor: Any, now: datetime) -> None:
    codes = sorted({problem.code for problem in refusal.problems})
    record("paper.sign", actor=actor, now=now, obj=paper, unit_id=_unit_id(paper), refused=True, codes=codes)


def _unit_id(paper: Paper) -> int | None:
    return paper.proposal.unit_id if paper.proposal else None
