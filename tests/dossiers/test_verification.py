"""The public check: which paper a code or a file is, whether it is in force, and nothing else."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from awards.enums import NominationState
from awards.models import DecisionLine, Nomination
from awards.services.answers import answer_all
from awards.services.decisions import (
    Signing,
    draft_decision,
    publish_decision,
    ready_for_decision,
    record_signed,
    send_for_signature,
)
from awards.services.submissions.withdrawals import withdraw_proposal
from core.clock import day_of
from core.files.models import StoredFile
from core.files.uploads import keep_made
from core.text import format_date
from dossiers.models import DECISIONS, Face, Paper, PaperKind, PaperState
from dossiers.selectors import papers_of_proposal
from dossiers.selectors.genuine import genuine, genuine_file
from dossiers.services.office_papers import make_decision_papers
from dossiers.services.papers import UNMARKED, make_paper
from dossiers.services.unit_papers import make_submission_papers, make_unit_paper
from organization.models import Appointment
from tests import factories as make
from tests.awards.door import submit
from tests.awards.review import appraised, received
from tests.clock import NOW
from tests.dossiers import papers
from tests.dossiers.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
LETTER = PaperKind.SUBMISSION_LETTER
CANARY = "CANARYNAME"


@pytest.fixture
def proposal():
    return make.ready_proposal()


@pytest.fixture
def head(proposal):
    return make.actor(make.head(proposal.unit))


def printed(proposal, head, now=NOW) -> Paper:
    return make_unit_paper(proposal, LETTER, face=Face.FOR_SIGNATURE, actor=head, now=now)


def changed(proposal) -> None:
    nomination = proposal.nominations.first()
    nomination.printed_name = f"{nomination.printed_name} {CANARY}"
    nomination.save()


def rendered(paper: Paper, content: bytes) -> Paper:
    paper.pdf = keep_made(content, name="to-trinh.pdf", kind="pdf", now=NOW)
    paper.state = PaperState.READY
    paper.save()
    return paper


def send(content: bytes, name: str = "to-trinh.pdf", client: Client | None = None):
    return (client or Client()).post(reverse("verify_file"), {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("kind", sorted(PaperKind.values))
@pytest.mark.parametrize("face", [Face.FOR_SIGNATURE, Face.DRAFT])
def test_every_paper_bears_its_code_but_drafts_the_decision_and_blanks(kind, face):
    data = papers.BUILDERS[kind]().model_copy(update={"face": face, "mark": None})
    paper = make_paper(kind, data, subject_key="mot", now=NOW)
    stored = type(data).model_validate(paper.data)
    marked = face != Face.DRAFT and kind not in UNMARKED
    assert (paper.code in text_of(kind, stored)) == marked
    assert (bool(stored.mark) and stored.mark.url.endswith(f"/kiem-tra/{paper.code}/")) == marked


def test_only_decisions_what_goes_to_the_province_what_is_on_blanks_and_ballots_are_unmarked():
    on_blanks = {PaperKind.CERTIFICATE_FIELDS, PaperKind.BLANK_RULER}
    assert {*DECISIONS, *on_blanks, PaperKind.REFERRAL_LETTER, PaperKind.COUNCIL_BALLOT} == UNMARKED


def test_print_in_force_tells_kind_day_and_version(proposal, head):
    paper = printed(proposal, head)
    found = genuine(paper.code)
    assert (found.what, found.dated, found.in_force) == (LETTER.label, day_of(NOW), True)
    assert (found.version, found.data_hash) == ("Bản trình ký", paper.data_hash[:16])


def test_print_of_older_data_says_what_replaced_it(proposal, head):
    first = printed(proposal, head)
    changed(proposal)
    later = NOW + timedelta(days=1)
    second = printed(proposal, head, later)
    old, new = genuine(first.code), genuine(second.code)
    assert not old.in_force
    assert old.note == f"Bản này đã được thay bằng bản ngày {format_date(later)}."
    assert (old.version, new.version) == (
        "Bản trình ký, bản thứ 1 trong 2 bản", "Bản trình ký, bản thứ 2 trong 2 bản",
    )  # fmt: skip
    assert new.in_force


def test_print_that_is_submitted_again_after_another_is_in_force_again(proposal, head):
    first = printed(proposal, head)
    nomination = proposal.nominations.first()
    changed(proposal)
    printed(proposal, head)
    nomination.save()
    make_submission_papers(submit(proposal), now=NOW)
    assert genuine(first.code).in_force


def test_print_of_the_draft_submitted_unchanged_is_the_paper_of_the_submission(proposal, head):
    """Else Văn phòng would not see the very Tờ trình that was signed."""
    paper = printed(proposal, head)
    assert papers_of_proposal(proposal).count() == 0
    make_submission_papers(submit(proposal), now=NOW)
    proposal.refresh_from_db()
    assert paper in papers_of_proposal(proposal)


def test_late_job_of_an_earlier_submission_takes_no_paper_back(proposal):
    first = submit(proposal)
    made = {paper.kind: paper for paper in make_submission_papers(first, now=NOW)}
    proposal.refresh_from_db()
    withdraw_proposal(proposal, actor=make.actor(make.head(proposal.unit)), arrived_at=NOW, note="Sửa")
    proposal.refresh_from_db()
    second = submit(proposal)
    make_submission_papers(second, now=NOW)
    make_submission_papers(first, now=NOW)
    assert Paper.objects.get(pk=made[LETTER].pk).submission == second


def test_papers_of_what_was_withdrawn_are_not_in_force(proposal, head):
    codes = [paper.code for paper in make_submission_papers(submit(proposal), now=NOW)]
    proposal.refresh_from_db()
    assert all(genuine(code).in_force for code in codes)
    withdraw_proposal(proposal, actor=head, arrived_at=NOW, note="Rút để sửa")
    notes = {genuine(code).note for code in codes}
    assert notes == {"Đơn vị đã rút hồ sơ."}
    assert not any(genuine(code).in_force for code in codes)


def test_draft_is_nobodys(proposal, head):
    paper = make_unit_paper(proposal, LETTER, face=Face.DRAFT, actor=head, now=NOW)
    rendered(paper, b"%PDF-1.7 du thao")
    assert genuine(paper.code) is None
    assert genuine_file(paper.pdf.sha256) is None


def test_page_of_a_print_shows_no_name_of_the_unit_or_the_nominee(proposal, head):
    changed(proposal)
    paper = printed(proposal, head)
    rendered(paper, b"%PDF-1.7 to trinh")
    pages = [Client().get(reverse("verify", args=[paper.code])), send(b"%PDF-1.7 to trinh")]
    assert CANARY in str(paper.data)
    for page in pages:
        text = page.content.decode()
        assert LETTER.label in text
        assert CANARY not in text
        assert proposal.unit.name not in text


class TestFile:
    @pytest.fixture
    def paper(self, proposal, head):
        return rendered(printed(proposal, head), b"%PDF-1.7 dung tung byte")

    def test_file_that_was_made_here_is_known_to_a_stranger(self, paper):
        answer = send(b"%PDF-1.7 dung tung byte")
        assert answer.status_code == 200
        assert "Tệp này đúng là văn bản hệ thống đã phát hành, còn hiệu lực" in answer.content.decode()

    def test_one_other_byte_makes_it_another_file(self, paper):
        answer = send(b"%PDF-1.7 dung tung byt3")
        assert answer.status_code == 200
        assert "Tệp này không phải văn bản hệ thống đã phát hành" in answer.content.decode()

    def test_uploaded_evidence_is_no_paper_of_ours(self, paper):
        make.stored_file(b"%PDF-1.7 minh chung cua don vi")
        assert "không phải" in send(b"%PDF-1.7 minh chung cua don vi").content.decode()

    def test_the_file_is_kept_nowhere(self, paper, tmp_path, settings):
        settings.FILE_UPLOAD_TEMP_DIR, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = tmp_path, 0
        before = StoredFile.objects.count()
        assert send(b"x" * 300_000).status_code == 200
        assert list(tmp_path.iterdir()) == []
        assert StoredFile.objects.count() == before
        with upload_to("verify_file", b"x" * 300_000) as sent:
            assert (sent.read(), sent.size) == (b"", 300_000)
            assert list(tmp_path.iterdir()) == []

    def test_greatest_size_is_compared_and_one_byte_more_is_refused(self, paper, settings):
        settings.UPLOAD_MAX_BYTES = 200_000
        assert send(b"x" * 200_000).status_code == 200
        answer = send(b"x" * 200_001)
        assert answer.status_code == 422
        assert "quá mức cho phép" in answer.content.decode()

    def test_no_file_and_an_empty_one_are_told_beside_the_field(self):
        for answer in (Client().post(reverse("verify_file")), send(b"")):
            assert answer.status_code == 422
            assert 'href="#id_file"' in answer.content.decode()

    def test_token_is_asked_for(self, paper):
        assert send(b"x", client=Client(enforce_csrf_checks=True)).status_code == 403

    def test_only_post(self):
        assert Client().get(reverse("verify_file")).status_code == 405

    def test_other_pages_keep_what_they_are_sent(self):
        with upload_to("sign_in", b"%PDF-1.7 x") as sent:
            assert sent.read() == b"%PDF-1.7 x"


def upload_to(route: str, content: bytes):
    """The file as the view of `route` gets it."""
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.pdf", content)})
    request.resolver_match = resolve(reverse(route))
    return request.FILES["file"]


class TestDecision:
    @pytest.fixture
    def decision(self):
        """Signed, not published."""
        proposal = appraised(received(), make.appraiser())
        officer, leader = make.actor(make.appraiser()), make.actor(make.leader())
        answer_all(proposal.round, actor=leader, now=NOW)
        award = proposal.round.award_types.get()
        nominations = ready_for_decision(proposal.round, award)
        row = draft_decision(
            proposal.round, award, title="Về việc tặng", nominations=nominations, actor=officer, now=NOW
        )
        signer = Appointment.objects.get(unit=None)
        send_for_signature(row, signer=signer, actor=officer, now=NOW)
        row.refresh_from_db()
        signing = Signing("12", row.symbol, NOW.date(), signer, make.stored_file())
        record_signed(row, signing, actor=make.actor(make.chief()), now=NOW)
        row.refresh_from_db()
        return row

    @pytest.fixture
    def files(self, decision) -> dict[str, bytes]:
        """The bytes of one paper of each kind."""
        made = {paper.kind: paper for paper in make_decision_papers(decision, now=NOW)}
        contents = {kind: f"%PDF-1.7 {kind}".encode() for kind in made}
        for kind, paper in made.items():
            rendered(paper, contents[kind])
        return contents

    def test_nothing_is_told_before_it_is_published(self, decision, files):
        assert set(files) == {PaperKind.DECISION, PaperKind.CERTIFICATE}
        for content in files.values():
            assert "không phải" in send(content).content.decode()
        assert all(genuine(code) is None for code in Paper.objects.values_list("code", flat=True).filter(line=None))

    def test_published_decision_is_known_by_its_file_and_its_own_day(self, decision, files):
        publish_decision(decision, actor=make.actor(make.chief()), now=NOW + timedelta(days=3))
        found = genuine_file(hashlib.sha256(files[PaperKind.DECISION]).hexdigest())
        assert (found.what, found.in_force, found.dated) == (PaperKind.DECISION.label, True, decision.signed_on)

    def test_certificate_says_for_whom_until_it_is_revoked(self, decision, files):
        publish_decision(decision, actor=make.actor(make.chief()), now=NOW)
        line = DecisionLine.objects.last()
        text = send(files[PaperKind.CERTIFICATE]).content.decode()
        assert line.printed_name in text
        assert "còn hiệu lực" in text
        Nomination.objects.filter(pk=line.nomination_id).update(state=NominationState.REVOKED)
        text = send(files[PaperKind.CERTIFICATE]).content.decode()
        assert "không còn hiệu lực" in text
        assert "Việc khen thưởng này đã bị hủy bỏ." in text
