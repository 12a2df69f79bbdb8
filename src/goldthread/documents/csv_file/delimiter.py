"""What separates the cells of a file that does not say."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from itertools import islice

_CANDIDATES = (",", ";", "\t", "|")
_RECORDS_LOOKED_AT = 200
_FEWEST_RECORDS, _FEWEST_CELLS, _NEARLY_ALL = 3, 3, 0.95


def likeliest_delimiter(text: str) -> str:
    """The delimiter that gives most rows one and the same number of cells, more than one.

    Prose holds commas too, but never the same number in line after line; a tie goes to the
    delimiter that makes more cells. A file with none of them is one column: a comma will do.
    """
    return max(_CANDIDATES, key=lambda delimiter: _fit(text, delimiter))


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    records = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        for fields in islice(records, _RECORDS_LOOKED_AT):
            if any(field.strip() for field in fields):
                widths[len(fields)] += 1
    except csv.Error:
        return (0.0, 0)
    several = [(count, width) for width, count in widths.items() if width > 1]
    if not several:
        return (0.0, 0)
    count, width = max(several)
    return (count / sum(widths.values()), width)


def is_delimited(text: str) -> bool:
    """Whether a text is a list of records, with commas or semicolons between their cells.

    Nearly every line of three or more has the same three cells or more; prose has commas too,
    but never so evenly.
    """
    filled = [line for line in islice(text.splitlines(), _RECORDS_LOOKED_AT) if line.strip()]
    if len(filled) < _FEWEST_RECORDS:
        return False
    return any(
        share >= _NEARLY_ALL and width >= _FEWEST_CELLS
        for share, width in (_fit(text, delimiter) for delimiter in (",", ";"))
    )
