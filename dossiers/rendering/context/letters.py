"""Công văn. Papers made before the office could write their sentences are printed in the words that stood then."""

from typing import Any

from core.text import count2, format_date, long_time
from dossiers.rendering.data import GuidanceLetter, OfferedAward, UrgingLetter
from dossiers.templatetags.papers import ended

HEADINGS = (
    "Đối tượng, thành tích xét khen thưởng", "Hình thức khen thưởng", "Hồ sơ đề nghị khen thưởng",
    "Thời hạn và cách gửi",
)  # fmt: skip
NIL = "Đơn vị không có tập thể, cá nhân đề nghị khen thưởng thì gửi báo cáo không có đề nghị, nêu rõ lý do."


def guidance_letter(paper: GuidanceLetter) -> dict[str, Any]:
    scope = f"Tập thể, cá nhân thuộc các phòng, đơn vị có thành tích xuất sắc {paper.period}; {paper.criteria}."
    sending = (
        f"Hồ sơ gửi trên hệ thống quản lý thi đua, khen thưởng của Sở {paper.cutoff_text}. Sau thời hạn này hệ thống "
        "không nhận hồ sơ, trừ trường hợp được gia hạn bằng văn bản."
    )
    return {
        "headings": paper.headings or HEADINGS,
        "scope": paper.scope or scope,
        "awards": [award.words or _offer(award) for award in paper.awards],
        "nil": paper.nil or NIL,
        "sending": paper.sending or sending,
        "asking": paper.asking or _asking(paper),
    }


def _offer(award: OfferedAward) -> str:
    """`Giấy khen (đối với tập thể): tối đa 05 tập thể trong toàn Sở`; without a number where none is set."""
    numbers = ((award.most_collectives, "tập thể"), (award.most_individuals, "cá nhân"))
    said = [f"{count2(number)} {whom}" for number, whom in numbers if number is not None]
    most = f": tối đa {', '.join(said)} trong toàn Sở" if said else ""
    return f"{award.name} (đối với {award.subjects}){most}"


def urging_letter(paper: UrgingLetter) -> dict[str, Any]:
    return {
        "appeal": paper.appeal or _appeal(paper),
        "lead": paper.extended or "Các đơn vị được gia hạn gửi hồ sơ theo thời hạn riêng:",
        "extended": [unit for unit in paper.late if unit.cutoff_text],
        "afterwards": paper.afterwards or f"Sau thời hạn nêu trên, hệ thống không nhận hồ sơ. {_asking(paper)}",
    }


def _appeal(paper: UrgingLetter) -> str:
    late = len(paper.late)
    return (
        f"Tính đến {long_time(paper.as_of)} ngày {format_date(paper.as_of)}, {count2(paper.total - late)}/"
        f"{count2(paper.total)} đơn vị đã gửi hồ sơ; {count2(late)} đơn vị có tên trên chưa gửi. Để việc xét khen "
        "thưởng bảo đảm thời gian, đề nghị các đơn vị khẩn trương hoàn thiện và gửi hồ sơ trên hệ thống quản lý thi "
        f"đua, khen thưởng của Sở {paper.cutoff_text}. {NIL}"
    )


def _asking(paper: GuidanceLetter | UrgingLetter) -> str:
    return f"Đầu mối liên hệ: {ended(paper.contact, '.')}"
