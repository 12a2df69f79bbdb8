"""Properties: every row is counted once, and every word of every cell is somewhere."""

from __future__ import annotations

import re
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.documents import understand
from goldthread.documents.blocks import Cell, Document, Heading, Row, Table
from goldthread.framework import Framework, Source

MEASURE_HEADINGS = (
    "Issue", "What this will tell us", "Baseline", "Target", "Frequency", "Lead Member",
    "Lead Officer", "Service", "RAG", "Comments", "Something else",
)  # fmt: skip
WORK_HEADINGS = (
    "Topic", "Description", "Lead Officer", "Programme", "Milestones", "Deadline", "Status", "Unheard of",
)  # fmt: skip


def words_of(framework: Framework) -> set[str]:
    texts: list[str | None] = [framework.title, *framework.introduction]
    for node in framework.nodes:
        texts += [node.title, node.goal, *node.notes]
    for measure in framework.measures:
        texts += [
            measure.title, measure.rationale, measure.baseline_text, measure.direction_text,
            measure.target_text, measure.frequency_text, measure.service, *measure.lead_members,
            *measure.lead_officers, *measure.partners, measure.placements[0].topic,
        ]  # fmt: skip
    for one in framework.deliverables:
        texts += [
            one.title, one.description, one.deadline_text, *one.lead_members, *one.lead_officers,
            *one.programmes, one.placements[0].topic,
        ]  # fmt: skip
        for milestone in one.milestones:
            texts += [milestone.text, milestone.deadline_text]
    texts += [row.text for row in framework.rows.unplaced]
    return {word for text in texts if text for word in re.findall(r"\w+", text)}


@st.composite
def tables(draw: st.DrawFn) -> tuple[Document, int, set[str]]:
    """A table of one kind with any of its columns in any order, blanks anywhere."""
    name, others = draw(
        st.sampled_from([("Measure", MEASURE_HEADINGS), ("Deliverable", WORK_HEADINGS)])
    )
    chosen = draw(st.lists(st.sampled_from(others), min_size=1, max_size=6, unique=True))
    headings = draw(
        st.permutations(
            [
                name,
                *chosen,
                *(["Target"] if name == "Measure" and "Target" not in chosen else []),
                *(["Deadline"] if name != "Measure" and "Deadline" not in chosen else []),
            ]
        )
    )
    number = count(1)
    rows = [_row(headings, 0)]
    words: set[str] = set()
    for line in range(1, draw(st.integers(1, 6)) + 1):
        texts = []
        for heading in headings:
            blank = draw(st.booleans()) and heading != name
            word = f"{'Fred Name' if heading.startswith('Lead') else 'word'}{next(number)}x"
            if not blank:
                words.update(re.findall(r"\w+", word))
            texts.append("" if blank else word)
        rows.append(_row(texts, line))
    blocks = (
        Heading("A theme", Source(lines=(1,)), level=1),
        Table(tuple(rows), Source(lines=(2,))),
    )
    return Document("plan.docx", "drawn", blocks, title="Plan"), len(rows), words


def _row(texts: list[str], line: int) -> Row:
    source = Source(lines=(line + 2,))
    return Row(tuple(Cell(text, source) for text in texts), source)


@settings(max_examples=150)
@given(tables())
def test_every_row_is_counted_once_and_every_word_is_kept(
    drawn: tuple[Document, int, set[str]],
) -> None:
    document, rows, words = drawn
    framework = understand(document)
    assert framework.rows.total == rows
    assert words <= words_of(framework)


@settings(max_examples=100)
@given(
    st.lists(
        st.lists(
            st.text(alphabet="abA 12.%|-(,:;?\n<>&*¹•£/", max_size=12), min_size=3, max_size=5
        ),
        min_size=1,
        max_size=7,
    ),
    st.sampled_from(
        [
            None,
            ["Topic", "Measure", "Target", "Frequency", "Owner"],
            ["Topic", "Task", "Milestone", "Deadline", "Lead Member"],
            ["Deliverable", "Lead Officer", "Aims", "Milestones", "Programme"],
            [
                "Delivery and Implementation",
                "Indicator",
                "Service",
                "Council PI / Partnership PI",
                "Partners",
            ],
        ]
    ),
)
def test_any_table_at_all_is_read_without_failing_and_all_its_rows_are_counted(
    texts: list[list[str]], header: list[str] | None
) -> None:
    rows = [_row(cells, line) for line, cells in enumerate(texts, start=1)]
    if header:
        rows.insert(0, _row(header, 0))
    document = Document("x.txt", "drawn", (Table(tuple(rows), Source(lines=(1,)), whole=False),))
    framework = understand(document)
    assert framework.rows.total == sum(not row.is_blank for row in rows)
