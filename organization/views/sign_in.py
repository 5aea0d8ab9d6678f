"""Signing in and out, being locked out, and going on with what was typed when the session ended."""

import time
from typing import Any

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from core import clock
from organization.forms.passwords import SignInForm
from organization.selectors.lockouts import locked_until
from organization.services.sign_ins import note_lockout, note_sign_in

KEPT_FOR = 12 * 3600
NEVER_KEPT = frozenset(
    {"csrfmiddlewaretoken", "password", "old_password", "new_password1", "new_password2", "passphrase", "code"}
)


class SignIn(LoginView):
    """Đăng nhập. `next` leads on only within this site; the session gets a new key and two stamps."""

    form_class = SignInForm
    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: SignInForm) -> HttpResponse:
        user = form.get_user()
        login(self.request, user)
        self.request.session["signed_in_at"] = self.request.session["seen_at"] = int(time.time())
        note_sign_in(user, address=get_client_ip_address(self.request), now=clock.now())
        kept = read_kept(form.cleaned_data["kept"])
        if kept is None:
            return HttpResponseRedirect(self.get_success_url())
        return render(self.request, "accounts/send_again.html", kept)

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class SignOut(LogoutView):
    """Đăng xuất: the session is gone, and what the browser has kept of it."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        messages.success(request, _("Đã đăng xuất."))
        return response


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any]) -> HttpResponse:
    """The answer to somebody who is locked out (called by axes): until when, and whom to call."""
    username, address = credentials["username"], get_client_ip_address(request)
    now = clock.now()
    if request.axes_failures_since_start:
        note_lockout(username, address=address, now=now)
    until = locked_until(username, address, timezone.now()) or now
    response = render(request, "accounts/locked_out.html", {"until": until}, status=429)
    response["Retry-After"] = str(max(1, int((until - now).total_seconds())))
    return response


def keep_and_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page in place of an answer, holding what was posted; signing in leads to "Gửi lại"."""
    kept = {"action": request.get_full_path(), "fields": fields_of(request), "lost_files": bool(request.FILES)}
    form = SignInForm(request, initial={"kept": signing.dumps(kept, salt="kept", compress=True)})
    return render(request, "accounts/sign_in.html", {"form": form, "kept": True}, status=403)


def fields_of(request: HttpRequest) -> list[tuple[str, str]]:
    """What was posted, to be sent once more: every field but those that nobody keeps."""
    return [(name, value) for name, values in request.POST.lists() if name not in NEVER_KEPT for value in values]


def read_kept(token: str) -> dict[str, Any] | None:
    """What `keep_and_sign_in` has kept, unless it is not ours or too old."""
    try:
        return signing.loads(token, salt="kept", max_age=KEPT_FOR) if token else None
    except signing.BadSignature:
        return None
