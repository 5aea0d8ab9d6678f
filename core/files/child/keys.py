"""A .p12 behind its passphrase and a NUL, from standard input: whether opening it ends within the limits.

Rounds of a key's derivation may hide in what is encrypted, and a key may be so long that looking at it takes minutes.
What is wrong with a file that does open is said by whoever uses it (`dossiers.signing`).
"""

import sys
from contextlib import suppress
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

Found = list[tuple[str, dict[str, Any]]]


def look(_path: str, _kind: str, _rewritten: str) -> Found:
    passphrase, _nul, content = sys.stdin.buffer.read().partition(b"\0")
    with suppress(ValueError, UnsupportedAlgorithm):
        load_pkcs12(content, passphrase)
    return []
