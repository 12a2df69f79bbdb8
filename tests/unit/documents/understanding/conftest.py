"""Small documents drawn as text, so that a test shows the page it is about.

Lines with " | " between cells are rows, ``# `` to ``#### `` are headings, ``- `` is a bullet
and everything else a paragraph. ``^`` is a cell merged with the one above, ``<`` one merged
with the one to its left. Rows next to each other are one table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from goldthread.documents.blocks import Block, Cell, Document, Heading, Paragraph, Row, Table
from goldthread.documents.text.reader import read
from goldthread.framework import Source

Draw = Callable[..., Document]


@pytest.fixture(name="drawn")
def drawn_fixture() -> Draw:
    """Draws a document as a format draws it that knows its tables and merged cells."""
    return _drawn


@pytest.fixture(name="as_text")
def as_text_fixture(tmp_path: Path) -> Draw:
    """Writes a page as a tab-separated extraction and reads it as a text file."""

    def written(page: str) -> Document:
        path = tmp_path / "plan.txt"
        lines = [line.strip() for line in page.strip("\n").split("\n")]
        path.write_text("\n".join(re.sub(r" ?\| ?", "\t", line) for line in lines), "utf-8")
        return read(path)

    return written


def _drawn(
    page: str, *, whole: bool = True, name: str = "plan.docx", title: str | None = None
) -> Document:
    """The document drawn. ``whole=False`` gives tables as a text extraction has them."""
    blocks: list[Block] = []
    rows: list[Row] = []
    for number, line in enumerate(dedent(page).strip("\n").split("\n"), start=1):
        source = Source(lines=(number,))
        if " | " in line or line.startswith("| "):
            rows.append(_row(line, source))
            continue
        if rows:
            blocks.append(Table(tuple(rows), rows[0].source, whole=whole))
            rows = []
        if line.strip():
            blocks.append(_prose(line.strip(), source))
    if rows:
        blocks.append(Table(tuple(rows), rows[0].source, whole=whole))
    return Document(name=name, format="drawn", blocks=tuple(blocks), title=title)


def _row(line: str, source: Source) -> Row:
    texts = [text.strip() for text in line.removeprefix("|").removesuffix("|").split("|")]
    cells = tuple(
        Cell(
            text="" if text in ("^", "<") else text.replace("\\n", "\n"),
            source=source,
            lines=tuple(text.split("\\n")) if "\\n" in text else (),
            continues_above=text == "^",
            continues_left=text == "<",
        )
        for text in texts
    )
    return Row(cells, source)


def _prose(line: str, source: Source) -> Block:
    heading = re.fullmatch(r"(#+) (.+)", line)
    if heading:
        return Heading(heading[2], source, level=len(heading[1]))
    bullet = re.fullmatch(r"([-•]|\d+\.) (.+)", line)
    if bullet:
        return Paragraph(bullet[2], source, number=bullet[1])
    return Paragraph(line, source)
