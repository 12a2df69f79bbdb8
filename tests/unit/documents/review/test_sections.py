"""A document in sections: every row once, beside what was made of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import p, row, table, word_file

from goldthread.documents import read_document, understand
from goldthread.documents.review import sections_of

SHARED = Path(__file__).parents[5] / "shared" / "documents"


def heading(text: str, level: int) -> str:
    return p(text, f'<w:outlineLvl w:val="{level - 1}"/>')


def test_sections_begin_where_places_begin_and_hold_every_row_once(tmp_path: Path) -> None:
    head = row("Measure", "Target", "Collection frequency")
    path = word_file(
        tmp_path,
        p("How we measure.")
        + heading("Priority: Growing", 1)
        + heading("Theme: Culture", 2)
        + table(head, row("Visits", "55,000", "Monthly"), row("Loans", "10,000", "Yearly"))
        + heading("Theme: Sport", 2)
        + table(head, row("Swims", "at least 9", "Yearly")),
    )
    document = read_document(path)
    framework = understand(document)
    sections = sections_of(document, framework)
    assert [len([one for one in section.rows if one.items]) for section in sections][-2:] == [2, 1]
    assert [node for section in sections for node in section.nodes] == [
        node.id for node in framework.nodes
    ]
    assert [item.item for section in sections for item in section.items] == [
        one.id for one in framework.measures
    ]
    printed = [" ".join(one.texts) for section in sections for one in section.rows]
    assert printed.count("Visits 55,000 Monthly") == 1


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
@pytest.mark.parametrize(
    "name", ["corporate-performance-indicators.xlsx", "corporate-performance-indicators.pdf"]
)
def test_every_item_of_a_published_document_stands_in_one_section(name: str) -> None:
    document = read_document(SHARED / name)
    framework = understand(document)
    items = [item for section in sections_of(document, framework) for item in section.items]
    assert {one.item for one in items} == {
        one.id for one in (*framework.measures, *framework.deliverables)
    }


def test_cells_know_their_headings_where_no_file_marks_a_header(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Measure,Target,Frequency\nVisits,5,Monthly\nLoans,,Yearly\n", "utf-8")
    document = read_document(path)
    rows = [row for one in sections_of(document, understand(document)) for row in one.rows]
    assert [(row.style, row.headings) for row in rows] == [
        ("header", ("Measure", "Target", "Frequency")),
        ("row", ("Measure", "Target", "Frequency")),
        ("row", ("Measure", "Target", "Frequency")),
    ]


def test_two_lines_of_headings_are_one_and_hold_over_a_page(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "Measure\tTarget\t\n\t2024/25\t2025/26\nVisits\t5\t6\n\nContinued over the page.\n\nLoans\t7\t8\n",
        "utf-8",
    )
    document = read_document(path)
    rows = [row for one in sections_of(document, understand(document)) for row in one.rows]
    told = [(row.texts[0], row.headings) for row in rows if row.style == "row"]
    assert told == [
        ("Visits", ("Measure", "Target 2024/25", "Target 2025/26")),
        ("Loans", ("Measure", "Target 2024/25", "Target 2025/26")),
    ]
