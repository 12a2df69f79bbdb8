"""Upright pages and pages on their side: the sections of a Word document."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from goldthread.reports.docx.pictures import Room

_SHARE, _SHARE_SIDEWAYS = 0.8, 0.88
"""How much of a page's height a picture may take, so that its heading has room.

On a page that lies on its side for a picture nothing but its heading stands above it.
"""
_A4 = {"w": 11906, "h": 16838}
_MARGIN = 1440
_PER_PIXEL = 15
"""Of twentieths of a point, in which Word keeps a page."""
_OF_THE_FIRST = ("titlePg", "pgNumType")
"""What holds for the beginning of a document: another first header, where its numbers begin."""


@dataclass(slots=True)
class _Page:
    """How the pages of a section lie, as Word keeps it."""

    properties: Any
    sideways: bool


class Sections:
    """The sections of a document that has one; they have its header, footer and margins.

    A document whose pages lie on their side already keeps its one section.
    """

    def __init__(self, document: Any) -> None:
        """Begin with the page of the document, its header and footer already written."""
        self._last = document.element.body.find(qn("w:sectPr"))
        turning = _length(self._last, "pgSz", "w") < _length(self._last, "pgSz", "h")
        self._pages = {
            False: _Page(deepcopy(self._last), sideways=False),
            True: _Page(_turned(self._last) if turning else deepcopy(self._last), sideways=turning),
        }
        self._now = self._pages[False]

    @property
    def width(self) -> float:
        """How wide the text of a page is where the document is now, in pixels."""
        return _room(self._now, 1.0).width

    @property
    def rooms(self) -> Mapping[bool, Room]:
        """How large a picture may be, by whether its page is asked to lie on its side."""
        return MappingProxyType(
            {
                False: _room(self._pages[False], _SHARE),
                True: _room(self._pages[True], _SHARE_SIDEWAYS),
            }
        )

    def turned(self, *, sideways: bool) -> Any | None:
        """The paragraph that ends the section before pages that lie otherwise; else ``None``."""
        page = self._pages[sideways]
        if page.sideways == self._now.sideways:
            return None
        paragraph = OxmlElement("w:p")
        # The paragraph that Word wants for this takes as little of the page as can be.
        spacing = OxmlElement("w:spacing")
        for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
            spacing.set(qn(f"w:{name}"), value)
        about = OxmlElement("w:pPr")
        paragraph.append(about)
        about.append(spacing)
        about.append(deepcopy(self._now.properties))
        for one in self._pages.values():
            _goes_on(one.properties)
        self._now = page
        return paragraph

    def end(self) -> None:
        """Give the last section the page that the document has come to."""
        parent = self._last.getparent()
        parent.replace(self._last, deepcopy(self._now.properties))


def _room(page: _Page, share: float) -> Room:
    across = _length(page.properties, "pgSz", "w")
    down = _length(page.properties, "pgSz", "h")
    width = across - sum(_length(page.properties, "pgMar", side) for side in ("left", "right"))
    height = down - sum(_length(page.properties, "pgMar", side) for side in ("top", "bottom"))
    return Room(width / _PER_PIXEL, share * height / _PER_PIXEL)


def _length(properties: Any, of: str, name: str) -> int:
    """A length of a section in twentieths of a point; that of A4 where the document is silent.

    A margin below nothing, by which Word lets a header overlap the text, is as large without
    its sign.
    """
    element = properties.find(qn(f"w:{of}"))
    kept = None if element is None else element.get(qn(f"w:{name}"))
    return abs(int(kept)) if kept is not None else _A4.get(name, _MARGIN)


def _turned(properties: Any) -> Any:
    """The same page on its side."""
    turned = deepcopy(properties)
    size = turned.get_or_add_pgSz()
    for name, across in (("w", "h"), ("h", "w")):
        size.set(qn(f"w:{name}"), str(_length(properties, "pgSz", across)))
    size.set(qn("w:orient"), "landscape")
    size.attrib.pop(qn("w:code"), None)
    return turned


def _goes_on(properties: Any) -> None:
    """Make a section one that goes on from another, on a new page."""
    for name in (*_OF_THE_FIRST, "type"):
        for one in properties.findall(qn(f"w:{name}")):
            properties.remove(one)
