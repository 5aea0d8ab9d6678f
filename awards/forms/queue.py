"""The queue of appraisal: narrowing it, giving work out, asking other offices."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.enums import OpinionKind
from awards.services.other_opinions import Question
from core.fields import DateField, LongTextField, TextField

NOBODY = "0"
FLAGS = (
    ("", _("Tất cả")),
    ("open", _("Chưa kết luận")),
    ("late", _("Quá thời hạn")),
    ("index", _("Chờ kết quả chỉ số")),
    ("turned", _("Kiểm tra lại")),
    ("double", _("Trùng đối tượng, thành tích")),
    ("opinion", _("Chờ ý kiến hiệp y")),
    ("hold", _("Tạm dừng xét")),
)


class QueueFilter(forms.Form):
    """Kept in the address; a wrong value narrows nothing."""

    dot = forms.ChoiceField(label=_("Đợt xét"), required=False)
    officer = forms.ChoiceField(label=_("Người thẩm định"), required=False)
    flag = forms.ChoiceField(label=_("Tình trạng"), required=False, choices=FLAGS)

    def __init__(self, *args: Any, rounds: list, officers: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dot"].choices = [(row.pk, row.name) for row in rounds]
        people = [(user.pk, str(user)) for user in officers]
        self.fields["officer"].choices = [("", _("Tất cả")), (NOBODY, _("Chưa giao")), *people]


class BatchForm(forms.Form):
    """Several nominees, and what is done with all of them."""

    ASSIGN, HOLD = "assign", "hold"

    chosen = forms.TypedMultipleChoiceField(
        label=_("Đối tượng"), coerce=int, error_messages={"required": _("Chọn ít nhất một đối tượng.")}
    )
    do = forms.ChoiceField(choices=((ASSIGN, ASSIGN), (HOLD, HOLD)))
    officer = forms.ModelChoiceField(
        label=_("Giao các đối tượng đã chọn cho"), queryset=None, required=False, empty_label=_("Chọn cán bộ")
    )
    reason = TextField(label=_("Tạm dừng xét các đối tượng đã chọn vì"), max_length=500, required=False)

    def __init__(self, *args: Any, ids: Sequence[int], officers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(pk, pk) for pk in ids]
        self.fields["officer"].queryset = officers

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("do") == self.ASSIGN and not data.get("officer") and "officer" not in self.errors:
            self.add_error("officer", _("Chọn cán bộ để giao."))
        if data.get("do") == self.HOLD and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Ghi lý do tạm dừng xét."))
        return data


class AskOpinionForm(forms.Form):
    office = TextField(
        label=_("Cơ quan, đơn vị được hỏi"), max_length=200,
        help_text=_("Ví dụ Thanh tra tỉnh, Phòng Kế hoạch - Tài chính."),
    )  # fmt: skip
    question = LongTextField(label=_("Nội dung xin ý kiến"), max_length=3000, widget=forms.Textarea(attrs={"rows": 4}))
    asked_on = DateField(label=_("Ngày gửi"))
    due = DateField(label=_("Trả lời trước hết ngày"))

    def wish(self) -> Question:
        data: dict[str, date | str] = self.cleaned_data
        return Question(data["office"], data["question"], data["asked_on"], data["due"])


class OpinionAnswerForm(forms.Form):
    kind = forms.ChoiceField(label=_("Ý kiến"), choices=OpinionKind.choices, widget=forms.RadioSelect)
    text = LongTextField(
        label=_("Nội dung trả lời"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    number = TextField(label=_("Số văn bản trả lời"), max_length=60, required=False)
    answered_on = DateField(label=_("Ngày trả lời"))
    file = forms.FileField(label=_("Bản chụp văn bản trả lời"), required=False, allow_empty_file=True)
