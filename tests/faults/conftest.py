"""The authority and framework of the web room's tests, to break things with."""

from small_records import authority, document, framework, record, series

__all__ = ["authority", "document", "framework", "record", "series"]
