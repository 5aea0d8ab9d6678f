"""Submitted versions to be read, each beside the one before: content as lines, and what differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import SectionKind
from awards.models import Attendee, Nomination, Submission
from core.text import format_date, format_datetime
from organization.enums import SubjectKind

Content = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """One thing that a version says. `key` is the same in every version, `place` where a remark would be pinned."""

    key: str
    group: str
    label: str
    text: str
    place: str


@dataclass(frozen=True)
class Compared:
    """One line of two versions; `extra` marks what was changed though nobody asked for it ("sửa thêm")."""

    line: Line
    before: str | None
    after: str | None
    extra: bool = False

    @property
    def changed(self) -> bool:
        return self.before is not None and self.after is not None and self.before != self.after

    @property
    def is_different(self) -> bool:
        return self.before != self.after

    @property
    def is_new(self) -> bool:
        return self.before is None

    @property
    def is_gone(self) -> bool:
        return self.after is None


def compare(submission: Submission, before: Submission | None) -> list[tuple[str, list[Compared]]]:
    """The lines of a version in groups, each beside what stood there before."""
    new = {line.key: line for line in lines_of(submission)}
    old = {line.key: line for line in lines_of(before)} if before else new
    asked = _asked_places(submission)
    groups: dict[str, list[Compared]] = {}
    for key, line in {**new, **{key: line for key, line in old.items() if key not in new}}.items():
        was = old[key].text if key in old else None
        now = new[key].text if key in new else None
        extra = was != now and asked is not None and not any(line.place.startswith(place) for place in asked)
        groups.setdefault(line.group, []).append(Compared(line, was, now, extra))
    return list(groups.items())


def _asked_places(submission: Submission) -> list[str] | None:
    """The places that the answered request remarked on; None when it was no answer or spoke of the whole."""
    request = submission.request
    if request is None:
        return None
    places = [remark.place for remark in request.remarks.all()]
    if request.nomination_id:
        places.append(f"report:{request.nomination_id}")
    return places or None


def lines_of(submission: Submission) -> list[Line]:
    """Everything that a version says, in the order of its papers."""
    return list(_lines(submission.content, submission.round_version.content))


def _lines(content: Content, rules: Content) -> Iterator[Line]:
    if content["is_nil"]:
        yield Line("nil", _("Báo cáo không có đề nghị"), _("Lý do"), content["nil_reason"], "nominations")
        return
    yield from _letter_lines(content["letter"])
    awards = {row["code"]: row["name"] for row in rules["award_types"]}
    for nominee in content["nominations"]:
        yield from _nominee_lines(nominee, awards)
    yield from _minutes_lines(content["minutes"])
    for nominee in content["nominations"]:
        if nominee["report"]:
            yield from _report_lines(nominee, content, rules)


def _letter_lines(letter: Content | None) -> Iterator[Line]:
    if letter is None:
        return
    group, signer = _("Tờ trình"), letter["signer"]
    yield Line("letter:number", group, _("Số, ngày"), f"{letter['number']} {_day(letter['dated'])}".strip(), "letter")
    yield Line("letter:signer", group, _("Người ký"), f"{signer['title']} {signer['name']}" if signer else "", "letter")
    if letter["grounds"]:
        yield Line("letter:grounds", group, _("Lý do, căn cứ thêm"), letter["grounds"], "letter")


def _nominee_lines(nominee: Content, awards: dict[str, str]) -> Iterator[Line]:
    place = f"report:{nominee['id']}"
    said = [
        ", ".join(filter(None, (nominee["printed_position"], nominee["printed_unit"]))),
        awards.get(nominee["award_type"], nominee["award_type"]),
    ]
    if nominee["fallback_award"]:
        said.append(_("Nếu không đạt: %s") % awards.get(nominee["fallback_award"], nominee["fallback_award"]))
    said += [nominee["scope"], nominee["other_achievement"]]
    text = "\n".join(filter(None, said))
    label = f"{nominee['salutation']} {nominee['printed_name']}".strip()
    yield Line(f"nominee:{nominee['id']}", _("Danh sách đề nghị"), label, text, place)
    if nominee["ballot"]:
        yield Line(f"vote:{nominee['id']}", _("Kết quả biểu quyết"), label, _vote_text(nominee["ballot"]), "minutes")


def _vote_text(ballot: Content) -> str:
    result = _("thông qua") if ballot["passed"] else _("không thông qua")
    values = {"yes": ballot["in_favour"], "base": ballot["base"], "result": result}
    return _("Đồng ý %(yes)s/%(base)s, %(result)s") % values


def _minutes_lines(minutes: Content | None) -> Iterator[Line]:
    if minutes is None:
        return
    group = _("Biên bản họp")
    time = " – ".join(
        format_datetime(datetime.fromisoformat(minutes[name])) for name in ("starts_at", "ends_at") if minutes[name]
    )
    there = ", ".join(_attendee(row) for row in minutes["attendees"])
    for name, label, text in (
        ("time", _("Thời gian"), time),
        ("place", _("Địa điểm"), minutes["place"]),
        ("attendees", _("Thành phần"), there),
        ("course", _("Diễn biến"), minutes["course"]),
        ("conclusion", _("Kết luận"), minutes["conclusion"]),
        ("tellers", _("Tổ kiểm phiếu"), minutes["tellers"]),
    ):
        if text:
            yield Line(f"minutes:{name}", group, label, text, "minutes")


def _attendee(row: Content) -> str:
    part = "" if row["part"] == Attendee.Part.MEMBER else f" ({Attendee.Part(row['part']).label.lower()})"
    return f"{row['name']}{part}" if row["present"] else _("%s (vắng)") % row["name"]


def submitted_sections(nomination: Nomination) -> list[dict[str, Any]]:
    """The texts of the report as it was submitted, each with its label, in the order of the printed report."""
    submission = nomination.proposal.submission
    reports = (row["report"] for row in submission.content["nominations"] if row["id"] == nomination.pk)
    sections = (next(reports, None) or {}).get("sections", [])
    areas = {row["code"]: row["name"] for row in submission.round_version.content["reform_areas"]}
    ordered = sorted(sections, key=lambda row: SectionKind.values.index(row["kind"]))
    return [row | {"label": areas.get(row["area"]) or SectionKind(row["kind"]).label} for row in ordered]


def _report_lines(nominee: Content, content: Content, rules: Content) -> Iterator[Line]:
    report, place = nominee["report"], f"report:{nominee['id']}"
    group = _("Báo cáo thành tích: %s") % nominee["printed_name"]
    if report["own_file"]:
        text = f"{report['own_file']['name']}\n{report['own_file']['sha256']}"
        yield Line(f"{place}:file", group, _("Báo cáo đã ký"), text, place)
    areas = {row["code"]: row["name"] for row in rules["reform_areas"]}
    for row in report["sections"]:
        label = areas.get(row["area"]) or SectionKind(row["kind"]).label
        text = _("Không phụ trách lĩnh vực này.") if row["not_in_charge"] else row["text"]
        if text:
            yield Line(f"{place}:{row['area'] or row['kind']}", group, str(label), text, place)
    yield from _answer_lines(report, content, rules, group, place)


def _answer_lines(report: Content, content: Content, rules: Content, group: str, place: str) -> Iterator[Line]:
    criteria = {row["code"]: row for row in rules["criteria"]}
    captions = {row["id"]: row["caption"] for row in content["evidence"]}
    for row in report["answers"]:
        criterion = criteria.get(row["criterion"])
        attested = {True: _("Đạt"), False: _("Không đạt"), None: ""}[row["attested"]]
        see = _("Xem mục %s") % row["see"] if row["see"] else ""
        files = "; ".join(captions[pk] for pk in row["evidence"] if pk in captions)
        text = "\n".join(filter(None, (attested, row["figure"], see, row["explanation"], files)))
        if text:
            number = criterion["number"] if criterion else row["criterion"]
            name = criterion["label"] if criterion else ""
            label = _("Tiêu chí %(number)s. %(name)s") % {"number": number, "name": name}
            yield Line(f"{place}:{row['criterion']}", group, label, text, place)


def _day(iso: str | None) -> str:
    return format_date(date.fromisoformat(iso)) if iso else ""


def counts_of(content: Content) -> str:
    """`2 tập thể, 5 cá nhân` of those who are proposed."""
    proposed = [row for row in content["nominations"] if row["outcome"] == "passed" and not row["left_behind"]]
    kinds = [row["subject_kind"] for row in proposed]
    counts = [(kinds.count(kind), SubjectKind(kind).label.lower()) for kind in SubjectKind.values]
    return ", ".join(f"{number} {label}" for number, label in counts if number) or _("Không có đề nghị")
