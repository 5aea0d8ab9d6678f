from datetime import date, datetime, time

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.clock import VIETNAM
from core.fields import DateField, TextField
from thidua.journal.words import ACTIONS


class AccessFilter(forms.Form):
    """What to look for; a wrong value is shown beside its field and narrows nothing."""

    who = TextField(label=_("Người thực hiện"), max_length=60, required=False)
    since = DateField(label=_("Từ ngày"), required=False)
    until = DateField(label=_("Đến ngày"), required=False)

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        values = self.cleaned_data
        if values.get("who"):
            rows = rows.filter(actor_label__icontains=values["who"])
        if values.get("since"):
            rows = rows.filter(at__gte=_at(values["since"], time.min))
        if values.get("until"):
            rows = rows.filter(at__lte=_at(values["until"], time.max))
        return rows


class JournalFilter(AccessFilter):
    action = forms.ChoiceField(label=_("Việc"), required=False)
    refused = forms.BooleanField(label=_("Chỉ các lần bị từ chối"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [("", _("Tất cả")), *ACTIONS.items()]

    def narrow(self, rows: QuerySet) -> QuerySet:
        rows = super().narrow(rows)
        if self.cleaned_data.get("action"):
            rows = rows.filter(action=self.cleaned_data["action"])
        if self.cleaned_data.get("refused"):
            rows = rows.filter(refused=True)
        return rows


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, VIETNAM)
