"""A laid-out pack as one HTML file: no script, nothing fetched, fit for a screen and for paper."""

from goldthread.reports.html.document import html_of

__all__ = ["html_of"]
