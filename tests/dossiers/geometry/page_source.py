"""The page that a paper was printed from: which words it has, and what must stay together."""

import functools
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import tinyhtml5

from dossiers.rendering.data import PaperData
from dossiers.rendering.engine import paper_html

INLINE = {"b", "i", "span", "a"}
UNSEEN = {"script", "style", "head"}
# The blocks that stand below a paper's text: signatures, or the code of a receipt.
SIGNING_CLASSES = {"signing", "verification"}
# What may not be the last thing on a page.
LEADING = ("h2", "h3", "h4")
LEADING_CLASSES = {"keep", "group", "resolved"}


def bare(text: str) -> str:
    """The text without white space and without the places where a word may be broken."""
    return "".join(text.replace("\u200b", "").split())


def classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def spoken(element: Element) -> str:
    """Its visible text, blocks apart."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in UNSEEN and not str(child.tag).startswith("{"):
            inner = spoken(child)
            parts += [inner] if child.tag in INLINE and "line" not in classes(child) else [" ", inner, " "]
        parts.append(child.tail or "")
    return "".join(parts)


@dataclass(frozen=True)
class Source:
    """`heads`: of its tables; `leading`: headings and others that something must follow; `signings`: its blocks of
    signatures; all bare. `parts`: how many times its pages are numbered from 1."""

    html: str
    words: tuple[str, ...]
    heads: frozenset[str]
    leading: frozenset[str]
    signings: tuple[str, ...]
    parts: int


@functools.cache
def source_of(kind: str, paper: PaperData) -> Source:
    return read_source(paper_html(kind, paper, "0" * 64))


def read_source(html: str) -> Source:
    body = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    every = [element for element in body.iter() if isinstance(element.tag, str)]
    leading = (one for one in every if one.tag in LEADING or classes(one) & LEADING_CLASSES)
    return Source(
        html=html,
        words=tuple(spoken(body).replace("\u200b", "").split()),
        heads=frozenset(bare(spoken(one)) for one in every if one.tag == "thead"),
        leading=frozenset(bare(spoken(one)) for one in leading),
        signings=tuple(bare(spoken(one)) for one in every if classes(one) & SIGNING_CLASSES),
        parts=1 + sum("annex" in classes(one) for one in every),
    )
