"""Whether two measures have moved together so far, with how far chance alone could go.

What is correlated are the changes from one period to the next and never the levels: two lines
that both drift correlate however little they have to do with each other (Granger and Newbold,
"Spurious regressions in econometrics", Journal of Econometrics 2, 1974). Ranks are used, so that
one odd year does not decide (Spearman 1904). ``docs/explanation/moving-together.md`` says how the
parts below were chosen, and what they were measured to do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import NormalDist
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.moving_pairs import (
    Line,
    Movement,
    Together,
    changes_of,
    lags_of,
    pairs_at,
    too_few_to_tell,
)

CONFIDENCE = 0.95
_DRAWS = 999
_SEED = 1904
# An autocorrelation beyond these belongs to no moving average, or to a line that never returns.
_LEAST_ECHO, _MOST_ECHO = -0.499, 0.9

_Numbers: TypeAlias = NDArray[np.float64]


def moved_together(
    leading: Line, following: Line, *, ways: int | None, longest_lag: int
) -> Movement:
    """How ``following`` has moved with ``leading``, or up to ``longest_lag`` periods after it.

    Both have one value a period, over the same periods in order, ``None`` where there is none.
    ``ways`` is 1 where better is the same way for both, -1 where it is up for one and down for
    the other, ``None`` where that is not known. Lags are tried as long as ``FEWEST_PAIRS`` pairs
    are left. The strongest is chosen, and is paid for: among many pairs of made-up lines that
    have nothing to do with each other, but echo themselves as these do, the strongest of as many
    lags is chosen too (surrogate data: Theiler et al., "Testing for nonlinearity in time series",
    Physica D 58, 1992; that echoes count: Pyper and Peterman, "Comparison of methods to account
    for autocorrelation in correlation analyses of fish data", Canadian Journal of Fisheries and
    Aquatic Sciences 55, 1998). ``chance`` is the share of them that are as strong, and the
    interval is widened until it would take in nought for what one in twenty of them reach.
    Raises ``ValueError`` for lines of unlike length.

    >>> moved_together((1.0, 2.0, 3.0), (1.0, 2.0, 3.0), ways=1, longest_lag=2).verdict.value
    'too_few'
    """
    if len(leading) != len(following):
        raise ValueError(f"{len(leading)} values cannot be paired with {len(following)}.")
    if too_few := too_few_to_tell(leading, following, longest_lag=longest_lag):
        return too_few
    first, second = changes_of(leading), changes_of(following)
    lags = lags_of(first, second, longest_lag)
    found = [(lag, *_correlation_at(first, second, lag)) for lag in lags]
    if all(correlation is None for _, correlation, _ in found):
        return Movement(Together.STILL, found[0][2], lags_tried=len(lags))
    # Of correlations of unlike many pairs the less likely one under chance is the stronger.
    lag, correlation, pairs = max(found, key=lambda one: _strength(one[1], one[2]))
    correlation = correlation or 0.0
    made_up = _strongest_of_made_up(first, second, lags)
    lower, upper = interval(correlation, pairs, widening=_widening(made_up, pairs))
    chance = _share_as_strong(made_up, _strength(correlation, pairs))
    seen = Together.SAME_WAY if correlation > 0 else Together.OPPOSITE_WAYS
    found_so = Movement(
        verdict=Together.TOO_EARLY if lower <= 0 <= upper else seen,
        pairs=pairs,
        lag=lag,
        lags_tried=len(lags),
        correlation=correlation,
        lower=lower,
        upper=upper,
        chance=chance,
    )
    return found_so.beside_what_it_should(ways)


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Spearman's correlation: Pearson's of the ranks, equal values sharing their middle rank.

    ``None`` where one of the two never varies.

    >>> round(rank_correlation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]), 3)
    0.8
    """
    return _pearson(_ranks(np.array(first, float)), _ranks(np.array(second, float)))


def interval(
    correlation: float, pairs: int, *, widening: float = 1.0, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """The interval of a rank correlation of so many pairs.

    tanh(atanh r ∓ z √((1 + r²/2)/(n − 3))), Fisher's z with the variance of Bonett and Wright
    ("Sample size requirements for estimating Pearson, Kendall and Spearman correlations",
    Psychometrika 65, 2000). ``widening`` multiplies its reach, for what makes the pairs worth
    less than they are many. A correlation of exactly one has no such interval: it is taken for
    the next lower one that so many ranks can have, 1 − 12/n(n² − 1). Raises ``ValueError`` for
    three pairs or fewer.
    """
    if pairs <= 3:
        raise ValueError(f"{pairs} pairs have no interval.")
    most = 1 - 12 / (pairs * (pairs * pairs - 1))
    held = max(-most, min(most, correlation))
    spread = math.sqrt((1 + held * held / 2) / (pairs - 3))
    reach = NormalDist().inv_cdf(0.5 + confidence / 2) * spread * widening
    middle = math.atanh(held)
    lower, upper = math.tanh(middle - reach), math.tanh(middle + reach)
    return min(lower, correlation), max(upper, correlation)


def _correlation_at(first: Line, second: Line, lag: int) -> tuple[float | None, int]:
    pairs = pairs_at(first, second, lag)
    return rank_correlation([one for one, _ in pairs], [other for _, other in pairs]), len(pairs)


def _strength(correlation: float | None, pairs: int) -> float:
    """A correlation in steps of what chance alone gives so many pairs, 1/√(n − 1)."""
    return 0.0 if correlation is None else abs(correlation) * math.sqrt(pairs - 1)


def _ranks(values: _Numbers) -> _Numbers:
    """Ranks along the last axis, equal values sharing the middle of theirs."""
    from scipy.stats import rankdata

    ranks: _Numbers = rankdata(values, axis=-1)
    return ranks


def _pearson(first: _Numbers, second: _Numbers) -> float | None:
    one, other = first - first.mean(), second - second.mean()
    size = math.sqrt(float(one @ one) * float(other @ other))
    return None if size == 0 else max(-1.0, min(1.0, float(one @ other) / size))


def _echo(changes: Line) -> float:
    """How far each change foretells the next: the autocorrelation of their ranks, one apart.

    A change that is only noise is taken back by the next: -0.5. Nought with gaps throughout.
    Taken from ranks to figures as for a bell curve, 2 sin(πr/6) (Pearson 1907), and back by the
    (1 + 4r)/n that a short line understates it by (Marriott and Pope 1954).
    """
    known = [change for change in changes if change is not None]
    ranks = dict(zip(known, _ranks(np.array(known)), strict=True))
    middle = (len(known) + 1) / 2
    spread = sum((ranks[change] - middle) ** 2 for change in known)
    together = sum(
        (ranks[here] - middle) * (ranks[after] - middle)
        for here, after in pairwise(changes)
        if here is not None and after is not None
    )
    if spread == 0:
        return 0.0
    found = 2 * math.sin(math.pi / 6 * float(together / spread))
    found += (1 + 4 * found) / len(known)
    return max(_LEAST_ECHO, min(_MOST_ECHO, found))


def _echoing(echo: float, step: int) -> float:
    """The autocorrelation so many steps apart: gone after one where changes are taken back,
    and dying away where they go on.
    """
    if step == 0:
        return 1.0
    return float(echo**step) if echo > 0 else (echo if step == 1 else 0.0)


def _strongest_of_made_up(first: Line, second: Line, lags: Sequence[int]) -> _Numbers:
    """How strong the strongest of these lags is among many pairs of made-up lines.

    They have the gaps and the echoes of the two, and nothing to do with each other.
    """
    # Not for secrets: the same figures must give the same answer every time.
    random = np.random.default_rng(_SEED)
    made = [_made_up(random, len(line), _echo(line)) for line in (first, second)]
    strongest: _Numbers = np.zeros(_DRAWS)
    for lag in lags:
        here = [
            place
            for place, (one, other) in enumerate(zip(first, second[lag:], strict=False))
            if one is not None and other is not None
        ]
        ranks = _ranks(made[0][:, here]), _ranks(made[1][:, [place + lag for place in here]])
        middle, many = (len(here) + 1) / 2, len(here)
        # Made-up changes have no ties, so that every row of ranks has the same spread.
        spread = many * (many * many - 1) / 12
        found = ((ranks[0] - middle) * (ranks[1] - middle)).sum(axis=1) / spread
        strongest = np.maximum(strongest, np.abs(found) * math.sqrt(many - 1))
    return strongest


def _share_as_strong(made_up: _Numbers, strength: float) -> float:
    return (1 + int((made_up >= strength - 1e-9).sum())) / (1 + len(made_up))


def _widening(made_up: _Numbers, pairs: int) -> float:
    """By how much the interval must reach further than for one lag of lines without echoes.

    So that it just takes in nought where the correlation is what one in twenty of the made-up
    lines reach at their strongest lag.
    """
    reached = min(0.999, float(np.quantile(made_up, CONFIDENCE)) / math.sqrt(pairs - 1))
    usual = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2) / math.sqrt(pairs - 3)
    return max(1.0, math.atanh(reached) / usual / math.sqrt(1 + reached * reached / 2))


def _made_up(random: np.random.Generator, length: int, echo: float) -> _Numbers:
    """Many lines of changes that echo themselves so, and nothing else."""
    apart = np.abs(np.subtract.outer(np.arange(length), np.arange(length)))
    shape = np.vectorize(lambda step: _echoing(echo, int(step)))(apart).astype(float)
    root = np.linalg.cholesky(shape + 1e-9 * np.eye(length))
    drawn: _Numbers = random.standard_normal((_DRAWS, length)) @ root.T
    return drawn
