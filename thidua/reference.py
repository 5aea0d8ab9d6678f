"""The pages of docs/ that follow from the code: the table of moves and the rights with their reasons."""

from collections.abc import Callable

from awards.enums import ComplaintState, DecisionState, NominationState, PackageState, ProposalState, SessionState
from awards.workflow import (
    COMPLAINT_MOVES,
    DECISION_MOVES,
    NOMINATION_MOVES,
    PACKAGE_MOVES,
    PROPOSAL_MOVES,
    SESSION_MOVES,
    Move,
)
from core.access import permissions, predicates_of


def workflow() -> str:
    """docs/workflow.md: every move of a proposal and of a nomination."""
    return "\n".join(
        [
            "# Các bước của một hồ sơ",
            "",
            "Trang này do `manage.py write_docs` viết ra từ `awards/workflow.py`;",
            "ngoài bảng này không có cách nào đổi trạng thái.",
            "",
            *_table("Đề nghị khen thưởng", PROPOSAL_MOVES, ProposalState),
            *_table("Đối tượng đề nghị", NOMINATION_MOVES, NominationState),
            *_table("Phiên họp Hội đồng", SESSION_MOVES, SessionState),
            *_table("Quyết định khen thưởng", DECISION_MOVES, DecisionState),
            *_table("Bộ hồ sơ trình cấp trên", PACKAGE_MOVES, PackageState),
            *_table("Kiến nghị, khiếu nại về kết quả", COMPLAINT_MOVES, ComplaintState),
        ]
    )


def _table(title: str, moves: tuple[Move, ...], states: type) -> list[str]:
    lines = [f"## {title}", "", "| việc | từ | đến | quyền | ghi lý do | có điều kiện |", "|---|---|---|---|---|---|"]
    for move in moves:
        sources = ", ".join(states(source).label for source in move.sources)
        cells = (
            move.label,
            sources,
            states(move.target).label,
            f"`{move.who}`",
            _tick(move.needs_note),
            _tick(move.gated),
        )
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    return [*lines, ""]


def _tick(value: bool) -> str:  # noqa: FBT001 - a cell of a table
    return "có" if value else ""


def rights() -> str:
    """docs/permissions.md: every permission with the reasons that refuse it, in their order."""
    lines = [
        "# Các quyền và lý do từ chối",
        "",
        "Trang này do `manage.py write_docs` viết ra từ các tệp `rules.py`; mỗi quyền cần mọi điều kiện dưới đây.",
        "Ai được làm gì ở từng địa chỉ, từng trạng thái: `tests/permissions.toml`.",
        "",
    ]
    for name in permissions():
        lines += [f"## `{name}`", "", *(f"- {predicate.reason}" for predicate in predicates_of(name)), ""]
    return "\n".join(lines)


PAGES: dict[str, Callable[[], str]] = {"docs/workflow.md": workflow, "docs/permissions.md": rights}
