"""What can be said of two lines of figures that may have moved together, and when nothing can.

Apart from the working out itself, so that a page that shows what was worked out need not load
the libraries behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

FEWEST_PAIRS = 8
"""With fewer pairs of changes nothing is said: the interval of seven takes in almost anything."""

Line: TypeAlias = tuple[float | None, ...]


class Together(StrEnum):
    """What can be said of two measures so far."""

    TOO_FEW = "too_few"
    STILL = "still"
    TOO_EARLY = "too_early"
    AS_EXPECTED = "as_expected"
    AGAINST = "against"
    SAME_WAY = "same_way"
    OPPOSITE_WAYS = "opposite_ways"


@dataclass(frozen=True, slots=True)
class Movement:
    """How two measures have moved together.

    ``correlation`` is Spearman's of the changes, ``lag`` periods apart (the one that leads
    first), turned so that above nought is the way it should be where both polarities are known;
    ``lower`` and ``upper`` are its interval for whichever of ``lags_tried`` lags was chosen.
    ``chance`` is how often two lines with nothing to do with each other, and as many lags to
    choose from, come out as strongly. All are ``None`` where nothing was worked out.
    """

    verdict: Together
    pairs: int
    lag: int = 0
    lags_tried: int = 0
    correlation: float | None = None
    lower: float | None = None
    upper: float | None = None
    chance: float | None = None

    def beside_what_it_should(self, ways: int | None) -> Movement:
        """The same, worked out without knowing which way is better for either, once it is known.

        ``ways`` is 1 where better is the same way for both, -1 where it is not, and ``None``
        where that is not known after all.
        """
        if ways is None or self.correlation is None:
            return self
        correlation, lower, upper = self.correlation, self.lower, self.upper
        if ways == -1 and lower is not None and upper is not None:
            correlation, lower, upper = -correlation, -upper, -lower
        verdict = self.verdict
        if verdict is not Together.TOO_EARLY:
            verdict = Together.AS_EXPECTED if correlation > 0 else Together.AGAINST
        return replace(self, verdict=verdict, correlation=correlation, lower=lower, upper=upper)


def too_few_to_tell(leading: Line, following: Line, *, longest_lag: int) -> Movement | None:
    """What ``moved_together`` says of two lines with too few changes in common, at no cost;
    ``None`` where there is something to work out.
    """
    first, second = changes_of(leading), changes_of(following)
    if lags_of(first, second, longest_lag):
        return None
    return Movement(Together.TOO_FEW, paired(first, second, 0))


def changes_of(line: Line) -> Line:
    """Each value less the one before; ``None`` where either is missing."""
    return tuple(
        # Figures have five decimals at most; what lies beyond nine is the float's own.
        None if here is None or before is None else round(here - before, 9)
        for before, here in pairwise(line)
    )


def pairs_at(first: Line, second: Line, lag: int) -> list[tuple[float, float]]:
    """The changes of the first line with those of the second ``lag`` periods later."""
    return [
        (one, other)
        for one, other in zip(first, second[lag:], strict=False)
        if one is not None and other is not None
    ]


def lags_of(first: Line, second: Line, longest_lag: int) -> list[int]:
    """The lags with pairs enough to be tried."""
    return [lag for lag in range(longest_lag + 1) if paired(first, second, lag) >= FEWEST_PAIRS]


def paired(first: Line, second: Line, lag: int) -> int:
    """How many changes have a partner so many periods later."""
    return len(pairs_at(first, second, lag))
