"""The server profile for real, but without containers: compose's own commands and settings, on throwaway servers."""

import http.client
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from tests import servers

pytestmark = pytest.mark.slow

COMPOSE = yaml.safe_load((settings.BASE_DIR / "docker-compose.yml").read_text(encoding="utf-8"))
DOCKERFILE = (settings.BASE_DIR / "Dockerfile").read_text(encoding="utf-8")
HOST = "thidua.example"
BEHIND_PROXY = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "10.0.0.7"}
PROGRAMS = ("web", "render", "mail", "beat")


@pytest.fixture(scope="module")
def secrets(tmp_path_factory):
    """The secret files, made by the project's own program in a copy, with the addresses of throwaway servers."""
    folder = tmp_path_factory.mktemp("installation")
    (folder / "deploy").mkdir()
    program = folder / "deploy" / "make-secrets"
    program.write_bytes((settings.BASE_DIR / "deploy" / "make-secrets").read_bytes())
    subprocess.run(["sh", program], check=True, capture_output=True)
    with servers.postgres() as database, servers.redis() as broker:
        for name, value in {"database_url": database, "redis_url": broker}.items():
            path = folder / "secrets" / name
            path.unlink()
            path.write_text(value)
        yield folder / "secrets"


@pytest.fixture(scope="module")
def environment(secrets, tmp_path_factory):
    """Of one service: what the Dockerfile and compose say, with our paths and a free port."""
    folder, port = tmp_path_factory.mktemp("var"), str(servers.free_port())
    image = dict(re.findall(r"(?:^ENV|^   ) ([A-Z_]+)=(\S+)", DOCKERFILE, re.MULTILINE))
    image |= {"PORT": port, "HOST": "127.0.0.1", "THIDUA_VAR": str(folder), "STATIC_ROOT": str(folder / "static")}
    image |= {"FILES_DIR": str(folder / "files"), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    given = {"ALLOWED_HOSTS": HOST, "SITE_URL": f"https://{HOST}", "DEFAULT_FROM_EMAIL": f"thi-dua@{HOST}"}

    def of(service):
        asked = dict(COMPOSE["services"][service]["environment"])
        for name, value in asked.items():
            default = re.fullmatch(r"\$\{(\w+):[-?](.*)\}", value)
            asked[name] = given.get(default[1], default[2]) if default else value
            # What stands there only with a value: we give none.
            asked[name] = re.sub(r"^\$\{\w+:\+.*\}$", "", asked[name])
            asked[name] = asked[name].replace("/run/secrets", str(secrets))
        return image | asked

    return of


def command_of(service):
    own = COMPOSE["services"][service].get("command")
    words = own or yaml.safe_load(re.search(r"^CMD (.*)$", DOCKERFILE, re.MULTILINE)[1])
    return [re.sub(r"\$\{\w+:-(.*)\}", r"\1", word) for word in words]


def run(words, environment):
    return subprocess.run(words, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)


def until(succeeds, seconds):
    """Repeat an attempt that takes its own time until it succeeds; returns whether it did."""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        if succeeds():
            return True
    return False


@pytest.fixture(scope="module")
def installation(environment, tmp_path_factory):
    """Everything of compose that is ours, running; yields the environment of `web`."""
    web = environment("web")
    assert run(command_of("prepare"), environment("prepare")).returncode == 0
    build = shlex.split(re.search(r"python manage.py collectstatic[^\\]*", DOCKERFILE)[0])
    assert run(build, web).returncode == 0
    beat_folder = str(tmp_path_factory.mktemp("beat"))
    running = {}
    for service in PROGRAMS:
        words = [word.replace("/var/lib/thidua/beat", beat_folder) for word in command_of(service)]
        running[service] = subprocess.Popen(words, cwd=settings.BASE_DIR, env=environment(service))
    alive = shlex.split(" ".join(COMPOSE["services"]["web"]["healthcheck"]["test"][1:]))
    assert until(lambda: run(alive, web).returncode == 0, 60), "the web server does not answer"
    yield web
    for process in running.values():
        process.send_signal(signal.SIGTERM)
    codes = {service: process.wait(75) for service, process in running.items()}
    assert codes == dict.fromkeys(PROGRAMS, 0)


def get(environment, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", int(environment["PORT"]), timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response, response.read().decode()
    finally:
        connection.close()


def test_sign_in_page_is_served_over_https_with_host_cookies(installation):
    response, _text = get(installation, "/dang-nhap/", **BEHIND_PROXY)
    assert response.status == 200
    assert "__Host-csrf" in response.headers["Set-Cookie"]
    assert "Secure" in response.headers["Set-Cookie"]
    assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_plain_http_is_sent_to_https(installation):
    response, _text = get(installation, "/dang-nhap/", Host=HOST)
    assert (response.status, response.headers["Location"]) == (301, f"https://{HOST}/dang-nhap/")


def test_unknown_host_is_refused(installation):
    response, _text = get(installation, "/dang-nhap/", **BEHIND_PROXY | {"Host": "evil.example"})
    assert response.status == 400


def test_static_files_have_a_name_of_their_content_and_are_kept(installation):
    _response, text = get(installation, "/dang-nhap/", **BEHIND_PROXY)
    path = re.search(r'href="(/static/[^"]+\.css)"', text)[1]
    response, _text = get(installation, path, **BEHIND_PROXY)
    assert re.search(r"\.[0-9a-f]{12}\.css$", path)
    assert response.status == 200
    assert "immutable" in response.headers["Cache-Control"]


@pytest.mark.parametrize("worker", ["render", "mail"])
def test_health_check_of_a_worker_succeeds_after_the_first_minute(installation, environment, worker):
    words = COMPOSE["services"][worker]["healthcheck"]["test"][1:]
    assert until(lambda: run(words, environment(worker)).returncode == 0, 90)


def test_everything_is_ready(installation):
    def ready():
        response, text = get(installation, "/readyz", Host=HOST)
        return (response.status, text.count('"ok"')) == (200, 5)

    assert until(ready, 90)


def test_sample_is_refused(installation):
    done = run(["python", "manage.py", "load_sample"], installation)
    assert done.returncode
    assert "TRAINING_CLOCK" in done.stderr


def test_missing_secret_is_named_at_the_start(installation):
    done = run(["python", "manage.py", "check"], installation | {"SECRET_KEY_FILE": ""})
    assert done.returncode
    assert "SECRET_KEY" in done.stderr
