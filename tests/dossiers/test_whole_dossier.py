"""Hồ sơ trọn bộ: one PDF with its contents and bookmarks, a zip with hashes; what cannot be merged lies beside it."""

import hashlib
import io
import zipfile

import pikepdf
import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from core.files import store
from core.files.models import ScanState
from core.models import AccessEntry, JournalEntry
from core.outbox.drain import drain
from core.outbox.models import Job, JobState
from core.refusals import Conflict
from dossiers.models import PaperKind, PaperState, WholeDossier
from dossiers.rendering.dossier import mergeable, picture_pdf
from dossiers.selectors import papers_of_proposal
from dossiers.selectors.genuine import genuine
from dossiers.services.bundles import MANIFEST, write_zip
from dossiers.services.signed import keep_signed_copy
from dossiers.services.unit_papers import make_submission_papers
from dossiers.services.whole import ask_dossier, contents_of
from dossiers.tasks import make_dossier
from tests import factories as make
from tests.awards.door import submit
from tests.clock import NOW
from tests.corpus import files
from tests.dossiers import signing
from tests.dossiers.reading import pages_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


def locked_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signing.plain_pdf())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


EVIDENCE = {
    "Bảng kê": ("pdf", signing.plain_pdf),
    "Ảnh chụp": ("png", lambda: files.picture("PNG")),
    "Số liệu ../../etc": ("xlsx", lambda: b"PK xlsx"),
    "Tệp khóa": ("pdf", locked_pdf),
    "Tệp hỏng": ("pdf", lambda: b"%PDF-1.7 hong"),
}


@pytest.fixture
def proposal():
    row = make.ready_proposal()
    for caption, (kind, content) in EVIDENCE.items():
        make.evidence(row, caption, file=make.stored_file(content(), name=f"tep.{kind}", kind=kind))
    submit(row)
    row.refresh_from_db()
    return row


@pytest.fixture
def head(proposal):
    return make.actor(make.head(proposal.unit))


def made(proposal, head) -> WholeDossier:
    row = ask_dossier(proposal, actor=head, now=NOW)
    make_dossier({"pk": row.pk, "version": row.version}, now=NOW)
    Job.objects.filter(kind="dossier").update(state=JobState.DONE, done_at=F("created_at"))
    row.refresh_from_db()
    return row


def zip_of(row: WholeDossier) -> bytes:
    out = io.BytesIO()
    write_zip(row, out)
    return out.getvalue()


def pdf_of(row: WholeDossier) -> bytes:
    with store.open_blob(row.pdf.sha256) as blob:
        return blob.read()


def test_whole_has_every_part_where_the_contents_and_the_bookmarks_say(proposal, head):
    row = made(proposal, head)
    assert (row.state, row.done) == (PaperState.READY, row.total)
    content = pdf_of(row)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        marks = [(str(item.title), pdf.pages.index(pikepdf.Page(item.destination[0]))) for item in _outline(pdf)]
        merged = [part for part in row.parts if part["pages"]]
        assert marks == [("Mục lục hồ sơ", 0), *((part["title"], part["first"] - 1) for part in merged)]
        assert len(pdf.pages) == merged[-1]["first"] + merged[-1]["pages"] - 1
    titles = [part["title"] for part in row.parts]
    assert titles[0].startswith("Phiếu xác nhận")
    assert titles[-5:] == [f"Minh chứng: {caption}" for caption in EVIDENCE]
    text = " ".join(pages_of(content)[0].text.split())
    assert "MỤC LỤC HỒ SƠ" in text
    assert "Kèm tệp riêng: tệp PDF hỏng" in text


def _outline(pdf):
    with pdf.open_outline() as outline:
        return list(outline.root)


def test_what_cannot_be_merged_lies_beside_it_with_its_reason(proposal, head):
    parts = {part["title"]: part for part in made(proposal, head).parts}
    reasons = {title: part["note"] for title, part in parts.items() if not part["pages"]}
    assert reasons == {
        "Minh chứng: Số liệu ../../etc": "kèm tệp riêng: không phải PDF hay ảnh",
        "Minh chứng: Tệp khóa": "kèm tệp riêng: tệp PDF đặt mật khẩu",
        "Minh chứng: Tệp hỏng": "kèm tệp riêng: tệp PDF hỏng",
    }


def test_zip_has_every_file_as_it_came_with_its_hash_under_a_safe_name(proposal, head):
    row = made(proposal, head)
    with zipfile.ZipFile(io.BytesIO(zip_of(row))) as archive:
        lines = archive.read(MANIFEST).decode().splitlines()
        listed = dict(reversed(line.split("  ", 1)) for line in lines)
        assert set(archive.namelist()) == {*listed, MANIFEST}
        for name, sha256 in listed.items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == sha256
            assert name == name.encode("ascii", "ignore").decode()
            assert "/" not in name
    assert len(listed) == len(row.parts) + 2
    locked = hashlib.sha256(EVIDENCE["Tệp hỏng"][1]()).hexdigest()
    assert locked in listed.values()


def test_same_parts_give_the_same_bytes(proposal, head):
    first = made(proposal, head)
    before = (first.pdf.sha256, zip_of(first))
    second = made(proposal, head)
    assert second.version == 2
    assert (second.pdf.sha256, zip_of(second)) == before


class TestContents:
    """Mục lục hồ sơ is a paper of its own: with a code, alone and at the front of the whole."""

    def test_it_is_a_paper_whose_pages_are_the_first_of_the_whole(self, proposal, head):
        row = made(proposal, head)
        paper = row.contents
        assert (paper.kind, paper.submission, paper.state) == (PaperKind.DOSSIER_CONTENTS, row.submission, "ready")
        with store.open_blob(paper.pdf.sha256) as blob:
            own = pages_of(blob.read())
        whole = pages_of(pdf_of(row))
        assert [page.text for page in whole[: len(own)]] == [page.text for page in own]
        assert f"Mã bản in: {paper.code}" in " ".join(own[0].text.split())
        rows = [(one["name"], one["note"], one["first"], one["pages"]) for one in paper.data["rows"]]
        assert rows == [(part["title"], part["note"], part["first"], part["pages"]) for part in row.parts]

    def test_it_is_had_alone_and_in_the_zip_and_its_code_is_genuine(self, proposal, head, client):
        row = made(proposal, head)
        client.force_login(head.user)
        assert reverse("paper", args=[row.contents_id]) in client.get(reverse("dossier", args=[proposal.pk])).text
        assert client.get(reverse("paper", args=[row.contents_id])).status_code == 200
        content = b"".join(client.get(reverse("paper_pdf", args=[row.contents_id])).streaming_content)
        with zipfile.ZipFile(io.BytesIO(zip_of(row))) as archive:
            assert archive.read("00-muc-luc-ho-so.pdf") == content
        found = genuine(row.contents.code)
        assert (found.what, found.in_force) == ("Mục lục hồ sơ", True)

    def test_one_of_other_parts_takes_its_place_and_the_same_parts_give_the_same_one(self, proposal, head):
        first = made(proposal, head).contents
        assert made(proposal, head).contents == first
        paper = make_submission_papers(proposal.submission, now=NOW)[1]
        keep_signed_copy(paper, make.stored_file(signing.plain_pdf() + b"% quet"), actor=head, now=NOW)
        second = made(proposal, head).contents
        assert second.pk > first.pk
        assert (genuine(first.code).in_force, genuine(second.code).in_force) == (False, True)

    def test_it_is_not_among_the_papers_of_the_submission_and_not_a_part_of_itself(self, proposal, head):
        made(proposal, head)
        assert PaperKind.DOSSIER_CONTENTS not in {paper.kind for paper in papers_of_proposal(proposal)}
        assert not [part for part in made(proposal, head).parts if part["title"].startswith("Mục lục")]

    def test_whole_that_was_made_before_it_was_a_paper_is_still_had(self, proposal, head):
        row = made(proposal, head)
        WholeDossier.objects.update(contents=None)
        row.refresh_from_db()
        with zipfile.ZipFile(io.BytesIO(zip_of(row))) as archive:
            assert "00-muc-luc-ho-so.pdf" not in archive.namelist()
            assert "00-ho-so-tron-bo.pdf" in archive.namelist()

    @pytest.mark.parametrize("parts", [0, 60])
    def test_numbers_of_pages_count_the_contents_themselves_however_long(self, proposal, parts):
        titles = [f"Tài liệu {number}" for number in range(parts)]
        paper, entries = contents_of(proposal.submission, titles, [signing.plain_pdf()] * parts, now=NOW)
        with store.open_blob(paper.pdf.sha256) as blob:
            front = len(pages_of(blob.read()))
        assert front == (2 if parts else 1)
        assert [entry.first for entry in entries[:1]] == [front + 1][:parts]


def test_signed_copy_follows_its_paper(proposal, head):
    paper = make_submission_papers(proposal.submission, now=NOW)[1]
    keep_signed_copy(paper, make.stored_file(signing.plain_pdf() + b"% quet"), actor=head, now=NOW)
    titles = [part["title"] for part in made(proposal, head).parts]
    assert titles[titles.index(paper.title) + 1] == f"{paper.title} (bản đã ký)"


@pytest.mark.parametrize("state", [ScanState.WAITING, ScanState.INFECTED])
def test_file_that_may_not_be_downloaded_is_not_in_it(proposal, head, state):
    file = proposal.evidence.first().file
    file.scan_state = state
    file.save()
    row = made(proposal, head)
    [part] = [part for part in row.parts if part["title"] == "Minh chứng: Bảng kê"]
    assert (part["file"], part["note"]) == (None, "không kèm theo: tệp chờ quét hoặc có mã độc")
    with zipfile.ZipFile(io.BytesIO(zip_of(row))) as archive:
        assert not [name for name in archive.namelist() if "bang-ke" in name]


def test_file_found_infected_later_is_left_out_of_the_zip(proposal, head):
    row, file = made(proposal, head), proposal.evidence.first().file
    file.scan_state = ScanState.INFECTED
    file.save()
    with zipfile.ZipFile(io.BytesIO(zip_of(row))) as archive:
        assert file.sha256 not in archive.read(MANIFEST).decode()


def test_asking_twice_is_one_job_until_it_is_done(proposal, head):
    first = ask_dossier(proposal, actor=head, now=NOW)
    assert ask_dossier(proposal, actor=head, now=NOW).version == first.version
    assert Job.objects.filter(kind="dossier").count() == 1
    assert JournalEntry.objects.filter(action="dossier.ask").count() == 1


def test_nothing_submitted_has_no_dossier(head):
    with pytest.raises(Conflict, match="Chưa có bản nộp"):
        ask_dossier(make.ready_proposal(), actor=head, now=NOW)


def test_job_of_an_earlier_asking_does_nothing(proposal, head):
    row = ask_dossier(proposal, actor=head, now=NOW)
    make_dossier({"pk": row.pk, "version": row.version - 1}, now=NOW)
    row.refresh_from_db()
    assert row.state == PaperState.WAITING


def test_wide_picture_is_laid_across_and_stays_within_a4():
    with pikepdf.open(io.BytesIO(picture_pdf(files.picture("JPEG")))) as pdf:
        left, bottom, right, top = (float(side) for side in pdf.pages[0].mediabox)
    assert max(right - left, top - bottom) < 843
    assert min(right - left, top - bottom) < 596


def test_broken_picture_is_a_reason():
    assert mergeable(b"\x89PNG hong", "png") == "ảnh hỏng"


def test_page_shows_how_far_it_is_and_downloads_are_noted(proposal, head):
    client = Client()
    client.force_login(head.user)
    address = reverse("dossier", args=[proposal.pk])
    assert "Chưa lập hồ sơ trọn bộ" in client.get(address).content.decode()
    assert client.get(reverse("dossier_pdf", args=[proposal.pk])).status_code == 404
    assert client.post(reverse("dossier_make", args=[proposal.pk])).status_code == 302
    assert "hx-get" in client.get(address).content.decode()
    WholeDossier.objects.update(total=9, done=4)
    assert "4/9" in client.get(address, headers={"HX-Request": "true"}).content.decode()
    drain("render")
    WholeDossier.objects.get(state=PaperState.READY)
    assert "Minh chứng: Bảng kê" in client.get(address).content.decode()
    for route, start in (("dossier_pdf", b"%PDF"), ("dossier_zip", b"PK")):
        answer = client.get(reverse(route, args=[proposal.pk]))
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert content.startswith(start)
    assert AccessEntry.objects.filter(what__startswith="Tải hồ sơ trọn bộ").count() == 2
