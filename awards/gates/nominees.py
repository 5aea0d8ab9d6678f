"""Gates on the nominees of a whole proposal: who, for which award, once."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from awards.gates.points import Content, Nominee, Point, Rules, award_of, candidates, page, point, proposed
from organization.enums import SubjectKind, UnitKind


def nil_points(content: Content, rules: Rules) -> Iterator[Point]:
    """An empty proposal says why; one that is not empty proposes somebody."""
    url = page(content, "nominations")
    if not content["is_nil"]:
        if not proposed(content):
            text = _("Chưa có đối tượng nào được thông qua. Nếu không đề nghị ai, chọn “Báo cáo không có đề nghị”.")
            yield point(text, "no_nominee", url)
        return
    if not content["nil_reason"].strip():
        yield point(_("Ghi lý do đơn vị không đề nghị khen thưởng."), "nil_reason", url)
    if candidates(content):
        text = _("Báo cáo không có đề nghị thì không còn đối tượng nào: bỏ các đối tượng, hoặc bỏ chọn mục này.")
        yield point(text, "nil_with_nominees", url)


def nominee_points(content: Content, rules: Rules) -> Iterator[Point]:
    """Every nominee is voted on, of an allowed kind, for an award that this round offers."""
    for nominee in candidates(content):
        if nominee["outcome"] == "planned":
            text = _("%s: chưa có kết quả biểu quyết.") % nominee["printed_name"]
            yield point(text, "not_voted", page(content, "minutes"), nominee)
        yield from award_points(content, rules, nominee)
        yield from subject_points(content, rules, nominee)


def award_points(content: Content, rules: Rules, nominee: Nominee) -> Iterator[Point]:
    url, name = page(content, "nominations"), nominee["printed_name"]
    award = award_of(rules, nominee["award_type"])
    if award is None or rules["round"]["kind"] not in award["kinds_of_round"]:
        yield point(_("%s: hình thức khen thưởng không có trong đợt này.") % name, "award_not_offered", url, nominee)
        return
    if nominee["subject_kind"] not in award["subject_kinds"]:
        subject = SubjectKind(nominee["subject_kind"]).label.lower()
        text = _("%(name)s: %(award)s không tặng cho %(subject)s.")
        values = {"name": name, "award": award["short_name"], "subject": subject}
        yield point(text % values, "award_kind", url, nominee)
    if award["needs_scope"] and not nominee["scope"].strip():
        text = _("%(name)s: nêu phạm vi ảnh hưởng của thành tích (%(award)s).")
        yield point(text % {"name": name, "award": award["short_name"]}, "scope", url, nominee)
    if nominee["fallback_award"] and not _is_fallback(award_of(rules, nominee["fallback_award"]), award, nominee):
        text = _("%s: hình thức “nếu không đạt” phải thấp hơn và có trong đợt này.") % name
        yield point(text, "fallback", url, nominee)


def _is_fallback(fallback: dict[str, Any] | None, award: dict[str, Any], nominee: Nominee) -> bool:
    if fallback is None:
        return False
    return bool(fallback["rank"] < award["rank"]) and nominee["subject_kind"] in fallback["subject_kinds"]


def subject_points(content: Content, rules: Rules, nominee: Nominee) -> Iterator[Point]:
    """A collective may be nominated only where its unit may, a team only where the round allows teams."""
    subject = nominee["subject"]
    if nominee["subject_kind"] != SubjectKind.COLLECTIVE or subject is None:
        return
    url, name = page(content, "nominations"), nominee["printed_name"]
    if not subject["may_be_nominated"]:
        yield point(_("%s: không thuộc diện đề nghị là tập thể.") % name, "not_a_collective", url, nominee)
    if subject["kind"] == UnitKind.TEAM and not rules["round"]["allows_teams"]:
        text = _("%s: đợt này không nhận đề nghị cho đội, tổ thuộc đơn vị sự nghiệp.") % name
        yield point(text, "team", url, nominee)


def same_subject_points(content: Content, rules: Rules) -> Iterator[Point]:
    """One subject, one award; a second needs a different achievement, in words (domain.md)."""
    forms: dict[tuple[int | None, int | None], list[Nominee]] = defaultdict(list)
    for nominee in candidates(content):
        forms[nominee["person"], nominee["unit"]].append(nominee)
    for same in forms.values():
        without = [nominee for nominee in same if not nominee["other_achievement"].strip()]
        for nominee in without[1:]:
            text = _("%s được đề nghị nhiều hình thức: nêu rõ thành tích khác của lần đề nghị sau, hoặc chỉ để một.")
            url = page(content, "nominations")
            yield point(text % nominee["printed_name"], "same_achievement", url, nominee)
