"""Gương điển hình: written by Văn phòng or a unit, illustrated, published by Văn phòng."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import Nomination, RoleModel, RoleModelPicture
from awards.selectors.role_models import awarded_nominations
from core.access import check
from core.clock import day_of
from core.files.models import StoredFile
from core.journal import record
from core.refusals import Conflict, Problem, Refused
from organization.enums import Role
from organization.services.notices import people_of_unit, tell, with_role

MOST_PICTURES = 8


@dataclass(frozen=True)
class Words:
    title: str
    text: str


@transaction.atomic
def write_story(nomination: Nomination, words: Words, *, actor: Any, now: datetime) -> RoleModel:
    """Begin a story about who was awarded; what a unit writes waits for Văn phòng, which is told.

    Raises Conflict for somebody who is not awarded, or not any more.
    """
    check(actor, "awards.write_role_model", nomination)
    if not awarded_nominations().filter(pk=nomination.pk).exists():
        raise Conflict(_("Chỉ viết về tập thể, cá nhân đã được khen thưởng và còn hiệu lực."))
    unit = None if actor.is_office else nomination.proposal.unit
    row = RoleModel.objects.create(
        nomination=nomination, unit=unit, title=words.title, text=words.text, written_by=actor.user, written_at=now
    )
    record("role_model.add", actor=actor, now=now, obj=row, unit_id=unit.pk if unit else None)
    if unit is not None:
        text = _("%(unit)s giới thiệu gương điển hình: %(title)s.") % {"unit": unit, "title": row}
        office = with_role(Role.APPRAISER, Role.OFFICE_CHIEF, day=day_of(now))
        tell(office, text=text, key=f"role-model:{row.pk}", now=now, url=_place(row))
    return row


@transaction.atomic
def rewrite_story(story: RoleModel, words: Words, *, seen: int, actor: Any, now: datetime) -> RoleModel:
    """Change its words, in place of those of version `seen`; Conflict when somebody else has saved meanwhile."""
    row = _locked(story, "awards.write_role_model", actor)
    if row.version != seen:
        text = _("Chưa lưu: người khác vừa sửa bài này sau khi bạn mở trang. Hãy chép lại phần của bạn rồi mở lại bài.")
        raise Conflict(Problem(text, code="stale"))
    row.title, row.text, row.version = words.title, words.text, row.version + 1
    row.save(update_fields=["title", "text", "version"])
    record("role_model.change", actor=actor, now=now, obj=row, unit_id=row.unit_id, version=row.version)
    return row


@transaction.atomic
def add_picture(story: RoleModel, file: StoredFile, alt: str, *, actor: Any, now: datetime) -> RoleModelPicture:
    """Raises Refused without words for the picture or when there are as many as may be."""
    row = _locked(story, "awards.write_role_model", actor)
    problems = []
    if not alt.strip():
        problems.append(Problem(_("Mô tả ảnh cho người không nhìn thấy ảnh."), field="alt"))
    if row.pictures.count() >= MOST_PICTURES:
        problems.append(Problem(_("Mỗi bài nhiều nhất %d ảnh.") % MOST_PICTURES, field="file"))
    if problems:
        raise Refused(problems)
    picture = RoleModelPicture.objects.create(story=row, file=file, alt=alt, added_by=actor.user, added_at=now)
    record("role_model.picture", actor=actor, now=now, obj=row, unit_id=row.unit_id, sha256=file.sha256)
    return picture


@transaction.atomic
def drop_picture(picture: RoleModelPicture, *, actor: Any, now: datetime) -> None:
    row = _locked(picture.story, "awards.write_role_model", actor)
    record("role_model.drop_picture", actor=actor, now=now, obj=row, unit_id=row.unit_id, sha256=picture.file.sha256)
    picture.delete()


@transaction.atomic
def publish_story(story: RoleModel, *, actor: Any, now: datetime) -> RoleModel:
    """Let everybody read it; the unit of who it is about is told. Conflict when it is out, or the award is revoked."""
    row = _locked(story, "awards.publish_role_model", actor)
    if row.published_at is not None:
        raise Conflict(_("Bài này đã đăng."))
    if not awarded_nominations().filter(pk=row.nomination_id).exists():
        raise Conflict(_("Khen thưởng của đối tượng này không còn hiệu lực nên không đăng bài."))
    row.published_by, row.published_at = actor.user, now
    row.save(update_fields=["published_by", "published_at"])
    record("role_model.publish", actor=actor, now=now, obj=row, unit_id=row.unit_id)
    text = _("Đã đăng gương điển hình: %s.") % row
    people = people_of_unit(row.nomination.proposal.unit_id, day_of(now))
    tell(people, text=text, key=f"role-model-out:{row.pk}", now=now, url=_place(row))
    return row


@transaction.atomic
def hide_story(story: RoleModel, *, actor: Any, now: datetime) -> RoleModel:
    """Take it back to be worked on; Conflict when it is not out."""
    row = _locked(story, "awards.publish_role_model", actor)
    if row.published_at is None:
        raise Conflict(_("Bài này chưa đăng."))
    row.published_by = row.published_at = None
    row.save(update_fields=["published_by", "published_at"])
    record("role_model.hide", actor=actor, now=now, obj=row, unit_id=row.unit_id)
    return row


def _locked(story: RoleModel, permission: str, actor: Any) -> RoleModel:
    rows = RoleModel.objects.select_for_update(of=("self",)).select_related("nomination__proposal")
    row = rows.get(pk=story.pk)
    check(actor, permission, row)
    return row


def _place(row: RoleModel) -> str:
    return reverse("role_model", args=[row.pk])
