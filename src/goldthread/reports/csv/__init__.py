"""A report's tables as CSV files in one archive."""

from goldthread.reports.csv.archive import csv_of

__all__ = ["csv_of"]
