"""A whole paper of each kind that the office writes sentences of, with examples in their places: nobody's paper."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from core.clock import VIETNAM
from dossiers.building.parts import (
    department_letterhead,
    grounds,
    office_signature,
    unit_letterhead,
)
from dossiers.building.texts import Texts
from dossiers.models import PaperKind, PaperPlace
from dossiers.paper_places import CONTACT, CUTOFF, SUBJECTS
from dossiers.paper_words import SENTENCES
from dossiers.rendering import data as d
from organization.models import Agency

UNIT, PERSON, POSITION = "Phòng Quản lý vận tải", "Nguyễn Thị Hoàng Phương Mẫu", "Chuyên viên chính"
HIGH, AWARD = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Giấy khen của Giám đốc Sở"
OWN_CUTOFF = "trước ngày 20/01/2026 (đến hết 24 giờ 00 ngày 19/01/2026, giờ Việt Nam)"
NUMBERED = "Quyết định số 05/QĐ-SGTVT ngày 09 tháng 02 năm 2026"
DIRECTOR = d.Signature(titles=("Giám đốc",), name="Trần Văn Ví Dụ")


class Sample:
    """One kind of paper on one day; `text` stands in `place`, the office's words of the day everywhere else."""

    def __init__(self, kind: str, place: str, text: str, day: date) -> None:
        self.kind, self.place, self.text, self.day = kind, place, text, day
        self._texts = Texts(kind, day)
        self.agency = Agency.objects.on(day).first() or Agency.objects.last() or _nobodys_agency()

    def say(self, place: str) -> str:
        text = self.text if place == self.place else self._texts.unfilled(place)
        return SENTENCES[self.kind, place].filled(text)

    def one_of(self, usual: str, other: str) -> str:
        """The words of `other` while it is being written, else of `usual`: a paper has only one of the two."""
        return self.say(other if self.place == other else usual)

    def common(self, symbol: str) -> dict[str, Any]:
        """What stands around a paper of the department."""
        return self.face() | {
            "letterhead": department_letterhead(self.agency, symbol, year=self.day.year),
            "signature": office_signature(self.agency, self.day, by_order=True),
            "recipients": ("Như trên", "Lưu: VT, VP"),
        }

    def face(self) -> dict[str, Any]:
        return {"face": "draft", "made_at": datetime.combine(self.day, time(8), VIETNAM)}


def sample_paper(kind: str, place: str, text: str, day: date) -> d.PaperData:
    """The dự thảo of a paper of `kind` in which `text` stands in `place`."""
    return SAMPLES[kind](Sample(kind, place, text, day))


def _nobodys_agency() -> Agency:
    name = "Sở Giao thông vận tải"
    return Agency(
        name=name, name_lines=name, short_name=name, parent_name="UBND tỉnh Hà Nam", place="Hà Nam", symbol="SGTVT",
        head_title="Giám đốc", head_full_title=f"Giám đốc {name}",
    )  # fmt: skip


def _decision(of: Sample) -> d.PaperData:
    first = d.Article(text=of.say(PaperPlace.ARTICLE_1), achievement=of.say(PaperPlace.ACHIEVEMENT))
    last = d.Article(text=of.say(PaperPlace.ARTICLE_3))
    return _signed(of, of.say(PaperPlace.SUBJECT), (first, _money(of), last), of.say(PaperPlace.LIST))


def _revocation(of: Sample) -> d.PaperData:
    ground = "Trường hợp hủy bỏ: gian dối trong kê khai thành tích để được khen thưởng."
    first = d.Article(text=f"{of.say(PaperPlace.ARTICLE_1)}\n{ground}")
    last = d.Article(text=of.say(PaperPlace.ARTICLE_3))
    return _signed(of, of.say(PaperPlace.SUBJECT), (first, _money(of), last), of.say(PaperPlace.LIST))


def _correction(of: Sample) -> d.PaperData:
    change = f"- Số thứ tự 01, cá nhân, họ và tên: “{PERSON} A” sửa thành “{PERSON}”."
    articles = (f"{of.say(PaperPlace.ARTICLE_1)}\n{change}", of.say(PaperPlace.ARTICLE_2), of.say(PaperPlace.ARTICLE_3))
    return _signed(of, of.say(PaperPlace.SUBJECT), tuple(d.Article(text=text) for text in articles))


def _replacement(of: Sample) -> d.PaperData:
    """It awards in the words of the Decision whose place it takes."""
    award = Sample(PaperKind.DECISION, "", "", of.day)
    first = d.Article(text=award.say(PaperPlace.ARTICLE_1), achievement=award.say(PaperPlace.ACHIEVEMENT))
    last = d.Article(text=of.say(PaperPlace.ARTICLE_3))
    return _signed(of, award.say(PaperPlace.SUBJECT), (first, _money(award), last), award.say(PaperPlace.LIST))


def _money(of: Sample) -> d.Article:
    """What is given, or given back: with its amount unless the words for none are being written."""
    plain = of.place == PaperPlace.ARTICLE_2_PLAIN
    bonuses = () if plain else (d.Bonus(label="Tập thể", count=1, amount=1_410_000),)
    return d.Article(text=of.one_of(PaperPlace.ARTICLE_2, PaperPlace.ARTICLE_2_PLAIN), bonuses=bonuses)


def _signed(of: Sample, subject: str, articles: tuple[d.Article, ...], list_title: str = "") -> d.PaperData:
    """A Quyết định of any kind; with a title of a list there is one."""
    proposed = Sample(PaperKind.DECISION, "", "", of.day) if of.kind != PaperKind.DECISION else of
    person = d.Awarded(name=PERSON, salutation="Bà", position=POSITION, unit=UNIT)
    return d.Decision(
        **of.common(f"QĐ-{of.agency.symbol}") | {"signature": DIRECTOR},
        subject=subject,
        authority=of.agency.head_full_title,
        grounds=(*grounds(PaperKind.DECISION, of.day), proposed.say(PaperPlace.PROPOSED)),
        articles=articles,
        list_title=list_title,
        collectives=(d.Awarded(name=UNIT),) if list_title else (),
        individuals=(person,) if list_title else (),
    )


def _certificate(of: Sample) -> d.PaperData:
    return d.Certificate(
        **of.face(),
        authority=of.say(PaperPlace.AUTHORITY),
        granting=of.say(PaperPlace.GRANTING),
        award_name=of.say(PaperPlace.AWARD),
        salutation="Bà",
        name=PERSON,
        description=f"{POSITION}, {UNIT}",
        achievement=of.say(PaperPlace.ACHIEVEMENT),
        decision_words=of.say(PaperPlace.DECISION_LINE),
        register_words=of.say(PaperPlace.REGISTER),
        decision_symbol=f"QĐ-{of.agency.symbol}",
        place=of.agency.place,
        year=of.day.year,
        signature=DIRECTOR,
    )


def _result_notice(of: Sample) -> d.PaperData:
    nobody = of.place == PaperPlace.NIL
    person = {"name": PERSON, "salutation": "Bà", "position": POSITION, "award": HIGH}
    return d.ResultNotice(
        **of.common(f"TB-{of.agency.symbol}"),
        subject=of.say(PaperPlace.SUBJECT),
        unit=UNIT,
        headings=(of.say(PaperPlace.HEADING_1), of.say(PaperPlace.HEADING_2)),
        nil=of.say(PaperPlace.NIL),
        grounds=grounds(of.kind, of.day),
        opening=of.say(PaperPlace.OPENING),
        granted=() if nobody else (d.GrantedRow(name=UNIT, award=AWARD, paper=NUMBERED),),
        declined=()
        if nobody
        else (d.DeclinedRow(**person, outcome="Trình cấp trên", reason=of.say(PaperPlace.REFERRED)),),
        closing=of.say(PaperPlace.CLOSING),
    )


def _submission_letter(of: Sample) -> d.PaperData:
    agency = {"name_lines": of.agency.name_lines, "place": of.agency.place}
    content = {"agency": agency, "unit": {"name": UNIT, "symbol": "QLVT"}}
    made = of.face()
    return d.SubmissionLetter(
        **made,
        letterhead=unit_letterhead(content, "TTr", made_at=made["made_at"]),
        signature=d.Signature(titles=("Trưởng phòng",), name="Trần Văn Ví Dụ"),
        recipients=("Như trên", "Lưu: QLVT"),
        subject=of.say(PaperPlace.SUBJECT),
        addressees=(f"{of.agency.head_title} {of.agency.name} (qua {of.agency.office_name})",),
        grounds=grounds(of.kind, of.day),
        request=of.say(PaperPlace.REQUEST),
        achievement="Đã có thành tích xuất sắc trong phong trào thi đua",
        closing=of.say(PaperPlace.CLOSING),
        list_title=of.say(PaperPlace.LIST),
        nominees=(
            d.Nominee(kind="collective", name=UNIT, award=AWARD, in_favour=9, base=9),
            d.Nominee(kind="individual", name=PERSON, salutation="Bà", position=POSITION, unit=UNIT, award=AWARD,
                      in_favour=8, base=9),
        ),
    )  # fmt: skip


def _guidance_letter(of: Sample) -> d.PaperData:
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


def _urging_letter(of: Sample) -> d.PaperData:
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


SAMPLES: dict[str, Callable[[Sample], d.PaperData]] = {
    PaperKind.DECISION: _decision,
    PaperKind.REVOCATION: _revocation,
    PaperKind.CORRECTION: _correction,
    PaperKind.REPLACEMENT: _replacement,
    PaperKind.CERTIFICATE: _certificate,
    PaperKind.RESULT_NOTICE: _result_notice,
    PaperKind.SUBMISSION_LETTER: _submission_letter,
    PaperKind.GUIDANCE_LETTER: _guidance_letter,
    PaperKind.URGING_LETTER: _urging_letter,
}
