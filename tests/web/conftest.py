"""What several tests of the web room need."""

from real_postgresql import empty_database, migrated_database
from small_records import authority, document, framework, other_authority, record, series
from small_returns import due, quarterly

__all__ = [
    "authority",
    "document",
    "due",
    "empty_database",
    "framework",
    "migrated_database",
    "other_authority",
    "quarterly",
    "record",
    "series",
]
