"""Somebody at a browser: reads, types, presses; every page that opens is looked at on the way.

What is wrong with a page is collected, not raised: one run shows all the faults of a journey.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Locator, Page, Response, expect

from organization.models import User
from tests.factories import PASSWORD

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 820, "height": 1180}
DESK = {"width": 1440, "height": 900}
AXE = Axe()
# What has been looked at in this run: the same words at the same address and width are not looked at twice.
SEEN: set[tuple[str, str, str]] = set()
# Chromium's own word on an answer with an error status; the answers themselves are looked at.
BAD_ANSWER = "Failed to load resource"
# Advice that depends on how busy the machine is; that the font is the style sheets' own is tested without a browser.
SLOW_PAINT = "was preloaded using link preload but not used within a few seconds"


class Visitor:
    """One page of one browser; `faults` is where the journey keeps what is wrong."""

    def __init__(self, page: Page, faults: list[str]) -> None:
        self.page, self.faults = page, faults
        self.expected: set[int] = set()
        page.on("console", self._said)
        page.on("pageerror", lambda error: self._fault(f"script: {error}"))
        page.on("response", self._answered)

    # --- what he does ---------------------------------------------------------------------------------------

    def signs_in(self, user: User) -> "Visitor":
        """Through the page of everybody, once; ends on the home page."""
        self.opens("/dang-nhap/")
        self.page.fill("input[name=username]", user.username)
        self.page.fill("input[name=password]", PASSWORD)
        return self.presses("Đăng nhập", within=self.page.get_by_role("main"))

    def opens(self, address: str) -> "Visitor":
        self.page.goto(address)
        return self.looks()

    def confirms(self, button: str, picture: str = "") -> "Visitor":
        """Press a button that wants the password once more, and give it."""
        self.presses(button).reads("Chưa ghi gì cả")
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        return (self.pictured(picture) if picture else self).presses("Xác nhận")

    def follows(self, link: str, within: Locator | None = None) -> "Visitor":
        return self.goes((within or self.page).get_by_role("link", name=link).first.click)

    def presses(self, button: str, within: Locator | None = None) -> "Visitor":
        return self.goes((within or self.page).get_by_role("button", name=button).first.click)

    def goes(self, act: Callable[[], None]) -> "Visitor":
        """Do what leads to another page."""
        with self.page.expect_navigation():
            act()
        return self.looks()

    def refused(self, button: str, status: int) -> "Visitor":
        """Press a button whose answer is an error page of this status."""
        self.expected.add(status)
        with self.page.expect_navigation() as answer:
            self.page.get_by_role("button", name=button).first.click()
        assert answer.value.status == status
        self.expected.discard(status)
        return self.looks()

    def types(self, label: str, text: str) -> "Visitor":
        self.page.get_by_label(label).first.fill(text)
        return self

    def chooses(self, label: str, option: str | int) -> "Visitor":
        choice = {"index": option} if isinstance(option, int) else {"label": option}
        self.page.get_by_label(label).first.select_option(**choice)
        return self

    def writes(self, field: Locator, text: str) -> "Visitor":
        """Type into a field that saves itself, and wait until it says that it is saved."""
        block = field.locator("xpath=ancestor::*[@data-autosave-url][1]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=text)
        else:
            field.fill(text)
        field.blur()
        expect(block.locator(f"[data-saved-for={field.get_attribute('name')}]")).to_contain_text("Đã lưu lúc")
        return self

    # --- what he sees ---------------------------------------------------------------------------------------

    def reads(self, *words: str) -> "Visitor":
        for text in words:
            expect(self.page.get_by_role("main")).to_contain_text(text)
        return self

    def looks(self) -> "Visitor":
        """Whatever is wrong with the page that is open: for axe, or because it scrolls sideways."""
        self.page.wait_for_load_state("load")
        place = (self.page.url, str(self.page.viewport_size), self.page.inner_text("body"))
        if place not in SEEN:
            SEEN.add(place)
            self._scan()
        return self

    def _scan(self) -> None:
        for violation in AXE.run(self.page).response["violations"]:
            places = "; ".join(str(node["target"][0]) for node in violation["nodes"][:3])
            self._fault(f"axe {violation['id']}: {violation['help']} ({len(violation['nodes'])}: {places})")
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            self._fault(f"scrolls sideways by {over} px at {self.page.viewport_size}")

    def pictured(self, name: str) -> "Visitor":
        """Keep a picture of the whole page for the guides, when JOURNEY_PICTURES names a folder."""
        folder = os.environ.get("JOURNEY_PICTURES")
        if folder:
            self.page.evaluate("scrollTo(0, 0), document.fonts.ready")
            self.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
        return self

    # --- what is wrong --------------------------------------------------------------------------------------

    def _fault(self, text: str) -> None:
        place = re.sub(r"^https?://[^/]+", "", self.page.url)
        if f"{place}: {text}" not in self.faults:
            self.faults.append(f"{place}: {text}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning") or SLOW_PAINT in message.text:
            return
        if not message.text.startswith(BAD_ANSWER):
            self._fault(f"console: {message.text}")

    def _answered(self, response: Response) -> Any:
        if response.status >= 400 and response.status not in self.expected:
            self._fault(f"{response.request.method} {response.url} answers {response.status}")
