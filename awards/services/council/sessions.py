"""A session of the council from its plan to its closing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.enums import NominationState, RecusalGround, SessionState, ShareBase, VotingMode
from awards.gates.council import calling_problems, closing_problems, opening_problems
from awards.gates.votes import Count, Entitled, Threshold, counted, result_of, share_of
from awards.models import AgendaItem, Attendance, Consolidation, Council, CouncilSession, Nomination, OpenVote, Recusal
from awards.selectors.council import Room, room_of
from awards.services.council.boxes import empty_box, make_box
from awards.services.drafts import must_be_version
from awards.workflow import transition
from campaigns.models import AwardType, Round
from core.access import check
from core.clock import day_of
from core.journal import record
from core.refusals import Conflict, Refused
from core.text import format_datetime
from organization.models import User
from organization.services.notices import tell

PLAN_FIELDS = ("council", "mode", "starts_at", "place", "chair", "secretary")
WORDS = ("tellers", "course", "conclusion")
BEGUN = (SessionState.OPEN, SessionState.CLOSED)


def hold_council(council: Council) -> None:
    """Lock the council, before any session of it: whoever makes a session or moves one here comes in turn. Rows that
    only point at it need not wait (`no_key`): a session that is written while it is held points at it too."""
    Council.objects.select_for_update(no_key=True).values_list("pk").get(pk=council.pk)


def lock_session(session: CouncilSession) -> CouncilSession:
    """The session as it is now, locked until the transaction ends: whoever votes or closes comes in turn."""
    rows = CouncilSession.objects.select_for_update(of=("self",))
    return rows.select_related("council", "round__campaign", "chair__person", "secretary__person").get(pk=session.pk)


@transaction.atomic
def plan_session(round_: Round, values: Mapping[str, Any], *, actor: Any, now: datetime) -> CouncilSession:
    """A session over the last list that was passed on, its agenda every appraised nomination of it.

    Raises Conflict while no list was passed on, or another session of the round is not over.
    """
    check(actor, "awards.run_council", round_)
    hold_council(values["council"])
    last = Consolidation.objects.filter(round=round_).order_by("-version").first()
    if last is None:
        raise Conflict(_("Chưa có danh sách tổng hợp nào được trình; Chánh Văn phòng trình danh sách trước khi họp."))
    session = CouncilSession(round=round_, consolidation=last, **{name: values[name] for name in PLAN_FIELDS})
    try:
        with transaction.atomic():
            session.save()
    except IntegrityError as error:
        raise Conflict(_("Đợt này đang có một phiên họp chưa kết thúc.")) from error
    _take_agenda(session)
    record("councilsession.plan", actor=actor, now=now, obj=session, version=last.version)
    return session


@transaction.atomic
def change_plan(
    session: CouncilSession, values: Mapping[str, Any], *, version: int, actor: Any, now: datetime
) -> CouncilSession:
    """Another time, place or way of voting, while nobody is invited; the agenda is taken anew from the last list."""
    hold_council(values["council"])
    session = lock_session(session)
    check(actor, "awards.run_council", session)
    if session.state != SessionState.PLANNED:
        raise Conflict(_("Đã mời họp; muốn sửa, hãy dùng “Sửa lại trước khi họp”."))
    must_be_version(session, version)
    for name in PLAN_FIELDS:
        setattr(session, name, values[name])
    session.consolidation = Consolidation.objects.filter(round=session.round).order_by("-version").first()
    session.version += 1
    session.save()
    session.items.all().delete()
    _take_agenda(session)
    record("councilsession.change", actor=actor, now=now, obj=session, version=session.consolidation.version)
    return session


def _take_agenda(session: CouncilSession) -> None:
    """Every nomination of the list that is still before the leadership, in the list's order."""
    listed = [line["nomination"] for line in session.consolidation.content]
    rows = {row.pk: row for row in _before_leadership(listed).select_related("award_type", "fallback_award")}
    awards = list(session.round.award_types.order_by("-rank"))
    AgendaItem.objects.bulk_create(
        AgendaItem(
            session=session, nomination=rows[pk], order=place, award_type=rows[pk].award_type,
            lower_award=_lower_award(rows[pk], awards),
        )
        for place, pk in enumerate((pk for pk in listed if pk in rows), 1)
    )  # fmt: skip


def _before_leadership(nominations: Any) -> Any:
    rows = Nomination.objects.present().filter(pk__in=nominations)
    return rows.filter(state=NominationState.APPRAISED, on_hold_since=None)


def _lower_award(nomination: Nomination, awards: list[AwardType]) -> AwardType | None:
    """What the council may lower to: what the unit wants then, else the next lower award of the round."""
    lower = [
        award
        for award in awards
        if award.rank < nomination.award_type.rank and nomination.subject_kind in award.subject_kinds
    ]
    return nomination.fallback_award or next(iter(lower), None)


@transaction.atomic
def invite_members(session: CouncilSession, *, actor: Any, now: datetime) -> None:
    """Mời họp: everybody who sits in the council on the day belongs to the session, and is told."""
    session = lock_session(session)
    members = list(session.council.members.on(day_of(session.starts_at)))
    problems = calling_problems(room_of(session), {member.pk for member in members})
    if problems:
        raise Refused(problems)
    transition(session, "invite", actor=actor, now=now)
    session.attendances.all().delete()
    Attendance.objects.bulk_create(Attendance(session=session, member=row).sit_as(row) for row in members)
    users = User.objects.filter(is_active=True, person__in=[member.person_id for member in members])
    words = {"council": session.council, "when": format_datetime(session.starts_at), "place": session.place}
    text = _("Mời dự họp %(council)s lúc %(when)s, %(place)s.") % words
    url = reverse("council_session", args=[session.pk])
    tell(users, text=text, key=f"council:{session.pk}:{session.version}", now=now, url=url)


@transaction.atomic
def replan_session(session: CouncilSession, *, note: str, actor: Any, now: datetime) -> None:
    """Sửa lại trước khi họp: the invitation no longer holds; members are invited anew."""
    session = lock_session(session)
    transition(session, "replan", actor=actor, now=now, note=note)
    CouncilSession.objects.filter(pk=session.pk).update(version=session.version + 1)


@transaction.atomic
def cancel_session(session: CouncilSession, *, note: str, actor: Any, now: datetime) -> None:
    """Hủy phiên họp, with what was voted in it."""
    session = lock_session(session)
    check(actor, "awards.run_council", session)
    empty_box(session)
    transition(session, "cancel", actor=actor, now=now, note=note)


@transaction.atomic
def open_session(session: CouncilSession, *, actor: Any, now: datetime) -> None:
    """Khai mạc: the agenda is what is still before the leadership; who is recused, quorum and shares stand from now on.

    Raises Refused with everything that keeps it from opening.
    """
    session = lock_session(session)
    check(actor, "awards.run_council", session)
    gone = session.items.exclude(nomination__in=_before_leadership(session.items.values("nomination")))
    gone.delete()
    room = room_of(session)
    for item in room.items:
        item.share, item.share_base = _share(item.award_type, session.council)
        if item.lower_award:
            item.lower_share, item.lower_base = _share(item.lower_award, session.council)
    problems = opening_problems(room, session.council.quorum, _shares(room))
    if problems and session.state == SessionState.INVITED:
        raise Refused(problems)
    if session.state == SessionState.INVITED and session.mode == VotingMode.SECRET:
        make_box(session, room.items)
    transition(session, "open", actor=actor, now=now)
    AgendaItem.objects.bulk_update(room.items, ["share", "share_base", "lower_share", "lower_base"])
    CouncilSession.objects.filter(pk=session.pk).update(opened_at=now, quorum=session.council.quorum)
    _keep_recusals(room)


def _share(award: AwardType, council: Council) -> tuple[str, str]:
    """The share that an award wants, else the council's own."""
    if award.threshold:
        return award.threshold, award.threshold_base or council.threshold_base
    return council.threshold, council.threshold_base


def _shares(room: Room) -> list[tuple[str, str]]:
    found = [(str(item.award_type), item.share) for item in room.items]
    return found + [(str(item.lower_award), item.lower_share) for item in room.items if item.lower_award]


def _keep_recusals(room: Room) -> None:
    Recusal.objects.filter(item__session=room.session).delete()
    seated = {seat.member_id for seat in room.seats}
    Recusal.objects.bulk_create(
        Recusal(item_id=item, member_id=member, ground=ground)
        for item, members in room.recused.items()
        for member, ground in members.items()
        if member in seated
    )


@transaction.atomic
def close_session(session: CouncilSession, *, without_missing: bool = False, actor: Any, now: datetime) -> None:
    """Kết thúc: the ballots are counted, each nomination has its result, and the box is away.

    `without_missing`: although not every ballot is in. Raises Refused with everything that keeps it from closing.
    """
    session = lock_session(session)
    check(actor, "awards.run_council", session)
    room = room_of(session)
    if session.state == SessionState.OPEN:
        problems = closing_problems(room, without_missing=without_missing)
        if problems:
            raise Refused(problems)
        if session.is_cast_here:
            _count_what_was_cast(room)
    transition(session, "close", actor=actor, now=now)
    for item in room.items:
        _conclude(item, Entitled(*room.entitled(item)))
    AgendaItem.objects.bulk_update(
        room.items,
        ["in_favour", "against", "lower", "blank", "members", "taking_part", "outcome", "votes", "base", "base_kind"],
    )
    CouncilSession.objects.filter(pk=session.pk).update(
        closed_at=now, issued=session.issued, returned=session.returned, invalid=session.invalid
    )


def _count_what_was_cast(room: Room) -> None:
    """The sums of the box, or of the votes by name; a ballot cast here is always valid."""
    session = room.session
    sums = empty_box(session) if session.mode == VotingMode.SECRET else _sums_by_name(room)
    for item in room.items:
        count = sums[item.pk]
        item.in_favour, item.against, item.lower, item.blank = count.in_favour, count.against, count.lower, count.blank
    session.issued, session.invalid = len(room.takers), 0
    session.returned = len(room.takers) - len(room.waiting)


def _sums_by_name(room: Room) -> dict[int, Count]:
    votes = OpenVote.objects.filter(item__session=room.session).values_list("item", "choice")
    return counted(({item: choice} for item, choice in votes), (item.pk for item in room.items))


def _conclude(item: AgendaItem, entitled: Entitled) -> None:
    count = Count(item.in_favour, item.against, item.lower, item.blank)
    result = result_of(count, entitled, _threshold(item.share, item.share_base), _lower_threshold(item))
    item.members, item.taking_part = entitled.members, entitled.taking_part
    item.outcome, item.votes = result.outcome, result.votes
    item.base, item.base_kind = result.base, result.base_kind


def _lower_threshold(item: AgendaItem) -> Threshold | None:
    return _threshold(item.lower_share, item.lower_base) if item.lower_award_id else None


def _threshold(share: str, base: str) -> Threshold:
    return Threshold(share_of(share), ShareBase(base))


@transaction.atomic
def save_words(session: CouncilSession, values: Mapping[str, str], *, version: int, actor: Any, now: datetime) -> None:
    """What the minutes tell of the session: tellers, course, conclusion; once it has begun, also afterwards."""
    session = lock_session(session)
    check(actor, "awards.run_council", session)
    if session.state not in BEGUN:
        raise Conflict(_("Ghi diễn biến, kết luận khi phiên họp đã khai mạc."))
    must_be_version(session, version)
    for name in WORDS:
        setattr(session, name, values[name])
    session.version += 1
    session.save(update_fields=[*WORDS, "version"])
    record("councilsession.words", actor=actor, now=now, obj=session)


@transaction.atomic
def recuse(item: AgendaItem, member_pk: int, *, actor: Any, now: datetime) -> None:
    """A member asks not to vote on one nomination; before the session opens, when its bases are fixed."""
    session = lock_session(item.session)
    check(actor, "awards.run_council", session)
    _must_not_have_opened(session)
    seat = session.attendances.select_related("member__person").filter(member=member_pk).first()
    if seat is None:
        raise Conflict(_("Người này không thuộc phiên họp."))
    Recusal.objects.get_or_create(item=item, member=seat.member, defaults={"ground": RecusalGround.BY_HAND})
    about = {"nomination": str(item.nomination), "member": str(seat.member.person)}
    record("councilsession.recuse", actor=actor, now=now, obj=session, **about)


@transaction.atomic
def take_recusal_back(item: AgendaItem, member_pk: int, *, actor: Any, now: datetime) -> None:
    session = lock_session(item.session)
    check(actor, "awards.run_council", session)
    _must_not_have_opened(session)
    rows = Recusal.objects.filter(item=item, member=member_pk, ground=RecusalGround.BY_HAND)
    for row in rows.select_related("member__person"):
        row.delete()
        about = {"nomination": str(item.nomination), "member": str(row.member.person)}
        record("councilsession.unrecuse", actor=actor, now=now, obj=session, **about)


def _must_not_have_opened(session: CouncilSession) -> None:
    if session.state != SessionState.INVITED:
        raise Conflict(_("Chỉ ghi người không bỏ phiếu khi đã mời họp và chưa khai mạc."))
