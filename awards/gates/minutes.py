"""Gates on the minutes: who met, and sums that agree (regulations, B.2)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from awards.gates.points import Content, Nominee, Point, Rules, candidates, page, point

Ballot = dict[str, Any]


def minutes_points(content: Content, rules: Rules) -> Iterator[Point]:
    """The minutes say when, who presided, who wrote; every ballot's figures add up."""
    minutes, url = content["minutes"], page(content, "minutes")
    if minutes is None:
        yield point(_("Chưa có Biên bản họp xét, đề nghị khen thưởng."), "minutes_missing", url)
        return
    for missing, message, code in meeting_faults(minutes):
        if missing:
            yield point(message, code, url)
    for nominee in content["nominations"]:
        if nominee["ballot"] is not None and nominee["outcome"] != "planned":
            yield from ballot_points(content, nominee, minutes)
    for nominee in candidates(content):
        if nominee["outcome"] == "passed" and not (nominee["ballot"] and nominee["ballot"]["passed"]):
            text = _("%s: có trong Tờ trình nhưng Biên bản không ghi kết quả thông qua.") % nominee["printed_name"]
            yield point(text, "ballot_missing", url, nominee)


def meeting_faults(minutes: dict[str, Any]) -> list[tuple[bool, str, str]]:
    """(whether, message, code) of everything that may be wrong with the meeting itself."""
    parts = {attendee["part"] for attendee in minutes["attendees"] if attendee["present"]}
    starts, ends = minutes["starts_at"], minutes["ends_at"]
    return [
        (not starts, _("Biên bản chưa ghi thời gian bắt đầu."), "minutes_start"),
        (not ends, _("Biên bản chưa ghi thời gian kết thúc."), "minutes_end"),
        (bool(starts and ends and ends <= starts), _("Biên bản: kết thúc phải sau lúc bắt đầu."), "minutes_times"),
        ("chair" not in parts, _("Biên bản chưa ghi người chủ trì có mặt."), "minutes_chair"),
        ("secretary" not in parts, _("Biên bản chưa ghi thư ký có mặt."), "minutes_secretary"),
        (_too_many(minutes), _("Biên bản: số người trong danh sách nhiều hơn tổng số thành viên."), "minutes_members"),
    ]


def _too_many(minutes: dict[str, Any]) -> bool:
    total = minutes["total_members"]
    return total is not None and len(minutes["attendees"]) > total


def ballot_points(content: Content, nominee: Nominee, minutes: dict[str, Any]) -> Iterator[Point]:
    ballot = nominee["ballot"]
    faults = secret_faults(ballot, minutes) if ballot["secret"] else open_faults(ballot, minutes)
    faults += result_faults(ballot, nominee)
    for message in faults:
        text = _("%(name)s: %(fault)s") % {"name": nominee["printed_name"], "fault": message}
        yield point(text, "ballot_sums", page(content, "minutes"))


def votes(ballot: Ballot) -> int:
    return int(ballot["in_favour"] + ballot["against"] + ballot["abstained"])


def open_faults(ballot: Ballot, minutes: dict[str, Any]) -> list[str]:
    """Show of hands: everybody entitled is present and counted once."""
    present = sum(1 for attendee in minutes["attendees"] if attendee["present"])
    faults = []
    if votes(ballot) != ballot["base"]:
        text = _("đồng ý + không đồng ý + không có ý kiến = %(sum)d, nhưng có %(base)d người biểu quyết.")
        faults.append(text % {"sum": votes(ballot), "base": ballot["base"]})
    if ballot["base"] > present:
        text = _("%(base)d người biểu quyết nhưng chỉ có %(present)d người có mặt.")
        faults.append(text % {"base": ballot["base"], "present": present})
    return faults


def secret_faults(ballot: Ballot, minutes: dict[str, Any]) -> list[str]:
    """Secret ballot: issued ≥ returned = valid + invalid, valid = for + against + abstained."""
    return [message for _field, message in secret_faults_by_field(ballot, minutes)]


def secret_faults_by_field(ballot: Ballot, minutes: dict[str, Any]) -> list[tuple[str, str]]:
    """The same, each with the figure that it is about; while papers are not counted, what is not written."""
    issued, returned, invalid = ballot["issued"], ballot["returned"], ballot["invalid"]
    if issued is None or returned is None:
        counts = {"issued": issued, "returned": returned}
        text = _("bỏ phiếu kín phải ghi số phiếu phát ra, thu về.")
        return [(field, text) for field, count in counts.items() if count is None]
    members = max(minutes["total_members"] or 0, len(minutes["attendees"]))
    faults = []
    if issued > members:
        text = _("phát ra %(issued)d phiếu nhưng cuộc họp chỉ có %(members)d thành viên.")
        faults.append(("issued", text % {"issued": issued, "members": members}))
    if returned > issued:
        text = _("thu về %(back)d phiếu, nhiều hơn %(out)d phiếu phát ra.")
        faults.append(("returned", text % {"back": returned, "out": issued}))
    if votes(ballot) + (invalid or 0) != returned:
        text = _("phiếu hợp lệ (%(valid)d) + không hợp lệ (%(invalid)d) khác số phiếu thu về (%(returned)d).")
        faults.append(("returned", text % {"valid": votes(ballot), "invalid": invalid or 0, "returned": returned}))
    if ballot["base"] < issued:
        text = _("số người có quyền biểu quyết (%(base)d) ít hơn số phiếu phát ra (%(issued)d).")
        faults.append(("base", text % {"base": ballot["base"], "issued": issued}))
    return faults


def result_faults(ballot: Ballot, nominee: Nominee) -> list[str]:
    if not ballot["base"]:
        return [_("chưa ghi số người có quyền biểu quyết.")]
    if ballot["passed"] and not ballot["in_favour"]:
        return [_("ghi là thông qua nhưng không có phiếu đồng ý nào.")]
    if ballot["passed"] is not (nominee["outcome"] == "passed"):
        return [_("kết luận thông qua không khớp với kết quả biểu quyết.")]
    return []
