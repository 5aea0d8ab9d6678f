"""A certificate authority of our own, signers with a .p12, and PDFs that they sign."""

import functools
import io
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pikepdf
from asn1crypto import algos, cms
from asn1crypto import pkcs12 as bags
from asn1crypto import x509 as asn1
from asn1crypto.keys import EncryptedPrivateKeyInfo
from cryptography import x509
from cryptography.hazmat.primitives import hashes, padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf

from tests.clock import NOW

YEAR = timedelta(days=365)
PASSPHRASE = "khóa bí mật 7"


@dataclass(frozen=True)
class Party:
    """Who signs: a name, a key, a certificate and whoever vouched for it."""

    key: RSAPrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def root(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.certificate.public_bytes(Encoding.DER))


def party(
    name: str, by: Party | None = None, *, first: datetime = NOW - YEAR, last: datetime = NOW + YEAR,
    usage: x509.ExtensionType | None = None,
) -> Party:  # fmt: skip
    """`name` with a certificate from `by`; an authority that vouches for itself without one."""
    key = generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    names = x509.CertificateBuilder().subject_name(subject)
    issued = names.issuer_name(by.certificate.subject if by else subject)
    numbered = issued.public_key(key.public_key()).serial_number(x509.random_serial_number())
    dated = numbered.not_valid_before(first.astimezone(UTC)).not_valid_after(last.astimezone(UTC))
    ends = dated.add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
    whole = ends.add_extension(usage or _usage(is_authority=by is None), critical=True)
    certificate = whole.sign(by.key if by else key, hashes.SHA256())
    return Party(key, certificate, (by.certificate, *by.chain) if by else ())


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority, content_commitment=not is_authority, key_cert_sign=is_authority,
        crl_sign=is_authority, key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


@functools.cache
def authority() -> Party:
    return party("CA thử nghiệm")


@functools.cache
def plain_pdf() -> bytes:
    out, pdf = io.BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def p12(of: Party, passphrase: str = PASSPHRASE) -> bytes:
    """The .p12 of a party, its chain with it."""
    locked = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"x", of.key, of.certificate, of.chain, locked)


def p12_with_hidden_rounds(rounds: int, passphrase: str = PASSPHRASE) -> bytes:
    """One that says 2048 rounds of itself; the key inside what is encrypted asks for `rounds` more."""
    locked = EncryptedPrivateKeyInfo({"encryption_algorithm": _pbes2(rounds)[0], "encrypted_data": bytes(1232)})
    inner = bags.SafeContents([{"bag_id": "pkcs8_shrouded_key_bag", "bag_value": locked}]).dump()
    said, salt, vector = _pbes2(2048)
    key = PBKDF2HMAC(hashes.SHA256(), 32, salt, 2048).derive(passphrase.encode())
    pad, lock = padding.PKCS7(128).padder(), Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    content = {
        "content_type": "data", "content_encryption_algorithm": said,
        "encrypted_content": lock.update(pad.update(inner) + pad.finalize()) + lock.finalize(),
    }  # fmt: skip
    data = cms.EncryptedData({"version": "v0", "encrypted_content_info": content})
    safe = bags.AuthenticatedSafe([{"content_type": "encrypted_data", "content": data}])
    return bags.Pfx({"version": "v3", "auth_safe": {"content_type": "data", "content": safe.dump()}}).dump()


def _pbes2(rounds: int) -> tuple[algos.EncryptionAlgorithm, bytes, bytes]:
    """AES-256 by a key derived in so many rounds; the salt and the first vector."""
    salt, vector = os.urandom(16), os.urandom(16)
    derived = {"salt": algos.Pbkdf2Salt("specified", salt), "iteration_count": rounds, "key_length": 32,
               "prf": {"algorithm": "sha256"}}  # fmt: skip
    parameters = {
        "key_derivation_func": {"algorithm": "pbkdf2", "parameters": derived},
        "encryption_scheme": {"algorithm": "aes256_cbc", "parameters": vector},
    }
    return algos.EncryptionAlgorithm({"algorithm": "pbes2", "parameters": parameters}), salt, vector


def signed(pdf: bytes, by: Party, folder, field: str = "ChuKy1") -> bytes:
    """`pdf` with one more signature, made with a .p12 as the signing tools do."""
    path = folder / "nguoi-ky.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", by.key, by.certificate, by.chain, NoEncryption()))
    signer = SimpleSigner.load_pkcs12(str(path))
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    return sign_pdf(writer, PdfSignatureMetadata(field_name=field), signer=signer).getvalue()


def extended(pdf: bytes) -> bytes:
    """`pdf` with an incremental update that turns its first page."""
    writer, out = IncrementalPdfFileWriter(io.BytesIO(pdf)), io.BytesIO()
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(180)
    writer.update_container(page)
    writer.write(out)
    return out.getvalue()
