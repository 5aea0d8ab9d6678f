"""The tokens of the style sheets: one place for colours, two equal dark ramps, contrast of WCAG 2.2 AA."""

import re

import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "static" / "css"
TEXT, SHAPE = 4.5, 3.0
TINTED = ("good", "warn", "bad", "info", "accent")
GROUNDS = ("ground", "surface", "sunk", "hover")
PAIRS = [
    *((f"ink{strength}", ground, TEXT) for strength in ("", "-soft", "-quiet") for ground in GROUNDS),
    *((tone, f"{tone}-tint", TEXT) for tone in TINTED),
    *((tone, "surface", TEXT) for tone in (*TINTED, "link")),
    *(("ink-soft", f"{tone}-tint", TEXT) for tone in TINTED),
    *((tone, "ground", TEXT) for tone in ("link", "accent", "bad")),
    ("on-seal", "seal", TEXT),
    ("on-seal", "seal-deep", TEXT),
    ("on-primary", "primary", TEXT),
    ("on-primary", "primary-deep", TEXT),
    ("link", "info-tint", TEXT),
    ("paper-link", "paper", TEXT),
    ("paper-quiet", "paper", TEXT),
    ("control-line", "surface", SHAPE),
    ("focus", "surface", SHAPE),
    ("focus", "ground", SHAPE),
    *((f"plot-{number}", "surface", SHAPE) for number in range(1, 7)),
]


def declared(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", block))


def ramps() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The light tokens, the dark ones by the machine's wish, and those by the person's."""
    text = (CSS / "tokens.css").read_text(encoding="utf-8")
    light = re.search(r":root \{(.*?)\n  \}", text, re.S)
    asked = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', text, re.S)
    chosen = re.search(r':root\[data-theme="dark"\] \{(.*?)\}', text, re.S)
    assert light
    assert asked
    assert chosen
    return declared(light[1]), declared(asked[1]), declared(chosen[1])


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_dark_is_the_same_whoever_asks_for_it() -> None:
    _light, asked, chosen = ramps()
    assert asked == chosen


def test_dark_redefines_every_colour_that_changes() -> None:
    light, dark, _chosen = ramps()
    colours = {name for name, value in light.items() if value.startswith("#")}
    assert colours - set(dark) == {"paper", "paper-ink", "paper-link", "paper-quiet", "paper-line"}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast_is_enough(theme: str, ink: str, ground: str, least: float) -> None:
    light, dark, _chosen = ramps()
    tokens = light if theme == "light" else light | dark
    assert contrast(tokens[ink], tokens[ground]) >= least


def test_colours_are_named_in_the_tokens_alone() -> None:
    named = [
        f"{path.name}: {line.strip()}"
        for path in sorted(CSS.glob("*.css"))
        if path.name not in ("tokens.css", "print.css")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", line)
    ]
    assert named == []


def test_every_token_that_is_used_is_declared() -> None:
    light, _dark, _chosen = ramps()
    local = {"col", "stack"}
    texts = [path.read_text(encoding="utf-8") for path in CSS.glob("*.css")]
    used = {name for text in texts for name in re.findall(r"var\(--([\w-]+)", text)}
    assert used - set(light) - local == set()
