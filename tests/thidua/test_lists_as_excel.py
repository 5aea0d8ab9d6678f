"""Every main list takes along what it shows: the filter's rows, all of them, at a cost that does not grow."""

from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from awards.services.referrals import Outcome, record_outcome
from core.journal import log_access, record
from core.refusals import Conflict
from tests import factories as make
from tests.awards import going_up
from tests.awards.door import submit
from tests.awards.test_list_costs import honour, nominees
from tests.awards.unit_pages import browser
from tests.clock import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def office():
    return browser(make.chief())


def table(client, name: str, *args, **query) -> list[dict]:
    """The rows of the file as heading → value."""
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200, response.content[:300]
    headings, *rows = load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_people_as_they_are_found(office):
    unit = make.unit("Phòng Một")
    make.person(unit, "H'Hen Niê", FORMULA)
    make.person(unit, "Nguyễn Văn Khác")
    rows = table(office, "people_xlsx", q="hen nie")
    assert [(row["Họ và tên"], row["Chức vụ"], row["Đơn vị"]) for row in rows] == [("H'Hen Niê", FORMULA, unit.name)]


def test_units_as_they_are_found_with_who_sends_for_them(office):
    proxy = make.unit("Phòng Một")
    make.unit("Trạm Hai", proxy=proxy, proposes=False, parent=proxy)
    rows = {row["Đơn vị"]: row for row in table(office, "units_xlsx")}
    assert rows["Phòng Một"]["Gửi hồ sơ"] == "Có"
    assert rows["Trạm Hai"]["Gửi hồ sơ"] == f"Qua {proxy.short_name}"
    assert [row["Đơn vị"] for row in table(office, "units_xlsx", q="tram")] == ["Trạm Hai"]


def test_desk_says_who_has_sent_and_who_is_silent(office):
    proposal = make.ready_proposal(individuals=0)
    silent = make.unit("Phòng Im Lặng")
    proposal.round.round_units.create(unit=silent)
    submit(proposal)
    rows = {row["Đơn vị"]: row for row in table(office, "desk_xlsx", proposal.round_id)}
    sent = rows[proposal.unit.name]
    assert (sent["Hồ sơ"], sent["Đối tượng"]) == ("Đã nộp", 1)
    assert sent["Nộp lúc"].endswith("20/12/2025")
    assert (rows["Phòng Im Lặng"]["Hồ sơ"], rows["Phòng Im Lặng"]["Nộp lúc"]) == ("Chưa bắt đầu", None)


def test_referrals_say_what_came_back_for_each(office):
    package = going_up.sent()
    person = package.lines.get(nomination__subject_kind="individual")
    outcome = Outcome(False, None, "", None, "", FORMULA)
    record_outcome(person, outcome, actor=make.actor(make.appraiser()), now=NOW)
    rows = {row["Tên"]: row for row in table(office, "referrals_xlsx")}
    assert len(rows) == 2
    row = rows[person.nomination.printed_name]
    assert (row["Tờ trình"], row["Kết quả"], row["Lý do không tặng"]) == ("12/TTr-SGTVT", "Không được tặng", FORMULA)


def test_honours_are_for_those_signed_in(client, office):
    line = honour(nominees(1)[0], 7)
    row = table(office, "honours_xlsx")[0]
    assert (row["Tên"], row["Năm"]) == (line.printed_name, 2025)
    assert "7/QĐ" in row["Quyết định"]
    assert table(office, "honours_xlsx", year="1999") == table(office, "honours_xlsx")
    assert client.get(reverse("honours_xlsx")).status_code == 302
    assert "Excel" not in client.get(reverse("honours")).text
    assert reverse("honours_xlsx") in office.get(reverse("honours")).text


def test_journal_comes_with_words_and_hashes(office):
    actor, proposal = make.actor(make.appraiser()), make.ready_proposal()
    entry = record("proposal.submit", actor=actor, now=NOW, obj=proposal, note=FORMULA)
    record("proposal.withdraw", actor=actor, now=NOW, obj=proposal, refused=True)
    rows = table(office, "journal_xlsx", action="proposal.submit")
    assert [(row["Dòng"], row["Ghi chú"], row["Mã băm"]) for row in rows] == [(entry.seq, FORMULA, entry.hash)]
    assert table(office, "journal_xlsx", refused="on")[0]["Bị từ chối"] == "Bị từ chối"


def test_looks_at_personal_files_come_too(office):
    log_access("Xem thông tin cán bộ", actor=make.actor(make.appraiser()), now=NOW, obj=make.person())
    assert [row["Đã xem"] for row in table(office, "access_log_xlsx", what="Xem thông")] == ["Xem thông tin cán bộ"]


@pytest.mark.parametrize("name", ["people", "units", "honours", "journal", "access_log"])
def test_page_leads_to_its_file_with_the_same_filter(office, name):
    honour(nominees(1)[0], 7)
    kept = {"year": "x", "since": "x"}
    text = office.get(reverse(name), kept | {"after": "x"}).text
    assert f'href="{reverse(f"{name}_xlsx")}?{urlencode(kept).replace("&", "&amp;")}"' in text


@pytest.mark.parametrize("name", ["people_xlsx", "units_xlsx", "honours_xlsx", "journal_xlsx", "access_log_xlsx"])
def test_thirty_rows_cost_as_many_queries_as_one(office, name):
    actor, rows = make.actor(make.appraiser()), nominees(30)
    url = reverse(name)

    def lay(one, number):
        honour(one, number)
        person = make.person(one.proposal.unit)
        make.unit(parent=one.proposal.unit, proxy=one.proposal.unit, proposes=False)
        record("proposal.submit", actor=actor, now=NOW, obj=one.proposal)
        log_access("Xem", actor=actor, now=NOW, obj=person)

    lay(rows[0], 1)
    office.get(url)
    before = queries(office, url)
    for number, one in enumerate(rows[1:], 2):
        lay(one, number)
    assert queries(office, url) == before


def test_thirty_units_on_the_desk_cost_as_many_queries_as_one(office):
    proposal = make.ready_proposal()
    url = reverse("desk_xlsx", args=[proposal.round_id])
    office.get(url)
    before = queries(office, url)
    for _number in range(30):
        proposal.round.round_units.create(unit=make.unit())
    assert queries(office, url) == before


@pytest.mark.parametrize("name", ["people_xlsx", "honours_xlsx", "journal_xlsx", "access_log_xlsx"])
def test_wrong_filters_narrow_nothing_and_spoil_nothing(office, name):
    for query in ({"q": "\0"}, {"year": "x", "unit": "-1"}, {"since": "99/99/2025", "unit": "x", "one": "a"}):
        assert office.get(reverse(name), query).status_code == 200


def test_list_too_long_is_said_with_the_way_on(office, monkeypatch):
    monkeypatch.setattr("core.spreadsheet.MOST_ROWS", 0)
    response = office.get(reverse("people_xlsx"))
    assert response.status_code == Conflict.status
    assert "hãy lọc hẹp lại" in response.text
