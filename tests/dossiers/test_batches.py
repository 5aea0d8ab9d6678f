"""In cả loạt: many certificates in one file, made piece by piece by the worker; whichever fails is named."""

import io
import resource
from itertools import repeat
from pathlib import Path

import pikepdf
import pytest
from django.urls import reverse

from core.files import store
from core.models import AccessEntry, JournalEntry
from core.outbox.drain import drain
from core.outbox.models import Job, JobState
from core.refusals import Conflict, Denied
from dossiers.models import CertificateBatch, Paper, PaperKind, PaperState
from dossiers.rendering import RenderFailed
from dossiers.rendering.batch import certificates_pdf, head_of
from dossiers.rendering.joining import joined
from dossiers.services import batches
from dossiers.services.batches import ask_batch
from dossiers.services.certificates import save_blank
from dossiers.services.office_papers import make_decision_papers
from dossiers.tasks import make_certificates
from organization.enums import Role
from tests import factories as make
from tests.clock import NOW
from tests.dossiers import papers
from tests.dossiers.decided import decision
from tests.dossiers.papers.common import MADE_AT
from tests.dossiers.reading import pages_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]
HEAD = head_of("Giấy khen", MADE_AT)
MEGABYTE = 1024**2


@pytest.fixture
def decided():
    row = decision()
    make_decision_papers(row, now=NOW)
    Job.objects.all().delete()
    return row


@pytest.fixture
def officer():
    return make.actor(make.appraiser())


def ask(row, officer, **options):
    return ask_batch(row, **{"unit": None, "profile": None, "actor": officer, "now": NOW} | options)


def worked(row: CertificateBatch) -> CertificateBatch:
    """The batch after the worker has done every job about it."""
    while drain("render"):
        pass
    row.refresh_from_db()
    return row


def bytes_of(row: CertificateBatch) -> bytes:
    with store.open_blob(row.pdf.sha256) as blob:
        return blob.read()


def named(*names):
    return [(name, papers.certificate(name=name).model_dump(mode="json")) for name in names]


def resident() -> int:
    """How much memory this process has, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def three() -> bytes:
    """A and B of one unit, C of another, in two parts."""
    parts = [certificates_pdf(HEAD, "certificate", named(*names)) for names in ("AB", "C")]
    return b"".join(joined(parts, [("Phòng Một", "A"), ("Phòng Một", "B"), ("Phòng Hai", "C")]))


class TestFile:
    @pytest.fixture
    def pdf(self):
        return three()

    def test_pages_stand_in_their_order_and_the_outline_names_each(self, pdf):
        names = [name for page in pages_of(pdf) for name in "ABC" if name in page.text.split()]
        assert names == ["A", "B", "C"]
        assert [(page.width, page.height) for page in pages_of(pdf)] == [(297.0, 210.0)] * 3
        with pikepdf.open(io.BytesIO(pdf)) as file, file.open_outline() as outline:
            marks = {unit.title: [mark.title for mark in unit.children] for unit in outline.root}
        assert marks == {"Phòng Một": ["A", "B"], "Phòng Hai": ["C"]}

    def test_joined_file_keeps_tags_language_title_and_the_mark_of_pdf_a(self, pdf):
        with pikepdf.open(io.BytesIO(pdf)) as file:
            tree = file.Root.StructTreeRoot
            tags = pikepdf.NumberTree(tree.ParentTree)
            for page in file.pages:
                elements = tags[int(page.obj.StructParents)]
                assert {element.Pg.objgen for element in elements} == {page.obj.objgen}
            assert len(tree.K[0].K) == 3
            assert (str(file.Root.Lang), bool(file.Root.MarkInfo.Marked)) == ("vi", True)
            assert str(file.docinfo.Title) == "Giấy khen"
            assert len(file.Root.OutputIntents) == 1
            with file.open_metadata() as metadata:
                assert (metadata.pdfa_status, metadata["dc:title"]) == ("3A", "Giấy khen")

    def test_same_certificates_give_the_same_bytes(self, pdf):
        assert three() == pdf

    def test_joined_file_is_sound(self, pdf):
        with pikepdf.open(io.BytesIO(pdf)) as file:
            assert file.check_pdf_syntax() == []
            assert file.pdf_version == "1.7"
            nodes = {page.obj.Parent.objgen for page in file.pages}
            assert [int(node.Count) for node in file.Root.Pages.Kids] == [2, 1]
            assert nodes == {node.objgen for node in file.Root.Pages.Kids}

    def test_what_looks_like_a_reference_in_a_text_stays_text(self):
        name = r"12 0 R (a\b) <3 0 R> /N 4 0 R"
        part = certificates_pdf(head_of(name, MADE_AT), "certificate", named("A"))
        pdf = b"".join(joined([part], [(name, f"({name}")]))
        with pikepdf.open(io.BytesIO(pdf)) as file, file.open_outline() as outline:
            assert str(file.docinfo.Title) == name
            assert (outline.root[0].title, outline.root[0].children[0].title) == (name, f"({name}")
            assert file.check_pdf_syntax() == []

    def test_joining_many_takes_no_more_memory_than_joining_few(self):
        names = [("Phòng Một", str(number)) for number in range(10)]
        part = certificates_pdf(HEAD, "certificate", named(*(name for _unit, name in names)))
        assert len(b"".join(joined([part], names))) > len(part) / 2
        before = resident()
        most = max(resident() for _piece in joined(repeat(part, 60), names * 60))
        assert most - before < 10 * MEGABYTE

    def test_certificate_that_cannot_be_read_is_named(self):
        wrong = ("Trần Văn Hỏng", {"face": "issued"})
        with pytest.raises(RenderFailed, match=r"^Trần Văn Hỏng: ") as failure:
            certificates_pdf(HEAD, "certificate", [*named("A"), wrong])
        assert failure.value.permanent

    def test_certificate_on_which_the_renderer_fails_is_named(self, settings, tmp_path):
        part = tmp_path / "papers" / "parts" / "certificate.html"
        part.parent.mkdir(parents=True)
        outside = '{% if paper.name == "C" %}<img src="http://ngoai.example/">{% endif %}'
        part.write_text(f"<section>{{{{ paper.name }}}}{outside}</section>", encoding="utf-8")
        settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
        with pytest.raises(RenderFailed, match=r"^C: ") as failure:
            certificates_pdf(HEAD, "certificate", named("A", "B", "C", "D"))
        assert failure.value.permanent


class TestService:
    def test_all_certificates_are_in_one_file_in_the_order_of_the_decision(self, decided, officer):
        row = worked(ask(decided, officer))
        assert (row.state, row.done, row.total) == (PaperState.READY, 2, 2)
        names = [line.printed_name for line in decided.lines.all()]
        for name, page in zip(names, pages_of(bytes_of(row)), strict=True):
            assert name in " ".join(page.text.split())
        assert JournalEntry.objects.filter(action="certificate.batch").count() == 1

    def test_every_page_bears_the_code_of_its_certificate(self, decided, officer):
        pages = pages_of(bytes_of(worked(ask(decided, officer))))
        assert [line.code in page.text for line, page in zip(decided.lines.all(), pages, strict=True)] == [True, True]

    def test_each_job_makes_some_and_the_page_can_say_how_far_it_is(self, decided, officer, monkeypatch):
        monkeypatch.setattr(batches, "CHUNK", 1)
        row = ask(decided, officer)
        make_certificates({"pk": row.pk, "version": 1, "done": 0}, now=NOW)
        row.refresh_from_db()
        assert (row.state, row.done, len(row.parts)) == (PaperState.WAITING, 1, 1)
        make_certificates({"pk": row.pk, "version": 1, "done": 0}, now=NOW)
        row.refresh_from_db()
        assert row.done == 1
        row = worked(row)
        assert (row.state, len(row.parts), len(pages_of(bytes_of(row)))) == (PaperState.READY, 2, 2)

    def test_asking_twice_is_one_job_while_it_waits_and_none_when_nothing_has_changed(self, decided, officer):
        row = ask(decided, officer)
        assert ask(decided, officer).version == 1
        assert Job.objects.filter(kind="certificates").count() == 1
        row = worked(row)
        again = ask(decided, officer)
        assert (again.version, again.state, again.pdf) == (1, PaperState.READY, row.pdf)

    def test_asking_after_the_blank_was_moved_makes_a_new_version(self, decided, officer):
        profile = make.blank()
        first = worked(ask(decided, officer, profile=profile))
        places = list(profile.places.all())
        profile.shift_x = 2
        save_blank(profile, places, actor=officer, now=NOW)
        second = worked(ask(decided, officer, profile=profile))
        assert (second.pk, second.version) == (first.pk, 2)
        assert second.pdf.sha256 != first.pdf.sha256

    def test_on_a_blank_there_are_the_fields_alone(self, decided, officer):
        row = worked(ask(decided, officer, profile=make.blank()))
        for line, page in zip(decided.lines.all(), pages_of(bytes_of(row)), strict=True):
            assert line.code not in page.text
            assert "CỘNG HÒA" not in page.text
            assert line.register_number in page.text

    def test_those_of_one_unit_alone(self, decided, officer):
        unit = decided.lines.first().nomination.proposal.unit
        assert ask(decided, officer, unit=unit).total == 2
        with pytest.raises(Conflict, match="Không có Giấy khen"):
            ask(decided, officer, unit=make.unit())

    def test_one_that_cannot_be_printed_ends_it_with_its_name_and_may_be_asked_for_again(self, decided, officer):
        paper = Paper.objects.filter(kind=PaperKind.CERTIFICATE).first()
        whole = paper.data
        Paper.objects.filter(pk=paper.pk).update(data=whole | {"salutation": "Cụ"})
        row = worked(ask(decided, officer))
        assert (row.state, row.done) == (PaperState.FAILED, 0)
        assert row.error.startswith(f"{whole['name']}: ")
        Paper.objects.filter(pk=paper.pk).update(data=whole)
        again = worked(ask(decided, officer))
        assert (again.version, again.state, again.error) == (2, PaperState.READY, "")

    def test_job_of_an_earlier_asking_does_nothing(self, decided, officer):
        row = ask(decided, officer)
        make_certificates({"pk": row.pk, "version": 0, "done": 0}, now=NOW)
        row.refresh_from_db()
        assert row.done == 0

    def test_nothing_is_printed_before_the_decision_is_signed(self, officer):
        with pytest.raises(Conflict, match="đã ký"):
            ask(decision(signed=False), officer)

    def test_while_the_certificates_are_laid_it_says_so(self, officer):
        with pytest.raises(Conflict, match="đang được lập"):
            ask(decision(), officer)

    def test_only_the_office_and_the_clerk_print(self, decided):
        with pytest.raises(Denied):
            ask(decided, make.actor(make.leader()))


class TestPages:
    @pytest.fixture
    def desk(self, client):
        client.force_login(make.user(make.person(make.office()), Role.CLERK))
        return client

    def test_it_is_asked_for_watched_and_taken_along(self, desk, decided):
        here = reverse("certificate_batches", args=[decided.pk])
        assert "Chưa có bản in nào" in desk.get(here).content.decode()
        assert desk.post(here, {}).url == here
        assert "hx-get" in desk.get(here).content.decode()
        row = CertificateBatch.objects.get()
        download = reverse("certificate_batch_pdf", args=[row.pk])
        assert desk.get(download).status_code == 404
        CertificateBatch.objects.update(done=1)
        text = desk.get(here, headers={"HX-Request": "true"}).content.decode()
        assert ("1/2" in text, "<html" in text) == (True, False)
        CertificateBatch.objects.update(done=0)
        worked(row)
        assert "hx-get" not in desk.get(here).content.decode()
        assert b"".join(desk.get(download).streaming_content).startswith(b"%PDF")
        assert AccessEntry.objects.filter(what__startswith="Tải bản in cả loạt").count() == 1

    def test_job_that_the_machine_could_not_do_is_told(self, desk, decided):
        here = reverse("certificate_batches", args=[decided.pk])
        desk.post(here, {})
        Job.objects.filter(kind="certificates").update(state=JobState.FAILED, error="Thiếu phông chữ.")
        text = desk.get(here).content.decode()
        assert "Thiếu phông chữ." in text
        assert "hx-get" not in text
        desk.post(here, {})
        assert CertificateBatch.objects.get().version == 2

    def test_unit_of_no_certificate_is_no_choice(self, desk, decided):
        answer = desk.post(reverse("certificate_batches", args=[decided.pk]), {"unit": make.unit().pk})
        assert answer.status_code == 422
        assert not CertificateBatch.objects.exists()

    def test_list_costs_the_same_for_many(self, desk, decided, officer, django_assert_max_num_queries):
        here = reverse("certificate_batches", args=[decided.pk])
        for _row in range(30):
            ask(decided, officer, profile=make.blank())
        with django_assert_max_num_queries(16):
            assert desk.get(here).content.decode().count("Đang chờ đến lượt") == 30
