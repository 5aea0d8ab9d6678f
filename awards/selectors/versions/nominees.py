"""What a version says about its nominees: the list, particulars, votes, reports, evidence."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import SectionKind
from awards.models import Ballot
from awards.selectors.versions.line import Line
from core.text import format_date
from organization.enums import AwardKind, FactState, Gender, Grade
from organization.models import Person

Content = dict[str, Any]
ABOUT_PERSON = (
    "birth_date", "home_town", "residence", "qualification", "academic_title", "party_position", "died_on",
)  # fmt: skip
PAPERS = ("issued", "returned", "invalid", "in_favour", "against", "abstained")


def nominee_lines(nominee: Content, rules: Content) -> Iterator[Line]:
    """Who is proposed for what, and the particulars that papers print."""
    awards = {row["code"]: row["name"] for row in rules["award_types"]}
    fallback = nominee["fallback_award"]
    said = [
        ", ".join(filter(None, (nominee["printed_position"], nominee["printed_unit"]))),
        awards.get(nominee["award_type"], nominee["award_type"]),
        _("Nếu không đạt: %s") % awards.get(fallback, fallback) if fallback else "",
        _("Là lãnh đạo, quản lý") if nominee["is_leader"] else "",
        _("Là người đứng đầu đơn vị") if nominee["leads_unit"] else "",
        _("Để lại, chưa đề nghị lần này") if nominee["left_behind"] else "",
        nominee["scope"],
        nominee["other_achievement"],
    ]
    place, group, label = f"nominee:{nominee['id']}", _("Danh sách đề nghị"), name_of(nominee)
    yield Line(place, "nominations", group, label, _text(said))
    if nominee["subject"]:
        about = _("%s: dữ liệu về đối tượng") % label
        yield Line(f"{place}:subject", "nominations", group, about, _subject_text(nominee["subject"]))


def name_of(nominee: Content) -> str:
    return f"{nominee['salutation']} {nominee['printed_name']}".strip()


def _text(parts: list[str]) -> str:
    return "\n".join(filter(None, parts))


def _subject_text(subject: Content) -> str:
    said = [_particular(name, subject[name]) for name in ABOUT_PERSON if subject.get(name)]
    said += [Gender(subject["gender"]).label] if subject.get("gender") else []
    said += [f"{row['year']}: {Grade(row['grade']).label}" for row in subject["ratings"]]
    return _text([subject.get("full_name") or subject.get("name", ""), *said, *map(_record, subject["award_records"])])


def _particular(name: str, value: str) -> str:
    label = str(Person._meta.get_field(name).verbose_name)
    text = format_date(date.fromisoformat(value)) if name.endswith(("_date", "_on")) else value
    return f"{label[:1].upper()}{label[1:]}: {text}"


def _record(row: Content) -> str:
    day = format_date(date.fromisoformat(row["decided_on"])) if row["decided_on"] else ""
    words = (AwardKind(row["kind"]).label, row["name"], row["number"], day, row["issuer"], row["content"])
    return f"{row['year']}: {', '.join(filter(None, words))} ({FactState(row['state']).label.lower()})"


def vote_lines(nominee: Content) -> Iterator[Line]:
    ballot = nominee["ballot"]
    if ballot:
        way = _("Phiếu kín") if ballot["secret"] else _("Giơ tay")
        result = {True: _("thông qua"), False: _("không thông qua"), None: ""}[ballot["passed"]]
        counts = [f"{_ballot_label(name)}: {ballot[name]}" for name in PAPERS if ballot[name] is not None]
        base = _("trên %d người") % ballot["base"]
        text = "; ".join(filter(None, (f"{way}, {base}", *counts, result)))
        yield Line(f"vote:{nominee['id']}", "minutes", _("Kết quả biểu quyết"), name_of(nominee), text)


def _ballot_label(name: str) -> str:
    return str(Ballot._meta.get_field(name).verbose_name)


def report_lines(nominee: Content, content: Content, rules: Content) -> Iterator[Line]:
    """A report's own file, its texts, its answers to the criteria."""
    report, part = nominee["report"], f"report:{nominee['id']}"
    if not report:
        return
    group = _("Báo cáo thành tích: %s") % nominee["printed_name"]
    if report["own_file"]:
        yield Line(f"{part}:file", part, group, _("Báo cáo đã ký tải lên"), _file_text(report["own_file"]))
    areas = {row["code"]: row["name"] for row in rules["reform_areas"]}
    for row in report["sections"]:
        label = areas.get(row["area"]) or SectionKind(row["kind"]).label
        text = _("Không phụ trách lĩnh vực này.") if row["not_in_charge"] else row["text"]
        yield Line(f"{part}:{section_key(row)}", part, group, str(label), text)
    criteria = {row["code"]: row for row in rules["criteria"]}
    captions = {row["id"]: row["caption"] for row in content["evidence"]}
    for row in report["answers"]:
        label = criterion_label(criteria.get(row["criterion"]), row["criterion"])
        yield Line(f"{part}:criterion:{row['criterion']}", part, group, label, _answer_text(row, captions))


def section_key(row: Content) -> str:
    return f"area:{row['area']}" if row["area"] else str(row["kind"])


def criterion_label(criterion: Content | None, code: str) -> str:
    number, name = (criterion["number"], criterion["label"]) if criterion else (code, "")
    return _("Tiêu chí %(number)s. %(name)s") % {"number": number, "name": name}


def _answer_text(row: Content, captions: dict[int, str]) -> str:
    attested = {True: _("Đạt"), False: _("Không đạt"), None: ""}[row["attested"]]
    see = _("Xem mục %s") % row["see"] if row["see"] else ""
    files = "; ".join(captions[pk] for pk in row["evidence"] if pk in captions)
    return _text([attested, row["figure"], see, row["explanation"], files])


def evidence_lines(content: Content) -> Iterator[Line]:
    """Each file; a remark on a criterion that uses it is about it too."""
    users: dict[int, list[str]] = {}
    for nominee in content["nominations"]:
        for answer in nominee["report"]["answers"] if nominee["report"] else ():
            for pk in answer["evidence"]:
                users.setdefault(pk, []).append(f"report:{nominee['id']}:criterion:{answer['criterion']}")
    for row in content["evidence"]:
        also = tuple(users.get(row["id"], ()))
        yield Line(f"evidence:{row['id']}", "evidence", _("Minh chứng"), row["caption"], _file_text(row["file"]), also)


def _file_text(file: Content) -> str:
    return f"{file['name']}\nSHA-256 {file['sha256']}"
