"""The server's compose file: who reaches whom, who keeps which secret, what may be written."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from thidua import celery

COMPOSE = yaml.safe_load((settings.BASE_DIR / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
INTERNAL = {name for name, network in COMPOSE["networks"].items() if network.get("internal")}
LONG_RUNNING = sorted(SERVICES.keys() - {"prepare"})


def test_only_the_proxy_is_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]


def test_only_the_proxy_and_the_mail_worker_are_on_a_network_that_leads_outside():
    assert {name for name, service in SERVICES.items() if set(service["networks"]) - INTERNAL} == {"proxy", "mail"}


def test_render_worker_reaches_the_database_and_the_broker_alone():
    assert SERVICES["render"]["networks"] == ["data"]
    assert "data" in INTERNAL


def test_every_queue_has_its_worker():
    commands = [service.get("command", []) for service in SERVICES.values()]
    served = {command[command.index("--queues") + 1] for command in commands if "--queues" in command}
    assert served == set(celery.QUEUES)


@pytest.mark.parametrize("name", SERVICES)
def test_service_is_read_only_without_root_and_without_capabilities(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    # Our image and the proxy's name their user themselves.
    assert service["image"].startswith(("thidua:", "nginxinc/nginx-unprivileged")) or service["user"] != "root"


@pytest.mark.parametrize("name", LONG_RUNNING)
def test_service_comes_back_and_stops_without_haste(name):
    service = SERVICES[name]
    assert service["restart"] == "unless-stopped"
    assert service["stop_grace_period"] in ("75s", "30s")
    assert name == "beat" or service["healthcheck"]["test"]


@pytest.mark.parametrize("name", SERVICES)
def test_secrets_come_from_files(name):
    service = SERVICES[name]
    declared = COMPOSE["secrets"]
    environment = service.get("environment", {})
    for variable, value in environment.items():
        if variable.endswith("_FILE"):
            secret = Path(value).name
            assert secret in service["secrets"]
            assert declared[secret]["file"].startswith("./secrets/")
    assert not environment.keys() & {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "POSTGRES_PASSWORD"}


def test_mail_password_is_the_mail_workers_alone():
    assert [name for name, service in SERVICES.items() if "email_url" in service.get("secrets", [])] == ["mail"]


@pytest.mark.parametrize("name", ["web", settings.OUTBOX_QUEUES["signatures"]])
def test_whoever_looks_at_signatures_has_the_authorities_that_the_office_trusts(name):
    service = SERVICES[name]
    assert service["environment"]["SIGNATURE_ROOTS"] == "${SIGNATURE_ROOTS:+/etc/thidua/roots}"
    assert "${SIGNATURE_ROOTS:-/dev/null}:/etc/thidua/roots:ro" in service["volumes"]


def test_redis_keeps_its_messages_and_refuses_when_full():
    text = (settings.BASE_DIR / "deploy" / "redis.conf").read_text(encoding="utf-8").splitlines()
    assert "appendonly yes" in text
    assert "maxmemory-policy noeviction" in text
