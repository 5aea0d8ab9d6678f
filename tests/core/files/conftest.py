from pathlib import Path

import pytest

from organization.actors import Actor
from tests import factories


@pytest.fixture(autouse=True)
def files_dir(settings, tmp_path: Path) -> Path:
    """An empty store for each test."""
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


@pytest.fixture
def clerk(db) -> Actor:
    return factories.actor(factories.user())
