"""How audit events hang together: each holds the digest of itself and of the one before it.

A chain runs through the events of one authority, numbered from 1. Changing, removing or
slipping in an event breaks it there; cutting off its end is found against the head that is
kept apart, and cutting off both against a head that was sent outside.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

FIRST_LINK = "0" * 64
"""What the first event of an authority names as the one before it."""


@dataclass(frozen=True, slots=True)
class Link:
    """What of an event goes into its digest: everything that it says.

    ``authority`` and ``subject_id`` are keys; ``before`` and ``after`` are JSON.
    """

    number: int
    at: datetime
    by: str
    role: str
    from_where: str
    action: str
    authority: int
    subject_type: str
    subject_id: str
    before: Any
    after: Any
    reason: str

    def digest(self, previous: str) -> str:
        """SHA-256, in hexadecimal, over the digest of the event before and what this one says."""
        said = {
            **{name: getattr(self, name) for name in self.__slots__},
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "previous": previous,
        }
        text = json.dumps(_plain(said), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: Any) -> Any:
    """The value in one form, however a database writes it back.

    PostgreSQL keeps 1e2 as 100 and 1.0 apart from 1; a number is therefore told by its worth.
    The letters in front keep the number 1 apart from the text "1".
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return f"n{Decimal(str(value)).normalize():f}"
    if isinstance(value, str):
        return f"s{value}"
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [_plain(part) for part in value]
    raise TypeError(f"An audit event cannot hold {type(value).__name__}.")
