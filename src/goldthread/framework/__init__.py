"""What a performance framework *is*: frozen dataclasses that validate themselves.

Everything else in Goldthread speaks in these words. This room imports nothing but the
standard library, reads no files and knows no database.
"""

from goldthread.framework.model import (
    NOT_READ,
    Deliverable,
    Footnote,
    Framework,
    FrameworkError,
    KeptCell,
    KeptColumn,
    Measure,
    Milestone,
    Node,
    NodeKind,
    Ownership,
    Placement,
    Polarity,
    Role,
    RowCounts,
    Source,
    UnplacedRow,
    WrittenName,
    note_of_column,
)

__all__ = [
    "NOT_READ",
    "Deliverable",
    "Footnote",
    "Framework",
    "FrameworkError",
    "KeptCell",
    "KeptColumn",
    "Measure",
    "Milestone",
    "Node",
    "NodeKind",
    "Ownership",
    "Placement",
    "Polarity",
    "Role",
    "RowCounts",
    "Source",
    "UnplacedRow",
    "WrittenName",
    "note_of_column",
]
