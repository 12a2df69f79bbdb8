"""Both published frameworks, from Word and Excel: every word of every cell and heading is read.

What a file holds is counted here from the XML inside it with regular expressions and nothing
else, so that no mistake of the readers can hide in the count.
"""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

import pytest

from goldthread.documents import Document, Limits, read_document
from goldthread.documents.blocks import Heading, Table

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "documents"
FRAMEWORKS = ("single-performance-framework-2020-22", "corporate-performance-indicators")

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the published frameworks are not in ../shared/documents"
)


def part(path: Path, name: str) -> str:
    """One part of the file as it stands in the zip."""
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode("utf-8")


def texts_between(xml: str, element: str) -> list[str]:
    """The text of every such element, in order, with the entities resolved."""
    found = re.findall(rf"<{element}(?: [^>]*)?>(.*?)</{element}>", xml, re.S)
    return [html.unescape(text) for text in found]


def words_read(document: Document) -> list[str]:
    """Every word of the blocks, in reading order."""
    words: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            words += [word for row in block.rows for text in row.texts for word in text.split()]
        else:
            words += block.text.split()
    return words


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_word_of_the_word_file_is_read_in_its_order(name: str) -> None:
    path = SHARED / f"{name}.docx"
    xml = part(path, "word/document.xml")
    written: list[str] = []
    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", xml, re.S):
        text = re.sub(r"<w:(br|tab|cr)[ /][^>]*>", "<w:t> </w:t>", paragraph)
        written += "".join(texts_between(text, "w:t")).split()
    assert words_read(read_document(path)) == written


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_table_row_heading_and_merge_of_the_word_file_is_read(name: str) -> None:
    path = SHARED / f"{name}.docx"
    xml = part(path, "word/document.xml")
    document = read_document(path)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert len(tables) == len(re.findall(r"<w:tbl>", xml))
    assert len(rows) == len(re.findall(r"<w:tr[ >]", xml))
    assert [heading.level for heading in headings] == [
        int(level) for level in re.findall(r'<w:pStyle w:val="Heading(\d)"/>', xml)
    ]
    assert sum(row.marked_header for row in rows) == len(re.findall(r"<w:tblHeader", xml))
    continued = len(re.findall(r"<w:vMerge", xml)) - len(
        re.findall(r'<w:vMerge w:val="restart"', xml)
    )
    assert sum(cell.continues_above for row in rows for cell in row.cells) == continued


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_word_of_every_cell_of_the_workbook_is_read(name: str) -> None:
    path = SHARED / f"{name}.xlsx"
    with zipfile.ZipFile(path) as package:
        sheets = sorted(n for n in package.namelist() if n.startswith("xl/worksheets/sheet"))
        assert "xl/sharedStrings.xml" not in package.namelist()  # the words stand in the cells
    written: list[str] = []
    for sheet in sheets:
        for cell in re.findall(r"<c [^>]*?(?<!/)>(.*?)</c>", part(path, sheet), re.S):
            value = re.sub(r"<v\s*/>", "", cell)
            written += "".join(texts_between(value, "t") or texts_between(value, "v")).split()
    document = read_document(path)
    said = words_read(document)
    # The title on a tab is given as a heading where the sheet itself does not repeat it.
    in_cells = {text for sheet in sheets for text in texts_between(part(path, sheet), "t")}
    for block in document.blocks:
        if isinstance(block, Heading) and block.text in tabs(path) - in_cells:
            for word in block.text.split():
                said.remove(word)
    assert sorted(said) == sorted(written)


def tabs(path: Path) -> set[str]:
    """The titles on the tabs of a workbook."""
    workbook = part(path, "xl/workbook.xml")
    return set(map(html.unescape, re.findall(r'<sheet [^>]*?name="([^"]*)"', workbook)))


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_merge_of_the_workbook_is_read(name: str) -> None:
    path = SHARED / f"{name}.xlsx"
    with zipfile.ZipFile(path) as package:
        sheets = [n for n in package.namelist() if n.startswith("xl/worksheets/sheet")]
    expected = 0
    for sheet in sheets:
        for top, bottom in re.findall(
            r'<mergeCell ref="[A-Z]+(\d+):[A-Z]+(\d+)"', part(path, sheet)
        ):
            expected += int(bottom) - int(top)  # these merges are one column wide
    tables = [block for block in read_document(path).blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    assert sum(cell.continues_above for cell in cells) == expected


def test_the_workbook_and_the_word_file_hold_the_same_tables() -> None:
    name = FRAMEWORKS[0]
    rows = {
        extension: [
            tuple(" ".join(text.split()) for text in row.texts if text)
            for block in read_document(SHARED / f"{name}.{extension}").blocks
            if isinstance(block, Table)
            for row in block.rows
        ]
        for extension in ("docx", "xlsx")
    }
    assert len(rows["docx"]) == 743
    assert rows["docx"] == rows["xlsx"]


@pytest.mark.parametrize("extension", ["docx", "xlsx"])
def test_the_long_framework_is_read_within_400_megabytes(extension: str) -> None:
    limits = Limits(memory_bytes=400_000_000, cpu_seconds=20)
    assert read_document(SHARED / f"{FRAMEWORKS[0]}.{extension}", limits=limits).blocks
