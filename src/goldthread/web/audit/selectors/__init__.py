"""What is asked of the record of changes."""

from goldthread.web.audit.selectors.verification import (
    Break,
    ChainCheck,
    Head,
    heads_of,
    verified_chain,
)

__all__ = ["Break", "ChainCheck", "Head", "heads_of", "verified_chain"]
