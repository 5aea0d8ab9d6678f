"""The pages of what goes up, as each of those who use them goes through them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.enums import NominationState, PackageState
from awards.models import Referral, ReferralPackage
from awards.services.nudges import nudge_office
from awards.services.submissions import withdraw_nomination
from campaigns.enums import ReferralSource
from campaigns.models import AwardType
from core.models import Notice
from tests import factories as make
from tests.awards import going_up
from tests.awards.review import person_of
from tests.awards.unit_pages import browser
from tests.clock import NOW
from tests.dossiers.signing import plain_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
DAY, PROOF = "20/12/2025", {"password": make.PASSWORD}


@pytest.fixture
def office():
    return browser(make.appraiser())


def scan(name: str = "ban-ky.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, plain_pdf(), content_type="application/pdf")


def goes(client, route: str, *args, **values):
    """Post to a page that goes well; the page that it leads to."""
    response = client.post(reverse(route, args=args), values)
    assert response.status_code == 302, response.text
    return client.get(response["Location"])


def clerk_sends(office, package) -> None:
    """Settled once more after a change of mind, signed, numbered by văn thư."""
    signer = make.Appointment.objects.get(unit=None)
    goes(office, "referral_sign", package.pk, signer=signer.pk)
    goes(office, "referral_regather", package.pk, reason="Sai tên")
    goes(office, "referral_settle", package.pk)
    goes(office, "referral_sign", package.pk, signer=signer.pk)
    clerk = browser(going_up.clerk().user)
    assert "Tờ trình cấp trên chờ số" in clerk.get("/").text
    assert reverse("referrals") in clerk.get(reverse("decisions")).text
    values = {"number": "12", "symbol": "TTr-SGTVT", "dated": DAY, "sent_on": DAY, "file": scan()}
    assert "12/TTr-SGTVT" in goes(clerk, "referral_sent", package.pk, **values).text
    copy = clerk.get(reverse("referral_copy", args=[package.pk]))
    assert b"".join(copy.streaming_content).startswith(b"%PDF")


def test_office_leader_and_clerk_bring_a_package_to_its_end(office):
    award = going_up.high_award()
    once = going_up.asks(award, ReferralSource.ONCE, name="Biên bản Hội đồng")
    each = going_up.asks(award, ReferralSource.EACH, name="Xác nhận thuế", subject_kind="individual")
    proposal = going_up.referred(award)
    assert "2 đối tượng" in office.get(reverse("referrals")).text
    page = goes(office, "referral_package_new", proposal.round_id, award.pk, addressee=going_up.TO, due_on="09/01/2026")
    package = ReferralPackage.objects.get()
    assert "chưa có Xác nhận thuế" in page.text
    assert "Hạn gửi cấp trên" in page.text
    person = person_of(proposal).referral
    goes(office, "referral_leave", person.pk)
    assert "Đưa thêm 1 đối tượng" in office.get(reverse("referral_package", args=[package.pk])).text
    goes(office, "referral_take_in", package.pk)
    goes(office, "referral_file_for_all", package.pk, once.pk, file=scan())
    goes(office, "referral_file_for_one", person.pk, each.pk, file=scan("thue.pdf"))
    file = person.files.get()
    assert b"".join(office.get(reverse("referral_file", args=[file.pk])).streaming_content).startswith(b"%PDF")
    leader = browser(going_up.director())
    goes(leader, "referral_confirm", person.pk)
    page = goes(leader, "referral_confirm_all", package.pk)
    assert "Chưa xác nhận" not in page.text
    goes(office, "referral_package_edit", package.pk, addressee=going_up.TO, due_on="08/01/2026")
    assert "Bộ hồ sơ đã đủ" in goes(office, "referral_settle", package.pk).text
    clerk_sends(office, package)
    goes(office, "referral_received", package.pk, received_on=DAY, paper="Phiếu 7")
    page = goes(office, "referral_asked", package.pk, asked_on=DAY, what="Thêm số liệu", paper="5/SNV", due_on=DAY)
    assert "Thêm số liệu" in page.text
    goes(office, "referral_answered", package.requests.get().pk, answered_on=DAY, answer="Công văn 90")
    goes(office, "referral_outcome", person.pk, granted="False", reason="Chưa đủ")
    other = package.lines.exclude(pk=person.pk).get()
    values = {"granted": "True", "paper": "101/QĐ-UBND", "decided_on": DAY, "issuer": "Chủ tịch UBND tỉnh"}
    assert "Đã có kết quả" in goes(office, "referral_outcome", other.pk, **values).text
    own = AwardType.objects.get(power="own")
    goes(leader, "referral_instead", person.nomination_id, award_type=own.pk, reason="Xứng đáng", **PROOF)
    assert "Thôi tặng thay thế: " in leader.get(reverse("referral_instead_drop", args=[person.nomination_id])).text
    goes(leader, "referral_instead_drop", person.nomination_id, reason="Thôi")
    person.nomination.refresh_from_db()
    assert person.nomination.state == NominationState.NOT_GRANTED


def test_office_types_what_a_leader_signed_on_paper(office):
    package = going_up.gathered()
    signed = {"signer": going_up.director().pk, "signed_on": DAY}
    for line in package.lines.all():
        goes(office, "referral_confirm_on_paper", line.pk, **signed, file=scan())
    assert not package.lines.filter(confirmed_scan=None).exists()
    package = going_up.sent(package)
    line = package.lines.first()
    goes(office, "referral_outcome", line.pk, granted="False", reason="Chưa đủ")
    own = AwardType.objects.get(power="own")
    pk = line.nomination_id
    goes(office, "referral_instead_on_paper", pk, **signed, file=scan(), award_type=own.pk, reason="Xứng đáng")
    line.nomination.refresh_from_db()
    assert line.nomination.state == NominationState.LOWERED
    goes(office, "referral_instead_drop_on_paper", pk, **signed, file=scan(), reason="Thôi")


def test_paper_of_a_day_on_which_the_signer_was_no_leader_is_refused_beside_his_name(office):
    line = going_up.gathered().lines.first()
    values = {"signer": going_up.director().pk, "signed_on": "01/01/2019", "file": scan()}
    response = office.post(reverse("referral_confirm_on_paper", args=[line.pk]), values)
    assert response.status_code == 422
    assert "không có quyền ký" in response.text


def test_award_of_the_province_is_not_asked_whether_it_was_chosen(office):
    lines = [
        going_up.sent(going_up.gathered(going_up.referred(going_up.high_award(power))), number).lines.first()
        for power, number in (("province", "1"), ("state", "2"))
    ]
    pages = [office.get(reverse("referral_outcome", args=[line.pk])).text for line in lines]
    assert ["UBND tỉnh lựa chọn" in page for page in pages] == [False, True]
    goes(office, "referral_outcome", lines[1].pk, granted="wait", chosen="True")
    lines[1].refresh_from_db()
    assert lines[1].chosen is True


def test_packages_stand_newest_first_and_say_who_is_not_sent_yet(office):
    first, second = going_up.sent(), going_up.gathered()
    page = office.get(reverse("referrals")).text
    addresses = [reverse("referral_package", args=[row.pk]) for row in (second, first)]
    assert page.index(addresses[0]) < page.index(addresses[1])
    assert (page.count("Chưa gửi"), page.count("Chờ kết quả")) == (2, 2)


def test_file_that_was_dropped_is_missing_again(office):
    package = going_up.gathered()
    once = going_up.asks(package.award_type, ReferralSource.ONCE, name="Biên bản Hội đồng")
    goes(office, "referral_file_for_all", package.pk, once.pk, file=scan())
    page = goes(office, "referral_file_drop", package.files.get().pk)
    assert "Chưa có Biên bản Hội đồng" in page.text


def test_package_is_closed_by_hand_only_when_nobody_waits(office):
    package = going_up.sent()
    assert "chưa có kết quả" in goes(office, "referral_close", package.pk).text
    assert going_up.fresh(package).state == PackageState.SENT


def test_package_whose_last_nominee_was_withdrawn_offers_to_be_closed(office):
    package = going_up.sent()
    page, address = reverse("referral_package", args=[package.pk]), reverse("referral_close", args=[package.pk])
    first, last = package.lines.all()
    goes(office, "referral_outcome", first.pk, granted="False", reason="Chưa đủ")
    assert address not in office.get(page).text
    withdraw_nomination(
        last.nomination, actor=make.actor(make.head(last.nomination.proposal.unit)), now=NOW, note="Thôi"
    )
    assert address in office.get(page).text
    assert address not in goes(office, "referral_close", package.pk).text
    assert going_up.fresh(package).state == PackageState.CLOSED


@pytest.mark.parametrize("due_on", [going_up.TODAY + timedelta(days=3), None])
def test_home_page_shows_the_office_what_is_to_be_sent_and_when(office, due_on):
    package = going_up.gathered(due_on=due_on)
    page = office.get("/").text
    assert page.count(reverse("referral_package", args=[package.pk])) == 1
    assert ("23/12/2025" in page) == (due_on is not None)


@pytest.mark.parametrize(("days", "told"), [(8, False), (6, True), (0, True)])
def test_office_is_told_daily_of_what_is_to_be_sent_within_a_week(days, told):
    going_up.gathered(due_on=going_up.TODAY + timedelta(days=days))
    nudge_office(NOW)
    texts = " ".join(Notice.objects.values_list("text", flat=True))
    assert ("chưa gửi, hạn" in texts) is told


def test_nobody_of_a_unit_sees_anything_of_what_goes_up():
    package = going_up.for_signature()
    unit = Referral.objects.first().nomination.proposal.unit
    head = browser(make.head(unit))
    assert head.get(reverse("referral_package", args=[package.pk])).status_code == 403
    assert head.get(reverse("referrals")).status_code == 403
    assert "Trình cấp trên" not in head.get("/").text
    page = head.get(reverse("proposal", args=[Referral.objects.first().nomination.proposal_id])).text
    assert "Đang xét" in page
    assert "Trình cấp trên" not in page
