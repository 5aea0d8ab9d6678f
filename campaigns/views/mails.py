"""Cấu hình: the words of the mails to units, with an instant preview."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.enums import MailKind
from campaigns.forms.mails import MailForm
from campaigns.mail_words import KINDS
from campaigns.models import MailText
from campaigns.selectors import mail_words
from campaigns.services.mail_texts import restore_mail_text, save_mail_text
from core.access import check
from core.forms import attempt, posted, status_of


@require_safe
def mail_texts(request: HttpRequest) -> HttpResponse:
    check(request.actor, "campaigns.set_up")
    changed = set(MailText.objects.values_list("kind", flat=True))
    rows = [{"kind": kind.value, "label": kind.label, "changed": kind in changed} for kind in MailKind]
    return render(request, "campaigns/setup/mail_texts.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def mail_text(request: HttpRequest, kind: str) -> HttpResponse:
    """Change the words; `preview` in the body shows them filled in and keeps nothing."""
    check(request.actor, "campaigns.set_up")
    form = MailForm(posted(request), kind=_known(kind), words=mail_words(kind))
    if "preview" in request.POST:
        return _page(request, form, status=200 if form.is_valid() or request.htmx else 422)
    actor = request.actor
    if form.is_valid() and attempt(form, lambda: save_mail_text(kind, form.words(), actor=actor, now=actor.now)):
        messages.success(request, _("Đã lưu; các thư từ nay gửi theo nội dung này."))
        return redirect("mail_texts")
    return _page(request, form, status=status_of(form))


def _page(request: HttpRequest, form: MailForm, status: int) -> HttpResponse:
    kind = KINDS[form.kind]
    words = form.words() if form.is_bound and form.is_valid() else None if form.is_bound else mail_words(form.kind)
    context = {
        "form": form,
        "kind": MailKind(form.kind),
        "places": kind.places.items(),
        "letter": words and words.filled(kind.sample()),
        "changed": MailText.objects.filter(kind=form.kind).exists(),
    }
    template = "campaigns/setup/mail_text.html#letter" if request.htmx else "campaigns/setup/mail_text.html"
    return render(request, template, context, status=status)


@require_POST
def mail_text_restore(request: HttpRequest, kind: str) -> HttpResponse:
    if restore_mail_text(_known(kind), actor=request.actor, now=request.actor.now):
        messages.success(request, _("Đã lấy lại mẫu gốc."))
    return redirect("mail_text", kind)


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise Http404
    return kind
