"""From plain data to PDF/A, through our own templates and WeasyPrint (imported only when a paper is made)."""

import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ValidationError

from core.journal.chain import sha256
from core.text import BOUND, bind, format_number
from dossiers.rendering.context import context_of
from dossiers.rendering.data import PaperData, parse
from dossiers.rendering.failures import RenderFailed
from dossiers.rendering.fonts import FAMILY, check_fonts, printable
from dossiers.rendering.limits import MAX_CHARACTERS, characters_in, time_limit

if TYPE_CHECKING:
    import weasyprint

ASSETS = Path(__file__).resolve().parent / "assets"
SHEETS = ("paper.css", "certificate.css")
MEMORY = _("Văn bản cần quá nhiều bộ nhớ: hãy rút ngắn nội dung.")
VARIANT = "pdf/a-3a"
# A line may end between a dash and a no-break space, but not around a word joiner, which no reader of the file sees.
AFTER_A_DASH, HELD = re.compile(f"([-–]){BOUND}"), f"\\1\u2060{BOUND}"
OUTSIDE = _("Văn bản đòi đọc một tệp ngoài mẫu: việc này bị chặn.")
NESTED = _("Nội dung văn bản quá phức tạp để trình bày.")
TOO_LONG = _("Nội dung văn bản dài hơn %(most)s ký tự.")
UNREADABLE = _("Dữ liệu của văn bản không in được: %(problems)s.")
OTHER_FONT = _("Văn bản lẫn phông chữ khác: %(fonts)s.")


def render_pdf(kind: str, data: dict[str, Any]) -> bytes:
    """The paper `kind` (a key of `data.KINDS`) made from `data`, as PDF/A-3a, tagged.

    The same data gives the same bytes; `data_hash(data)` stands in the file's keywords. Nothing is read but our
    own templates and style sheets. Raises RenderFailed: permanent for data that cannot be printed (wrong, too
    long, too slow, too deep), passing for what this machine lacks.
    """
    paper = read(kind, data)
    return html_to_pdf(paper_html(kind, paper, data_hash(data)))


def data_hash(data: dict[str, Any]) -> str:
    """The SHA-256 that names a version of a paper's data."""
    return sha256(data)


def read(kind: str, data: dict[str, Any]) -> PaperData:
    """`data` checked against its contract, every text as it will be printed; raises RenderFailed (permanent)."""
    if characters_in(data) > MAX_CHARACTERS:
        raise RenderFailed(TOO_LONG % {"most": format_number(MAX_CHARACTERS)}, permanent=True)
    try:
        return _printable(parse(kind, data))
    except ValidationError as error:
        raise RenderFailed(_in_words(error), permanent=True) from error


def paper_html(kind: str, paper: PaperData, hash_of_data: str) -> str:
    """The page that WeasyPrint prints; no line ends within "Điều 1" or "ngày 10", whoever wrote it."""
    page = render_to_string(f"papers/{kind}.html", {"data_hash": hash_of_data, **context_of(kind, paper)})
    head, start, body = page.partition("<body>")
    return f"{head}{start}{bind(body)}"


def html_to_pdf(html: str) -> bytes:
    """One of our pages as PDF/A-3a, within this process's limits; raises RenderFailed as `render_pdf` does."""
    require_fonts()
    from weasyprint.urls import FatalURLFetchingError

    with time_limit():
        try:
            return _pdf(html)
        except MemoryError as error:
            raise RenderFailed(MEMORY, permanent=True) from error
        except RecursionError as error:
            raise RenderFailed(NESTED, permanent=True) from error
        except FatalURLFetchingError as error:
            raise RenderFailed(OUTSIDE, permanent=True) from error


def _pdf(html: str) -> bytes:
    import weasyprint

    page = weasyprint.HTML(string=AFTER_A_DASH.sub(HELD, html), url_fetcher=_fetcher())
    document = page.render(font_config=_font_config(), stylesheets=_style_sheets(), pdf_variant=VARIANT)
    pdf = document.write_pdf(pdf_variant=VARIANT)
    families = {font.family for font in document.fonts.values()}
    if families != {FAMILY}:
        raise RenderFailed(OTHER_FONT % {"fonts": ", ".join(sorted(families))}, permanent=False)
    return pdf


@functools.cache
def _fetcher() -> "weasyprint.urls.URLFetcher":
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class NothingFetcher(URLFetcher):
        """Papers need nothing from outside their page: whatever asks for an address ends the rendering."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> None:
            raise FatalURLFetchingError(f"a paper asked for {url[:100]}")

    return NothingFetcher(allowed_protocols=())


@functools.cache
def _font_config() -> "weasyprint.text.fonts.FontConfiguration":
    """One for the process: with one for each document memory grows for ever."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@functools.cache
def _style_sheets() -> "list[weasyprint.CSS]":
    import weasyprint

    texts = [(ASSETS / name).read_text(encoding="utf-8") for name in SHEETS]
    return [weasyprint.CSS(string=text, font_config=_font_config(), url_fetcher=_fetcher()) for text in texts]


def require_fonts() -> None:
    if problems := _font_problems():
        _font_problems.cache_clear()
        raise RenderFailed("; ".join(problems), permanent=False)


_font_problems = functools.cache(check_fonts)


def _printable(value: Any) -> Any:
    """The same paper with every text as the font can draw it."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return value.model_copy(update={name: _printable(getattr(value, name)) for name in fields})
    return tuple(_printable(item) for item in value) if isinstance(value, tuple) else value


REASONS = {
    "missing": _("thiếu"),
    "extra_forbidden": _("không có trong mẫu"),
    "string_too_long": _("dài hơn {max_length} ký tự"),
    "too_long": _("nhiều hơn {max_length} dòng"),
    "too_many_paragraphs": _("nhiều hơn {max_length} đoạn"),
    "too_short": _("ít hơn {min_length} dòng"),
}


def _in_words(error: ValidationError) -> str:
    """Every problem with its place: `nominees.3.summary: dài hơn 50000 ký tự`."""
    problems = [
        f"{'.'.join(str(step) for step in item['loc'])}: "
        + REASONS.get(item["type"], _("không hợp lệ")).format(**item.get("ctx", {}))
        for item in error.errors(include_url=False)
    ]
    return UNREADABLE % {"problems": "; ".join(problems[:10])}
