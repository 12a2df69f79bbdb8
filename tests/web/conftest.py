"""What several tests of the web room need."""

from real_postgresql import empty_database
from small_records import authority, document, framework, other_authority, record, series

__all__ = [
    "authority",
    "document",
    "empty_database",
    "framework",
    "other_authority",
    "record",
    "series",
]
