"""Hashes of frozen content: of the whole, and of each document and file in it."""

from typing import Any

from core.journal.chain import sha256

TITLES = {
    "submission_letter": "Tờ trình đề nghị khen thưởng",
    "meeting_minutes": "Biên bản họp xét, đề nghị khen thưởng",
    "nil_return": "Báo cáo không có đề nghị khen thưởng",
}


def content_hash(content: dict[str, Any]) -> str:
    """SHA-256 of the content's canonical JSON: what the receipt names."""
    return sha256(content)


def manifest(content: dict[str, Any]) -> dict[str, Any]:
    """Every document and file of a submission with its SHA-256, in the order in which a reader turns the pages."""
    return {
        "content_hash": content_hash(content),
        "documents": _documents(content),
        "files": [{"caption": row["caption"]} | row["file"] for row in content["evidence"]],
    }


def _documents(content: dict[str, Any]) -> list[dict[str, Any]]:
    if content["is_nil"]:
        return [_document("nil_return", [content["unit"], content["nil_reason"]])]
    lines = [{key: value for key, value in row.items() if key != "report"} for row in content["nominations"]]
    papers = [
        _document("submission_letter", [content["letter"], lines]),
        _document("meeting_minutes", [content["minutes"], lines]),
    ]
    return papers + [_report(row) for row in content["nominations"] if row["report"]]


def _document(kind: str, parts: list[Any]) -> dict[str, Any]:
    return {"kind": kind, "title": TITLES[kind], "nomination": None, "sha256": sha256([kind, *parts])}


def _report(row: dict[str, Any]) -> dict[str, Any]:
    own_file = row["report"]["own_file"]
    return {
        "kind": f"achievement_report_{row['subject_kind']}",
        "title": f"Báo cáo thành tích: {row['printed_name']}",
        "nomination": row["id"],
        "sha256": own_file["sha256"] if own_file else sha256(["report", row]),
    }
