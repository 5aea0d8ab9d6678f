from pathlib import Path

import pytest
from django.conf import settings

from thidua.reference import PAGES


@pytest.mark.parametrize("path", PAGES)
def test_reference_page_is_what_the_code_says(path):
    assert Path(settings.BASE_DIR, path).read_text(encoding="utf-8") == PAGES[path](), "run: manage.py write_docs"
