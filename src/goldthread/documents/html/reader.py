"""A web page → blocks: its headings, paragraphs, lists and tables, as a browser shows them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from lxml import etree

from goldthread.documents.blocks import Block, Document, Heading, Paragraph
from goldthread.documents.decoding import DecodedText, decode
from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.html.inline import Words, is_hidden, source_of, words_of
from goldthread.documents.html.tables import is_layout, read_table
from goldthread.documents.packages import Element
from goldthread.framework import Source

_DEEPEST = 200
_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding=[\"']([\w-]+)", re.I
)
_HEADING = re.compile(r"h([1-6])")
_PROSE = {"p", "dt", "dd", "blockquote", "address", "figcaption", "caption", "pre", "legend"}
_LISTS = {"ul", "ol", "menu", "dir"}
_CONTAINERS = {
    "html", "body", "div", "section", "article", "main", "header", "footer", "aside", "center",
    "form", "fieldset", "details", "summary", "figure", "dl", "hgroup", "thead", "tbody", "tfoot",
    "tr", "td", "th", "search",
}  # fmt: skip
_NOT_SHOWN = {"head", "script", "style", "template", "noscript", "iframe", "object", "svg"}


def read(path: Path) -> Document:
    """The page's headings, paragraphs and tables. Raises ``UnreadableDocument``."""
    decoded = _decoded(path.read_bytes())
    # Deeper nesting than the parser allows would be cut off silently, so it is refused first.
    parser = etree.HTMLParser(
        huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    parser.feed(decoded.text)
    root = parser.close()
    if root is None:
        return Document(path.name, "html", ())
    page = _Page()
    page.take(root, 0)
    title = root.findtext("head/title")
    return Document(
        path.name,
        "html",
        tuple(page.blocks),
        " ".join(title.split()) if title and title.strip() else None,
        (*decoded.remarks, *page.remarks()),
    )


def _decoded(data: bytes) -> DecodedText:
    """The page's text: by byte order mark, else by what it declares, else by what fits."""
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    declared = _DECLARED.search(data[:4096])
    if declared and not marked:
        name = (declared[1] or declared[2]).decode("ascii").lower()
        # Browsers read what calls itself Latin-1 or ASCII as Windows-1252, for good reason.
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
        # A declaration found in plain letters is wrong if it says they take two bytes each.
        name = "utf-8" if name.startswith(("utf-16", "utf-32", "ucs-")) else name
        try:
            return DecodedText(data.decode(name), name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


class _Page:
    """Walks the page in reading order and collects its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._tables = 0
        self._left_out: Counter[str] = Counter()
        self._loose = Words()
        self._loose_place: Source | None = None

    def remarks(self) -> list[str]:
        """What was met on the way that a person should know."""
        return [f"Left out: {count} {what}." for what, count in self._left_out.items()]

    def take(self, element: Element, depth: int) -> None:
        """Add an element and what is in it."""
        if depth > _DEEPEST:
            raise UnreadableDocument(
                "its parts are nested hundreds of levels deep",
                "A framework needs headings and tables; save the page again from where it was made.",
            )
        if element.tag in _NOT_SHOWN or not isinstance(element.tag, str):
            return
        if is_hidden(element):
            self._left_out["hidden part(s) of the page"] += 1
            return
        if element.tag == "nav" or element.get("role") == "navigation":
            self._left_out["menu(s) of links"] += 1
            return
        heading = _HEADING.fullmatch(element.tag)
        if heading:
            self._add_line(element, level=int(heading[1]))
        elif element.tag == "table":
            self._take_table(element, depth)
        elif element.tag in _LISTS:
            self._take_list(element, depth)
        elif element.tag in _CONTAINERS or (element.tag in _PROSE and _holds_blocks(element)):
            self._take_container(element, depth)
        elif element.tag in _PROSE:
            self._add_line(element)
        elif _holds_blocks(element):
            self._take_container(element, depth)
        else:
            self._add_loose(words_of(element), element)

    def _take_container(self, element: Element, depth: int) -> None:
        """Blocks one by one; words that stand between them are paragraphs of their own."""
        self._end_loose()
        self._add_loose_text(element.text, element)
        for child in element:
            if isinstance(child.tag, str):
                if _is_block(child):
                    self._end_loose()
                if child.tag == "br":
                    self._loose.add("\n")
                self.take(child, depth + 1)
            self._add_loose_text(child.tail, child)
        self._end_loose()

    def _add_loose_text(self, text: str | None, element: Element) -> None:
        if text:
            if text.strip() and self._loose_place is None:
                self._loose_place = source_of(element)
            self._loose.add(re.sub(r"\s+", " ", text))

    def _add_loose(self, words: Words, element: Element) -> None:
        if words.text and self._loose_place is None:
            self._loose_place = source_of(element)
        self._loose.extend(words)

    def _end_loose(self) -> None:
        words, place = self._loose, self._loose_place or Source()
        self._loose, self._loose_place = Words(), None
        if words.text:
            self.blocks.append(Paragraph(words.text, place, emphasised=words.emphasised))

    def _add_line(self, element: Element, level: int | None = None) -> None:
        self._end_loose()
        words = words_of(element)
        if not words.text:
            return
        source = source_of(element)
        if level is not None:
            self.blocks.append(Heading(" ".join(words.lines), source, level))
        else:
            self.blocks.append(Paragraph(words.text, source, emphasised=words.emphasised))

    def _take_list(self, element: Element, depth: int) -> None:
        self._end_loose()
        count = _start(element)
        self._add_loose_text(element.text, element)
        for item in element:
            self._end_loose()
            if item.tag != "li":
                self.take(item, depth + 1)
                self._add_loose_text(item.tail, item)
                continue
            if is_hidden(item):
                self._left_out["hidden part(s) of the page"] += 1
                continue
            number = f"{count}." if element.tag == "ol" else "•"
            count += 1
            parts = [child for child in item if _is_block(child) or _holds_blocks(child)]
            own = words_of(item, but_for=parts)
            if own.text:
                source = source_of(item)
                self.blocks.append(Paragraph(own.text, source, number, own.emphasised))
            waiting = None if own.text else number
            for part in parts:
                self._take_item_part(part, depth, waiting)
                waiting = None
            self._add_loose_text(item.tail, item)
        self._end_loose()

    def _take_item_part(self, element: Element, depth: int, number: str | None) -> None:
        before = len(self.blocks)
        self.take(element, depth + 1)
        first = self.blocks[before] if len(self.blocks) > before else None
        # <li><p>words</p></li>: the number belongs to the paragraph inside.
        if number and isinstance(first, Paragraph) and first.number is None:
            self.blocks[before] = Paragraph(first.text, first.source, number, first.emphasised)

    def _take_table(self, table: Element, depth: int) -> None:
        self._end_loose()
        if is_layout(table):
            self._take_container(table, depth)
            return
        caption = table.find("caption")
        if caption is not None:
            self._add_line(caption)
        self._tables += 1
        read = read_table(table, f"table {self._tables}")
        if any(not row.is_blank for row in read.rows):
            self.blocks.append(read)


def _start(element: Element) -> int:
    written = element.get("start", "")
    return int(written) if re.fullmatch(r"-?\d{1,6}", written) else 1


def _is_block(element: Element) -> bool:
    tag = str(element.tag)
    return (
        tag in _CONTAINERS
        or tag in _PROSE
        or tag in _LISTS
        or tag in ("table", "li", "hr", "nav")
        or bool(_HEADING.fullmatch(tag))
    )


def _holds_blocks(element: Element) -> bool:
    return any(
        _is_block(inner) for inner in element.iterdescendants() if isinstance(inner.tag, str)
    )
