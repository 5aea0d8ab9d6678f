"""Codes that are printed for everyone to check: not to be guessed, and read without doubt."""

import secrets

# Without 0/O, 1/I/L: what stands on paper is typed again by hand.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12


def public_code() -> str:
    """A new code of a receipt, a certificate, a paper."""
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))
