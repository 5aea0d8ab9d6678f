"""Gương điển hình: the list, a story, writing, its pictures, publishing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.access import get_role_model_or_404, get_role_model_picture_or_404
from awards.forms.role_models import PictureForm, StoryForm
from awards.models import RoleModel, RoleModelPicture
from awards.selectors.honours import honour_of
from awards.selectors.role_models import awarded_nominations, stories, unpublished_stories
from awards.services.role_models import (
    add_picture,
    drop_picture,
    hide_story,
    publish_story,
    rewrite_story,
    write_story,
)
from core.access import check
from core.files.serving import serve_file
from core.files.uploads import receive_picture
from core.forms import attempt, done, posted
from core.listing import listing
from organization.views.answers import show_form

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
ORDER, SIZE, WAITING_SHOWN = ("-published_at", "-pk"), 12, 20


@login_not_required
@require_safe
def role_models(request: HttpRequest) -> HttpResponse:
    """What is published, for everyone; over it what waits, for those who write and publish."""
    actor = request.actor
    waiting = unpublished_stories(actor)[:WAITING_SHOWN] if actor.signed_in else []
    context = {"page_of": listing(stories(), request, order=ORDER, size=SIZE), "waiting": waiting}
    return render(request, "awards/role_models/list.html", context)


@login_not_required
@require_safe
def role_model(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_role_model_or_404(request.actor, pk)
    award, paper = honour_of(row.nomination)
    context = {"story": row, "pictures": row.pictures.all(), "award": award, "paper": paper}
    return render(request, "awards/role_models/story.html", context)


@GET_OR_POST
def role_model_new(request: HttpRequest, pk: int) -> HttpResponse:
    """About one who was awarded; `pk` is the nomination, which everybody may know by now."""
    actor = request.actor
    nomination = get_object_or_404(awarded_nominations(), pk=pk)
    check(actor, "awards.write_role_model", nomination)
    form = StoryForm(posted(request))
    if form.is_valid():
        made = attempt(form, lambda: write_story(nomination, form.words(), actor=actor, now=actor.now))
        if made:
            messages.success(request, _("Đã lưu bài. Thêm ảnh rồi đăng; bài của đơn vị do Văn phòng đăng."))
            return redirect("role_model", made.pk)
    return show_form(request, "awards/role_models/write.html", form, nomination=nomination)


@GET_OR_POST
def role_model_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = get_role_model_or_404(request.actor, pk), request.actor
    check(actor, "awards.write_role_model", row)
    form = StoryForm(posted(request), initial={"title": row.title, "text": row.text, "version": row.version})
    if form.is_valid() and done(form, lambda: rewrite_story(
        row, form.words(), seen=form.cleaned_data["version"] or 0, actor=actor, now=actor.now
    )):  # fmt: skip
        messages.success(request, _("Đã lưu bài."))
        return redirect("role_model", row.pk)
    return show_form(request, "awards/role_models/write.html", form, nomination=row.nomination, story=row)


@GET_OR_POST
def role_model_picture_add(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = get_role_model_or_404(request.actor, pk), request.actor
    check(actor, "awards.write_role_model", row)
    form = PictureForm(posted(request), request.FILES or None)
    if form.is_valid() and done(form, lambda: _add(request, row, form)):
        messages.success(request, _("Đã thêm ảnh."))
        return redirect("role_model", row.pk)
    return show_form(request, "awards/role_models/picture.html", form, story=row)


def _add(request: HttpRequest, row: RoleModel, form: PictureForm) -> RoleModelPicture:
    actor = request.actor
    file = receive_picture(form.cleaned_data["file"], actor=actor, now=actor.now)
    return add_picture(row, file, form.cleaned_data["alt"], actor=actor, now=actor.now)


@login_not_required
@require_safe
def role_model_picture(request: HttpRequest, pk: int) -> FileResponse:
    return serve_file(get_role_model_picture_or_404(request.actor, pk).file)


@require_POST
def role_model_picture_drop(request: HttpRequest, pk: int) -> HttpResponse:
    picture, actor = get_role_model_picture_or_404(request.actor, pk), request.actor
    drop_picture(picture, actor=actor, now=actor.now)
    messages.success(request, _("Đã bỏ ảnh."))
    return redirect("role_model", picture.story_id)


@require_POST
def role_model_publish(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = get_role_model_or_404(request.actor, pk), request.actor
    publish_story(row, actor=actor, now=actor.now)
    messages.success(request, _("Đã đăng."))
    return redirect("role_model", row.pk)


@require_POST
def role_model_hide(request: HttpRequest, pk: int) -> HttpResponse:
    row, actor = get_role_model_or_404(request.actor, pk), request.actor
    hide_story(row, actor=actor, now=actor.now)
    messages.success(request, _("Đã gỡ; có thể sửa rồi đăng lại."))
    return redirect("role_model", row.pk)
