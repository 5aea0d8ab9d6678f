"""Takes pictures of pages, to be looked at: three widths, light and dark, and contact sheets of them.

    python tests/browser/pictures.py --base http://127.0.0.1:8000 --user NAME --password WORD --out DIR / /ho-so/

Signs in once (when a user is given), takes every path at each width and theme, and puts the pictures of a path
side by side into one sheet. Says on the way which pages scroll sideways, have parts that stick out, or answer with
an error. `tests.browser.album` does this for every page there is.
"""

import argparse
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = (360, 820, 1440)
THEMES = ("light", "dark")
SHEET_COLUMN = 480
SHEET_HEIGHT = 2400
GAP = 16
# What is wider than the page and lies in nothing that scrolls by itself.
STICKING_OUT = """() => {
  const limit = document.documentElement.clientWidth + 1;
  const own = one => /auto|scroll|hidden/.test(getComputedStyle(one).overflowX);
  const scrolls = one => one && (own(one) || scrolls(one.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > limit && !scrolls(one.parentElement) && !one.closest(".sr-only"))
    .slice(0, 3).map(one => one.outerHTML.slice(0, 80));
}"""


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures; the exit status is the number of pages that are not as they should be, at most 100."""
    options = parse(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    with chromium() as browser:
        page = new_page(browser)
        if options.user:
            sign_in(page, options.base, options.user, options.password)
        for path in options.paths:
            name = re.sub(r"[^0-9a-z]+", "-", path.lower()).strip("-") or "home"
            faults += take(page, urljoin(options.base, path), options.out / name, options.widths, options.themes)
            sheet(path, options.out / name, options.widths, options.themes)
    sys.stdout.write("".join(f"{fault}\n" for fault in faults) + f"{len(options.paths)} pages in {options.out}\n")
    return min(len(faults), 100)


def parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["/"], help="paths below the base address")
    parser.add_argument("--base", default="http://127.0.0.1:8000", help="address of a running server")
    parser.add_argument("--user", default="", help="who signs in; nobody when left out")
    parser.add_argument("--password", default="")
    parser.add_argument("--out", type=Path, default=Path("var/pictures"))
    parser.add_argument("--widths", type=figures, default=WIDTHS, help="as in 360,1440")
    parser.add_argument("--themes", type=words, default=THEMES, help="as in light,dark")
    return parser.parse_args(arguments)


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def figures(text: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words(text))


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


def new_page(browser: Browser) -> Page:
    """A page of its own session, on Vietnamese time."""
    return browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce").new_page()


def sign_in(page: Page, base: str, user: str, password: str) -> None:
    page.goto(urljoin(base, "/dang-nhap/"))
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", password)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def take(page: Page, url: str, stem: Path, widths: Sequence[int] = WIDTHS, themes: Sequence[str] = THEMES) -> list[str]:
    """One picture of the whole page for each width and theme; what is wrong with the page."""
    answer = page.goto(url, wait_until="load")
    faults = [f"answers {answer.status if answer else 'nothing'}"] if answer is None or answer.status >= 400 else []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"at {width} px {fault}" for fault in too_wide(page)]
        for theme in themes:
            page.emulate_media(color_scheme=theme)
            page.evaluate("scrollTo(0, 0), document.fonts.ready")
            page.screenshot(path=picture(stem, width, theme), full_page=True)
    return [f"{stem.name}: {fault}" for fault in faults]


def too_wide(page: Page) -> list[str]:
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    faults = [f"scrolls sideways by {overflow} px"] if overflow > 0 else []
    return faults + [f"sticks out: {part}" for part in page.evaluate(STICKING_OUT)]


def picture(stem: Path, width: int, theme: str) -> Path:
    return stem.parent / f"{stem.name}-{width}-{theme}.png"


def sheet(title: str, stem: Path, widths: Sequence[int] = WIDTHS, themes: Sequence[str] = THEMES) -> None:
    """The pictures of one page side by side, each scaled to a column."""
    pictures = [(f"{title}  {width} {theme}", picture(stem, width, theme)) for theme in themes for width in widths]
    side_by_side(pictures, stem.parent / f"sheet-{stem.name}.png", SHEET_COLUMN, SHEET_HEIGHT)


def side_by_side(pictures: Sequence[tuple[str, Path]], target: Path, column: int, highest: int) -> None:
    """Pictures with their titles in columns of one width, cut off below `highest`."""
    columns = [(title, scaled(file, column, highest)) for title, file in pictures if file.exists()]
    height = max(image.height for _title, image in columns) + 2 * GAP + 24
    board = Image.new("RGB", (len(columns) * (column + GAP) + GAP, height), "#888888")
    pen = ImageDraw.Draw(board)
    for place, (title, image) in enumerate(columns):
        left = GAP + place * (column + GAP)
        pen.text((left, GAP), title, fill="white", font_size=16)
        board.paste(image, (left, GAP + 24))
    board.save(target)


def scaled(file: Path, column: int, highest: int) -> Image.Image:
    image = Image.open(file).convert("RGB")
    height = round(image.height * column / image.width)
    return image.resize((column, height), Image.Resampling.LANCZOS).crop((0, 0, column, min(height, highest)))


if __name__ == "__main__":
    sys.exit(main())
