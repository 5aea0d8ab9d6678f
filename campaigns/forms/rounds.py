"""A round in preparation, opening it, changing it, extending it; days off."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaigns.calendar import LastDay, default_cutoff, look_at_last_day
from campaigns.enums import ExtensionKind
from campaigns.forms.fields import campaign_fields
from campaigns.models import AwardType, DayOff, Round
from campaigns.selectors import calendar_around
from campaigns.services.extensions import Grounds
from campaigns.services.round_setup import round_problems
from core.clock import day_of
from core.fields import DateField, DateTimeField, LongTextField, TextField, YearField
from organization.forms.choices import UnitChoice
from organization.models import Unit

KEEP, NEXT = "keep", "next"
LAST_DAY_CHOICES = (
    (KEEP, _("Giữ nguyên như đã ghi")),
    (NEXT, _("Lấy hết ngày làm việc tiếp theo")),
)
OPTIONS = ("signed_copy", "signed_copy_days", "one_letter_per_award", "allows_teams", "opening_paper", "contact")


def awards_field() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        label=_("Hình thức khen thưởng"),
        queryset=AwardType.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một hình thức khen thưởng.")},
    )


class RoundForm(forms.ModelForm):
    """A round before it is opened. When its last day is a day off, one says what is meant."""

    award_types = awards_field()
    last_day = forms.ChoiceField(
        label=_("Ngày cuối cùng là ngày nghỉ"), choices=LAST_DAY_CHOICES, widget=forms.RadioSelect
    )

    class Meta:
        model = Round
        fields = (
            "campaign", "name", "kind", "year", "period_from", "period_to", "cutoff", "cutoff_source",
            "cutoff_confirmed", "award_types", *OPTIONS,
        )  # fmt: skip
        formfield_callback = campaign_fields
        labels = {"campaign": _("Phong trào thi đua")}
        help_texts = {
            "cutoff": _("Nhận hồ sơ nộp trước thời điểm này. Để trống: trước ngày 10/01 của năm sau năm xét."),
            "cutoff_source": _("Mục của kế hoạch, hoặc công văn hướng dẫn."),
            "cutoff_confirmed": _("Bỏ chọn khi còn chờ văn bản; đợt chưa xác định hạn thì chưa mở được."),
            "signed_copy_days": _("Tính từ ngày nộp, khi bản ký nộp sau."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cutoff"].required = False
        names = list(self.fields)
        names.insert(names.index("cutoff") + 1, names.pop(names.index("last_day")))
        self.order_fields(names)
        self.look = self._look(self._cutoff_in_hand())
        if self.look and self.look.is_day_off:
            self.fields["last_day"].help_text = self.look.warning
        else:
            del self.fields["last_day"]

    def _cutoff_in_hand(self) -> datetime | None:
        """The cut-off that the form is about: typed, proposed, or the row's own."""
        if not self.is_bound:
            return self.initial.get("cutoff")
        try:
            typed = self.fields["cutoff"].clean(self.data.get(self.add_prefix("cutoff")))
            return typed or default_cutoff(YearField().clean(self.data.get(self.add_prefix("year"))))
        except (ValidationError, ValueError):
            return None

    @staticmethod
    def _look(cutoff: datetime | None) -> LastDay | None:
        return look_at_last_day(cutoff, calendar_around(day_of(cutoff))) if cutoff else None

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("cutoff") and data.get("year") and "cutoff" not in self.errors:
            data["cutoff"] = default_cutoff(data["year"])
        if data.get("last_day") == NEXT and self.look:
            data["cutoff"] = self.look.alternative
        wanted = ("kind", "year", "period_from", "period_to", "award_types")
        if not any(name in self.errors for name in wanted):
            kind, year, *period, awards = (data[name] for name in wanted)
            for problem in round_problems(kind, year, tuple(period), awards):
                self.add_error(problem.field, problem.message)
        return data


class ReviseRoundForm(forms.ModelForm):
    """What an opened round may still change, and why; its cut-off is not among it."""

    award_types = awards_field()
    reason = LongTextField(
        label=_("Lý do thay đổi"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi kèm phiên bản mới; đơn vị và lãnh đạo Sở đọc được."),
    )

    class Meta:
        model = Round
        fields = ("name", "award_types", *OPTIONS)
        formfield_callback = campaign_fields


class OpenRoundForm(forms.Form):
    paper = TextField(
        label=_("Công văn hướng dẫn"),
        max_length=200,
        required=False,
        help_text=_("Số, ngày của văn bản hướng dẫn lập hồ sơ, nếu có."),
    )


class ExtensionForm(forms.Form):
    """Gia hạn: for whom, until when, on what paper."""

    kind = forms.ChoiceField(label=_("Loại"), choices=ExtensionKind.choices, widget=forms.RadioSelect)
    unit = UnitChoice(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("Tất cả đơn vị của đợt")
    )
    cutoff = DateTimeField(
        label=_("Hạn nộp mới"), help_text=_("Nhận hồ sơ nộp trước thời điểm này, ví dụ 15/01/2026 00:00.")
    )
    reason = LongTextField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    asked_by = TextField(label=_("Người đề nghị"), max_length=200, required=False)
    paper_number = TextField(
        label=_("Số văn bản"), max_length=60, required=False, help_text=_("Với bản giấy nhận trước hạn: số đến.")
    )
    paper_date = DateField(
        label=_("Ngày văn bản"), required=False, help_text=_("Với bản giấy nhận trước hạn: ngày đến.")
    )
    paper = forms.FileField(
        label=_("Bản chụp văn bản"), required=False, help_text=_("PDF hoặc ảnh; với bản giấy là ảnh dấu đến.")
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, initial={"kind": ExtensionKind.EXTENSION}, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(round_units__round=round_).order_by("order", "name")

    def grounds(self, paper: Any) -> Grounds:
        names = ("reason", "kind", "asked_by", "paper_number", "paper_date")
        return Grounds(**{name: self.cleaned_data[name] for name in names}, paper=paper)


class DayOffForm(forms.ModelForm):
    class Meta:
        model = DayOff
        fields = ("day", "name", "works")
        formfield_callback = campaign_fields
        labels = {"works": _("Là ngày đi làm bù")}
