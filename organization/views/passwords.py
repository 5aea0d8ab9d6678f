"""Every way to a new password: by the old one, by a link from the mail, by a code from the officer on duty."""

from typing import Any

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from core import clock
from core.forms import attempt, posted
from organization.actors import Actor
from organization.forms.passwords import ChangePasswordForm, CodeForm, LinkForm, NewPasswordForm
from organization.models import User
from organization.services.codes import redeem_code
from organization.services.passwords import ask_for_link, set_password
from organization.views.answers import show_form


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password_change(request: HttpRequest) -> HttpResponse:
    """Đổi mật khẩu, by one's own wish or because it is due; other sessions of the account end."""
    form = ChangePasswordForm(request, posted(request))
    if not form.is_valid():
        return show_form(request, "accounts/password_change.html", form)
    set_password(request.user, form.cleaned_data["new_password1"], actor=request.actor, now=request.actor.now)
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc."))
    return redirect("home")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def password_forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail; the answer is the same whoever is asked for."""
    form = LinkForm(posted(request))
    if not form.is_valid():
        return show_form(request, "accounts/password_forgotten.html", form)
    ask_for_link(form.cleaned_data["who"])
    return redirect("password_link_sent")


@login_not_required
@require_safe
def password_link_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/password_link_sent.html")


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password_code(request: HttpRequest) -> HttpResponse:
    """Enter the officer's code; a right one leads to the page where the new password is set."""
    form = CodeForm(posted(request))
    user = attempt(form, lambda: _redeem(request, form)) if form.is_valid() else None
    if user is not None:
        return let_set_password(request, user)
    return show_form(request, "accounts/password_code.html", form)


def _redeem(request: HttpRequest, form: CodeForm) -> User:
    username, code = form.cleaned_data["username"], form.cleaned_data["code"]
    return redeem_code(username, code, address=get_client_ip_address(request), now=clock.now())


def let_set_password(request: HttpRequest, user: User) -> HttpResponse:
    """On to the same page that a mailed link opens, in this session only."""
    request.session.cycle_key()
    request.session[INTERNAL_RESET_SESSION_TOKEN] = default_token_generator.make_token(user)
    return redirect("password_set", urlsafe_base64_encode(force_bytes(user.pk)), SetPassword.reset_url_token)


class SetPassword(PasswordResetConfirmView):
    """Set a password by a proven link or code, once."""

    form_class = NewPasswordForm
    template_name = "accounts/password_set.html"
    success_url = reverse_lazy("sign_in")

    def get_user(self, uidb64: str) -> User | None:
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        now = clock.now()
        set_password(self.user, form.cleaned_data["new_password1"], actor=Actor(self.user, now), now=now)
        del self.request.session[INTERNAL_RESET_SESSION_TOKEN]
        messages.success(self.request, _("Đã đặt mật khẩu mới. Hãy đăng nhập bằng mật khẩu đó."))
        return redirect(self.success_url)

    def form_invalid(self, form: NewPasswordForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        """A link that no longer holds is answered as gone."""
        return super().render_to_response(context, **({} if context.get("validlink") else {"status": 410}) | options)
