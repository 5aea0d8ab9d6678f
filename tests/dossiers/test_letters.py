"""Công văn hướng dẫn and đôn đốc: what they say, who makes them, their number and date."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from campaigns.enums import SignedCopyRule
from campaigns.models import Extension, RoundUnit
from core.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from dossiers.building.letters import guidance_letter, urging_letter
from dossiers.models import Face, Paper, PaperKind
from dossiers.rendering.data import parse
from dossiers.selectors import letters_to_number
from dossiers.selectors.genuine import genuine
from dossiers.services.letters import issue_letter, make_letter
from organization.enums import Role
from organization.models import Appointment
from tests import factories as make
from tests.awards.door import submit
from tests.clock import CUT_OFF, NOW, vn
from tests.dossiers.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
GUIDANCE, URGING = PaperKind.GUIDANCE_LETTER, PaperKind.URGING_LETTER


@pytest.fixture
def round_():
    """Open to Phòng Một, which has not sent, and Văn phòng, whose chief signs by order."""
    make.agency()
    chief = make.person(make.office(), "Vũ Thị Minh Họa")
    make.appointment(chief, make.office())
    make.head(make.unit("Phòng Một"))
    award = make.award_type(quota_collective=5, quota_individual=12)
    high = make.award_type(name="Bằng khen tỉnh", rank=20, subject_kinds=["collective"])
    return make.opened_round(award, high, contact="Bà Thử, điện thoại 0226 000 0101")


@pytest.fixture
def officer():
    return make.actor(make.appraiser())


@pytest.fixture
def clerk():
    return make.actor(make.user(make.person(make.office()), Role.CLERK))


def guide(round_, **options):
    return guidance_letter(round_, **{"face": Face.FOR_SIGNATURE, "signer": None, "made_at": NOW} | options)


def urge(round_, now=NOW, **options):
    return urging_letter(round_, **{"face": Face.FOR_SIGNATURE, "signer": None, "made_at": now} | options)


def test_guidance_says_what_the_round_says(round_):
    text = text_of(GUIDANCE, guide(round_))
    for words in (
        "/SGTVT-VP", "V/v hướng dẫn xét, đề nghị khen thưởng phong trào thi đua “Cải cách hành chính” năm 2025",
        "Kính gửi: Các phòng, đơn vị thuộc Sở", "Kế hoạch số …/… ngày … tháng … năm … của Sở Giao thông vận tải",
        "thành tích xuất sắc năm 2025", "01 tiêu chí đối với tập thể, 01 tiêu chí đối với cá nhân",
        "- Bằng khen tỉnh (đối với tập thể);",
        "- Giấy khen của Giám đốc Sở (đối với tập thể, cá nhân): tối đa 05 tập thể, 12 cá nhân trong toàn Sở.",
        "Tờ trình đề nghị khen thưởng, kèm danh sách;", "nội dung: cải cách thể chế, cải cách thủ tục hành chính;",
        "trước ngày 10/01/2026 (đến hết 24 giờ 00 ngày 09/01/2026, giờ Việt Nam)",
        "bổ sung trong 05 ngày làm việc kể từ khi nộp hồ sơ.", "Bà Thử, điện thoại 0226 000 0101.",
        "triển khai thực hiện./.", "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Vũ Thị Minh Họa", "- Lưu: VT, VP.",
    ):  # fmt: skip
        assert words in text


def test_guidance_of_a_round_in_preparation_follows_its_options_and_its_plan():
    make.agency()
    row = make.unopened_round(one_letter_per_award=True, signed_copy=SignedCopyRule.NEVER, period_from=2023)
    row.campaign.plan_number, row.campaign.plan_symbol = "12", "KH-SGTVT"
    row.campaign.plan_date = date(2023, 5, 9)
    row.campaign.save()
    text = text_of(GUIDANCE, guide(row))
    assert "Kế hoạch số 12/KH-SGTVT ngày 09 tháng 5 năm 2023 của" in text
    assert "từ năm 2023 đến năm 2025" in text
    assert "mỗi hình thức khen thưởng một tờ trình" in text
    assert "Bản đã ký" not in text
    assert "tối đa" not in text


@pytest.mark.parametrize(
    ("symbol", "issuer"),
    [("KH-SGTVT", "Sở Giao thông vận tải tỉnh Hà Nam"), ("KH-UBND", "Ủy ban nhân dân tỉnh"), ("", "Ủy ban nhân dân")],
)
def test_plan_is_the_department_s_or_that_of_whoever_launched_the_campaign(symbol, issuer):
    make.agency()
    row = make.unopened_round()
    row.campaign.plan_symbol, row.campaign.launched_by = symbol, "Ủy ban nhân dân tỉnh Hà Nam"
    assert f"năm … của {issuer}" in guide(row).opening


def test_leader_signs_as_data(round_):
    make.leader()
    deputy = make.appointment(make.person(None, "Trần Văn Phó"), None, "deputy", title="Phó Giám đốc Sở")
    data = guide(round_, signer=Appointment.objects.get(pk=deputy.pk))
    assert data.signature.titles == ("KT. Giám đốc", "Phó Giám đốc")
    assert data.signature.name == "Trần Văn Phó"


def test_urging_names_who_has_not_sent_with_their_own_dates(round_):
    proposal = make.ready_proposal(round_, make.office(), individuals=0)
    submit(proposal)
    other = make.unit("Phòng Hai")
    RoundUnit.objects.create(round=round_, unit=other)
    Extension.objects.create(
        round=round_, unit=other, cutoff=vn(2026, 1, 20), reason="Mất điện", granted_by=make.appraiser(), granted_at=NOW
    )
    text = text_of(URGING, urge(round_))
    assert "- Phòng Một; - Phòng Hai." in text
    assert "8 giờ 00 ngày 20/12/2025, 01/03 đơn vị đã gửi hồ sơ; 02 đơn vị có tên trên chưa gửi" in text
    assert "- Phòng Hai: trước ngày 20/01/2026 (đến hết 24 giờ 00 ngày 19/01/2026, giờ Việt Nam)." in text
    assert "Phòng Một: trước" not in text
    assert "Văn phòng Sở" not in text.split("Đầu mối")[0]


class TestExtended:
    """After the round's cut-off those who were given longer are urged by their own."""

    GENERAL, OWN = "trước ngày 10/01/2026", "trước ngày 20/01/2026 (đến hết 24 giờ 00 ngày 19/01/2026, giờ Việt Nam)"
    AFTER = CUT_OFF + timedelta(days=1)

    def extended(self, round_, name, day):
        unit = make.unit(name)
        RoundUnit.objects.get_or_create(round=round_, unit=unit)
        Extension.objects.create(
            round=round_, unit=unit, cutoff=vn(2026, 1, day), reason="Mất điện", granted_by=make.appraiser(),
            granted_at=NOW,
        )  # fmt: skip

    def test_cutoff_of_all_who_are_left_stands_in_the_sentence(self, round_):
        self.extended(round_, "Phòng Hai", 20), self.extended(round_, "Phòng Ba", 20)
        text = text_of(URGING, urge(round_, self.AFTER))
        assert f"của Sở {self.OWN}. Đơn vị" in text
        assert self.GENERAL not in text
        assert "thời hạn riêng" not in text

    def test_several_cutoffs_are_listed_and_the_one_that_passed_is_not_named(self, round_):
        self.extended(round_, "Phòng Hai", 20), self.extended(round_, "Phòng Ba", 21)
        text = text_of(URGING, urge(round_, self.AFTER))
        assert "của Sở theo thời hạn riêng của từng đơn vị nêu dưới đây. Đơn vị" in text
        assert f"- Phòng Hai: {self.OWN}; - Phòng Ba: trước ngày 21/01/2026" in text
        assert self.GENERAL not in text

    @pytest.mark.parametrize(("at", "named"), [(CUT_OFF - timedelta(microseconds=1), True), (CUT_OFF, False)])
    def test_cutoff_of_the_round_is_named_while_it_is_anybodys(self, round_, at, named):
        self.extended(round_, "Phòng Hai", 20)
        paper = urge(round_, at)
        assert (self.GENERAL in paper.cutoff_text) is named
        assert {unit.unit: unit.cutoff_text for unit in paper.late}["Phòng Hai"] == (self.OWN if named else "")


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        ("", "Thực hiện Kế hoạch"),
        ("1250/SGTVT-VP", "Thực hiện công văn hướng dẫn số 1250/SGTVT-VP,"),
        ("Công văn số 7/SGTVT-VP ngày 01/12/2025", "Thực hiện công văn số 7/SGTVT-VP ngày 01/12/2025,"),
    ],
)
def test_urging_stands_on_the_guidance_where_the_round_names_it(round_, paper, words):
    round_.opening_paper = paper
    assert words in urge(round_).opening


@pytest.mark.parametrize(("before", "is_made"), [(timedelta(microseconds=1), True), (timedelta(0), False)])
def test_after_the_cutoff_nobody_is_urged(round_, officer, before, is_made):
    at = CUT_OFF - before
    if is_made:
        assert make_letter(round_, URGING, face=Face.DRAFT, signer=None, actor=officer, now=at)
        return
    with pytest.raises(Conflict):
        make_letter(round_, URGING, face=Face.DRAFT, signer=None, actor=officer, now=at)


def test_only_the_office_makes_a_letter(round_, clerk):
    for actor in (clerk, make.actor(make.leader()), make.actor(make.head(make.unit()))):
        with pytest.raises(Denied):
            make_letter(round_, GUIDANCE, face=Face.DRAFT, signer=None, actor=actor, now=NOW)


def letter(round_, officer, kind=GUIDANCE, now=NOW):
    return make_letter(round_, kind, face=Face.FOR_SIGNATURE, signer=None, actor=officer, now=now)


def issue(paper, actor, number="7", dated=date(2025, 12, 20)):
    return issue_letter(paper, number=number, dated=dated, actor=actor, now=NOW)


class TestNumber:
    def test_issued_letter_is_what_was_signed_with_number_and_date(self, round_, officer, clerk):
        signed = letter(round_, officer)
        assert letters_to_number() == [signed]
        round_.contact = "Người khác"
        round_.save()
        issued = issue(signed, clerk)
        text = text_of(GUIDANCE, parse(GUIDANCE, issued.data))
        assert "Số: 07/SGTVT-VP" in text
        assert "Hà Nam, ngày 20 tháng 12 năm 2025" in text
        assert "Bà Thử" in text
        assert letters_to_number() == []
        assert genuine(issued.code).in_force
        assert JournalEntry.objects.get(action="paper.issue").details["number"] == "7"

    @pytest.mark.parametrize("number", ["", "0", "00", "-1", "7/8", "٧", "７", "a7", "1234567", "7 8", "7\n"])
    def test_what_is_no_number_is_refused(self, round_, officer, number):
        with pytest.raises(Refused) as refused:
            issue(letter(round_, officer), officer, number)
        assert [problem.field for problem in refused.value.problems] == ["number"]

    @pytest.mark.parametrize("number", ["7", "07", "12a", "999999"])
    def test_number_as_the_clerk_gave_it(self, round_, officer, number):
        assert issue(letter(round_, officer), officer, number).data["letterhead"]["number"] == number

    def test_number_is_once_a_year(self, round_, officer):
        issue(letter(round_, officer), officer, "07")
        other = letter(round_, officer, URGING)
        with pytest.raises(Refused, match="đã dùng trong năm 2025"):
            issue(other, officer, "7")
        assert issue(other, officer, "7", date(2024, 12, 20))
        assert Paper.objects.filter(face=Face.ISSUED).count() == 2

    def test_day_to_come_is_refused(self, round_, officer):
        paper = letter(round_, officer)
        with pytest.raises(Refused, match="không được sau hôm nay"):
            issue(paper, officer, dated=date(2025, 12, 21))
        assert issue(paper, officer, dated=date(2025, 12, 20))

    def test_draft_gets_no_number(self, round_, officer):
        paper = make_letter(round_, GUIDANCE, face=Face.DRAFT, signer=None, actor=officer, now=NOW)
        with pytest.raises(Conflict):
            issue(paper, officer)

    def test_leadership_gives_no_number(self, round_, officer):
        with pytest.raises(Denied):
            issue(letter(round_, officer), make.actor(make.leader()))

    def test_later_urging_does_not_take_the_place_of_the_first(self, round_, officer):
        first = letter(round_, officer, URGING)
        letter(round_, officer, URGING, NOW + timedelta(days=1))
        assert genuine(first.code).in_force
        assert len(letters_to_number()) == 2


class TestPages:
    @pytest.fixture
    def office(self, client):
        client.force_login(make.appraiser())
        return client

    def make(self, client, round_, kind="huong-dan", **values):
        return client.post(reverse("letter_make", args=[round_.pk, kind]), {"face": Face.FOR_SIGNATURE} | values)

    def test_letter_is_made_and_stands_on_the_round_s_page(self, office, round_):
        response = self.make(office, round_)
        paper = Paper.objects.get()
        assert response["Location"] == reverse("paper", args=[paper.pk])
        text = office.get(reverse("round", args=[round_.pk])).text
        assert paper.title[:60] in text
        assert "Lập công văn đôn đốc" in text

    def test_page_offers_leaders_as_signers_and_by_order_first(self, office, round_):
        leader = make.leader()
        text = office.get(reverse("letter_make", args=[round_.pk, "don-doc"])).text
        assert "Thừa lệnh (TL.): Chánh Văn phòng" in text
        assert leader.person.full_name in text

    def test_wrong_choice_is_refused_beside_its_field(self, office, round_):
        response = self.make(office, round_, face=Face.ISSUED, signer="999")
        assert response.status_code == 422
        assert not Paper.objects.exists()

    def test_nobody_to_urge_is_said_on_the_page(self, office, round_):
        RoundUnit.objects.all().delete()
        response = self.make(office, round_, "don-doc")
        assert response.status_code == 409
        assert "Không có đơn vị nào để đôn đốc" in response.text

    def test_unknown_kind_is_not_found(self, office, round_):
        assert office.get(reverse("letter_make", args=[round_.pk, "khac"])).status_code == 404

    def test_clerk_is_led_to_the_letter_and_numbers_it(self, client, round_, officer, clerk):
        paper = letter(round_, officer)
        client.force_login(clerk.user)
        assert "Công văn hướng dẫn xét, đề nghị khen thưởng chờ số và ngày." in client.get("/").text
        url = reverse("letter_issue", args=[paper.pk])
        assert url in client.get(reverse("paper", args=[paper.pk])).text
        assert client.post(url, {"number": "x", "dated": "32/01/2025"}).status_code == 422
        response = client.post(url, {"number": "7", "dated": "20/12/2025"})
        issued = Paper.objects.get(face=Face.ISSUED)
        assert response["Location"] == reverse("paper", args=[issued.pk])
        assert client.get(reverse("letter_issue", args=[issued.pk])).status_code == 404

    def test_unit_finds_no_letter(self, client, round_, officer):
        paper = letter(round_, officer)
        client.force_login(make.head(make.unit()))
        assert client.get(reverse("paper", args=[paper.pk])).status_code == 404
        assert client.get(reverse("letter_issue", args=[paper.pk])).status_code == 404
