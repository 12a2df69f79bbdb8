"""Row headers in the tags of a PDF.

Typst tags the header row of a table and has no word for a header of a row: the first cell of
each body row is tagged as data. Here it becomes a header with the scope of its row (ISO
32000-1, 14.8.5.7), so that a screen reader says which measure a figure is of.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any


def with_row_headers(data: bytes) -> bytes:
    """The PDF with the first cell of each body row of its tables as a header of that row."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as document:
        root = document.Root.get("/StructTreeRoot")
        for table in _tables(root) if root is not None else ():
            for row in _body_rows(table):
                first = next(_kids(row), None)
                if first is not None and first.get("/S") == "/TD":
                    first.S = pikepdf.Name.TH
                    first.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        kept = BytesIO()
        document.save(kept)
    return kept.getvalue()


def _tables(root: Any) -> Iterator[Any]:
    """Every table of the structure, in reading order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.get("/S") == "/Table":
            yield element
        waiting += reversed(list(_kids(element)))


def _body_rows(table: Any) -> Iterator[Any]:
    for part in _kids(table):
        if part.get("/S") == "/TBody":
            yield from (row for row in _kids(part) if row.get("/S") == "/TR")
        elif part.get("/S") == "/TR":
            yield part


def _kids(element: Any) -> Iterator[Any]:
    """The elements directly below one; what is marked content rather than an element is not."""
    import pikepdf

    kids = element.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and ("/S" in kid or "/K" in kid):
            yield kid
