"""What whoever sets a cut-off is asked when nobody works on its last day (deadline.md)."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaigns.calendar import LastDay, look_at_last_day
from campaigns.selectors import calendar_around
from core.clock import day_of

KEEP, NEXT = "keep", "next"
LAST_DAY_CHOICES = (
    (KEEP, _("Giữ nguyên như đã ghi")),
    (NEXT, _("Lấy hết ngày làm việc tiếp theo")),
)


class LastDayMixin(forms.Form):
    """For a form with a field `cutoff`: `look` at its last day, and a choice beside it when that is a day off."""

    last_day = forms.ChoiceField(
        label=_("Ngày cuối cùng là ngày nghỉ"), choices=LAST_DAY_CHOICES, widget=forms.RadioSelect
    )
    look: LastDay | None = None

    def place_last_day(self) -> None:
        """Call it at the end of `__init__`: the choice stands below the cut-off, or is not asked at all."""
        names = list(self.fields)
        names.insert(names.index("cutoff") + 1, names.pop(names.index("last_day")))
        self.order_fields(names)
        cutoff = self._cutoff_in_hand()
        self.look = look_at_last_day(cutoff, calendar_around(day_of(cutoff))) if cutoff else None
        if self.look and self.look.is_day_off:
            self.fields["last_day"].help_text = self.look.warning
        else:
            del self.fields["last_day"]

    def _cutoff_in_hand(self) -> datetime | None:
        """The cut-off that the form is about: typed, proposed, or the row's own."""
        if not self.is_bound:
            return self.get_initial_for_field(self.fields["cutoff"], "cutoff")
        try:
            typed = self.fields["cutoff"].clean(self.data.get(self.add_prefix("cutoff")))
            return typed or self.default_cutoff()
        except (ValidationError, ValueError):
            return None

    def default_cutoff(self) -> datetime | None:
        """What an empty cut-off means; raises ValidationError or ValueError when even that is not known."""
        return None

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("last_day") == NEXT and self.look:
            data["cutoff"] = self.look.alternative
        return data
