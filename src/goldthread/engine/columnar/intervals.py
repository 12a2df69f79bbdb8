"""The 95% intervals of many figures at once, from the numbers behind them."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from scipy.special import chdtri

from goldthread.engine.columnar.sums import Bools, Floats
from goldthread.engine.intervals import EXACT_BELOW, USUAL_CONFIDENCE

_Z = NormalDist().inv_cdf(0.5 + USUAL_CONFIDENCE / 2)
_TAIL = (1 - USUAL_CONFIDENCE) / 2


def intervals_of(
    cases: Floats, of: Floats, multiplier: Floats, percent: Bools
) -> tuple[Floats, Floats]:
    """The lower and upper limits: Wilson's of a percentage, exact or Byar's of a rate.

    ``multiplier`` is what a figure is counted per, not-a-number where it is neither a share
    nor a rate. The limits are not-a-number where the numbers behind a figure make none.
    """
    told = multiplier.strides == (0,) == percent.strides
    if told and percent[0] and _are_all_shares(cases, of):
        return _wilson(cases, of, multiplier)
    nothing = np.full(cases.shape, np.nan)
    fit = (of > 0) & (cases >= 0) & ~np.isnan(multiplier) & ~(percent & (cases > of))
    if not fit.any():
        return nothing, nothing.copy()
    lower, upper = nothing, nothing.copy()
    shares, rates = fit & percent, fit & ~percent
    if shares.any():
        _put(shares, (lower, upper), _wilson(*_of(shares, cases, of, multiplier)))
    if rates.any():
        x, n, per = _of(rates, cases, of, multiplier)
        low, high = _poisson(x)
        _put(rates, (lower, upper), (low * (per / n), high * (per / n)))
    return lower, upper


def _are_all_shares(cases: Floats, of: Floats) -> bool:
    """Whether each of the cases are some out of others, and none of them missing."""
    # Where one is missing, so is the least.
    return bool(cases.min() >= 0 < of.min() and (cases <= of).all())


def _of(some: Bools, *columns: Floats) -> tuple[Floats, ...]:
    """The columns at some of the rows; as they are where that is all of them."""
    return columns if some.all() else tuple(column[some] for column in columns)


def _put(some: Bools, into: tuple[Floats, Floats], limits: tuple[Floats, Floats]) -> None:
    for column, limit in zip(into, limits, strict=True):
        column[some] = limit


def _wilson(cases: Floats, of: Floats, multiplier: Floats) -> tuple[Floats, Floats]:
    # Written step by step into the same arrays, because making new ones costs as much again.
    spread = of - cases
    none, every = np.flatnonzero(cases == 0), np.flatnonzero(spread == 0)
    spread *= cases
    spread /= of
    spread *= 4 * _Z**2
    spread += _Z**4
    np.sqrt(spread, out=spread)
    middle = 2 * cases
    middle += _Z**2
    scale = of + _Z**2
    np.divide(multiplier / 2, scale, out=scale)
    lower = middle - spread
    lower *= scale
    middle += spread
    middle *= scale
    # At the two ends the square root is exact in arithmetic but not in floats.
    lower[none] = 0.0
    middle[every] = multiplier[every]
    return lower, middle


def _poisson(cases: Floats) -> tuple[Floats, Floats]:
    many = np.maximum(cases, EXACT_BELOW)
    more = many + 1
    lower = many * (1 - 1 / (9 * many) - _Z / (3 * np.sqrt(many))) ** 3
    upper = more * (1 - 1 / (9 * more) + _Z / (3 * np.sqrt(more))) ** 3
    few = cases < EXACT_BELOW
    if few.any():
        x = cases[few]
        lower[few] = np.where(x > 0, chdtri(2 * x, 1 - _TAIL) / 2, 0.0)
        upper[few] = chdtri(2 * x + 2, _TAIL) / 2
    return lower, upper
