"""Sắp xếp tổ chức: the decision, what it does, units after it, who goes where, the department's new names."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from organization.forms import layout
from organization.forms.choices import our_fields
from organization.forms.units import AgencyForm
from organization.models import DepartmentAfter, Person, Reorganisation, Unit, UnitAfter, UnitChange
from organization.selectors.reorganisation import Effect


class ActForm(forms.ModelForm):
    helper = layout.ACT

    class Meta:
        model = Reorganisation
        fields = ("number", "dated", "issuer", "title", "starts_on", "finish_until")
        formfield_callback = our_fields
        help_texts = {
            "number": _("Cả phần ký hiệu, ví dụ 12/QĐ-SGTVT."),
            "starts_on": _("Ngày đầu tiên mang tên mới, theo đơn vị mới."),
            "finish_until": _("Người đứng đầu đơn vị thôi hoạt động được ủy quyền theo quyết định này để nộp, bổ sung "
                              "nốt hồ sơ đang mở của đơn vị đó. Để trống nếu không ủy quyền."),
        }  # fmt: skip


class _Units(forms.ModelMultipleChoiceField):
    def label_from_instance(self, unit: Unit) -> str:
        return f"— {unit.name}" if unit.parent_id else unit.name


class ChangeForm(forms.ModelForm):
    """What happens, and to which units; which come after is asked next."""

    before = _Units(
        label=_("Đơn vị trước"), queryset=None, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một đơn vị.")},
        help_text=_("Sáp nhập, giải thể: những đơn vị thôi hoạt động. Chia tách, đổi tên: một đơn vị."),
    )  # fmt: skip

    class Meta:
        model = UnitChange
        fields = ("kind", "before")
        formfield_callback = our_fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["before"].queryset = units_on_the_eve(self.instance.act)


class AfterForm(forms.ModelForm):
    """A unit that goes on, or all that is to be known of a new one."""

    helper = layout.UNIT_AFTER

    class Meta:
        model = UnitAfter
        fields = ("unit", "name", "short_name", "code", "kind", "head_title", "symbol")
        formfield_callback = our_fields
        help_texts = {
            "unit": _("Chọn khi một đơn vị đang có tiếp tục hoạt động, tiếp nhận, hoặc đổi tên."),
            "name": _("Đơn vị đang có thì chỉ ghi khi tên đổi; các ô dưới đây cũng vậy."),
            "code": _("Chữ thường không dấu, chữ số, gạch nối; mã của đơn vị đang có không đổi."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = self.instance.change.afters.exclude(unit=None).values("unit")
        self.fields["unit"].queryset = units_on_the_eve(self.instance.change.act).exclude(pk__in=there)
        self.fields["unit"].empty_label = _("Đơn vị mới")

    def clean(self) -> dict[str, Any]:
        """What a new unit lacks is said by the service, all at once, not by the table's constraint."""
        return self.cleaned_data


class PeopleForm(forms.Form):
    """Where each of the people of a unit goes on, when several units come after it."""

    def __init__(self, *args: Any, effect: Effect, people: Mapping[Person, UnitAfter | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.afters = people, {str(after.pk): after for after in effect.afters}
        going_on = not effect.ending
        choices = [("", _("(ở lại)") if going_on else _("(chưa chọn)"))]
        choices += [(pk, str(after)) for pk, after in self.afters.items() if after.unit not in effect.before]
        for person, after in people.items():
            self.fields[f"person-{person.pk}"] = forms.ChoiceField(
                label=person.full_name, choices=choices, required=False, initial=str(after.pk) if after else ""
            )

    @property
    def places(self) -> dict[Person, UnitAfter | None]:
        chosen = self.cleaned_data
        return {person: self.afters.get(chosen[f"person-{person.pk}"]) for person in self.people}


class DepartmentForm(AgencyForm):
    helper = layout.DEPARTMENT

    class Meta(AgencyForm.Meta):
        model = DepartmentAfter
        fields = tuple(name for name in AgencyForm.Meta.fields if not name.startswith("valid_"))


class MarkForm(forms.Form):
    """What the page has shown."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=16)


def units_on_the_eve(act: Reorganisation) -> QuerySet[Unit]:
    """The units that there are on the last day before the act."""
    return Unit.objects.on(act.eve).order_by("order", "name")
