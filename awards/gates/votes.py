"""How a council's ballots are counted: quorum, base and threshold in exact fractions, and sums that must agree.

The council advises (Luật Thi đua, khen thưởng 2022, Điều 90); no law fixes a share for Giấy khen, so shares and their
bases are data of the award and of the council (regulations, C.5). Who may not vote on a nomination is no part of its
base: the paper prints the base beside every share.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from django.utils.translation import gettext as _

from awards.enums import CouncilOutcome, ShareBase
from core.refusals import Problem
from core.text import format_percent

SECRET_FROM = 3


class Choice(StrEnum):
    """One mark on a ballot; all of one length, so that no length of a request tells one from another."""

    FOR = "1"
    AGAINST = "2"
    LOWER = "3"
    BLANK = "0"


@dataclass(frozen=True)
class Threshold:
    """At least `share` of `base`."""

    share: Fraction
    base: ShareBase


@dataclass(frozen=True)
class Entitled:
    """Of those who may vote on one nomination: how many there are, and how many take part.

    Who is present takes part, and so does an absent member whose opinion came in writing.
    """

    members: int
    taking_part: int


@dataclass(frozen=True)
class Count:
    """The marks on one nomination; `blank` are valid ballots that say nothing of it."""

    in_favour: int
    against: int
    lower: int = 0
    blank: int = 0

    @property
    def votes(self) -> int:
        return self.in_favour + self.against + self.lower

    def plus(self, choice: Choice) -> "Count":
        """The count with one more mark."""
        return Count(
            self.in_favour + (choice == Choice.FOR), self.against + (choice == Choice.AGAINST),
            self.lower + (choice == Choice.LOWER), self.blank + (choice == Choice.BLANK),
        )  # fmt: skip


@dataclass(frozen=True)
class Result:
    """What the council advises on one nomination: `votes` of `base` for it, and what the base is."""

    outcome: CouncilOutcome
    votes: int
    base: int
    base_kind: ShareBase


@dataclass(frozen=True)
class Papers:
    """The printed ballots, one for all nominations: handed out, come back, not valid."""

    issued: int
    returned: int
    invalid: int

    @property
    def valid(self) -> int:
        return self.returned - self.invalid


def share_of(text: str) -> Fraction | None:
    """The exact share that `2/3` names; None for what is no share of a whole."""
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None
    return share if 0 < share <= 1 else None


def has_quorum(present: int, members: int, share: Fraction) -> bool:
    """Whether so many present of all voting members may hold a session; nobody of nobody may not."""
    return members > 0 and Fraction(present, members) >= share


def needed(members: int, share: Fraction) -> int:
    """The least number that is `share` of `members`."""
    return -(-members * share.numerator // share.denominator)


def base_of(kind: ShareBase, entitled: Entitled, count: Count) -> int:
    """The number that a share is of."""
    sizes = {
        ShareBase.MEMBERS: entitled.members,
        ShareBase.PRESENT: entitled.taking_part,
        ShareBase.VALID: count.votes,
    }
    return sizes[kind]


def reaches(votes: int, base: int, share: Fraction) -> bool:
    return base > 0 and Fraction(votes, base) >= share


def result_of(count: Count, entitled: Entitled, asked: Threshold, lower: Threshold | None = None) -> Result:
    """What the council advises: the award asked for, else the lower one, else none.

    Whoever was for the higher award is for the lower one too: votes for it are added to those for the lower one.
    """
    base = base_of(asked.base, entitled, count)
    if reaches(count.in_favour, base, asked.share):
        return Result(CouncilOutcome.AGREE, count.in_favour, base, asked.base)
    if lower is not None:
        votes, lower_base = count.in_favour + count.lower, base_of(lower.base, entitled, count)
        if reaches(votes, lower_base, lower.share):
            return Result(CouncilOutcome.LOWER, votes, lower_base, lower.base)
    return Result(CouncilOutcome.DECLINE, count.in_favour, base, asked.base)


def share_words(votes: int, base: int) -> str:
    """`7/9 (77,78%)`; the figures decide, never the rounded share."""
    return f"{votes}/{base} ({format_percent(votes, base)})" if base else f"{votes}/0"


def paper_faults(papers: Papers, takers: int) -> Iterator[Problem]:
    """Issued ≤ those who take part, returned ≤ issued, invalid ≤ returned."""
    if papers.issued > takers:
        text = _("Phát ra %(issued)d phiếu nhưng chỉ có %(takers)d thành viên có mặt hoặc gửi ý kiến bằng văn bản.")
        yield Problem(text % {"issued": papers.issued, "takers": takers}, field="issued")
    if papers.returned > papers.issued:
        text = _("Thu về %(back)d phiếu, nhiều hơn %(out)d phiếu phát ra.")
        yield Problem(text % {"back": papers.returned, "out": papers.issued}, field="returned")
    if papers.invalid > papers.returned:
        text = _("%(invalid)d phiếu không hợp lệ, nhiều hơn %(back)d phiếu thu về.")
        yield Problem(text % {"invalid": papers.invalid, "back": papers.returned}, field="invalid")


def count_faults(
    count: Count, papers: Papers, entitled: Entitled, *, offers_lower: bool, name: str = "", field: str = ""
) -> Iterator[Problem]:
    """The marks on one nomination are as many as the valid ballots, and not more than may vote on it."""
    if count.votes + count.blank != papers.valid:
        text = _("đồng ý + không đồng ý + hạ hình thức + để trống = %(sum)d, nhưng có %(valid)d phiếu hợp lệ.")
        yield Problem(_said(name, text % {"sum": count.votes + count.blank, "valid": papers.valid}), field=field)
    if count.votes > entitled.taking_part:
        text = _("%(votes)d phiếu có ý kiến, nhưng chỉ %(taking_part)d người được bỏ phiếu về đối tượng này.")
        words = {"votes": count.votes, "taking_part": entitled.taking_part}
        yield Problem(_said(name, text % words), field=field)
    if count.lower and not offers_lower:
        yield Problem(_said(name, _("không có hình thức thấp hơn để hạ.")), field=field)


def _said(name: str, fault: str) -> str:
    """The fault as a sentence of its own, or of `name`."""
    return f"{name}: {fault}" if name else f"{fault[:1].upper()}{fault[1:]}"


def ballot_faults(choices: Mapping[int, str], lines: Mapping[int, bool], names: Mapping[int, str]) -> list[Problem]:
    """Why a ballot cast here is not whole: `lines` are the nominations it must speak of, and whether each has a lower
    award to choose."""
    problems = [
        Problem(_("%s: hãy chọn một ô.") % names[pk], field=f"item-{pk}")
        for pk, lower in lines.items()
        if choices.get(pk) not in _offered(lower=lower)
    ]
    if set(choices) - set(lines):
        problems.append(Problem(_("Phiếu có dòng không thuộc phiếu của bạn; hãy mở lại trang và chọn lại.")))
    return problems


def _offered(*, lower: bool) -> set[str]:
    return {choice.value for choice in Choice if lower or choice != Choice.LOWER}


def counted(ballots: Iterable[Mapping[int, str]], lines: Iterable[int]) -> dict[int, Count]:
    """The sum of several ballots, line by line."""
    sums = {line: Count(0, 0) for line in lines}
    for ballot in ballots:
        for line, choice in ballot.items():
            sums[line] = sums[line].plus(Choice(choice))
    return sums
