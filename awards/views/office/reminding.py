"""Nhắc các đơn vị chưa nộp: the mail as each unit will read it, then sent to those who are ticked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from awards.access import get_round_or_404
from awards.forms.office import RemindForm
from awards.selectors.silent import silent_units
from awards.services.reminder_texts import preview_for
from awards.services.reminders import remind_units
from campaigns.enums import MailKind
from campaigns.models import Round
from campaigns.selectors import mail_words
from core.access import check, may
from core.forms import attempt, posted, status_of
from organization.models import Unit


@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose units, change the words for this once, look at any unit's mail (`preview` in the body), send."""
    check(request.actor, "awards.remind")
    round_ = get_round_or_404(request.actor, pk)
    silent = silent_units(round_)
    shown = next((unit for unit in silent if str(unit.pk) == request.POST.get("preview")), None)
    form = RemindForm(
        posted(request), units=silent, words=mail_words(MailKind.REMINDER), only_preview=shown is not None,
        initial={"units": [unit.pk for unit in silent]},
    )  # fmt: skip
    if shown or not form.is_valid():
        return _page(request, round_, form, silent, shown)
    sent = attempt(form, lambda: _send(request, round_, silent, form))
    if sent is None:
        return _page(request, round_, form, silent, None)
    if sent:
        messages.success(request, _("Đã nhắc %d đơn vị.") % sent)
    else:
        messages.warning(request, _("Không gửi lời nhắc nào: các đơn vị đã chọn vừa được nhắc trong giờ này."))
    return redirect("desk" if may(request.actor, "awards.see_desk") else "progress")


def _send(request: HttpRequest, round_: Round, silent: list[Unit], form: RemindForm) -> int:
    chosen = [unit for unit in silent if unit.pk in form.cleaned_data["units"]]
    return remind_units(round_, chosen, form.words(), actor=request.actor, now=request.actor.now)


def _page(request: HttpRequest, round_: Round, form: RemindForm, silent: list[Unit], shown: Unit | None):
    valid = form.is_bound and form.is_valid()
    words = form.words() if valid else None if form.is_bound else mail_words(MailKind.REMINDER)
    shown = shown or (silent[0] if silent and not form.is_bound else None)
    context = {
        "form": form,
        "round": round_,
        "silent": silent,
        "shown": shown,
        "letter": words and shown and preview_for(round_, shown, words, actor=request.actor, now=request.actor.now),
        "rows": zip(silent, form["units"], strict=True),
    }
    template = "awards/office/remind.html#letter" if request.htmx else "awards/office/remind.html"
    return render(request, template, context, status=200 if request.htmx else status_of(form))
