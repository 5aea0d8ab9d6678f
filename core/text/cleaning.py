"""What a text must be before it is stored: NFC, nothing invisible, nothing that breaks a line of print."""

import re
import unicodedata

from django.utils.translation import gettext as _

MAX_MARKS = 3
# Letters and marks that print nothing: fillers, the grapheme joiner, the empty braille cell.
FILLERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
SPACE_BEFORE_BREAK = re.compile(r"[^\S\n]+(?=\n|$)")
BLANK_LINES = re.compile(r"\n{3,}")


class TextError(ValueError):
    """The text cannot be kept; the message says why, in Vietnamese."""


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def clean_text(text: str) -> str:
    """Text of several lines as it is stored: NFC, `\\n` breaks, nothing invisible, no outer space.

    Raises `TextError` for NUL, lone surrogates, non-characters and piles of combining marks.
    """
    _refuse_unprintable(text)
    visible = "".join(char for char in LINE_BREAKS.sub("\n", text) if not _is_invisible(char))
    visible = SPACE_BEFORE_BREAK.sub("", visible)
    return nfc(BLANK_LINES.sub("\n\n", visible)).strip()


def clean_line(text: str) -> str:
    """`clean_text` for one line: every run of white space, breaks included, becomes one space."""
    return " ".join(clean_text(text).split())


def _refuse_unprintable(text: str) -> None:
    if "\0" in text:
        raise TextError(_("Nội dung chứa ký tự NUL, không lưu được. Hãy xóa và gõ lại đoạn này."))
    if any(0xD800 <= ord(char) <= 0xDFFF or ord(char) & 0xFFFE == 0xFFFE for char in text):
        raise TextError(_("Nội dung chứa ký tự hỏng (mã không hợp lệ). Hãy xóa và gõ lại đoạn này."))
    if _most_marks(text) > MAX_MARKS:
        raise TextError(_("Nội dung có chữ mang quá nhiều dấu chồng lên nhau. Hãy gõ lại chữ đó."))


def _is_invisible(char: str) -> bool:
    if char in "\n\t":
        return False
    return char in FILLERS or unicodedata.category(char) in ("Cc", "Cf")


def _most_marks(text: str) -> int:
    most = run = 0
    for char in unicodedata.normalize("NFD", text):
        run = run + 1 if unicodedata.category(char).startswith("M") else 0
        most = max(most, run)
    return most
