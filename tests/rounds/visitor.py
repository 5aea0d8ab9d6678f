"""Somebody without a screen: reads pages, fills in the forms that stand on them, presses their buttons.

Only what a page itself offers is sent. A link, button, field or choice that is not there ends the run, and so does an
answer that is an error; what a form refuses is told field by field.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, Request, build_opener

from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

TIMEOUT = 60
# How our pages answer what was done.
SEE_OTHER = 302
# So much of a page is told when it is not as expected.
SHOWN = 1500
NOT_SENT = {"submit", "button", "reset", "file", "image"}


class Stuck(AssertionError):
    """The page is not as the script expects, or refuses what was sent."""


def words_of(tag: Tag) -> str:
    return " ".join(tag.get_text(" ", strip=True).split())


class Form:
    """One form of a page, filled in as it stands; `data` is what its button would send."""

    def __init__(self, page: "Page", tag: Tag, button: Tag) -> None:
        self.page, self.tag, self.button = page, tag, button
        self.controls = [one for one in page.soup.find_all(("input", "select", "textarea"), {"name": True})
                         if self._is_own(one)]  # fmt: skip
        self.data: dict[str, Any] = {}
        for control in self.controls:
            self._keep(control)
        if button.get("name"):
            self.data[button["name"]] = button.get("value", "")

    def _is_own(self, control: Tag) -> bool:
        if control.has_attr("disabled"):
            return False
        named = control.get("form")
        return named == self.tag.get("id") if named else control.find_parent("form") is self.tag

    def _keep(self, control: Tag) -> None:
        name, kind = control["name"], control.get("type", "")
        if control.name == "textarea":
            self.data[name] = control.get_text().removeprefix("\n")
        elif control.name == "select":
            chosen = [one for one in control.find_all("option") if one.has_attr("selected")]
            self.data[name] = value_of((chosen or control.find_all("option"))[0])
        elif kind in ("checkbox", "radio"):
            if control.has_attr("checked"):
                self.data[name] = [*self.data.get(name, []), control.get("value", "on")]
        elif kind not in NOT_SENT:
            self.data[name] = control.get("value", "")

    def fill(self, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            controls = [one for one in self.controls if one["name"] == name]
            if not controls:
                names = sorted({one["name"] for one in self.controls})
                raise Stuck(f"{self.page}: không có ô “{name}”, chỉ có {names}")
            self.data[name] = self._chosen(controls, value)

    def _chosen(self, controls: list[Tag], value: Any) -> Any:
        """What a select, radio buttons or ticks send for `value`, by its own words or those that the page shows."""
        if controls[0].name == "select":
            return one_of(controls[0].find_all("option"), value, words_of, self.page)
        if controls[0].get("type") == "radio":
            return one_of(controls, value, self._label, self.page)
        if controls[0].get("type") == "checkbox" and isinstance(value, bool):
            return [one.get("value", "on") for one in controls] if value else []
        return value

    def _label(self, control: Tag) -> str:
        label = control.find_parent("label") or self.page.soup.find("label", {"for": control.get("id")})
        return words_of(label) if label else ""


def value_of(option: Tag) -> str:
    return option.get("value", words_of(option))


def one_of(options: list[Tag], value: Any, label: Callable[[Tag], str], page: "Page") -> str:
    for option in options:
        if str(value) in (value_of(option), label(option)):
            return value_of(option)
    raise Stuck(f"{page}: không chọn được “{value}” trong {[label(one) or value_of(one) for one in options]}")


class Page:
    """What an answer shows."""

    def __init__(self, address: str, status: int, body: bytes) -> None:
        parts = urlsplit(address)
        self.path, self.status, self.body = parts.path, status, body
        self.address = f"{parts.path}?{parts.query}" if parts.query else parts.path

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.body.decode(errors="replace"), "lxml")

    def __str__(self) -> str:
        return f"{self.path} ({self.status})"

    @property
    def main(self) -> Tag:
        return self.soup.find("main") or self.soup

    @property
    def text(self) -> str:
        return words_of(self.main)

    @property
    def heading(self) -> str:
        return words_of(self.main.find("h1"))

    def choices(self, name: str) -> list[str]:
        """What the page's select of this name offers; empty without one."""
        select = self.main.find("select", {"name": name})
        return [words_of(one) for one in select.find_all("option")] if select else []

    def reads(self, *words: str) -> "Page":
        for one in words:
            if one not in self.text:
                raise Stuck(f"{self}: không thấy “{one}” trong: {self.text[:SHOWN]}")
        return self

    def links(self, words: str = "", *, below: str = "") -> list[str]:
        """The addresses of the links that show `words` and lead to below `below`."""
        found = [one["href"] for one in self.main.find_all("a", href=True) if words in words_of(one)]
        return list(dict.fromkeys(path for one in found if (path := urljoin(self.path, one)).startswith(below)))

    def buttons(self, words: str = "", *, below: str = "") -> list[Tag]:
        """The buttons that show `words` in forms that go to below `below`."""
        shown = [one for one in self.main.find_all("button") if one.get("type", "submit") == "submit"]
        return [one for one in shown if words in words_of(one) and self.goes_to(one).startswith(below)]

    def goes_to(self, button: Tag) -> str:
        """The address that a button sends its form to."""
        form = self._form_of(button)
        return urljoin(self.path, button.get("formaction") or (form.get("action") if form else "") or self.address)

    def _form_of(self, button: Tag) -> Tag | None:
        return self.soup.find("form", id=button["form"]) if button.get("form") else button.find_parent("form")

    def form(self, words: str, *, below: str = "") -> Form:
        found = self.buttons(words, below=below)
        if not found:
            there = [words_of(one) for one in self.buttons()]
            raise Stuck(f"{self}: không có nút “{words}” {below}, chỉ có {there}: {self.text[:SHOWN]}")
        return self.form_of(found[0])

    def form_of(self, button: Tag) -> Form:
        return Form(self, self._form_of(button), button)

    def faults(self) -> list[str]:
        """What the page says is wrong: each field with its errors, and what belongs to no field."""
        summary = [words_of(one) for box in self.main.select(".errors") for one in box.find_all("li")]
        beside = [words_of(one) for one in self.main.select(".field--error, .notice--bad")]
        return summary or beside or [self.text[:SHOWN]]


class Unfollowed(HTTPRedirectHandler):
    """Answers with the redirect itself."""

    def redirect_request(self, *_told: Any) -> None:
        return None


class Visitor:
    """One browser: its cookies, the page that is open."""

    def __init__(self, address: str) -> None:
        self.address = address
        cookies = HTTPCookieProcessor(CookieJar())
        self.opener: OpenerDirector = build_opener(cookies)
        self.unfollowing: OpenerDirector = build_opener(cookies, Unfollowed)
        self.page = Page("/", 0, b"")
        self.asked = 0

    def opens(self, path: str) -> Page:
        return self._shows(Request(urljoin(self.address, path)))

    def follows(self, words: str, *, below: str = "") -> Page:
        found = self.page.links(words, below=below)
        if not found:
            there = f"{self.page.links()}: {self.page.text[:SHOWN]}"
            raise Stuck(f"{self.page}: không có liên kết “{words}” {below}, chỉ có {there}")
        return self.opens(found[0])

    def presses(self, words: str, values: Mapping[str, Any] | None = None, *, below: str = "") -> Page:
        """Fill in the form of the button that shows `words`, and send it."""
        form = self.page.form(words, below=below)
        form.fill(values or {})
        return self.sends(form)

    def takes(self, path: str) -> bytes:
        """A file."""
        self.asked += 1
        with self.opener.open(urljoin(self.address, path), timeout=TIMEOUT) as answer:
            return answer.read()

    def sends(self, form: Form) -> Page:
        """What a filled form answers; it may stand on a page that was open before."""
        where = urljoin(self.address, form.page.goes_to(form.button))
        if form.tag.get("method", "get").lower() != "post":
            return self.opens(f"{where.split('?')[0]}?{urlencode(form.data, doseq=True)}")
        return self._shows(self._post(form))

    def saves(self, form: Form) -> None:
        """Send one of many forms of a page, and go on with the next without looking at the page that follows."""
        self.asked += 1
        try:
            self.unfollowing.open(self._post(form), timeout=TIMEOUT).close()
        except HTTPError as answer:
            if answer.code != SEE_OTHER:
                raise self._stuck("POST", form.page.goes_to(form.button), answer) from answer

    def _post(self, form: Form) -> Request:
        if form.tag.get("enctype") == "multipart/form-data":
            body, kind = encode_multipart(BOUNDARY, form.data), MULTIPART_CONTENT
        else:
            body, kind = urlencode(form.data, doseq=True).encode(), "application/x-www-form-urlencoded"
        return Request(urljoin(self.address, form.page.goes_to(form.button)), body, {"Content-Type": kind})

    def _shows(self, request: Request) -> Page:
        self.asked += 1
        try:
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                self.page = Page(answer.url, answer.status, answer.read())
        except HTTPError as error:
            raise self._stuck(request.get_method(), request.full_url, error) from error
        return self.page

    def _stuck(self, method: str, address: str, error: HTTPError) -> Stuck:
        """What an answer that was not expected says is wrong."""
        self.page = Page(address, error.code, error.read())
        return Stuck(f"{method} {self.page}: " + "; ".join(self.page.faults()))


def scan(name: str, content: bytes) -> SimpleUploadedFile:
    """A signed paper as it comes from the scanner."""
    return SimpleUploadedFile(name, content, "application/pdf")
