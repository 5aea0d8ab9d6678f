"""A round in preparation, opening it, changing it; days off."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.calendar import default_cutoff
from campaigns.forms.fields import campaign_fields
from campaigns.forms.last_day import LastDayMixin
from campaigns.models import AwardType, DayOff, Round
from campaigns.services.round_setup import round_problems
from campaigns.services.rounds import OpeningPaper
from core.fields import DateField, LongTextField, TextField, YearField

OPTIONS = (
    "signed_copy", "signed_copy_days", "appraisal_days", "one_letter_per_award", "allows_teams", "extensions_by",
    "contact",
)  # fmt: skip


def awards_field() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        label=_("Hình thức khen thưởng"),
        queryset=AwardType.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một hình thức khen thưởng.")},
    )


class RoundForm(LastDayMixin, forms.ModelForm):
    """A round before it is opened. When its last day is a day off, one says what is meant."""

    award_types = awards_field()

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
            "appraisal_days": _("Tính từ ngày tiếp nhận hồ sơ; để trống nếu không đặt thời hạn."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cutoff"].required = False
        self.place_last_day()

    def default_cutoff(self) -> datetime:
        return default_cutoff(YearField().clean(self.data.get(self.add_prefix("year"))))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("cutoff") and data.get("year") and "cutoff" not in self.errors:
            data["cutoff"] = default_cutoff(data["year"])
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
        fields = ("name", "award_types", *OPTIONS, "opening_paper", "opening_paper_date")
        formfield_callback = campaign_fields


class OpenRoundForm(forms.Form):
    """The công văn hướng dẫn with which a round is opened."""

    number = TextField(label=_("Số công văn hướng dẫn"), max_length=200, help_text=_("Ví dụ 1250/SGTVT-VP."))
    dated = DateField(label=_("Ngày công văn"))
    file = forms.FileField(label=_("Tệp công văn"), help_text=_("PDF, Word hoặc ảnh; các đơn vị tải về được."))

    def paper(self, file: Any) -> OpeningPaper:
        return OpeningPaper(self.cleaned_data["number"], self.cleaned_data["dated"], file)


class DayOffForm(forms.ModelForm):
    class Meta:
        model = DayOff
        fields = ("day", "name", "works")
        formfield_callback = campaign_fields
        labels = {"works": _("Là ngày đi làm bù")}
