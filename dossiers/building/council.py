"""The council's papers from its sessions: Giấy mời, Phiếu bầu, Biên bản kiểm phiếu, Biên bản họp."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.enums import CouncilOutcome, CouncilPart
from awards.models import AgendaItem, CouncilMember, CouncilSession
from awards.selectors.council import Room, room_of
from core.clock import day_of
from dossiers.building.office_papers import agency_on, version_of
from dossiers.building.parts import occasion
from dossiers.rendering import data as d
from organization.models import Agency


def _letterhead(session: CouncilSession, agency: Agency, kind: str) -> d.Letterhead:
    """The head of a paper of the council: the department above; a ballot has no number, but the day of the session."""
    day = day_of(session.starts_at)
    return d.Letterhead(
        parent=tuple(agency.name_lines.splitlines()),
        agency=(_("Hội đồng"), _("Thi đua - Khen thưởng")),
        issuer=session.council.name,
        symbol=f"{kind}-HĐTĐKT" if kind else "",
        place=agency.place,
        dated=None if kind else day,
        year=day.year,
    )


def _meeting(session: CouncilSession) -> str:
    return _("Họp Hội đồng xét khen thưởng trong %s") % occasion(version_of(session.round))


def _member_words(member: CouncilMember) -> str:
    words = (f"{member.person.salutation} {member.person.full_name}", member.position, member.get_part_display())
    return ", ".join(filter(None, words))


def invitation(session: CouncilSession, *, face: str, made_at: datetime) -> d.PaperData:
    day = day_of(session.starts_at)
    members = session.council.members.on(day).select_related("person")
    chair = session.chair
    return d.CouncilInvitation(
        face=face,
        made_at=made_at,
        letterhead=_letterhead(session, agency_on(day), "GM"),
        signature=d.Signature(titles=_titles(chair), name=chair.person.full_name),
        recipients=(_("Như trên"), _("Lưu: VT, VP")),
        meeting=_meeting(session),
        council=session.council.name,
        invited=tuple(_member_words(member) for member in members),
        chair=f"{chair.person.salutation} {chair.person.full_name}, {chair.get_part_display()} Hội đồng",
        starts_at=session.starts_at,
        venue=session.place,
        agenda=_("Xem xét danh sách tổng hợp, kết quả thẩm định; bỏ phiếu đề nghị khen thưởng."),
    )


def _titles(chair: CouncilMember) -> tuple[str, ...]:
    """How the chair signs for the council; a deputy in the chairman's stead (Nghị định 30/2020/NĐ-CP, ô 7a)."""
    deputy = (_("KT. Chủ tịch"),) if chair.part == CouncilPart.VICE else ()
    return _("TM. Hội đồng"), *deputy, chair.get_part_display()


def ballot(session: CouncilSession, *, face: str, made_at: datetime) -> d.PaperData:
    return d.CouncilBallot(
        face=face,
        made_at=made_at,
        letterhead=_letterhead(session, agency_on(day_of(session.starts_at)), ""),
        meeting=_meeting(session),
        votes=tuple(_vote(item) for item in room_of(session).items),
    )


def tally(session: CouncilSession, *, face: str, made_at: datetime) -> d.PaperData:
    return d.CouncilTally(**_sitting(session, room_of(session), face=face, made_at=made_at))


def minutes(session: CouncilSession, *, face: str, made_at: datetime) -> d.PaperData:
    room = room_of(session)
    return d.CouncilMinutes(
        **_sitting(session, room, face=face, made_at=made_at),
        attendees=tuple(
            d.Attendee(
                name=f"{seat.member.person.salutation} {seat.member.person.full_name}",
                position=", ".join((seat.position, seat.get_part_display())),
                part=_part(session, seat.member_id),
                present=bool(seat.present),
                absence_reason=_reason(seat),
            )
            for seat in room.seats
        ),
        course=session.course,
        conclusion=session.conclusion,
        secretary=session.secretary.person.full_name,
    )


def _part(session: CouncilSession, member: int) -> str:
    parts = {session.chair_id: CouncilPart.CHAIR.value, session.secretary_id: CouncilPart.SECRETARY.value}
    return parts.get(member, CouncilPart.MEMBER.value)


def _reason(seat: Any) -> str:
    return ", ".join(filter(None, (seat.absence_reason, _("gửi ý kiến bằng văn bản") if seat.in_writing else "")))


def _sitting(session: CouncilSession, room: Room, *, face: str, made_at: datetime) -> dict[str, Any]:
    """What both minutes tell of a session."""
    counted = session.is_secret and session.returned is not None
    return {
        "face": face,
        "made_at": made_at,
        "letterhead": _letterhead(session, agency_on(day_of(session.starts_at)), "BB"),
        "recipients": (_("Lãnh đạo Sở"), _("Lưu: VT, VP")),
        "meeting": _meeting(session),
        "starts_at": session.opened_at or session.starts_at,
        "ends_at": session.closed_at,
        "venue": session.place,
        "members": len(room.voters),
        "present": len(room.present),
        "in_writing": len(room.takers) - len(room.present),
        "secret": session.is_secret,
        "tellers": session.tellers,
        "issued": session.issued if counted else None,
        "returned": session.returned if counted else None,
        "valid": session.returned - session.invalid if counted else None,
        "invalid": session.invalid if counted else None,
        "thresholds": _thresholds(room),
        "recused": _recused(room),
        "votes": tuple(_vote(item) for item in room.items),
        "chair": session.chair.person.full_name,
    }


def _thresholds(room: Room) -> tuple[str, ...]:
    """How much of what each award needs, once for each."""
    text = _("%(award)s: cần ít nhất %(share)s %(base)s (không tính người không bỏ phiếu về đối tượng)")
    found = {}
    for item in room.items:
        found[item.award_type] = (item.share, item.get_share_base_display())
        if item.lower_award:
            found.setdefault(item.lower_award, (item.lower_share, item.get_lower_base_display()))
    return tuple(text % {"award": award.name, "share": share, "base": base} for award, (share, base) in found.items())


def _recused(room: Room) -> tuple[str, ...]:
    """Who did not vote on whom."""
    names = {seat.member_id: seat.member.person.full_name for seat in room.voters}
    text = _("Không bỏ phiếu về %(who)s: %(members)s")
    away = {item: [names[pk] for pk in room.recused.get(item.pk, {}) if pk in names] for item in room.items}
    return tuple(
        text % {"who": item.nomination.printed_name, "members": ", ".join(members)}
        for item, members in away.items()
        if members
    )


def _vote(item: AgendaItem) -> d.CouncilVote:
    row = item.nomination
    is_person = row.person_id is not None
    outcome = item.get_outcome_display()
    if item.outcome == CouncilOutcome.LOWER:
        outcome = _("Đề nghị %s") % item.lower_award.short_name
    return d.CouncilVote(
        kind=row.subject_kind,
        name=row.printed_name,
        salutation=row.person.salutation if is_person else "",
        position=row.printed_position,
        unit=row.printed_unit if is_person else "",
        award=item.award_type.name,
        lower_award=item.lower_award.short_name if item.lower_award else "",
        outcome=outcome,
        **{name: getattr(item, name) for name in ("in_favour", "against", "lower", "blank", "votes", "base")},
    )
