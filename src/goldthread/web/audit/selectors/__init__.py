"""What is asked of the record of changes."""

from goldthread.web.audit.selectors.one_record import (
    RecordOnRecord,
    kind_in_words,
    record_on_record,
)
from goldthread.web.audit.selectors.telling import Told, history_of, names_of, told
from goldthread.web.audit.selectors.verification import (
    Break,
    ChainCheck,
    Head,
    heads_of,
    verified_chain,
)

__all__ = [
    "Break",
    "ChainCheck",
    "Head",
    "RecordOnRecord",
    "Told",
    "heads_of",
    "history_of",
    "kind_in_words",
    "names_of",
    "record_on_record",
    "told",
    "verified_chain",
]
