"""The yearly facts, one form each; a person is chosen before the form is opened."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organization.forms import layout
from organization.forms.choices import our_fields
from organization.gates.facts import Problems, figures_problems, index_problems
from organization.models import (
    AnnualRating,
    AwardRecord,
    Discipline,
    Initiative,
    ParIndexResult,
    Person,
    ProcedureFigures,
)


def add_problems(form: forms.BaseForm, problems: Problems) -> None:
    for name, message in problems.items():
        form.add_error(name, message)


class OfPersonOrUnit(forms.ModelForm):
    """About a person chosen before (then the form names no unit), or about a unit."""

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.person = self.instance.person or person
        if self.instance.person is not None:
            del self.fields["unit"]
        else:
            self.fields["unit"].required = True

    def _get_validation_exclusions(self) -> set[str]:
        """The person is no field of the form, yet one row a year holds for him too."""
        return super()._get_validation_exclusions() - {"person"}


class RatingForm(OfPersonOrUnit):
    class Meta:
        model = AnnualRating
        fields = ("unit", "year", "grade", "paper")
        formfield_callback = our_fields
        help_texts = {"paper": _("Văn bản công nhận xếp loại: số, ngày.")}


class DisciplineForm(OfPersonOrUnit):
    class Meta:
        model = Discipline
        fields = ("unit", "form", "pending", "starts_on", "ends_on", "paper")
        formfield_callback = our_fields
        help_texts = {
            "form": _("Hình thức kỷ luật, hoặc việc đang thanh tra, kiểm tra, xem xét đơn thư."),
            "pending": _("Chưa có kết luận."),
            "ends_on": _("Ngày hết hiệu lực; để trống nếu chưa."),
        }


class IndexForm(forms.ModelForm):
    helper = layout.INDEX

    class Meta:
        model = ParIndexResult
        fields = ("unit", "of_province", "year", "score", "rank", "ranked", "state", "paper")
        formfield_callback = our_fields
        help_texts = {"score": _("Từ 0 đến 100, ví dụ 92,375."), "ranked": _("Xếp hạng trong bao nhiêu đơn vị.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].empty_label = _("Toàn Sở, hoặc toàn tỉnh")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        add_problems(self, index_problems(values.get("rank"), values.get("ranked")))
        return values


class FiguresForm(forms.ModelForm):
    helper = layout.FIGURES

    class Meta:
        model = ProcedureFigures
        fields = ("unit", "year", "received", "late", "backlog", "source")
        formfield_callback = our_fields
        help_texts = {"source": _("Nơi lấy số liệu, ví dụ báo cáo của Trung tâm Phục vụ hành chính công.")}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        add_problems(self, figures_problems(values.get("received"), values.get("late")))
        return values


class InitiativeForm(forms.ModelForm):
    class Meta:
        model = Initiative
        fields = ("title", "unit", "year", "level", "paper", "recognised_on", "scope", "effect")
        formfield_callback = our_fields
        help_texts = {
            "unit": _("Khi là của tập thể; tác giả cá nhân thêm sau khi lưu."),
            "paper": _("Chỉ sáng kiến có văn bản công nhận mới được tính: số, ngày, cơ quan."),
        }


class EarlierAwardForm(OfPersonOrUnit):
    """A title or commendation that somebody has; saving it confirms what a unit has claimed."""

    class Meta:
        model = AwardRecord
        fields = ("unit", "kind", "name", "year", "number", "decided_on", "issuer", "content")
        formfield_callback = our_fields
        help_texts = {
            "name": _("Như trong Quyết định, ví dụ Chiến sĩ thi đua cơ sở."),
            "content": _("Nội dung thành tích ghi trong Quyết định."),
        }
