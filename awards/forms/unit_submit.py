"""What a head confirms: submitting, withdrawing, reporting that nobody is proposed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import LongTextField

ALL, READY = "all", "ready"


class SubmitForm(forms.Form):
    """One confirmation. `key` makes twice once; `seen` names what the page showed."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=80)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    which = forms.ChoiceField(label=_("Nộp những đối tượng nào?"), widget=forms.RadioSelect)
    sure = forms.BooleanField(label=_("Tôi đã kiểm tra và xác nhận nộp hồ sơ này"))

    def __init__(self, *args: Any, ready: int, unready: int, may_leave: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sure"].error_messages["required"] = _("Hãy đánh dấu xác nhận trước khi nộp.")
        if not may_leave:
            del self.fields["which"]
            return
        some = _("Nộp %(ready)d đối tượng đã đủ, để lại %(unready)d") % {"ready": ready, "unready": unready}
        every = _("Nộp tất cả %d đối tượng (chỉ được khi tất cả đã đủ)") % (ready + unready)
        self.fields["which"].choices = [(READY, some), (ALL, every)]
        self.fields["which"].initial = READY

    @property
    def leaves_some(self) -> bool:
        return self.cleaned_data.get("which") == READY


class NoteForm(forms.Form):
    """The reason that a withdrawal must have."""

    note = LongTextField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class NilForm(forms.Form):
    """Báo cáo không có đề nghị."""

    nil_reason = LongTextField(
        label=_("Lý do đơn vị không đề nghị khen thưởng"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
