"""Figures as a document prints them: a baseline, with the period it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from goldthread.framework.rules.moments import Precision
from goldthread.framework.rules.rule import Rule, require
from goldthread.framework.rules.targets import Comparison, NotUnderstood


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days a figure covers, first and last, and how precisely they were named.

    ``pooled`` when it is several years taken together ("2016-18"). ``terms`` are the school
    terms it is limited to.
    """

    first: date
    last: date
    precision: Precision
    pooled: bool = False
    terms: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(self.first <= self.last, f"A period cannot end ({self.last}) before it begins.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Rule):
    """One printed number: its unit, the period it covers, and which component it is for.

    ``label`` is the component as the document names it ("during day", "bowel"), ``cohort``
    the year group it describes. ``bound`` is set where only a limit is printed ("<5").
    """

    value: Decimal
    unit: str | None = None
    covers: Span | None = None
    label: str | None = None
    what: str | None = None
    cohort: str | None = None
    approximate: bool = False
    provisional: bool = False
    bound: Comparison | None = None
    strict: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRange(Rule):
    """A printed range, such as 3-5 or 10% to 12%."""

    low: Decimal
    high: Decimal
    unit: str | None = None
    covers: Span | None = None

    def __post_init__(self) -> None:
        require(self.low <= self.high, f"A range cannot run from {self.low} down to {self.high}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralFigures(Rule):
    """More than one number in one cell."""

    parts: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueReference(Rule):
    """A figure that points elsewhere: "As above"."""

    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueToBeConfirmed(Rule):
    """Promised but not yet known."""

    until: str | None = None
    who: str | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoValue(Rule):
    """There is none, and why: ``na``, ``no_data`` (nobody has it) or ``blank``."""

    why: str


Value: TypeAlias = (
    Figure
    | FigureRange
    | SeveralFigures
    | ValueReference
    | ValueToBeConfirmed
    | NoValue
    | NotUnderstood
)
