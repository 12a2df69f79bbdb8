"""A case of how words are to be read, and short ways to write the reading it must have.

Every case is a text, what is known around it, and the keys its reading must have (others are
not looked at). They feed the reference page on how words are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

UP, DOWN = "up", "down"


class Case(NamedTuple):
    """One text, its context as ``parse`` takes it, and the reading it must have."""

    text: str
    reading: dict[str, Any]
    context: Mapping[str, Any] = MappingProxyType({})


def at_least(value: float, unit: str | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "at_least", "value": value, **({"unit": unit} if unit else {}), **more}


def at_most(value: float, unit: str | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "at_most", "value": value, **({"unit": unit} if unit else {}), **more}


def value(number: float, unit: str | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "value", "value": number, **({"unit": unit} if unit else {}), **more}


def trend(direction: str, **more: Any) -> dict[str, Any]:
    return {"kind": "trend", "direction": direction, **more}


def due(by: str, byp: str, **more: Any) -> dict[str, Any]:
    return {"kind": "deadline", "by": by, "byp": byp, **more}


def every(unit: str, interval: int = 1, **more: Any) -> dict[str, Any]:
    return {"kind": "frequency", "unit": unit, "interval": interval, **more}


def multi(*parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "multi", "parts": list(parts), **more}
