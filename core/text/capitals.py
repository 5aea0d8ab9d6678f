"""Capitals where words move within a sentence."""


def in_sentence(text: str) -> str:
    """`text` as a sentence goes on with it: "Về việc …" after "Quyết định" begins small."""
    return text[:1].lower() + text[1:]
