"""What is typed about extensions: a unit's request, the grant, a refusal, a paper that came in time."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.enums import ExtensionKind
from campaigns.forms.fields import SignerChoice
from campaigns.forms.last_day import LastDayMixin
from campaigns.models import Round
from campaigns.services.extension_requests import Refusal, Wish
from campaigns.services.extensions import Grounds
from campaigns.services.signatures import Signature
from core.fields import DateField, DateTimeField, LongTextField, TextField
from organization.forms.choices import UnitChoice
from organization.models import Appointment, Unit

ALL, CHOSEN = "all", "chosen"
WHO_CHOICES = ((CHOSEN, _("Những đơn vị chọn dưới đây")), (ALL, _("Tất cả đơn vị của đợt")))
CUTOFF_HELP = _("Nhận hồ sơ nộp trước thời điểm này, ví dụ 15/01/2026 00:00.")
SCAN_HELP = _("PDF hoặc ảnh.")


def reason_field(label: Any) -> LongTextField:
    return LongTextField(label=label, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class AskForm(forms.Form):
    """A unit asks for a later cut-off."""

    reason = reason_field(_("Lý do đề nghị gia hạn"))
    until = DateTimeField(
        label=_("Xin gia hạn đến trước"),
        required=False,
        help_text=_("Ví dụ 15/01/2026 00:00 (đến hết ngày 14/01/2026). Để trống: do người quyết định ấn định."),
    )
    file = forms.FileField(label=_("Tệp kèm theo"), required=False, help_text=SCAN_HELP)

    def wish(self, file: Any) -> Wish:
        data = self.cleaned_data
        return Wish(data["reason"], data["until"], file)


class AskOnPaperForm(AskForm):
    """A request that came on paper, signed by the unit's head, typed by Văn phòng or văn thư."""

    unit = UnitChoice(label=_("Đơn vị"), queryset=Unit.objects.none(), empty_label=_("Chọn đơn vị"))
    signer = SignerChoice(
        label=_("Người đã ký"), queryset=Appointment.objects.none(), empty_label=_("Chọn người đã ký")
    )
    signed_on = DateField(label=_("Ngày của văn bản"), help_text=_("Người ký phải có quyền ký vào ngày này."))
    field_order = ("unit", "signer", "signed_on", "reason", "until", "file")

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_of(round_)
        leading = Appointment.objects.filter(unit__in=units).select_related("unit", "person")
        self.fields["unit"].queryset = units
        self.fields["signer"].queryset = leading.order_by("unit__order", "unit__name", "kind", "pk")
        self.fields["file"].label, self.fields["file"].required = _("Bản quét văn bản đã ký"), True

    def paper(self) -> Signature:
        return Signature(self.cleaned_data["signer"], self.cleaned_data["signed_on"])


def units_of(round_: Round) -> Any:
    return Unit.objects.filter(round_units__round=round_).order_by("order", "name")


class ExtensionForm(LastDayMixin, forms.Form):
    """Gia hạn: for whom, until when, on what paper."""

    who = forms.ChoiceField(label=_("Gia hạn cho"), choices=WHO_CHOICES, widget=forms.RadioSelect)
    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    cutoff = DateTimeField(label=_("Hạn nộp mới"), help_text=CUTOFF_HELP)
    reason = reason_field(_("Lý do"))
    asked_by = TextField(
        label=_("Người đề nghị"),
        max_length=200,
        required=False,
        help_text=_("Để trống khi đơn vị đã đề nghị trên phần mềm."),
    )
    paper_number = TextField(label=_("Số văn bản"), max_length=60)
    paper_date = DateField(label=_("Ngày văn bản"))
    paper = forms.FileField(label=_("Bản chụp văn bản"), help_text=SCAN_HELP)

    def __init__(self, *args: Any, round_: Round, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"who": CHOSEN} | (initial or {}), **kwargs)
        self.fields["units"].queryset = units_of(round_)
        self.place_last_day()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("who") == CHOSEN and "units" in data and not data["units"]:
            self.add_error("units", _("Chọn ít nhất một đơn vị, hoặc gia hạn cho tất cả."))
        return data

    def chosen(self) -> list[Unit | None]:
        return [None] if self.cleaned_data["who"] == ALL else list(self.cleaned_data["units"])

    def grounds(self, paper: Any) -> Grounds:
        names = ("reason", "asked_by", "paper_number", "paper_date")
        said = {name: self.cleaned_data[name] for name in names}
        return Grounds(**said, paper=paper, last_day=self.cleaned_data.get("last_day", ""))


class PaperInTimeForm(LastDayMixin, forms.Form):
    """Đã nhận bản giấy trước hạn: what its stamp says, and until when the unit may type it."""

    unit = UnitChoice(label=_("Đơn vị gửi bản giấy"), queryset=Unit.objects.none(), empty_label=_("Chọn đơn vị"))
    paper_number = TextField(label=_("Số đến"), max_length=60)
    received_at = DateTimeField(
        label=_("Ngày giờ đến"),
        help_text=_("Theo dấu đến; phải trước hạn nộp của đơn vị lúc ấy, ví dụ 09/01/2026 16:30."),
    )
    paper = forms.FileField(label=_("Ảnh chụp dấu đến"), help_text=_("Ảnh JPG, PNG hoặc PDF."))
    cutoff = DateTimeField(label=_("Hạn nhập trên phần mềm"), help_text=CUTOFF_HELP)
    reason = LongTextField(
        label=_("Ghi chú"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_of(round_)
        self.place_last_day()

    def grounds(self, paper: Any) -> Grounds:
        data, kind = self.cleaned_data, ExtensionKind.PAPER_IN_TIME
        return Grounds(
            reason=data["reason"] or str(kind.label), kind=kind, paper_number=data["paper_number"], paper=paper,
            received_at=data["received_at"], last_day=data.get("last_day", ""),
        )  # fmt: skip


class RefusalForm(forms.Form):
    """Why a request is not granted, on which paper."""

    reason = reason_field(_("Lý do không gia hạn"))
    paper_number = TextField(label=_("Số văn bản trả lời"), max_length=60)
    paper_date = DateField(label=_("Ngày văn bản"))
    paper = forms.FileField(label=_("Bản chụp văn bản"), help_text=SCAN_HELP)

    def answer(self, paper: Any) -> Refusal:
        data = self.cleaned_data
        return Refusal(data["reason"], data["paper_number"], data["paper_date"], paper)
