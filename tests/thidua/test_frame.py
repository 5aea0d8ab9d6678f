"""The frame of every page: what its head asks the browser to fetch ahead."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client

pytestmark = pytest.mark.django_db


def test_font_fetched_ahead_is_one_that_the_style_sheet_uses(client: Client) -> None:
    page = client.get("/dang-nhap/").content.decode()
    (ahead,) = re.findall(r'<link rel="preload" href="([^"]+)"', page)
    sheet = Path(finders.find("css/tokens.css")).read_text(encoding="utf-8")
    used = re.findall(r'src: url\("\.\./([^"]+)"\)', sheet)
    assert ahead in [static(path) for path in used]
