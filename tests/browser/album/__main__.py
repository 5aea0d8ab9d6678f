"""Take every page of the tour: a throwaway sample and a real server for each stage, one picture for each size.

    python -m tests.browser.album DIR [--stages open,review] [--routes desk,report]

Beside the pictures it leaves `sheet-….png` of each page and `look-….png` of many pages, and says what is wrong.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.pictures import chromium, new_page, picture, sheet, side_by_side, sign_in, take, words
from tests.servers import free_port, web_server

STAGES = ("empty", "open", "last-day", "closed", "review", "decided", "published")
# A look at many pages: the width and theme of their pictures, how wide and tall each becomes, how many side by side.
LOOKS = ((360, "light", 240, 1200, 8), (360, "dark", 240, 1200, 8), (1440, "light", 480, 1000, 5))


def main() -> int:
    options = parse()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.stage:
        return take_stage(options)
    codes = [take_in_child(stage) for stage in options.stages]
    looks(options.out)
    return max(codes)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder of the pictures")
    parser.add_argument("--stages", type=words, default=STAGES)
    parser.add_argument("--routes", type=words, default=(), help="names of addresses; all when left out")
    parser.add_argument("--stage", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def take_in_child(stage: str) -> int:
    """One stage in a process of its own: settings are read once."""
    with tempfile.TemporaryDirectory(prefix="thidua-album-") as folder:
        port = str(free_port())
        own = {"THIDUA_VAR": folder, "STAGE": stage, "PORT": port, "TRAINING_CLOCK": "1", "LOG_LEVEL": "ERROR"}
        command = [sys.executable, "-m", "tests.browser.album", *sys.argv[1:], "--stage", stage]
        settings = {"DJANGO_SETTINGS_MODULE": "thidua.settings", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
        return subprocess.run(command, env=os.environ | settings | own, check=False).returncode


def take_stage(options: argparse.Namespace) -> int:
    """Load the sample of a stage, serve it, and go to each of its stops; 1 when a page is not as it should be."""
    import django

    django.setup()
    from django.core.management import call_command

    from tests.browser.album.tour import STOPS

    stops = [stop for stop in STOPS if stop.stage == options.stage and stop.route in (options.routes or [stop.route])]
    call_command("migrate", verbosity=0)
    call_command("load_sample", stage=options.stage, stdout=sys.stderr)
    with web_server(int(os.environ["PORT"])) as base, chromium() as browser:
        pages, faults = {}, []
        for stop in stops:
            if stop.user not in pages:
                pages[stop.user] = reader(browser, base, stop.user)
            faults += take_stop(pages[stop.user], base, stop, options.out)
    faults.append(f"{options.stage}: {len(stops)} pages, {len(faults)} faults")
    sys.stdout.write("".join(f"{line}\n" for line in faults))
    return int(len(faults) > 1)


def reader(browser, base: str, user: str):
    """A page of a browser of its own, signed in as `user`."""
    from thidua.sample.accounts import PASSWORD

    page = new_page(browser)
    if user:
        sign_in(page, base, user, PASSWORD)
    return page


def take_stop(page, base: str, stop, out: Path) -> list[str]:
    """The pictures of one stop and their sheet; a page without its object is a fault, not the end."""
    from django.urls import reverse

    from core.tasks import heartbeat

    heartbeat("album")
    try:
        found = stop.find()
        query = found.pop("?", stop.query)
        url = base + reverse(stop.route, kwargs=found) + (f"?{query}" if query else "")
    except Exception as error:  # noqa: BLE001 - the rest of the tour is still worth seeing
        return [f"{stop.name}: {type(error).__name__}: {error}"]
    faults = take(page, url, out / stop.name)
    sheet(stop.name, out / stop.name)
    return faults


def looks(out: Path) -> None:
    """Contact sheets of many pages at one size."""
    names = sorted(file.stem.removeprefix("sheet-") for file in out.glob("sheet-*.png"))
    for width, theme, column, highest, beside in LOOKS:
        for number, start in enumerate(range(0, len(names), beside), 1):
            shown = names[start : start + beside]
            pictures = [(name[: column // 9], picture(out / name, width, theme)) for name in shown]
            side_by_side(pictures, out / f"look-{width}-{theme}-{number:02}.png", column, highest)


if __name__ == "__main__":
    sys.exit(main())
