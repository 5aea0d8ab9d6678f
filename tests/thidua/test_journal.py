"""The journal's pages: who reads what, finding rows, and whether the chain is whole."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.journal import log_access, record, triggers
from core.journal.models import JournalCheck, JournalEntry
from core.journal.verify import verify_journal
from core.tasks import verify_journal as nightly
from organization.enums import Role
from tests import factories as make
from tests.awards.unit_pages import browser
from tests.clock import NOW
from thidua.journal.words import detail_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
PAGE, LOOKS = reverse("journal"), reverse("access_log")


@pytest.fixture
def office():
    return browser(make.chief())


def note(action="proposal.submit", at=NOW, who=None, obj=None, **fields):
    return record(action, actor=make.actor(who or make.appraiser()), now=at, obj=obj, **fields)


def found(client, page=PAGE, **query):
    return [getattr(row, "seq", row.pk) for row in client.get(page, query).context["page_of"].rows]


# --- finding -----------------------------------------------------------------------------------------------------


def test_who_is_found_without_marks_and_case(office):
    person = make.person(None, "Đặng Thị Hường")
    mine = note(who=make.user(person))
    note()
    for typed in ("dang thi huong", "ĐẶNG THỊ", "Hường"):
        assert found(office, who=typed) == [mine.seq]
    assert found(office, who="khong ai ca") == []


def test_what_it_is_about_is_found_without_marks(office):
    unit = make.unit("Phòng Pháp chế – Thanh tra")
    row = note(obj=unit)
    note(obj=make.unit("Phòng Vận tải"))
    assert found(office, what="phap che") == [row.seq]


def test_rows_are_narrowed_by_unit_act_thing_day_and_refusal(office):
    unit, other = make.unit(), make.unit()
    row = note(unit_id=unit.pk, obj=unit, refused=True)
    note("proposal.withdraw", unit_id=other.pk, obj=other, at=NOW + timedelta(days=1))
    for query in (
        {"unit": unit.pk},
        {"action": "proposal.submit"},
        {"one": f"organization.unit:{unit.pk}"},
        {"refused": "on"},
        {"until": "20/12/2025"},
        {"since": "20/12/2025", "until": "20/12/2025"},
    ):
        assert found(office, **query) == [row.seq], query
    assert found(office, since="21/12/2025") == [row.seq + 1]


@pytest.mark.parametrize("query", [{"one": "x"}, {"one": "a.b:9999999999999999999"}, {"unit": "không"},
                                   {"action": "gì"}, {"since": "31/02/2025"}, {"who": "\0"}])  # fmt: skip
def test_a_wrong_value_is_shown_and_narrows_nothing(office, query):
    row = note()
    assert found(office, **query) == [row.seq]


def test_looks_at_files_are_found_by_who_and_what(office):
    reader = make.user(make.person(None, "Đỗ Văn Ước"))
    nominee = make.person(None, "Lê Thị Thắm")
    log_access(f"Báo cáo thành tích: {nominee}", actor=make.actor(reader), now=NOW, obj=nominee)
    log_access("Tệp khác", actor=make.actor(make.appraiser()), now=NOW, obj=make.unit())
    assert len(found(office, LOOKS)) == 2
    assert len(found(office, LOOKS, who="do van uoc")) == 1
    assert len(found(office, LOOKS, what="le thi tham")) == 1


# --- who reads what ------------------------------------------------------------------------------------------------


def test_administrator_reads_the_technical_rows_alone(office):
    business, technical = note(), note("account.activate", technical=True)
    admin = browser(make.user(make.person(make.office()), Role.ADMINISTRATOR))
    assert found(admin) == [technical.seq]
    assert found(admin, action="proposal.submit") == []
    assert found(office) == [technical.seq, business.seq]
    verify_journal(now=NOW)
    assert "Nhật ký nguyên vẹn" not in admin.get(PAGE).text


# --- cost ----------------------------------------------------------------------------------------------------------


def queries(client, page, **query):
    client.get(page, query)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(page, query).status_code == 200
    return len(seen)


def test_both_lists_cost_the_same_with_one_row_and_with_thirty(office):
    who = make.appraiser()
    unit = make.unit()

    def one_more():
        note(who=who, obj=unit)
        log_access("Tệp", actor=make.actor(who), now=NOW, obj=unit)

    one_more()
    first = [queries(office, PAGE), queries(office, LOOKS), queries(office, PAGE, who="nguyen", what="phong")]
    for _row in range(29):
        one_more()
    assert [queries(office, PAGE), queries(office, LOOKS), queries(office, PAGE, who="nguyen", what="phong")] == first
    assert max(first[:2]) <= 12


# --- the chain -----------------------------------------------------------------------------------------------------


def test_page_says_when_the_chain_was_followed_and_how_far(office):
    assert "chưa được kiểm tra" in office.get(PAGE).text
    row = note()
    nightly()
    page = office.get(PAGE).text
    assert "Nhật ký nguyên vẹn" in page
    assert f"{row.seq}:{row.hash}" in page
    assert "08:00 20/12/2025" in page


def test_a_changed_row_is_told_on_the_page_and_by_the_command(office):
    note(), note()
    triggers.drop(connection)
    JournalEntry.objects.filter(seq=1).update(note="sửa trộm")
    triggers.create(connection)
    with pytest.raises(CommandError, match="không nguyên vẹn"):
        call_command("verify_journal")
    assert "Dòng 1 đã bị sửa" in office.get(PAGE).text


def test_a_tail_cut_off_since_the_last_check_is_found(office):
    note(), note()
    call_command("verify_journal")
    triggers.drop(connection)
    JournalEntry.objects.filter(seq=2).delete()
    triggers.create(connection)
    _kept, problems = verify_journal(now=NOW)
    assert any("Dòng 2" in line for line in problems)
    assert JournalCheck.objects.first().problems == problems


# --- words ---------------------------------------------------------------------------------------------------------


def test_stored_values_have_words():
    assert detail_words("act", "withdraw_one") == "việc: Rút đối tượng"
    assert detail_words("codes", ["late", "x"]) == "mã lý do: quá hạn, x"
    assert detail_words("cause", "by_hand") == "lý do chốt: Văn phòng chốt danh sách"
    assert detail_words("file", "ab" * 32) == "tệp: abababababab…"
