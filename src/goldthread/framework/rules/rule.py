"""What every rule has in common: doubt about its reading, and remarks on its source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why a text has more than one defensible reading, and the readings not chosen.

    The rule that carries the doubt is the likelier one.
    """

    why: str | None = None
    alternatives: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Anything that words in a framework can mean.

    ``note`` keeps words that were read and change nothing. ``suspect`` says why the source
    itself is very likely wrong; the rule is then read as written.
    """

    doubt: Doubt | None = None
    note: str | None = None
    suspect: str | None = None


def require(holds: bool, message: str) -> None:
    """Raise ``ValueError`` with this message unless the condition holds."""
    if not holds:
        raise ValueError(message)
