"""What PDF/A-3a (ISO 19005-3) asks of a file, as far as it can be read from its objects; each fault as a sentence.

No validator can be had from the package registries that the project installs from: these are the rules of one,
for what our papers consist of. A paper has no attachment, no form, no note, no link and no picture of points.
"""

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Stream

FORBIDDEN_KEYS = ("/JavaScript", "/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/XFA", "/AcroForm", "/OCProperties",
                  "/Launch", "/Encrypt", "/F", "/FFilter", "/FDecodeParms", "/TR", "/TR2", "/HTP", "/Alternates",
                  "/OPI", "/Ref", "/PS", "/Perms", "/Requirements", "/Annots")  # fmt: skip
FILTERS = {"/FlateDecode", "/DCTDecode"}
BLEND_MODES = {"/Normal", "/Compatible", "/Multiply"}
STANDARD = {"Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "L", "LI", "Lbl", "LBody", "Table", "THead",
            "TBody", "TR", "TH", "TD", "Span", "Figure", "NonStruct"}  # fmt: skip
DRAWS_TEXT = {"Tj", "TJ", "'", '"'}
CMYK = {"k", "K"}
XMP = {"/Title": "dc:title", "/Creator": "xmp:CreatorTool", "/Producer": "pdf:Producer", "/Keywords": "pdf:Keywords"}
DATES = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}
UNITS = 1000
# Twenty millimetres, the decree's margin at the top and at the bottom.
MARGIN = 56.7


def faults(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        checks = (catalog, metadata, objects, fonts, structure, pages)
        return [*envelope(content), *(fault for check in checks for fault in check(pdf))]


def envelope(content: bytes) -> Iterator[str]:
    """The file's first and last bytes."""
    first, second = content.split(b"\n", 2)[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]", first) or min(second[1:5], default=0) < 128:
        yield "the file does not begin as a binary PDF"
    if not content.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "something follows the end of the file"


def catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    intents = root.get("/OutputIntents", Array())
    profiles = [one.DestOutputProfile for one in intents if one.S == "/GTS_PDFA1"]
    if len(profiles) != 1 or profiles[0].N != 3 or profiles[0].read_bytes()[36:40] != b"acsp":
        yield "no output intent with an RGB profile"
    if "/ID" not in pdf.trailer:
        yield "the trailer has no ID"
    if others := set(root.get("/Names", Dictionary()).keys()) - {"/Dests"}:
        yield f"/Names holds {others}"
    if root.get("/Lang") != "vi":
        yield "the language is not Vietnamese"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle"):
        yield "the window would not show the title"
    with pdf.open_outline() as outline:
        if not outline.root or not all(str(item.title).strip() for item in outline.root):
            yield "no outline"


def metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    """XMP says the level, and the same as the document's information."""
    with pdf.open_metadata() as xmp:
        if (xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")) != ("3", "A"):
            yield "XMP does not say PDF/A-3a"
        yield from (
            f"{key} is {pdf.docinfo.get(key)!s}, but {name} {xmp.get(name)}"
            for key, name in XMP.items()
            if not xmp.get(name) or str(pdf.docinfo.get(key)) != xmp.get(name)
        )
        for key, name in DATES.items():
            said, digits = str(pdf.docinfo.get(key)), _digits(xmp.get(name, ""))
            if not digits or _digits(said) != digits:
                yield f"{key} is {said}, but {name} {xmp.get(name)}"


def _digits(date: str) -> str:
    """Of a date as a PDF or as XMP writes it, with its zone, which is "Z" for UTC in either or neither."""
    return re.sub(r"\D", "", date.replace("Z", "+0000"))


def objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Nothing that acts, hides, refers to another file or is packed in a forbidden way."""
    for thing in pdf.objects:
        if not isinstance(thing, Dictionary | Stream):
            continue
        yield from (f"{key} in object {thing.objgen[0]}" for key in FORBIDDEN_KEYS if key in thing)
        if thing.get("/S") in ("/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm", "/Named"):
            yield f"an action {thing.S}"
        if (blend := thing.get("/BM")) is not None and str(blend) not in BLEND_MODES:
            yield f"blend mode {blend}"
        if isinstance(thing, Stream):
            yield from _packed(thing)


def _packed(stream: Stream) -> Iterator[str]:
    filters = stream.get("/Filter", Array())
    names = {str(filters)} if isinstance(filters, Name) else {str(name) for name in filters}
    if not names <= FILTERS:
        yield f"packed by {names - FILTERS}"
    if stream.get("/Subtype") == "/Image":
        yield "a picture of points"


def fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Embedded as subsets, with the widths of the embedded program and a Unicode text for every glyph."""
    found = [thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/Type") == "/Font"]
    for font in (one for one in found if one.Subtype == "/Type0"):
        below = font.DescendantFonts[0]
        descriptor, name = below.FontDescriptor, str(font.BaseFont)
        if not re.fullmatch(r"/[A-Z]{6}\+Tinos[\w-]*", name):
            yield f"{name} is no subset of Tinos"
        if "/FontFile2" not in descriptor:
            yield f"{name} is not embedded"
            continue
        if below.get("/CIDToGIDMap") != "/Identity":
            yield f"{name} does not say which glyph a code is"
        yield from _widths(name, below, descriptor.FontFile2.read_bytes())
        yield from _unicode(name, font)
    if others := [one.Subtype for one in found if one.Subtype not in ("/Type0", "/CIDFontType2")]:
        yield f"fonts of another kind: {others}"


def _widths(name: str, font: Dictionary, program: bytes) -> Iterator[str]:
    with TTFont(io.BytesIO(program)) as read:
        metrics, order, scale = read["hmtx"].metrics, read.getGlyphOrder(), UNITS / read["head"].unitsPerEm
    for code, width in widths_in(font.W):
        if code < len(order) and abs(float(width) - metrics[order[code]][0] * scale) > 1:
            yield f"{name}: glyph {code} is {width} wide, its program says otherwise"


def widths_in(array: Array) -> Iterator[tuple[int, Any]]:
    """`c [w …]` of a W array, code by code."""
    parts = list(array)
    for start, row in zip(parts[::2], parts[1::2], strict=True):
        yield from ((int(start) + place, width) for place, width in enumerate(row))


def unicode_map(font: Dictionary) -> dict[int, str]:
    """Which text each glyph of a font stands for."""
    text = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"^<([0-9a-fA-F]+)> <([0-9a-fA-F]+)>$", text, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(said).decode("utf-16-be") for code, said in pairs}


def _unicode(name: str, font: Dictionary) -> Iterator[str]:
    said = unicode_map(font)
    for code, _width in widths_in(font.DescendantFonts[0].W):
        text = said.get(code, "")
        if not text or any(unicodedata.category(char) in ("Co", "Cn", "Cs") or ord(char) == 0 for char in text):
            yield f"{name}: glyph {code} has no text ({text!r})"
        elif not unicodedata.is_normalized("NFC", text):
            yield f"{name}: glyph {code} is read decomposed"


def elements(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """The elements of the structure tree, each before its children."""
    waiting = list(pdf.Root.get("/StructTreeRoot", Dictionary(K=Array())).K)
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, Dictionary) and "/S" in element:
            yield element
            below = element.get("/K", Array())
            waiting = [*(below if isinstance(below, Array) else [below]), *waiting]


def kind_of(element: Dictionary) -> str:
    return str(element.S).removeprefix("/")


def structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Tagged: known types, headings in their order, scope at heads of tables, words for every figure."""
    if not pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked") or "/StructTreeRoot" not in pdf.Root:
        yield "not tagged"
    found = list(elements(pdf))
    if unknown := {kind_of(one) for one in found} - STANDARD:
        yield f"unknown types {unknown}"
    levels = [int(kind_of(one)[1]) for one in found if re.fullmatch(r"H\d", kind_of(one))]
    if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
        yield f"levels of headings are left out: {levels}"
    if any(kind_of(one) == "Figure" and not str(one.get("/Alt", "")).strip() for one in found):
        yield "a figure without words"
    yield from (fault for one in found if kind_of(one) == "Table" for fault in _table(one))


def _table(table: Dictionary) -> Iterator[str]:
    """As many cells in every row; each names its heads, but in a form to be filled by hand, which has none."""
    rows = [row for row in _below(table) if kind_of(row) == "TR"]
    widths = {sum(_attribute(cell, "/ColSpan", 1) for cell in row.K) for row in rows}
    if len(widths) != 1:
        yield f"rows of a table with {widths} cells"
    cells = [cell for row in rows for cell in row.K]
    heads = {str(cell.ID) for cell in cells if kind_of(cell) == "TH" and "/ID" in cell}
    named = [[str(head) for head in _attribute(cell, "/Headers", ())] for cell in cells if kind_of(cell) == "TD"]
    is_form = not any(kind_of(cell) == "TH" for cell in cells)
    if not is_form and not all(of and set(of) <= heads for of in named):
        yield "a table whose cells do not name their heads"


def _below(element: Dictionary) -> Iterator[Dictionary]:
    for child in element.get("/K", Array()):
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            if kind_of(child) in ("THead", "TBody", "TFoot"):
                yield from _below(child)


def _attribute(element: Dictionary, key: str, missing: Any) -> Any:
    given = element.get("/A", Array())
    owners = given if isinstance(given, Array) else [given]
    return next((owner[key] for owner in owners if key in owner), missing)


def pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every text of the paper is an element of the structure; number and foot, in the margins, are not."""
    in_structure = {page.obj.objgen: set() for page in pdf.pages}
    for element in elements(pdf):
        marks = {child for child in element.get("/K", Array()) if isinstance(child, int)}
        if marks:
            in_structure[element.Pg.objgen] |= marks
    for number, page in enumerate(pdf.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: the order of reading is not that of the structure"
        yield from (f"page {number}: {fault}" for fault in _content(page, in_structure[page.obj.objgen]))


def _content(page: pikepdf.Page, known: set[int]) -> Iterator[str]:
    height, place = float(page.mediabox[3]), Place()
    open_tags: list[int | str | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        place.follow(name, operands)
        if name in ("BDC", "BMC"):
            open_tags.append("Artifact" if operands[0] == "/Artifact" else operands[1].get("/MCID"))
        elif name == "EMC":
            open_tags.pop()
        elif name in DRAWS_TEXT and MARGIN < place.y < height - MARGIN and not {"Artifact", *known} & set(open_tags):
            yield "a text that no element has"
        elif name in CMYK:
            yield "a colour of another space than the profile's"


class Place:
    """How high on the page the next text stands, in points."""

    def __init__(self) -> None:
        self.kept: list[pikepdf.Matrix] = []
        self.page, self.text = pikepdf.Matrix(), pikepdf.Matrix()

    @property
    def y(self) -> float:
        return (self.text @ self.page).f

    def follow(self, operator: str, operands: Any) -> None:
        if operator == "q":
            self.kept.append(self.page)
        elif operator == "Q":
            self.page = self.kept.pop()
        elif operator == "cm":
            self.page = pikepdf.Matrix(*map(float, operands)) @ self.page
        elif operator == "BT":
            self.text = pikepdf.Matrix()
        elif operator == "Tm":
            self.text = pikepdf.Matrix(*map(float, operands))
