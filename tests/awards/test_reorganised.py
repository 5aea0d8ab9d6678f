"""Papers of units that a reorganisation ends: counted first, finished in the old name, asked of the unit after."""

from datetime import date, timedelta

import pytest

from awards.content.freeze import freeze
from awards.models import Letter
from awards.selectors.reorganised import touched
from awards.services.proposals import open_proposal
from awards.services.submissions.submit import submit_proposal
from campaigns.models import RoundUnit
from core.refusals import Denied
from organization.models import Agency, Appointment, DepartmentAfter, ParIndexResult, Unit, UnitName
from tests import factories as make
from tests.awards.going_up import referred
from tests.awards.review import received
from tests.awards.test_unit_findings import criteria, verdicts
from tests.awards.unit_pages import a_draft, nominate
from tests.clock import CUT_OFF, NOW
from tests.organization import acts

pytestmark = pytest.mark.django_db
MERGER_DAY = date(2025, 3, 1)
EVE = date(2025, 2, 28)


def counted(unit, now=NOW):
    return {row.label: row.count for row in touched([unit], now)}


@pytest.mark.parametrize(("now", "count"), [(CUT_OFF - timedelta(seconds=1), 1), (CUT_OFF, 0)])
def test_draft_is_touched_while_it_may_be_submitted(hands, now, count):
    proposal = make.ready_proposal()
    assert counted(proposal.unit, now).get("Hồ sơ đang soạn, còn hạn nộp", 0) == count


def test_what_was_sent_and_what_has_gone_up_is_touched(hands):
    proposal = received()
    assert counted(proposal.unit) == {"Hồ sơ đã nộp, chưa xét xong": 1}
    gone_up = referred()
    assert counted(gone_up.unit)["Trình cấp trên chưa có kết quả"] == 2
    assert counted(make.unit()) == {}


def test_open_papers_are_warned_of_until_somebody_is_named_to_finish_them(hands):
    act = acts.merger(make.ready_proposal().unit, name="Phòng Chung")
    assert "làm nốt đến ngày nào" in acts.warnings(act)
    act.finish_until = CUT_OFF.date()
    act.save()
    assert "làm nốt đến ngày nào" not in acts.warnings(act)


@pytest.mark.parametrize("until", [None, CUT_OFF.date()])
def test_old_head_submits_the_draft_of_the_unit_that_ended_only_where_the_act_lets_him(hands, until):
    proposal = make.ready_proposal()
    head = make.head(proposal.unit)
    acts.carried_out(acts.merger(proposal.unit, name="Phòng Chung", finish_until=until))
    proposal.refresh_from_db()
    if until is None:
        with pytest.raises(Denied):
            submit_proposal(proposal, actor=make.actor(head), arrived_at=None, key="mot")
        return
    letter = Letter.objects.get(proposal=proposal)
    letter.signer = Appointment.objects.get(person=head.person, kind="authorised")
    letter.save()
    submit_proposal(proposal, actor=make.actor(head), arrived_at=None, key="mot")
    proposal.refresh_from_db()
    assert proposal.submission.content["unit"]["name"] == proposal.unit.name != "Phòng Chung"


@pytest.mark.parametrize("open_", [True, False], ids=["before the cut-off", "after it"])
def test_round_expects_the_new_unit_while_its_list_is_open(hands, open_):
    proposal = make.ready_proposal()
    now = CUT_OFF - timedelta(seconds=1) if open_ else CUT_OFF
    hands.to(now)
    acts.carried_out(acts.merger(proposal.unit, make.unit(), name="Phòng Chung"), now=now)
    new = Unit.objects.get(name="Phòng Chung")
    assert RoundUnit.objects.filter(round=proposal.round, unit=proposal.unit).exists()
    assert RoundUnit.objects.filter(round=proposal.round, unit=new).exists() is open_
    if open_:
        open_proposal(proposal.round, new, actor=make.actor(make.head(new), now), now=now)


def test_round_that_expected_none_of_those_before_expects_none_after(hands):
    proposal = make.ready_proposal()
    acts.carried_out(acts.merger(make.unit(), make.unit(), name="Phòng Chung"))
    assert proposal.round.round_units.filter(unit__name="Phòng Chung").count() == 0


def test_what_was_submitted_keeps_its_names(hands):
    proposal = received()
    before = proposal.submission.content
    acts.carried_out(acts.merger(proposal.unit, name="Phòng Chung"))
    proposal.refresh_from_db()
    assert proposal.submission.content == before
    assert {row.printed_unit for row in proposal.nominations.all()} == {proposal.unit.name}


@pytest.mark.parametrize(("kind", "verdict"), [("merge", "to_consider"), ("rename", "passed")])
def test_index_of_a_unit_that_took_another_in_is_to_be_considered(hands, kind, verdict):
    proposal = a_draft()
    criteria(proposal, "collective", ("index_improved", {"department_score": 90}))
    row, unit = nominate(proposal, proposal.unit), proposal.unit
    for year, score in ((2024, 80), (2025, 90)):
        ParIndexResult.objects.create(unit=unit, year=year, score=score, state="published")
        ParIndexResult.objects.create(year=year, score=95, state="published")
    act = acts.act()
    acts.after(acts.change(act, kind, unit if kind == "rename" else make.unit()), unit, "Tên mới")
    assert verdicts(row) == {"index_improved": "passed"}
    acts.carried_out(act)
    assert verdicts(row) == {"index_improved": verdict}


# --- the plan's own department, 2025 -------------------------------------------------------------------------------


@pytest.fixture
def department():
    """Sở Giao thông vận tải with some of its units, as it was until the end of February 2025."""
    make.agency()
    make.leader()
    names = ("Văn phòng Sở", "Thanh tra Sở", "Phòng Kế hoạch - Tài chính", "Phòng Quản lý vận tải",
             "Phòng Quản lý hạ tầng", "Phòng Quản lý chất lượng công trình", "Ban Quản lý bến xe")  # fmt: skip
    units = {name: make.office() if name == "Văn phòng Sở" else make.unit(name) for name in names}
    for unit in units.values():
        make.head(unit)
        make.staff(unit)
    return units


@pytest.fixture
def merger(department):
    """On 01/03/2025 with Sở Xây dựng: three rooms meet those of the other Sở, two of ours become one, one is called
    otherwise; the bus stations stay as they are."""
    act = acts.act(number="12/2025/QĐ-UBND", dated=date(2025, 2, 25), issuer="Ủy ban nhân dân tỉnh Hà Nam",
                   title="Về việc hợp nhất Sở Giao thông vận tải và Sở Xây dựng", starts_on=MERGER_DAY,
                   finish_until=date(2025, 6, 30), made_by=make.appraiser())  # fmt: skip
    DepartmentAfter.objects.create(
        act=act, name="Sở Xây dựng tỉnh Hà Nam", name_lines="SỞ XÂY DỰNG", short_name="Sở XD", symbol="SXD",
        parent_name="UBND tỉnh Hà Nam", parent_full_name="Ủy ban nhân dân tỉnh Hà Nam", place="Hà Nam",
        head_title="Giám đốc", head_full_title="Giám đốc Sở Xây dựng tỉnh Hà Nam",
    )  # fmt: skip
    outside = {"Văn phòng Sở": "Văn phòng Sở Xây dựng", "Thanh tra Sở": "Thanh tra Sở Xây dựng",
               "Phòng Kế hoạch - Tài chính": "Phòng Kế hoạch - Tài chính tổng hợp"}  # fmt: skip
    for old, new in outside.items():
        kind = {"kind": "office"} if old == "Văn phòng Sở" else {}
        acts.after(acts.change(act, "merge", department[old]), name=new, **kind)
    roads = department["Phòng Quản lý hạ tầng"], department["Phòng Quản lý chất lượng công trình"]
    acts.after(acts.change(act, "merge", *roads), name="Phòng Hạ tầng và chất lượng công trình giao thông")
    transport = department["Phòng Quản lý vận tải"]
    acts.after(acts.change(act, "rename", transport), transport, "Phòng Vận tải và an toàn giao thông")
    return act


def test_merger_of_2025_says_first_all_that_it_touches(hands, department, merger):
    now = NOW.replace(month=3, day=3)
    hands.to(now)
    ParIndexResult.objects.create(unit=department["Phòng Quản lý hạ tầng"], year=2024, score=91, state="published")
    seen = acts.preview(merger, now=now)
    assert seen.problems == []
    assert [unit.name for effect in seen.effects for unit in effect.ending] == [
        "Văn phòng Sở", "Thanh tra Sở", "Phòng Kế hoạch - Tài chính", "Phòng Quản lý hạ tầng",
        "Phòng Quản lý chất lượng công trình",
    ]  # fmt: skip
    assert {row.label: row.count for row in seen.touched} == {"Chỉ số cải cách hành chính": 1}
    said = " ".join(seen.warnings)
    assert said.count("đúng khi đơn vị kia ở cơ quan khác") == 3
    assert "Chức danh của lãnh đạo Sở" in said


def test_merger_of_2025_is_one_act_and_papers_of_each_day_bear_the_names_of_that_day(hands, department, merger):
    now = NOW.replace(month=3, day=3)
    hands.to(now)
    round_of_2024 = make.opened_round(year=2024, period_from=2024, period_to=2024, at=now - timedelta(days=90))
    proposal = make.ready_proposal(round_of_2024, department["Phòng Quản lý vận tải"])
    acts.carried_out(merger, now=now)

    assert [row.symbol for row in Agency.objects.order_by("pk")] == ["SGTVT", "SXD"]
    assert [Agency.objects.on(day).get().symbol for day in (EVE, MERGER_DAY)] == ["SGTVT", "SXD"]
    proposal = type(proposal).objects.get(pk=proposal.pk)
    for day, agency, unit in (
        (EVE, "Sở Giao thông vận tải tỉnh Hà Nam", "Phòng Quản lý vận tải"),
        (MERGER_DAY, "Sở Xây dựng tỉnh Hà Nam", "Phòng Vận tải và an toàn giao thông"),
    ):
        paper = freeze(proposal, day=day)
        assert (paper["agency"]["name"], paper["unit"]["name"]) == (agency, unit)
    assert UnitName.objects.get().valid_to == EVE
    assert {unit.valid_to for unit in Unit.objects.filter(children=None).exclude(valid_to=None)} == {EVE}
    assert Unit.objects.get(name="Ban Quản lý bến xe").valid_to is None
    roads = Unit.objects.get(name="Phòng Hạ tầng và chất lượng công trình giao thông")
    assert roads.memberships.on(MERGER_DAY).count() == 4
    assert roads.memberships.on(EVE).count() == 0
    authorised = Appointment.objects.filter(kind="authorised")
    assert {(row.valid_from, row.valid_to) for row in authorised} == {(MERGER_DAY, date(2025, 6, 30))}
    assert authorised.count() == 5
