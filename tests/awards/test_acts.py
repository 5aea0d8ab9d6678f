"""Hủy bỏ, đính chính, thay thế: what each does when it is published, and what keeps it from being drafted."""

import pytest

from awards.enums import DecisionKind, DecisionState, NominationState
from awards.models import Decision, DecisionChange, DecisionLine, Nomination
from awards.selectors.acts import listed_in, revoked_by, standing_lines, standing_of, words_in_force
from awards.selectors.honours import honoured
from awards.services.acts import ActText, Misprint, drop_act, edit_act
from awards.services.decisions import publish_decision, take_back
from core.journal.models import JournalEntry
from core.models import Notice
from core.refusals import Conflict, Denied, Refused
from organization.enums import FactState
from organization.models import AwardRecord
from tests import factories as make
from tests.awards.acts import (
    GROUND,
    drafted,
    fresh,
    lines_of,
    published,
    renaming,
    revoking,
    rewording,
    sent,
    signed,
)
from tests.clock import NOW
from tests.dossiers.decided import decision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
REVOKE, CORRECT, REPLACE = DecisionKind.REVOKE, DecisionKind.CORRECT, DecisionKind.REPLACE


def person_line(row: Decision) -> DecisionLine:
    return row.lines.get(nomination__subject_kind="individual")


def states(row: Decision) -> set[str]:
    return set(Nomination.objects.filter(decision_line__decision=row).values_list("state", flat=True))


class TestRevocation:
    def test_of_one_takes_his_award_and_leaves_the_others(self):
        row = decision()
        line = person_line(row)
        act = published(drafted(REVOKE, row, revoking(row, line)))
        assert states(row) == {NominationState.GRANTED, NominationState.REVOKED}
        assert [one.printed_name for one in honoured()] == [row.lines.exclude(pk=line.pk).get().printed_name]
        assert revoked_by([line]) == {line.pk: act}
        assert standing_of(row).in_force
        assert standing_of(row).revocations == [act]

    def test_of_everybody_ends_the_decision(self):
        row = decision()
        published(drafted(REVOKE, row, revoking(row)))
        assert states(row) == {NominationState.REVOKED}
        assert standing_of(row).wholly_revoked
        assert not standing_of(row).in_force

    def test_does_nothing_before_it_is_published(self):
        row = decision()
        act = signed(drafted(REVOKE, row, revoking(row)))
        assert act.state == DecisionState.SIGNED
        assert states(row) == {NominationState.GRANTED}
        assert standing_of(row).acts == ()

    def test_makes_the_award_record_count_no_more(self):
        row = decision()
        line = person_line(row)
        published(drafted(REVOKE, row, revoking(row, line)))
        records = AwardRecord.objects.filter(person=line.nomination.person)
        assert [record.state for record in records] == [FactState.REVOKED]
        assert not records.standing().exists()
        assert AwardRecord.objects.standing().count() == 1

    def test_is_told_in_the_journal_with_its_ground_and_to_the_unit(self):
        row = decision()
        line = person_line(row)
        staff = make.staff(line.nomination.proposal.unit)
        act = published(drafted(REVOKE, row, revoking(row, line)))
        entry = JournalEntry.objects.get(action="nomination.revoke")
        assert str(act) in entry.note
        assert GROUND in entry.note
        assert Notice.objects.filter(user=staff, text__contains=str(act)).exists()

    def test_needs_a_ground_of_the_law_the_facts_somebody_and_a_title_all_told_at_once(self):
        row = decision()
        with pytest.raises(Refused) as refusal:
            drafted(REVOKE, row, ActText(title=" ", facts=""))
        assert [problem.field for problem in refusal.value.problems] == ["title", "facts", "grounds", "lines"]

    def test_of_somebody_of_another_decision_is_refused(self):
        row, other = decision(), decision(signed=False)
        with pytest.raises(Refused, match="Chọn ít nhất một"):
            drafted(REVOKE, row, revoking(row, *other.lines.all()))

    def test_of_the_same_subject_twice_is_a_conflict_when_published(self):
        row = decision()
        line = person_line(row)
        first, second = (signed(drafted(REVOKE, row, revoking(row, line))) for _n in range(2))
        publish_decision(first, actor=make.actor(make.chief()), now=NOW)
        with pytest.raises(Conflict, match="Đã bị hủy bỏ trước"):
            publish_decision(second, actor=make.actor(make.chief()), now=NOW)
        assert fresh(second).state == DecisionState.SIGNED


class TestCorrection:
    def test_puts_its_words_in_force_and_leaves_the_printed_ones(self):
        row = decision()
        line = person_line(row)
        printed = line.printed_name
        act = published(drafted(CORRECT, row, renaming(line, "Nguyễn Văn Đúng")))
        line.refresh_from_db()
        assert line.printed_name == printed
        assert words_in_force([line])[line.pk].name == "Nguyễn Văn Đúng"
        assert words_in_force([line])[line.pk].source == act
        assert standing_of(row).in_force
        assert standing_of(row).corrections == [act]

    def test_says_nothing_of_words_that_stay(self):
        row = decision()
        act = drafted(CORRECT, row, renaming(person_line(row), "Nguyễn Văn Đúng"))
        assert list(act.changes.values_list("part", "right")) == [("name", "Nguyễn Văn Đúng")]

    def test_is_in_force_only_when_it_is_published(self):
        row = decision()
        line = person_line(row)
        signed(drafted(CORRECT, row, renaming(line, "Nguyễn Văn Đúng")))
        assert words_in_force([line])[line.pk].name == line.printed_name

    def test_after_another_begins_with_its_words(self):
        row = decision()
        line = person_line(row)
        published(drafted(CORRECT, row, renaming(line, "Nguyễn Văn Một")))
        second = drafted(CORRECT, row, renaming(line, "Nguyễn Văn Hai"))
        assert second.changes.get().wrong == "Nguyễn Văn Một"
        published(second)
        assert words_in_force([line])[line.pk].name == "Nguyễn Văn Hai"

    def test_of_nothing_is_refused(self):
        row = decision()
        line = person_line(row)
        with pytest.raises(Refused, match="Chưa sửa chữ nào"):
            drafted(CORRECT, row, renaming(line, line.printed_name))

    def test_of_another_place_of_the_text_touches_nobody(self):
        row = decision()
        published(drafted(CORRECT, row, rewording(Misprint("Điều 2", "trích từ Qũy", "trích từ Quỹ"))))
        assert states(row) == {NominationState.GRANTED}
        assert all(one.now is None for one in listed_in(row))


class TestReplacement:
    def test_takes_the_place_of_the_old_one_which_stays(self):
        row = decision()
        line = person_line(row)
        act = published(drafted(REPLACE, row, renaming(line, "Nguyễn Văn Đúng")))
        assert standing_of(row).replaced_by == act
        assert not standing_of(row).in_force
        assert standing_of(act).in_force
        assert {one.printed.name for one in listed_in(act)} >= {"Nguyễn Văn Đúng"}
        assert [one.printed.name for one in listed_in(row) if one.now] == [line.printed_name]
        assert honoured().count() == 2

    def test_is_what_the_award_records_name_from_then_on(self):
        row = decision()
        act = published(drafted(REPLACE, row, renaming(person_line(row), "Nguyễn Văn Đúng")))
        assert set(AwardRecord.objects.values_list("number", flat=True)) == {f"{act.number}/{act.symbol}"}

    def test_can_be_revoked_corrected_and_replaced_itself_and_the_old_one_no_more(self):
        row = decision()
        line = person_line(row)
        act = published(drafted(REPLACE, row, renaming(line, "Nguyễn Văn Một")))
        for kind in (REVOKE, CORRECT, REPLACE):
            with pytest.raises(Conflict, match="đã được thay thế bằng"):
                drafted(kind, row, revoking(row))
        second = published(drafted(REPLACE, act, renaming(line, "Nguyễn Văn Hai")))
        published(drafted(REVOKE, second, revoking(second, line)))
        assert [record.state for record in AwardRecord.objects.filter(person=line.nomination.person)] == ["revoked"]
        assert standing_lines(second).count() == 1
        assert words_in_force([line])[line.pk].name == "Nguyễn Văn Hai"

    def test_of_a_list_from_which_somebody_was_revoked_meanwhile_is_a_conflict(self):
        row = decision()
        line = person_line(row)
        act = signed(drafted(REPLACE, row, renaming(line, "Nguyễn Văn Đúng")))
        published(drafted(REVOKE, row, revoking(row, line)))
        with pytest.raises(Conflict, match=line.printed_name):
            publish_decision(act, actor=make.actor(make.chief()), now=NOW)

    def test_beside_another_replacement_is_a_conflict(self):
        row = decision()
        line = person_line(row)
        first, second = (signed(drafted(REPLACE, row, renaming(line, f"Nguyễn Văn {n}"))) for n in ("Một", "Hai"))
        publish_decision(first, actor=make.actor(make.chief()), now=NOW)
        with pytest.raises(Conflict, match="đã được thay thế"):
            publish_decision(second, actor=make.actor(make.chief()), now=NOW)


class TestDraft:
    @pytest.mark.parametrize("kind", [REVOKE, CORRECT, REPLACE])
    def test_is_of_a_published_award_only(self, kind):
        row = decision(published=False)
        with pytest.raises(Conflict, match="đã công bố"):
            drafted(kind, row, revoking(row, *row.lines.all()))

    @pytest.mark.parametrize("kind", [REVOKE, CORRECT])
    def test_of_an_act_that_revokes_or_corrects_is_a_conflict(self, kind):
        row = decision()
        text = revoking(row, person_line(row)) if kind == REVOKE else renaming(person_line(row), "Tên Khác")
        act = published(drafted(kind, row, text))
        with pytest.raises(Conflict, match="đã công bố"):
            drafted(REVOKE, act, revoking(row))

    def test_of_what_was_revoked_wholly_is_a_conflict(self):
        row = decision()
        published(drafted(REVOKE, row, revoking(row)))
        with pytest.raises(Conflict, match="hủy bỏ toàn bộ"):
            drafted(CORRECT, row, rewording(Misprint("Điều 1", "a", "b")))

    def test_is_the_office_s(self):
        row = decision()
        act = drafted(REVOKE, row, revoking(row))
        leader = make.actor(make.leader())
        with pytest.raises(Denied):
            edit_act(act, revoking(row), actor=leader, now=NOW)
        with pytest.raises(Denied):
            drop_act(act, actor=leader, now=NOW)

    def test_is_written_anew_until_it_is_sent(self):
        row = decision()
        act, officer = drafted(REVOKE, row, revoking(row)), make.actor(make.appraiser())
        edit_act(act, revoking(row, person_line(row), facts="Khác"), actor=officer, now=NOW)
        assert (fresh(act).facts, act.changes.count()) == ("Khác", 1)
        act = sent(act)
        with pytest.raises(Conflict, match="còn là dự thảo"):
            edit_act(act, revoking(row), actor=officer, now=NOW)

    def test_that_was_never_sent_may_be_dropped_and_one_that_was_may_not(self):
        row = decision()
        officer = make.actor(make.appraiser())
        drop_act(drafted(REVOKE, row, revoking(row)), actor=officer, now=NOW)
        assert not DecisionChange.objects.exists()
        act = sent(drafted(REVOKE, row, revoking(row)))
        take_back(act, actor=officer, now=NOW, note="Sửa")
        with pytest.raises(Conflict, match="đã từng trình ký"):
            drop_act(act, actor=officer, now=NOW)

    def test_is_not_sent_when_what_it_touches_ended_meanwhile(self):
        row = decision()
        line = person_line(row)
        act = drafted(CORRECT, row, renaming(line, "Nguyễn Văn Đúng"))
        published(drafted(REPLACE, row, renaming(line, "Nguyễn Văn Khác")))
        with pytest.raises(Conflict, match="đã được thay thế"):
            sent(act)

    def test_lists_nobody_twice(self):
        row = decision()
        act = drafted(REPLACE, row, renaming(person_line(row), "Nguyễn Văn Đúng"))
        assert [one.line.pk for one in listed_in(act)] == [line.pk for line in lines_of(row)]
