"""Word and Excel: a zip whose directory is sane, whose parts unpack to what they say, with the right main part.

Nothing is unpacked before the sum of what the directory promises is below MAX_UNPACKED; it is counted again while
reading, and every XML part must be well-formed and free of a DTD (no entities, so no XML bomb).
"""

import zipfile
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from defusedxml import ElementTree

Found = list[tuple[str, dict[str, Any]]]

MAX_ENTRIES = 5000
MAX_UNPACKED = 60 * 1024 * 1024
CHUNK = 256 * 1024
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
XML = (".xml", ".rels", ".vml")
MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
MAIN_PARTS = {"docx": MAIN.format("wordprocessingml.document"), "xlsx": MAIN.format("spreadsheetml.sheet")}
TYPES = "[Content_Types].xml"
IS_LINK = 0o120000


def look(path: str, kind: str, _rewritten: str) -> Found:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            return directory(entries) or structure(archive, kind) or contents(archive, entries)
    except (zipfile.BadZipFile, expat.ExpatError, ElementTree.ParseError):
        return [("damaged", {})]


def directory(entries: list[zipfile.ZipInfo]) -> Found:
    """What the central directory alone gives away."""
    if any(entry.flag_bits & 1 for entry in entries):
        return [("password", {})]
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        return [("unpacked", {"limit": MAX_UNPACKED // 1024**2})]
    names = {entry.filename for entry in entries}
    if len(names) < len(entries) or any(strange(entry) for entry in entries):
        return [("damaged", {})]
    return []


def strange(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    leads_out = name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name
    return leads_out or entry.compress_type not in METHODS or (entry.external_attr >> 16) & 0o170000 == IS_LINK


def structure(archive: zipfile.ZipFile, kind: str) -> Found:
    """Whether this is a document of `kind`, without macros."""
    if TYPES not in archive.namelist():
        return [("not_office", {})]
    types = ElementTree.fromstring(archive.read(TYPES), forbid_dtd=True)
    parts = {part.get("ContentType", ""): part.get("PartName", "").lstrip("/") for part in types}
    if any("macroEnabled" in of_type or "vbaProject" in of_type for of_type in parts):
        return [("macro", {})]
    if parts.get(MAIN_PARTS[kind]) in archive.namelist():
        return []
    other = next((other for other, of_type in MAIN_PARTS.items() if of_type in parts and other != kind), None)
    return [("other_office", {"other": other})] if other else [("not_office", {})]


def contents(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Found:
    """Unpack everything once: sizes, checksums, well-formed XML."""
    unpacked = 0
    for entry in entries:
        parser = xml_parser() if entry.filename.lower().endswith(XML) else None
        for chunk in chunks(archive, entry):
            unpacked += len(chunk)
            if unpacked > MAX_UNPACKED:
                return [("unpacked", {"limit": MAX_UNPACKED // 1024**2})]
            if parser:
                parser.Parse(chunk)
        if parser:
            parser.Parse(b"", 1)
    return []


def chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        yield from iter(lambda: stream.read(CHUNK), b"")


def xml_parser() -> expat.XMLParserType:
    """A parser that calls nothing of ours while all is well: fast enough for the largest sheet."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_dtd
    return parser


def refuse_dtd(*_declaration: Any) -> None:
    raise expat.ExpatError("a document part has no DTD")
