"""Thư và việc đã gửi: what the worker has sent or made, what waits, what failed and why."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.access import check, may
from core.listing import listing
from core.models import Job
from core.outbox import again
from core.outbox.drain import MAX_ATTEMPTS
from core.outbox.models import JobState
from thidua.sent.forms import SentFilter


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Every job, newest first. Whom a mail goes to and what it is about is for Văn phòng; the text is for nobody."""
    actor = request.actor
    check(actor, "core.see_outbox")
    contents = may(actor, "core.see_outbox_contents")
    chosen = SentFilter(request.GET, contents=contents)
    rows = chosen.narrow(Job.objects.defer(None if contents else "payload"))
    context = {
        "filter": chosen,
        "page_of": listing(rows, request, order=("-pk",)),
        "contents": contents,
        "failed": Job.objects.filter(state=JobState.FAILED).count(),
        "most": MAX_ATTEMPTS,
        "here": request.get_full_path(),
    }
    return render(request, "sent/sent.html", context)


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "core.send_again")
    again.send_again(get_object_or_404(Job, pk=pk), actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã đưa vào hàng chờ; hệ thống làm lại ngay khi đến lượt."))
    back = request.POST.get("back", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, None) else "sent")
