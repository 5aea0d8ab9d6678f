"""Signing a paper with the signer's own .p12: from bytes to bytes, without network or database, nothing kept."""

from dossiers.signing.keys import Key, open_key
from dossiers.signing.pdf import NoPlace, sign_pdf
from dossiers.signing.words import Described, describe, problems_of

__all__ = ["Described", "Key", "NoPlace", "describe", "open_key", "problems_of", "sign_pdf"]
