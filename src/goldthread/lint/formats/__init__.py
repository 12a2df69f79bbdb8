"""Findings as people read them, and as other programs do."""

from goldthread.lint.formats.plain_text import findings_as_text
from goldthread.lint.formats.records import findings_as_records
from goldthread.lint.formats.sarif import findings_as_sarif

__all__ = ["findings_as_records", "findings_as_sarif", "findings_as_text"]
