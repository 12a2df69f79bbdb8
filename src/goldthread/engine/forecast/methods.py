"""The ways of looking ahead that are averaged: drift, no change, Theta and exponential smoothing.

All take several series of one length at once, as an array of one row a series and one
column a period, and answer with the middle and the standard error of each coming period,
one row a series. Series have no pattern of the year left in them and no gaps.

Smoothing weights are looked for on a grid, and for every point of it the best starting
level and slope follow from linear least squares, because the errors are linear in them.
So the answer is the best on the grid, always the same, and needs no search that could stop
early. Sources: Hyndman, Koehler, Ord and Snyder, *Forecasting with Exponential Smoothing*
(2008), for the models and their variances; Hyndman and Billah (2003) for Theta as simple
smoothing with drift.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]

_LEVEL_WEIGHTS = np.array([0.02, 0.05, *np.arange(0.1, 1.0, 0.1), 0.95, 0.999])
_SLOPE_WEIGHTS = np.array([0.01, 0.1, 0.3, 0.6])
_DAMPING = np.array([0.8, 0.9, 0.98])


@dataclass(frozen=True, slots=True)
class Ahead:
    """The middle and the standard error of every coming period, one row a series.

    ``carried`` is the share of one period's error that stays in the periods after it, one
    a series: 1 for a random walk, 0 for noise around a fixed level.
    """

    middle: Array
    error: Array
    carried: Array


def drift(values: Array, horizon: int) -> Ahead:
    """A random walk that goes on moving as it has on average: s√(h(1 + h/(n − 1)))."""
    steps = np.diff(values, axis=1)
    ahead = np.arange(1, horizon + 1)
    spread = steps.std(axis=1, ddof=1)[:, None]
    middle = values[:, -1:] + steps.mean(axis=1)[:, None] * ahead
    error = spread * np.sqrt(ahead * (1 + ahead / steps.shape[1]))
    return Ahead(middle, error, np.ones(len(values)))


def unchanged(values: Array, horizon: int) -> Ahead:
    """A random walk that goes nowhere: the last figure, s√h of the changes from nought."""
    steps = np.diff(values, axis=1)
    ahead = np.arange(1, horizon + 1)
    spread = np.sqrt((steps**2).mean(axis=1))[:, None]
    middle = np.repeat(values[:, -1:], horizon, axis=1)
    return Ahead(middle, spread * np.sqrt(ahead), np.ones(len(values)))


def theta(values: Array, horizon: int) -> Ahead:
    """Simple smoothing plus half the slope of the straight line through the series."""
    n = values.shape[1]
    time = np.arange(n) - (n - 1) / 2
    slope = (values @ time / (time @ time))[:, None]
    fit = _fitted(values, _LEVEL_ALONE, _run(values, _LEVEL_ALONE))
    weight = fit.level_weight[:, None]
    ahead = np.arange(1, horizon + 1)
    middle = fit.level[:, None] + slope / 2 * (ahead - 1 + (1 - (1 - weight) ** n) / weight)
    error = np.sqrt(fit.variance)[:, None] * np.sqrt(1 + (ahead - 1) * weight**2)
    return Ahead(middle, error, fit.level_weight)


def smoothing(values: Array, horizon: int) -> Ahead:
    """Exponential smoothing: level alone, with a slope, or with a slope that dies away.

    Of the three the one with the least AICc, each series for itself.
    """
    run = _run(values, _EVERY)
    ends = np.cumsum([grid.points for grid in _MODELS])
    fits = [
        _fitted(values, grid, run.between(end - grid.points, end))
        for grid, end in zip(_MODELS, ends, strict=True)
    ]
    best = np.argmin(np.stack([fit.criterion for fit in fits]), axis=0)
    each = [_ahead(fit, horizon) for fit in fits]
    rows = np.arange(len(values))
    return Ahead(
        np.stack([one.middle for one in each])[best, rows],
        np.stack([one.error for one in each])[best, rows],
        np.stack([one.carried for one in each])[best, rows],
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """The points at which a model is tried: its weights, and φ, by which a slope dies away.

    ``weights`` is how many of the numbers are looked for. A level without a slope has φ and
    the slope's weight nought.
    """

    level_weight: Array
    slope_weight: Array
    damping: Array
    weights: int

    @property
    def points(self) -> int:
        """How many points there are."""
        return self.level_weight.size

    @property
    def states(self) -> int:
        """How many numbers the model starts with: a level, or a level and a slope."""
        return min(self.weights, 2)


def _sloped(damping: Array, weights: int) -> _Grid:
    phi, level, slope = (
        grid.ravel() for grid in np.meshgrid(damping, _LEVEL_WEIGHTS, _SLOPE_WEIGHTS, indexing="ij")
    )
    return _Grid(level, level * slope, phi, weights)


_NOUGHTS = np.zeros_like(_LEVEL_WEIGHTS)
_LEVEL_ALONE = _Grid(_LEVEL_WEIGHTS, _NOUGHTS, _NOUGHTS, weights=1)
_MODELS = (_LEVEL_ALONE, _sloped(np.ones(1), weights=2), _sloped(_DAMPING, weights=3))
_EVERY = _Grid(
    np.concatenate([grid.level_weight for grid in _MODELS]),
    np.concatenate([grid.slope_weight for grid in _MODELS]),
    np.concatenate([grid.damping for grid in _MODELS]),
    weights=3,
)
"""The points of all models together, which are run in one go."""


@dataclass(frozen=True, slots=True)
class _Run:
    """What each point of a grid makes of each series from a start at nought.

    ``errors`` by period, series and point; the ``level`` and ``slope`` at the end by series and
    point.
    """

    errors: Array
    level: Array
    slope: Array

    def between(self, first: int, end: int) -> _Run:
        """That of some of the points."""
        return _Run(
            self.errors[:, :, first:end], self.level[:, first:end], self.slope[:, first:end]
        )


def _run(values: Array, grid: _Grid) -> _Run:
    series, n = values.shape
    level, slope = np.zeros((series, grid.points)), np.zeros((series, grid.points))
    errors = np.empty((n, series, grid.points))
    for period in range(n):
        slope = grid.damping * slope
        expected = level + slope
        error = values[:, period, None] - expected
        errors[period] = error
        level = expected + grid.level_weight * error
        slope = slope + grid.slope_weight * error
    return _Run(errors, level, slope)


@dataclass(frozen=True, slots=True)
class _Starts:
    """What starting at one unit of level, or of slope, adds: the same for every series.

    ``responses`` are the one-step forecasts by period, start and point, ``gram`` their products
    by point, ``level`` and ``slope`` those at the end by start and point.
    """

    responses: Array
    gram: Array
    level: Array
    slope: Array


@lru_cache(maxsize=64)
def _starts(grid: _Grid, n: int) -> _Starts:
    states = grid.states
    level, slope = np.eye(2)[:, :states, None].repeat(grid.points, axis=2)
    responses = np.empty((n, states, grid.points))
    for period in range(n):
        expected = level + grid.damping * slope
        responses[period] = expected
        level = expected * (1 - grid.level_weight)
        slope = grid.damping * slope - grid.slope_weight * expected
    gram = np.einsum("tig,tjg->gij", responses, responses)
    # The last trace of a start that no longer matters must not make the system singular.
    gram += 1e-12 * np.eye(states) * np.trace(gram, axis1=1, axis2=2)[:, None, None]
    return _Starts(responses, gram, level, slope)


@dataclass(frozen=True, slots=True)
class _Fit:
    """The best point of a grid for each series, and where the series stands at its end."""

    level_weight: Array
    slope_weight: Array
    damping: Array
    level: Array
    slope: Array
    variance: Array
    criterion: Array


def _fitted(values: Array, grid: _Grid, run: _Run) -> _Fit:
    """Fit every point of the grid to every series and keep the one with the least errors.

    State x = (level, slope), one-step forecast level + φ·slope: so e = y − w'x and
    x' = Fx + ge = (F − gw')x + gy, which is linear in the start; the best one follows from the
    run from nought and from what a start of one unit adds to it.
    """
    series, n = values.shape
    starts = _starts(grid, n)
    moments = np.einsum("tig,tsg->gis", starts.responses, run.errors)
    start = np.linalg.solve(starts.gram, moments)
    squares = (run.errors**2).sum(axis=0) - np.einsum("gis,gis->sg", start, moments)
    best = squares.argmin(axis=1)
    rows = np.arange(series)
    start = start[best, :, rows]
    squares = np.maximum(squares[rows, best], 0.0)
    used = grid.states + grid.weights
    floor = 1e-12 * np.maximum((values**2).mean(axis=1), 1e-300)
    spare = n - used - 2
    penalty = 2 * (used + 1) * n / spare if spare > 0 else np.inf
    return _Fit(
        grid.level_weight[best],
        grid.slope_weight[best],
        grid.damping[best],
        run.level[rows, best] + (start * starts.level[:, best].T).sum(axis=1),
        run.slope[rows, best] + (start * starts.slope[:, best].T).sum(axis=1),
        squares / max(n - used, 1),
        n * np.log(np.maximum(squares / n, floor)) + penalty,
    )


def _ahead(fit: _Fit, horizon: int) -> Ahead:
    damping = fit.damping[:, None]
    # φ + φ² + … + φʰ, and for the variance what each past error adds to the level by then.
    reach = np.cumsum(damping ** np.arange(1, horizon + 1), axis=1)
    middle = fit.level[:, None] + reach * fit.slope[:, None]
    carried = fit.level_weight[:, None] + fit.slope_weight[:, None] * reach[:, : horizon - 1]
    grown = np.concatenate([np.zeros((len(reach), 1)), np.cumsum(carried**2, axis=1)], axis=1)
    return Ahead(middle, np.sqrt(fit.variance[:, None] * (1 + grown)), fit.level_weight)
