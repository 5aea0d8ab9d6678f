"""What leadership, văn thư and Văn phòng type about answers and Decisions."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Case, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from awards.enums import AnswerKind
from awards.models import Decision, Nomination
from awards.selectors.replies import Reply
from awards.services.decisions import Signing
from campaigns.enums import Power
from campaigns.models import AwardType, ReasonSentence
from core.fields import DateField, LongTextField, TextField
from organization.enums import HEADS
from organization.models import Appointment


class AnswerForm(forms.Form):
    """One answer to one nomination; only answers that are possible for its award are offered."""

    kind = forms.ChoiceField(label=_("Ý kiến"), widget=forms.RadioSelect)
    award_type = forms.ModelChoiceField(
        label=_("Hình thức khi hạ"), queryset=AwardType.objects.none(), required=False, empty_label="—"
    )
    sentences = forms.ModelMultipleChoiceField(
        label=_("Lý do: câu mẫu"), queryset=ReasonSentence.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    reason = LongTextField(
        label=_("Lý do"), max_length=2000, required=False,
        help_text=_("Ghi thêm hoặc ghi tự do; bắt buộc có câu mẫu hoặc lời ghi khi chưa đồng ý, hạ hình thức. Đơn vị "
                    "đọc lý do này khi có kết quả."),
    )  # fmt: skip

    def __init__(self, *args, nomination: Nomination, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        first = AnswerKind.AGREE if nomination.award_type.power == Power.OWN else AnswerKind.REFER
        lower = nomination.proposal.round.award_types.filter(rank__lt=nomination.award_type.rank, power=Power.OWN)
        kinds = [first, *([AnswerKind.LOWER] if lower.exists() else []), AnswerKind.DECLINE]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        self.fields["award_type"].queryset = lower
        if AnswerKind.LOWER not in kinds:
            del self.fields["award_type"]
        self._offer_sentences(nomination, kinds)

    def _offer_sentences(self, nomination: Nomination, kinds: list[AnswerKind]) -> None:
        """Those for the answers that are possible, citing criteria for this kind of subject or none."""
        uses = [kind for kind in kinds if kind != AnswerKind.AGREE]
        fits = Q(criterion=None) | Q(criterion__subject_kind=nomination.subject_kind)
        rows = ReasonSentence.objects.filter(fits, campaign=nomination.proposal.round.campaign_id)
        self.fields["sentences"].queryset = rows.for_use(*uses).select_related("criterion").order_by("use", "number")
        self.fields["sentences"].label_from_instance = _for_its_use
        if not self.fields["sentences"].queryset.exists():
            del self.fields["sentences"]

    def clean(self) -> dict[str, Any]:
        """A sentence for one answer is no reason for another."""
        data = super().clean()
        for row in data.get("sentences") or ():
            if row.use not in ("", data.get("kind")):
                text = _("“%(text)s” dùng khi %(use)s.")
                self.add_error("sentences", text % {"text": row.words, "use": row.get_use_display().lower()})
        return data

    def reply(self) -> Reply:
        data = self.cleaned_data
        lowered = data.get("award_type") if data["kind"] == AnswerKind.LOWER else None
        words = [row.words for row in data.get("sentences") or ()]
        return Reply(data["kind"], lowered, "\n".join(filter(None, [*words, data["reason"]])))


def _for_its_use(row: ReasonSentence) -> str:
    return f"{row.get_use_display()}: {row.words}" if row.use else row.words


class DraftForm(forms.Form):
    """A Decision over the chosen nominations."""

    title = TextField(label=_("Trích yếu"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    nominations = forms.ModelMultipleChoiceField(
        label=_("Đối tượng"), queryset=Nomination.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, possible: list[Nomination], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nominations"].queryset = Nomination.objects.filter(pk__in=[row.pk for row in possible])
        self.fields["nominations"].label_from_instance = lambda row: f"{row.printed_name} – {row.printed_unit}"


def signers_of_department(day: date) -> QuerySet[Appointment]:
    """Who may sign for the department on `day`: Giám đốc first, then whoever signs in his stead."""
    rows = Appointment.objects.on(day).filter(unit=None).select_related("person")
    return rows.order_by(Case(When(kind__in=HEADS, then=0), default=1), "kind", "-valid_from", "pk")


class SendForm(forms.Form):
    signer = forms.ModelChoiceField(label=_("Người ký"), queryset=Appointment.objects.none(), empty_label=None)

    def __init__(self, *args, signers, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signer"].queryset = signers


class SignedForm(forms.Form):
    """What văn thư enters of a signed Decision."""

    number = TextField(label=_("Số"), max_length=20, help_text=_("Số do văn thư cấp, ví dụ 12."))
    symbol = TextField(label=_("Ký hiệu"), max_length=40)
    signed_on = DateField(label=_("Ngày ký"))
    signer = forms.ModelChoiceField(label=_("Người ký"), queryset=Appointment.objects.none(), empty_label=None)
    file = forms.FileField(label=_("Bản đã ký (PDF hoặc ảnh quét)"))

    def __init__(self, *args, decision: Decision, signers, **kwargs) -> None:
        super().__init__(*args, initial={"symbol": decision.symbol, "signer": decision.signer_id}, **kwargs)
        self.fields["signer"].queryset = signers
        if decision.signed_copy_id:
            self.fields["file"].required = False
            self.fields["file"].help_text = _("Đã có bản ký số trên hệ thống: để trống thì dùng bản đó.")

    def signing(self, copy) -> Signing:
        data = self.cleaned_data
        return Signing(data["number"], data["symbol"], data["signed_on"], data["signer"], copy)
