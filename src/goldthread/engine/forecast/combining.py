"""The average of several methods, with the pattern of the year taken out before and put back."""

from __future__ import annotations

import numpy as np

from goldthread.engine.forecast.methods import Ahead, Array, drift, smoothing, theta, unchanged
from goldthread.engine.forecast.results import Method
from goldthread.engine.forecast.yearly_pattern import yearly_pattern

_PARTS = {
    Method.SMOOTHING: (smoothing,),
    Method.DRIFT_AND_THETA: (drift, theta),
    Method.SMOOTHING_THETA_AND_DRIFT: (smoothing, theta, drift),
    Method.SMOOTHING_AND_THETA: (smoothing, theta),
    Method.ALL_FOUR: (smoothing, theta, drift, unchanged),
}


def looked_ahead(
    values: Array, frequency: int, horizon: int, method: Method, *, by_factors: bool
) -> Ahead:
    """What the method says of the coming periods, not yet widened.

    One row a series, without gaps, on the scale of the forecast. ``by_factors``: the
    pattern of the year multiplies rather than adds, which needs figures above nought.
    Middles and standard errors are averaged; so is what is carried from period to period.
    """
    n = values.shape[1]
    pattern = yearly_pattern(np.log(values) if by_factors else values, frequency)
    past = np.take(pattern, np.arange(-n, 0) % frequency, axis=1)
    coming = np.take(pattern, np.arange(horizon) % frequency, axis=1)
    level = values / np.exp(past) if by_factors else values - past
    # Every method follows a change of unit or of origin, and small numbers around nought
    # keep all their digits.
    origin = level.mean(axis=1, keepdims=True)
    unit = np.abs(level - origin).max(axis=1, keepdims=True)
    unit = np.where(unit > 0, unit, 1.0)
    parts = [part((level - origin) / unit, horizon) for part in _PARTS[method]]
    middle = np.mean([part.middle for part in parts], axis=0) * unit + origin
    error = np.mean([part.error for part in parts], axis=0) * unit
    carried = np.mean([part.carried for part in parts], axis=0)
    if by_factors:
        factor = np.exp(coming)
        return Ahead(middle * factor, error * factor, carried)
    return Ahead(middle + coming, error, carried)
