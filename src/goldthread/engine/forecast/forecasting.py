"""A series in, its forecast out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from goldthread.engine.forecast.combining import looked_ahead
from goldthread.engine.forecast.expectation import SCORES, Expectation
from goldthread.engine.forecast.kinds import ForecastError, Kind
from goldthread.engine.forecast.methods import Array
from goldthread.engine.forecast.results import Forecast, Method
from goldthread.engine.forecast.rules import choice_of_method
from goldthread.engine.forecast.scales import Scale, decimals_of, scale_of
from goldthread.engine.forecast.widening import widened_by

LONGEST_HORIZON = 120
"""Nobody can look farther ahead than ten years of months."""

LONGEST_HISTORY_YEARS = 40
"""Of a longer series only the figures of so many years are looked at."""

_LARGEST = 1e150
_APART = 1e6
"""A year has no pattern of factors where figures lie so many times apart; in M3 it is 587 times."""

_ROUNDING = 1 / math.sqrt(12)


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
    ones), earliest first, one a period, ``None`` where one is missing; periods at the end
    that are still awaited count as missing, and the forecast starts after them.
    ``frequency`` is how many periods make a year: 1, 4 or 12; what is older than 40 years
    is not looked at. ``whole`` is what a proportion is of: 100 for percentages, 1 for
    shares. With too few figures the answer has the method ``NONE`` and the reason. Raises
    ``ForecastError`` for figures or numbers that cannot be used.
    """
    if not 1 <= horizon <= LONGEST_HORIZON:
        raise ForecastError(f"a horizon of {horizon} is not one from 1 to {LONGEST_HORIZON}")
    run = _run_of(values, LONGEST_HISTORY_YEARS * frequency)
    choice = choice_of_method(frequency, run.n, len(run.figures) - run.n)
    if choice.method is Method.NONE:
        return Forecast(choice.method, choice.reason, frequency, run.n, kind)
    known = np.array([value for value in run.figures if value is not None])
    scale = scale_of(known, kind, whole)
    decimals = decimals_of(known)
    if known.min() == known.max():
        expected = (Expectation(float(scale.onto(known[:1])[0]), (0.0,) * len(SCORES)),) * horizon
        reason = (
            f"All {run.n} figures are the same, so that nothing shows how far the next may lie."
        )
        return _told(
            Forecast(Method.CONSTANT, reason, frequency, run.n, kind, decimals=decimals),
            scale,
            expected,
        )
    past = _bridged(scale, run.figures)
    ahead = looked_ahead(
        past[None, :],
        frequency,
        run.awaited + horizon,
        choice.method,
        by_factors=kind is Kind.AMOUNT and bool(0 < known.max() < _APART * known.min()),
    )
    # A run of figures that happens to lie on a line is still no surer than its rounding.
    least = _ROUNDING * 10.0**-decimals if kind is Kind.AMOUNT else 1e-9
    expected = tuple(
        _widened(
            float(ahead.middle[0, step - 1]),
            max(float(ahead.error[0, step - 1]), least),
            widened_by(kind, frequency, past.size, step),
        )
        for step in range(run.awaited + 1, run.awaited + horizon + 1)
    )
    return _told(
        Forecast(
            choice.method,
            choice.reason,
            frequency,
            run.n,
            kind,
            calibrated=True,
            carried=float(ahead.carried[0]),
            decimals=decimals,
        ),
        scale,
        expected,
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """The figures from the first to the last that is known, and how many are awaited since."""

    figures: tuple[float | None, ...]
    awaited: int
    n: int


def _run_of(values: Sequence[float | None], longest: int) -> _Run:
    for place, value in enumerate(values, start=1):
        if value is not None and not abs(value) <= _LARGEST:
            raise ForecastError(
                f"figure {place} is {value}, which is not a number to forecast from"
            )
    known = [place for place, value in enumerate(values) if value is not None]
    if not known:
        return _Run((), len(values), 0)
    last = known[-1]
    first = next(place for place in known if place > last - longest)
    figures = tuple(None if value is None else float(value) for value in values[first : last + 1])
    used = sum(value is not None for value in figures)
    return _Run(figures, len(values) - 1 - last, used)


def _bridged(scale: Scale, figures: Sequence[float | None]) -> Array:
    places = [place for place, value in enumerate(figures) if value is not None]
    known = np.array([value for value in figures if value is not None])
    return np.interp(np.arange(len(figures)), places, scale.onto(known))


def _widened(middle: float, error: float, factors: tuple[float, ...]) -> Expectation:
    halves: list[float] = []
    for score, factor in zip(SCORES, factors, strict=True):
        # Factors learned apart must not let a wider interval end within a narrower one.
        least = halves[-1] * (1 + 1e-9) if halves else 0.0
        halves.append(max(error * factor * score, least))
    return Expectation(middle, tuple(halves))


def _told(bare: Forecast, scale: Scale, expected: tuple[Expectation, ...]) -> Forecast:
    """The forecast with its figures taken back from the scale."""
    middle = np.array([one.middle for one in expected])
    half80, half95 = np.array([one.halves[-2:] for one in expected]).T
    ends = (middle, middle - half80, middle + half80, middle - half95, middle + half95)
    mean, lower80, upper80, lower95, upper95 = (tuple(scale.back(end).tolist()) for end in ends)
    return replace(
        bare,
        mean=mean,
        lower80=lower80,
        upper80=upper80,
        lower95=lower95,
        upper95=upper95,
        scale=scale,
        expected=expected,
    )
