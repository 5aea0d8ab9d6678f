"""The one font of papers and the libraries that draw it: are they here, and which characters can they print?

Tinos is a metric twin of Times New Roman (Nghị định 30/2020/NĐ-CP asks for that one) with every Vietnamese letter.
"""

import ctypes
import functools
import re
import unicodedata

FAMILY = "Tinos"
STYLES = (":regular", ":bold", ":italic", ":bold:italic")
LIBRARIES = ("libfontconfig.so.1", "libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
INSTALL = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-croscore"
# Printed in place of a character that the font cannot draw.
UNPRINTABLE = "\u25a1"
# A run that is no word, and the pieces it may be broken into.
ENDLESS_WORD = re.compile(r"\S{101,}")
PIECE = re.compile(r"\S{10}(?=\S)")

PLAIN_VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in PLAIN_VOWELS for tone in TONES] + ["đ"]
# Every vowel with every tone, and đ, in both cases: 146 letters.
VIETNAMESE_LETTERS = frozenset(_SMALL) | {letter.upper() for letter in _SMALL}


def check_fonts() -> list[str]:
    """What keeps papers from being rendered on this machine, with the line that mends it; empty when all is here."""
    problems = [f"Thiếu thư viện {name}." for name in LIBRARIES if not _loads(name)]
    if not problems:
        problems = [problem for style in STYLES if (problem := _problem_of(style))]
    return [f"{problem} Cài đặt: {INSTALL}" for problem in problems]


@functools.cache
def printable_characters() -> frozenset[int]:
    """The code points that Tinos draws; empty when it is not installed."""
    path = font_file(STYLES[0])
    return frozenset(_code_points(path)) if path else frozenset()


def printable(text: str) -> str:
    """`text` in NFC as papers print it: what the font lacks becomes □, invisible characters go.

    An endless word may be broken after every tenth character: the renderer looks for its breaks for minutes otherwise.
    """
    known = printable_characters()
    drawn = "".join(_drawn(char, known) for char in unicodedata.normalize("NFC", text))
    return ENDLESS_WORD.sub(lambda word: PIECE.sub("\\g<0>\u200b", word[0]), drawn)


def unprintable_in(text: str) -> list[str]:
    """The characters of `text` that a paper would print as □, each once: to be named to who typed them."""
    known = printable_characters()
    return list(dict.fromkeys(c for c in unicodedata.normalize("NFC", text) if _drawn(c, known) == UNPRINTABLE != c))


def font_file(style: str) -> str | None:
    """The file that fontconfig, and so the renderer, takes for Tinos in `style`; None when it takes another font."""
    fontconfig = ctypes.CDLL(LIBRARIES[0])
    for name in ("FcInitLoadConfigAndFonts", "FcNameParse", "FcFontMatch"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    config = ctypes.c_void_p(fontconfig.FcInitLoadConfigAndFonts())
    pattern = ctypes.c_void_p(fontconfig.FcNameParse(f"{FAMILY}{style}".encode()))
    fontconfig.FcConfigSubstitute(config, pattern, 0)
    fontconfig.FcDefaultSubstitute(pattern)
    match = ctypes.c_void_p(fontconfig.FcFontMatch(config, pattern, ctypes.byref(ctypes.c_int())))
    found = {key: _string_of(fontconfig, match, key) for key in ("family", "file")} if match else {}
    for thing in (match, pattern):
        fontconfig.FcPatternDestroy(thing)
    fontconfig.FcConfigDestroy(config)
    return found["file"] if found.get("family") == FAMILY else None


def _string_of(fontconfig: ctypes.CDLL, pattern: ctypes.c_void_p, key: str) -> str:
    value = ctypes.c_char_p()
    fontconfig.FcPatternGetString(pattern, key.encode(), 0, ctypes.byref(value))
    return (value.value or b"").decode()


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _problem_of(style: str) -> str:
    path = font_file(style)
    if path is None:
        return f"Thiếu phông chữ {FAMILY} ({style.strip(':')})."
    missing = {letter for letter in VIETNAMESE_LETTERS if ord(letter) not in _code_points(path)}
    return f"Phông chữ {path} thiếu {len(missing)} chữ cái tiếng Việt." if missing else ""


@functools.cache
def _code_points(path: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _drawn(char: str, known: frozenset[int]) -> str:
    if char in "\n\t" or ord(char) in known:
        return char
    return "" if unicodedata.category(char) in ("Cc", "Cf") else UNPRINTABLE
