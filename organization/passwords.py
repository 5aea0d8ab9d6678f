"""What a password may not be: too long, or made of words that everybody here would try first.

ASVS 5.0 6.1.2, 6.2.4, 6.2.11. Length is what counts: no rule asks for capitals or signs, none for a change by date.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.text import fold, nfc
from organization.models import Agency

LONGEST = 128
# So many characters, and so many different ones, must be left when all that is easily guessed is taken away.
MUST_REMAIN = 4
SHORTEST_WORD = 5

COMMON = (
    "thiduakhenthuong", "thidua", "khenthuong", "giaykhen", "bangkhen", "hoso", "caicachhanhchinh", "cchc", "vanphong",
    "congchuc", "vienchuc", "canbo", "giamdoc", "chuyenvien", "phong", "donvi", "ubnd", "uybannhandan", "tinh", "so",
    "matkhau", "dangnhap", "taikhoan", "quantri", "admin", "administrator", "password", "passw0rd", "pass", "user",
    "welcome", "letmein", "login", "secret", "test", "root",
    "anhyeuem", "emyeuanh", "yeuem", "yeuanh", "iloveyou", "tinhyeu", "conyeu", "meyeucon", "giadinh", "hanhphuc",
    "vietnam", "hanoi", "saigon", "hochiminh", "haiphong", "danang", "xinchao", "khongbiet", "chucmungnammoi",
    "doclap", "tudo", "doclaptudohanhphuc", "khongcogiquyhondoclaptudo", "bacho", "toiyeuvietnam", "vietnamvodich",
    "manchester", "ronaldo", "messi", "baby", "love", "hello", "monkey", "dragon", "superman", "motconvit", "mothaiba",
    "thang", "nam", "ngay", "congtac", "cuadung", "quenroi", "quenmatkhau",
)  # fmt: skip
SIGNS, LOOKALIKES = str.maketrans("@$!", "asi"), str.maketrans("0134578", "oieastb")
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
SEQUENCES = " ".join((*ROWS, *(row[::-1] for row in ROWS)))
REPEATED = re.compile(r"(.)\1{2,}")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
RUN = 3


class MaximumLengthValidator:
    """At most 128 characters, counted in NFC: hashing something endless would keep a server busy."""

    def validate(self, password: str, user: Any = None) -> None:
        if len(nfc(password)) > LONGEST:
            raise ValidationError(_("Mật khẩu dài nhất là %(most)d ký tự.") % {"most": LONGEST}, code="too_long")

    def get_help_text(self) -> str:
        return _("Dài nhất %(most)d ký tự.") % {"most": LONGEST}


class GuessableWordsValidator:
    """Refuses what is left with next to nothing when common words, the department's and the owner's names, years,
    rows of the keyboard and repetitions are taken away; blind to diacritics and to 0 for o."""

    def validate(self, password: str, user: Any = None) -> None:
        words = sorted({*COMMON, *agency_words(), *user_words(user)}, key=len, reverse=True)
        plain = fold(password)
        respelt = _without(plain.translate(SIGNS), ()).translate(LOOKALIKES)
        if any(_too_little(_without(text, words)) for text in (plain, respelt)):
            message = _(
                "Mật khẩu này dễ đoán: chỉ gồm từ thông dụng, tên cơ quan, tên người, năm hoặc dãy phím liền nhau. "
                "Hãy thêm vài từ không liên quan."
            )
            raise ValidationError(message, code="guessable")

    def get_help_text(self) -> str:
        return _("Không chỉ gồm từ dễ đoán như tên cơ quan, “thidua”, “matkhau”, năm sinh, dãy số liền nhau.")


def agency_words() -> Iterator[str]:
    """The department's and the province's names, in part and in whole, as one would type them into a password."""
    for agency in Agency.objects.all()[:10]:
        texts = (agency.name, agency.short_name, agency.parent_name, agency.parent_full_name, agency.place)
        for text in texts:
            yield from phrases(text)
        yield _letters(fold(agency.symbol))


def user_words(user: Any) -> Iterator[str]:
    if user is not None:
        yield _letters(fold(user.username))
        yield from phrases(user.display_name)


def phrases(text: str) -> Iterator[str]:
    """Every run of neighbouring words of `text`, written as one: "Hà Nam" gives "hanam"."""
    words = [_letters(word) for word in fold(text).split()]
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            joined = "".join(words[start:end])
            if len(joined) >= SHORTEST_WORD:
                yield joined


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _without(text: str, words: Iterable[str]) -> str:
    left = _letters(text)
    for word in filter(None, words):
        left = left.replace(word, " ")
    return "".join(_without_runs(piece) for piece in YEAR.sub(" ", left).split())


def _without_runs(text: str) -> str:
    """`text` without three and more equal characters, or ones that follow each other or lie side by side."""
    text, kept, place = REPEATED.sub("", text), "", 0
    while place < len(text):
        end = place + 1
        while end < len(text) and text[place : end + 1] in SEQUENCES:
            end += 1
        kept += "" if end - place >= RUN else text[place:end]
        place = end
    return kept


def _too_little(left: str) -> bool:
    return len(left) < MUST_REMAIN or len(set(left)) < MUST_REMAIN
