"""What Văn phòng, văn thư and leadership type about what goes up and comes back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.forms.paper_acts import PAPER, PaperForm
from awards.models import Referral, ReferralPackage
from awards.services.referrals import Outcome, Sending
from campaigns.enums import Power
from campaigns.models import AwardType
from core.fields import DateField, LongTextField, TextField


class PackageForm(forms.Form):
    addressee = LongTextField(
        label=_("Nơi nhận Tờ trình"), max_length=1000, help_text=_("Mỗi nơi nhận một dòng, như in sau “Kính gửi:”."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    due_on = DateField(
        label=_("Gửi chậm nhất ngày"), required=False,
        help_text=_("Hết ngày này; Văn phòng được nhắc mỗi ngày từ 7 ngày trước. Để trống nếu cấp trên không ấn định."),
    )  # fmt: skip


class PackageFileForm(forms.Form):
    file = forms.FileField(label=_("Tệp (PDF, ảnh quét, Word, Excel)"))


class SendingForm(forms.Form):
    """What văn thư enters of the Tờ trình that went out."""

    number = TextField(label=_("Số"), max_length=20, help_text=_("Số do văn thư cấp, ví dụ 12."))
    symbol = TextField(label=_("Ký hiệu"), max_length=40)
    dated = DateField(label=_("Ngày Tờ trình"))
    sent_on = DateField(label=_("Ngày gửi"))
    file = forms.FileField(label=_("Tờ trình đã ký (PDF hoặc ảnh quét)"))

    def __init__(self, *args: Any, package: ReferralPackage, **kwargs: Any) -> None:
        super().__init__(*args, initial={"symbol": package.symbol}, **kwargs)

    def sending(self, copy: Any) -> Sending:
        data = self.cleaned_data
        return Sending(data["number"], data["symbol"], data["dated"], data["sent_on"], copy)


class ReceivedForm(forms.Form):
    received_on = DateField(label=_("Ngày cấp trên tiếp nhận"))
    paper = TextField(
        label=_("Giấy tiếp nhận"), max_length=200, required=False, help_text=_("Số phiếu, giấy biên nhận nếu có.")
    )


class AskedForm(forms.Form):
    """What the level above asks for."""

    asked_on = DateField(label=_("Ngày yêu cầu"))
    paper = TextField(label=_("Số văn bản yêu cầu"), max_length=100, required=False)
    what = LongTextField(label=_("Yêu cầu bổ sung những gì"), max_length=2000)
    due_on = DateField(label=_("Bổ sung chậm nhất ngày"), required=False)


class AnsweredForm(forms.Form):
    answered_on = DateField(label=_("Ngày đã bổ sung"))
    answer = LongTextField(label=_("Đã bổ sung những gì, bằng văn bản nào"), max_length=2000)


CHOSEN = (("", _("Chưa biết")), ("True", _("Được lựa chọn")), ("False", _("Không được lựa chọn")))
WAITING = ("wait", _("Chưa có quyết định"))
GRANTED = (("True", _("Được tặng")), ("False", _("Không được tặng")))
YES_OR_NO = {"True": True, "False": False}


class OutcomeForm(forms.Form):
    """What came back from above about one nominee; the choice of UBND tỉnh is asked for awards of the state alone."""

    chosen = forms.TypedChoiceField(
        label=_("UBND tỉnh lựa chọn (khen thưởng cấp Nhà nước)"), choices=CHOSEN, required=False, empty_value=None,
        coerce=YES_OR_NO.get,
    )  # fmt: skip
    granted = forms.TypedChoiceField(
        label=_("Kết quả"), choices=(WAITING, *GRANTED), coerce=YES_OR_NO.get, widget=forms.RadioSelect
    )
    paper = TextField(label=_("Số quyết định"), max_length=100, required=False)
    decided_on = DateField(label=_("Ngày quyết định"), required=False)
    issuer = TextField(label=_("Cơ quan quyết định"), max_length=200, required=False)
    reason = LongTextField(label=_("Lý do không tặng"), max_length=2000, required=False)

    def __init__(self, *args: Any, referral: Referral, **kwargs: Any) -> None:
        first = {"issuer": referral.award_type.authority, "chosen": referral.chosen}
        super().__init__(*args, initial=first, **kwargs)
        if referral.award_type.power != Power.STATE:
            del self.fields["chosen"]
            self.fields["granted"].choices = GRANTED

    def outcome(self) -> Outcome:
        return Outcome(**{"chosen": None} | self.cleaned_data)


class InsteadForm(forms.Form):
    """An award of the department's own for whom the level above did not grant his."""

    award_type = forms.ModelChoiceField(
        label=_("Hình thức tặng thay thế"), queryset=AwardType.objects.none(), empty_label=None
    )
    reason = LongTextField(label=_("Lý do"), max_length=2000, help_text=_("Đơn vị đọc lý do này khi có kết quả."))

    def __init__(self, *args: Any, awards: list[AwardType], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award_type"].queryset = AwardType.objects.filter(pk__in=[row.pk for row in awards])


class InsteadOnPaperForm(PaperForm, InsteadForm):
    field_order = ("award_type", "reason", *PAPER)
