"""The PDFs of the published frameworks against the Word files that they were printed from.

The Word files are read here with python-docx alone, so that the comparison does not rest on
our own Word reader. White space is left aside: a PDF has none of its own.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.table import Table as WordTable

from goldthread.documents.blocks import Document, Heading, Paragraph, Row, Table
from goldthread.documents.pdf.reader import read

SHARED = Path(__file__).parents[2] / ".." / "shared" / "documents"
NAMES = ("single-performance-framework-2020-22", "corporate-performance-indicators")
# Tables and rows of each Word file, counted with python-docx.
TABLES_AND_ROWS = {NAMES[0]: (80, 743), NAMES[1]: (17, 84)}
LEAST_CELLS_EQUAL = 0.99

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(),
    reason="the published frameworks are not beside this checkout (../shared/documents)",
)


@cache
def pdf(name: str) -> Document:
    return read(SHARED / f"{name}.pdf")


@cache
def word(name: str) -> WordDocument:
    return docx.Document(str(SHARED / f"{name}.docx"))


def without_space(text: str) -> str:
    return "".join(text.split())


def word_rows(table: WordTable) -> list[list[str]]:
    """Every row; python-docx gives a merged cell's text in each of the rows it takes."""
    return [[without_space(cell.text) for cell in row.cells] for row in table.rows]


def pdf_rows(table: Table) -> list[list[str]]:
    """Every row without the header that page breaks repeat, merged cells filled from above."""
    rows: list[list[str]] = []
    for at, row in enumerate(table.rows):
        if at and row.marked_header and row.texts == table.rows[0].texts:
            continue
        rows.append(_filled(row, rows[-1] if rows else []))
    return rows


def _filled(row: Row, above: list[str]) -> list[str]:
    return [
        above[at] if cell.continues_above else without_space(cell.text)
        for at, cell in enumerate(row.cells)
    ]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_row_is_found(name: str) -> None:
    expected = [len(table.rows) for table in word(name).tables]
    assert (len(expected), sum(expected)) == TABLES_AND_ROWS[name]

    assert [len(pdf_rows(table)) for table in tables(pdf(name))] == expected


@pytest.mark.parametrize("name", NAMES)
def test_nearly_every_cell_says_the_same(name: str) -> None:
    differing = []
    count = 0
    pairs = zip(tables(pdf(name)), word(name).tables, strict=True)
    for number, (printed, written) in enumerate(pairs, start=1):
        for at, (ours, theirs) in enumerate(
            zip(pdf_rows(printed), word_rows(written), strict=True), start=1
        ):
            count += len(theirs)
            differing += [
                (f"table {number} row {at}", our, their)
                for our, their in zip(ours, theirs, strict=True)
                if our != their
            ]

    assert 1 - len(differing) / count >= LEAST_CELLS_EQUAL, differing[:10]


@pytest.mark.parametrize("name", NAMES)
def test_all_prose_and_headings_are_found_in_order(name: str) -> None:
    expected = [without_space(each.text) for each in word(name).paragraphs if each.text.strip()]
    headings = [
        without_space(each.text)
        for each in word(name).paragraphs
        if each.style is not None
        and (each.style.name or "").startswith("Heading")
        and each.text.strip()
    ]

    prose = [block for block in pdf(name).blocks if isinstance(block, Heading | Paragraph)]

    said = [
        without_space((block.number or "" if isinstance(block, Paragraph) else "") + block.text)
        for block in prose
    ]
    assert said == expected
    assert [without_space(b.text) for b in prose if isinstance(b, Heading)] == headings


@pytest.mark.parametrize("name", NAMES)
def test_headings_stand_in_the_same_order_of_rank(name: str) -> None:
    # Word's levels may skip one (2 then 4); what counts is which heading stands above which.
    styles = [
        int((each.style.name or "").removeprefix("Heading "))
        for each in word(name).paragraphs
        if each.style is not None
        and (each.style.name or "").startswith("Heading")
        and each.text.strip()
    ]
    levels = [block.level or 0 for block in pdf(name).blocks if isinstance(block, Heading)]

    assert [_compared(a, b) for a, b in pairwise(levels)] == [
        _compared(a, b) for a, b in pairwise(styles)
    ]


def _compared(before: int, after: int) -> str:
    return "below" if after > before else "above" if after < before else "beside"


@pytest.mark.parametrize("name", NAMES)
def test_the_title_is_the_printed_one(name: str) -> None:
    expected = next(
        each.text
        for each in word(name).paragraphs
        if each.style is not None and each.style.name == "Title"
    )

    assert pdf(name).title == expected


def test_a_hundred_pages_are_read_in_little_memory() -> None:
    # The most that this program itself held: what getrusage says of a new process includes
    # what the process held that started it, here the whole test run.
    measured = (
        "import re, sys; from pathlib import Path\n"
        "from goldthread.documents.pdf.reader import read\n"
        "read(Path(sys.argv[1]))\n"
        "print(re.search(r'VmHWM:\\s+(\\d+) kB', Path('/proc/self/status').read_text())[1])"
    )

    answer = subprocess.run(
        [sys.executable, "-c", measured, str(SHARED / f"{NAMES[0]}.pdf")],
        capture_output=True,
        check=True,
        text=True,
    )

    kilobytes = int(answer.stdout)
    assert kilobytes < 350_000
