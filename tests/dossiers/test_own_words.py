"""Every sentence that the office may write is printed, and papers from before it could keep what they said."""

import pytest
from django.urls import reverse

from awards.enums import AnswerKind
from awards.models import Answer, Decision, Nomination
from campaigns.enums import RoundKind, SignedCopyRule
from campaigns.models import Extension, RoundUnit
from dossiers.building import office_papers
from dossiers.building.letters import guidance_letter, urging_letter
from dossiers.building.notices import result_notice
from dossiers.building.titles import decision_title
from dossiers.models import Face, PaperKind, PaperPlace, PaperText
from dossiers.paper_words import SENTENCES, problems_in
from dossiers.rendering.data import parse
from organization.enums import SubjectKind
from tests import factories as make
from tests.awards.test_decisions import agreed, drafted
from tests.clock import CUT_OFF, NOW, vn
from tests.dossiers import papers
from tests.dossiers.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
GUIDANCE, URGING, NOTICE, CERTIFICATE = (
    PaperKind.GUIDANCE_LETTER, PaperKind.URGING_LETTER, PaperKind.RESULT_NOTICE, PaperKind.CERTIFICATE,
)  # fmt: skip
# Places whose words stand on the paper only where the round has this option.
OPTIONS = {
    PaperPlace.PAPER_LETTERS: {"one_letter_per_award": True},
    PaperPlace.SIGNED_AT_ONCE: {"signed_copy": SignedCopyRule.AT_SUBMITTING},
}
LETTERS = [key for key in SENTENCES if key[0] in (GUIDANCE, URGING)]


def own(kind, place, extra="Riêng"):
    """The office's own words: the first ones after a word of its own."""
    text = f"{extra} {SENTENCES[kind, place].text}"[: SENTENCES[kind, place].length]
    PaperText.objects.create(kind=kind, place=place, text=text)


def opened_round(**options):
    """Two units have not sent, one of them was given longer; one award has a quota, the other none."""
    make.agency()
    make.head(make.unit("Phòng Một"))
    high = make.award_type(name="Bằng khen tỉnh", rank=20)
    round_ = make.opened_round(make.award_type(quota_collective=5), high, **options)
    other = RoundUnit.objects.create(round=round_, unit=make.unit("Phòng Hai")).unit
    Extension.objects.create(
        round=round_, unit=other, cutoff=vn(2026, 1, 20), reason="Mất điện", granted_by=make.appraiser(), granted_at=NOW
    )
    return round_


def letter(kind, round_, made_at=NOW):
    build = guidance_letter if kind == GUIDANCE else urging_letter
    return build(round_, face=Face.DRAFT, signer=None, made_at=made_at)


class TestLetters:
    @pytest.mark.parametrize(("kind", "place"), LETTERS)
    def test_own_words_of_every_place_are_printed(self, kind, place):
        round_ = opened_round(**OPTIONS.get(place, {}))
        before = letter(kind, round_).model_dump_json()
        own(kind, place, "Riêng biệt")
        paper = letter(kind, round_)
        assert "iêng biệt " not in before
        assert "iêng biệt " in text_of(kind, paper)

    @pytest.mark.parametrize("kind", [GUIDANCE, URGING])
    def test_paper_from_before_the_office_could_write_it_says_the_same(self, kind):
        paper = letter(kind, opened_round())
        old = paper.model_dump(mode="json")
        for name in ("headings", "scope", "nil", "sending", "asking", "appeal", "extended", "afterwards"):
            old.pop(name, None)
        for award in old.get("awards", ()):
            del award["words"]
        if kind == GUIDANCE:
            told = "tiêu chuẩn theo kế hoạch nêu trên: 01 tiêu chí đối với tập thể, 01 tiêu chí đối với cá nhân"
            old |= {"period": "năm 2025", "criteria": told}
        assert text_of(kind, parse(kind, old)) == text_of(kind, paper)

    def test_cutoff_cannot_be_left_out_of_the_sentence_that_names_it(self):
        (problem,) = problems_in(GUIDANCE, PaperPlace.SENDING, "Gửi trên hệ thống.")
        assert "{{han_nop}}" in str(problem)

    def test_contact_ends_as_the_office_ends_it(self):
        round_ = opened_round(contact="Bà Thử, điện thoại 0226 000 0101.")
        said = "Đầu mối liên hệ: Bà Thử, điện thoại 0226 000 0101. Đề nghị"
        assert said in text_of(GUIDANCE, letter(GUIDANCE, round_))
        assert letter(URGING, round_, CUT_OFF).afterwards.endswith("0101.")


class TestNotice:
    @pytest.mark.parametrize(
        ("place", "field"),
        [(PaperPlace.NIL, "nil"), (PaperPlace.CLOSING, "closing"), (PaperPlace.OPENING, "opening")],
    )
    def test_own_words_are_the_notices(self, place, field):
        row = drafted(agreed())
        own(NOTICE, place)
        unit = row.lines.first().nomination.proposal.unit
        assert getattr(result_notice(row, unit, made_at=NOW), field).startswith("Riêng ")

    def test_own_headings_stand_over_the_tables_and_the_notice_ends_as_the_decree_says(self):
        row = drafted(agreed())
        own(NOTICE, PaperPlace.HEADING_1), own(NOTICE, PaperPlace.HEADING_2)
        unit = row.lines.first().nomination.proposal.unit
        paper = result_notice(row, unit, made_at=NOW)
        assert [heading.startswith("Riêng ") for heading in paper.headings] == [True, True]
        assert f"Sở thông báo để {unit.name} biết, thực hiện./." in text_of(NOTICE, paper)
        shown = text_of(NOTICE, papers.result_notice(headings=("Được tặng", "Không được tặng")))
        assert "1. Được tặng" in shown
        assert "2. Không được tặng" in shown

    def test_date_is_left_blank_in_the_year_of_its_making_as_is_that_of_a_decision_to_sign(self):
        row = drafted(agreed())
        unit = row.lines.first().nomination.proposal.unit
        notice = result_notice(row, unit, made_at=vn(2026, 1, 1))
        decision = office_papers.decision(row, face=Face.FOR_SIGNATURE, made_at=vn(2025, 12, 31, 23, 59))
        assert "Hà Nam, ngày tháng năm 2026" in text_of(NOTICE, notice)
        assert "Hà Nam, ngày tháng năm 2025" in text_of(PaperKind.DECISION, decision)

    def test_reason_of_one_who_goes_further_up_is_in_the_offices_words(self):
        proposal = agreed()
        nomination = proposal.nominations.first()
        Answer.objects.filter(nomination=nomination).update(kind=AnswerKind.REFER)
        own(NOTICE, PaperPlace.REFERRED)
        row = drafted(proposal)
        (declined, *_others) = result_notice(row, proposal.unit, made_at=NOW).declined
        assert declined.reason == "Riêng Sở trình cấp có thẩm quyền; kết quả được thông báo sau."

    def test_unit_that_proposed_nobody_is_told_in_the_offices_words(self):
        nobody = {"granted": (), "declined": ()}
        assert "Phòng không đề nghị ai." in text_of(
            NOTICE, papers.result_notice(**nobody, nil="Phòng không đề nghị ai.")
        )
        assert "không có tập thể, cá nhân được đề nghị" in text_of(NOTICE, papers.result_notice(**nobody))


class TestCertificate:
    @pytest.mark.parametrize("place", [place for kind, place in SENTENCES if kind == CERTIFICATE])
    def test_own_words_of_every_place_are_printed(self, place):
        line = drafted(agreed()).lines.first()
        own(CERTIFICATE, place, "Riêng")
        text = text_of(CERTIFICATE, office_papers.certificate(line, made_at=NOW)).casefold()
        assert "riêng " in text

    def test_first_words_are_those_it_always_had(self):
        text = text_of(CERTIFICATE, papers.certificate())
        for words in ("TẶNG", "GIẤY KHEN", "Quyết định số: 07/QĐ-SGTVT", "Vào sổ khen thưởng số: 15/2026"):
            assert words in text

    @pytest.mark.parametrize(("length", "problems"), [(24, 0), (25, 1)])
    def test_words_longer_than_their_room_are_refused(self, length, problems):
        found = problems_in(CERTIFICATE, PaperPlace.GRANTING, "ắ" * length)
        assert len(found) == problems
        assert all(f"đang có {length}" in str(problem) for problem in found)


class TestTitle:
    def test_decision_is_called_in_the_offices_words_of_the_day(self):
        round_ = make.opened_round()
        award = round_.award_types.get()
        name = f"phong trào thi đua “{round_.campaign.name}” năm 2025"
        first = f"Về việc tặng {award.short_name} cho tập thể, cá nhân có thành tích xuất sắc trong {name}"
        both = ["individual", "collective"]
        assert decision_title(round_, award, NOW.date(), both) == first
        PaperText.objects.create(
            kind=PaperKind.DECISION, place=PaperPlace.SUBJECT, text="Tặng {{hinh_thuc_ngan}}", valid_from=CUT_OFF.date()
        )
        assert decision_title(round_, award, NOW.date(), both) == first
        assert decision_title(round_, award, CUT_OFF.date(), both) == f"Tặng {award.short_name}"

    def test_final_round_is_named_by_its_whole_period(self):
        round_ = make.opened_round(kind=RoundKind.FINAL, period_from=2023)
        title = decision_title(round_, round_.award_types.get(), NOW.date(), ())
        assert title.endswith("(tổng kết giai đoạn 2023 - 2025)")

    def test_page_of_a_new_decision_begins_with_it(self, client):
        proposal = agreed()
        PaperText.objects.create(kind=PaperKind.DECISION, place=PaperPlace.SUBJECT, text="Tặng {{hinh_thuc_ngan}}")
        client.force_login(make.appraiser())
        award = proposal.round.award_types.get()
        page = client.get(reverse("decision_draft", args=[proposal.round_id, award.pk]))
        assert page.context["form"]["title"].value() == f"Tặng {award.short_name}"

    @pytest.mark.parametrize("kind", SubjectKind)
    def test_title_nobody_changed_speaks_of_whom_is_chosen(self, client, kind):
        proposal = agreed()
        chosen = Nomination.objects.filter(proposal=proposal, subject_kind=kind)
        client.force_login(make.appraiser())
        page = reverse("decision_draft", args=[proposal.round_id, proposal.round.award_types.get().pk])
        first = client.get(page).context["form"]["title"].value()
        client.post(page, {"title": first, "nominations": [row.pk for row in chosen]})
        assert " cho tập thể, cá nhân có " in first
        assert f" cho {kind.label.lower()} có " in Decision.objects.get().title

    def test_title_that_was_changed_stays(self, client):
        proposal = agreed()
        client.force_login(make.appraiser())
        page = reverse("decision_draft", args=[proposal.round_id, proposal.round.award_types.get().pk])
        chosen = Nomination.objects.filter(proposal=proposal, subject_kind=SubjectKind.INDIVIDUAL)
        client.post(page, {"title": "Về việc khen thưởng", "nominations": [row.pk for row in chosen]})
        assert Decision.objects.get().title == "Về việc khen thưởng"
