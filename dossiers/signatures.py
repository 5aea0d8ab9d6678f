"""What digital signatures a PDF carries, read with pyHanko: from bytes to plain words, without network or database.

Revocation is not asked for (no OCSP, no CRL is fetched); the state CA's own verifier stays the second opinion.
"""

import io
import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices

from dossiers.rendering.limits import time_limit

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

logger = logging.getLogger(__name__)

MOST = 20
SECONDS = 60
NAMES = ("common_name", "organization_name")


class Verdict(TextChoices):
    VALID = "valid", "Chữ ký hợp lệ; từ khi ký, tệp không bị sửa"
    ALTERED = "altered", "Tệp đã bị sửa sau khi ký"
    STRANGER = (
        "stranger",
        "Tệp không bị sửa sau khi ký, nhưng cơ quan cấp chứng thư số không nằm trong danh sách tin cậy",
    )
    EXPIRED = "expired", "Tệp không bị sửa sau khi ký, nhưng chứng thư số không còn hoặc chưa có hiệu lực lúc kiểm tra"


@dataclass(frozen=True)
class Signature:
    """One signature; `at` is the time that the signer's machine claims, as ISO 8601, "" for none."""

    verdict: str
    signer: str
    issuer: str
    at: str


def signatures_of(pdf: bytes, *, roots: Iterable["Certificate"], now: datetime) -> list[dict[str, str]] | None:
    """Every signature of `pdf`, oldest first, as plain data; [] for none, None for what cannot be read.

    The file comes from outside: whatever is wrong with it, slow or too large is answered with None.
    """
    try:
        with time_limit(SECONDS):
            return [asdict(row) for row in _read(pdf, list(roots), now)]
    except Exception:
        logger.exception("The signatures of a file could not be read")
        return None


def trusted_roots(folder: str) -> "list[Certificate]":
    """The certificates (PEM or DER) that lie in `folder`; none without a folder."""
    from pyhanko.keys import load_certs_from_pemder

    files = sorted(path for path in Path(folder).iterdir() if path.is_file()) if folder else []
    return list(load_certs_from_pemder(str(path) for path in files))


def _read(pdf: bytes, roots: "list[Certificate]", now: datetime) -> list[Signature]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    found = PdfFileReader(io.BytesIO(pdf), strict=True).embedded_regular_signatures
    if len(found) > MOST:
        raise ValueError(f"{len(found)} signatures")
    return [_look(one, roots, now, is_last=one is found[-1]) for one in found]


def _look(one: "EmbeddedPdfSignature", roots: "list[Certificate]", now: datetime, *, is_last: bool) -> Signature:
    certificate, at = one.signer_cert, one.self_reported_timestamp
    moment = _within(certificate, now)
    status = _status(one, roots, moment)
    if not _is_whole(status, is_last=is_last):
        verdict = Verdict.ALTERED
    elif not status.trusted:
        verdict = Verdict.STRANGER
    else:
        verdict = Verdict.VALID if moment == now else Verdict.EXPIRED
    names = name_of(certificate.subject), name_of(certificate.issuer)
    return Signature(verdict.value, *names, at.isoformat() if at else "")


def _within(certificate: "Certificate", now: datetime) -> datetime:
    """`now`, or the nearest instant at which the certificate held: its chain can be asked about all the same."""
    first, last = certificate.not_valid_before, certificate.not_valid_after
    return min(max(now, first), last - timedelta(seconds=1))


def _status(one: "EmbeddedPdfSignature", roots: "list[Certificate]", moment: datetime) -> "PdfSignatureStatus":
    from pyhanko.sign.validation import KeyUsageConstraints, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=roots, moment=moment.astimezone(UTC), allow_fetching=False, revocation_mode="soft-fail"
    )
    uses = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    return validate_pdf_signature(one, context, ts_validation_context=context, key_usage_settings=uses)


def _is_whole(status: "PdfSignatureStatus", *, is_last: bool) -> bool:
    """Whether the signed bytes are as they were and nothing came after them but further signatures and their proofs."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if not (status.intact and status.valid and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION):
        return False
    most = ModificationLevel.LTA_UPDATES if is_last else ModificationLevel.FORM_FILLING
    return status.docmdp_ok and status.modification_level <= most


def name_of(of: Any) -> str:
    """ "Nguyễn Văn An, Sở …": the names a certificate gives, on one line."""
    native = of.native
    texts = [native[key] for key in NAMES if native.get(key)]
    return " ".join(", ".join(text if isinstance(text, str) else ", ".join(text) for text in texts).split())[:300]
