"""A browser without a screen: one kept connection, one session."""

import http.client
import secrets
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from bs4 import BeautifulSoup

# The server lets go of a connection that was quiet for five seconds.
QUIET = 3.0
# The session of somebody who has not signed in.
GUEST = ""


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    seconds: float
    location: str = ""


class Visitor:
    """`keeps_connection` for somebody who asks at once for the next page; the server closes an idle one."""

    def __init__(self, port: int, session: str, *, keeps_connection: bool = True) -> None:
        self.keeps_connection = keeps_connection
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.asked_at = 0.0
        self.token = secrets.token_hex(16)
        self.cookies = f"csrftoken={self.token}" + (f"; sessionid={session}" if session else "")

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, data: dict[str, str]) -> Answer:
        return self._ask("POST", path, urlencode(data))

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {"Cookie": self.cookies, "X-CSRFToken": self.token}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if not self.keeps_connection:
            self.connection.close()
        began = time.perf_counter()
        if began - self.asked_at > QUIET:
            self.connection.close()
        self.asked_at = began
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        location = response.headers.get("Location", "")
        return Answer(response.status, text, time.perf_counter() - began, location)

    def filled_form(self, path: str) -> dict[str, str]:
        """What the form at `path` would send when it is confirmed as it stands."""
        page = BeautifulSoup(self.get(path).text, "html.parser")
        form = page.find("input", {"name": "key"}).find_parent("form")
        sent = {}
        for field in form.find_all("input", {"name": True}):
            if field.get("type") != "radio" or field.has_attr("checked"):
                sent[field["name"]] = field.get("value", "on")
        return sent
