"""Tài khoản: the administrator's pages; Văn phòng looks, unlocks and issues codes."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import check, may
from core.forms import posted
from core.listing import listing
from organization.forms.accounts import AccountForm, GrantForm, UnlockForm
from organization.forms.filters import AccountFilter
from organization.models import RoleGrant, User
from organization.selectors.accounts import accounts_on, grants_of
from organization.selectors.lockouts import recent_lockouts
from organization.services.accounts import activate_account, deactivate_account, save_account
from organization.services.codes import grouped, issue_code
from organization.services.passwords import demand_new_password
from organization.services.roles import end_role, give_role
from organization.services.sign_ins import unlock
from organization.views.answers import saved, show_form


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """Every account: by name, state and role."""
    actor = request.actor
    check(actor, "organization.see_accounts")
    chosen = AccountFilter(request.GET)
    rows = chosen.narrow(accounts_on(actor.today), actor.today)
    context = {"filter": chosen, "page_of": listing(rows, request, order=("username",)), "tab": "accounts"}
    return render(request, "accounts/accounts.html", context)


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    grants = [grant for grant in grants_of(request.user, request.actor.today) if grant.in_force]
    limits = {"idle": settings.SESSION_IDLE_SECONDS // 60, "most": settings.SESSION_COOKIE_AGE // 3600}
    return render(request, "accounts/own.html", {"grants": grants} | limits)


@require_http_methods(["GET", "HEAD", "POST"])
def account_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "organization.manage_accounts")
    form = AccountForm(posted(request))
    if not saved(request, form, save_account):
        return show_form(request, "accounts/new.html", form)
    user = form.instance
    told = (
        _("Đường dẫn đặt mật khẩu đã gửi vào hộp thư.") if user.email else _("Hãy cấp mã để người dùng đặt mật khẩu.")
    )
    messages.success(request, _("Đã lập tài khoản %(name)s.") % {"name": user.username} + f" {told}")
    return redirect("account_detail", user.pk)


@require_safe
def account_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: who it is, what it may do and until when, what can be done about it."""
    check(request.actor, "organization.see_accounts")
    return _detail(request, get_object_or_404(User.objects.select_related("person"), pk=pk))


def _detail(request: HttpRequest, user: User, form: GrantForm | None = None) -> HttpResponse:
    actor = request.actor
    form = form or GrantForm(today=actor.today)
    context = {
        "account": user,
        "grants": grants_of(user, actor.today),
        "appointments": user.person.appointments.on(actor.today).select_related("unit") if user.person else (),
        "manages": may(actor, "organization.manage_accounts", user),
    }
    return show_form(request, "accounts/detail.html", form, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def account_edit(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    check(request.actor, "organization.manage_accounts", user)
    form = AccountForm(posted(request), instance=user)
    if not saved(request, form, save_account):
        return show_form(request, "accounts/edit.html", form, account=user)
    messages.success(request, _("Đã lưu."))
    return redirect("account_detail", pk)


@require_POST
def account_close(request: HttpRequest, pk: int) -> HttpResponse:
    deactivate_account(get_object_or_404(User, pk=pk), actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã ngừng tài khoản; người đó bị đăng xuất ngay. Có thể mở lại bất cứ lúc nào."))
    return redirect("account_detail", pk)


@require_POST
def account_open(request: HttpRequest, pk: int) -> HttpResponse:
    activate_account(get_object_or_404(User, pk=pk), actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã mở lại tài khoản."))
    return redirect("account_detail", pk)


@require_POST
def account_demand(request: HttpRequest, pk: int) -> HttpResponse:
    demand_new_password(get_object_or_404(User, pk=pk), actor=request.actor, now=request.actor.now)
    messages.success(request, _("Lần vào sau, người dùng phải đổi mật khẩu trước khi làm việc khác."))
    return redirect("account_detail", pk)


@never_cache
@require_POST
def account_code(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue a one-time code and show it, this once."""
    user = get_object_or_404(User, pk=pk)
    code = issue_code(user, actor=request.actor, now=request.actor.now)
    where = request.build_absolute_uri(reverse("password_code"))
    return render(request, "accounts/code.html", {"account": user, "code": grouped(code), "where": where})


@require_POST
def role_give(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User.objects.select_related("person"), pk=pk)
    check(request.actor, "organization.manage_accounts", user)
    form = GrantForm(request.POST, instance=RoleGrant(user=user), today=request.actor.today)
    if saved(request, form, give_role):
        messages.success(request, _("Đã giao vai trò “%(role)s”.") % {"role": form.instance.get_role_display()})
        return redirect("account_detail", pk)
    return _detail(request, user, form)


@require_POST
def role_end(request: HttpRequest, pk: int) -> HttpResponse:
    grant = get_object_or_404(RoleGrant, pk=pk)
    end_role(grant, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã kết thúc vai trò; có hiệu lực ngay."))
    return redirect("account_detail", grant.user_id)


@require_safe
def lockouts(request: HttpRequest) -> HttpResponse:
    """Who was locked out in the last 24 hours."""
    check(request.actor, "organization.unlock")
    return _lockouts(request)


def _lockouts(request: HttpRequest, form: UnlockForm | None = None) -> HttpResponse:
    context = {"lockouts": recent_lockouts(timezone.now()), "tab": "lockouts", "limit": settings.AXES_FAILURE_LIMIT}
    return show_form(request, "accounts/lockouts.html", form or UnlockForm(), **context)


@require_POST
def lockout_unlock(request: HttpRequest) -> HttpResponse:
    check(request.actor, "organization.unlock")
    form = UnlockForm(request.POST)
    if not form.is_valid():
        return _lockouts(request, form)
    unlock(**form.cleaned_data, actor=request.actor, now=request.actor.now)
    messages.success(request, _("Đã mở khóa; người đó có thể đăng nhập ngay."))
    return redirect("lockouts")
