"""Quyết định of every kind, the certificate and the notice that follow them."""

from dossiers.building.parts import grounds
from dossiers.building.samples.sample import AWARD, DIRECTOR, HIGH, PERSON, POSITION, UNIT, Sample
from dossiers.models import PaperKind, PaperPlace
from dossiers.rendering import data as d

NUMBERED = "Quyết định số 05/QĐ-SGTVT ngày 09 tháng 02 năm 2026"


def decision(of: Sample) -> d.PaperData:
    first = d.Article(text=of.say(PaperPlace.ARTICLE_1), achievement=of.say(PaperPlace.ACHIEVEMENT))
    last = d.Article(text=of.say(PaperPlace.ARTICLE_3))
    return _signed(of, of.say(PaperPlace.SUBJECT), (first, _money(of), last), of.say(PaperPlace.LIST))


def revocation(of: Sample) -> d.PaperData:
    ground = "Trường hợp hủy bỏ: gian dối trong kê khai thành tích để được khen thưởng."
    first = d.Article(text=f"{of.say(PaperPlace.ARTICLE_1)}\n{ground}")
    last = d.Article(text=of.say(PaperPlace.ARTICLE_3))
    return _signed(of, of.say(PaperPlace.SUBJECT), (first, _money(of), last), of.say(PaperPlace.LIST))


def correction(of: Sample) -> d.PaperData:
    change = f"- Số thứ tự 01, cá nhân, họ và tên: “{PERSON} A” sửa thành “{PERSON}”."
    articles = (f"{of.say(PaperPlace.ARTICLE_1)}\n{change}", of.say(PaperPlace.ARTICLE_2), of.say(PaperPlace.ARTICLE_3))
    return _signed(of, of.say(PaperPlace.SUBJECT), tuple(d.Article(text=text) for text in articles))


def replacement(of: Sample) -> d.PaperData:
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


def certificate(of: Sample) -> d.PaperData:
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


def result_notice(of: Sample) -> d.PaperData:
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
