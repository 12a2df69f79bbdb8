"""A report as an Excel workbook: data to filter, charts, and nothing that calculates."""

from goldthread.reports.xlsx.workbook import xlsx_of

__all__ = ["xlsx_of"]
