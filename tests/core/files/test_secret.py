"""A secret file stays in memory, however much is sent with it; every other upload goes its usual way."""

import io
import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import ResolverMatch

from core.files.secret import SECRET_MAX_BYTES, keeps_uploads_in_memory

LARGE = 3_000_000


def sent_to(view, size):
    """The upload of `size` bytes as the view gets it."""
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("chu-ky.p12", b"k" * size)})
    request.resolver_match = ResolverMatch(view, (), {})
    return request.FILES["file"]


@keeps_uploads_in_memory
def secret(_request):
    """A view that is asked for a key."""


def other(_request):
    """Any other view."""


@pytest.mark.parametrize("size", [1, SECRET_MAX_BYTES])
def test_file_is_there_whole_and_in_memory(size):
    upload = sent_to(secret, size)
    assert isinstance(upload.file, io.BytesIO)
    assert (upload.size, upload.read()) == (size, b"k" * size)


def test_what_is_too_large_is_measured_but_never_written_down():
    upload = sent_to(secret, LARGE)
    assert isinstance(upload.file, io.BytesIO)
    assert upload.size == LARGE
    assert len(upload.read()) < SECRET_MAX_BYTES + 128 * 1024


def test_same_file_sent_elsewhere_goes_to_a_file():
    upload = sent_to(other, LARGE)
    assert upload.temporary_file_path()
    upload.close()


def test_proxy_too_holds_a_key_and_its_form_in_memory():
    text = (settings.BASE_DIR / "deploy/proxy/nginx.conf").read_text(encoding="utf-8")
    [kilobytes] = re.findall(r"^ *client_body_buffer_size (\d+)k;$", text, re.MULTILINE)
    assert int(kilobytes) * 1024 >= 2 * SECRET_MAX_BYTES
