"""What several papers share: heads, signatures, occasion, căn cứ."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.models import CouncilSession
from awards.selectors.council import advice_on
from core.clock import day_of
from core.text import count2, doc_number, long_date
from dossiers.models import Face, LegalBasis, Paper, PaperKind
from dossiers.rendering import data as d
from organization.enums import AppointmentKind, SubjectKind, UnitKind
from organization.models import Agency, Appointment

# Nghị định 30/2020/NĐ-CP, Điều 13: how the one signs who is not the head himself.
FORMS = {AppointmentKind.ACTING: "Q.", AppointmentKind.DEPUTY: "KT.", AppointmentKind.AUTHORISED: "TUQ."}


def unit_letterhead(
    content: dict[str, Any], kind: str, *, number: str = "", dated: str | None = None, made_at: datetime | None = None
) -> d.Letterhead:
    """The head of a unit's paper: the department above, the unit below; rooms need not number (documents.md).

    What has no date yet leaves room for day and month in the year of `made_at` (Nghị định 30/2020/NĐ-CP).
    """
    agency, unit = content["agency"] or {}, content["unit"]
    day = date.fromisoformat(dated) if dated else None
    return d.Letterhead(
        parent=_agency_lines(agency) if agency else (),
        agency=(unit["name"],),
        issuer=unit["name"],
        symbol=f"{kind}-{unit['symbol']}" if unit["symbol"] else "",
        number=number,
        place=agency.get("place", ""),
        dated=day,
        year=(day or day_of(made_at)).year if day or made_at else None,
    )


def _agency_lines(agency: dict[str, Any]) -> tuple[str, ...]:
    """The department's name as a paper's head breaks it, with the province that it must carry below its own units."""
    lines = tuple(agency["name_lines"].splitlines())
    return lines if agency["place"].casefold() in lines[-1].casefold() else (*lines, agency["place"])


def department_letterhead(
    agency: Agency, symbol: str, *, number: str = "", dated: date | None = None, year: int | None = None
) -> d.Letterhead:
    """The head of the department's own paper; what has no date yet leaves room for it in `year`."""
    return d.Letterhead(
        parent=(agency.parent_name,),
        agency=tuple(agency.name_lines.splitlines()),
        issuer=agency.name,
        symbol=symbol,
        number=number,
        place=agency.place,
        dated=dated,
        year=dated.year if dated else year,
    )


def office_letterhead(agency: Agency, symbol: str, *, year: int) -> d.Letterhead:
    """The head of Văn phòng's paper to the leadership, with room for its date in `year`."""
    return d.Letterhead(
        parent=tuple(agency.name_lines.splitlines()),
        agency=(agency.office_name,),
        issuer=agency.office_name,
        symbol=symbol,
        place=agency.place,
        year=year,
    )


def signature(appointment: dict[str, Any] | None, head_title: str) -> d.Signature:
    """Who signs for a unit: the head under his title, others with the letters of their capacity."""
    if appointment is None:
        return d.Signature(titles=(head_title,))
    letters = FORMS.get(AppointmentKind(appointment["kind"]))
    titles = (f"{letters} {head_title}", appointment["title"]) if letters else (appointment["title"],)
    if letters == "Q.":
        titles = (f"Q. {head_title}",)
    return d.Signature(titles=titles, name=appointment["name"])


def department_signature(appointment: Appointment | None, agency: Agency) -> d.Signature:
    """Giám đốc, or his deputy KT."""
    if appointment is None:
        return d.Signature(titles=(agency.head_title,))
    letters = FORMS.get(AppointmentKind(appointment.kind))
    deputy = ("Phó " + agency.head_title,) if letters == "KT." else ()
    first = f"{letters} {agency.head_title}" if letters else agency.head_title
    return d.Signature(titles=(first, *deputy), name=appointment.person.full_name)


def office_signature(agency: Agency, day: date, *, by_order: bool) -> d.Signature:
    """Chánh Văn phòng, for Văn phòng itself or by order of the director (TL.)."""
    heads = Appointment.objects.on(day).filter(unit__kind=UnitKind.OFFICE, kind=AppointmentKind.HEAD)
    head = heads.select_related("person").first()
    titles = (f"TL. {agency.head_title}", agency.office_head_title) if by_order else (agency.office_head_title,)
    return d.Signature(titles=titles, name=head.person.full_name if head else "")


def campaign_words(name: str) -> str:
    return _("phong trào thi đua “%s”") % name


def occasion(version: dict[str, Any]) -> str:
    """`phong trào thi đua “…” năm 2025`, or the whole period for a final round."""
    return f"{campaign_words(version['campaign']['name'])} {_years(version['round'])}"


def short_occasion(version: dict[str, Any]) -> str:
    """The same by the campaign's short name, for the trích yếu of a công văn."""
    return f"{campaign_words(version['campaign']['short_name'])} {_years(version['round'])}"


def _years(round_: dict[str, Any]) -> str:
    if round_["kind"] == "final":
        return _("(tổng kết giai đoạn %(a)d - %(b)d)") % {"a": round_["period_from"], "b": round_["period_to"]}
    return _("năm %d") % round_["year"]


def whom(kinds: Iterable[str]) -> dict[str, str]:
    """How many a paper is about, for its placeholders: only the kinds there are, both while there is nobody."""
    found = Counter(kinds)
    names = {kind: label.lower() for kind, label in SubjectKind.choices if found[kind] or not found}
    counted = _(" và ").join(f"{count2(found[kind])} {name}" for kind, name in names.items())
    named = ", ".join(names.values())
    return {
        "doi_tuong": named,
        "so_doi_tuong": counted if found else named,
        "so_tap_the": count2(found[SubjectKind.COLLECTIVE]),
        "so_ca_nhan": count2(found[SubjectKind.INDIVIDUAL]),
    }


def grounds(kind: str, day: date) -> tuple[str, ...]:
    """The căn cứ lines that a paper of this kind may cite on `day`."""
    rows = LegalBasis.objects.on(day)
    return tuple(row.text for row in rows if kind in row.papers)


class CouncilMinutes:
    """The minutes of the council's sessions that advised on some nominations, with their number and date once văn thư
    has given them; read once, whatever is made of them."""

    def __init__(self, nominations: Iterable[int]) -> None:
        self._advice = advice_on(nominations)
        self._numbered = _numbers_of_minutes({item.session_id for item in self._advice.values()})

    def grounds(self, nominations: Iterable[int]) -> tuple[str, ...]:
        """The căn cứ lines of what is about these of them, the earliest session first."""
        sessions = {self._advice[pk].session for pk in nominations if pk in self._advice}
        return tuple(
            _minutes_words(session, self._numbered.get(session.pk))
            for session in sorted(sessions, key=lambda session: session.starts_at)
        )


def council_grounds(nominations: Iterable[int]) -> tuple[str, ...]:
    """The minutes of the council's sessions that advised on these nominations, the earliest first."""
    nominations = list(nominations)
    return CouncilMinutes(nominations).grounds(nominations)


def _numbers_of_minutes(sessions: Iterable[int]) -> dict[int, d.Letterhead]:
    """The head, with number and date, of the minutes of these sessions that văn thư has numbered; the last one each."""
    keys = {f"{PaperKind.COUNCIL_MINUTES}:{pk}": pk for pk in sessions}
    rows = Paper.objects.filter(kind=PaperKind.COUNCIL_MINUTES, face=Face.ISSUED, subject_key__in=keys).order_by("pk")
    return {keys[key]: d.Letterhead(**data["letterhead"]) for key, data in rows.values_list("subject_key", "data")}


def _minutes_words(session: CouncilSession, head: d.Letterhead | None) -> str:
    words = {"council": session.council.name}
    if head is None:
        return _("Căn cứ Biên bản họp %(council)s %(day)s") % (words | {"day": long_date(day_of(session.starts_at))})
    words |= {"number": doc_number(head.number), "symbol": head.symbol, "day": long_date(head.dated)}
    return _("Căn cứ Biên bản họp số %(number)s/%(symbol)s %(day)s của %(council)s") % words


def instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def decision_words(number: str, symbol: str, day: date | None) -> str:
    """`Quyết định số 05/QĐ-SGTVT ngày 09 tháng 02 năm 2026`."""
    return _("Quyết định số %(number)s/%(symbol)s %(day)s") % {
        "number": number,
        "symbol": symbol,
        "day": long_date(day),
    }
