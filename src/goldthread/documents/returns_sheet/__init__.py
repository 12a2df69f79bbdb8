"""The spreadsheet of open returns: what a whole service fills in at once, and what comes back.

``write_returns_sheet`` writes a workbook with a row for every line of figures that is asked for;
``returns_in`` takes the filled-in workbook, read through the one door, and gives what was
given in each return, or every problem by its cell.
"""

from goldthread.documents.returns_sheet.asked import AskedRow, GivenCells, GivenReturn, RowKey
from goldthread.documents.returns_sheet.reading import ReturnsRead, returns_in
from goldthread.documents.returns_sheet.writing import write_returns_sheet

__all__ = [
    "AskedRow",
    "GivenCells",
    "GivenReturn",
    "ReturnsRead",
    "RowKey",
    "returns_in",
    "write_returns_sheet",
]
