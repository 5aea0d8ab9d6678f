"""What an act would touch, what keeps it from being carried out, and what its reader should know first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from core.journal.chain import sha256
from core.refusals import Problem
from core.text import format_date
from organization.enums import HEADS, ChangeKind
from organization.models import Agency, Reorganisation, Unit
from organization.selectors.reorganisation import Effect, effects_of
from organization.selectors.touched import Touched, touched_of

Problems = Iterator[Problem]


@dataclass(frozen=True)
class Preview:
    """An act as it would be carried out now: its effects, all that it touches, problems that refuse it, warnings."""

    act: Reorganisation
    effects: Sequence[Effect]
    agency: Agency | None
    touched: Sequence[Touched]
    problems: Sequence[Problem]
    warnings: Sequence[str]

    @cached_property
    def mark(self) -> str:
        """What a page keeps of the preview, so that nothing else is done than what its reader has seen."""
        said = [[str(problem) for problem in self.problems], [*self.warnings]]
        counts = [[touched.label, touched.count] for touched in self.touched]
        return sha256([self.act.pk, *map(_row_ids, self.effects), _names(self.act), counts, said])[:16]


def look_ahead(act: Reorganisation, *, actor: Any, lock: bool = False) -> Preview:
    """What carrying out `act` today would do; with `lock` its rows stay as they are until the transaction ends."""
    effects = effects_of(act, lock=lock)
    ending = [unit for effect in effects for unit in effect.ending]
    outside = [row for path in settings.REORGANISATION_TOUCHES for row in import_string(path)(ending, actor.now)]
    touched = [*touched_of(act, ending, actor), *outside]
    agency = Agency.objects.on(act.eve).first()
    problems = [*_act_problems(act, effects, agency, actor.today), *_unit_problems(act, effects)]
    for effect in effects:
        problems += [*_shape_problems(effect), *_row_problems(act, effect), *_own_problems(act, effect, actor)]
    return Preview(act, effects, agency, touched, problems, [*_warnings(act, effects, touched)])


def _act_problems(act: Reorganisation, effects: Sequence[Effect], agency: Agency | None, today: date) -> Problems:
    if not effects and not hasattr(act, "department"):
        yield Problem(_("Chưa ghi quyết định này làm gì: hãy thêm ít nhất một việc."))
    if act.starts_on > today:
        text = _("Quyết định có hiệu lực từ %s; ghi sẵn từ bây giờ, đến ngày đó mới thực hiện được.")
        yield Problem(text % format_date(act.starts_on))
    if hasattr(act, "department"):
        yield from _agency_problems(act, agency)


def _agency_problems(act: Reorganisation, agency: Agency | None) -> Problems:
    url = reverse("agencies")
    if agency is None:
        text = _("Không có tên cơ quan nào có hiệu lực ngày %s để thay.") % format_date(act.eve)
        yield Problem(text, url=url)
    if Agency.objects.filter(valid_from__gte=act.starts_on).exists():
        yield Problem(_("Đã ghi một tên cơ quan khác bắt đầu từ ngày hiệu lực hoặc sau đó."), url=url)


# --- what a change must look like --------------------------------------------------------------------------------


def _shape_problems(effect: Effect) -> Problems:
    """Whether units before and after are those that a change of this kind has."""
    shape = {
        ChangeKind.MERGE: _merge_problems,
        ChangeKind.SPLIT: _split_problems,
        ChangeKind.RENAME: _rename_problems,
        ChangeKind.DISSOLVE: _dissolve_problems,
    }
    yield from map(Problem, shape[ChangeKind(effect.change.kind)](effect))


def _merge_problems(effect: Effect) -> Iterator[str]:
    if len(effect.afters) != 1:
        yield _("Sáp nhập, hợp nhất: cần đúng một đơn vị sau, hiện có %d.") % len(effect.afters)
    if not effect.ending:
        yield _("Sáp nhập, hợp nhất: không có đơn vị nào thôi hoạt động; nếu chỉ đổi tên hãy chọn “Đổi tên”.")


def _split_problems(effect: Effect) -> Iterator[str]:
    if len(effect.before) != 1:
        yield _("Chia, tách: cần đúng một đơn vị trước, hiện có %d.") % len(effect.before)
    if len(effect.afters) < 2:
        yield _("Chia, tách: cần ít nhất hai đơn vị sau; đơn vị cũ còn hoạt động thì chính nó là một.")


def _rename_problems(effect: Effect) -> Iterator[str]:
    same = len(effect.before) == 1 and [after.unit for after in effect.afters] == [*effect.before]
    if not same:
        yield _("Đổi tên: đơn vị trước và đơn vị sau phải là một.")
    elif effect.afters[0].name in ("", effect.before[0].name):
        yield _("Đổi tên: chưa ghi tên mới của %s.") % effect.before[0]


def _dissolve_problems(effect: Effect) -> Iterator[str]:
    if any(after.unit is None for after in effect.afters):
        yield _("Giải thể: người và việc chỉ chuyển về đơn vị đang có; lập đơn vị mới thì chọn “Chia, tách”.")
    if len(effect.ending) != len(effect.before):
        yield _("Giải thể: đơn vị giải thể không thể là đơn vị tiếp nhận.")


# --- units, over all changes of the act --------------------------------------------------------------------------


def _unit_problems(act: Reorganisation, effects: Sequence[Effect]) -> Problems:
    before = Counter(unit for effect in effects for unit in effect.before)
    renamed = Counter(after.unit for effect in effects for after in effect.afters if after.unit and after.name)
    going_on = {after.unit for effect in effects for after in effect.afters if after.unit}
    ending = {unit for effect in effects for unit in effect.ending}
    for unit in [unit for unit, times in before.items() if times > 1]:
        yield _at(unit, _("%s là đơn vị trước của nhiều việc; hãy gộp lại thành một."))
    for unit in [unit for unit, times in renamed.items() if times > 1]:
        yield _at(unit, _("%s được ghi hai tên mới."))
    for unit in sorted(going_on & ending, key=str):
        yield _at(unit, _("%s thôi hoạt động ở một việc mà lại tiếp nhận ở việc khác."))
    for unit in sorted(going_on | set(before), key=str):
        yield from _time_problems(act, unit)
    for unit in renamed:
        if unit.names.filter(Q(valid_to=None) | Q(valid_to__gte=act.starts_on)).exists():
            yield _at(unit, _("%s đã có tên cũ ghi đến sau ngày hiệu lực; hãy sửa tên cũ trước."))
    yield from _code_problems(effects)


def _time_problems(act: Reorganisation, unit: Unit) -> Problems:
    if unit.valid_to is not None and unit.valid_to < act.starts_on:
        yield _at(unit, _("%(unit)s đã thôi hoạt động từ trước ngày hiệu lực (đến hết %(day)s)."), day=unit.valid_to)
    if unit.valid_from is not None and unit.valid_from > act.eve:
        yield _at(unit, _("%(unit)s chưa có trước ngày hiệu lực (từ %(day)s)."), day=unit.valid_from)


def _code_problems(effects: Sequence[Effect]) -> Problems:
    codes = Counter(after.code for effect in effects for after in effect.afters if after.unit is None)
    taken = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True))
    for code in sorted(taken | {code for code, times in codes.items() if times > 1}):
        yield Problem(_("Mã “%s” của đơn vị mới đã có đơn vị khác dùng.") % code)


# --- rows of one change ------------------------------------------------------------------------------------------


def _row_problems(act: Reorganisation, effect: Effect) -> Problems:
    if effect.unplaced:
        said = {"unit": effect.before[0], "names": _listed(place.person for place in effect.unplaced)}
        yield Problem(_("Chưa chọn người của %(unit)s về đơn vị nào: %(names)s.") % said)
    for place in [place for place, _after in effect.moves if _begins_late(place, act)]:
        said = {"who": place.person, "unit": place.unit, "day": format_date(place.valid_from)}
        text = _("%(who)s đã ghi về %(unit)s từ %(day)s, sau khi đơn vị thay đổi; hãy sửa nơi công tác trước.") % said
        yield Problem(text, url=reverse("person", args=[place.person_id]))
    for row in [row for row in effect.appointments if _begins_late(row, act)]:
        said = {"who": row.person, "title": row.title, "day": format_date(row.valid_from)}
        text = _("%(who)s đã ghi giữ chức %(title)s từ %(day)s, sau khi đơn vị thôi hoạt động; hãy sửa trước.") % said
        yield Problem(text, url=reverse("person", args=[row.person_id]))
    if effect.sole is None:
        for unit in effect.below:
            yield _at(
                unit, _("%s còn trực thuộc, hoặc được đề nghị thay bởi, đơn vị thôi hoạt động; hãy chuyển trước.")
            )
    elif effect.sole.unit is not None and not effect.sole.unit.proposes:
        for unit in [unit for unit in effect.below if unit.proxy in effect.ending]:
            yield _at(
                unit, _("%s gửi hồ sơ qua đơn vị thôi hoạt động, mà đơn vị sau không gửi hồ sơ; hãy chuyển trước.")
            )


def _begins_late(row: Any, act: Reorganisation) -> bool:
    return row.valid_from is not None and row.valid_from > act.eve


def _own_problems(act: Reorganisation, effect: Effect, actor: Any) -> Problems:
    """Nobody authorises himself (`organization.appoint`)."""
    own = [row for row in effect.appointments if row.person_id == actor.person_id and row.kind in HEADS]
    if act.finish_until is not None and own:
        yield Problem(_("Bạn đứng đầu %s nên không tự ủy quyền cho mình làm nốt hồ sơ; hãy nhờ người khác của Văn "
                        "phòng hoặc quản trị thực hiện.") % own[0].unit)  # fmt: skip


# --- warnings ----------------------------------------------------------------------------------------------------


def _warnings(act: Reorganisation, effects: Sequence[Effect], touched: Iterable[Touched]) -> Iterator[str]:
    for effect in effects:
        yield from _warnings_of(effect)
    if act.finish_until is None and any(row.waits for row in touched):
        yield _("Còn hồ sơ đang mở của đơn vị thôi hoạt động mà chưa ghi người đứng đầu cũ làm nốt đến ngày nào: từ "
                "ngày hiệu lực không còn ai nộp, bổ sung thay các đơn vị đó.")  # fmt: skip
    if hasattr(act, "department"):
        yield _("Chức danh của lãnh đạo Sở không tự đổi: hãy ghi chức vụ mới ở trang của từng người theo quyết định bổ "
                "nhiệm.")  # fmt: skip


def _warnings_of(effect: Effect) -> Iterator[str]:
    kind, new = effect.change.kind, [after for after in effect.afters if after.unit is None]
    if kind == ChangeKind.MERGE and new and len(effect.before) == 1:
        yield _("Chỉ một đơn vị của Sở vào %s: đúng khi đơn vị kia ở cơ quan khác; người của đơn vị đó ghi ở trang "
                "Cán bộ.") % new[0]  # fmt: skip
    if not effect.afters and effect.moves:
        names = _listed(place.person for place, _after in effect.moves)
        yield _("Từ ngày hiệu lực chưa có nơi công tác: %s.") % names
    if effect.ending and (leading := [row for row in effect.appointments if row.kind in HEADS]):
        yield _("Thôi đứng đầu, chức vụ mới ghi theo quyết định bổ nhiệm: %s.") % _listed(
            f"{row.person} ({row.title})" for row in leading
        )
    if new:
        yield _("Chưa có người đứng đầu: %s.") % _listed(new)
    if lost := [grant for grant, after in effect.grants if after is None and effect.afters]:
        yield _("Chưa biết giao vai trò ở đơn vị nào cho tài khoản: %s.") % _listed(grant.user.label for grant in lost)


# --- words -------------------------------------------------------------------------------------------------------


def _at(unit: Unit, text: str, *, day: date | None = None) -> Problem:
    said = text % {"unit": unit, "day": format_date(day)} if day else text % unit
    return Problem(said, url=reverse("unit", args=[unit.pk]))


def _listed(names: Iterable[Any]) -> str:
    return "; ".join(map(str, names))


def _row_ids(effect: Effect) -> list[Any]:
    return [
        effect.change.pk,
        [unit.pk for unit in effect.before],
        [[after.pk, after.unit_id, after.name, after.code] for after in effect.afters],
        [[row.pk, after.pk if after else None] for row, after in (*effect.moves, *effect.grants)],
        [row.pk for row in effect.appointments],
        [row.pk for row in effect.below],
    ]


def _names(act: Reorganisation) -> list[str]:
    said = [str(act), str(act.starts_on), str(act.finish_until)]
    department = getattr(act, "department", None)
    names = (
        [str(field.value_from_object(department)) for field in department._meta.concrete_fields] if department else []
    )
    return said + names
