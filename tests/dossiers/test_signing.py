"""Signing here: by whom, with what, bound to which print; what it leaves behind."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat, pkcs12

from awards.enums import DecisionState
from awards.models import Nomination
from awards.services.decisions import Signing, record_signed, send_for_signature, take_back
from core.files import store
from core.models import JournalEntry
from core.refusals import Conflict, Denied, Refused
from dossiers.gates import signed_copies_missing
from dossiers.models import Face, Paper, PaperKind, PaperState, SignatureReport, SignedCopy
from dossiers.selectors import copy_in_force
from dossiers.services.letters import issue_letter
from dossiers.services.signatures import report_signatures
from dossiers.services.signed import keep_signed_copy
from dossiers.services.signing import Print
from dossiers.services.unit_papers import make_unit_paper
from dossiers.signatures import Verdict, signatures_of
from organization.enums import AppointmentKind, Role
from tests import factories as make
from tests.awards.door import submit
from tests.clock import NOW
from tests.dossiers import signing, to_sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
DAY = timedelta(days=1)


@pytest.fixture
def letter():
    return to_sign.unit_letter()


def content(file):
    with store.open_blob(file.sha256) as blob:
        return blob.read()


def codes(refused):
    return [(problem.field, problem.code) for problem in refused.value.problems]


@pytest.mark.parametrize("kind", to_sign.PAPERS)
def test_named_signer_signs_his_paper_and_it_holds(kind):
    paper, user = to_sign.PAPERS[kind]()
    copy = to_sign.sign(paper, user)
    pdf = content(copy.file)
    assert pdf.startswith(content(paper.pdf))
    [found] = signatures_of(pdf, roots=[signing.authority().root], now=NOW)
    assert (found["verdict"], found["signer"]) == (Verdict.VALID, user.person.full_name)
    assert found["at"] == "2025-12-20T08:00:00+07:00"
    assert copy.uploaded_by == user
    assert copy.certificate["serial"] == f"{to_sign.party(user.person.full_name).certificate.serial_number:X}"


def altered(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def test_no_altered_byte_of_the_print_passes(letter):
    paper, _user = letter
    pdf = content(to_sign.sign(*letter).file)
    for place in range(20, paper.pdf.size, paper.pdf.size // 15):
        found = signatures_of(altered(pdf, place), roots=[signing.authority().root], now=NOW)
        assert not found or [row["verdict"] for row in found] == [Verdict.ALTERED], place


def test_altered_copy_that_is_uploaded_instead_says_so(letter):
    paper, user = letter
    pdf = content(to_sign.sign(paper, user).file)
    file = make.stored_file(altered(pdf, pdf.index(b"/MediaBox", paper.pdf.size) + 12))
    keep_signed_copy(paper, file, actor=make.actor(user), now=NOW)
    assert [row["verdict"] for row in report_signatures(file, now=NOW).signatures] == [Verdict.ALTERED]


def test_signing_leaves_copy_report_and_journal(letter):
    paper, user = letter
    copy = to_sign.sign(paper, user)
    assert copy == SignedCopy.objects.get(paper=paper, replaced_at=None)
    report = SignatureReport.objects.get(file=copy.file)
    assert report.is_our_print
    assert [row["verdict"] for row in report.signatures] == [Verdict.STRANGER]
    entry = JournalEntry.objects.get(action="paper.sign")
    assert (entry.actor, entry.unit_id, entry.refused) == (user, paper.proposal.unit_id, False)
    assert entry.details == {
        "sha256": copy.file.sha256, "printed": paper.pdf.sha256, "data_hash": paper.data_hash,
        "subject": user.person.full_name, "issuer": "CA thử nghiệm", "serial": copy.certificate["serial"],
        "certificate_hash": to_sign.party(user.person.full_name).root.sha256.hex(),
    }  # fmt: skip


def test_signed_letter_counts_as_the_signed_copy_at_submitting(letter):
    paper, user = letter
    round_ = paper.proposal.round
    round_.signed_copy = "at_submitting"
    round_.save()
    before = [str(problem) for problem in signed_copies_missing(paper.proposal)]
    to_sign.sign(paper, user)
    after = [str(problem) for problem in signed_copies_missing(paper.proposal)]
    assert len(before) == len(after) + 1 == 2


class TestWho:
    def test_nobody_else_of_the_unit_signs(self, letter):
        paper, _user = letter
        unit = paper.proposal.unit
        deputy = make.person(unit)
        make.appointment(deputy, unit, AppointmentKind.DEPUTY, title="Phó Trưởng phòng")
        for user in (make.user(deputy), make.staff(unit), make.chief(), make.leader()):
            with pytest.raises(Denied):
                to_sign.sign(paper, user, p12=b"x")

    def test_namesake_in_another_unit_does_not_sign(self, letter):
        other = make.unit()
        namesake = make.person(other, to_sign.NAME)
        make.appointment(namesake, other)
        with pytest.raises(Denied):
            to_sign.sign(letter[0], make.user(namesake), p12=b"x")

    @pytest.mark.parametrize(("ended", "may"), [(NOW.date(), True), (NOW.date() - DAY, False)])
    def test_appointment_must_hold_on_the_day(self, letter, ended, may):
        paper, user = letter
        user.person.appointments.update(valid_to=ended)
        if may:
            assert to_sign.sign(paper, user)
            return
        with pytest.raises(Denied):
            to_sign.sign(paper, user)

    @pytest.mark.parametrize(("until", "may"), [(NOW.date(), True), (NOW.date() - DAY, False)])
    def test_authorised_one_signs_while_the_paper_that_authorises_him_holds(self, letter, until, may):
        proposal = letter[0].proposal
        deputy = make.person(proposal.unit, "Trần Văn Ủy")
        fields = {"title": "Phó Trưởng phòng", "paper": "Giấy ủy quyền số 3", "valid_to": until}
        signer = make.appointment(deputy, proposal.unit, AppointmentKind.AUTHORISED, **fields)
        proposal.letter.signer = signer
        proposal.letter.save()
        user = make.user(deputy)
        paper = to_sign.printed(to_sign.unit_letter_of(proposal, letter[1]))
        assert paper.data["signature"]["titles"] == ["TUQ. Trưởng phòng", "Phó Trưởng phòng"]
        with pytest.raises(Denied):
            to_sign.sign(paper, letter[1])
        if may:
            assert to_sign.sign(paper, user)
            return
        with pytest.raises(Denied):
            to_sign.sign(paper, user)

    def test_only_the_leader_named_on_the_decision_signs_it(self):
        paper, user = to_sign.decision()
        deputy = make.person(None, user.person.full_name)
        make.appointment(deputy, None, AppointmentKind.HEAD)
        for other in (make.user(deputy, Role.LEADERSHIP), make.leader(), make.chief()):
            with pytest.raises(Denied):
                to_sign.sign(paper, other, p12=b"x")
        assert to_sign.sign(paper, user)

    def test_second_head_of_the_office_does_not_sign_for_the_first(self):
        paper, _chief = to_sign.office_letter()
        other = make.person(make.office(), "Người khác")
        make.appointment(other, make.office())
        with pytest.raises(Denied):
            to_sign.sign(paper, make.user(other, Role.OFFICE_CHIEF), p12=b"x")

    def test_minutes_and_drafts_are_not_signed_here(self, letter):
        paper, user = letter
        for kind, face in ((PaperKind.MEETING_MINUTES, Face.FOR_SIGNATURE), (PaperKind.SUBMISSION_LETTER, Face.DRAFT)):
            other = make_unit_paper(paper.proposal, kind, face=face, actor=make.actor(user), now=NOW)
            with pytest.raises(Denied):
                to_sign.sign(other, user, p12=b"x")


class TestKey:
    def refusal(self, letter, p12, **given):
        with pytest.raises(Refused) as refused:
            to_sign.sign(*letter, p12=p12, **given)
        assert not SignedCopy.objects.exists()
        entry = JournalEntry.objects.get(action="paper.sign")
        assert (entry.refused, entry.details["codes"]) == (True, sorted(code for _field, code in codes(refused)))
        return codes(refused)

    @pytest.mark.parametrize("passphrase", ["", "khoa bi mat 7", "khóa bí mật 8"])
    def test_wrong_passphrase(self, letter, passphrase):
        found = self.refusal(letter, to_sign.p12_of(letter[1]), passphrase=passphrase)
        assert found == [("passphrase", "wrong_passphrase")]

    @pytest.mark.parametrize("content", [b"", b"x", b"%PDF-1.7", b"\x30\x03\x02\x01\x03", b"\x30\x82\xff\xff"])
    def test_what_is_no_key_file(self, letter, content):
        assert self.refusal(letter, content) == [("p12", "no_p12")]

    def test_cut_key_file(self, letter):
        assert self.refusal(letter, to_sign.p12_of(letter[1])[:-100]) == [("p12", "no_p12")]

    def test_key_file_that_would_take_minutes_to_open(self, letter):
        party = to_sign.party(to_sign.NAME)
        slow = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2_000_001).build(b"x")
        p12 = pkcs12.serialize_key_and_certificates(b"x", party.key, party.certificate, None, slow)
        assert self.refusal(letter, p12) == [("p12", "slow_p12")]

    def test_file_without_a_private_key(self, letter):
        party = to_sign.party(to_sign.NAME)
        locked = BestAvailableEncryption(signing.PASSPHRASE.encode())
        p12 = pkcs12.serialize_key_and_certificates(b"x", None, None, [party.certificate], locked)
        assert self.refusal(letter, p12) == [("p12", "no_key"), ("p12", "no_certificate")]

    @pytest.mark.parametrize(
        ("key", "code"),
        [(generate_private_key(65537, 1024), "short_key"), (Ed25519PrivateKey.generate(), "other_key")],
        ids=["short", "other"],
    )
    def test_key_that_is_too_weak_or_of_another_kind(self, letter, key, code):
        locked = BestAvailableEncryption(signing.PASSPHRASE.encode())
        p12 = pkcs12.serialize_key_and_certificates(b"x", key, None, None, locked)
        assert self.refusal(letter, p12) == [("p12", code), ("p12", "no_certificate")]

    @pytest.mark.parametrize(
        ("first", "last", "code"),
        [
            (NOW - DAY, NOW, "expired"),
            (NOW - DAY, NOW + DAY, None),
            (NOW, NOW + DAY, None),
            (NOW + timedelta(seconds=1), NOW + DAY, "not_yet"),
        ],
    )
    def test_certificate_holds_from_its_first_to_its_last_instant(self, letter, first, last, code):
        party = signing.party(to_sign.NAME, signing.authority(), first=first, last=last)
        if code:
            assert self.refusal(letter, signing.p12(party)) == [("p12", code)]
        else:
            assert to_sign.sign(*letter, p12=signing.p12(party))

    @pytest.mark.parametrize(
        ("name", "is_his"),
        [
            ("NGUYỄN THỊ KỲ", True),
            ("Nguyen Thi Ky", True),
            ("Nguyễn Thị Kỳ - Trưởng phòng", True),
            ("Nguyễn Thị Kỳ (0912000000)", True),
            ("Nguyễn Thị Kỷ", False),
            ("Nguyễn Thị Kỳ Duyên", False),
            ("Nguyen Thi Ky Duyen", False),
        ],
    )
    def test_certificate_is_the_signer_s_own(self, letter, name, is_his):
        p12 = signing.p12(to_sign.party(name))
        if is_his:
            assert to_sign.sign(*letter, p12=p12)
        else:
            assert self.refusal(letter, p12) == [("p12", "of_another")]

    def test_everything_wrong_with_a_certificate_is_said_at_once(self, letter):
        party = signing.party("Người khác", signing.authority(), first=NOW - 2 * DAY, last=NOW - DAY)
        assert self.refusal(letter, signing.p12(party)) == [("p12", "expired"), ("p12", "of_another")]

    def test_certificate_of_an_authority_is_not_for_signing_papers(self, letter):
        assert self.refusal(letter, signing.p12(signing.party(to_sign.NAME))) == [("p12", "other_use")]

    def test_where_authorities_are_named_a_stranger_s_certificate_is_refused(self, letter, settings, tmp_path):
        (tmp_path / "ca.pem").write_bytes(signing.authority().certificate.public_bytes(Encoding.PEM))
        settings.SIGNATURE_ROOTS = str(tmp_path)
        stranger = signing.party(to_sign.NAME, signing.party("CA lạ"))
        assert self.refusal(letter, signing.p12(stranger)) == [("p12", "stranger")]
        copy = to_sign.sign(*letter)
        assert copy.file.signature_report.signatures[0]["verdict"] == Verdict.VALID


class TestBound:
    def refused(self, paper, user, **given):
        with pytest.raises(Conflict) as conflict:
            to_sign.sign(paper, user, **given)
        assert JournalEntry.objects.filter(action="paper.sign").first().refused
        return conflict.value.problems[0].code

    def test_letter_whose_draft_has_changed_is_printed_and_signed_anew(self, letter):
        paper, user = letter
        Nomination.objects.filter(proposal=paper.proposal, person=None).update(printed_name="Tên mới")
        assert self.refused(paper, user) == "outdated"
        assert to_sign.sign(to_sign.printed(to_sign.unit_letter_of(paper.proposal, user)), user)

    def test_submitted_letter_is_signed_whatever_the_correction_beside_it_says(self, letter):
        paper, user = letter
        submit(paper.proposal)
        sent = Paper.objects.get(pk=paper.pk)
        sent.submission = sent.proposal.submission
        sent.save()
        Nomination.objects.filter(proposal=paper.proposal, person=None).update(printed_name="Tên mới")
        assert to_sign.sign(Paper.objects.get(pk=paper.pk), user)

    @pytest.mark.parametrize("part", ["data_hash", "sha256"])
    def test_only_the_print_that_was_shown_is_signed(self, letter, part):
        paper, user = letter
        seen = Print(**{"data_hash": paper.data_hash, "sha256": paper.pdf.sha256} | {part: "0" * 64})
        assert self.refused(paper, user, seen=seen) == "outdated"

    def test_paper_is_signed_once(self, letter):
        copy = to_sign.sign(*letter)
        assert self.refused(*letter) == "signed"
        assert SignedCopy.objects.get() == copy

    def test_scan_is_replaced_by_the_signature_and_both_stay(self, letter):
        paper, user = letter
        keep_signed_copy(paper, make.stored_file(), actor=make.actor(user), now=NOW)
        copy = to_sign.sign(paper, user)
        assert SignedCopy.objects.count() == 2
        assert SignedCopy.objects.get(replaced_at=None) == copy

    def test_print_that_is_not_ready_is_not_signed(self, letter):
        paper, user = letter
        Paper.objects.filter(pk=paper.pk).update(state=PaperState.WAITING, pdf=None)
        assert self.refused(Paper.objects.get(pk=paper.pk), user) == "not_ready"

    def test_print_without_a_place_for_it_is_not_signed(self, letter):
        paper, user = letter
        paper.pdf = make.stored_file(signing.plain_pdf())
        paper.save()
        assert self.refused(paper, user) == "no_place"

    def test_decision_taken_back_is_not_signed_and_what_was_signed_no_longer_counts(self):
        paper, user = to_sign.decision()
        officer = make.actor(make.appraiser())
        copy = to_sign.sign(paper, user)
        decision = paper.decision
        decision.refresh_from_db()
        assert (decision.state, decision.signed_copy) == (DecisionState.FOR_SIGNATURE, copy.file)
        take_back(decision, actor=officer, now=NOW, note="Sửa")
        decision.refresh_from_db()
        assert decision.signed_copy is None
        assert self.refused(Paper.objects.get(pk=paper.pk), user) == "outdated"
        send_for_signature(decision, signer=decision.signer, actor=officer, now=NOW)
        assert self.refused(Paper.objects.get(pk=paper.pk), user) == "outdated"
        decision.refresh_from_db()
        sent_again = to_sign.printed(to_sign.decision_print(decision))
        again = to_sign.sign(sent_again, user)
        assert copy_in_force(Paper.objects.get(pk=sent_again.pk)) == again
        assert copy_in_force(Paper.objects.get(pk=paper.pk)) is None

    def test_decision_whose_list_has_changed_is_not_signed(self):
        paper, user = to_sign.decision()
        paper.decision.lines.first().delete()
        assert self.refused(paper, user) == "outdated"

    def test_office_letter_follows_its_round_and_its_number(self):
        paper, user = to_sign.office_letter()
        round_ = paper.round
        round_.contact = "Người khác"
        round_.save()
        assert self.refused(Paper.objects.get(pk=paper.pk), user) == "outdated"
        again = to_sign.printed(to_sign.guidance(round_, user))
        issue_letter(again, number="7", dated=NOW.date(), actor=make.actor(user), now=NOW)
        assert self.refused(again, user) == "outdated"

    def test_office_letter_in_a_form_that_is_read_no_more_is_printed_anew(self):
        paper, user = to_sign.office_letter()
        paper.data |= {"letterhead": None}
        paper.save()
        assert self.refused(Paper.objects.get(pk=paper.pk), user) == "outdated"


class TestDecisionGoesOn:
    @pytest.fixture
    def signed(self):
        paper, user = to_sign.decision()
        copy = to_sign.sign(paper, user)
        paper.decision.refresh_from_db()
        return paper.decision, copy

    def record(self, decision, **given):
        values = {"number": "7", "symbol": decision.symbol, "signed_on": NOW.date(), "signer": decision.signer}
        record_signed(decision, Signing(**values | {"copy": None} | given), actor=make.actor(make.chief()), now=NOW)
        decision.refresh_from_db()

    def test_clerk_adds_number_and_date_to_what_was_signed(self, signed):
        decision, copy = signed
        self.record(decision)
        assert (decision.state, decision.signed_copy) == (DecisionState.SIGNED, copy.file)

    def test_clerk_may_still_upload_another_copy(self, signed):
        decision, _copy = signed
        file = make.stored_file()
        self.record(decision, copy=file)
        assert decision.signed_copy == file

    def test_signer_is_whoever_has_signed(self, signed):
        decision, _copy = signed
        deputy = make.appointment(make.person(None), None, AppointmentKind.DEPUTY, title="Phó Giám đốc")
        with pytest.raises(Refused, match="chọn đúng người đã ký"):
            self.record(decision, signer=deputy)

    def test_without_any_copy_nothing_is_recorded(self):
        decision = to_sign.decision()[0].decision
        with pytest.raises(Refused, match="Tải lên bản quyết định đã ký"):
            self.record(decision)
