"""What Văn phòng reads of an answer: on the desk, on the proposal's page, between any two versions."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import factories as make
from tests.awards.door import ask, receive, submit
from tests.awards.unit_pages import browser, queries_of, text_of
from tests.clock import CUT_OFF

pytestmark = pytest.mark.usefixtures("sound")
DUE = CUT_OFF + timedelta(days=5)


@pytest.fixture
def officer(submitted):
    return browser(make.appraiser())


def url(name, *args):
    return reverse(name, args=[getattr(row, "pk", row) for row in args])


def resubmitted(proposal, hands):
    person = proposal.nominations.last()
    ask(proposal, DUE, f"report:{person.pk}:duties", "letter:grounds")
    person.report.sections.filter(kind="duties").update(text="Hoàn thành xuất sắc các nhiệm vụ được giao.")
    person.report.sections.filter(kind="overview").update(text="Sửa thêm chỗ này")
    hands.by(timedelta(days=1))
    answer = submit(proposal)
    proposal.refresh_from_db()
    return answer


def test_office_sees_what_came_of_its_request_on_desk_and_proposal(officer, submitted, hands):
    answer = resubmitted(submitted, hands)
    page = text_of(officer.get(url("appraise_proposal", submitted)))
    assert "Đã sửa 1/2 chỗ được nhận xét; 2 chỗ khác với bản trước, trong đó 1 chỗ sửa thêm" in page
    desk = text_of(officer.get(url("desk")))
    assert "đã bổ sung: sửa 1/2 chỗ được nhận xét, 1 chỗ sửa thêm" in desk
    assert f"{url('submission_version', answer)}?chi=khac" in desk


def test_differences_stand_side_by_side_word_by_word(officer, submitted, hands):
    answer = resubmitted(submitted, hands)
    page = text_of(officer.get(f"{url('submission_version', answer)}?chi=khac"))
    assert "Hoàn thành <del>tốt</del> các nhiệm vụ được giao." in page
    assert "Hoàn thành <ins>xuất sắc</ins> các nhiệm vụ được giao." in page
    assert "Biên bản họp" not in page


def test_any_two_versions_are_compared(officer, submitted, hands):
    first = submitted.submission
    resubmitted(submitted, hands)
    ask(submitted, DUE)
    hands.by(timedelta(days=1))
    third = submit(submitted)
    base = url("submission_version", third)
    assert officer.get(base).context["differences"] == 0
    assert officer.get(f"{base}?voi={first.pk}").context["differences"] == 2
    assert officer.get(f"{url('submission_version', first)}?voi={third.pk}").context["differences"] == 2
    for wrong in ("0", "x", third.pk, "9" * 30):
        assert officer.get(f"{base}?voi={wrong}").status_code == 404


def test_version_that_differs_nowhere_says_so(officer, submitted, hands):
    ask(submitted, DUE)
    hands.by(timedelta(days=1))
    answer = submit(submitted)
    assert "không khác nhau" in text_of(officer.get(f"{url('submission_version', answer)}?chi=khac"))


def test_unanswered_request_is_flagged_and_may_be_extended_or_closed(officer, submitted, hands):
    row = ask(submitted, DUE)
    hands.to(DUE - timedelta(microseconds=1))
    assert "không bổ sung đúng hạn" not in text_of(officer.get(url("desk")))
    hands.to(DUE)
    assert "không bổ sung đúng hạn" in text_of(officer.get(url("desk")))
    page = text_of(officer.get(url("appraise_proposal", submitted)))
    for shown in ("không bổ sung đúng hạn", url("supplement_extend", row), url("supplement_close", row)):
        assert shown in page


def test_appraisal_of_the_others_stays_open(officer, submitted):
    receive(submitted)
    person, unit = submitted.nominations.last(), submitted.nominations.first()
    ask(submitted, DUE, nomination=person)
    assert officer.get(url("appraisal", unit)).context["is_open"]
    assert not officer.get(url("appraisal", person)).context["is_open"]


def test_appraisal_leads_to_remarks_on_its_texts_and_criteria(officer, submitted):
    person = submitted.nominations.last()
    page = text_of(officer.get(url("appraisal", person)))
    for place in (f"report:{person.pk}:duties", f"report:{person.pk}:criterion:individual-1"):
        assert url("remark_pin", submitted, place) in page
        assert officer.get(url("remark_pin", submitted, place)).status_code == 200
    ask(submitted, DUE)
    assert "/nhan-xet/" not in text_of(officer.get(url("appraisal", person)))


def test_desk_costs_the_same_with_one_answer_and_with_many(officer, submitted, hands):
    resubmitted(submitted, hands)
    round_, one = submitted.round, queries_of(officer, url("desk"))
    for _number in range(4):
        unit = make.unit()
        round_.round_units.create(unit=unit)
        other = make.ready_proposal(round_, unit)
        submit(other)
        other.refresh_from_db()
        resubmitted(other, hands)
    assert queries_of(officer, url("desk")) == one
