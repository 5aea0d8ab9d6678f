"""Công văn of the department to its units."""

from datetime import timedelta
from typing import Any

from dossiers.building.samples.sample import AWARD, HIGH, UNIT, Sample
from dossiers.models import PaperPlace
from dossiers.paper_places import CONTACT, CUTOFF, SUBJECTS
from dossiers.rendering import data as d

OWN_CUTOFF = "trước ngày 20/01/2026 (đến hết 24 giờ 00 ngày 19/01/2026, giờ Việt Nam)"


def guidance_letter(of: Sample) -> d.PaperData:
    headings = (PaperPlace.HEADING_1, PaperPlace.HEADING_2, PaperPlace.HEADING_3, PaperPlace.HEADING_4)
    offers = {HIGH: PaperPlace.OFFER, AWARD: PaperPlace.OFFER_QUOTA}
    return d.GuidanceLetter(
        **of.common(f"{of.agency.symbol}-VP") | _dated(),
        about=of.say(PaperPlace.SUBJECT),
        addressees=("Các phòng, đơn vị thuộc Sở",),
        opening=of.say(PaperPlace.OPENING),
        headings=tuple(of.say(place) for place in headings),
        scope=of.say(PaperPlace.SCOPE),
        awards=tuple(
            d.OfferedAward(name=name, subjects=_example(SUBJECTS), words=of.say(place))
            for name, place in offers.items()
        ),
        papers=(
            of.one_of(PaperPlace.PAPER_LETTER, PaperPlace.PAPER_LETTERS),
            of.say(PaperPlace.PAPER_REPORT),
            of.say(PaperPlace.PAPER_MINUTES),
        ),
        nil=of.say(PaperPlace.NIL),
        sending=of.say(PaperPlace.SENDING),
        signed_copy=of.one_of(PaperPlace.SIGNED_AFTER, PaperPlace.SIGNED_AT_ONCE),
        asking=of.say(PaperPlace.CONTACT),
        closing=of.say(PaperPlace.CLOSING),
    )


def urging_letter(of: Sample) -> d.PaperData:
    appeal = (PaperPlace.PROGRESS, PaperPlace.SENDING, PaperPlace.NIL)
    late = (d.LateUnit(unit=UNIT), d.LateUnit(unit="Trung tâm Đăng kiểm", cutoff_text=OWN_CUTOFF))
    made = of.common(f"{of.agency.symbol}-VP")
    return d.UrgingLetter(
        **made | _dated(),
        about=of.say(PaperPlace.SUBJECT),
        addressees=tuple(unit.unit for unit in late),
        opening=of.say(PaperPlace.OPENING),
        appeal=" ".join(of.say(place) for place in appeal),
        extended=of.say(PaperPlace.EXTENDED),
        afterwards=f"{of.say(PaperPlace.AFTERWARDS)} {of.say(PaperPlace.CONTACT)}",
        as_of=made["made_at"] - timedelta(hours=1),
        total=len(late),
        late=late,
        closing=of.say(PaperPlace.CLOSING),
    )


def _dated() -> dict[str, str]:
    return {"cutoff_text": _example(CUTOFF), "contact": _example(CONTACT)}


def _example(places: dict[str, Any]) -> str:
    (place,) = places.values()
    return str(place.sample)
