"""Marks that turn the direction of writing round are taken out, and what they turned is named."""

from __future__ import annotations

from goldthread.documents.blocks import Cell, Document, Heading, Paragraph, Row, Table
from goldthread.documents.direction_marks import without_direction_marks
from goldthread.framework import Source

HERE = Source()


def test_text_that_was_turned_round_is_in_its_own_order_and_named() -> None:
    turned, isolated = "\u202eHomes built\u202c", "\u2066120\u2069"
    table = Table((Row((Cell(turned, HERE, (turned,)), Cell(isolated, HERE)), HERE),), HERE)
    document = Document("plan.docx", "word", (Heading("Homes\u200e", HERE, 1), table))
    found = without_direction_marks(document)
    heading, rows = found.blocks
    assert isinstance(rows, Table)
    assert not isinstance(heading, Table)
    assert heading.text == "Homes"
    assert [(cell.text, cell.lines) for cell in rows.rows[0].cells] == [
        ("Homes built", ("Homes built",)),
        ("120", ()),
    ]
    assert len(found.remarks) == 1
    assert "“Homes built”" in found.remarks[0]


def test_a_document_without_such_marks_stays_as_it_is() -> None:
    document = Document("plan.docx", "word", (Paragraph("Cartrefi â tho gwyrdd", HERE),))
    assert without_direction_marks(document) == document
