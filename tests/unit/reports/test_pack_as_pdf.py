"""The pack as a PDF: tagged, with bookmarks, every picture with words, every row with a header."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from small_report import small_report

from goldthread.reports.pack.blocks import Heading, Picture, Table
from goldthread.reports.pack.composing import composed
from goldthread.reports.pdf import pdf_of

LAID_OUT = composed(small_report(), watermark="Draft")


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf_of(LAID_OUT)


def elements(element: Any, name: str) -> Iterator[Any]:
    """The elements of a name in the structure, in reading order."""
    if element.get("/S") == f"/{name}":
        yield element
    kids = element.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from elements(kid, name)


def test_it_says_that_it_is_accessible_and_in_which_language(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en-GB"
        with document.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == LAID_OUT.title


def test_every_table_has_column_and_row_headers(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as document:
        tables = list(elements(document.Root.StructTreeRoot, "Table"))
        captioned = [one for one in LAID_OUT.blocks if isinstance(one, Table)]
        assert len(tables) >= len(captioned)
        for table in tables:
            for body in elements(table, "TBody"):
                for row in elements(body, "TR"):
                    headers = list(elements(row, "TH"))
                    assert [str(one.A.Scope) for one in headers] == ["/Row"]
        heads = [one for table in tables for one in elements(table, "THead")]
        assert len(heads) == len(captioned)
        for head in heads:
            assert not list(elements(head, "TD"))


def test_every_figure_has_words(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as document:
        words = [
            str(one.get("/Alt", "")) for one in elements(document.Root.StructTreeRoot, "Figure")
        ]

    wanted = {one.words for one in LAID_OUT.blocks if isinstance(one, Picture)}
    assert all(words)
    assert wanted <= set(words)


def test_the_bookmarks_are_the_headings(made: bytes) -> None:
    document = pypdfium2.PdfDocument(made)

    titles = [one.get_title() for one in document.get_toc()]
    wanted = [one.text for one in LAID_OUT.blocks if isinstance(one, Heading)]
    assert [one for one in titles if one != "Contents"] == wanted


def test_the_figures_are_those_of_the_report(made: bytes) -> None:
    document = pypdfium2.PdfDocument(made)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    plain = " ".join(text.split())

    for words in ("31 days", "at most 25 days", "Off target", "weekends <until July>"):
        assert words in plain


def test_what_people_write_is_never_a_command_of_the_typesetter() -> None:
    hostile = small_report(
        decisions=('Agree #panic("x") $1+1$ \\ "quoted" *bold* <label> @ref // no',)
    )

    document = pypdfium2.PdfDocument(pdf_of(composed(hostile)))
    text = " ".join(document[0].get_textpage().get_text_range().split())
    assert 'Agree #panic("x") $1+1$ \\ "quoted" *bold* <label> @ref // no' in text
