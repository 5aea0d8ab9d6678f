"""Key files that would hold the server up or break it; see test_signing for everything else that is wrong with one."""

import pytest
from cryptography.x509 import UnrecognizedExtension
from cryptography.x509.oid import ExtensionOID

from core.files import checks
from core.refusals import Refused
from dossiers.signing import open_key
from tests.dossiers import signing


def refusal(content):
    with pytest.raises(Refused) as refused:
        open_key(content, signing.PASSPHRASE)
    return [(problem.field, problem.code) for problem in refused.value.problems]


def test_rounds_hidden_in_what_is_encrypted_hold_nobody_up(monkeypatch):
    monkeypatch.setattr(checks, "WALL_SECONDS", 3)
    assert refusal(signing.p12_with_hidden_rounds(2**31 - 1)) == [("p12", "slow_p12")]


def test_few_hidden_rounds_are_gone_through():
    """Behind them is no key; what matters is that the file was opened to its end."""
    assert refusal(signing.p12_with_hidden_rounds(2048)) == [("passphrase", "wrong_passphrase")]


@pytest.mark.parametrize("broken", [b"\x04\x00", b"\x30"])
def test_certificate_that_cannot_be_read_is_said_beside_the_file(broken):
    usage = UnrecognizedExtension(ExtensionOID.KEY_USAGE, broken)
    party = signing.party("Nguyễn Thị Kỳ", signing.authority(), usage=usage)
    assert refusal(signing.p12(party)) == [("p12", "bad_certificate")]
