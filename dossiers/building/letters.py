"""Công văn of the department to its units, made from the round: how to propose, who has not."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.selectors.silent import silent_units
from campaigns.enums import SignedCopyRule
from campaigns.models import Round
from campaigns.round_content import round_content
from campaigns.selectors import contact_of, current_version, round_units, round_windows
from core.clock import day_of
from core.text import count2, cutoff_text, fold, format_date, in_sentence, long_date, long_time
from dossiers.building.office_papers import agency_on
from dossiers.building.parts import (
    department_letterhead,
    department_signature,
    occasion,
    office_signature,
    short_occasion,
    whom,
)
from dossiers.building.texts import Texts
from dossiers.models import PaperKind, PaperPlace
from dossiers.rendering import data as d
from organization.enums import SubjectKind
from organization.models import Agency, Appointment, Unit

HEADINGS = (PaperPlace.HEADING_1, PaperPlace.HEADING_2, PaperPlace.HEADING_3, PaperPlace.HEADING_4)


def guidance_letter(round_: Round, *, face: str, signer: Appointment | None, made_at: datetime) -> d.GuidanceLetter:
    """Công văn hướng dẫn xét, đề nghị khen thưởng; before the round is opened from its set-up as it stands."""
    content, texts = _content(round_), Texts(PaperKind.GUIDANCE_LETTER, day_of(made_at))
    common = _common(round_, content, face, signer, made_at)
    return d.GuidanceLetter(
        **common,
        about=texts.say(PaperPlace.SUBJECT, dip_ngan=short_occasion(content)),
        addressees=(_("Các phòng, đơn vị thuộc Sở"),),
        opening=texts.say(PaperPlace.OPENING, ke_hoach=plan_words(content["campaign"]), dip=occasion(content)),
        headings=tuple(texts.say(place) for place in HEADINGS),
        scope=texts.say(PaperPlace.SCOPE, thoi_gian=_period(content["round"]), **_criteria(content)),
        awards=tuple(_award(award, texts) for award in content["award_types"]),
        papers=tuple(_papers(content, texts)),
        nil=texts.say(PaperPlace.NIL),
        sending=texts.say(PaperPlace.SENDING, han_nop=common["cutoff_text"]),
        signed_copy=_signed_copy(content["round"], texts),
        asking=texts.say(PaperPlace.CONTACT, dau_moi=_contact(common)),
        closing=texts.say(PaperPlace.CLOSING),
    )


def urging_letter(round_: Round, *, face: str, signer: Appointment | None, made_at: datetime) -> d.UrgingLetter:
    """Công văn đôn đốc to the units that can still send and have not."""
    content = _content(round_)
    common, texts = _common(round_, content, face, signer, made_at), Texts(PaperKind.URGING_LETTER, day_of(made_at))
    late, total = urged_units(round_, made_at), len(round_units(round_))
    ground = _guidance(round_.opening_paper) if round_.opening_paper else plan_words(content["campaign"])
    cutoff, own = _cutoffs(round_, late)
    return d.UrgingLetter(
        **common | {"cutoff_text": cutoff},
        about=texts.say(PaperPlace.SUBJECT, dip_ngan=short_occasion(content)),
        addressees=tuple(unit.name for unit in late),
        opening=texts.say(PaperPlace.OPENING, can_cu=ground, dip=occasion(content)),
        appeal=_appeal(texts, made_at, total, len(late), cutoff),
        extended=texts.say(PaperPlace.EXTENDED),
        afterwards=f"{texts.say(PaperPlace.AFTERWARDS)} {texts.say(PaperPlace.CONTACT, dau_moi=_contact(common))}",
        as_of=made_at,
        total=total,
        late=tuple(d.LateUnit(unit=unit.name, cutoff_text=own[unit.pk]) for unit in late),
        closing=texts.say(PaperPlace.CLOSING),
    )


def _appeal(texts: Texts, made_at: datetime, total: int, late: int, cutoff: str) -> str:
    """How things stand and what is asked of whom, as one paragraph."""
    counts = {"da_gui": count2(total - late), "tong_so": count2(total), "chua_gui": count2(late)}
    at = _("%(time)s ngày %(day)s") % {"time": long_time(made_at), "day": format_date(made_at)}
    stands = texts.say(PaperPlace.PROGRESS, thoi_diem=at, **counts)
    return f"{stands} {texts.say(PaperPlace.SENDING, han_nop=cutoff)} {texts.say(PaperPlace.NIL)}"


def _contact(common: dict[str, Any]) -> str:
    """Whom to ask, as a sentence goes on after it."""
    return str(common["contact"]).rstrip(" .;")


def _cutoffs(round_: Round, late: list[Unit]) -> tuple[str, dict[int, str]]:
    """Until when those in `late` may send, in words, and beside it each one's own cut-off where that is another.

    The round's own cut-off is named while it is anybody's; it may have passed when the others were given longer.
    """
    windows = round_windows(round_)
    own = {unit.pk: cutoff_text(windows.cutoff_of(unit.pk)) for unit in late}
    common, dates = cutoff_text(windows.cutoff_of(None)), set(own.values())
    if len(dates) == 1:
        common = dates.pop()
    elif common not in dates:
        return _("theo thời hạn riêng của từng đơn vị nêu dưới đây"), own
    return common, {pk: "" if date == common else date for pk, date in own.items()}


def urged_units(round_: Round, now: datetime) -> list[Unit]:
    """The units that have not sent and may still do so."""
    windows = round_windows(round_)
    return [unit for unit in silent_units(round_) if windows.of(unit.pk).open_at(now)]


def _content(round_: Round) -> dict[str, Any]:
    version = current_version(round_)
    return version.content if version else round_content(round_)


def _common(
    round_: Round, content: dict[str, Any], face: str, signer: Appointment | None, made_at: datetime
) -> dict[str, Any]:
    """The parts around the text; without a signer from leadership Chánh Văn phòng signs by order (TL.)."""
    day = day_of(made_at)
    agency = agency_on(day)
    return {
        "face": face,
        "made_at": made_at,
        "letterhead": department_letterhead(agency, f"{agency.symbol}-VP", year=day.year),
        "signature": letter_signature(signer, agency, day),
        "recipients": (_("Như trên"), _("Lãnh đạo Sở (để b/c)"), _("Công đoàn, đoàn thể (để p/h)"), _("Lưu: VT, VP")),
        "cutoff_text": cutoff_text(round_windows(round_).cutoff_of(None)),
        "contact": contact_of(round_),
    }


def letter_signature(signer: Appointment | None, agency: Agency, day: date) -> d.Signature:
    """Who of the leadership signs, else Chánh Văn phòng by order (TL.)."""
    return department_signature(signer, agency) if signer else office_signature(agency, day, by_order=True)


def _guidance(paper: str) -> str:
    """The công văn hướng dẫn as a sentence goes on with it, whether the office typed its number alone or in words."""
    if fold(paper).startswith("cong van"):
        return in_sentence(paper)
    return _("công văn hướng dẫn số %s") % paper


def plan_words(campaign: dict[str, Any]) -> str:
    """`Kế hoạch số 12/KH-SGTVT ngày … của Sở …`; what the plan leaves empty is dots."""
    day = date.fromisoformat(campaign["plan_date"]) if campaign["plan_date"] else None
    return _("Kế hoạch số %(number)s/%(symbol)s %(day)s của %(who)s") % {
        "number": campaign["plan_number"] or "…",
        "symbol": campaign["plan_symbol"] or "…",
        "day": long_date(day) if day else campaign["plan_date_text"] or _("ngày … tháng … năm …"),
        "who": _issuer(campaign),
    }


def _issuer(campaign: dict[str, Any]) -> str:
    """Whose plan it is, as its symbol says ("KH-SGTVT"); one of no symbol of ours is that of whoever launched it."""
    symbol = campaign["plan_symbol"].rpartition("-")[2]
    own = Agency.objects.filter(symbol=symbol).first() if symbol else None
    return own.name if own else campaign["launched_by"]


def _period(round_: dict[str, Any]) -> str:
    if round_["period_from"] == round_["period_to"]:
        return _("năm %d") % round_["period_to"]
    return _("từ năm %(a)d đến năm %(b)d") % {"a": round_["period_from"], "b": round_["period_to"]}


def _criteria(content: dict[str, Any]) -> dict[str, str]:
    kinds = [row["subject_kind"] for row in content["criteria"] if not row["heads_only"]]
    collective, individual = (count2(kinds.count(kind)) for kind in (SubjectKind.COLLECTIVE, SubjectKind.INDIVIDUAL))
    return {"tc_tap_the": collective, "tc_ca_nhan": individual}


def _award(award: dict[str, Any], texts: Texts) -> d.OfferedAward:
    kinds = whom(award["subject_kinds"])["doi_tuong"]
    most = _most(award)
    words = texts.say(
        PaperPlace.OFFER_QUOTA if most else PaperPlace.OFFER, hinh_thuc=award["name"], doi_tuong=kinds, so_luong=most
    )
    return d.OfferedAward(
        name=award["name"], subjects=kinds, most_collectives=award["quota_collective"],
        most_individuals=award["quota_individual"], words=words,
    )  # fmt: skip


def _most(award: dict[str, Any]) -> str:
    """`05 tập thể, 12 cá nhân`; "" where no number is set."""
    kinds = ((award["quota_collective"], _("tập thể")), (award["quota_individual"], _("cá nhân")))
    return ", ".join(f"{count2(number)} {whom}" for number, whom in kinds if number is not None)


def _papers(content: dict[str, Any], texts: Texts) -> list[str]:
    """The papers that a proposal must hold, in the words of the round's options."""
    each = content["round"]["one_letter_per_award"]
    areas = ", ".join(in_sentence(area["name"]) for area in content["reform_areas"])
    words = {
        "letter": texts.say(PaperPlace.PAPER_LETTERS if each else PaperPlace.PAPER_LETTER),
        "report": texts.say(PaperPlace.PAPER_REPORT, linh_vuc=areas),
        "minutes": texts.say(PaperPlace.PAPER_MINUTES),
    }
    return [words[code] for code in ("letter", "report", "minutes") if code in content["papers"]]


def _signed_copy(round_: dict[str, Any], texts: Texts) -> str:
    if round_["signed_copy"] == SignedCopyRule.AT_SUBMITTING:
        return texts.say(PaperPlace.SIGNED_AT_ONCE)
    if round_["signed_copy"] == SignedCopyRule.AFTER:
        return texts.say(PaperPlace.SIGNED_AFTER, so_ngay=count2(round_["signed_copy_days"]))
    return ""
