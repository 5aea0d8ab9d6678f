"""What a unit types into its minutes and its letter."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards.gates.minutes import open_faults, result_faults, secret_faults
from awards.models import Attendee, Letter, Minutes, Nomination, Proposal
from awards.services.letters import signers, signing_words
from awards.services.minutes import Vote
from core.fields import LongTextField, NumberField, TextField, formfield
from organization.models import Person

FIGURES = ("base", "in_favour", "against", "abstained", "issued", "returned", "invalid")
HANDS, SECRET, NOT_YET = "hands", "secret", "not_yet"
MODES = ((HANDS, _("Biểu quyết giơ tay")), (SECRET, _("Bỏ phiếu kín")), (NOT_YET, _("Chưa biểu quyết")))
RESULTS = (("yes", _("Thông qua")), ("no", _("Không thông qua")))
LIMIT = 32_767


class MeetingForm(forms.ModelForm):
    """When, where and how the unit met."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = Minutes
        fields = ("starts_at", "ends_at", "place", "number", "total_members", "course", "conclusion", "tellers")
        formfield_callback = formfield
        widgets = {
            "course": forms.Textarea(attrs={"rows": 4}),
            "conclusion": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].required = self.fields["ends_at"].required = True
        self.fields["number"].help_text = _("Để trống nếu đơn vị không đánh số biên bản.")
        self.fields["tellers"].help_text = _("Chỉ ghi khi có bỏ phiếu kín.")
        self.initial["version"] = self.instance.version if self.instance.pk else 0

    def clean(self) -> dict[str, Any]:
        starts, ends = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("Kết thúc phải sau lúc bắt đầu."))
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class AttendeeForm(forms.Form):
    """One who belongs to the meeting; a row without a name is no row."""

    person = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = TextField(label=_("Họ và tên"), max_length=100, required=False)
    position = TextField(label=_("Chức vụ"), max_length=150, required=False)
    part = forms.ChoiceField(label=_("Vai trò"), choices=Attendee.Part.choices, initial=Attendee.Part.MEMBER)
    present = forms.BooleanField(label=_("Có mặt"), required=False)
    absence_reason = TextField(label=_("Lý do vắng"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("name") and data.get("part") != Attendee.Part.MEMBER and not data.get("present"):
            self.add_error("part", _("Chủ trì, thư ký phải có mặt."))
        return data


class AttendanceBase(forms.BaseFormSet):
    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Bỏ")

    def clean(self) -> None:
        parts = [form.cleaned_data.get("part") for form in self.named()]
        for part, message in (
            (Attendee.Part.CHAIR, _("Chỉ một người chủ trì.")),
            (Attendee.Part.SECRETARY, _("Chỉ một thư ký.")),
        ):
            if parts.count(part) > 1:
                raise ValidationError(message)

    def named(self) -> list[forms.Form]:
        """The rows that stay: those with a name that are not struck out."""
        rows = [form for form in self.forms if getattr(form, "cleaned_data", None)]
        return [form for form in rows if form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE")]

    def attendees(self, known: Iterable[Person]) -> list[Attendee]:
        people = {person.pk: person for person in known}
        names = ("name", "position", "part", "present", "absence_reason")
        rows = [form.cleaned_data for form in self.named()]
        return [Attendee(person=people.get(row["person"]), **{name: row[name] for name in names}) for row in rows]


AttendanceFormSet = forms.formset_factory(
    AttendeeForm, formset=AttendanceBase, extra=2, max_num=500, absolute_max=500, can_delete=True
)


class VoteForm(forms.Form):
    """The vote on one nominee; the figures must agree with each other and with who was there."""

    nomination = forms.IntegerField(widget=forms.HiddenInput)
    mode = forms.ChoiceField(label=_("Cách biểu quyết"), choices=MODES)
    passed = forms.ChoiceField(label=_("Kết luận"), choices=RESULTS)
    base = NumberField(label=_("Số người có quyền biểu quyết"), max_value=LIMIT)
    in_favour = NumberField(label=_("Đồng ý"), max_value=LIMIT)
    against = NumberField(label=_("Không đồng ý"), max_value=LIMIT)
    abstained = NumberField(label=_("Không có ý kiến"), max_value=LIMIT)
    issued = NumberField(label=_("Số phiếu phát ra"), required=False, max_value=LIMIT)
    returned = NumberField(label=_("Số phiếu thu về"), required=False, max_value=LIMIT)
    invalid = NumberField(label=_("Số phiếu không hợp lệ"), required=False, max_value=LIMIT)

    @property
    def is_held(self) -> bool:
        return self.cleaned_data.get("mode") != NOT_YET

    def ballot(self) -> dict[str, Any]:
        """The figures as the gates of the minutes read them."""
        data = self.cleaned_data
        counts = {name: data.get(name) or 0 for name in ("base", "in_favour", "against", "abstained")}
        papers = {name: data.get(name) for name in ("issued", "returned", "invalid")}
        is_secret = data.get("mode") == SECRET
        blank = dict.fromkeys(papers)
        return counts | (papers if is_secret else blank) | {"secret": is_secret, "passed": data.get("passed") == "yes"}

    def vote(self, nomination: Nomination) -> Vote:
        ballot = self.ballot()
        figures = {name: ballot[name] for name in FIGURES}
        return Vote(nomination, ballot["secret"], ballot["passed"] if self.is_held else None, figures)


class VotesBase(forms.BaseFormSet):
    """`minutes` is the meeting as content: its attendees and how many members it has."""

    def __init__(self, *args: Any, minutes: dict[str, Any], nominations: Iterable[Nomination], **kwargs: Any) -> None:
        self.minutes = minutes
        self.nominations = {row.pk: row for row in nominations}
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        for form in self.forms:
            if not form.errors and form.is_held:
                self._check_sums(form, form.ballot())
        if any(form.errors for form in self.forms):
            raise ValidationError(_t("Số phiếu của một số đối tượng chưa khớp."))

    def _check_sums(self, form: VoteForm, ballot: dict[str, Any]) -> None:
        faults = secret_faults if ballot["secret"] else open_faults
        for message in faults(ballot, self.minutes):
            form.add_error("returned" if ballot["secret"] else "in_favour", message.capitalize())
        outcome = "passed" if ballot["passed"] else "not_passed"
        for message in result_faults(ballot, {"outcome": outcome}):
            form.add_error("passed", message.capitalize())

    def votes(self) -> list[Vote]:
        known = [(form, self.nominations.get(form.cleaned_data["nomination"])) for form in self.forms]
        return [form.vote(nomination) for form, nomination in known if nomination is not None]


VotesFormSet = forms.formset_factory(VoteForm, formset=VotesBase, extra=0, max_num=500, absolute_max=500)


def vote_initial(nomination: Nomination, present: int) -> dict[str, Any]:
    """What stands in the form: the vote that was written, else "nhất trí" of all who are present."""
    ballot = getattr(nomination, "ballot", None)
    if ballot is None:
        unanimous = {"base": present, "in_favour": present, "against": 0, "abstained": 0}
        return {"nomination": nomination.pk, "mode": HANDS, "passed": "yes"} | unanimous
    figures = {name: getattr(ballot, name) for name in FIGURES}
    result = "no" if ballot.passed is False else "yes"
    return {"nomination": nomination.pk, "mode": SECRET if ballot.secret else HANDS, "passed": result} | figures


class LetterForm(forms.ModelForm):
    """Tờ trình: who signs; number and date may stay empty until văn thư gives them."""

    grounds = LongTextField(
        label=_("Lý do, căn cứ thêm"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = Letter
        fields = ("signer", "number", "dated", "grounds")
        formfield_callback = formfield

    def __init__(self, *args: Any, proposal: Proposal, day: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["signer"]
        field.queryset = signers(proposal.unit, day, keep=self.instance.signer_id)
        field.label_from_instance = signing_words
        field.empty_label = _("Chọn người ký")
        field.required = True
        self.fields["number"].help_text = _("Để trống nếu văn thư chưa cho số; bổ sung sau được.")
        self.fields["dated"].required = False
        self.initial["version"] = self.instance.version if self.instance.pk else 0

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
