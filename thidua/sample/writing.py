"""What the sample's units write, through the same services that the pages call."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from awards.enums import SectionKind
from awards.models import Attendee, Nomination, Proposal
from awards.services.letters import save_letter, signers
from awards.services.minutes import Attending, Vote, save_attendance, save_meeting, save_votes
from awards.services.nominations import Ask, add_nomination
from awards.services.proposals import open_proposal, report_nothing
from awards.services.reports import Place, save_answer, save_section
from campaigns.models import AwardType, Criterion, ReformArea, Round
from core.clock import day_of
from organization.actors import Actor
from organization.models import Membership, Person, Unit

RESULTS = (
    "Tham mưu ban hành đầy đủ, đúng hạn các kế hoạch được giao trong năm {year}; {n} nhiệm vụ hoàn thành đúng tiến độ.",
    "Rà soát, đề xuất đơn giản hóa {n} thủ tục hành chính; 100% thủ tục được công khai tại bộ phận một cửa.",
    "Tiếp nhận và giải quyết {n}00 hồ sơ, không có hồ sơ trễ hẹn; tỷ lệ hồ sơ trực tuyến tăng so với năm trước.",
    "Phân công công việc theo vị trí việc làm, bố trí lại {n} đầu việc để giảm chồng chéo giữa các bộ phận.",
    "Tổ chức {n} buổi phổ biến, quán triệt nội dung cải cách hành chính; toàn thể cán bộ ký cam kết thực hiện.",
    "Sử dụng chữ ký số trên toàn bộ văn bản đi; {n} quy trình nội bộ được số hóa.",
)
SCOPE = "Giải pháp được áp dụng trong toàn ngành và được các sở, ngành khác của tỉnh tham khảo, triển khai."


def draft_for(unit: Unit, round_: Round, *, staff: Actor) -> Proposal:
    """The unit's empty draft."""
    return open_proposal(round_, unit, actor=staff, now=staff.now)


def nominate(proposal: Proposal, random: Random, *, staff: Actor, high: AwardType | None) -> list[Nomination]:
    """The unit itself, its head and one or two others; one of them for the higher award where there is one."""
    own = proposal.round.award_types.get(power="own")
    people = people_of(proposal.unit, staff)
    chosen: list[Person | Unit] = []
    if proposal.unit.may_be_nominated and random.random() < 0.8:
        chosen.append(proposal.unit)
    chosen += random.sample(people, k=min(len(people), random.randint(1, 3)))
    rows = []
    for place, subject in enumerate(chosen):
        award = high if high and place == len(chosen) - 1 else own
        ask = Ask(award, fallback_award=own if award != own else None, scope=SCOPE if award.needs_scope else "")
        rows.append(add_nomination(proposal, subject, ask, actor=staff, now=staff.now))
    return rows


def people_of(unit: Unit, staff: Actor) -> list[Person]:
    """Those who work in the unit on the actor's day."""
    members = Membership.objects.on(staff.today).filter(unit=unit).select_related("person").order_by("pk")
    return [row.person for row in members]


def write_reports(nominations: Iterable[Nomination], random: Random, *, staff: Actor) -> None:
    """Every section and every criterion of each report."""
    for nomination in nominations:
        campaign = nomination.proposal.round.campaign
        year = nomination.proposal.round.year
        places = [Place(SectionKind.OVERVIEW), Place(SectionKind.DUTIES), Place(SectionKind.SUMMARY)]
        places += [Place(SectionKind.AREA, area) for area in ReformArea.objects.filter(campaign=campaign)]
        if nomination.leads_unit:
            places.append(Place(SectionKind.COLLECTIVE))
        for place in places:
            text = random.choice(RESULTS).format(year=year, n=random.randint(2, 9))
            save_section(nomination.report, place, {"text": text}, version=0, actor=staff, now=staff.now)
        criteria = Criterion.objects.filter(campaign=campaign, subject_kind=nomination.subject_kind)
        for criterion in criteria if nomination.leads_unit else criteria.filter(heads_only=False):
            answer = {"attested": True, "figure": f"Đạt trong năm {year}", "see": "II.2"}
            save_answer(nomination.report, criterion, answer, version=0, actor=staff, now=staff.now)


def hold_meeting(proposal: Proposal, *, staff: Actor, at: datetime, against: int = 0) -> None:
    """The unit meets and votes by show of hands; `against` say no to the last nominee, who passes all the same."""
    meeting = {
        "starts_at": at,
        "ends_at": at + timedelta(minutes=90),
        "place": f"Phòng họp {proposal.unit.short_name}",
        "course": "Chủ trì nêu tiêu chuẩn, số lượng; thư ký đọc tóm tắt thành tích; thành viên thảo luận, biểu quyết.",
        "conclusion": "Thống nhất đề nghị khen thưởng các tập thể, cá nhân được thông qua.",
    }
    people = people_of(proposal.unit, staff)
    save_meeting(proposal, meeting | {"total_members": len(people)}, version=0, actor=staff, now=staff.now)
    rows = list(_attending(people, staff))
    save_attendance(proposal, rows, actor=staff, now=staff.now)
    present = sum(row.values["present"] for row in rows)
    nominations = list(proposal.nominations.present())
    votes = [_vote(row, present, against if row == nominations[-1] else 0) for row in nominations]
    save_votes(proposal, votes, actor=staff, now=staff.now)


def _attending(people: list[Person], staff: Actor) -> Iterable[Attending]:
    parts = {0: Attendee.Part.CHAIR, 2: Attendee.Part.SECRETARY}
    positions = dict(Membership.objects.on(staff.today).filter(person__in=people).values_list("person", "position"))
    for place, person in enumerate(people):
        absent = place == len(people) - 1 and len(people) > 5
        values = {
            "name": person.full_name,
            "position": positions[person.pk],
            "part": parts.get(place, Attendee.Part.MEMBER),
            "present": not absent,
            "absence_reason": "đi công tác" if absent else "",
        }
        yield Attending(person=person, values=values)


def _vote(nomination: Nomination, present: int, against: int) -> Vote:
    figures = {"base": present, "in_favour": present - against, "against": against, "abstained": 0}
    return Vote(nomination=nomination, values={"secret": False, "passed": True} | figures)


def write_letter(proposal: Proposal, *, staff: Actor) -> None:
    """The letter, to be signed by the head."""
    signer = signers(proposal.unit, day_of(staff.now)).first()
    save_letter(proposal, {"signer": signer, "dated": None, "number": ""}, version=0, actor=staff, now=staff.now)


def propose_nothing(proposal: Proposal, *, staff: Actor) -> None:
    report_nothing(proposal, reason="Năm nay đơn vị chưa có tập thể, cá nhân tiêu biểu.", actor=staff, now=staff.now)
