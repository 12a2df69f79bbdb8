"""An XmR chart: limits, special causes, and what they say of variation and of the target."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldthread.engine.spc.limits import Limits, Ruleset, limits_of
from goldthread.engine.spc.signals import Side, Signal, signals_of
from goldthread.framework import Polarity

FEWEST_TO_FIX_AFTER = 12
"""Limits can be fixed after no fewer points than this."""


class Variation(StrEnum):
    """What the latest point says of the series."""

    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"
    COMMON_CAUSE = "common_cause"


class Assurance(StrEnum):
    """Whether the series, as it varies, will meet its target."""

    PASS = "pass"  # noqa: S105 - the word of the chart, not a secret
    FAIL = "fail"
    INCONSISTENT = "inconsistent"


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One point: its value (``None``: missing), its stretch from 0, limits and signals.

    ``limits`` is ``None`` only in a stretch without any value.
    """

    value: float | None
    stretch: int
    limits: Limits | None
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A control chart.

    ``variation`` is ``None`` while the limits are trial limits, ``assurance`` also where
    there is no target or no polarity. ``judged_at`` is the index of the point that the
    icons speak of. ``notes`` say what was done other than asked, in sentences.
    """

    points: tuple[ChartPoint, ...]
    variation: Variation | None
    assurance: Assurance | None
    judged_at: int | None
    ruleset: Ruleset
    notes: tuple[str, ...] = ()


def control_chart(
    values: Sequence[float | None],
    *,
    polarity: Polarity | None = None,
    target: float | None = None,
    rebase_at: Collection[int] = (),
    fix_after: int | None = None,
    screen: bool = False,
    ruleset: Ruleset = Ruleset.NHSE,
) -> Chart:
    """The XmR chart of figures in date order, each of its own period; ``None`` is missing.

    ``rebase_at`` are the indices at which a new stretch begins, by a person's decision;
    limits and rules start afresh in each. With ``fix_after`` the first so many points of
    each stretch set its limits, and later ones are tested against them. Figures that run
    through the year or roll over months must be taken back to period figures first.

    Ruleset ``NHSR`` equals NHSRplotthedots. ``NHSE`` differs: two of three counts points
    outside the limits too; a point keeps every rule it fired, and an improvement among
    them wins; limits of fewer than 13 points judge nothing; a series that never moved is
    judged by its one value; nothing is screened where that would leave no movement at
    all; and a missing last figure leaves the last judgement standing.

    Raises ``ValueError`` for ``fix_after`` below 12 or a rebase outside the series.
    """
    if fix_after is not None and fix_after < FEWEST_TO_FIX_AFTER:
        raise ValueError(f"Limits can be fixed after {FEWEST_TO_FIX_AFTER} points or more.")
    if any(not 0 <= index < len(values) for index in rebase_at):
        raise ValueError("A rebase must be at one of the points.")
    starts = sorted({0, *rebase_at})
    ends = [*starts[1:], len(values)]
    points: list[ChartPoint] = []
    for stretch, (start, end) in enumerate(zip(starts, ends, strict=True)):
        own = values[start:end]
        limits = limits_of(own[:fix_after], screen=screen, ruleset=ruleset)
        points += _points(own, stretch, limits, ruleset)
    last = _last_judged(points, ruleset)
    notes = dict.fromkeys(point.limits.note for point in points if point.limits)
    return Chart(
        tuple(points),
        None if last is None else variation_at(points[last], polarity, ruleset),
        None if last is None else assurance_at(points[last], polarity, target, ruleset),
        last,
        ruleset,
        tuple(note for note in notes if note),
    )


def _points(
    own: Sequence[float | None], stretch: int, limits: Limits | None, ruleset: Ruleset
) -> list[ChartPoint]:
    if limits is None:
        return [ChartPoint(value, stretch, None, ()) for value in own]
    fired = signals_of(own, limits, outside_counts_as_near=ruleset is Ruleset.NHSE)
    if ruleset is Ruleset.NHSR:
        fired = [signals[:1] for signals in fired]
    return [
        ChartPoint(value, stretch, limits, signals)
        for value, signals in zip(own, fired, strict=True)
    ]


def _last_judged(points: Sequence[ChartPoint], ruleset: Ruleset) -> int | None:
    """The index of the point that the icons speak of."""
    if ruleset is Ruleset.NHSR:
        return len(points) - 1 if points else None
    known = [index for index, point in enumerate(points) if point.value is not None]
    return known[-1] if known else None


def variation_at(
    point: ChartPoint, polarity: Polarity | None, ruleset: Ruleset = Ruleset.NHSE
) -> Variation | None:
    """What one point says; ``None`` where only trial limits are to be had."""
    if point.limits is None:
        return None
    if ruleset is Ruleset.NHSE and point.limits.trial:
        return None
    if not point.signals:
        return Variation.COMMON_CAUSE
    readings = [_reading(signal.side, polarity) for signal in point.signals]
    improving = (Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW)
    return next((reading for reading in readings if reading in improving), readings[0])


def _reading(side: Side, polarity: Polarity | None) -> Variation:
    good = {Polarity.UP: Side.HIGH, Polarity.DOWN: Side.LOW}
    if polarity is None or polarity not in good:
        return Variation(f"neutral_{side}")
    return Variation(f"{'improvement' if side is good[polarity] else 'concern'}_{side}")


def assurance_at(
    point: ChartPoint,
    polarity: Polarity | None,
    target: float | None,
    ruleset: Ruleset = Ruleset.NHSE,
) -> Assurance | None:
    """Whether a series with the limits of this point will meet a target; ``None`` where there
    is no target, neither way is better, or only trial limits are to be had.
    """
    limits = point.limits
    if limits is None or target is None or polarity not in (Polarity.UP, Polarity.DOWN):
        return None
    up = polarity is Polarity.UP
    if ruleset is Ruleset.NHSE:
        if limits.trial:
            return None
        if limits.flat:
            met = limits.mean >= target if up else limits.mean <= target
            return Assurance.PASS if met else Assurance.FAIL
    if target > limits.upper:
        return Assurance.FAIL if up else Assurance.PASS
    if target < limits.lower:
        return Assurance.PASS if up else Assurance.FAIL
    return Assurance.INCONSISTENT
