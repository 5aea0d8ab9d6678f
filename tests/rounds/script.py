"""The play: who does what when, stage by stage; rounds that end on the same day are played beside each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tests.clock import vn
from tests.rounds.council import Member, Secretary
from tests.rounds.deciding import Clerk, Drafter, Leader, Publisher
from tests.rounds.opening import Opener, Registrar
from tests.rounds.people import Play
from tests.rounds.results import Accountant, Registry, UnitReader
from tests.rounds.review import Appraiser, Chief
from tests.rounds.upward import Sender
from tests.rounds.writing import OWN, Guest, Head, Specialist

OFFICE, CHIEF, CLERK, PAYER = "van-phong", "chanhvanphong", "vanthu", "ketoan"
OFFICERS = ("thamdinh", "thamdinh2")
OFFICER = OFFICERS[0]
LEADERS = ("giamdoc", "phogiamdoc")
COUNCIL = (("giamdoc", "Chủ tịch"), ("phogiamdoc", "Phó Chủ tịch"), ("hoidong", "Phó Chủ tịch"),
           (CHIEF, "Ủy viên"), (OFFICER, "Thư ký"))  # fmt: skip
PROVINCE, STATE = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Bằng khen của Thủ tướng Chính phủ"
COUNCIL_SINCE = 2024


@dataclass(frozen=True)
class Part:
    """One round of the plan: what units ask for their best, in turn; the number of its Decision."""

    code: str
    name: str
    year: int
    number: int
    asked: tuple[str, ...] = (OWN, PROVINCE, OWN)


ROUNDS = (
    (Part("2023", "Xét khen thưởng năm 2023", 2023, 43),),
    (Part("2024", "Xét khen thưởng năm 2024", 2024, 44),),
    (
        Part("2025", "Xét khen thưởng năm 2025", 2025, 45),
        Part("tong-ket-2025", "Xét khen thưởng tổng kết giai đoạn 2023 - 2025", 2025, 46, (OWN, STATE, PROVINCE)),
    ),
)


@dataclass
class Playing:
    """One round while it is played by `units`; `paper` is what comes from the scanner."""

    play: Play
    part: Part
    units: Sequence[str]
    paper: bytes
    round: int = 0
    proposals: dict[str, int] = field(default_factory=dict)
    asked_high: list[str] = field(default_factory=list)
    packages: list[str] = field(default_factory=list)

    @property
    def year(self) -> int:
        return self.part.year

    def head(self, unit: str) -> Head:
        return Head(self.play, CHIEF if unit == OFFICE else f"truong.{unit.replace('-', '')}")

    def specialist(self, unit: str) -> Specialist:
        """Văn phòng's own proposal is prepared by its chief, who leads it."""
        return Specialist(self.play, CHIEF if unit == OFFICE else f"cv.{unit.replace('-', '')}")


def stages(year: int) -> list[tuple[datetime, Callable[[Playing], None]]]:
    """What is done to a round of `year`, and when."""
    after = year + 1
    return [
        (vn(year, 12, 4, 8), opens),
        (vn(year, 12, 18, 8), writes),
        (vn(after, 1, 9, 21, 1), is_reminded),
        (vn(after, 1, 10, 0, 5), is_closed),
        (vn(after, 1, 16, 8), is_examined),
        (vn(after, 1, 24, 8), is_passed_on),
        (vn(after, 1, 27, 8), sits),
        (vn(after, 1, 29, 8), is_answered),
        (vn(after, 2, 26, 8), is_decided),
        (vn(after, 3, 4, 8), goes_up),
        (vn(after, 4, 15, 8), comes_back),
    ]


def plays(playings: Sequence[Playing]) -> None:
    """Rounds of one year, from their opening to the last answer from above."""
    for moment, stage in stages(playings[0].year):
        playings[0].play.moves(moment)
        for one in playings:
            one.play.begins(one.part.code, stage.__name__, moment)
            stage(one)


def opens(one: Playing) -> None:
    opener, on = Opener(one.play, OFFICER), vn(one.year, 12, 4)
    number = f"{one.part.number + 1460}"
    one.round = opener.finds(one.part.name)
    opener.confirms_the_cut_off(one.round, f"Công văn số {number}/SGTVT-VP")
    letter = opener.writes_the_guidance(one.round)
    registrar = Registrar(one.play, CLERK)
    issued = registrar.numbers_the_letter(letter, number, on)
    registrar.keeps(guidance_letter=issued)
    guidance = registrar.visitor.takes(f"{issued}pdf/") if one.play.prints else one.paper
    opener.opens_the_round(one.round, f"{number}/SGTVT-VP", on, guidance)


def writes(one: Playing) -> None:
    """Every unit but the last, which waits to be reminded."""
    for place, unit in enumerate(one.units[:-1]):
        award = one.part.asked[place % len(one.part.asked)]
        _writes(one, unit, place + one.part.number, award)
        if award != OWN:
            one.asked_high.append(unit)


def _writes(one: Playing, unit: str, place: int, award: str) -> None:
    specialist = one.specialist(unit)
    one.proposals[unit] = proposal = specialist.starts(one.part.name)
    specialist.nominates(proposal, place, award)
    specialist.writes_the_reports(proposal)
    specialist.holds_the_meeting(proposal, vn(one.year, 12, 15, 14))
    specialist.writes_the_letter(proposal)
    one.head(unit).submits(proposal)


def is_reminded(one: Playing) -> None:
    """On the last evening the last unit is reminded, and reports that it proposes nobody."""
    unit = one.units[-1]
    one.head(unit).reads_the_reminder(one.part.name)
    one.proposals[unit] = proposal = one.specialist(unit).starts(one.part.name)
    one.specialist(unit).proposes_nobody(proposal)
    Guest(one.play).checks(one.head(unit).submits(proposal))


def is_closed(one: Playing) -> None:
    officer = Appraiser(one.play, OFFICER)
    officer.keeps(closing_report=officer.sees_the_closing(one.round, len(one.units)))


def is_examined(one: Playing) -> None:
    """Văn phòng's own proposal is examined by the officer whom leadership names."""
    officer = Appraiser(one.play, OFFICER)
    received = officer.receives_all(one.round)
    own = f"/tham-dinh/{one.proposals[OFFICE]}/"
    names = {Appraiser(one.play, username).name: username for username in OFFICERS}
    named = Leader(one.play, LEADERS[0]).names_the_appraiser(names)
    Appraiser(one.play, names[named]).appraises(own)
    for proposal in received:
        if proposal != own:
            officer.appraises(proposal)


def is_passed_on(one: Playing) -> None:
    Chief(one.play, CHIEF).passes_the_list_on(one.round)


def sits(one: Playing) -> None:
    """The council votes in secret; it was founded for the second round of the plan."""
    if one.year < COUNCIL_SINCE:
        return
    secretary = Secretary(one.play, OFFICER)
    members = [(Member(one.play, username).name, part) for username, part in COUNCIL]
    if not secretary.has_a_council():
        secretary.founds_the_council("31/QĐ-SGTVT", vn(one.year + 1, 1, 13), members)
    session = secretary.calls_a_session(one.round, vn(one.year + 1, 1, 27, 8, 30), members)
    secretary.opens_the_session(session)
    for username, part in COUNCIL:
        if part != "Thư ký":
            Member(one.play, username).votes(session)
    secretary.closes_the_session(session)
    tally, minutes = secretary.writes_the_minutes(session)
    secretary.keeps(council_tally=tally, council_minutes=minutes)


def is_answered(one: Playing) -> None:
    for leader in LEADERS:
        Leader(one.play, leader).answers(one.round)


def is_decided(one: Playing) -> None:
    """Drafted, signed, numbered, published; then everything that follows from it."""
    on, number = vn(one.year + 1, 2, 26), f"{one.part.number}"
    decision = Drafter(one.play, OFFICER).drafts_the_decision(one.round)
    Clerk(one.play, CLERK).records_the_signature(decision, number, on, one.paper)
    Publisher(one.play, CHIEF).publishes(decision)
    registry = Registry(one.play, OFFICER)
    paper, certificate = registry.waits_for_the_papers(decision)
    registry.prints_all_certificates(decision)
    registry.hands_over(decision)
    awards, handover = registry.makes_the_registers(one.year + 1)
    registry.keeps(decision=paper, certificate=certificate, award_register=awards, handover_register=handover)
    payer = Accountant(one.play, PAYER)
    payer.keeps(payment_list=payer.lists_the_bonuses(f"{number}/QĐ-SGTVT"))
    for unit in one.units[:-1]:
        reader = UnitReader(one.play, one.head(unit).username)
        reader.keeps(result_notice=reader.reads_the_result(one.proposals[unit]))


def goes_up(one: Playing) -> None:
    """Signed papers come from the units, confirmations from leadership; the package is sent and taken in."""
    on, sender = vn(one.year + 1, 3, 4), Sender(one.play, OFFICER)
    for unit in one.asked_high:
        head = one.head(unit)
        head.hands_in_signed_papers(one.proposals[unit], one.paper)
        head.keeps(**head.papers_of(one.proposals[unit]))
    one.packages = sender.gathers(one.round, vn(one.year + 1, 3, 15))
    for leader in LEADERS:
        Leader(one.play, leader).confirms_the_reports()
    for place, package in enumerate(one.packages):
        sender.settles_and_has_it_signed(package)
        Clerk(one.play, CLERK).sends_the_letter(package, f"{one.part.number + place}", on, one.paper)
        sender.packs(package)
        sender.records_the_receipt(package, on)
        sender.keeps(referral_letter=sender.letter_of(package))


def comes_back(one: Playing) -> None:
    for place, package in enumerate(one.packages):
        number = f"{one.part.number * 10 + place}/QĐ-UBND"
        Sender(one.play, OFFICER).records_the_outcomes(package, number, vn(one.year + 1, 4, 14))
