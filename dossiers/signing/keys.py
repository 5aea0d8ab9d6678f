"""A .p12 opened with its passphrase, in memory alone: whatever is wrong with it is said beside its field."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from asn1crypto import keys, pkcs12, x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12
from django.utils.translation import gettext as _

from core.files import checks
from core.refusals import Problem, Refused

# Deriving the key from the passphrase takes a second for so many rounds; what Windows and OpenSSL write has 2.000.
MOST_ROUNDS = 2_000_000
SHORTEST_RSA = 2048
# What asn1crypto raises for what cannot be read.
BAD_FILE = (ValueError, TypeError, KeyError, AttributeError)


@dataclass(frozen=True)
class Key:
    """A private key with the certificate it belongs to and whatever else the file holds."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    private: keys.PrivateKeyInfo = field(repr=False)


def open_key(content: bytes, passphrase: str) -> Key:
    """The key in `content`; raises Refused with the problem beside `p12` or `passphrase`."""
    _check_form(content)
    _check_time(content, passphrase)
    try:
        found = load_pkcs12(content, passphrase.encode())
    except UnsupportedAlgorithm:
        raise Refused(_problem("old_p12", _("Tệp khóa dùng thuật toán mã hóa máy chủ không đọc được; hãy xuất lại "
                                            "tệp .p12 từ phần mềm của cơ quan cấp chứng thư."))) from None  # fmt: skip
    except ValueError:
        text = _("Mật khẩu không mở được tệp khóa. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock.")
        raise Refused(Problem(text, field="passphrase", code="wrong_passphrase")) from None
    problems = list(_problems(found))
    if problems:
        raise Refused(problems)
    try:
        return _key(found)
    except BAD_FILE:
        text = _("Chứng thư số trong tệp khóa bị hỏng, không đọc được; hãy xuất lại tệp .p12.")
        raise Refused(_problem("bad_certificate", text)) from None


def _check_form(content: bytes) -> None:
    """That `content` is a .p12 at all, and does not say of itself that it opens slowly."""
    try:
        file = pkcs12.Pfx.load(content, strict=True)
        rounds = max(_rounds(file), default=0)
    except BAD_FILE:
        raise Refused(_problem("no_p12", _("Đây không phải tệp khóa .p12 (hoặc .pfx), hoặc tệp bị hỏng."))) from None
    if rounds > MOST_ROUNDS:
        raise Refused(_slow())


def _check_time(content: bytes, passphrase: str) -> None:
    """That it opens in reasonable time, tried in a process that may die: what is encrypted may hide further rounds."""
    given = passphrase.encode() + b"\0" + content
    if checks.by_opening(checks.NOTHING, "p12", checks.NOTHING, given):
        raise Refused(_slow())


def _slow() -> Problem:
    return _problem("slow_p12", _("Tệp khóa được mã hóa bất thường, mở quá lâu; hãy xuất lại tệp .p12."))


def _rounds(file: pkcs12.Pfx) -> Iterator[int]:
    """How often each layer that one sees derives its key from the passphrase."""
    if file["mac_data"].native:
        yield file["mac_data"]["iterations"].native
    for part in file.authenticated_safe:
        if part["content_type"].native == "encrypted_data":
            yield part["content"]["encrypted_content_info"]["content_encryption_algorithm"].kdf_iterations
        elif part["content_type"].native == "data":
            bags = pkcs12.SafeContents.load(part["content"].native)
            shrouded = (bag for bag in bags if bag["bag_id"].native == "pkcs8_shrouded_key_bag")
            yield from (bag["bag_value"]["encryption_algorithm"].kdf_iterations for bag in shrouded)


def _problems(found: PKCS12KeyAndCertificates) -> Iterator[Problem]:
    key = found.key
    if key is None:
        yield _problem("no_key", _("Tệp không có khóa bí mật; hãy xuất lại tệp .p12 kèm khóa bí mật."))
    elif not isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey):
        yield _problem("other_key", _("Khóa trong tệp thuộc loại không ký được văn bản (cần RSA hoặc ECDSA)."))
    elif isinstance(key, RSAPrivateKey) and key.key_size < SHORTEST_RSA:
        yield _problem("short_key", _("Khóa RSA trong tệp ngắn hơn 2048 bit, không còn an toàn để ký."))
    if found.cert is None:
        yield _problem("no_certificate", _("Tệp không có chứng thư số đi cùng khóa bí mật."))


def _key(found: PKCS12KeyAndCertificates) -> Key:
    plain = found.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    others = tuple(_certificate(one) for one in found.additional_certs)
    return Key(_certificate(found.cert), others, keys.PrivateKeyInfo.load(plain))


def _certificate(one) -> x509.Certificate:
    """Read with its extensions, which are parsed all together when one of them is first asked for."""
    certificate = x509.Certificate.load(one.certificate.public_bytes(Encoding.DER))
    _ = certificate.key_usage_value
    return certificate


def _problem(code: str, text: str) -> Problem:
    return Problem(text, field="p12", code=code)
