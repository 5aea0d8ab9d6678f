"""Keys for the two columns of every look-up: `search` (blind to marks) and `sort_key` (Vietnamese order).

A sort key is made of decimal digits alone, so that SQLite and PostgreSQL order it alike under any collation.
"""

import re
import unicodedata

SORT_KEY_LENGTH = 400

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
CODES = {letter: f"{10 + place}" for place, letter in enumerate(LETTERS)}
END, SPACE, PUNCTUATION, NUMBER, FOREIGN = "00", "02", "04", "06", "90"
# ngang, huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
SHAPES = {"\u0302", "\u0306", "\u031b"}
FOLDED = str.maketrans({"đ": "d", "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
TOKEN = re.compile(r"[0-9]+|.")
LONGEST_NUMBER = 99


def fold(text: str) -> str:
    """The form in which texts are looked up: no case, no marks, đ as d, nothing invisible, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = (char for char in decomposed if unicodedata.category(char) not in ("Mn", "Me", "Cf"))
    return " ".join("".join(plain).translate(FOLDED).split())


def search_key(*parts: str) -> str:
    """The `search` column: what a row can be found by, folded; ask it with `search__contains=fold(query)`."""
    return fold(" ".join(part for part in parts if part))


def title_sort_key(text: str) -> str:
    """The `sort_key` of a name that is no person's: Vietnamese order, numbers by their value."""
    return _key(text)[:SORT_KEY_LENGTH]


def person_sort_key(full_name: str) -> str:
    """The `sort_key` of a person: by given name, then family and middle names."""
    *before, given = full_name.split() or [""]
    return (_key(given) + END + _key(" ".join(before)))[:SORT_KEY_LENGTH]


def _key(text: str) -> str:
    """Letters first; tones, one to a syllable wherever the mark is put, decide between equal letters."""
    words = unicodedata.normalize("NFKC", text).casefold().split()
    letters = SPACE.join(_letters(word) for word in words)
    return letters + END + "".join(_tone(word) for word in words)


def _letters(word: str) -> str:
    return "".join(_code(token) for token in TOKEN.findall(_without_tones(word)))


def _without_tones(word: str) -> str:
    """`word` with only the marks that make a letter (ă, â, ê, ô, ơ, ư); every other mark is dropped."""
    kept = (
        char
        for char in unicodedata.normalize("NFD", word)
        if char in SHAPES or unicodedata.category(char) not in ("Mn", "Me", "Cf")
    )
    return unicodedata.normalize("NFC", "".join(kept))


def _code(token: str) -> str:
    if token in CODES:
        return CODES[token]
    if token.isascii() and token.isdigit():
        digits = token.lstrip("0")[:LONGEST_NUMBER]
        return f"{NUMBER}{len(digits):02}{digits}"
    base = unicodedata.normalize("NFD", token)[0]
    if base in CODES:
        return CODES[base]
    return f"{FOREIGN}{ord(token):07}" if token.isalnum() else PUNCTUATION


def _tone(word: str) -> str:
    marks = (TONES[char] for char in unicodedata.normalize("NFD", word) if char in TONES)
    return next(marks, "0")
