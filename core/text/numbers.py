"""Numbers as Vietnamese screens and papers write them."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
BILLION = 10**9
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def format_number(value: int | Decimal | Fraction, places: int | None = None) -> str:
    """`1.234,5`; with `places`, rounded half up to so many decimals, else as many as the value has."""
    number = _rounded(value, places)
    text = f"{number:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def format_percent(part: int | Decimal | Fraction, whole: int | Decimal | Fraction = 1) -> str:
    """`92,86%`: the exact share of `part` in `whole`, at most two decimals; nothing without a whole."""
    if not whole:
        return ""
    return f"{format_number(_rounded(Fraction(part) / Fraction(whole) * 100, 2).normalize())}%"


def format_money(amount: int) -> str:
    """`1.410.000 đồng`."""
    return f"{format_number(amount)} đồng"


def money_in_words(amount: int) -> str:
    """`Một triệu bốn trăm mười nghìn đồng`."""
    words = number_in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def number_in_words(number: int) -> str:
    """`hai mươi mốt`, `một trăm linh năm`, for a number that is not negative."""
    if number < 0:
        raise ValueError(f"no words for a negative number: {number}")
    billions, rest = divmod(number, BILLION)
    if not billions:
        return _below_billion(number, whole=True) or DIGITS[0]
    return " ".join(filter(None, (number_in_words(billions), "tỷ", _below_billion(rest, whole=False))))


def doc_number(number: int | str | None) -> str:
    """A paper's number: below 10 with a leading zero (`05`), else as văn thư gave it."""
    text = "" if number is None else str(number).strip()
    return f"0{text}" if len(text) == 1 and text.isdigit() else text


def count2(number: int) -> str:
    """A count in a paper: `05 tập thể`, `12 cá nhân`."""
    return f"{number:02}"


def roman(number: int) -> str:
    """`IV`, for 1 to 3999."""
    if not 1 <= number < 4000:
        raise ValueError(f"no Roman figure for {number}")
    text = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _rounded(value: int | Decimal | Fraction, places: int | None) -> Decimal:
    if isinstance(value, Fraction):
        places = 2 if places is None else places
        # One digit more than asked keeps a half a half; what is cut off beyond it cannot turn the rounding.
        value = Decimal(int(value * 10 ** (places + 1))).scaleb(-places - 1)
    number = Decimal(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return number + 0  # -0 is 0


def _below_billion(number: int, *, whole: bool) -> str:
    """Words for three groups of three digits; `whole` when nothing is said before them."""
    words: list[str] = []
    for name, size in (("triệu", 10**6), ("nghìn", 10**3), ("", 1)):
        group = number // size % 1000
        if group:
            words += [*_below_thousand(group, whole=whole and not words), name]
    return " ".join(filter(None, words))


def _below_thousand(number: int, *, whole: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [] if whole and not hundreds else [DIGITS[hundreds], "trăm"]
    return words + _below_hundred(rest, after_hundreds=bool(words))


def _below_hundred(number: int, *, after_hundreds: bool) -> list[str]:
    tens, units = divmod(number, 10)
    if not tens:
        return [*(["linh"] if after_hundreds else []), DIGITS[units]] if units else []
    if tens == 1:
        return ["mười", *([_unit(units, 1)] if units else [])]
    return [DIGITS[tens], "mươi", *([_unit(units, tens)] if units else [])]


def _unit(units: int, tens: int) -> str:
    """The last digit as it sounds after a ten: mười lăm, hai mươi mốt, hai mươi tư."""
    if units == 5:
        return "lăm"
    if tens > 1:
        return {1: "mốt", 4: "tư"}.get(units, DIGITS[units])
    return DIGITS[units]
