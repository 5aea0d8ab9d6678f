"""Whether the files that content names are really kept."""

from typing import Any

from django.utils.translation import gettext as _

from awards.gates.points import address
from core.files import store
from core.refusals import Problem


def missing_file_problems(content: dict[str, Any]) -> list[Problem]:
    """A receipt promises bytes: a file whose bytes are gone must be uploaded again or dropped first."""
    text = _("Tệp “%s” không còn nguyên trên máy chủ: hãy tải lên lại hoặc bỏ tệp này.")
    return [
        Problem(text % file["name"], code="file_missing", url=address("proposal_submit", content["proposal"]))
        for file in files_in(content)
        if not store.blob_path(file["sha256"]).exists()
    ]


def files_in(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Every file that content names: evidence, and reports that were uploaded signed."""
    reports = [row["report"] for row in content["nominations"] if row["report"]]
    own = [report["own_file"] for report in reports if report["own_file"]]
    return own + [row["file"] for row in content["evidence"]]
