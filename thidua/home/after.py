"""What waits once leadership has answered: a Decision to be drafted, to be published, its bonuses to be paid out."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import Nomination
from awards.selectors.foreseen import AGREED
from awards.selectors.publicity import unpublished
from core.text import format_date, format_money
from dossiers.selectors.registers import unpaid_decisions
from thidua.home.card import Card


def to_decide() -> Iterator[Card]:
    """Who was agreed to and stands in no Decision yet, round by round."""
    rows = Nomination.objects.present().filter(state__in=AGREED, decision_line=None).order_by("proposal__round")
    for name, count in rows.values_list("proposal__round__name").annotate(Count("pk")):
        text = _("%d đối tượng đã được đồng ý, chưa có quyết định.") % count
        yield Card(name, text, reverse("decisions"), _("Lập dự thảo quyết định"), _("Quyết định khen thưởng"))


def to_publish() -> Iterator[Card]:
    for row in unpublished():
        text = _("Đã ký, chưa công bố; công khai chậm nhất ngày %s.") % format_date(row.due)
        url = reverse("decision", args=[row.decision.pk])
        yield Card(str(row.decision), text, url, _("Mở để công bố"), row.decision.round.name)


def to_pay() -> Iterator[Card]:
    """Published Decisions with bonuses of which nobody has made the payment list."""
    for row in unpaid_decisions():
        text = _("Tiền thưởng %(money)s cho %(count)d người, tập thể: chưa lập danh sách chi thưởng.")
        text %= {"money": format_money(row.total), "count": row.recipients}
        yield Card(str(row), text, reverse("payments"), _("Lập danh sách"), _("Kế toán"))
