"""What several tests of the web room need."""

from small_records import authority, document, framework, other_authority, record, series

__all__ = ["authority", "document", "framework", "other_authority", "record", "series"]
