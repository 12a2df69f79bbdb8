"""What the reader of comma-separated files promises: the right letters, cells and line numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.documents.blocks import Document, Heading, Paragraph, Table
from goldthread.documents.csv_file.delimiter import likeliest_delimiter
from goldthread.documents.csv_file.reader import read
from goldthread.documents.errors import UnreadableDocument


def of_bytes(folder: Path, content: bytes) -> Document:
    path = folder / "made.csv"
    path.write_bytes(content)
    return read(path)


def of_text(folder: Path, content: str) -> Document:
    return of_bytes(folder, content.encode())


@pytest.mark.parametrize(
    ("encoding", "certain"),
    [
        ("utf-8", True),
        ("utf-8-sig", True),
        ("utf-16", True),
        ("utf-16-le", False),
        ("cp1252", False),
    ],
)
def test_the_letters_are_read_in_the_encoding_they_are_in(
    tmp_path: Path, encoding: str, certain: bool
) -> None:
    document = of_bytes(tmp_path, "Measure,Target\nCafé – open,£5\n".encode(encoding))
    assert document.blocks[0].rows[1].texts == ("Café – open", "£5")
    assert bool(document.remarks) is not certain


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_rows(delimiter: str) -> None:
    rows = [["Measure", "Target, if any", "Notes"], ["a; b", "1", "x"], ["c", "2", "y, z"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert likeliest_delimiter(text) == delimiter


def test_a_file_may_name_its_delimiter_and_lines_stay_those_of_the_file(tmp_path: Path) -> None:
    (table,) = of_text(tmp_path, "sep=;\na;b,c\nd;e,f\n").blocks
    assert [row.texts for row in table.rows] == [("a", "b,c"), ("d", "e,f")]
    assert table.rows[0].source.lines == (2,)


def test_quoted_line_ends_stay_in_the_cell_and_lines_are_physical(tmp_path: Path) -> None:
    (table,) = of_text(tmp_path, 'a,b\r\n"one\r\ntwo",c\r\nd,e\r\n').blocks
    assert table.rows[1].cells[0].lines == ("one", "two")
    assert [row.source.lines for row in table.rows] == [(1,), (2, 3), (4,)]


def test_titles_above_the_table_and_notes_below_it_are_not_rows(tmp_path: Path) -> None:
    found = of_text(
        tmp_path, "Our framework\n2021 to 2022,\n\nMeasure,Target\na,1\n\n* provisional\n"
    ).blocks
    assert [type(block) for block in found] == [Heading, Heading, Table, Paragraph]
    assert found[2].source.lines == (4, 5)
    assert found[3].source.lines == (7,)


def test_ragged_rows_are_filled_up_and_said(tmp_path: Path) -> None:
    document = of_text(tmp_path, "a,b,c\nd,e\nf,g,h,i\n")
    assert [row.texts for row in document.blocks[0].rows] == [
        ("a", "b", "c", ""), ("d", "e", "", ""), ("f", "g", "h", "i"),
    ]  # fmt: skip
    assert document.remarks == (
        "Its rows are not all of one width (2 to 4 cells); short ones are filled up with blanks.",
    )


def test_columns_blank_throughout_at_the_right_are_left_out(tmp_path: Path) -> None:
    assert of_text(tmp_path, "a,b,,\nc,d,,\n").blocks[0].rows[0].texts == ("a", "b")


def test_a_quotation_mark_never_closed_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="near line 2"):
        of_text(tmp_path, 'a,b\n"' + "x" * 1_000_001)


@given(
    st.lists(
        st.lists(
            st.text("abc,;|\"' £–é", min_size=1).map(str.strip).filter(bool), min_size=3, max_size=3
        ),
        min_size=2,
    )
)
def test_whatever_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    written = "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows
    )
    (table,) = of_text(tmp_path_factory.mktemp("csv"), "sep=,\n" + written).blocks
    assert [list(row.texts) for row in table.rows] == rows
