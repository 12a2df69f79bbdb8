"""Marks that turn the direction of writing: taken out, so that no text is shown turned round."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from goldthread.documents.blocks import Block, Cell, Document, Row, Table

_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
"""The two that turn letters round which have a direction of their own."""


def without_direction_marks(document: Document) -> Document:
    """The document without them, and with a remark where one had turned its letters round.

    What is left are the letters in the order in which the file has them, which is the order in
    which a program, a search or a screen reader reads them.
    """
    turned: list[str] = []

    def cleaned(text: str) -> str:
        if not _MARKS.search(text):
            return text
        words = _MARKS.sub("", text)
        if any(mark in text for mark in _OVERRIDES):
            turned.append(words)
        return words

    blocks = tuple(_cleaned_block(block, cleaned) for block in document.blocks)
    title = document.title and cleaned(document.title)
    running = tuple(cleaned(line) for line in document.running)
    remarks = document.remarks
    if turned:
        more = f" and {len(turned) - 1} more" if len(turned) > 1 else ""
        remark = (
            "Marks that turn the direction of writing round were taken out of "
            f"“{turned[0][:60]}”{more}: it may look otherwise in the file."
        )
        remarks = (*remarks, remark)
    return replace(document, blocks=blocks, title=title, running=running, remarks=remarks)


def _cleaned_block(block: Block, cleaned: Callable[[str], str]) -> Block:
    if not isinstance(block, Table):
        return replace(block, text=cleaned(block.text))
    return replace(block, rows=tuple(_cleaned_row(row, cleaned) for row in block.rows))


def _cleaned_row(row: Row, cleaned: Callable[[str], str]) -> Row:
    if not any(_MARKS.search(cell.text) for cell in row.cells):
        return row
    return replace(row, cells=tuple(_cleaned_cell(cell, cleaned) for cell in row.cells))


def _cleaned_cell(cell: Cell, cleaned: Callable[[str], str]) -> Cell:
    lines = tuple(_MARKS.sub("", line) for line in cell.lines)
    return replace(cell, text=cleaned(cell.text), lines=lines)
