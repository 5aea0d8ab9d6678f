"""The council by its decision: list, members with their terms, declared relatives."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.forms.council import CouncilForm, MemberForm, RelativeForm
from awards.models import Council, CouncilMember, CouncilSession, DeclaredRelative
from awards.selectors.council import UNDER_WAY
from awards.services.council.setup import declare_relative, drop_relative, save_council, save_member
from campaigns.models import Round
from core.access import check
from core.forms import done, posted
from organization.models.people import person_unit_on
from organization.views.answers import saved, show_form
from organization.views.asking import ask_who, asked_person

FORM = "awards/council/form.html"
UP = ("council", _l("Hội đồng"))


@require_safe
def council(request: HttpRequest) -> HttpResponse:
    """The sessions that one may see; for the office the councils too, and the rounds that may call a session."""
    check(request.actor, "awards.see_council")
    sessions = CouncilSession.objects.visible_to(request.actor).select_related("council", "round")
    rounds = Round.objects.filter(opened_at__isnull=False, consolidations__isnull=False).distinct()
    context = {
        "sessions": sessions,
        "councils": Council.objects.all(),
        "rounds": rounds.exclude(council_sessions__state__in=UNDER_WAY),
    }
    return render(request, "awards/council/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def council_new(request: HttpRequest) -> HttpResponse:
    check(request.actor, "awards.run_council")
    return _council_form(request, Council())


@require_http_methods(["GET", "HEAD", "POST"])
def council_edit(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "awards.run_council")
    return _council_form(request, get_object_or_404(Council, pk=pk))


def _council_form(request: HttpRequest, row: Council) -> HttpResponse:
    form = CouncilForm(posted(request), instance=row)
    if saved(request, form, save_council):
        messages.success(request, _("Đã lưu."))
        return redirect("council_detail", row.pk)
    return show_form(request, FORM, form, heading=_("Hội đồng Thi đua - Khen thưởng"))


@require_safe
def council_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Its decision and members; who may preside, vote, and for whom relatives are declared."""
    check(request.actor, "awards.see_council")
    row = get_object_or_404(Council, pk=pk)
    members = row.members.select_related("person__user").prefetch_related("person__user__grants")
    return render(request, "awards/council/detail.html", {"council": row, "members": members})


@require_http_methods(["GET", "HEAD", "POST"])
def member_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A new member: first who it is (`?nguoi=`), then in which part and until when."""
    check(request.actor, "awards.run_council")
    row = get_object_or_404(Council, pk=pk)
    person = asked_person(request)
    if person is None:
        return ask_who(request, _("Thêm ai vào Hội đồng?"), up=UP)
    place = person_unit_on(person, request.actor.today)
    position = ", ".join(filter(None, (place.position, place.unit.name))) if place else ""
    seat = CouncilMember(council=row, person=person, position=position[:150], order=row.members.count() + 1)
    return _member_form(request, seat)


@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "awards.run_council")
    return _member_form(request, get_object_or_404(CouncilMember.objects.select_related("council", "person"), pk=pk))


def _member_form(request: HttpRequest, seat: CouncilMember) -> HttpResponse:
    form = MemberForm(posted(request), instance=seat)
    if saved(request, form, save_member):
        messages.success(request, _("Đã lưu."))
        return redirect("council_detail", seat.council_id)
    relatives = seat.relatives.select_related("person") if seat.pk else []
    return show_form(request, "awards/council/member.html", form, seat=seat, relatives=relatives)


@require_http_methods(["GET", "HEAD", "POST"])
def relative_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Người thân that the member declares: who it is, then the relation."""
    check(request.actor, "awards.run_council")
    seat = get_object_or_404(CouncilMember.objects.select_related("council", "person"), pk=pk)
    person = asked_person(request)
    if person is None:
        return ask_who(request, _("Người thân của %s là ai?") % seat.person.full_name, up=UP)
    form, actor = RelativeForm(posted(request)), request.actor
    if form.is_valid() and done(
        form, lambda: declare_relative(seat, person, form.cleaned_data["relation"], actor=actor, now=actor.now)
    ):
        return redirect("council_member", seat.pk)
    words = {"who": person.full_name, "member": seat.person.full_name}
    return show_form(request, FORM, form, heading=_("%(who)s là người thân của %(member)s") % words)


@require_POST
def relative_drop(request: HttpRequest, pk: int) -> HttpResponse:
    check(request.actor, "awards.run_council")
    relative = get_object_or_404(DeclaredRelative.objects.select_related("member__council", "member__person"), pk=pk)
    drop_relative(relative, actor=request.actor, now=request.actor.now)
    return redirect("council_member", relative.member_id)
