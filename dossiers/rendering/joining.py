"""Many of our own tagged PDFs as one, written while they are read: memory does not grow with the number of pages.

A library that joins PDFs holds every object of the result until it is saved, some 0.1 MB a page for the tags alone.
Here each part is read, its objects are written under new numbers, and it is forgotten; what is kept is where each
object stands. The joined file is one of PDF 1.7 with object streams, as the parts are (ISO 32000-1, 7.5.7 and 7.5.8).
It keeps the pages as they are, tags and their order for reading, PDF/A-3a marks, output intent, language; the outline
is made anew, by unit and name.
"""

import hashlib
import io
import re
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

# Text in brackets or angles and names are left alone; `12 0 R` outside of them is a reference.
REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]{}/%]*|\b(\d+) \d+ R\b", re.DOTALL)
# The objects that every joined file has once.
CATALOG, PAGES, TREE, KEYS, DOCUMENT, INFO, OUTLINES = range(1, 8)
# What the catalog takes over from the first part: all but what is made anew.
MADE_ANEW = ("/Pages", "/StructTreeRoot", "/Outlines")
# An entry of the table of places: kind, where, place; how many bytes each has.
WIDTHS, IN_FILE, IN_STREAM = (1, 4, 2), 1, 2
ENTRY = sum(WIDTHS)
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Joining:
    """One file that is being written; every method yields its next bytes.

    `table` says of each object by its number where it stands: in the file, or in which object stream at which place.
    """

    def __init__(self) -> None:
        self.table = bytearray(ENTRY * (OUTLINES + 1))
        self.offset, self.digest = 0, hashlib.sha256()
        self.waiting: list[tuple[int, bytes]] = []
        self.page_nodes: list[int] = []
        self.leaves: list[int] = []
        self.pages: list[int] = []
        self.elements: list[int] = []
        self.key = 0

    def new(self) -> int:
        """A number for one more object."""
        self.table += bytes(ENTRY)
        return len(self.table) // ENTRY - 1

    def stands(self, number: int, kind: int, where: int, place: int = 0) -> None:
        entry = kind.to_bytes(WIDTHS[0]) + where.to_bytes(WIDTHS[1]) + place.to_bytes(WIDTHS[2])
        self.table[number * ENTRY : (number + 1) * ENTRY] = entry

    def written(self, content: bytes) -> bytes:
        self.offset += len(content)
        self.digest.update(content)
        return content

    # --- parts ----------------------------------------------------------------------------------------------

    def add(self, part: bytes) -> Iterator[bytes]:
        """The pages of `part` behind those there are, with their tags."""
        import pikepdf

        with pikepdf.open(io.BytesIO(part)) as pdf:
            if not self.pages:
                yield from self._begin(pdf)
            yield from self._objects(pdf)
            yield from self.packed()

    def _begin(self, first: "pikepdf.Pdf") -> Iterator[bytes]:
        yield self.written(HEADER)
        taken = {name: first.Root[name] for name in first.Root.keys() if name not in MADE_ANEW}  # noqa: SIM118
        numbers = Numbers(self)
        catalog = b" ".join(name.encode() + b" " + numbers.within(_text(taken[name])) for name in sorted(taken))
        anew = b"/Pages %d 0 R /StructTreeRoot %d 0 R /Outlines %d 0 R" % (PAGES, TREE, OUTLINES)
        self.waiting.append((CATALOG, b"<< %s %s >>" % (catalog, anew)))
        self.waiting.append((INFO, numbers.within(first.docinfo.unparse(resolved=True))))
        yield from self._rest(first, numbers)

    def _objects(self, pdf: "pikepdf.Pdf") -> Iterator[bytes]:
        tree = pdf.Root.StructTreeRoot
        numbers = Numbers(self, {_number(tree): TREE, _number(tree.K[0]): DOCUMENT})
        after = self.key
        for page in pdf.pages:
            page.obj.StructParents = int(page.obj.StructParents) + after
        self.pages += [numbers.of(_number(page.obj)) for page in pdf.pages]
        self.elements += [numbers.of(_number(element)) for element in tree.K[0].K]
        self._add_node(pdf, numbers)
        self._add_keys(tree, numbers, after)
        yield from self._rest(pdf, numbers)

    def _add_node(self, pdf: "pikepdf.Pdf", numbers: "Numbers") -> None:
        """The pages of a part stay together below a node of their own."""
        node = self.new()
        numbers.known[_number(pdf.Root.Pages)] = node
        text = numbers.within(pdf.Root.Pages.unparse(resolved=True))
        self.waiting.append((node, text.removesuffix(b">>") + b"/Parent %d 0 R >>" % PAGES))
        self.page_nodes.append(node)

    def _add_keys(self, tree: "pikepdf.Object", numbers: "Numbers", after: int) -> None:
        """The tags on each page, found by the page's key."""
        listed = list(tree.ParentTree.Nums)
        keys = [int(key) + after for key in listed[::2]]
        pairs = (b"%d %s" % (key, numbers.within(_text(tags))) for key, tags in zip(keys, listed[1::2], strict=True))
        leaf = self.new()
        limits = b"[%d %d]" % (keys[0], keys[-1])
        self.waiting.append((leaf, b"<< /Limits %s /Nums [%s] >>" % (limits, b" ".join(pairs))))
        self.leaves.append(leaf)
        self.key = keys[-1] + 1

    def _rest(self, pdf: "pikepdf.Pdf", numbers: "Numbers") -> Iterator[bytes]:
        """Everything that what is written already refers to."""
        import pikepdf

        while numbers.asked:
            old, new = numbers.asked.popleft()
            found = pdf.get_object(old, 0)
            if isinstance(found, pikepdf.Stream):
                words = numbers.within(found.stream_dict.unparse(resolved=True))
                yield self.stream(new, words, found.read_raw_bytes())
            else:
                self.waiting.append((new, numbers.within(found.unparse(resolved=True))))

    # --- writing --------------------------------------------------------------------------------------------

    def stream(self, number: int, words: bytes, content: bytes) -> bytes:
        self.stands(number, IN_FILE, self.offset)
        return self.written(b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, words, content))

    def packed(self) -> Iterator[bytes]:
        """What waits and is no stream itself, in one."""
        number, at, head, body = self.new(), 0, [], []
        for place, (one, text) in enumerate(self.waiting):
            self.stands(one, IN_STREAM, number, place)
            head.append(b"%d %d" % (one, at))
            body.append(text)
            at += len(text) + 1
        start = b" ".join(head) + b"\n"
        content = zlib.compress(start + b"\n".join(body))
        words = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>"
        yield self.stream(number, words % (len(self.waiting), len(start), len(content)), content)
        self.waiting.clear()

    def end(self, names: list[tuple[str, str]]) -> Iterator[bytes]:
        """What holds the parts together, and where each object stands."""
        self.waiting += [
            (PAGES, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(self.pages), _references(self.page_nodes))),
            (TREE, b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R >>" % (DOCUMENT, KEYS)),
            (KEYS, b"<< /Kids [%s] >>" % _references(self.leaves)),
            (DOCUMENT, b"<< /Type /StructElem /S /Document /P %d 0 R /K [%s] >>" % (TREE, _references(self.elements))),
            *self._outline(names),
        ]
        yield from self.packed()
        number, start = self.new(), self.offset
        self.stands(number, IN_FILE, start)
        content, mark = zlib.compress(self.table), self.digest.hexdigest()[:32].encode()
        words = b"<< /Type /XRef /Size %d /W [%d %d %d] /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]" % (
            number + 1, *WIDTHS, CATALOG, INFO, mark, mark,
        )  # fmt: skip
        yield self.stream(number, words + b" /Filter /FlateDecode /Length %d >>" % len(content), content)
        yield self.written(b"startxref\n%d\n%%%%EOF\n" % start)

    def _outline(self, names: list[tuple[str, str]]) -> list[tuple[int, bytes]]:
        """A mark for each unit and below it one for each of its pages."""
        pages = zip(names, self.pages, strict=True)
        groups = [(unit, list(group)) for unit, group in groupby(pages, key=lambda page: page[0][0])]
        units, made, below = [self.new() for _group in groups], [], []
        for number, (_unit, group) in zip(units, groups, strict=True):
            marks = [self.new() for _page in group]
            made += _marks(marks, [(name, page) for (_unit, name), page in group], number)
            below.append(_family(marks))
        made += _marks(units, [(unit, group[0][1]) for unit, group in groups], OUTLINES, below)
        return [*made, (OUTLINES, b"<< /Type /Outlines %s >>" % _family(units))]


class Numbers:
    """The new numbers of one part's objects; `asked` are those that are still to be written."""

    def __init__(self, joining: Joining, known: dict[int, int] | None = None) -> None:
        self.joining, self.known = joining, known or {}
        self.asked: deque[tuple[int, int]] = deque()

    def of(self, old: int) -> int:
        if old not in self.known:
            self.known[old] = self.joining.new()
            self.asked.append((old, self.known[old]))
        return self.known[old]

    def within(self, text: bytes) -> bytes:
        """`text` of an object with every reference under its new number."""
        return REFERENCE.sub(lambda found: b"%d 0 R" % self.of(int(found[1])) if found[1] else found[0], text)


def joined(parts: Iterable[bytes], names: list[tuple[str, str]]) -> Iterator[bytes]:
    """The bytes of one PDF of `parts` in their order; `names` are the unit and the name on each page, for the outline.

    The same parts give the same bytes.
    """
    joining = Joining()
    for part in parts:
        yield from joining.add(part)
    yield from joining.end(names)


def _number(found: "pikepdf.Object") -> int:
    return found.objgen[0]


def _text(value: "pikepdf.Object") -> bytes:
    """A value as it stands within another: a reference where it has a number of its own."""
    import pikepdf

    return pikepdf.Array([value]).unparse()[1:-1].strip()


def _references(numbers: list[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _marks(
    numbers: list[int], titles: list[tuple[str, int]], parent: int, below: list[bytes] | None = None
) -> list[tuple[int, bytes]]:
    """Marks of one level, each with the page that it leads to and what stands `below` it."""
    import pikepdf

    made = []
    befores, afters = [0, *numbers[:-1]], [*numbers[1:], 0]
    rows = zip(numbers, titles, befores, afters, below or repeat(b""), strict=False)
    for number, (title, page), before, after, family in rows:
        beside = (b"/Prev %d 0 R " % before if before else b"") + (b"/Next %d 0 R " % after if after else b"")
        words = (pikepdf.String(title).unparse(), parent, page, beside, family)
        made.append((number, b"<< /Title %s /Parent %d 0 R /Dest [%d 0 R /Fit] %s%s >>" % words))
    return made


def _family(numbers: list[int]) -> bytes:
    return b"/First %d 0 R /Last %d 0 R /Count %d" % (numbers[0], numbers[-1], len(numbers))
