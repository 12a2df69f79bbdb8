"""The door: what kind of document a file is, and a document's way from the child to its parent."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from goldthread.documents import Document, UnreadableDocument, read_document
from goldthread.documents.blocks import Cell, Heading, Paragraph, Row, Table
from goldthread.documents.formats import FORMATS, Format, format_of
from goldthread.documents.transport import document_as_json, document_from_json
from goldthread.framework import Source

words = st.text(max_size=8)
sources = st.builds(
    Source,
    st.lists(st.integers(1, 99), max_size=2).map(tuple),
    st.lists(st.integers(1, 99), max_size=2).map(tuple),
    st.lists(words, max_size=2).map(tuple),
)
lines = st.lists(words, max_size=2).map(tuple)
cells = st.builds(Cell, words, sources, lines, st.booleans(), st.booleans(), st.booleans())
rows = st.builds(Row, st.lists(cells, max_size=3).map(tuple), sources, st.booleans())
blocks = st.one_of(
    st.builds(Heading, words, sources, st.none() | st.integers(1, 9)),
    st.builds(Paragraph, words, sources, st.none() | words, st.booleans()),
    st.builds(Table, st.lists(rows, max_size=2).map(tuple), sources, st.booleans(), st.booleans()),
)
documents = st.builds(
    Document, words, words, st.lists(blocks, max_size=3).map(tuple), st.none() | words, lines
)


@given(documents)
def test_a_document_comes_through_the_door_as_it_was(document: Document) -> None:
    assert document_from_json(document_as_json(document)) == document


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", b"%PDF-1.7\n", "pdf"),
        ("a.txt", b"junk before\n%PDF-1.7\n", "pdf"),
        ("a.html", b"<p>words</p>", "html"),
        ("a.txt", b"\xef\xbb\xbf  <!DOCTYPE html><p>words", "html"),
        ("a.xls", b"<html><table><tr><td>an export that is really a page</table>", "html"),
        ("a.csv", b"a,b\n", "csv"),
        ("a.xls", b"an export\tthat is\treally text\n", "csv"),
        ("a.xlsx", b"a;b\n", "csv"),
        ("a.txt", b"a,b\n", "text"),
        ("a.unknown", b"words\n", "text"),
        # A list is a list whatever it is called; prose with commas in it is none.
        ("a.txt", b"Measure,Target,Lead\nBins,5,Ann\nStreets,9,Bo\n", "csv"),
        ("a.docx", b"Measure;Target;Lead\nBins;5;Ann\nStreets;9;Bo\n", "csv"),
        (
            "a.txt",
            b"Bins, streets, and parks.\nWe will, in time, mend them, all.\nSo, yes.\n",
            "text",
        ),
    ],
)
def test_content_decides_and_the_name_only_where_content_is_open(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert format_of(path).name == kind


def test_a_letter_cut_at_the_end_of_what_is_looked_at_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("a" + "é,\n" * 50_000, encoding="utf-8")
    assert format_of(path).name == "csv"


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_every_format_has_a_reader_of_the_same_shape(kind: Format) -> None:
    assert kind.reader_module == f"goldthread.documents.{kind.reader_module.split('.')[2]}.reader"
    assert callable(kind.reader().read)


def test_extensions_belong_to_one_format_each() -> None:
    extensions = [extension for kind in FORMATS for extension in kind.extensions]
    assert len(set(extensions)) == len(extensions)


def test_the_parent_loads_no_library_that_opens_documents() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, goldthread.documents; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "goldthread.documents.door" in loaded
    assert not {"lxml", "openpyxl", "docx", "pdfplumber", "pypdfium2"} & set(loaded)


def test_the_message_names_the_file_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "Framework 2022.docx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path)
    assert str(caught.value) == (
        "Framework 2022.docx cannot be read: it is damaged or was broken off before its end. "
        "Copy or download it again, or open it in Word or Excel and save it afresh."
    )


def test_progress_reaches_the_caller(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.create_sheet("Two").append(["c", "d"])
    workbook.active.append(["a", "b"])
    workbook.save(tmp_path / "two.xlsx")
    heard: list[tuple[int, int]] = []
    read_document(tmp_path / "two.xlsx", on_progress=lambda *step: heard.append(step))
    assert heard == [(1, 2), (2, 2)]
