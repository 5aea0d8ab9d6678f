"""Every component in a real browser: accessible, inside its width, and with nothing that the policy refuses."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.gallery.settings import ROOT_URLCONF, TEMPLATES

pytestmark = [pytest.mark.browser, pytest.mark.urls(ROOT_URLCONF), pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(autouse=True)
def templates_of_the_gallery(settings) -> None:
    settings.TEMPLATES = TEMPLATES


def open_gallery(page: Page, live_server) -> None:
    page.goto(f"{live_server.url}/giao-dien/", wait_until="networkidle")
    assert page.locator("h1").inner_text().startswith("Bộ giao diện")


def test_gallery_has_no_violation_of_wcag(browser: Browser, live_server) -> None:
    for theme, width in product(("light", "dark"), (360, 1440)):
        # The policy would refuse the scanner's own script.
        context = browser.new_context(color_scheme=theme, bypass_csp=True, viewport={"width": width, "height": 900})
        page = context.new_page()
        open_gallery(page, live_server)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        context.close()
        assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found] == [], (theme, width)


def test_gallery_breaks_no_rule_of_the_content_policy(page: Page, live_server) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    open_gallery(page, live_server)
    assert said == []


def test_gallery_does_not_scroll_sideways(page: Page, live_server) -> None:
    open_gallery(page, live_server)
    for width in (320, 360, 600, 820, 1100, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        over = page.locator("html").evaluate("root => root.scrollWidth - root.clientWidth")
        assert over == 0, width


def test_controls_are_large_enough_to_hit(page: Page, live_server) -> None:
    """WCAG 2.2, 2.5.8: 24 px, but for links inside a sentence."""
    open_gallery(page, live_server)
    small = page.locator("button, select, summary, .choice input, a.btn, nav:not(.crumbs) a, th a").evaluate_all(
        """all => all.filter(one => {
          const { width, height } = one.getBoundingClientRect();
          return width > 1 && (height < 23.9 || width < 23.9);
        }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_page_works_without_javascript(browser: Browser, live_server) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 900})
    page = context.new_page()
    open_gallery(page, live_server)
    assert page.get_by_role("navigation", name="Các trang chính").is_visible()
    assert page.locator("input[type=file]").first.is_visible()
    assert not page.get_by_role("button", name="Theo máy").is_visible()
    context.close()
