"""Where a year is heading: the periods still to come, simulated together, and what is in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from statistics import NormalDist

import numpy as np

from goldthread.engine.forecast.chance import chance_told
from goldthread.engine.forecast.forecasting import forecast_series
from goldthread.engine.forecast.kinds import ForecastError, Kind
from goldthread.engine.forecast.methods import Array
from goldthread.engine.forecast.results import Forecast, Method, Outturn
from goldthread.engine.forecast.scales import Scale
from goldthread.engine.goals import Goal

DRAWS = 4000
_SEED = 2000
_ENDS = (0.025, 0.1, 0.5, 0.9, 0.975)


def year_end_outturn(
    values: Sequence[float | None],
    frequency: int,
    *,
    so_far: float,
    remaining: int,
    kind: Kind = Kind.COUNT,
    goal: Goal | None = None,
    when: str = "at the end of the year",
) -> Outturn:
    """What a figure that adds up through the year will come to when the year is out.

    ``values`` are the figures of single periods up to now (a year-to-date series is taken
    apart first), ``so_far`` is what is in this year, ``remaining`` how many periods are
    still to come; one that is awaited at the end of ``values`` counts among them. Those
    are simulated together, so that a good month makes the next likely to be good too, and
    added to what is in. From the end of one year the whole of the next is still to come. With
    nothing remaining the outturn is what is in, and nothing of it is left to chance. For a figure
    that does not add up the outturn is the forecast of the last period: use ``forecast_series``.
    Raises ``ForecastError`` as ``forecast_series`` does, and for proportions, which do not
    add up.
    """
    if kind is Kind.PROPORTION:
        raise ForecastError("proportions do not add up to a year's figure")
    if not 0 <= remaining <= frequency:
        raise ForecastError(f"{remaining} periods cannot still be to come of a year of {frequency}")
    if remaining == 0:
        return _complete(so_far)
    awaited = _awaited(values)
    if awaited > remaining:
        raise ForecastError(f"{awaited} periods are awaited, and only {remaining} still to come")
    coming = forecast_series(values[: len(values) - awaited], frequency, remaining, kind=kind)
    if not coming or coming.scale is None:
        return Outturn(Method.NONE, coming.reason, so_far, remaining)
    totals = so_far + _simulated(coming, coming.scale)
    lower95, lower80, middle, upper80, upper95 = (
        float(end) for end in np.quantile(totals, _ENDS, method="linear")
    )
    chance = None
    if goal is not None:
        chance = chance_told(
            _share_meeting(goal, totals, coming.scale.half_step),
            goal,
            middle,
            (lower80, upper80),
            when=when,
            decimals=coming.decimals,
            calibrated=coming.calibrated,
        )
    return Outturn(
        coming.method,
        coming.reason,
        so_far,
        remaining,
        coming.calibrated,
        middle,
        lower80,
        upper80,
        lower95,
        upper95,
        chance,
    )


def _complete(so_far: float) -> Outturn:
    return Outturn(
        Method.COMPLETE,
        "The year is complete.",
        so_far,
        0,
        mean=so_far,
        lower80=so_far,
        upper80=so_far,
        lower95=so_far,
        upper95=so_far,
    )


def _awaited(values: Sequence[float | None]) -> int:
    """How many periods at the end have no figure yet."""
    count = 0
    for value in reversed(values):
        if value is not None:
            break
        count += 1
    return count


def _share_meeting(goal: Goal, totals: Array, half_step: float) -> float:
    """The share of the totals that meet the goal, a count being nearest to its whole number."""
    low = -np.inf if goal.low is None else float(goal.low)
    high = np.inf if goal.high is None else float(goal.high)
    if half_step:
        totals = np.floor(totals + 0.5)
    if goal.strict:
        return float(np.mean((totals > low) & (totals < high)))
    return float(np.mean((totals >= low) & (totals <= high)))


def _simulated(coming: Forecast, scale: Scale) -> Array:
    """Totals of the coming periods, one a draw, from the expectations and how errors carry on.

    Errors of steps i < j of a series that carries a share a of each error on have the
    covariance a + (i − 1)a², and the variance 1 + (i − 1)a². For a the square root of the
    methods' own share is taken: a level or slope that is misjudged is misjudged for every
    period to come. On the series that the widening is learned on, totals of 3 to 11 months
    keep to their intervals with it, and without it stray too often.
    """
    steps = coming.horizon
    carried = coming.carried**0.5
    place = np.arange(steps)
    covariance = carried + np.minimum.outer(place, place) * carried**2
    covariance[place, place] = 1 + place * carried**2
    spread = np.sqrt(np.diag(covariance))
    # A share of nearly 1 leaves nothing to tell steps apart; the trace on the diagonal lets
    # the root be taken all the same.
    correlation = covariance / np.outer(spread, spread) + 1e-9 * np.eye(steps)
    scores = _draws(steps) @ np.linalg.cholesky(correlation).T
    totals = np.zeros(DRAWS)
    for step, expected in enumerate(coming.expected):
        totals += scale.back(expected.at(scores[:, step]))
    return totals


@cache
def _draws(steps: int) -> Array:
    """Independent normal scores, one row a draw, the same in every run and evenly spread.

    Each column holds every quantile once, in an order of its own (a Latin hypercube).
    """
    order = np.random.default_rng(_SEED)
    normal = NormalDist()
    quantiles = np.array([normal.inv_cdf((draw + 0.5) / DRAWS) for draw in range(DRAWS)])
    return np.stack([order.permutation(quantiles) for _ in range(steps)], axis=1)
