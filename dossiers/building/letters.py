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
from core.text import count2, cutoff_text, fold, long_date
from dossiers.building.office_papers import agency_on
from dossiers.building.parts import (
    department_letterhead,
    department_signature,
    occasion,
    office_signature,
    short_occasion,
)
from dossiers.building.texts import Texts
from dossiers.models import PaperKind, PaperPlace
from dossiers.rendering import data as d
from organization.enums import SubjectKind
from organization.models import Agency, Appointment, Unit


def guidance_letter(round_: Round, *, face: str, signer: Appointment | None, made_at: datetime) -> d.GuidanceLetter:
    """Công văn hướng dẫn xét, đề nghị khen thưởng; before the round is opened from its set-up as it stands."""
    content, texts = _content(round_), Texts(PaperKind.GUIDANCE_LETTER, day_of(made_at))
    return d.GuidanceLetter(
        **_common(round_, content, face, signer, made_at),
        about=texts.say(PaperPlace.SUBJECT, dip_ngan=short_occasion(content)),
        addressees=(_("Các phòng, đơn vị thuộc Sở"),),
        opening=texts.say(PaperPlace.OPENING, ke_hoach=_plan(content), dip=occasion(content)),
        period=_period(content["round"]),
        criteria=_("tiêu chuẩn theo kế hoạch nêu trên: %(c)s tiêu chí đối với tập thể, %(i)s tiêu chí đối với cá nhân")
        % _criteria(content),
        awards=tuple(_award(award) for award in content["award_types"]),
        papers=tuple(_papers(content)),
        signed_copy=_signed_copy(content["round"]),
        closing=texts.say(PaperPlace.CLOSING),
    )


def urging_letter(round_: Round, *, face: str, signer: Appointment | None, made_at: datetime) -> d.UrgingLetter:
    """Công văn đôn đốc to the units that can still send and have not."""
    content = _content(round_)
    common, texts = _common(round_, content, face, signer, made_at), Texts(PaperKind.URGING_LETTER, day_of(made_at))
    late = urged_units(round_, made_at)
    ground = _guidance(round_.opening_paper) if round_.opening_paper else _plan(content)
    cutoff, own = _cutoffs(round_, late)
    return d.UrgingLetter(
        **common | {"cutoff_text": cutoff},
        about=texts.say(PaperPlace.SUBJECT, dip_ngan=short_occasion(content)),
        addressees=tuple(unit.name for unit in late),
        opening=texts.say(PaperPlace.OPENING, can_cu=ground, dip=occasion(content)),
        as_of=made_at,
        total=len(round_units(round_)),
        late=tuple(d.LateUnit(unit=unit.name, cutoff_text=own[unit.pk]) for unit in late),
        closing=texts.say(PaperPlace.CLOSING),
    )


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
    letterhead = department_letterhead(agency, f"{agency.symbol}-VP")
    return {
        "face": face,
        "made_at": made_at,
        "letterhead": letterhead.model_copy(update={"year": day.year}),
        "signature": _signature(signer, agency, day),
        "recipients": (_("Như trên"), _("Lãnh đạo Sở (để b/c)"), _("Công đoàn, đoàn thể (để p/h)"), _("Lưu: VT, VP")),
        "cutoff_text": cutoff_text(round_windows(round_).cutoff_of(None)),
        "contact": contact_of(round_),
    }


def _signature(signer: Appointment | None, agency: Agency, day: date) -> d.Signature:
    return department_signature(signer, agency) if signer else office_signature(agency, day, by_order=True)


def _guidance(paper: str) -> str:
    """The công văn hướng dẫn as a sentence goes on with it, whether the office typed its number alone or in words."""
    if fold(paper).startswith("cong van"):
        return paper[:1].lower() + paper[1:]
    return _("công văn hướng dẫn số %s") % paper


def _plan(content: dict[str, Any]) -> str:
    """`Kế hoạch số 12/KH-SGTVT ngày … của Sở …`; what the plan leaves empty is dots."""
    campaign = content["campaign"]
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
    return {"c": count2(kinds.count(SubjectKind.COLLECTIVE)), "i": count2(kinds.count(SubjectKind.INDIVIDUAL))}


def _award(award: dict[str, Any]) -> d.OfferedAward:
    kinds = [label.lower() for kind, label in SubjectKind.choices if kind in award["subject_kinds"]]
    return d.OfferedAward(
        name=award["name"], subjects=", ".join(kinds), most_collectives=award["quota_collective"],
        most_individuals=award["quota_individual"],
    )  # fmt: skip


def _papers(content: dict[str, Any]) -> list[str]:
    """The papers that a proposal must hold, in the words of the round's options."""
    letter = _("Tờ trình đề nghị khen thưởng, kèm danh sách")
    if content["round"]["one_letter_per_award"]:
        letter = _("Tờ trình đề nghị khen thưởng, kèm danh sách (mỗi hình thức khen thưởng một tờ trình)")
    areas = ", ".join(area["name"][:1].lower() + area["name"][1:] for area in content["reform_areas"])
    words = {
        "letter": letter,
        "report": _("Báo cáo thành tích của từng tập thể, cá nhân, nêu rõ kết quả theo các nội dung: %s") % areas,
        "minutes": _("Biên bản họp xét, đề nghị khen thưởng của đơn vị"),
    }
    return [words[code] for code in ("letter", "report", "minutes") if code in content["papers"]]


def _signed_copy(round_: dict[str, Any]) -> str:
    if round_["signed_copy"] == SignedCopyRule.AT_SUBMITTING:
        return _("Bản đã ký của tờ trình, biên bản họp được tải lên cùng hồ sơ khi nộp")
    if round_["signed_copy"] == SignedCopyRule.AFTER:
        text = _("Bản đã ký của tờ trình, biên bản họp được bổ sung trong %s ngày làm việc kể từ khi nộp hồ sơ")
        return text % count2(round_["signed_copy_days"])
    return ""
