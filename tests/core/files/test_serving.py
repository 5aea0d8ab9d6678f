import pytest
from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.test import RequestFactory

from core.files import store
from core.files.models import ScanState, StoredFile
from core.files.serving import serve_file, why_hidden
from core.refusals import Conflict
from tests import factories
from tests.corpus import files

pytestmark = pytest.mark.django_db


def test_a_file_is_served_as_a_sandboxed_download() -> None:
    response = serve_file(factories.stored_file(files.pdf(), "Tờ trình.pdf"))
    assert b"".join(response.streaming_content) == files.pdf()
    assert dict(response.items()) == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(files.pdf())),
        "Content-Disposition": "attachment; filename*=utf-8''T%E1%BB%9D%20tr%C3%ACnh.pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "no-store, private",
    }
    response.close()


def test_the_page_policy_does_not_replace_the_sandbox() -> None:
    stored = factories.stored_file()

    def view(_request: HttpRequest):
        return serve_file(stored)

    response = CSPMiddleware(view)(RequestFactory().get("/"))
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    response.close()


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("Tờ trình số 12/TTr-SGTVT", "Tờ trình số 12-TTr-SGTVT.pdf"),
        ("bia.pdf", "bia.pdf"),
        ("trang.html", "trang.html.pdf"),
        ('a"b\r\nSet-Cookie: x=1.pdf', "a-b Set-Cookie- x=1.pdf"),
        ("con.pdf", "_con.pdf"),
    ],
)
def test_the_name_of_a_download_is_clean_and_of_its_kind(asked: str, given: str) -> None:
    response = serve_file(factories.stored_file(), as_name=asked)
    assert response.filename == given
    assert "\n" not in response["Content-Disposition"]
    response.close()


def test_a_page_cannot_make_the_browser_believe_another_type() -> None:
    stored = factories.stored_file(files.HTML, "trang.pdf")
    StoredFile.objects.filter(pk=stored.pk).update(content_type="text/html")
    stored.refresh_from_db()
    response = serve_file(stored)
    assert response["Content-Type"] == "application/pdf"
    response.close()


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (ScanState.NOT_CONFIGURED, None),
        (ScanState.CLEAN, None),
        (ScanState.WAITING, "chờ quét"),
        (ScanState.INFECTED, "mã độc"),
    ],
)
def test_what_waits_or_is_infected_is_hidden_with_the_reason(state: ScanState, reason: str | None) -> None:
    stored = factories.stored_file()
    stored.scan_state = state
    if reason is None:
        assert why_hidden(stored) is None
        serve_file(stored).close()
    else:
        assert reason in why_hidden(stored)
        with pytest.raises(Conflict, match=reason):
            serve_file(stored)


@pytest.mark.parametrize("harm", ["flip", "cut", "remove"])
def test_damaged_bytes_are_not_given_out(harm: str) -> None:
    stored = factories.stored_file(files.pdf())
    path = store.blob_path(stored.sha256)
    if harm == "remove":
        path.unlink()
    else:
        path.write_bytes(files.pdf().replace(b"842", b"843") if harm == "flip" else files.pdf()[:-1])
    with pytest.raises(Conflict, match="không còn nguyên vẹn"):
        serve_file(stored)
