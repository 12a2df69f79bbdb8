"""Documents that are brought in: which are taken, where they are kept, how they are read."""

from goldthread.web.drafting.files.documents import (
    KINDS,
    MEGABYTES,
    keep_document,
    kept_document,
    require_a_document,
)
from goldthread.web.drafting.files.reading import ReadingOfAFile, read_kept

__all__ = [
    "KINDS",
    "MEGABYTES",
    "ReadingOfAFile",
    "keep_document",
    "kept_document",
    "read_kept",
    "require_a_document",
]
