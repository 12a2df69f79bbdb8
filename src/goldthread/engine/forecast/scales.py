"""The scale a forecast is made on: the figures as they are, their logarithm or their logit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from goldthread.engine.forecast.kinds import ForecastError, Kind
from goldthread.engine.forecast.methods import Array

_NEAREST_TO_AN_END = 0.005
_LARGEST_EXPONENT = 600.0


@dataclass(frozen=True, slots=True)
class Scale:
    """A way to and from the scale on which a kind of figure is forecast.

    A share next to nothing or next to all has no finite logit. So ``edge`` stands for
    them: half the smallest distance from an end that was seen, at most half a percent; and
    shares nearer than ``cut`` to an end count as the end: half way to the next share where
    ends were seen. ``added`` is put to every count before its logarithm: a half where
    there are noughts. ``half_step`` is half of the step between two possible figures: a
    half for whole counts, else 0.
    """

    kind: Kind
    whole: float = 1.0
    edge: float = 0.0
    cut: float = 0.0
    added: float = 0.0
    half_step: float = 0.0

    def onto(self, values: Array) -> Array:
        """The figures on the scale."""
        if self.kind is Kind.COUNT:
            return np.log(values + self.added)
        if self.kind is Kind.PROPORTION:
            share = np.clip(values / self.whole, self.edge, 1 - self.edge)
            return np.log(share / (1 - share))
        return values

    def back(self, values: Array) -> Array:
        """From the scale to figures; never below nothing or above all where there is an end."""
        if self.kind is Kind.AMOUNT:
            return values
        held = np.clip(values, -_LARGEST_EXPONENT, _LARGEST_EXPONENT)
        if self.kind is Kind.COUNT:
            return np.maximum(np.exp(held) - self.added, 0.0)
        share = 1 / (1 + np.exp(-held))
        # Rounding must not part the edge itself from the end it stands for.
        near = self.cut * (1 + 1e-9)
        share = np.where(share <= near, 0.0, np.where(share >= 1 - near, 1.0, share))
        return share * self.whole

    def least(self, low: float, *, strict: bool) -> float:
        """Where on the scale the figures begin that are at least ``low``, or more than it."""
        if self.kind is Kind.AMOUNT:
            return low
        if self.kind is Kind.COUNT:
            bare = low + (self.half_step if strict else -self.half_step) + self.added
            return float(np.log(bare)) if bare > 0 else -np.inf
        share = low / self.whole
        if share > 1 or (strict and share == 1):
            return np.inf
        if share < 0 or (share == 0 and not strict):
            return -np.inf
        return self._logit(share)

    def most(self, high: float, *, strict: bool) -> float:
        """Where on the scale the figures end that are at most ``high``, or less than it."""
        if self.kind is Kind.AMOUNT:
            return high
        if self.kind is Kind.COUNT:
            bare = high + (-self.half_step if strict else self.half_step) + self.added
            nothing = high < 0 or (strict and high == 0)
            return -np.inf if nothing or bare <= 0 else float(np.log(bare))
        share = high / self.whole
        if share < 0 or (strict and share == 0):
            return -np.inf
        if share > 1 or (share == 1 and not strict):
            return np.inf
        return self._logit(share)

    def _logit(self, share: float) -> float:
        held = min(max(share, self.cut), 1 - self.cut)
        return float(np.log(held / (1 - held)))


def scale_of(values: Array, kind: Kind, whole: float) -> Scale:
    """The scale for figures of this kind. Raises ``ForecastError`` where they cannot be so."""
    if kind is Kind.AMOUNT:
        return Scale(kind)
    least, most = float(values.min()), float(values.max())
    if least < 0:
        raise ForecastError(f"{least:g} is below nought, which no {kind.value} can be")
    if kind is Kind.COUNT:
        all_whole = bool(np.all(values == np.round(values)))
        return Scale(kind, added=0.0 if least > 0 else 0.5, half_step=0.5 if all_whole else 0.0)
    if not whole > 0:
        raise ForecastError(f"a proportion cannot be of {whole:g}; write 100 for percentages")
    if most > whole:
        raise ForecastError(f"{most:g} is more than the whole of {whole:g}")
    shares = values / whole
    distances = np.concatenate([shares[shares > 0], 1 - shares[shares < 1]])
    edge = min(float(distances.min()) / 2, _NEAREST_TO_AN_END)
    seen = bool(np.any((shares == 0) | (shares == 1)))
    return Scale(kind, whole=whole, edge=edge, cut=1.5 * edge if seen else edge)


def decimals_of(values: Array, most: int = 2) -> int:
    """How many decimals the figures were given with, at most ``most``; for reading only."""
    found = 0
    for value in values:
        exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
        if isinstance(exponent, int):
            found = max(found, -exponent)
    return min(found, most)
