"""The proxy's real configuration in a real nginx, before an upstream that tells what it was sent."""

import contextlib
import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings

from tests.servers import free_port

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin")
pytestmark = pytest.mark.skipif(not NGINX, reason="no nginx on this machine")


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers it got, and when."""

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.dumps({"headers": dict(self.headers.items()), "at": time.time()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = answer  # noqa: N815 - the library's names

    def log_message(self, *_args):
        pass


@pytest.fixture(scope="module")
def upstream():
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("secrets")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=thidua.example"]
    files = ["-keyout", folder / "tls_key", "-out", folder / "tls_certificate"]
    subprocess.run([*command, *files], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def proxy(upstream, certificate, tmp_path_factory):
    """Start nginx with our file, its addresses and folders replaced; yields its TLS port."""
    folder = tmp_path_factory.mktemp("nginx")
    port = free_port()
    text = (settings.BASE_DIR / "deploy/proxy/nginx.conf").read_text(encoding="utf-8")
    replaced = {
        "http://web:8000": f"http://127.0.0.1:{upstream}",
        "listen 8443": f"listen 127.0.0.1:{port}",
        "listen 8080": f"listen 127.0.0.1:{free_port()}",
        "/run/secrets": str(certificate),
        "/var/cache/nginx": str(folder),
        "/tmp/nginx.pid": str(folder / "pid"),
        "/etc/nginx/pages": str(settings.BASE_DIR / "deploy/proxy/pages"),
    }
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    path = folder / "nginx.conf"
    path.write_text(text, encoding="utf-8")
    # Started by root, nginx would give up its rights to the test's own folder.
    options = "daemon off; user root;" if os.getuid() == 0 else "daemon off;"
    command = [NGINX, "-c", path, "-e", "stderr", "-g", options]
    subprocess.run([*command, "-t", "-q"], check=True)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    wait_for(port, process)
    yield port
    process.terminate()
    process.wait(20)


def wait_for(port, process):
    give_up = time.monotonic() + 20
    while time.monotonic() < give_up and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    pytest.fail("nginx does not listen")


@pytest.fixture
def connection(proxy):
    context = ssl._create_unverified_context()
    opened = http.client.HTTPSConnection("127.0.0.1", proxy, context=context, timeout=30)
    yield opened
    opened.close()


def ask(connection, method, path, body=None, **headers):
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    return response, response.read()


def sent_on(connection, method, path, body=None, **headers):
    """The headers and the time at which the upstream got them."""
    response, text = ask(connection, method, path, body, **headers)
    assert response.status == 200
    answer = json.loads(text)
    return answer["headers"], answer["at"]


def test_stamp_of_arrival_is_the_proxys_whatever_the_client_says(connection):
    forged = {"X-Edge-Msec": "1.0", "X-Edge-Elapsed": "99", "X_Edge_Msec": "2.0"}
    connection.request("GET", "/", headers=forged)
    answer = json.loads(connection.getresponse().read())
    assert abs(float(answer["headers"]["X-Edge-Msec"]) - answer["at"]) < 5
    assert float(answer["headers"]["X-Edge-Elapsed"]) < 5
    assert "X_Edge_Msec" not in answer["headers"]


def test_stamp_is_taken_when_the_whole_request_is_there(connection):
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", "2")
    connection.endheaders(b"a")
    threading.Event().wait(0.6)  # the slowness is what is tested
    connection.send(b"b")
    answer = json.loads(connection.getresponse().read())
    assert abs(float(answer["headers"]["X-Edge-Msec"]) - answer["at"]) < 0.5
    assert float(answer["headers"]["X-Edge-Elapsed"]) >= 0.5


def test_addresses_and_scheme_are_the_proxys(connection):
    forged = {"X_Forwarded_For": "8.8.8.8", "X_Forwarded_Proto": "http", "X_Forwarded_Host": "evil.example"}
    headers, _at = sent_on(connection, "GET", "/", Forwarded="for=8.8.8.8", X_Real_IP="8.8.8.8", **forged)
    assert headers["X-Forwarded-For"] == "127.0.0.1"
    assert headers["X-Forwarded-Proto"] == "https"
    assert not headers.keys() & {"X-Forwarded-Host", "Forwarded", "X-Real-IP"}


def test_too_large_a_file_is_answered_with_a_page_that_says_so(connection):
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", str(22 * 1024 * 1024))
    connection.endheaders()
    response = connection.getresponse()
    assert response.status == 413
    assert "Tệp quá lớn" in response.read().decode()


def test_file_of_the_greatest_size_passes(connection):
    sent_on(connection, "POST", "/", b"x" * settings.UPLOAD_MAX_BYTES)


def test_one_office_may_sign_in_together_but_a_machine_may_not_try_for_ever(connection):
    answers = [ask(connection, "GET", "/dang-nhap/") for _ in range(75)]
    statuses = [response.status for response, _text in answers]
    assert statuses[:50] == [200] * 50
    assert statuses[-1] == 429
    assert "Quá nhiều yêu cầu" in answers[-1][1].decode()


def test_a_machine_may_not_have_files_compared_for_ever(connection):
    statuses = [ask(connection, "POST", "/kiem-tra/tep/")[0].status for _ in range(30)]
    assert statuses[:15] == [200] * 15
    assert statuses[-1] == 429


def test_readiness_is_not_shown_outside(connection):
    assert ask(connection, "GET", "/readyz")[0].status == 404
