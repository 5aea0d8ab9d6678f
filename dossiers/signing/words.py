"""What a certificate says, and whether the one who signs may sign with it today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from asn1crypto.x509 import Certificate
from django.utils.translation import gettext as _

from core.refusals import Problem
from core.text import fold, format_datetime, nfc
from dossiers.signatures import name_of

USES = {"digital_signature", "non_repudiation"}
# What some authorities write behind the name: a position, a telephone number.
ENDS = ("(", ",", " - ", "/")


@dataclass(frozen=True)
class Described:
    """A certificate as the journal and the signed copy keep it; `sha256` is that of the whole certificate."""

    subject: str
    issuer: str
    serial: str
    sha256: str


def describe(certificate: Certificate) -> Described:
    serial = f"{certificate.serial_number:X}"
    return Described(name_of(certificate.subject), name_of(certificate.issuer), serial, certificate.sha256.hex())


def problems_of(certificate: Certificate, *, name: str, now: datetime) -> list[Problem]:
    """Everything that keeps `name` from signing with `certificate` at `now`, beside the field `p12`."""
    return [Problem(text, field="p12", code=code) for code, text in _problems(certificate, name, now)]


def _problems(certificate: Certificate, name: str, now: datetime) -> Iterator[tuple[str, str]]:
    if now >= certificate.not_valid_after:
        text = _("Chứng thư số đã hết hạn lúc %s; hãy gia hạn chứng thư rồi ký.")
        yield "expired", text % format_datetime(certificate.not_valid_after)
    if now < certificate.not_valid_before:
        text = _("Chứng thư số chưa có hiệu lực, chỉ dùng được từ %s.")
        yield "not_yet", text % format_datetime(certificate.not_valid_before)
    if certificate.key_usage_value and not USES & certificate.key_usage_value.native:
        yield "other_use", _("Chứng thư số này không cấp để ký văn bản; hãy chọn tệp của chứng thư ký.")
    if not is_of(certificate, name):
        text = _("Chứng thư số cấp cho “%(whose)s”, không phải của %(name)s: hãy ký bằng chứng thư của chính mình.")
        yield "of_another", text % {"whose": name_of(certificate.subject), "name": name}


def is_of(certificate: Certificate, name: str) -> bool:
    """Whether the certificate's common name is `name`; one written without diacritics is read without them."""
    given = certificate.subject.native.get("common_name") or ""
    common = _plain(given if isinstance(given, str) else given[0])
    for end in ENDS:
        common = common.partition(end)[0].strip()
    return common == (fold(name) if common.isascii() else _plain(name))


def _plain(text: str) -> str:
    return " ".join(nfc(text).casefold().split())
