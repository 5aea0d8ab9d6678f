"""What a unit types about its nominees: the search, what is asked for, earlier awards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.models import Nomination, Proposal
from awards.selectors.eligible import awards_for
from awards.services.nominations import Ask
from campaigns.models import AwardType
from core.fields import LongTextField, TextField, YearField, formfield
from organization.enums import SubjectKind
from organization.models import AwardRecord, Person, Unit


class SearchForm(forms.Form):
    """Any part of a name, with or without marks."""

    q = TextField(
        label=_("Tìm tên người trong đơn vị"),
        required=False,
        max_length=100,
        help_text=_("Gõ có dấu hay không dấu đều được, ví dụ “nguyen an”."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def words(self) -> str:
        return self.cleaned_data.get("q", "") if self.is_valid() else ""


class NominationForm(forms.Form):
    """What is asked for one subject; fields that could not matter in this round are left out."""

    award_type = forms.ModelChoiceField(
        label=_("Hình thức khen thưởng đề nghị"), queryset=AwardType.objects.none(), empty_label=_("Chọn hình thức")
    )
    fallback_award = forms.ModelChoiceField(
        label=_("Nếu không đạt, đề nghị xét"),
        queryset=AwardType.objects.none(),
        required=False,
        empty_label=_("Không đề nghị hình thức khác"),
    )
    scope = LongTextField(
        label=_("Phạm vi ảnh hưởng của thành tích"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    other_achievement = LongTextField(
        label=_("Thành tích khác với lần đề nghị kia"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Một đối tượng chỉ được đề nghị thêm hình thức thứ hai khi có thành tích khác; nêu thành tích đó."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(
        self,
        *args: Any,
        proposal: Proposal,
        subject: Person | Unit,
        nomination: Nomination | None = None,
        **kwargs: Any,
    ) -> None:
        names = ("award_type", "fallback_award", "scope", "other_achievement", "version")
        if nomination:
            kwargs["initial"] = {name: getattr(nomination, name) for name in names}
        super().__init__(*args, **kwargs)
        kind = SubjectKind.INDIVIDUAL if isinstance(subject, Person) else SubjectKind.COLLECTIVE
        self._offer(awards_for(proposal.round, kind))
        if not _asked_elsewhere(proposal, subject, nomination):
            del self.fields["other_achievement"]

    def _offer(self, awards: list[AwardType]) -> None:
        offered = AwardType.objects.filter(pk__in=[award.pk for award in awards])
        self.fields["award_type"].queryset = self.fields["fallback_award"].queryset = offered
        if len(awards) == 1:
            self.fields["award_type"].initial = awards[0]
            del self.fields["fallback_award"]
        wants_scope = [award.short_name for award in awards if award.needs_scope]
        if wants_scope:
            self.fields["scope"].help_text = _("Phải nêu khi đề nghị: %s.") % ", ".join(wants_scope)
        else:
            del self.fields["scope"]

    def ask(self) -> Ask:
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Ask(**values)


def _asked_elsewhere(proposal: Proposal, subject: Person | Unit, nomination: Nomination | None) -> bool:
    about = {"person": subject} if isinstance(subject, Person) else {"unit": subject}
    rows = proposal.nominations.present().filter(**about)
    return rows.exclude(pk=nomination.pk if nomination else None).exists()


class AwardRecordForm(forms.ModelForm):
    """A danh hiệu or khen thưởng that the nominee already has."""

    year = YearField(label=_("Năm"), min_value=1945, max_value=2100)

    class Meta:
        model = AwardRecord
        fields = ("kind", "year", "name", "number", "decided_on", "issuer", "content")
        formfield_callback = formfield
