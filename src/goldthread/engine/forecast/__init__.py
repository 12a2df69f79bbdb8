"""Forecasts: will it meet the target by its date, and where is the year heading.

``forecast_series``, ``chance_of_meeting`` and ``year_end_outturn`` are the ways in. All are
pure: figures in, results out, and the same figures always give the same answer. A forecast
costs some milliseconds, so it belongs to background work and its result is stored.

>>> from goldthread.engine.goals import Goal
>>> past = [82.0, 83.5, 83.1, 84.9, 85.2, 86.0, 86.8, 87.1]
>>> coming = forecast_series(past, frequency=4, horizon=2, kind=Kind.PROPORTION)
>>> chance_of_meeting(Goal(low=Decimal(85), unit="%"), coming).words
'more than 90%'
"""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.engine.forecast.results import (
    Chance,
    Forecast,
    ForecastError,
    Kind,
    Method,
    Outturn,
)
from goldthread.engine.goals import Goal

__all__ = [
    "Chance",
    "Forecast",
    "ForecastError",
    "Kind",
    "Method",
    "Outturn",
    "chance_of_meeting",
    "forecast_series",
    "year_end_outturn",
]


def forecast_series(
    values: Sequence[float | None],
    frequency: int,
    horizon: int,
    *,
    kind: Kind = Kind.AMOUNT,
    whole: float = 100.0,
) -> Forecast:
    """The figures to expect in the next ``horizon`` periods, with 80% and 95% intervals.

    ``values`` are the figures of the periods by themselves (never rolling or running
    ones), earliest first, one a period, ``None`` where one is missing. ``frequency`` is how
    many periods make a year: 1, 4 or 12. ``whole`` is what a proportion is of: 100 for
    percentages, 1 for shares. With too few figures the answer has the method ``NONE`` and
    the reason. Raises ``ForecastError`` for figures or numbers that cannot be used.
    """
    raise NotImplementedError


def chance_of_meeting(
    goal: Goal, forecast: Forecast, *, ahead: int | None = None, when: str = ""
) -> Chance | None:
    """How likely the figure ``ahead`` periods on meets the goal; ``None`` without a forecast.

    ``ahead`` counts from 1, the first period after the last figure, and is the last one
    forecast unless it is given. ``when`` names that period in the sentence ("in Q4
    2025-26"). Raises ``ForecastError`` where the forecast does not reach so far.
    """
    raise NotImplementedError


def year_end_outturn(
    values: Sequence[float | None],
    frequency: int,
    *,
    so_far: float,
    remaining: int,
    kind: Kind = Kind.COUNT,
    goal: Goal | None = None,
    when: str = "",
) -> Outturn:
    """What a figure that adds up through the year will come to when the year is out.

    ``values`` are the figures of single periods up to now (a year-to-date series is taken
    apart first), ``so_far`` is what is in this year, ``remaining`` how many periods are
    still to come. Those are simulated together, so that a good month makes the next likely
    to be good too, and added to what is in. With nothing remaining the outturn is what is
    in. For a figure that does not add up the outturn is the forecast of the last period:
    use ``forecast_series``. Raises ``ForecastError`` as ``forecast_series`` does, and for
    proportions, which do not add up.
    """
    raise NotImplementedError
