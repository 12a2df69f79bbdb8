"""The three ways of looking ahead that are averaged: drift, Theta and exponential smoothing.

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


def theta(values: Array, horizon: int) -> Ahead:
    """Simple smoothing plus half the slope of the straight line through the series."""
    n = values.shape[1]
    time = np.arange(n) - (n - 1) / 2
    slope = (values @ time / (time @ time))[:, None]
    fit = _fitted(values, _LEVEL_WEIGHTS, np.zeros_like(_LEVEL_WEIGHTS), None)
    weight = fit.level_weight[:, None]
    ahead = np.arange(1, horizon + 1)
    middle = fit.level[:, None] + slope / 2 * (ahead - 1 + (1 - (1 - weight) ** n) / weight)
    error = np.sqrt(fit.variance)[:, None] * np.sqrt(1 + (ahead - 1) * weight**2)
    return Ahead(middle, error, fit.level_weight)


def smoothing(values: Array, horizon: int) -> Ahead:
    """Exponential smoothing: level alone, with a slope, or with a slope that dies away.

    Of the three the one with the least AICc, each series for itself.
    """
    flat = _fitted(values, _LEVEL_WEIGHTS, np.zeros_like(_LEVEL_WEIGHTS), None)
    level, slope = (
        grid.ravel() for grid in np.meshgrid(_LEVEL_WEIGHTS, _SLOPE_WEIGHTS, indexing="ij")
    )
    trended = _fitted(values, level, level * slope, np.ones_like(level))
    damping = np.repeat(_DAMPING, level.size)
    level, slope = np.tile(level, _DAMPING.size), np.tile(slope, _DAMPING.size)
    damped = _fitted(values, level, level * slope, damping)
    fits = (flat, trended, damped)
    best = np.argmin(np.stack([fit.criterion for fit in fits]), axis=0)
    each = [_ahead(fit, horizon) for fit in fits]
    rows = np.arange(len(values))
    return Ahead(
        np.stack([one.middle for one in each])[best, rows],
        np.stack([one.error for one in each])[best, rows],
        np.stack([one.carried for one in each])[best, rows],
    )


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


def _fitted(values: Array, level_weight: Array, slope_weight: Array, damping: Array | None) -> _Fit:
    """Fit every point of the grid to every series and keep the one with the least errors.

    ``damping`` is ``None`` for a level without a slope. State x = (level, slope), one-step
    forecast level + φ·slope: so e = y − w'x and x' = Fx + ge = (F − gw')x + gy.
    """
    series, n = values.shape
    states = 1 if damping is None else 2
    phi = np.zeros_like(level_weight) if damping is None else damping
    # Index 0 is the run from nought; the others start at one unit of level, or of slope.
    level, slope = np.zeros((series, phi.size)), np.zeros((series, phi.size))
    unit_level, unit_slope = np.eye(2)[:, :states, None].repeat(phi.size, axis=2)
    errors = np.empty((n, series, phi.size))
    responses = np.empty((n, states, phi.size))
    for period in range(n):
        expected = level + phi * slope
        error = values[:, period, None] - expected
        errors[period] = error
        level, slope = expected + level_weight * error, phi * slope + slope_weight * error
        unit_expected = unit_level + phi * unit_slope
        responses[period] = unit_expected
        unit_level = unit_expected * (1 - level_weight)
        unit_slope = phi * unit_slope - slope_weight * unit_expected
    gram = np.einsum("tig,tjg->gij", responses, responses)
    # The last trace of a start that no longer matters must not make the system singular.
    gram += 1e-12 * np.eye(states) * np.trace(gram, axis1=1, axis2=2)[:, None, None]
    moments = np.einsum("tig,tsg->gis", responses, errors)
    start = np.linalg.solve(gram, moments)
    squares = (errors**2).sum(axis=0) - np.einsum("gis,gis->sg", start, moments)
    best = squares.argmin(axis=1)
    rows = np.arange(series)
    start = start[best, :, rows]
    squares = np.maximum(squares[rows, best], 0.0)
    weights = 1 if damping is None else (2 if np.all(phi == 1) else 3)
    used = states + weights
    floor = 1e-12 * np.maximum((values**2).mean(axis=1), 1e-300)
    spare = n - used - 2
    penalty = 2 * (used + 1) * n / spare if spare > 0 else np.inf
    return _Fit(
        level_weight[best],
        slope_weight[best],
        phi[best],
        level[rows, best] + (start * unit_level[:, best].T).sum(axis=1),
        slope[rows, best] + (start * unit_slope[:, best].T).sum(axis=1),
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
