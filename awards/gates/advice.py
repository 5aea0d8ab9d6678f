"""What is "nên bổ sung": it makes a dossier better and blocks nothing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import SectionKind
from awards.gates.points import Content, Nominee, Point, Rules, candidates, page, point, report_page
from campaigns.checks import Finding, Verdict
from core.text import text_advice

# The findings about one nominee: what each criterion is called, and what its check answered.
Findings = Mapping[int, Iterable[tuple[str, Finding]]]
DOUBTS = (Verdict.FAILED, Verdict.TO_CONSIDER)


def advice_points(content: Content, rules: Rules, findings: Findings) -> Iterator[Point]:
    """Everything that might be added or looked at again before submitting."""
    if content["is_nil"]:
        return
    yield from paper_advice(content)
    for nominee in candidates(content):
        if nominee["report"] is not None:
            yield from report_advice(content, rules, nominee)
        for criterion, finding in findings.get(nominee["id"], ()):
            if finding.verdict in DOUBTS:
                text = _("%(name)s – %(criterion)s: %(verdict)s. %(why)s") % {
                    "name": nominee["printed_name"],
                    "criterion": criterion,
                    "verdict": str(Verdict(finding.verdict).label).lower(),
                    "why": finding.sentence,
                }
                yield point(text, "check", report_page(content, nominee), nominee)


def paper_advice(content: Content) -> Iterator[Point]:
    minutes, url = content["minutes"], page(content, "minutes")
    if minutes is None:
        return
    secret = any(row["ballot"] and row["ballot"]["secret"] for row in content["nominations"])
    for missing, text in (
        (not minutes["place"].strip(), _("Biên bản: nên ghi địa điểm họp.")),
        (not minutes["course"].strip(), _("Biên bản: nên ghi diễn biến cuộc họp.")),
        (not minutes["conclusion"].strip(), _("Biên bản: nên ghi kết luận.")),
        (secret and not minutes["tellers"].strip(), _("Biên bản: có bỏ phiếu kín, nên ghi tổ kiểm phiếu.")),
    ):
        if missing:
            yield point(text, "minutes", url)


def report_advice(content: Content, rules: Rules, nominee: Nominee) -> Iterator[Point]:
    """Evidence, criteria, the summary of three lines, and texts that look wrong."""
    url, name = report_page(content, nominee), nominee["printed_name"]
    sections = {row["kind"]: row["text"].strip() for row in nominee["report"]["sections"]}
    if not nominee["report"]["own_file"]:
        for section in nominee["report"]["sections"]:
            for sentence in text_advice(section["text"]):
                yield point(f"{name} – {_section_title(section, rules)}: {sentence}", "text", url, nominee)
    if not sections.get(SectionKind.SUMMARY):
        yield point(_("%s: nên viết tóm tắt thành tích (trích ngang).") % name, "summary", url, nominee)
    if nominee["leads_unit"] and not sections.get(SectionKind.COLLECTIVE):
        text = _("%s là người đứng đầu: nên nêu thành tích của tập thể gắn với cá nhân.") % name
        yield point(text, "collective", url, nominee)
    for message in criteria_advice(nominee, rules):
        yield point(f"{name}: {message}", "criteria", url, nominee)


def criteria_advice(nominee: Nominee, rules: Rules) -> list[str]:
    answers = {row["criterion"]: row for row in nominee["report"]["answers"]}
    asked = [
        row
        for row in rules["criteria"]
        if row["subject_kind"] == nominee["subject_kind"] and (nominee["leads_unit"] or not row["heads_only"])
    ]
    found = []
    unanswered = [str(row["number"]) for row in asked if not _answered(answers.get(row["code"]))]
    if unanswered:
        found.append(_("chưa đối chiếu tiêu chí %s.") % ", ".join(unanswered))
    bare = [str(row["number"]) for row in asked if not (answers.get(row["code"]) or {}).get("evidence")]
    if bare:
        found.append(_("chưa có minh chứng cho tiêu chí %s.") % ", ".join(bare))
    return found


def _answered(answer: dict[str, Any] | None) -> bool:
    return answer is not None and (answer["attested"] is not None or bool(answer["figure"].strip()))


def _section_title(section: dict[str, Any], rules: Rules) -> str:
    names = {area["code"]: area["name"] for area in rules["reform_areas"]}
    return str(names.get(section["area"]) or SectionKind(section["kind"]).label)
