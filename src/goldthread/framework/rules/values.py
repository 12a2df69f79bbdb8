"""Figures as a document prints them: a baseline, with the period it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from goldthread.framework.rules.moments import Precision
from goldthread.framework.rules.targets import NotUnderstood


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days a figure covers, first and last, and how precisely they were named."""

    first: date
    last: date
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One printed number: its unit, the period it covers, and which component it is for.

    ``label`` is the component as the document names it ("during day", "bowel").
    """

    value: Decimal
    unit: str | None = None
    covers: Span | None = None
    label: str | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralFigures:
    """More than one number in one cell."""

    parts: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueToBeConfirmed:
    """Promised but not yet known."""

    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoValue:
    """There is none, and why: ``na`` or ``blank``."""

    why: str


Value: TypeAlias = Figure | SeveralFigures | ValueToBeConfirmed | NoValue | NotUnderstood
