"""Who is asking: sessions end in time, strangers are led to the sign-in page, the request gets its actor."""

import time
from collections.abc import Callable
from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from core import clock
from core.refusals import Denied
from organization.actors import Actor
from organization.views.proving import PasswordWanted, password_page
from organization.views.sign_in import keep_and_sign_in

Answer = Callable[[HttpRequest], HttpResponse]

SEEN_EVERY = 60
# What somebody who must change his password may still do.
WHILE_PASSWORD_IS_DUE = frozenset({"password_change", "sign_out"})


class SessionLimitsMiddleware:
    """End a session that was left alone, or that is old, by the machine's clock (a training clock ends nobody's).

    `SESSION_IDLE_SECONDS` without a request, or `SESSION_COOKIE_AGE` after signing in however busy it was.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            self.look_at(request)
        return self.get_response(request)

    def look_at(self, request: HttpRequest) -> None:
        at, session = int(time.time()), request.session
        seen, since = session.get("seen_at", at), session.get("signed_in_at", at)
        if at - seen > settings.SESSION_IDLE_SECONDS or at - since > settings.SESSION_COOKIE_AGE:
            logout(request)
            messages.info(request, _("Phiên làm việc trước đã hết thời gian. Hãy đăng nhập lại."))
        elif "seen_at" not in session or at - seen >= SEEN_EVERY:
            session["signed_in_at"], session["seen_at"] = since, at


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page wants a signed-in person unless its view is marked `login_not_required`.

    A stranger who reads is sent to sign in and then back; what a stranger posts (his session has ended while he
    typed) is kept: he signs in on the page that answers and sends it again.
    """

    def process_view(self, request: HttpRequest, view_func: Callable, args: Any, kwargs: Any) -> HttpResponse | None:
        refusal = super().process_view(request, view_func, args, kwargs)
        if refusal is not None or not request.user.is_authenticated:
            return refusal
        if request.user.must_change_password and request.resolver_match.url_name not in WHILE_PASSWORD_IS_DUE:
            return redirect("password_change")
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A public page that refuses something to a stranger asks him to sign in, an act of weight for the password."""
        if isinstance(error, PasswordWanted):
            return password_page(request, error)
        if isinstance(error, Denied) and not request.user.is_authenticated:
            return self.handle_no_permission(request, None)
        return None

    def handle_no_permission(self, request: HttpRequest, view_func: Callable | None) -> HttpResponse:
        if request.htmx or "application/json" in request.headers.get("Accept", ""):
            return HttpResponse(_("Phiên làm việc đã hết. Hãy đăng nhập lại."), status=401, content_type="text/plain")
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        # A post without our token's cookie came from no page of ours: there is nothing to keep.
        return keep_and_sign_in(request) if settings.CSRF_COOKIE_NAME in request.COOKIES else redirect("sign_in")


class ActorMiddleware:
    """Give the request its `actor`: the account at this moment, read when first asked for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(
            lambda: Actor(
                request.user if request.user.is_authenticated else None,
                clock.now(),
                address=get_client_ip_address(request),
            )
        )
        return self.get_response(request)
