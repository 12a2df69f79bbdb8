"""The shipped documents carry facts of the published frameworks, not their prose or people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.table import Table

from goldthread.demo import demo_frameworks

SHARED = Path(__file__).parents[2] / ".." / "shared" / "documents"
PUBLISHED = (
    SHARED / "single-performance-framework-2020-22.xlsx",
    SHARED / "corporate-performance-indicators.xlsx",
)
RUN = 8
# Columns whose words are facts: what a measure or programme is called, what it should reach
# and how often.
FACTS = {
    "Measure",
    "Metric",
    "What will we measure",
    "Proposed Indicators",
    "Perception / Engagement PIs",
    "Baseline",
    "Target",
    "Target (where applicable)",
    "Collection Frequency",
    "Frequency",
    "Frequency data collection",
    "Outcome",
    "Programme",
    "Topic",
    "Issue",
    "Theme",
}

pytestmark = pytest.mark.skipif(
    not all(path.exists() for path in PUBLISHED),
    reason="the published frameworks are not beside this checkout (../shared/documents)",
)


def cells(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path, read_only=True):
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in row if value)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9£%]+", re.sub("[’']", "", text.lower()))


def runs(text: str) -> set[tuple[str, ...]]:
    said = words(text)
    return {tuple(said[start : start + RUN]) for start in range(len(said) - RUN + 1)}


def own_words_of_word() -> Iterator[str]:
    with demo_frameworks()[0].document() as path:
        document = docx.Document(str(path))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            names = [cell.text for cell in block.rows[0].cells]
            for row in block.rows[1:]:
                for name, cell in zip(names, row.cells, strict=True):
                    if name not in FACTS:
                        yield cell.text
        elif not block.style.name.startswith("Heading"):
            yield block.text


def own_words_of_excel() -> Iterator[str]:
    with demo_frameworks()[1].document() as path:
        workbook = openpyxl.load_workbook(path)
    for sheet in workbook:
        names = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2, values_only=True):
            for name, value in zip(names, row, strict=True):
                # The note under the table stands in the first column, whatever that is headed.
                if value and (name not in FACTS or str(value).startswith("Prepared")):
                    yield str(value)


def test_no_eight_words_in_a_row_are_the_published_prose() -> None:
    published = {run for path in PUBLISHED for cell in cells(path) for run in runs(cell)}
    assert len(published) > 10_000
    own = [*own_words_of_word(), *own_words_of_excel()]
    assert len(own) > 1_000
    assert [text for text in own if runs(text) & published] == []


def named_in(path: Path) -> Iterator[str]:
    """Councillors by their title anywhere, officers by standing in the column for them."""
    for sheet in openpyxl.load_workbook(path, read_only=True):
        officers: int | None = None
        for row in sheet.iter_rows(values_only=True):
            yield from re.findall(r"\bCllr (\w+)", " ".join(str(value) for value in row if value))
            if "Lead Officer" in row:
                officers = row.index("Lead Officer")
            elif not any(row):
                officers = None
            elif officers is not None and row[officers] and "Chief Executive" not in row[officers]:
                yield from str(row[officers]).split(" / ")


def test_nobody_who_is_named_in_the_published_frameworks_is_named_here() -> None:
    named = {name for path in PUBLISHED for name in named_in(path)}
    assert len(named) > 30  # 10 councillors and the officers of two priorities
    shipped = "\n".join([*own_words_of_word(), *own_words_of_excel()])
    assert [name for name in sorted(named) if re.search(rf"\b{name}\b", shipped)] == []
