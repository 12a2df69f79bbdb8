"""Joining the two parts of a table that a page break cut, on tables made by hand.

Every letter is 5 points wide, the type 10 points high, a column 100 points wide with 5 points of
white at its sides: 18 letters fill a line.
"""

from __future__ import annotations

import pytest

from goldthread.documents.pdf.joining import goes_on, join
from goldthread.documents.pdf.lines import line
from goldthread.documents.pdf.page import Box, Line, Word
from goldthread.documents.pdf.printed import PrintedCell, PrintedRow, PrintedTable

EDGES = (0.0, 100.0, 200.0, 300.0)
HEADER = ("Action", "What", "Owner")


def printed_line(text: str, left: float, base: float, page: int, *, bold: bool) -> Line:
    words = []
    start = left
    for word in text.split():
        end = start + 5 * len(word)
        words.append(Word(word, start, end, base, 10.0, bold))
        start = end + 5
    return line(words, page)


def printed_row(page: int, top: float, *texts: str, bold: bool = False) -> PrintedRow:
    cells = []
    for column, text in enumerate(texts):
        lines = [
            printed_line(each, EDGES[column] + 5, top + 10 + 12 * at, page, bold=bold)
            for at, each in enumerate(text.split("\n"))
            if each
        ]
        cells.append(PrintedCell(Box(EDGES[column], top, EDGES[column + 1], top + 50), lines))
    return PrintedRow(cells, [page])


def printed_table(page: int, *rows: tuple[str, ...], header: bool = True) -> PrintedTable:
    made = [printed_row(page, 0, *HEADER, bold=True)] if header else []
    made += [printed_row(page, 60.0 * at, *row) for at, row in enumerate(rows, start=1)]
    return PrintedTable(page, Box(0, 0, 300, 60 * len(made)), EDGES, made, ruled=True)


def joined(first: PrintedTable, second: PrintedTable) -> list[tuple[str, ...]]:
    assert goes_on(first, second)
    join(first, second)
    return [row.texts for row in first.rows if not row.header]


def test_a_row_cut_in_mid_sentence_is_healed() -> None:
    first = printed_table(
        1, ("Plant trees", "In every street", "Head"), ("Build homes", "Where land can be", "Lead")
    )
    second = printed_table(2, ("", "found for them.", ""), ("Mend roads", "All of them", "Lead"))

    assert joined(first, second) == [
        ("Plant trees", "In every street", "Head"),
        ("Build homes", "Where land can be found for them.", "Lead"),
        ("Mend roads", "All of them", "Lead"),
    ]
    assert first.rows[2].pages == [1, 2]
    assert [row.header for row in first.rows] == [True, False, False, True, False]


def test_a_row_is_not_healed_where_the_next_word_had_room_on_the_line_above() -> None:
    first = printed_table(1, ("Plant trees", "In every street", "Head"), ("Build", "Here", "Lead"))
    second = printed_table(2, ("", "found for them.", ""))

    assert joined(first, second)[1:] == [("Build", "Here", "Lead"), ("", "found for them.", "")]


def test_a_row_is_not_healed_where_a_column_had_ended_higher_up() -> None:
    first = printed_table(
        1,
        ("Plant trees", "In every street", "Head"),
        (
            "Build homes",
            "Where land can be\nfound and where it\nmay be had for the",
            "Lead officer for",
        ),
    )
    second = printed_table(2, ("", "taking of it.", "homes, land and so on"))

    assert len(joined(first, second)) == 3


def test_a_header_with_no_rule_below_it_is_parted_from_the_rest_of_the_cut_row() -> None:
    first = printed_table(
        1, ("Plant trees", "In every street", "Head"), ("Build homes", "Where land can be", "Lead")
    )
    second = printed_table(2, ("Mend roads", "All of them", "Lead"), header=False)
    stuck = printed_row(2, 0, *HEADER, bold=True)
    stuck.cells[1].lines.append(printed_line("found for them.", 105, 22, 2, bold=False))
    second.rows.insert(0, stuck)

    assert joined(first, second) == [
        ("Plant trees", "In every street", "Head"),
        ("Build homes", "Where land can be found for them.", "Lead"),
        ("Mend roads", "All of them", "Lead"),
    ]


def test_a_row_longer_than_a_page_is_healed_over_all_its_pages() -> None:
    first = printed_table(
        1, ("Plant trees", "In every street", "Head"), ("Build homes", "Where land can be", "Lead")
    )
    join(first, printed_table(2, ("", "found for the homes", "")))
    join(first, printed_table(3, ("", "that are wanted.", ""), ("Mend roads", "All", "Lead")))

    assert [row.texts for row in first.rows if not row.header] == [
        ("Plant trees", "In every street", "Head"),
        ("Build homes", "Where land can be found for the homes that are wanted.", "Lead"),
        ("Mend roads", "All", "Lead"),
    ]
    assert first.rows[2].pages == [1, 2, 3]


def test_text_of_a_merged_cell_that_runs_on_beside_a_new_row_stays_one_text() -> None:
    first = printed_table(1, ("Plant trees", "So that everybody", "Head"))
    for cell in first.rows[-1].cells:  # the page ends right below the only line
        cell.box = Box(cell.box.x0, 60, cell.box.x1, 74)
    second = printed_table(2, ("Build homes", "has a good life.", "Lead"))

    assert joined(first, second) == [
        ("Plant trees", "So that everybody has a good life.", "Head"),
        ("Build homes", "", "Lead"),
    ]
    assert first.rows[-1].cells[1].above


@pytest.mark.parametrize("edges", [(0.0, 120.0, 200.0, 300.0), (0.0, 50.0, 100.0, 200.0, 300.0)])
def test_other_columns_are_another_table(edges: tuple[float, ...]) -> None:
    first, second = printed_table(1, ("A", "B", "C")), printed_table(2, ("D", "E", "F"))
    second.edges = edges

    assert not goes_on(first, second)


def test_columns_that_all_moved_together_are_the_same_table() -> None:
    first, second = printed_table(1, ("A", "B", "C")), printed_table(2, ("D", "E", "F"))
    second.edges = tuple(edge + 20 for edge in EDGES)

    assert goes_on(first, second)


def test_a_header_of_its_own_begins_another_table() -> None:
    first, second = printed_table(1, ("A", "B", "C")), printed_table(2, ("D", "E", "F"))
    second.rows[0] = printed_row(2, 0, "Measure", "Target", "Owner", bold=True)

    assert not goes_on(first, second)
