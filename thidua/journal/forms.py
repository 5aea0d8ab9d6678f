from datetime import date, datetime, time

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.clock import VIETNAM
from core.fields import DateField, TextField
from organization.models import Unit
from thidua.journal.search import about, done_by
from thidua.journal.words import ACTIONS


class AccessFilter(forms.Form):
    """What to look for; a wrong value is shown beside its field and narrows nothing."""

    label = "what"
    who = TextField(label=_("Người thực hiện"), max_length=60, required=False)
    what = TextField(label=_("Đối tượng"), max_length=60, required=False)
    since = DateField(label=_("Từ ngày"), required=False)
    until = DateField(label=_("Đến ngày"), required=False)

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        values = self.cleaned_data
        if values.get("who"):
            rows = rows.filter(done_by(values["who"]))
        if values.get("what"):
            rows = rows.filter(about(self.label, values["what"]))
        if values.get("since"):
            rows = rows.filter(at__gte=_at(values["since"], time.min))
        if values.get("until"):
            rows = rows.filter(at__lte=_at(values["until"], time.max))
        return rows


class JournalFilter(AccessFilter):
    """The journal's own: which act, of which unit, about which one thing, refused or not."""

    label = "object_label"
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)
    action = forms.ChoiceField(label=_("Việc"), required=False)
    refused = forms.BooleanField(label=_("Chỉ các lần bị từ chối"), required=False)
    one = forms.RegexField(r"^[a-z_]{1,40}\.[a-z_]{1,40}:[0-9]{1,18}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.order_by("order", "pk").values_list("pk", "short_name")
        self.fields["unit"].choices = [("", _("Tất cả")), *units]
        by_words = sorted(ACTIONS.items(), key=lambda item: str(item[1]))
        self.fields["action"].choices = [("", _("Tất cả")), *by_words]

    def narrow(self, rows: QuerySet) -> QuerySet:
        rows = super().narrow(rows)
        if self.cleaned_data.get("action"):
            rows = rows.filter(action=self.cleaned_data["action"])
        if self.cleaned_data.get("unit"):
            rows = rows.filter(unit_id=self.cleaned_data["unit"])
        if self.cleaned_data.get("refused"):
            rows = rows.filter(refused=True)
        if self.cleaned_data.get("one"):
            kind, _colon, pk = self.cleaned_data["one"].partition(":")
            rows = rows.filter(object_type=kind, object_id=pk)
        return rows


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, VIETNAM)
