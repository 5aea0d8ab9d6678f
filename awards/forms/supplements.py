"""Remarks, requests for supplement with their date, and the unit's short answers."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from awards.enums import AskedFor
from awards.models import Nomination, Proposal, Remark
from awards.selectors.eligible import collectives_of, people_of
from awards.services.instructed import Addition
from awards.services.supplements import ASKABLE, Wish
from campaigns.calendar import LastDay, look_at_last_day
from campaigns.enums import SentenceUse
from campaigns.models import AwardType, ReasonSentence
from campaigns.selectors import calendar_around
from core.clock import day_of
from core.fields import DateField, DateTimeField, LongTextField, TextField
from organization.models import Person, Unit

KEEP, NEXT = "keep", "next"


class RemarkForm(forms.Form):
    """A sentence of the library, or free words, or both."""

    sentence = forms.ModelChoiceField(
        label=_("Câu mẫu"), queryset=ReasonSentence.objects.none(), required=False, empty_label=_("Không dùng câu mẫu")
    )
    text = LongTextField(
        label=_("Nhận xét"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ghi thêm hoặc ghi tự do; ghi sau câu mẫu nếu chọn cả hai."),
    )  # fmt: skip

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = ReasonSentence.objects.for_use(SentenceUse.SUPPLEMENT).filter(campaign=proposal.round.campaign_id)
        self.fields["sentence"].queryset = rows.select_related("criterion")
        self.fields["sentence"].label_from_instance = lambda row: row.words

    def words(self) -> str:
        chosen = self.cleaned_data["sentence"]
        return "\n".join(filter(None, (chosen.words if chosen else "", self.cleaned_data["text"])))


class DueForm(forms.Form):
    """A date by which something is to be supplemented; when its last day is a day off, one says what is meant."""

    due = DateTimeField(
        label=_("Bổ sung trước"),
        help_text=_("Nhận bổ sung nộp trước thời điểm này, ví dụ 15/01/2026 00:00 là đến hết ngày 14/01/2026."),
    )
    last_day = forms.ChoiceField(
        label=_("Ngày cuối cùng là ngày nghỉ"),
        choices=((KEEP, _("Giữ nguyên như đã ghi")), (NEXT, _("Lấy hết ngày làm việc tiếp theo"))),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.in_hand = due = self._due_in_hand()
        self.look: LastDay | None = look_at_last_day(due, calendar_around(day_of(due))) if due else None
        if self.look and self.look.is_day_off:
            self.fields["last_day"].help_text = self.look.warning
        else:
            del self.fields["last_day"]

    def _due_in_hand(self) -> datetime | None:
        """The date that the form is about: typed or proposed."""
        if not self.is_bound:
            return self.initial.get("due")
        try:
            return self.fields["due"].clean(self.data.get(self.add_prefix("due")))
        except (ValidationError, ValueError):
            return None

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("last_day") == NEXT and self.look:
            data["due"] = self.look.alternative
        return data


class SupplementForm(DueForm):
    """Whom it is about, on whose behalf, until when, and which of the remarks written down go along."""

    nomination = forms.ModelChoiceField(
        label=_("Yêu cầu về"), queryset=Nomination.objects.none(), required=False, empty_label=_("Cả hồ sơ"),
        help_text=_("Chọn một đối tượng thì các đối tượng khác vẫn được thẩm định tiếp."),
    )  # fmt: skip
    remarks = forms.ModelMultipleChoiceField(
        label=_("Nhận xét gửi kèm"), queryset=Remark.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    text = LongTextField(
        label=_("Nội dung chung"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    asked_for = forms.ChoiceField(label=_("Theo yêu cầu của"), choices=AskedFor.choices, widget=forms.RadioSelect)
    paper_number = TextField(
        label=_("Số văn bản"), max_length=60, required=False,
        help_text=_("Cần khi ghi yêu cầu của Hội đồng, lãnh đạo Sở hoặc Sở Nội vụ."),
    )  # fmt: skip
    paper_date = DateField(label=_("Ngày văn bản"), required=False)
    paper = forms.FileField(label=_("Bản chụp văn bản"), required=False, help_text=_("PDF hoặc ảnh, nếu có."))

    field_order = ("nomination", "remarks", "text", "due", "last_day", "asked_for")

    def __init__(self, *args: Any, proposal: Proposal, for_office: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Nomination.objects.present().filter(proposal=proposal, state__in=ASKABLE)
        self.fields["nomination"].queryset = rows
        self.fields["nomination"].label_from_instance = lambda row: row.printed_name
        drafts = Remark.objects.drafts().filter(proposal=proposal).select_related("written_by")
        self.fields["remarks"].queryset = drafts
        self.fields["remarks"].label_from_instance = remark_words
        if not drafts:
            del self.fields["remarks"]
        if not for_office:
            for name in ("asked_for", "paper_number", "paper_date", "paper"):
                del self.fields[name]

    def remark_ids(self) -> list[int]:
        return [row.pk for row in self.cleaned_data.get("remarks", ())]

    def wish(self, paper: Any) -> Wish:
        data = self.cleaned_data
        names = ("asked_for", "paper_number", "paper_date")
        return Wish(**{name: data[name] for name in names if name in data}, paper=paper)


class InstructedForm(DueForm):
    """Whom leadership adds, for which award, until when the unit hands in his papers, on which paper."""

    subject = forms.ChoiceField(
        label=_("Đối tượng"), help_text=_("Tập thể, cá nhân của đơn vị chưa có trong hồ sơ này."),
    )  # fmt: skip
    award_type = forms.ModelChoiceField(
        label=_("Hình thức khen thưởng"), queryset=AwardType.objects.none(), empty_label=_("Chọn hình thức")
    )
    text = LongTextField(
        label=_("Nội dung chỉ đạo"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    paper_number = TextField(label=_("Số văn bản ghi ý kiến chỉ đạo"), max_length=60)
    paper_date = DateField(label=_("Ngày văn bản"))
    paper = forms.FileField(label=_("Bản chụp văn bản"), help_text=_("PDF hoặc ảnh."))

    field_order = ("subject", "award_type", "text", "due", "last_day")

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subjects = _not_yet_nominated(proposal)
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, row in self.subjects.items():
            kind = _("Cá nhân") if isinstance(row, Person) else _("Tập thể")
            groups.setdefault(str(kind), []).append((key, str(row)))
        self.fields["subject"].choices = [("", _("Chọn đối tượng")), *groups.items()]
        self.fields["award_type"].queryset = proposal.round.award_types.order_by("-rank", "name")

    def adding(self) -> Addition:
        return Addition(self.subjects[self.cleaned_data["subject"]], self.cleaned_data["award_type"])

    def wish(self, paper: Any) -> Wish:
        data = self.cleaned_data
        return Wish(AskedFor.LEADERSHIP, data["paper_number"], data["paper_date"], paper)


def _not_yet_nominated(proposal: Proposal) -> dict[str, Person | Unit]:
    """Whom the unit may propose and does not yet, by the value of his choice."""
    there = proposal.nominations.present()
    units = collectives_of(proposal.round, proposal.unit).exclude(nominations__in=there)
    people = people_of(proposal.round, proposal.unit).exclude(nominations__in=there).order_by("sort_key", "pk")
    return {f"{row._meta.model_name}-{row.pk}": row for row in [*units, *people]}


def remark_words(row: Remark) -> str:
    return f"{row.place_label}: {row.text} ({row.written_by})"


class RemarkAnswerForm(forms.Form):
    """The unit's answer to one remark."""

    fixed = forms.BooleanField(label=_("Đã sửa"), required=False)
    reply = TextField(label=_("Trả lời ngắn"), max_length=500, required=False)
