"""Đăng ký thi đua: who is asked, who registers until when, who reads it, where it is shown again."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.selectors.targets import targets_of
from campaigns.models import Target, TargetCall, TargetPaper
from campaigns.selectors import registrations
from campaigns.services.signatures import Signature
from campaigns.services.targets import (
    Aim,
    drop_target,
    record_person,
    record_registration,
    register,
    save_target_call,
)
from core.models import JournalEntry, Notice
from core.refusals import Conflict, Denied, Refused
from organization.models import Unit
from tests import factories as make
from tests.awards.review import collective_of, person_of, received
from tests.awards.unit_pages import browser, queries_of
from tests.campaigns.uploads import pdf_upload
from tests.clock import NOW
from thidua.home.cards import cards_of
from thidua.home.opened import opened_rounds

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
TODAY, DAY = NOW.date(), timedelta(days=1)
AIM = Aim("Tập thể Lao động xuất sắc", "100% hồ sơ đúng hạn")


@pytest.fixture
def unit():
    return make.unit("Phòng Một")


@pytest.fixture
def head(unit):
    return make.actor(make.head(unit))


@pytest.fixture
def campaign():
    return make.campaign()


def called(campaign, year=2025, due=TODAY):
    wish = TargetCall(campaign=campaign, year=year, due=due)
    return save_target_call(wish, actor=make.actor(make.appraiser()), now=NOW)


def entries(action):
    return JournalEntry.objects.filter(action=action).count()


class TestCall:
    def test_units_that_propose_are_told_and_no_other(self, campaign, unit, head):
        other = make.head(make.unit("Tổ Hai", proposes=False))
        called(campaign)
        assert Notice.objects.get(user=head.user).text.startswith("Đăng ký thi đua năm 2025")
        assert not Notice.objects.filter(user=other).exists()

    @pytest.mark.parametrize(
        ("year", "due", "field"),
        [
            (2022, TODAY, "year"),
            (2023, TODAY, ""),
            (2025, TODAY, ""),
            (2026, TODAY, "year"),
            (2025, TODAY - DAY, "due"),
        ],
    )
    def test_year_is_one_of_the_campaign_and_the_last_day_has_not_gone(self, campaign, year, due, field):
        if not field:
            assert called(campaign, year, due).pk
            return
        with pytest.raises(Refused) as refused:
            called(campaign, year, due)
        assert [problem.field for problem in refused.value.problems] == [field]

    def test_year_is_called_once_and_may_be_given_another_day(self, campaign, unit, head):
        row = called(campaign)
        with pytest.raises(Refused, match="đã có đợt đăng ký"):
            called(campaign)
        row.due = TODAY + DAY
        save_target_call(row, actor=make.actor(make.chief()), now=NOW)
        assert register(row, unit, None, AIM, actor=head, now=NOW + DAY)
        assert Notice.objects.filter(user=head.user).count() == 1

    def test_office_alone_calls(self, campaign):
        wish = TargetCall(campaign=campaign, year=2025, due=TODAY)
        with pytest.raises(Denied):
            save_target_call(wish, actor=make.actor(make.leader()), now=NOW)


class TestRegistering:
    @pytest.mark.parametrize(("days", "works"), [(0, True), (1, False)])
    def test_it_goes_on_through_the_last_day_and_stays_as_it_is_after(self, campaign, unit, head, days, works):
        row = called(campaign)
        first = register(row, unit, None, AIM, actor=head, now=NOW)
        one = register(row, unit, head.user.person, AIM, actor=head, now=NOW)
        later = NOW + days * DAY
        if works:
            assert register(row, unit, None, Aim("Khác"), actor=head, now=later).pk == first.pk
            drop_target(one, actor=head, now=later)
            assert Target.objects.get().aim == "Khác"
            assert (entries("target.add"), entries("target.change"), entries("target.delete")) == (2, 1, 1)
            return
        for act in (
            lambda: register(row, unit, None, Aim("Khác"), actor=head, now=later),
            lambda: drop_target(one, actor=head, now=later),
        ):
            with pytest.raises(Conflict, match="hết hạn"):
                act()
        assert Target.objects.filter(aim=AIM.aim).count() == 2

    def test_head_of_the_unit_registers_and_nobody_else(self, campaign, unit):
        row = called(campaign)
        for user in (make.staff(unit), make.head(make.unit("Phòng Hai")), make.appraiser()):
            with pytest.raises(Denied):
                register(row, unit, None, AIM, actor=make.actor(user), now=NOW)

    def test_office_sees_who_has_and_who_has_not_and_a_unit_itself_alone(self, campaign, unit, head):
        make.unit("Phòng Hai")
        row = called(campaign)
        register(row, unit, None, AIM, actor=head, now=NOW)
        register(row, unit, head.user.person, AIM, actor=head, now=NOW)
        told = {line.unit.name: (bool(line.own), line.people) for line in registrations(row, make.actor(make.leader()))}
        assert (told["Phòng Một"], told["Phòng Hai"]) == ((True, 1), (False, 0))
        assert [line.unit for line in registrations(row, head)] == [unit]

    def test_unit_that_has_registered_stays_in_the_list_when_it_is_dissolved(self, campaign, unit, head):
        row = called(campaign)
        register(row, unit, None, AIM, actor=head, now=NOW)
        unit.valid_to = TODAY - DAY
        unit.save()
        assert unit in [line.unit for line in registrations(row, make.actor(make.chief()))]


class TestOnPaper:
    @pytest.fixture
    def signed(self, unit):
        return make.appointment(make.person(unit, "Phạm Văn Khải"), unit)

    def record(self, call, unit, signer, signed_on=TODAY, *, file=True, user=None, now=NOW):
        given, actor = make.stored_file() if file else None, make.actor(user or make.appraiser())
        return record_registration(call, unit, AIM, Signature(signer, signed_on), given, actor=actor, now=now)

    def test_office_types_what_a_head_without_an_account_has_signed(self, campaign, unit, signed):
        row, office = called(campaign), make.actor(make.chief())
        paper = self.record(row, unit, signed)
        record_person(paper, signed.person, Aim("Giấy khen"), actor=office, now=NOW)
        own, one = Target.objects.order_by("pk")
        assert own.registrar.startswith("Trưởng phòng Phạm Văn Khải, ")
        assert own.registrar.endswith(" ghi nhận theo bản ký giấy")
        assert (one.person, one.paper) == (signed.person, paper)
        assert entries("target_paper.add") == 1

    def test_paper_wants_scan_date_and_a_signer_who_led_the_unit_that_day(self, campaign, unit, signed):
        row, stranger = called(campaign), make.appointment(make.person(), make.unit("Phòng Hai"))
        gone = make.appointment(make.person(unit), unit, valid_to=TODAY - 2 * DAY)
        for signer, day, file, field in (
            (signed, TODAY, False, "file"), (signed, TODAY + DAY, True, "signed_on"), (stranger, TODAY, True, "signer"),
            (gone, TODAY - DAY, True, "signer"),
        ):  # fmt: skip
            with pytest.raises(Refused) as refused:
                self.record(row, unit, signer, day, file=file)
            assert [problem.field for problem in refused.value.problems] == [field]
        assert self.record(row, unit, gone, TODAY - 2 * DAY)

    @pytest.mark.parametrize(("days", "works"), [(0, True), (1, False)])
    def test_it_is_typed_until_the_call_closes(self, campaign, unit, signed, days, works):
        row, later = called(campaign), NOW + days * DAY
        if works:
            assert self.record(row, unit, signed, now=later)
            return
        with pytest.raises(Conflict, match="hết hạn"):
            self.record(row, unit, signed, now=later)
        assert not Target.objects.exists()

    def test_neither_unit_nor_leadership_types_papers(self, campaign, unit, signed, head):
        row = called(campaign)
        paper = self.record(row, unit, signed)
        for user in (head.user, make.leader()):
            with pytest.raises(Denied):
                self.record(row, unit, signed, user=user)
            with pytest.raises(Denied):
                record_person(paper, signed.person, AIM, actor=make.actor(user), now=NOW)

    def test_office_takes_back_what_it_typed_and_nothing_that_the_head_wrote(self, campaign, unit, head, signed):
        row, office = called(campaign), make.actor(make.appraiser())
        typed = record_person(self.record(row, unit, signed), signed.person, AIM, actor=office, now=NOW)
        own = register(row, unit, head.user.person, AIM, actor=head, now=NOW)
        drop_target(typed, actor=office, now=NOW)
        with pytest.raises(Denied):
            drop_target(own, actor=office, now=NOW)
        assert [*Target.objects.exclude(person=None)] == [own]

    def test_what_the_head_writes_himself_afterwards_stands_on_no_paper(self, campaign, unit, head, signed):
        row = called(campaign)
        self.record(row, unit, signed)
        assert register(row, unit, None, Aim("Khác"), actor=head, now=NOW).paper is None

    def test_whole_way_on_the_pages(self, campaign, unit, signed):
        row, office = called(campaign), browser(make.appraiser())
        page, url = [reverse(name, args=[row.pk, unit.pk]) for name in ("targets", "target_on_paper")]
        assert url in office.get(page).text
        assert set(office.post(url, {}).context["form"].errors) == {"signer", "signed_on", "file", "aim", "text"}
        person = {"nguoi-person": signed.person.pk, "nguoi-aim": "Giấy khen"}
        to_person = reverse("target_person", args=[row.pk, unit.pk])
        assert office.post(to_person, person).status_code == 403
        given = {"signer": signed.pk, "signed_on": f"{TODAY:%d/%m/%Y}", "aim": AIM.aim, "text": AIM.text}
        assert office.post(url, given | {"file": pdf_upload()})["Location"] == page
        assert office.post(to_person, person)["Location"] == page
        shown, paper = office.get(page).text, TargetPaper.objects.get()
        assert "ghi nhận theo bản ký giấy" in shown
        assert reverse("target_paper", args=[paper.pk]) in shown
        assert b"".join(browser(make.staff(unit)).get(reverse("target_paper", args=[paper.pk])).streaming_content)
        assert browser(make.staff(make.unit())).get(reverse("target_paper", args=[paper.pk])).status_code == 404
        drop = reverse("target_drop", args=[Target.objects.get(person=signed.person).pk])
        assert drop in shown
        assert office.post(drop)["Location"] == page


class TestAppraisal:
    def test_registered_aims_of_the_nominee_stand_beside_his_nomination(self):
        proposal = received()
        person, unit = person_of(proposal).person, proposal.unit
        campaign = proposal.round.campaign
        row, head = called(campaign), make.actor(make.head(unit))
        register(row, unit, None, Aim("Của tập thể"), actor=head, now=NOW)
        register(row, unit, person, Aim("Của người này"), actor=head, now=NOW)
        register(called(campaign, 2024), unit, person, Aim("Năm khác"), actor=head, now=NOW)
        assert [one.aim for one in targets_of(person_of(proposal))] == ["Của người này"]
        assert [one.aim for one in targets_of(collective_of(proposal))] == ["Của tập thể"]
        office = browser(make.appraiser())
        assert "Của người này" in office.get(reverse("appraisal", args=[person_of(proposal).pk])).text


class TestPages:
    def url(self, name, row, unit):
        return reverse(name, args=[row.pk, unit.pk])

    def test_whole_way_from_the_campaign_to_the_registration(self, campaign, unit, head):
        office, lead = browser(make.appraiser()), browser(head.user)
        made = office.post(reverse("target_call_new", args=[campaign.pk]), {"year": 2025, "due": f"{TODAY:%d/%m/%Y}"})
        row = TargetCall.objects.get()
        assert made["Location"] == reverse("target_call", args=[row.pk])
        assert reverse("target_call", args=[row.pk]) in lead.get(reverse("campaign", args=[campaign.pk])).text
        assert lead.post(self.url("targets", row, unit), {"aim": AIM.aim, "text": AIM.text}).status_code == 302
        person = {"nguoi-person": head.user.person.pk, "nguoi-aim": "Chiến sĩ thi đua cơ sở"}
        assert lead.post(self.url("target_person", row, unit), person).status_code == 302
        page = office.get(self.url("targets", row, unit)).text
        assert AIM.aim in page
        assert "Chiến sĩ thi đua cơ sở" in page
        assert 'name="aim"' not in page
        line = Target.objects.get(person=head.user.person)
        assert lead.post(reverse("target_drop", args=[line.pk])).status_code == 302
        assert lead.post(reverse("target_drop", args=[Target.objects.get().pk])).status_code == 404

    def test_words_that_came_too_late_stay_in_their_form(self, campaign, unit, head):
        row = called(campaign)
        TargetCall.objects.update(due=TODAY - DAY)
        answer = browser(head.user).post(self.url("targets", row, unit), {"aim": "Lời tôi", "text": "Chỉ tiêu"})
        assert answer.status_code == 409
        assert "Lời tôi" in answer.text

    def test_person_of_another_unit_is_no_choice(self, campaign, unit, head):
        row, stranger = called(campaign), make.person(make.unit("Phòng Hai"))
        data = {"nguoi-person": stranger.pk, "nguoi-aim": "Giấy khen"}
        answer = browser(head.user).post(self.url("target_person", row, unit), data)
        assert answer.status_code == 422
        assert not Target.objects.exists()

    def test_other_units_registration_is_not_read(self, campaign, unit, head):
        row, other = called(campaign), make.unit("Phòng Hai")
        register(row, unit, None, AIM, actor=head, now=NOW)
        assert browser(make.head(other)).get(self.url("targets", row, unit)).status_code == 403
        assert AIM.aim not in browser(make.head(other)).get(reverse("target_call", args=[row.pk])).text

    @pytest.mark.parametrize("name", ["target_call", "target_call_xlsx", "home"])
    def test_list_costs_the_same_for_many_units(self, campaign, unit, head, name):
        row, office = called(campaign), browser(make.appraiser())
        url = reverse(name, args=[] if name == "home" else [row.pk])
        register(row, unit, None, AIM, actor=head, now=NOW)
        few = queries_of(office, url)
        for number in range(30):
            other = make.unit(f"Phòng {number}")
            leads = make.actor(make.head(other))
            register(row, other, None, AIM, actor=leads, now=NOW)
            register(row, other, leads.user.person, AIM, actor=leads, now=NOW)
            make.unit(f"Phòng im lặng {number}")
        assert queries_of(office, url) == few


class TestWorkbook:
    def rows(self, user, call):
        page = browser(user).get(reverse("target_call_xlsx", args=[call.pk]))
        return [line[:3] for line in load_workbook(BytesIO(page.content)).active.iter_rows(min_row=2, values_only=True)]

    def test_it_names_what_each_aims_at_and_who_has_not_registered(self, campaign, unit, head):
        row, other = called(campaign), make.unit("Phòng Hai")
        register(row, unit, head.user.person, Aim("=1+1"), actor=head, now=NOW)
        register(row, unit, None, AIM, actor=head, now=NOW)
        told = self.rows(make.leader(), row)
        own = [("Phòng Một", "Tập thể", AIM.aim), ("Phòng Một", head.user.person.full_name, "=1+1")]
        assert told[:2] == own
        assert ("Phòng Hai", "Tập thể", "Chưa đăng ký") in told[2:]
        assert self.rows(head.user, row) == own
        assert self.rows(make.head(other), row) == [("Phòng Hai", "Tập thể", "Chưa đăng ký")]


class TestHome:
    def cards(self, user, when=NOW):
        actor = make.actor(user, when)
        return [
            (card.over, card.text, card.button, card.done)
            for card in cards_of(actor, opened_rounds(when))
            if card.title.startswith("Đăng ký thi đua")
        ]

    @pytest.mark.parametrize(("days", "shown"), [(0, 1), (1, 0)])
    def test_head_is_asked_through_the_last_day_and_told_when_it_is_done(self, campaign, unit, head, days, shown):
        row = called(campaign)
        assert len(self.cards(head.user, NOW + days * DAY)) == shown
        ((over, text, button, done),) = self.cards(head.user)
        assert (over, button, done) == (unit.short_name, "Đăng ký", False)
        assert text.startswith("Chưa đăng ký; nhận đến hết ngày")
        register(row, unit, None, AIM, actor=head, now=NOW)
        ((_over, text, button, done),) = self.cards(head.user)
        assert (button, done) == ("Xem đăng ký", True)
        assert AIM.aim in text

    def test_specialist_is_told_that_his_head_has_to(self, campaign, unit):
        called(campaign)
        ((_over, text, button, done),) = self.cards(make.staff(unit))
        assert (text.startswith("Lãnh đạo đơn vị chưa đăng ký"), button, done) == (True, "Xem", True)

    def test_unit_that_is_not_asked_sees_nothing(self, campaign):
        called(campaign)
        assert self.cards(make.head(make.unit("Tổ Hai", proposes=False))) == []

    def test_office_sees_who_has_not_registered_until_all_have(self, campaign, unit, head):
        row, chief = called(campaign), make.chief()
        make.unit("Phòng Hai", short_name="P. Hai")
        register(row, unit, None, AIM, actor=head, now=NOW)
        ((over, text, button, done),) = self.cards(chief)
        assert (over, button, done) == (campaign.short_name, "Xem danh sách", False)
        assert "P. Hai" in text.split("Chưa đăng ký: ")[1]
        assert unit.short_name not in text.split("Chưa đăng ký: ")[1]
        for left in Unit.objects.filter(proposes=True).exclude(pk=unit.pk):
            register(row, left, None, AIM, actor=make.actor(make.head(left)), now=NOW)
        ((_over, text, _button, done),) = self.cards(chief)
        assert (done, "Chưa đăng ký" in text) == (True, False)
        assert self.cards(make.leader()) == []
