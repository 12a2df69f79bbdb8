"""A reading beside its document: what should be looked at, and what a person put right.

What was read from a file is never changed. A person says what a cell means, where a row
belongs or that it belongs nowhere; each of these is a ``Fix`` beside the document's own words,
and ``with_fixes`` gives the framework as read *and* put right.
"""

from goldthread.documents.review.cells import (
    Cell,
    CellReading,
    ItemKind,
    items_of,
    printed_in,
    readable_fields,
    reads_as,
    rule_in,
    said_to_be_none,
)
from goldthread.documents.review.columns import column_at, fields_open_to
from goldthread.documents.review.fixes import Fix, FixError, How, fix_from_json, fix_to_json
from goldthread.documents.review.fixing import ENTRIES, WORDS, with_fixes
from goldthread.documents.review.placing import item_of_row, of_no_item, with_rows
from goldthread.documents.review.printed import cells_of, item_at, printed_of, title_of
from goldthread.documents.review.questions import (
    Asks,
    LeftOver,
    Question,
    left_over_in,
    questions_about,
)
from goldthread.documents.review.rows import (
    BECOMES,
    FIELDS,
    RowCell,
    cells_of_row,
    likely,
    meanings,
    place_named_in,
    said_in,
)
from goldthread.documents.review.sections import PrintedRow, Section, sections_of

__all__ = [
    "BECOMES",
    "ENTRIES",
    "FIELDS",
    "WORDS",
    "Asks",
    "Cell",
    "CellReading",
    "Fix",
    "FixError",
    "How",
    "ItemKind",
    "LeftOver",
    "PrintedRow",
    "Question",
    "RowCell",
    "Section",
    "cells_of",
    "cells_of_row",
    "column_at",
    "fields_open_to",
    "fix_from_json",
    "fix_to_json",
    "item_at",
    "item_of_row",
    "items_of",
    "left_over_in",
    "likely",
    "meanings",
    "of_no_item",
    "place_named_in",
    "printed_in",
    "printed_of",
    "questions_about",
    "readable_fields",
    "reads_as",
    "rule_in",
    "said_in",
    "said_to_be_none",
    "sections_of",
    "title_of",
    "with_fixes",
    "with_rows",
]
