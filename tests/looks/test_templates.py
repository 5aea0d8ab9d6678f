"""What every template of the interface keeps to."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template, render_to_string

from core.looks import LOOKS
from core.templatetags.ui import icon

TEMPLATES = settings.BASE_DIR / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
ALL = sorted(TEMPLATES.rglob("*.html"))
ERRORS = ["400", "403", "403_csrf", "404", "409", "413", "422", "429", "500", "503"]
CSS = settings.BASE_DIR / "static" / "css"
CLASS = re.compile(r'class="([^"]*)"')
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
ICON = re.compile(r"""\{% icon "([a-z0-9-]+)\"""")


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_component_declares_its_arguments_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(("{#", "{% comment %}"))
    assert re.search(r"[Aa]rguments|\{% \w+", first.removeprefix("{% comment %}"))


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_template_compiles(path: Path) -> None:
    assert get_template(str(path.relative_to(TEMPLATES)))


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_errors_of_a_form_are_summed_up_once(path: Path) -> None:
    """`form|crispy`, and the parts that hold it, bring a summary of their own."""
    text = path.read_text(encoding="utf-8")
    drawn = set(re.findall(r"\{\{ (\w+)\|crispy \}\}", text))
    if re.search(r'include "(organization|campaigns/setup)/_form.html"', text):
        drawn.add("form")
    summed = set(re.findall(r"error_summary\.html\" with .*?form=(\w+)", text))
    assert drawn & summed == set()


def test_classes_that_templates_name_are_drawn() -> None:
    drawn = {name for path in CSS.glob("*.css") for name in re.findall(r"\.([a-z][\w-]*)", path.read_text("utf-8"))}
    named = {
        (name, str(path.relative_to(TEMPLATES)))
        for path in ALL
        if path.parent.name != "mail" and not path.is_relative_to(TEMPLATES / "papers")
        for value in CLASS.findall(path.read_text(encoding="utf-8"))
        for name in TAG.sub(" ", value).split()
        if not name.endswith("-")
    }
    assert sorted((name, where) for name, where in named if name not in drawn) == []


def test_icons_that_templates_name_exist() -> None:
    names = {name for path in ALL for name in ICON.findall(path.read_text(encoding="utf-8"))}
    assert all("<svg" in icon(name) for name in names | {name for _tone, name in LOOKS.values()})


@pytest.mark.parametrize("name", ERRORS)
def test_error_page_needs_no_context(name: str) -> None:
    page = render_to_string(f"{name}.html")
    assert "<h1>" in page
    assert "</html>" in page


def test_server_error_page_asks_the_database_nothing() -> None:
    assert "Hệ thống gặp lỗi" in render_to_string("500.html", {"incident": "a1b2c3d4"})
    assert "a1b2c3d4" in render_to_string("500.html", {"incident": "a1b2c3d4"})


def test_expired_form_keeps_what_was_typed() -> None:
    context = {"fields": [("note", 'a "b" <c>')], "action": "/luu/?x=1", "csrf_token": "abc"}
    page = render_to_string("403_csrf.html", context)
    assert 'name="note" value="a &quot;b&quot; &lt;c&gt;"' in page
    assert 'action="/luu/?x=1"' in page
