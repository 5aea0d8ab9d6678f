"""What Văn phòng types: opinions, overrulings, holds, reminders."""

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.enums import Recommendation
from awards.models import Appraisal, Nomination
from awards.services.appraisals import Opinion
from campaigns.checks import Verdict
from campaigns.enums import MailKind
from campaigns.forms.mails import MailForm
from campaigns.models import AwardType
from core.fields import LongTextField, NumberField, TextField

YES_NO = ((True, _("Đủ điều kiện")), (False, _("Không đủ điều kiện")))


class AppraisalForm(forms.Form):
    """One officer's opinion on one nomination."""

    eligible = forms.TypedChoiceField(
        label=_("Điều kiện"),
        choices=YES_NO,
        coerce=lambda value: value == "True",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    recommendation = forms.ChoiceField(
        label=_("Đề nghị của Văn phòng"), choices=Recommendation.choices, required=False, widget=forms.RadioSelect
    )
    award_type = forms.ModelChoiceField(
        label=_("Hình thức đề nghị khi hạ"), queryset=AwardType.objects.none(), required=False, empty_label="—"
    )
    opinion = LongTextField(label=_("Ý kiến thẩm định"), max_length=5000, required=False)
    rank = NumberField(
        label=_("Thứ tự ưu tiên"), min_value=1, max_value=999, required=False, help_text=_("1 là ưu tiên cao nhất.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, nomination: Nomination, appraisal: Appraisal | None, **kwargs) -> None:
        initial = {"version": appraisal.version if appraisal else 0}
        if appraisal:
            names = ("eligible", "recommendation", "award_type", "opinion", "rank")
            initial |= {name: getattr(appraisal, name) for name in names}
        super().__init__(*args, initial=initial, **kwargs)
        lower = nomination.proposal.round.award_types.filter(rank__lt=nomination.award_type.rank)
        self.fields["award_type"].queryset = lower
        if not lower.exists():
            del self.fields["award_type"]

    def opinion_given(self) -> Opinion:
        data = self.cleaned_data
        return Opinion(data["eligible"], data["opinion"], data["recommendation"], data.get("award_type"), data["rank"])


class OverrideForm(forms.Form):
    """Overruling what the checks say of one criterion."""

    verdict = forms.ChoiceField(label=_("Kết luận của Văn phòng"), choices=[(v.value, v.label) for v in Verdict])
    reason = LongTextField(label=_("Lý do"), max_length=2000)


class ReasonForm(forms.Form):
    """A reason to be given for a move."""

    reason = LongTextField(label=_("Lý do"), max_length=2000)


class HoldForm(forms.Form):
    """Why a nominee is put on hold; empty takes the hold away."""

    reason = TextField(
        label=_("Lý do tạm dừng xét"),
        max_length=500,
        required=False,
        help_text=_("Ví dụ: đơn thư đang xác minh, chờ kết quả chỉ số. Để trống để xét tiếp."),
    )


class RankForm(forms.Form):
    """The place in the consolidated list, and the one that the page showed."""

    rank = NumberField(label=_("Thứ tự"), min_value=1, max_value=999, required=False)
    reason = TextField(label=_("Lý do"), max_length=300, required=False, help_text=_("Bỏ trống thứ tự là thôi xếp."))
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=999, required=False)


class RemindForm(MailForm):
    """Whom to remind, in which words; a preview needs no choice of units."""

    units = forms.TypedMultipleChoiceField(
        label=_("Đơn vị"), coerce=int, widget=forms.CheckboxSelectMultiple, error_messages={
            "required": _("Chọn ít nhất một đơn vị; chưa chọn ai thì không gửi gì."),
        }
    )  # fmt: skip

    def __init__(self, *args, units: list, only_preview: bool = False, **kwargs) -> None:
        super().__init__(*args, kind=MailKind.REMINDER, **kwargs)
        self.fields["units"].choices = [(unit.pk, unit.name) for unit in units]
        self.fields["units"].required = not only_preview


class OfficerForm(forms.Form):
    """The officer whom leadership names for Văn phòng's own proposal."""

    officer = forms.ModelChoiceField(label=_("Cán bộ thẩm định"), queryset=None, empty_label=None)

    def __init__(self, *args, officers, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers


class ConsolidationFilter(forms.Form):
    """Narrowing the consolidated list; kept in the address."""

    dot = forms.ChoiceField(label=_("Đợt xét"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)
    award = forms.ChoiceField(label=_("Hình thức"), required=False)
    kind = forms.ChoiceField(
        label=_("Đối tượng"), required=False,
        choices=(("", _("Tất cả")), ("collective", _("Tập thể")), ("individual", _("Cá nhân"))),
    )  # fmt: skip
    order = forms.ChoiceField(
        label=_("Xếp theo"), required=False,
        choices=(("", _("Thứ tự ưu tiên")), ("index", _("Chỉ số cải cách hành chính")), ("unit", _("Đơn vị"))),
    )  # fmt: skip

    def __init__(self, *args, rounds, units, awards, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dot"].choices = [(row.pk, row.name) for row in rounds]
        self.fields["unit"].choices = [("", _("Tất cả")), *((row.pk, row.short_name) for row in units)]
        self.fields["award"].choices = [("", _("Tất cả")), *((row.pk, row.short_name) for row in awards)]
