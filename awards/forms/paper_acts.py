"""Ghi nhận theo bản ký giấy: what a head or leader decides, with the signed paper on which he decided it."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards.forms.leadership import AnswerForm
from awards.forms.office import OfficerForm, ReasonForm
from awards.forms.unit_submit import NoteForm, SubmitForm
from awards.models import Nomination
from awards.services.letters import signing_words
from core.fields import DateField
from core.text import format_date
from organization.enums import Role
from organization.models import Appointment, Unit, User

PAPER = ("signer", "signed_on", "file")


class SignerField(forms.ModelChoiceField):
    """Who signed: heads as they stand under a paper, with the last day on which they could."""

    def label_from_instance(self, obj: Any) -> str:
        if not isinstance(obj, Appointment):
            return str(obj)
        until = _t(" (đến hết ngày %s)") % format_date(obj.valid_to) if obj.valid_to else ""
        return signing_words(obj) + until


class PaperForm(forms.Form):
    """The signed paper on which an act was done."""

    signer = SignerField(label=_("Người đã ký"), queryset=User.objects.none(), empty_label=_("Chọn người đã ký"))
    signed_on = DateField(
        label=_("Ngày của văn bản"), help_text=_("Người ký phải có quyền ký vào ngày này.")
    )  # fmt: skip
    file = forms.FileField(label=_("Bản quét văn bản đã ký"))

    def __init__(self, *args: Any, signers: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signer"].queryset = signers


class SubmitOnPaperForm(PaperForm, SubmitForm):
    """The head's confirmation that the proposal is submitted."""

    field_order = ("key", "seen", "which", *PAPER, "sure")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sure"].label = _("Tôi đã đối chiếu bản ký với hồ sơ trên hệ thống")
        self.fields["sure"].error_messages["required"] = _("Hãy đánh dấu xác nhận trước khi ghi nhận.")


class NoteOnPaperForm(PaperForm, NoteForm):
    """A withdrawal with the reason that the paper gives."""

    field_order = ("note", *PAPER)


class AnswerOnPaperForm(PaperForm, AnswerForm):
    """Leadership's answer, typed from the signed paper."""

    field_order = ("kind", "award_type", "sentences", "reason", *PAPER)


class AgreeAllOnPaperForm(PaperForm):
    """Đồng ý toàn bộ theo đề nghị, but for those whom the paper leaves out."""

    excepted = forms.ModelMultipleChoiceField(
        label=_("Để xét riêng"), queryset=Nomination.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Đánh dấu những đối tượng mà văn bản không đồng ý ngay."),
    )  # fmt: skip
    field_order = ("excepted", *PAPER)

    def __init__(self, *args: Any, nominations: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["excepted"].queryset = nominations
        self.fields["excepted"].label_from_instance = lambda row: f"{row.printed_name} – {row.printed_unit}"


class ReasonOnPaperForm(PaperForm, ReasonForm):
    field_order = ("reason", *PAPER)


class OfficerOnPaperForm(PaperForm, OfficerForm):
    field_order = ("officer", *PAPER)


def signers_of_unit(unit: Unit) -> QuerySet[Appointment]:
    """Whoever ever had the right to sign for the unit; the day of the paper decides."""
    return Appointment.objects.filter(unit=unit).select_related("person", "unit").order_by("-valid_from", "pk")


def leaders() -> QuerySet[User]:
    """Whoever ever was one of the leadership or authorised by it; the day of the paper decides."""
    delegated = Q(person__in=Appointment.objects.delegations().values("person"))
    return User.objects.filter(Q(grants__role=Role.LEADERSHIP) | delegated).distinct()
