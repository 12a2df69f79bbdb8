"""The figures of one series: what was recorded, and which revision of it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from goldthread.framework.periods import Period


class ObservationError(ValueError):
    """Observations contradict each other; the message names the series and period."""


class Accumulation(StrEnum):
    """What each figure of a series covers.

    ``EACH_PERIOD``: its own period only. ``YEAR_TO_DATE``: everything since the financial
    year began. ``SINCE_START``: everything since counting began.
    """

    EACH_PERIOD = "each_period"
    YEAR_TO_DATE = "year_to_date"
    SINCE_START = "since_start"


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted: one line of figures of one measure.

    ``unit`` is "%", "days", "GBP" ... or ``None`` for a plain count or when it is not said.
    ``adds_up`` says whether the figures of four quarters make the year's figure: true of
    homes built, false of a share or of people on a list; ``None`` when nobody has said.
    ``scope`` is the part of the service the series is for, where a measure has several.
    """

    id: str
    measure_id: str
    label: str = ""
    unit: str | None = None
    accumulation: Accumulation = Accumulation.EACH_PERIOD
    adds_up: bool | None = None
    scope: str | None = None

    @property
    def can_add_up(self) -> bool:
        """Whether the figures may be added: said so, or not said and neither share nor rate."""
        if self.adds_up is not None:
            return self.adds_up
        return not is_share_or_rate(self.unit)


def is_share_or_rate(unit: str | None) -> bool:
    """Whether figures in this unit are worked out of something and so never add up."""
    if unit is None:
        return False
    words = unit.lower()
    return words.startswith(("%", "/", "per ")) or " per " in words or "score" in words


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of a series for one period, in one revision.

    ``value`` is ``None`` where it is known that there is no figure, or a figure was taken
    back. ``recorded_on`` is the day it came to be known (``None``: always known).
    """

    id: str
    period: Period
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False
    revision: int = 1
    recorded_on: date | None = None
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """Figures of several periods added up; ``missing`` are the periods that have none."""

    value: Decimal
    observations: tuple[Observation, ...]
    missing: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one series as known on a day: per period, the latest revision.

    Make one with ``figures_as_known``. Periods whose figure was taken back are left out.
    """

    by_period: Mapping[Period, Observation] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that have a figure, earliest first."""
        return tuple(self.by_period)

    @property
    def latest(self) -> Observation | None:
        """The figure of the last period that has one."""
        return self.by_period[self.periods[-1]] if self.by_period else None

    def at(self, period: Period) -> Observation | None:
        """The figure of this period, if there is one."""
        return self.by_period.get(period)

    def before(self, period: Period) -> Observation | None:
        """The latest figure of an earlier period of the same kind, if there is one."""
        earlier = [
            here for here in self.by_period if here.kind is period.kind and here.last < period.last
        ]
        return self.by_period[earlier[-1]] if earlier else None

    def over(self, periods: Iterable[Period]) -> Total:
        """The figures of these periods added up, with the periods that have none."""
        found: list[Observation] = []
        missing: list[Period] = []
        value = Decimal(0)
        for period in periods:
            observation = self.by_period.get(period)
            if observation is None or observation.value is None:
                missing.append(period)
            else:
                found.append(observation)
                value += observation.value
        return Total(value, tuple(found), tuple(missing))


def figures_as_known(observations: Iterable[Observation], on: date | None = None) -> Figures:
    """The figures as they were known at the end of the day ``on`` (``None``: now).

    Of each period the latest revision counts; one with no value takes the figure back.
    Figures of periods that end after ``on`` are not figures yet. Raises
    ``ObservationError`` where two observations claim the same revision of one period.
    """
    latest: dict[Period, Observation] = {}
    seen: dict[tuple[Period, int], Observation] = {}
    for observation in observations:
        period = observation.period
        if on is not None and (
            period.last > on or (observation.recorded_on and observation.recorded_on > on)
        ):
            continue
        twin = seen.setdefault((period, observation.revision), observation)
        if twin is not observation:
            raise ObservationError(
                f"Observations {twin.id} and {observation.id} are both revision "
                f"{observation.revision} of {period.label}: only one can count."
            )
        if period not in latest or latest[period].revision < observation.revision:
            latest[period] = observation
    kept = {period: latest[period] for period in sorted(latest) if latest[period].value is not None}
    return Figures(MappingProxyType(kept))
