"""What looks wrong in a text that may still be kept: advice to the person who typed it, never a refusal."""

import re
import unicodedata

from django.utils.translation import gettext as _

# Letters of the TCVN3 and VNI fonts that are read as Latin-1 and never occur in Vietnamese Unicode text.
TCVN3_LETTER = re.compile(r"(?<=[^\W\d_])[µ¸¶·¹¨»¾¼½Æ©Ç®ÎÏÑª×ØÜÞß«åæç¬ëîïñ÷ûüþ¦§]|[©®§][a-z]")
CAPITAL_INSIDE = re.compile(r"[a-zđ][ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ]")
VNI_PAIR = re.compile(r"[aA][ùøûõïâêáàåãäëéèúüý]|[eE][ùøûõïâáàåãä]|[oO][ùøûõïâäåê]|[uU][ùøûõï]|[ñÑ][aeiouyö]")
LOOKALIKE_SCRIPTS = ("CYRILLIC", "GREEK")
LETTERS_OF_CAPITALS = 4


def text_advice(text: str) -> list[str]:
    """Sentences for what a person should look at again; empty for ordinary text."""
    found = [
        (is_legacy, _("Có vẻ dán từ phông chữ cũ (TCVN3, VNI): hãy chuyển sang Unicode rồi dán lại.")),
        (has_lookalikes, _("Có chữ trông giống chữ cái La-tinh nhưng của bảng chữ khác: hãy gõ lại.")),
        (is_all_capitals, _("Đang viết toàn chữ in hoa: chỉ viết hoa chữ cái đầu của tên.")),
    ]
    return [sentence for looks_so, sentence in found if looks_so(text)]


def is_legacy(text: str) -> bool:
    """Whether the text was typed for a TCVN3 or VNI font (`NguyÔn`, `Nguyeãn`)."""
    return any(pattern.search(text) for pattern in (TCVN3_LETTER, CAPITAL_INSIDE, VNI_PAIR))


def has_lookalikes(text: str) -> bool:
    """Whether letters of another script stand among Latin ones."""
    letters = [unicodedata.name(char, "") for char in text if char.isalpha()]
    return any(name.startswith("LATIN") for name in letters) and any(
        name.startswith(LOOKALIKE_SCRIPTS) for name in letters
    )


def is_all_capitals(text: str) -> bool:
    """Whether a text of several letters has capitals only."""
    return text.isupper() and sum(char.isalpha() for char in text) >= LETTERS_OF_CAPITALS and " " in text
