"""The two shipped documents are real files with the structure of the frameworks they stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from goldthread.demo import demo_frameworks
from goldthread.grammar import read_people

MEASURE_HEADINGS = {"Measure", "Metric", "What will we measure"}
HEADER_ROW_OF_SHEETS = 1


@pytest.fixture(scope="module")
def word() -> Document:
    with demo_frameworks()[0].document() as path:
        return docx.Document(str(path))


@pytest.fixture(scope="module")
def excel() -> Workbook:
    with demo_frameworks()[1].document() as path:
        return openpyxl.load_workbook(path)


def headings(document: Document, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == f"Heading {level}"]


def header(table: Table) -> list[str]:
    return [cell.text for cell in table.rows[0].cells]


def items(table: Table, column: str) -> list[str]:
    """The distinct cells of a column below the header: a merged cell counts once."""
    place = header(table).index(column)
    cells = [row.cells[place] for row in table.rows[1:]]
    return [
        cell.text
        for index, cell in enumerate(cells)
        if index == 0 or cell._tc is not cells[index - 1]._tc
    ]


def tables_under_headings(document: Document) -> Iterator[tuple[str, Table]]:
    """Every table with the nearest heading above it."""
    above = ""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield above, block
        elif block.style.name.startswith("Heading"):
            above = block.text


def measure_column(table: Table) -> str | None:
    return next(iter(MEASURE_HEADINGS.intersection(header(table))), None)


def test_the_word_document_has_the_tree_of_the_published_framework(word: Document) -> None:
    assert headings(word, 1) == [
        "Prevention, Independence and Resilience",
        "Participation and Engagement",
        "Inclusive Growth",
        "Well Run Organisation",
    ]
    # 27 themes and the cross-cutting section on demand.
    assert len(headings(word, 2)) == 28
    assert len(headings(word, 3)) == 12
    assert all(title.startswith("Sub-theme: ") for title in headings(word, 3))


def test_the_word_document_holds_every_measure_in_its_role(word: Document) -> None:
    in_role: Counter[str] = Counter()
    for above, table in tables_under_headings(word):
        column = measure_column(table)
        if column:
            in_role[above] += len(items(table, column))
    assert in_role == {
        "Demand and Activity Indicators": 20,
        "Long Term Outcomes": 24,
        "Outcome Proxy-Measures": 85,
        "Long Term Outcomes (and Proxy-Measures)": 13,
        "Indicators": 244,
    }
    assert in_role.total() == 386


def test_the_word_document_holds_every_deliverable_by_a_short_name(word: Document) -> None:
    names = [
        name
        for above, table in tables_under_headings(word)
        if above == "Actions and deliverables"
        for name in items(table, "Task" if "Task" in header(table) else "Deliverable")
    ]
    assert len(names) == 249
    assert [name for name in names if not 2 <= len(name.split()) <= 9] == []


def test_milestones_of_the_second_priority_are_named_and_dated(word: Document) -> None:
    # The one section that prints milestones in a column of their own, a row for each: 67.
    rows = [
        [cell.text for cell in row.cells]
        for table in word.tables
        if header(table) == ["Topic", "Task", "Milestone", "Deadline", "Lead Member"]
        for row in table.rows[1:]
    ]
    named = [row for row in rows if row[2] != "-"]
    assert len(named) == 67
    assert all(row[3] for row in named)


def test_topics_and_programmes_are_really_merged(word: Document) -> None:
    merged = Counter[str]()
    for table in word.tables:
        for place, name in enumerate(header(table)):
            cells = [row.cells[place]._tc for row in table.rows[1:]]
            if len({id(cell) for cell in cells}) < len(cells):
                merged[name] += 1
    assert merged["Programme"] == 12
    assert set(merged) == {"Programme", "Topic", "Task", "Issue", "Theme"}


def test_every_table_marks_its_header_and_the_page_lies_on_its_side(word: Document) -> None:
    marked = [
        table
        for table in word.tables
        if table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    ]
    assert len(marked) == len(word.tables) == 80
    assert word.sections[0].page_width > word.sections[0].page_height


def values(sheet: Worksheet, column: int) -> list[str]:
    """What stands in a column below its heading, the note under the table left out."""
    rows = sheet.iter_rows(min_row=HEADER_ROW_OF_SHEETS + 1, min_col=column, max_col=column)
    texts = [str(cell.value) for (cell,) in rows if cell.value]
    return [text for text in texts if not text.startswith("Prepared for demonstration")]


def test_the_workbook_has_the_tree_statements_and_measures_of_the_published_framework(
    excel: Workbook,
) -> None:
    indicators, surveys = excel["Corporate indicators"], excel["Surveys"]
    assert values(indicators, 1) == [
        "Communities making Havering",
        "Places making Havering",
        "Opportunities making Havering",
        "Connections making Havering",
    ]
    assert len(values(indicators, 2)) == 16
    assert values(indicators, 3) == [f"{number}." for number in range(1, 32)]
    assert len(values(indicators, 4)) == 31
    assert (len(values(indicators, 5)), len(values(surveys, 2))) == (43, 18)


def test_the_workbook_merges_what_covers_several_rows(excel: Workbook) -> None:
    starts = Counter(
        merged.min_col
        for merged in excel["Corporate indicators"].merged_cells.ranges
        if merged.min_col == merged.max_col
    )
    assert starts[1] == 4  # every theme
    # A statement with more than one measure: its number and its words.
    assert starts[3] == starts[4] > 0


def all_text(word: Document, excel: Workbook) -> str:
    parts = [paragraph.text for paragraph in word.paragraphs]
    parts += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    parts += [
        str(cell)
        for sheet in excel
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    return "\n".join(parts)


def test_nobody_appears_by_name(word: Document, excel: Workbook) -> None:
    assert (
        re.findall(r"\bC[lI1]{2,3}r\b|\bCouncillor\b|\bMrs?\b|\bDr\b", all_text(word, excel)) == []
    )
    people = {
        line
        for table in word.tables
        for column in ("Lead Member", "Lead Officer")
        if column in header(table)
        for cell in items(table, column)
        for line in cell.splitlines()
    }
    posts = re.compile(
        r"Leader of the Council|Cabinet Member for .+|(?:Managing |Operational |Commissioning |Commercial |"
        r"Finance )?Director(?: (?:of|for) .+)?|Head of .+|Lead Officer for .+|Chief Operating Officer|"
        r"Returning Officer/Chief Executive"
    )
    assert [person for person in people if not posts.fullmatch(person)] == []
    assert len(people) == 38


def test_every_line_of_a_lead_cell_is_read_as_one_post(word: Document) -> None:
    for table in word.tables:
        for column in {"Lead Member", "Lead Officer"}.intersection(header(table)):
            for cell in items(table, column):
                assert read_people(cell) == tuple(cell.splitlines())


def test_the_files_say_what_they_are_and_carry_no_author(word: Document, excel: Workbook) -> None:
    core = word.core_properties
    assert (core.author, core.last_modified_by) == ("Goldthread demonstration",) * 2
    properties = excel.properties
    assert (properties.creator, properties.lastModifiedBy) == ("Goldthread demonstration",) * 2
    assert "prepared for demonstration from facts" in word.paragraphs[2].text
    assert all(
        "Prepared for demonstration from facts" in str(sheet.cell(sheet.max_row, 1).value)
        for sheet in excel
    )
