"""What a unit types into its minutes and its letter."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards.gates.minutes import open_faults, result_faults, secret_faults_by_field
from awards.models import Attendee, Letter, Minutes, Nomination, Proposal
from awards.services.letters import signers, signing_words
from awards.services.minutes import ATTENDEE_FIELDS, Attending, Vote, attendee_values, ballot_values
from core.fields import LongTextField, NumberField, TextField, formfield
from core.forms import Clash
from core.rows import mark
from organization.models import Person

HANDS, SECRET, NOT_YET = "hands", "secret", "not_yet"
MODES = ((HANDS, _("Biểu quyết giơ tay")), (SECRET, _("Bỏ phiếu kín")), (NOT_YET, _("Chưa biểu quyết")))
RESULTS = (("yes", _("Thông qua")), ("no", _("Không thông qua")))
LIMIT = 32_767
BIGGEST_KEY = 2**63


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
        self.fields["tellers"].help_text = _(
            "Chỉ ghi khi có bỏ phiếu kín: họ và tên từng người, tổ trưởng trước, cách nhau bằng dấu phẩy."
        )
        self.initial["version"] = self.instance.version if self.instance.pk else 0

    def clean(self) -> dict[str, Any]:
        starts, ends = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("Kết thúc phải sau lúc bắt đầu."))
        nobody = self.cleaned_data.get("tellers") == "" and self.instance.pk
        if nobody and self.instance.ballots.filter(secret=True).exists():
            self.add_error("tellers", _("Có bỏ phiếu kín: biên bản kiểm phiếu phải ghi tổ kiểm phiếu."))
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class RowForm(forms.Form):
    """One row of a list that several people write at once (`core.rows`): what its writer saw travels with it."""

    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    theirs = forms.BooleanField(label=_("Lấy nội dung đang có trên máy chủ cho dòng này"), required=False)
    clash: Sequence[Clash] = ()

    @property
    def sent(self) -> dict[str, Any]:
        """`seen` and `known` of the row; with `theirs` ticked its values are of no account."""
        return {"seen": self.cleaned_data["seen"], "known": bool(self.cleaned_data["id"])}

    def own_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != "theirs"]


class AttendeeForm(RowForm):
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

    def attending(self, people: Mapping[int, Person]) -> Attending:
        data = self.cleaned_data
        stays = data["name"] and not data.get("DELETE")
        values = {name: data[name] for name in ATTENDEE_FIELDS} if stays else None
        return Attending(pk=data["id"] or 0, person=people.get(data["person"]), values=values, **self.sent)


class AttendanceBase(forms.BaseFormSet):
    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Bỏ")

    def people(self) -> dict[int, Person]:
        """The people whom the rows name: a name on a list of those present, nothing that shows more of them."""
        ids = [form.cleaned_data.get("person") for form in self.forms]
        return Person.objects.in_bulk([pk for pk in ids if pk and pk < BIGGEST_KEY])

    def attending(self) -> list[Attending]:
        """The rows that were written or struck out; an empty new row and one given up for theirs are none."""
        people = self.people()
        rows = [form.attending(people) for form in self.forms if form.cleaned_data and not form.cleaned_data["theirs"]]
        return [row for row in rows if row.values or row.pk]


AttendanceFormSet = forms.formset_factory(
    AttendeeForm, formset=AttendanceBase, extra=2, max_num=500, absolute_max=500, can_delete=True
)


def attendee_initial(row: Attendee) -> dict[str, Any]:
    values = attendee_values(row)
    return values | {"id": row.pk, "person": row.person_id, "seen": mark(values)}


def attending_initial(row: Attending, stored: Attendee | None) -> dict[str, Any]:
    """What was sent, to be sent again over what is stored now."""
    there = attendee_initial(stored) if stored else {"person": row.person and row.person.pk}
    return there | (row.values or {"DELETE": True})


class VoteForm(RowForm):
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

    def values(self) -> dict[str, Any] | None:
        """The vote as the gates of the minutes read it; None while it has not been held."""
        data = self.cleaned_data
        if data["mode"] == NOT_YET:
            return None
        secret = data["mode"] == SECRET
        papers = {name: data[name] if secret else None for name in ("issued", "returned", "invalid")}
        counts = {name: data[name] for name in ("base", "in_favour", "against", "abstained")}
        return {"secret": secret, "passed": data["passed"] == "yes"} | counts | papers

    def vote(self, nomination: Nomination) -> Vote:
        return Vote(nomination=nomination, values=self.values(), **self.sent)


class VotesBase(forms.BaseFormSet):
    """`minutes` is the meeting as content: its attendees and how many members it has."""

    def __init__(self, *args: Any, minutes: dict[str, Any], nominations: Iterable[Nomination], **kwargs: Any) -> None:
        self.minutes = minutes
        self.nominations = {row.pk: row for row in nominations}
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        for form in self.forms:
            if not form.errors:
                self._check_sums(form)
        if any(form.errors for form in self.forms):
            raise ValidationError(_t("Số phiếu của một số đối tượng chưa khớp."))

    def _check_sums(self, form: VoteForm) -> None:
        """Only of what is to be written: a stored vote that its reader left alone keeps nobody from saving his own."""
        ballot, sent = form.values(), form.sent
        if ballot is None or form.cleaned_data["theirs"] or (sent["known"] and mark(ballot) == sent["seen"]):
            return
        for field, message in _faults(ballot, self.minutes):
            form.add_error(field, message.capitalize())
        outcome = "passed" if ballot["passed"] else "not_passed"
        for message in result_faults(ballot, {"outcome": outcome}):
            form.add_error("passed", message.capitalize())

    def votes(self) -> list[Vote]:
        kept = [form for form in self.forms if not form.cleaned_data["theirs"]]
        known = [(form, self.nominations.get(form.cleaned_data["nomination"])) for form in kept]
        return [form.vote(nomination) for form, nomination in known if nomination is not None]


def _faults(ballot: Mapping[str, Any], minutes: dict[str, Any]) -> list[tuple[str, str]]:
    """What does not agree, each beside its figure. All that Biên bản kiểm phiếu prints is written: none is 0."""
    if not ballot["secret"]:
        return [("in_favour", message) for message in open_faults(ballot, minutes)]
    missing = [("invalid", _t("ghi 0 khi không có phiếu không hợp lệ."))] if ballot["invalid"] is None else []
    return [*secret_faults_by_field(ballot, minutes), *missing]


VotesFormSet = forms.formset_factory(VoteForm, formset=VotesBase, extra=0, max_num=500, absolute_max=500)


def vote_initial(nomination: Nomination, present: int) -> dict[str, Any]:
    """What stands in the form: the vote that was written, else "nhất trí" of all who are present."""
    stored = ballot_values(nomination)
    unanimous = {"base": present, "in_favour": present, "against": 0, "abstained": 0}
    proposed = {"secret": False, "passed": True} | unanimous | dict.fromkeys(("issued", "returned", "invalid"))
    known = nomination.ballot.pk if stored else None
    return {"nomination": nomination.pk, "id": known, "seen": mark(stored or proposed)} | _as_form(stored or proposed)


def sent_initial(vote: Vote, there: dict[str, Any]) -> dict[str, Any]:
    """What was sent, to be sent again over what is stored now."""
    return there | (_as_form(vote.values) if vote.values else {"mode": NOT_YET})


def _as_form(values: Mapping[str, Any]) -> dict[str, Any]:
    result = "no" if values["passed"] is False else "yes"
    return dict(values) | {"mode": SECRET if values["secret"] else HANDS, "passed": result}


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
