from datetime import datetime, time

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.clock import VIETNAM
from core.fields import DateField, TextField
from core.outbox.models import JobState
from thidua.sent.words import KINDS


class SentFilter(forms.Form):
    """What to look for; a wrong value is shown beside its field and narrows nothing."""

    to = TextField(label=_("Gửi đến"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Việc"), required=False)
    state = forms.ChoiceField(label=_("Tình trạng"), required=False)
    since = DateField(label=_("Từ ngày"), required=False)
    until = DateField(label=_("Đến ngày"), required=False)

    def __init__(self, *args, contents: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Tất cả")), *KINDS.items()]
        self.fields["state"].choices = [("", _("Tất cả")), *JobState.choices]
        if not contents:
            del self.fields["to"]

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        for name, path in (("to", "payload__to__icontains"), ("kind", "kind"), ("state", "state")):
            if name in given:
                rows = rows.filter(**{path: given[name]})
        if "since" in given:
            rows = rows.filter(created_at__gte=datetime.combine(given["since"], time.min, VIETNAM))
        if "until" in given:
            rows = rows.filter(created_at__lte=datetime.combine(given["until"], time.max, VIETNAM))
        return rows
