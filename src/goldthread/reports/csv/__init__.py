"""Tables as CSV: one that a page shows, and all those of a report in one archive."""

from goldthread.reports.csv.archive import csv_of
from goldthread.reports.csv.writing import Cell, written

__all__ = ["Cell", "csv_of", "written"]
