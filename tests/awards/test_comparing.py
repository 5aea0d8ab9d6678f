"""A few nominees of the consolidated list side by side."""

import pytest
from django.urls import reverse

from awards.selectors.compared import by_criterion, compared
from core.journal.models import AccessEntry
from organization.models import AwardRecord, Discipline
from tests import factories as make
from tests.awards.review import appraised, collective_of, person_of, received
from tests.awards.unit_pages import browser, queries_of, text_of
from tests.clock import NOW

pytestmark = pytest.mark.usefixtures("hands", "db")


@pytest.fixture
def proposal():
    return appraised(received(), make.appraiser())


class TestComparing:
    def url(self, proposal, *rows):
        query = "&".join(f"d={row.pk}" for row in rows)
        return f"{reverse('consolidation_compare', args=[proposal.round_id])}?{query}"

    def test_nominees_stand_side_by_side_with_what_was_found_of_each(self, proposal):
        unit, one = collective_of(proposal), person_of(proposal)
        AwardRecord.objects.create(person=one.person, kind="title", year=2021, name="Lao động tiên tiến")
        Discipline.objects.create(person=one.person, form="Đơn thư tố cáo", starts_on=NOW.date(), pending=True)
        page = browser(make.chief()).get(self.url(proposal, one, unit))
        assert [column.line.nomination for column in page.context["columns"]] == [unit, one]
        text = text_of(page)
        for said in (unit.printed_name, one.printed_name, "Lao động tiên tiến", "Đơn thư tố cáo"):
            assert said in text
        assert AccessEntry.objects.filter(what__startswith="So sánh đối tượng").count() == 2

    def test_criterion_of_the_other_kind_is_nobodys_but_its_own(self, proposal):
        unit, one = collective_of(proposal), person_of(proposal)
        rows = by_criterion(compared(proposal.round, {unit.pk, one.pk}))
        told = {criterion.subject_kind: [row is not None for _column, row in cells] for criterion, cells in rows}
        assert told == {"collective": [True, False], "individual": [False, True]}

    def test_one_alone_strangers_and_nonsense_are_compared_with_nothing(self, proposal):
        other, one = person_of(appraised(received(), make.appraiser())), person_of(proposal)
        client = browser(make.chief())
        for url in (self.url(proposal, one), self.url(proposal, one, other), f"{self.url(proposal, one)}&d=x&d=-1"):
            page = client.get(url)
            assert (page.status_code, page.context["columns"]) == (200, [])
            assert "Chưa chọn đủ đối tượng" in text_of(page)

    @pytest.mark.parametrize(("people", "too_many"), [(3, False), (4, True)])
    def test_four_are_compared_and_a_fifth_is_said(self, people, too_many):
        proposal = appraised(received(individuals=people), make.appraiser())
        page = browser(make.chief()).get(self.url(proposal, *proposal.nominations.all()))
        assert len(page.context["columns"]) == 4
        assert page.context["too_many"] is too_many

    def test_list_offers_to_compare_its_lines(self, proposal):
        text = browser(make.chief()).get(reverse("consolidation")).text
        assert f'value="{person_of(proposal).pk}" form="so-sanh"' in text
        assert reverse("consolidation_compare", args=[proposal.round_id]) in text

    def test_two_of_a_long_list_cost_as_many_queries_as_two_of_a_short_one(self, proposal):
        client, url = browser(make.chief()), self.url(proposal, *proposal.nominations.all())
        client.get(url)
        few = queries_of(client, url)
        for _number in range(5):
            unit = proposal.round.round_units.create(unit=make.unit()).unit
            received(of_round=proposal.round, of_unit=unit, individuals=3)
        assert queries_of(client, url) == few
