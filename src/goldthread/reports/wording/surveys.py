"""Margins of error and changes between surveys, as they are said."""

from __future__ import annotations

from goldthread.engine.intervals import Interval
from goldthread.engine.surveys import Change, Sample, plus_or_minus


def margin_in_words(interval: Interval) -> str:
    """How far chance could have moved a share: "plus or minus 3 points".

    Rounded to whole points from two up, and to tenths below, always away from nought: a margin
    is never said smaller than it is.
    """
    return f"plus or minus {_points(plus_or_minus(interval), up=True)}"


def range_in_words(interval: Interval) -> str:
    """The ends of the interval: "between 46.9% and 53.1%"."""
    return f"between {interval.lower:.1f}% and {interval.upper:.1f}%"


def sample_in_words(sample: Sample) -> str:
    """How many answered, and what that is worth where the design is known."""
    asked = f"{sample.asked:,.0f} answers"
    if sample.design_effect is None:
        return f"{asked}; how the sample was drawn is not recorded, so it is taken for a simple one"
    if sample.design_effect == 1:
        return f"{asked}, a simple random sample"
    return (
        f"{asked}, worth {sample.worth:,.0f} of a simple random sample "
        f"(design effect {sample.design_effect:g})"
    )


def change_in_words(change: Change, since: str) -> str:
    """The change between two surveys with what the test says of it."""
    if round(change.points, 1) == 0:
        moved = f"The same as in {since}"
    else:
        way = "Up" if change.points > 0 else "Down"
        moved = f"{way} {_points(abs(change.points))} since {since}"
    ends = f"{_signed(change.lower)} to {_signed(change.upper)} points"
    if change.beyond_chance:
        return f"{moved}: more than chance between two samples ({ends})."
    return f"{moved}: within what chance between two samples gives ({ends})."


def _points(points: float, *, up: bool = False) -> str:
    tenths = points if not up else _up(points, 1)
    written = f"{_up(points, 0):.0f}" if up and points >= 2 else f"{tenths:.1f}"
    written = written.removesuffix(".0")
    return f"{written} {'point' if written == '1' else 'points'}"


def _up(number: float, decimals: int) -> float:
    """Rounded up, save that a hair over a round number stays there: 3.04 is 3 and not 4."""
    steps: int = 10**decimals
    nearest = round(number * steps)
    return (nearest if number * steps - nearest < 0.1 else nearest + 1) / steps


def _signed(points: float) -> str:
    written = f"{points:+.1f}"
    return "0.0" if written in ("+0.0", "-0.0") else written.replace("-", "−")
