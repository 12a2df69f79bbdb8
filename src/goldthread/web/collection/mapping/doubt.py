"""Questions about figures that look unlikely, and which of them somebody has answered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

_CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about one figure: the key of its series, the figure, and the words.

    Whoever confirms a figure confirms that figure: another one is asked about again.
    """

    series: int
    value: Decimal
    words: str

    @property
    def token(self) -> str:
        """What stands for it in a form."""
        told = f"{self.series} {self.value.normalize():f} {self.words}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def with_confirmed(given: Mapping[str, Any], confirmed: Iterable[Doubt]) -> dict[str, Any]:
    """What is kept of a submission: what was given, and which questions were confirmed."""
    ordered = sorted(confirmed, key=lambda one: (one.series, one.words))
    told = [
        {"series": one.series, "value": f"{one.value:f}", "question": one.words} for one in ordered
    ]
    return {**given, _CONFIRMED: told} if told else dict(given)


def confirmed_in(kept: Mapping[str, Any]) -> frozenset[Doubt]:
    """The questions that were confirmed in what ``with_confirmed`` kept."""
    return frozenset(
        Doubt(one["series"], Decimal(one["value"]), one["question"])
        for one in kept.get(_CONFIRMED, ())
    )
