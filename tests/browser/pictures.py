"""Takes pictures of pages, to be looked at: three widths, light and dark, and contact sheets of them.

    python tests/browser/pictures.py --base http://127.0.0.1:8000 --user NAME --password WORD --out DIR / /ho-so/

Signs in once (when a user is given), takes every path at each width and theme, and puts the pictures of a path
side by side into one sheet. Says on the way which pages scroll sideways or answer with an error.
"""

import argparse
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urljoin

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = (360, 820, 1440)
THEMES = ("light", "dark")
SHEET_COLUMN = 480
SHEET_HEIGHT = 2400
GAP = 16


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures; the exit status is the number of pages that are not as they should be, at most 100."""
    options = parse(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for theme in options.themes:
            faults += take_theme(browser, theme, options)
        browser.close()
    for path in options.paths:
        sheet(path, options)
    sys.stdout.write("".join(f"{fault}\n" for fault in faults) + f"{len(options.paths)} pages in {options.out}\n")
    return min(len(faults), 100)


def parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["/"], help="paths below the base address")
    parser.add_argument("--base", default="http://127.0.0.1:8000", help="address of a running server")
    parser.add_argument("--user", default="", help="who signs in; nobody when left out")
    parser.add_argument("--password", default="")
    parser.add_argument("--sign-in", default="/dang-nhap/", help="path of the sign-in page")
    parser.add_argument("--out", type=Path, default=Path("var/pictures"))
    parser.add_argument("--widths", type=figures, default=WIDTHS, help="as in 360,1440")
    parser.add_argument("--themes", type=words, default=THEMES, help="as in light,dark")
    return parser.parse_args(arguments)


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def figures(text: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words(text))


def take_theme(browser: Browser, theme: str, options: argparse.Namespace) -> list[str]:
    """All paths in one theme, with one signing-in; the faults seen."""
    context = browser.new_context(color_scheme=theme, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    page = context.new_page()
    if options.user:
        sign_in(page, options)
    faults = []
    for path in options.paths:
        for width in options.widths:
            page.set_viewport_size({"width": width, "height": 900})
            fault = take(page, path, picture(path, theme, width, options), options)
            faults += [f"{path} at {width} px, {theme}: {fault}"] if fault else []
    context.close()
    return faults


def sign_in(page: Page, options: argparse.Namespace) -> None:
    page.goto(urljoin(options.base, options.sign_in))
    page.fill("input[name=username]", options.user)
    page.fill("input[name=password]", options.password)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")


def take(page: Page, path: str, target: Path, options: argparse.Namespace) -> str:
    """One picture of the whole page; what is wrong with the page, or ""."""
    answer = page.goto(urljoin(options.base, path), wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=target, full_page=True)
    if answer is None or answer.status >= 400:
        return f"answers {answer.status if answer else 'nothing'}"
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return f"scrolls sideways by {overflow} px" if overflow > 0 else ""


def picture(path: str, theme: str, width: int, options: argparse.Namespace) -> Path:
    name = re.sub(r"[^0-9a-z]+", "-", path.lower()).strip("-") or "home"
    return options.out / f"{name}-{width}-{theme}.png"


def sheet(path: str, options: argparse.Namespace) -> None:
    """The pictures of one path side by side, each scaled to a column."""
    pictures = [
        (f"{width} {theme}", picture(path, theme, width, options))
        for theme in options.themes
        for width in options.widths
    ]
    columns = [(label, scaled(file)) for label, file in pictures if file.exists()]
    height = max(image.height for _label, image in columns) + 2 * GAP + 24
    board = Image.new("RGB", (len(columns) * (SHEET_COLUMN + GAP) + GAP, height), "#888888")
    pen = ImageDraw.Draw(board)
    for place, (label, image) in enumerate(columns):
        left = GAP + place * (SHEET_COLUMN + GAP)
        pen.text((left, GAP), f"{path}  {label}", fill="white", font_size=16)
        board.paste(image, (left, GAP + 24))
    board.save(options.out / f"sheet-{picture(path, 'x', 0, options).stem.removesuffix('-0-x')}.png")


def scaled(file: Path) -> Image.Image:
    image = Image.open(file).convert("RGB")
    height = round(image.height * SHEET_COLUMN / image.width)
    return image.resize((SHEET_COLUMN, height), Image.Resampling.LANCZOS).crop(
        (0, 0, SHEET_COLUMN, min(height, SHEET_HEIGHT))
    )


if __name__ == "__main__":
    sys.exit(main())
