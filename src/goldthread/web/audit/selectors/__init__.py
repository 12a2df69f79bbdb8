"""What is asked of the record of changes."""

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
    "Told",
    "heads_of",
    "history_of",
    "names_of",
    "told",
    "verified_chain",
]
