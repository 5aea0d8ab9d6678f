"""Soát tên: a unit looks over all names that it proposed and learns nothing; Văn phòng corrects; nothing is blocked."""

import pytest
from django.urls import reverse

from awards.enums import DecisionState, NominationState
from awards.models import Decision, DecisionLine, NameProof
from awards.models.name_proofs import ProofState
from awards.selectors.name_proofs import unconfirmed_names, words_of
from awards.services.name_proofs import Said, answer_name_proofs, apply_name_corrections, send_name_proofs
from core.models import JournalEntry, Notice
from core.refusals import Conflict, Denied, Refused
from dossiers.models import Paper, PaperKind
from dossiers.services.name_proofs import print_name_proof
from tests import factories as make
from tests.awards.review import appraised, received
from tests.clock import NOW
from tests.dossiers.decided import decision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
RIGHT, WRONG, WAITING = ProofState.RIGHT, ProofState.WRONG, ProofState.WAITING


@pytest.fixture
def proposal():
    return received()


@pytest.fixture
def officer():
    return make.actor(make.appraiser())


@pytest.fixture
def head(proposal):
    return make.actor(make.head(proposal.unit))


def sent(proposal, officer):
    send_name_proofs(proposal.round, actor=officer, now=NOW)
    return {row.nomination.subject_kind: row for row in NameProof.objects.select_related("nomination")}


def say(proposal, proof, head, state=WRONG, **words):
    said = Said(proof.pk, state, proof.words | words)
    answer_name_proofs(proposal, [said], actor=head, now=NOW)
    proof.refresh_from_db()
    return proof


class TestSending:
    def test_a_unit_is_asked_about_everybody_it_proposed_whatever_became_of_him(self, proposal, officer):
        one = proposal.nominations.get(subject_kind="individual")
        for state in (NominationState.DECLINED, NominationState.AGREED, NominationState.REFERRED):
            type(one).objects.filter(pk=one.pk).update(state=state)
            NameProof.objects.all().delete()
            assert set(sent(proposal, officer)) == {"collective", "individual"}

    @pytest.mark.parametrize("state", [NominationState.NOT_PASSED, NominationState.WITHDRAWN])
    def test_whom_the_unit_itself_left_out_is_not_asked_about(self, proposal, officer, state):
        proposal.nominations.filter(subject_kind="individual").update(state=state)
        assert set(sent(proposal, officer)) == {"collective"}

    def test_words_are_those_that_are_printed(self, proposal, officer):
        proof = sent(proposal, officer)["individual"]
        one = proof.nomination
        assert proof.words == {
            "salutation": one.person.salutation, "name": one.printed_name, "position": one.printed_position,
            "unit": one.printed_unit,
        }  # fmt: skip

    def test_people_of_the_unit_are_told_that_it_is_no_result(self, proposal, officer, head):
        sent(proposal, officer)
        notice = Notice.objects.get(user=head.user, key__startswith="name_proof")
        assert "không phải là kết quả xét" in notice.text
        assert notice.url == reverse("name_proof", args=[proposal.pk])

    def test_sent_again_only_what_was_changed_is_asked_anew(self, proposal, officer, head):
        proofs = sent(proposal, officer)
        for proof in proofs.values():
            say(proposal, proof, head, RIGHT)
        assert send_name_proofs(proposal.round, actor=officer, now=NOW) == 0
        one = proofs["individual"].nomination
        type(one).objects.filter(pk=one.pk).update(printed_position="Phó Trưởng phòng")
        assert send_name_proofs(proposal.round, actor=officer, now=NOW) == 1
        states = {row.nomination.subject_kind: row.state for row in NameProof.objects.all()}
        assert states == {"collective": RIGHT, "individual": WAITING}

    def test_a_correction_that_waits_outlives_sending_again(self, proposal, officer, head):
        proof = say(proposal, sent(proposal, officer)["individual"], head, name="Tên Đúng")
        send_name_proofs(proposal.round, actor=officer, now=NOW)
        proof.refresh_from_db()
        assert (proof.state, proof.correction["name"]) == (WRONG, "Tên Đúng")

    def test_nothing_submitted_has_no_names(self, officer):
        with pytest.raises(Conflict, match="Chưa có hồ sơ"):
            send_name_proofs(make.ready_proposal().round, actor=officer, now=NOW)

    def test_only_the_office_sends(self, proposal, head):
        with pytest.raises(Denied):
            send_name_proofs(proposal.round, actor=head, now=NOW)


class TestAnswering:
    def test_right_and_wrong_are_kept_with_who_and_when(self, proposal, officer, head):
        proofs = sent(proposal, officer)
        say(proposal, proofs["collective"], head, RIGHT)
        proof = say(proposal, proofs["individual"], head, name="Nguyễn Thị Đúng")
        assert (proof.state, proof.correction["name"]) == (WRONG, "Nguyễn Thị Đúng")
        assert (proof.answered_by, proof.answered_at) == (head.user, NOW)
        entries = JournalEntry.objects.filter(action="proposal.name_proof").order_by("seq")
        assert [entry.details["wrong"] for entry in entries] == [0, 1]

    def test_a_later_answer_takes_the_place(self, proposal, officer, head):
        proof = say(proposal, sent(proposal, officer)["individual"], head, name="Nguyễn Thị Đúng")
        proof = say(proposal, proof, head, RIGHT)
        assert (proof.state, proof.correction) == (RIGHT, {})

    def test_a_correction_that_corrects_nothing_is_refused(self, proposal, officer, head):
        with pytest.raises(Refused, match="chưa sửa chữ nào"):
            say(proposal, sent(proposal, officer)["individual"], head)

    def test_names_of_another_unit_are_not_touched(self, proposal, officer):
        other = make.actor(make.head(make.unit()))
        proof = sent(proposal, officer)["individual"]
        with pytest.raises(Denied):
            say(proposal, proof, other, RIGHT)
        foreign = make.ready_proposal()
        leader = make.actor(make.head(foreign.unit))
        answer_name_proofs(foreign, [Said(proof.pk, RIGHT, proof.words)], actor=leader, now=NOW)
        proof.refresh_from_db()
        assert proof.state == WAITING

    def test_after_publication_it_is_over(self, officer):
        row = decision()
        proposal = row.lines.first().nomination.proposal
        NameProof.objects.create(
            nomination=row.lines.first().nomination, words={"name": "A"}, sent_at=NOW, sent_by=officer.user
        )
        with pytest.raises(Conflict, match="đã công bố"):
            say(proposal, NameProof.objects.get(), make.actor(make.head(proposal.unit)), RIGHT)


class TestApplying:
    def test_papers_are_printed_with_the_words_of_the_unit(self, proposal, officer, head):
        proof = sent(proposal, officer)["individual"]
        other = "Bà" if proof.words["salutation"] == "Ông" else "Ông"
        say(proposal, proof, head, name="Nguyễn Thị Đúng", position="Phó Trưởng phòng", salutation=other)
        assert apply_name_corrections(proposal, actor=officer, now=NOW) == 1
        proof.refresh_from_db()
        proof.nomination.refresh_from_db()
        assert words_of(proof.nomination) == proof.correction
        assert proof.applied_at == NOW
        assert send_name_proofs(proposal.round, actor=officer, now=NOW) == 1
        proof.refresh_from_db()
        assert proof.state == WRONG

    def test_a_draft_decision_takes_them_over(self, officer):
        row = decision(signed=False)
        Decision.objects.filter(pk=row.pk).update(state=DecisionState.DRAFT)
        proposal = row.lines.first().nomination.proposal
        head = make.actor(make.head(proposal.unit))
        say(proposal, sent(proposal, officer)["individual"], head, name="Nguyễn Thị Đúng")
        apply_name_corrections(proposal, actor=officer, now=NOW)
        assert DecisionLine.objects.get(nomination__subject_kind="individual").printed_name == "Nguyễn Thị Đúng"

    @pytest.mark.parametrize(("signed", "words"), [(False, "rút về dự thảo"), (True, "đính chính")])
    def test_a_decision_that_has_left_the_draft_is_not_touched(self, officer, signed, words):
        row = decision(signed=signed, published=False)
        proposal = row.lines.first().nomination.proposal
        head = make.actor(make.head(proposal.unit))
        proof = say(proposal, sent(proposal, officer)["individual"], head, name="Nguyễn Thị Đúng")
        with pytest.raises(Conflict, match=words):
            apply_name_corrections(proposal, actor=officer, now=NOW)
        proof.refresh_from_db()
        assert proof.applied_at is None
        assert not DecisionLine.objects.filter(printed_name="Nguyễn Thị Đúng").exists()

    def test_nothing_that_waits_is_said(self, proposal, officer):
        sent(proposal, officer)
        with pytest.raises(Conflict, match="Không có sửa đổi"):
            apply_name_corrections(proposal, actor=officer, now=NOW)


class TestWarning:
    def test_names_not_confirmed_are_named_and_block_nothing(self, client, officer):
        row = decision(signed=False)
        Decision.objects.filter(pk=row.pk).update(state=DecisionState.DRAFT)
        names = {line.printed_name for line in row.lines.all()}
        assert set(unconfirmed_names(row)) == names
        client.force_login(officer.user)
        here = reverse("decision_send", args=[row.pk])
        text = client.get(here).content.decode()
        assert "Tên chưa được đơn vị xác nhận" in text
        assert all(name in text for name in names)
        signer = row.signer_id
        assert client.post(here, {"signer": signer}).status_code == 302

    def test_confirmed_and_corrected_names_are_not(self, officer):
        row = decision(signed=False)
        Decision.objects.filter(pk=row.pk).update(state=DecisionState.DRAFT)
        proposal = row.lines.first().nomination.proposal
        head = make.actor(make.head(proposal.unit))
        proofs = sent(proposal, officer)
        say(proposal, proofs["collective"], head, RIGHT)
        say(proposal, proofs["individual"], head, name="Nguyễn Thị Đúng")
        assert len(unconfirmed_names(row)) == 1
        apply_name_corrections(proposal, actor=officer, now=NOW)
        assert unconfirmed_names(row) == []

    def test_what_was_confirmed_counts_only_as_it_was_confirmed(self, officer):
        row = decision(signed=False)
        Decision.objects.filter(pk=row.pk).update(state=DecisionState.DRAFT)
        proposal = row.lines.first().nomination.proposal
        head = make.actor(make.head(proposal.unit))
        proofs = sent(proposal, officer)
        say(proposal, proofs["collective"], head, RIGHT)
        proof = say(proposal, proofs["individual"], head, name="Nguyễn Thị Đúng")
        apply_name_corrections(proposal, actor=officer, now=NOW)
        say(proposal, proof, head, RIGHT)
        assert unconfirmed_names(row) == ["Nguyễn Thị Đúng"]
        assert send_name_proofs(proposal.round, actor=officer, now=NOW) == 1
        proof.refresh_from_db()
        say(proposal, proof, head, RIGHT)
        assert unconfirmed_names(row) == []
        row.lines.filter(nomination=proof.nomination).update(printed_position="Phó Trưởng phòng")
        assert unconfirmed_names(row) == ["Nguyễn Thị Đúng"]

    def test_where_certificates_are_printed_it_is_said_too(self, client, officer):
        row = decision()
        client.force_login(officer.user)
        for route in ("certificates", "certificate_batches"):
            assert "Tên chưa được đơn vị xác nhận" in client.get(reverse(route, args=[row.pk])).content.decode()


class TestPages:
    def posted(self, proofs, **changes):
        data = {}
        for proof in proofs.values():
            data |= {f"{proof.pk}-{name}": word for name, word in proof.words.items()} | {f"{proof.pk}-state": RIGHT}
        return data | changes

    def test_unit_answers_some_names_and_leaves_the_others(self, client, proposal, officer, head):
        proofs = sent(proposal, officer)
        client.force_login(head.user)
        assert "chờ đơn vị soát" in client.get(reverse("proposal", args=[proposal.pk])).content.decode()
        here = reverse("name_proof", args=[proposal.pk])
        assert all(proof.words["name"] in client.get(here).content.decode() for proof in proofs.values())
        one = proofs["individual"]
        data = self.posted(proofs, **{f"{proofs['collective'].pk}-state": "", f"{one.pk}-state": WRONG,
                                      f"{one.pk}-name": "Nguyễn Thị Đúng"})  # fmt: skip
        assert client.post(here, data).url == here
        states = {row.nomination.subject_kind: row.state for row in NameProof.objects.all()}
        assert states == {"collective": WAITING, "individual": WRONG}

    @pytest.mark.parametrize(("field", "value"), [("name", ""), ("unit", ""), ("salutation", "Cụ"), ("state", "x")])
    def test_what_is_wrong_keeps_nothing(self, client, proposal, officer, head, field, value):
        proofs = sent(proposal, officer)
        one = proofs["individual"]
        client.force_login(head.user)
        data = self.posted(proofs, **{f"{one.pk}-state": WRONG, f"{one.pk}-{field}": value})
        answer = client.post(reverse("name_proof", args=[proposal.pk]), data)
        assert answer.status_code == 422
        assert one.words["name"] in answer.content.decode()
        assert not NameProof.objects.exclude(state=WAITING).exists()

    def test_unit_never_reads_whether_a_correction_was_taken_over(self, client, proposal, officer, head):
        say(proposal, sent(proposal, officer)["individual"], head, name="Nguyễn Thị Đúng")
        client.force_login(head.user)
        here = reverse("name_proof", args=[proposal.pk])
        before = client.get(here).content.decode().partition("<form")[2].partition("csrf")[0]
        apply_name_corrections(proposal, actor=officer, now=NOW)
        assert client.get(here).content.decode().partition("<form")[2].partition("csrf")[0] == before
        assert "Đã sửa" not in client.get(here).content.decode()

    def test_office_sees_who_has_answered_what_and_takes_it_over(self, client, proposal, officer, head):
        client.force_login(officer.user)
        here = reverse("name_proofs", args=[proposal.round_id])
        assert "Chưa gửi bản soát tên" in client.get(here).content.decode()
        assert client.post(reverse("name_proofs_send", args=[proposal.round_id])).url == here
        proof = NameProof.objects.get(nomination__subject_kind="individual")
        say(proposal, proof, head, name="Nguyễn Thị Đúng")
        text = client.get(here).content.decode()
        assert ("Nguyễn Thị Đúng" in text, "Chưa trả lời:" in text) == (True, True)
        assert client.post(reverse("name_proofs_apply", args=[proposal.pk])).url == here
        assert "Đã sửa" in client.get(here).content.decode()

    def test_print_has_the_answers_and_is_the_units_and_the_offices(self, client, proposal, officer, head):
        proofs = sent(proposal, officer)
        say(proposal, proofs["collective"], head, RIGHT)
        say(proposal, proofs["individual"], head, name="Nguyễn Thị Đúng")
        client.force_login(head.user)
        answer = client.post(reverse("name_proof_print", args=[proposal.pk]))
        paper = Paper.objects.get(kind=PaperKind.NAME_PROOF)
        assert answer.url == reverse("paper", args=[paper.pk])
        assert [row["answer"] for row in paper.data["rows"]] == ["Đúng", "Nguyễn Thị Đúng"]
        for user, status in ((head.user, 200), (officer.user, 200), (make.head(make.unit()), 404)):
            client.force_login(user)
            assert client.get(answer.url).status_code == status

    def test_nothing_sent_cannot_be_printed(self, proposal, head):
        with pytest.raises(Conflict, match="chưa gửi"):
            print_name_proof(proposal, actor=head, now=NOW)

    def test_list_of_units_costs_the_same_for_many_names(
        self, client, proposal, officer, django_assert_max_num_queries
    ):
        one = proposal.nominations.get(subject_kind="individual")
        for _name in range(29):
            make.nomination(proposal, make.person(proposal.unit), state=one.state)
        sent(proposal, officer)
        client.force_login(officer.user)
        with django_assert_max_num_queries(14):
            client.get(reverse("name_proofs", args=[proposal.round_id]))


def test_leadership_answering_changes_nothing_that_a_unit_is_asked(officer):
    """The rule of the plan's domain: a unit learns no answer before publication."""
    proposal = appraised(received(), make.appraiser())
    send_name_proofs(proposal.round, actor=officer, now=NOW)
    before = list(NameProof.objects.values_list("nomination", "words", "state"))
    proposal.nominations.filter(subject_kind="individual").update(state=NominationState.DECLINED)
    send_name_proofs(proposal.round, actor=officer, now=NOW)
    assert list(NameProof.objects.values_list("nomination", "words", "state")) == before
