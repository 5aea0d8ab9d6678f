"""The scripts of the interface against answers of every kind; pages and answers are made up, the scripts are ours."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser
SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "js"
HOME = "http://thidua.test/"
FORM = """
  <form data-autosave-url="/save/" data-version="7" data-sign-in="/sign-in/">
    <input type="hidden" name="csrfmiddlewaretoken" value="token">
    <textarea name="part" aria-label="part">old</textarea><p data-saved-for="part" role="status"></p>
    <input name="title" aria-label="title" value=""><p data-saved-for="title" role="status"></p>
    <label><input type="radio" name="vote" value="hand" checked> hand</label>
    <label><input type="radio" name="vote" value="ballot"> ballot</label><p data-saved-for="vote" role="status"></p>
  </form>"""


def open_page(page: Page, body: str, *scripts: str) -> None:
    """A page of ours at HOME; only what a test routes answers besides."""
    page.route(f"{HOME}**", lambda route: route.fulfill(status=404))
    page.route(HOME, lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=f"<main>{body}</main>"))
    page.goto(HOME)
    for name in scripts:
        page.add_script_tag(path=SCRIPTS / name)


def answer(page: Page, path: str, status: int, data: dict[str, Any] | None = None) -> list[str]:
    """Answer `path` from now on like this; the list fills with the bodies that arrive."""
    seen: list[str] = []

    def fulfil(route: Route) -> None:
        seen.append(route.request.post_data or "")
        route.fulfill(status=status, content_type="application/json", body=json.dumps(data or {}))

    page.route(f"{HOME}{path}", fulfil)
    return seen


def test_autosave_says_saved_only_after_the_server_said_so(page: Page) -> None:
    open_page(page, FORM, "autosave.js")
    bodies = answer(page, "save/", 200, {"saved": True, "version": 8, "at": "14:05"})
    page.get_by_label("part").fill("mới")
    expect(page.locator("[data-saved-for=part]")).to_have_text("Chưa lưu…")
    expect(page.locator("[data-saved-for=part]")).to_have_text("Đã lưu lúc 14:05")
    assert "mới" in bodies[0]
    assert page.locator("form").get_attribute("data-version") == "8"


def test_autosave_of_two_fields_sends_each_with_the_version_of_the_one_before(page: Page) -> None:
    open_page(page, FORM, "autosave.js")
    versions = []

    def count(route: Route) -> None:
        versions.append(route.request.post_data.split('name="version"')[1].split()[0])
        data = {"saved": True, "version": 7 + len(versions), "at": "14:05"}
        route.fulfill(content_type="application/json", body=json.dumps(data))

    page.route(f"{HOME}save/", count)
    page.get_by_label("part").fill("một")
    page.get_by_label("title").fill("hai")
    page.get_by_label("ballot").check()
    for name in ("part", "title", "vote"):
        expect(page.locator(f"[data-saved-for={name}]")).to_contain_text("Đã lưu")
    assert versions == ["7", "8", "9"]


def test_autosave_in_conflict_shows_both_texts_and_keeps_ours_when_asked(page: Page) -> None:
    open_page(page, FORM, "autosave.js")
    answer(page, "save/", 409, {"reason": "Bà Mẫu vừa sửa.", "theirs": "bản kia", "version": 9})
    page.get_by_label("part").fill("bản này")
    status = page.locator("[data-saved-for=part]")
    expect(status).to_contain_text("Bà Mẫu vừa sửa.")
    expect(status).to_contain_text("bản kia")
    assert page.get_by_label("part").input_value() == "bản này"
    bodies = answer(page, "save/", 200, {"saved": True, "version": 10, "at": "14:06"})
    page.get_by_role("button", name="Giữ nội dung của tôi").click()
    expect(status).to_have_text("Đã lưu lúc 14:06")
    assert "9" in bodies[0].split('name="version"')[1].split()[0]


def test_autosave_in_conflict_offers_both_texts_in_one_to_be_edited(page: Page) -> None:
    open_page(page, FORM, "autosave.js")
    answer(page, "save/", 409, {"reason": "Bà Mẫu vừa sửa.", "theirs": "kia", "merged": "kia\nnày", "version": 9})
    page.get_by_label("part").fill("này")
    expect(page.get_by_role("button", name="Lấy nội dung trên máy chủ")).to_be_visible()
    bodies = answer(page, "save/", 200, {"saved": True, "version": 10, "at": "14:06"})
    page.get_by_role("button", name="Gộp cả hai để sửa").click()
    expect(page.get_by_label("part")).to_have_value("kia\nnày")
    expect(page.get_by_label("part")).to_be_focused()
    expect(page.locator("[data-saved-for=part]")).to_have_text("Đã lưu lúc 14:06")
    assert "9" in bodies[0].split('name="version"')[1].split()[0]


def test_autosave_past_the_cut_off_keeps_the_words_and_says_why(page: Page) -> None:
    open_page(page, FORM, "autosave.js")
    answer(page, "save/", 409, {"reason": "Đã hết hạn nộp."})
    page.get_by_label("part").fill("còn đây")
    expect(page.locator("[data-saved-for=part]")).to_have_text("Đã hết hạn nộp.")
    assert page.get_by_label("part").input_value() == "còn đây"


def test_autosave_after_the_session_ended_offers_signing_in_and_sends_again(page: Page) -> None:
    open_page(page, FORM, "autosave.js")
    answer(page, "save/", 401)
    page.get_by_label("part").fill("không mất")
    status = page.locator("[data-saved-for=part]")
    expect(status).to_contain_text("phiên làm việc đã hết")
    expect(page.get_by_role("link", name="Đăng nhập ở thẻ mới")).to_have_attribute("target", "_blank")
    bodies = answer(page, "save/", 200, {"saved": True, "version": 8, "at": "14:07"})
    page.get_by_role("button", name="Gửi lại").click()
    expect(status).to_have_text("Đã lưu lúc 14:07")
    assert "không mất" in bodies[0]


def test_autosave_without_a_server_tries_again_by_itself(page: Page) -> None:
    open_page(page, FORM, "autosave.js")
    page.route(f"{HOME}save/", lambda route: route.abort())
    page.get_by_label("part").fill("chờ mạng")
    status = page.locator("[data-saved-for=part]")
    expect(status).to_contain_text("không nối được máy chủ")
    answer(page, "save/", 200, {"saved": True, "version": 8, "at": "14:08"})
    expect(status).to_have_text("Đã lưu lúc 14:08", timeout=8000)


def test_autosave_waits_while_a_letter_is_being_composed(page: Page) -> None:
    page.clock.install()
    open_page(page, FORM, "autosave.js")
    bodies = answer(page, "save/", 200, {"saved": True, "version": 8, "at": "14:09"})
    field = page.get_by_label("part")
    field.dispatch_event("compositionstart")
    field.evaluate("e => { e.value = 'tieeng'; }")
    field.dispatch_event("input", {"isComposing": True, "bubbles": True})
    page.clock.run_for(3000)
    assert bodies == []
    field.evaluate("e => { e.value = 'tiếng'; }")
    field.dispatch_event("compositionend")
    page.clock.run_for(3000)
    expect(page.locator("[data-saved-for=part]")).to_have_text("Đã lưu lúc 14:09")
    assert len(bodies) == 1
    assert "tiếng" in bodies[0]


def countdown(left: float, *, url: str = "") -> str:
    now = time.time()
    return f"""<section class="deadline" data-watch><p data-deadline="{now + left}" data-now="{now}" data-url="{url}">
      <span data-deadline-left></span><span data-deadline-said role="status"></span></p></section>
      <button>Nộp hồ sơ</button>"""


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (3 * 86400 + 4 * 3600 + 90, "còn 3 ngày 4 giờ"),
        (3 * 86400 + 90, "còn 3 ngày"),
        (5 * 3600 + 20 * 60 + 30, "còn 5 giờ 20 phút"),
        (30, "còn chưa đầy 1 phút"),
        (-20, "vừa hết hạn"),
        (-2 * 3600 - 30, "đã hết hạn 2 giờ"),
    ],
)
def test_countdown_says_the_same_words_as_the_server(page: Page, left: float, words: str) -> None:
    open_page(page, countdown(left), "deadline.js")
    expect(page.locator("[data-deadline-left]")).to_have_text(words)


def test_countdown_is_announced_at_ten_minutes_and_never_disables_the_button(page: Page) -> None:
    page.clock.install()
    open_page(page, countdown(10 * 60 + 5), "deadline.js")
    said = page.locator("[data-deadline-said]")
    expect(said).to_have_text("")
    page.clock.run_for(8000)
    expect(said).to_have_text("Hạn nộp: còn 10 phút")
    page.clock.run_for(11 * 60 * 1000)
    expect(page.locator("[data-deadline-left]")).to_contain_text("hết hạn")
    expect(page.get_by_role("button")).to_be_enabled()


def test_countdown_takes_the_cut_off_of_the_server_again_every_minute(page: Page) -> None:
    page.clock.install()
    open_page(page, countdown(90, url="/clock/"), "deadline.js")
    now = time.time()
    answer(page, "clock/", 200, {"now": now, "cutoff": now + 2 * 86400 + 60})
    page.clock.run_for(61000)
    expect(page.locator("[data-deadline-left]")).to_have_text("còn 2 ngày")


def test_theme_is_remembered_by_the_next_page(page: Page) -> None:
    buttons = '<button data-theme-set="auto">a</button><button data-theme-set="dark">Tối</button>'
    open_page(page, buttons, "theme.js", "shell.js")
    page.get_by_role("button", name="Tối").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(HOME)
    page.add_script_tag(path=SCRIPTS / "theme.js")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_form_is_not_sent_twice_by_a_second_click(page: Page) -> None:
    open_page(page, '<form method="post" action="/post/"><button>Nộp</button></form>', "shell.js")
    went_through = page.get_by_role("button").evaluate(
        """button => {
          let count = 0;
          window.addEventListener("submit", event => { count += !event.defaultPrevented; event.preventDefault(); });
          button.click();
          button.click();
          return count;
        }"""
    )
    assert went_through == 1


def test_arrows_walk_from_row_to_row(page: Page) -> None:
    rows = "".join(f'<tr><th class="table__main"><a href="#{n}">{n}</a></th></tr>' for n in "abc")
    open_page(page, f"<table data-keys><tbody>{rows}</tbody></table>", "tables.js")
    page.get_by_role("link", name="a").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="b")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("link", name="c")).to_be_focused()


def test_chosen_file_is_named_and_a_too_big_one_is_told_before_sending(page: Page) -> None:
    zone = '<div data-drop data-max-bytes="10"><input type="file" aria-label="f"><p data-drop-chosen></p></div>'
    open_page(page, zone, "files.js")
    page.get_by_label("f").set_input_files({"name": "ký.pdf", "mimeType": "application/pdf", "buffer": b"12345678901"})
    expect(page.locator("[data-drop-chosen]")).to_contain_text("ký.pdf")
    expect(page.locator("[data-drop-chosen]")).to_contain_text("không gửi được")
