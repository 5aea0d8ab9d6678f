"""Digital signatures of uploaded copies: what is said of each, and that no file can do harm."""

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.test import Client
from django.urls import reverse

from awards.models import Decision
from core.files.uploads import keep_made
from core.outbox.drain import drain
from core.outbox.models import Job, JobState
from dossiers.models import Face, PaperKind, PaperState, SignatureReport
from dossiers.services.signatures import report_signatures
from dossiers.services.signed import keep_signed_copy
from dossiers.services.unit_papers import make_unit_paper
from dossiers.signatures import Verdict, signatures_of, trusted_roots
from dossiers.tasks import check_signatures
from tests import factories as make
from tests.clock import NOW
from tests.corpus import files
from tests.dossiers import signing

DAY = timedelta(days=1)
# Every hostile PDF of the corpus, read under the limits of a worker's child; JSON on the last line.
READ_CORPUS = """
import json, logging, sys, tempfile
import django
django.setup()
logging.disable(logging.CRITICAL)
from django.conf import settings
from dossiers.rendering import limit_this_process
from dossiers.signatures import signatures_of
from tests.clock import NOW
from tests.corpus import files
contents = [case.make() for case in files.CASES if case.name.endswith(".pdf")]
limit_this_process()
print(json.dumps([signatures_of(content, roots=[], now=NOW) for content in contents]))
"""


@pytest.fixture(scope="module")
def signer():
    return signing.party("Nguyễn Văn An", signing.authority())


def verdicts(pdf, *, roots=None, now=NOW):
    found = signatures_of(pdf, roots=[signing.authority().root] if roots is None else roots, now=now)
    return [row["verdict"] for row in found]


def test_signature_of_a_trusted_authority_over_the_whole_file(signer, tmp_path):
    [found] = signatures_of(
        signing.signed(signing.plain_pdf(), signer, tmp_path), roots=[signing.authority().root], now=NOW
    )
    assert (found["verdict"], found["signer"], found["issuer"]) == (Verdict.VALID, "Nguyễn Văn An", "CA thử nghiệm")
    assert found["at"]


def test_file_without_a_signature_has_none():
    assert signatures_of(signing.plain_pdf(), roots=[], now=NOW) == []


def test_incremental_update_after_signing_is_told(signer, tmp_path):
    assert verdicts(signing.extended(signing.signed(signing.plain_pdf(), signer, tmp_path))) == [Verdict.ALTERED]


def test_changed_byte_below_the_signature_is_told(signer, tmp_path):
    pdf = signing.signed(signing.plain_pdf(), signer, tmp_path)
    assert verdicts(pdf.replace(b"/MediaBox", b"/CropBox ", 1)) == [Verdict.ALTERED]


def test_second_signature_leaves_the_first_whole(signer, tmp_path):
    other = signing.party("Trần Thị Bình", signing.authority())
    pdf = signing.signed(signing.signed(signing.plain_pdf(), signer, tmp_path), other, tmp_path, "ChuKy2")
    assert verdicts(pdf) == [Verdict.VALID, Verdict.VALID]
    assert verdicts(signing.extended(pdf)) == [Verdict.ALTERED, Verdict.ALTERED]


def test_signature_over_what_somebody_has_changed_does_not_hide_the_change(signer, tmp_path):
    changed = signing.extended(signing.signed(signing.plain_pdf(), signer, tmp_path))
    assert verdicts(signing.signed(changed, signer, tmp_path, "ChuKy2")) == [Verdict.ALTERED, Verdict.VALID]


def test_stranger_is_told_whoever_he_says_he_is(signer, tmp_path):
    pdf = signing.signed(signing.plain_pdf(), signing.party("Nguyễn Văn An", signing.party("CA thử nghiệm")), tmp_path)
    assert verdicts(pdf) == [Verdict.STRANGER]
    assert verdicts(signing.signed(signing.plain_pdf(), signing.party("Tự ký"), tmp_path)) == [Verdict.STRANGER]
    assert verdicts(signing.signed(signing.plain_pdf(), signer, tmp_path), roots=[]) == [Verdict.STRANGER]


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        (NOW - DAY, NOW + DAY, Verdict.VALID),
        (NOW - 2 * DAY, NOW - DAY, Verdict.EXPIRED),
        (NOW + DAY, NOW + 2 * DAY, Verdict.EXPIRED),
    ],
)
def test_certificate_holds_from_its_first_to_its_last_instant(first, last, verdict, tmp_path):
    signer = signing.party("Nguyễn Văn An", signing.authority(), first=first, last=last)
    assert verdicts(signing.signed(signing.plain_pdf(), signer, tmp_path)) == [verdict]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"khong phai pdf", b"%PDF-1.7\nstartxref\n99999999\n%%EOF"])
def test_what_cannot_be_read_is_no_signature_and_no_error(content):
    assert signatures_of(content, roots=[], now=NOW) is None


def test_bombs_end_within_the_limits_of_the_worker():
    done = subprocess.run(
        [sys.executable, "-c", READ_CORPUS], cwd=settings.BASE_DIR, capture_output=True, text=True, check=False,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "thidua.settings"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert len(found) > 10
    assert all(rows in (None, []) for rows in found)


def test_roots_are_the_certificates_of_the_folder(tmp_path):
    pem = signing.authority().certificate.public_bytes(Encoding.PEM)
    der = signing.party("CA khác").certificate.public_bytes(Encoding.DER)
    (tmp_path / "a.pem").write_bytes(pem)
    (tmp_path / "b.cer").write_bytes(der)
    assert len(trusted_roots(str(tmp_path))) == 2
    assert trusted_roots("") == []


@pytest.mark.django_db
@pytest.mark.usefixtures("hands")
class TestCopy:
    @pytest.fixture(autouse=True)
    def roots(self, settings, tmp_path):
        folder = tmp_path / "roots"
        folder.mkdir()
        (folder / "ca.pem").write_bytes(signing.authority().certificate.public_bytes(Encoding.PEM))
        settings.SIGNATURE_ROOTS = str(folder)

    @pytest.fixture
    def head(self):
        return make.head(make.ready_proposal().unit)

    @pytest.fixture
    def paper(self, head):
        """The minutes as they were printed."""
        proposal = head.person.appointments.get().unit.proposals.get()
        kind = PaperKind.MEETING_MINUTES
        row = make_unit_paper(proposal, kind, face=Face.FOR_SIGNATURE, actor=make.actor(head), now=NOW)
        row.pdf = keep_made(signing.plain_pdf(), name="bien-ban.pdf", kind="pdf", now=NOW)
        row.state = PaperState.READY
        row.save()
        return row

    def keep(self, paper, head, content):
        file = make.stored_file(content)
        keep_signed_copy(paper, file, actor=make.actor(head), now=NOW)
        check_signatures({"pk": file.pk}, now=NOW)
        client = Client()
        client.force_login(head)
        return file, client.get(reverse("paper", args=[paper.pk])).content.decode()

    def test_signed_print_is_told_beside_the_copy(self, paper, head, signer, tmp_path):
        file, page = self.keep(paper, head, signing.signed(signing.plain_pdf(), signer, tmp_path))
        assert file.signature_report.is_our_print is True
        for words in (Verdict.VALID.label, "Nguyễn Văn An", "CA thử nghiệm", "đúng là bản hệ thống đã in"):
            assert words in page

    def test_other_document_is_told_to_be_another(self, paper, head, signer, tmp_path):
        other = signing.plain_pdf().replace(b"%PDF-1.3", b"%PDF-1.4")
        file, page = self.keep(paper, head, signing.signed(other, signer, tmp_path))
        assert file.signature_report.is_our_print is False
        assert "không phải nguyên bản hệ thống đã in" in page

    def test_scan_without_a_signature_is_taken_without_reproach(self, paper, head):
        _file, page = self.keep(paper, head, signing.plain_pdf() + b"%scan")
        assert "Tệp không có chữ ký số" in page

    def test_unreadable_one_is_taken_and_told(self, paper, head):
        _file, page = self.keep(paper, head, b"%PDF-1.7 hong")
        assert "Không đọc được chữ ký số" in page

    def test_picture_is_not_looked_at(self, paper, head):
        keep_signed_copy(paper, make.stored_file(files.picture("PNG"), kind="png"), actor=make.actor(head), now=NOW)
        drain("render")
        client = Client()
        client.force_login(head)
        assert "chữ ký số" not in client.get(reverse("paper", args=[paper.pk])).content.decode()
        assert not SignatureReport.objects.exists()

    def test_page_says_that_the_check_is_under_way_until_it_is_done(self, paper, head):
        file = make.stored_file(signing.plain_pdf())
        keep_signed_copy(paper, file, actor=make.actor(head), now=NOW)
        client = Client()
        client.force_login(head)
        address = reverse("paper", args=[paper.pk])
        assert "Đang kiểm tra chữ ký số" in client.get(address).content.decode()
        drain("render")
        assert Job.objects.get(kind="signatures").state == JobState.DONE
        assert "Đang kiểm tra chữ ký số" not in client.get(address).content.decode()

    def test_report_stands_as_of_its_day(self, signer, tmp_path, settings):
        file = make.stored_file(signing.signed(signing.plain_pdf(), signer, tmp_path))
        first = report_signatures(file, now=NOW)
        settings.SIGNATURE_ROOTS = ""
        assert report_signatures(file, now=NOW + DAY) == first
        assert SignatureReport.objects.get().signatures[0]["verdict"] == Verdict.VALID

    def test_copy_of_a_decision_is_compared_with_its_print(self, paper, signer, tmp_path):
        """As for a unit's paper; the row of the Decision names the copy."""
        file = make.stored_file(signing.signed(signing.plain_pdf(), signer, tmp_path))
        fields = {"drafted_by": make.appraiser(), "drafted_at": NOW, "title": "Về việc tặng", "signed_copy": file}
        round_ = paper.proposal.round
        row = Decision.objects.create(round=round_, award_type=round_.award_types.get(), **fields)
        paper.kind, paper.decision = PaperKind.DECISION, row
        paper.save()
        assert report_signatures(file, now=NOW).is_our_print is True
