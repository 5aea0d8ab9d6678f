"""The page on which a paper is signed: who reaches it, what it says, that it keeps no secret."""

import base64
import logging
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from awards.models import Nomination
from core.models import JournalEntry
from dossiers.models import Face, PaperKind, SignedCopy
from dossiers.services.unit_papers import make_unit_paper
from organization.enums import Role
from organization.models import Person
from organization.views.sign_in import read_kept
from tests import factories as make
from tests.clock import NOW
from tests.dossiers import signing, to_sign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hands")]


@pytest.fixture
def letter():
    return to_sign.unit_letter()


@pytest.fixture
def signer(letter):
    client = Client()
    client.force_login(letter[1])
    return client


def url_of(paper):
    return reverse("paper_sign", args=[paper.pk])


def body(paper, user, **given):
    p12 = SimpleUploadedFile(given.pop("name", "chu-ky.p12"), given.pop("content", None) or to_sign.p12_of(user))
    values = {"data_hash": paper.data_hash, "sha256": paper.pdf.sha256, "p12": p12, "passphrase": signing.PASSPHRASE}
    return values | given


def test_signer_is_led_from_the_paper_to_the_page_and_back(letter, signer):
    paper, user = letter
    address = reverse("paper", args=[paper.pk])
    assert url_of(paper) in signer.get(address).text
    page = signer.get(url_of(paper)).text
    for words in (
        paper.title,
        f"Trưởng phòng: {to_sign.NAME}",
        paper.code,
        paper.pdf.sha256[:16],
        "không được lưu lại",
    ):
        assert words in page
    response = signer.post(url_of(paper), body(paper, user))
    assert (response.status_code, response["Location"]) == (302, address)
    page = signer.get(address).text
    for words in ("Đã ký số", "Ký trên hệ thống", "Người ký số", "CA thử nghiệm", "đúng là bản hệ thống đã in",
                  SignedCopy.objects.get().certificate["serial"]):  # fmt: skip
        assert words in page
    assert url_of(paper) not in page
    assert b"/ETSI.CAdES.detached" in signer.get(reverse("signed_copy", args=[paper.pk])).getvalue()


@pytest.mark.parametrize("kind", ["decision", "office_letter"])
def test_signed_copy_of_the_department_s_paper_stands_on_its_page(kind):
    paper, user = to_sign.PAPERS[kind]()
    client = Client()
    client.force_login(user)
    assert client.post(url_of(paper), body(paper, user)).status_code == 302
    assert "Ký trên hệ thống" in client.get(reverse("paper", args=[paper.pk])).text


def test_clerk_records_the_signed_decision_without_another_file():
    paper, user = to_sign.decision()
    copy = to_sign.sign(paper, user)
    client = Client()
    client.force_login(make.chief())
    url = reverse("decision_signed", args=[paper.decision_id])
    assert "Đã có bản ký số trên hệ thống" in client.get(url).text
    values = {"number": "7", "symbol": "QĐ-SGTVT", "signed_on": "20/12/2025", "signer": paper.decision.signer_id}
    assert client.post(url, values).status_code == 302
    paper.decision.refresh_from_db()
    assert paper.decision.signed_copy == copy.file


def test_signer_and_clerk_are_told_on_the_home_page_whose_turn_it_is():
    paper, user = to_sign.decision()
    signer, other, clerk = Client(), Client(), Client()
    signer.force_login(user)
    other.force_login(make.leader())
    clerk.force_login(make.user(make.person(make.office()), Role.CLERK))
    address = reverse("paper", args=[paper.pk])
    assert "Quyết định chờ bạn ký." in signer.get("/").text
    assert address in signer.get("/").text
    assert "chờ bạn ký" not in other.get("/").text
    assert "Quyết định chờ số, ngày và bản ký." in clerk.get("/").text
    to_sign.sign(paper, user)
    assert "chờ bạn ký" not in signer.get("/").text
    assert "Quyết định đã ký số, chờ số và ngày." in clerk.get("/").text


def test_nothing_given_is_said_beside_each_field(letter, signer):
    response = signer.post(url_of(letter[0]), {})
    assert response.status_code == 422
    assert {"p12", "passphrase", "data_hash", "sha256"} == set(response.context["form"].errors)


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"passphrase": "sai"}, "passphrase", "Mật khẩu không mở được"),
        ({"content": b"x"}, "p12", "không phải tệp khóa"),
        ({"content": b"x" * 102401}, "p12", "Tệp nặng quá 100 KB"),
        ({"name": "chu-ky.pdf"}, "p12", "đuôi .p12"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(letter, signer, given, field, words):
    response = signer.post(url_of(letter[0]), body(*letter, **given))
    assert response.status_code == 422
    assert words in response.text
    assert field in response.context["form"].errors
    assert signing.PASSPHRASE not in response.text
    assert not SignedCopy.objects.exists()


def test_paper_that_changed_while_the_page_was_open_is_not_signed(letter, signer):
    paper, user = letter
    Nomination.objects.filter(proposal=paper.proposal, person=None).update(printed_name="Tên mới")
    response = signer.post(url_of(paper), body(paper, user))
    assert response.status_code == 409
    assert "in lại, ký lại" in response.text
    assert not SignedCopy.objects.exists()


def test_page_of_a_changed_paper_says_why_it_is_not_offered(letter, signer):
    paper, _user = letter
    Nomination.objects.filter(proposal=paper.proposal, person=None).update(printed_name="Tên mới")
    response = signer.get(url_of(paper))
    assert response.status_code == 409
    assert "in lại, ký lại" in response.text
    page = signer.get(reverse("paper", args=[paper.pk])).text
    assert "in lại, ký lại" in page
    assert url_of(paper) not in page


def test_second_tab_learns_that_it_is_signed(letter, signer):
    paper, user = letter
    assert signer.post(url_of(paper), body(paper, user)).status_code == 302
    response = signer.post(url_of(paper), body(paper, user))
    assert response.status_code == 409
    assert "đã được ký số" in response.text
    assert SignedCopy.objects.count() == 1


def test_others_are_refused_with_the_reason(letter, client):
    paper, user = letter
    assert client.get(url_of(paper)).status_code == 302
    client.force_login(make.staff(paper.proposal.unit))
    response = client.post(url_of(paper), body(paper, user))
    assert response.status_code == 403
    assert "Chỉ người có tên ở khối chữ ký" in response.text
    assert url_of(paper) not in client.get(reverse("paper", args=[paper.pk])).text
    client.force_login(make.staff(make.unit()))
    assert client.get(url_of(paper)).status_code == 404
    assert client.put(url_of(paper)).status_code == 405


def test_minutes_have_no_such_page(letter, signer):
    paper, user = letter
    kind = PaperKind.MEETING_MINUTES
    row = make_unit_paper(paper.proposal, kind, face=Face.FOR_SIGNATURE, actor=make.actor(user), now=NOW)
    assert signer.get(url_of(row)).status_code == 404


class TestSecret:
    @pytest.fixture
    def traces(self, letter):
        """The passphrase, the .p12 and the private key, and pieces of each as they would be written down."""
        key = to_sign.party(to_sign.NAME).key
        plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        secret = key.private_numbers().d
        p12 = to_sign.p12_of(letter[1])
        self.sent = p12
        blobs = [p12[100:148], plain[200:248], secret.to_bytes(256)[100:148]]
        texts = [signing.PASSPHRASE, signing.PASSPHRASE.encode().hex(), str(secret)]
        return [*blobs, *(text.encode() for text in texts), *(blob.hex().encode() for blob in blobs),
                *(base64.b64encode(blob) for blob in blobs)]  # fmt: skip

    def rows(self):
        """Everything the database holds, sessions unpacked."""
        for model in apps.get_models():
            for row in model.objects.values():
                yield repr(row).encode()
                yield from (bytes(value) for value in row.values() if isinstance(value, bytes | memoryview))
        for session in Session.objects.all():
            yield repr(session.get_decoded()).encode()

    def files(self):
        for folder in (settings.VAR_DIR, settings.FILES_DIR):
            yield from (path.read_bytes() for path in Path(folder).rglob("*") if path.is_file())

    def found(self, traces, *more):
        held = [*self.rows(), *self.files(), *(repr(vars(message)).encode() for message in mail.outbox), *more]
        return [trace for trace in traces if any(trace in part for part in held)]

    @pytest.mark.parametrize("given", [{}, {"sha256": "0" * 64}])
    def test_neither_key_nor_passphrase_is_kept_anywhere(self, letter, signer, traces, caplog, given):
        paper, user = letter
        with caplog.at_level(logging.DEBUG):
            response = signer.post(url_of(paper), body(paper, user, content=self.sent, **given))
        assert response.status_code == (409 if given else 302)
        said = [caplog.text.encode(), response.content, repr(response.headers).encode()]
        assert self.found(traces, *said) == []
        assert JournalEntry.objects.filter(action="paper.sign").exists()

    def test_search_finds_what_is_kept(self, letter, traces):
        """Else the test before could not fail."""
        Person.objects.filter(pk=letter[1].person_id).update(residence=signing.PASSPHRASE)
        make.stored_file(b"%PDF" + self.sent)
        assert traces[0] in self.found(traces)
        assert signing.PASSPHRASE.encode() in self.found(traces)

    def test_ended_session_keeps_the_words_but_not_the_secret(self, letter, traces):
        paper, user = letter
        client = Client()
        client.get(reverse("sign_in"))
        response = client.post(url_of(paper), body(paper, user, content=self.sent))
        assert response.status_code == 403
        kept = response.context["form"].initial["kept"]
        assert paper.data_hash in repr(read_kept(kept))
        assert self.found(traces, response.content, repr(read_kept(kept)).encode()) == []

    def test_ended_token_shows_the_words_but_not_the_secret(self, letter, traces):
        paper, user = letter
        client = Client(enforce_csrf_checks=True)
        client.force_login(user)
        response = client.post(url_of(paper), body(paper, user, content=self.sent))
        assert response.status_code == 403
        assert paper.data_hash in response.text
        assert self.found(traces, response.content) == []

    def test_error_of_ours_writes_no_secret_into_the_log(self, letter, signer, traces, caplog):
        paper, user = letter
        signer.raise_request_exception = False
        # The print is away: what opens it fails in the middle of signing.
        for path in Path(settings.FILES_DIR).rglob(paper.pdf.sha256 + "*"):
            path.unlink()
        with caplog.at_level(logging.DEBUG):
            response = signer.post(url_of(paper), body(paper, user, content=self.sent))
        assert response.status_code == 500
        assert "Traceback" in caplog.text
        assert self.found(traces, caplog.text.encode(), response.content) == []
