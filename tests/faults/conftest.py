"""The authority and framework of the web room's tests, to break things with."""

from real_postgresql import empty_database, migrated_database
from small_records import authority, document, framework, record, series

__all__ = [
    "authority",
    "document",
    "empty_database",
    "framework",
    "migrated_database",
    "record",
    "series",
]
