"""What a line of a paper must not part: a word and its number ("Điều 1", "ngày 10"), a number and its unit ("10 %")."""

import re

BOUND = "\u00a0"
# A single space is bound; what stands behind it is only looked at, so that "8 giờ 05" holds together as a whole.
# The space comes first, so that only spaces are looked at: in a page most of the rest is drawing and tags.
PARTS = re.compile(
    r" (?:"
    # a part of a law or paper and its number, letter or Roman figure; dots stand for a number that is not known
    r"(?<=\b[Đđ]iều )(?=[\d…])|(?<=\b[Kk]hoản )(?=[\d…])|(?<=\b[Đđ]iểm )(?=[a-zđ]\b)|(?<=\b[Mm]ục )(?=[\dIVXL])"
    r"|(?<=\b[Cc]hương )(?=[\dIVXL])|(?<=\b[Pp]hụ lục )(?=[\dIVXL])"
    # numbers of papers, days
    r"|(?<=\b[Ss]ố )(?=[\d…])|(?<=\b[Nn]gày )(?=[\d…])|(?<=\b[Tt]háng )(?=[\d…])|(?<=\b[Nn]ăm )(?=[\d…])"
    r"|(?<=\bgiờ )(?=\d\d\b)"
    # a number and what it counts
    r"|(?<=\d )(?=%)|(?<=\d )(?=(?:đồng|giờ|phút|giây)\b)"
    # a span of years
    r"|(?<=\b\d{4} )(?=[-–] \d{4}\b)|(?<=\b\d{4} [-–] )(?=\d{4}\b)"
    r")"
)


def bind(text: str) -> str:
    """`text` with no-break spaces where a line must not end; its length and words stay the same."""
    return PARTS.sub(BOUND, text)
