"""What a file of figures is held against, and what comes out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.framework.periods import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class KnownSeries:
    """A series that figures may be given for.

    ``key`` is the caller's own. ``measure`` is the measure's id as files name it; ``label`` is
    blank where the measure is one figure. ``kind`` is the kind of period it is collected by,
    where that is known.
    """

    key: int
    measure: str
    title: str
    label: str = ""
    unit: str | None = None
    kind: PeriodKind | None = None


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """One figure of a file. ``value`` is ``None`` where the file says there is none ("n/a").

    ``breakdown`` is the part of the series it is for, as a dimension and a category ("Ward",
    "Abbey"). ``adds_up`` and ``counts_people`` are what the file says of the series, ``None``
    where it does not. ``area``, ``area_name`` and ``source`` are whose figure it is and where it
    comes from, in a file of the figures of others. ``place`` is where it stands, as a person
    would look it up ("figures.csv, line 7").
    """

    series: KnownSeries
    period: Period
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False
    note: str = ""
    place: str = ""
    breakdown: tuple[str, str] | None = None
    adds_up: bool | None = None
    counts_people: bool | None = None
    area: str = ""
    area_name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class FiguresRead:
    """The figures of a file. ``left_out`` names tables that hold no figures, and why."""

    figures: tuple[GivenFigure, ...]
    left_out: tuple[str, ...] = ()


class FiguresError(ValueError):
    """A file of figures cannot be taken in; ``problems`` has every reason, each with its place."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))
