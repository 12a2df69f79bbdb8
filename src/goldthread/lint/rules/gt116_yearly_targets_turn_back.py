"""GT116: the targets of several years turn back on the way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import plain_number
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import Numbered, thresholds, wanted_side
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT116",
    severity=Severity.WARNING,
    title="Targets of several years turn back on the way",
    why="Doing worse than the year before would be on target; more often two figures were "
    "exchanged or one mistyped.",
    fix="Correct the figure, or say why less is expected that year.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Targets by period of which one asks for less than the one before it, and a later for more."""
    for measure in framework.measures:
        turn = _turn(measure)
        if turn:
            before, after = turn
            yield RULE.finding(
                f"{named(measure)} has the targets {quoted(measure.target_text or '')}: after "
                f"{plain_number(before.value)} it asks only for {plain_number(after.value)}, and "
                "then for more again.",
                measure,
            )


def _turn(measure: Measure) -> tuple[Numbered, Numbered] | None:
    if not isinstance(measure.target, t.ByPeriod):
        return None
    steps = thresholds(measure.target)
    sides = {wanted_side(measure, step) for step in steps}
    if len(sides) != 1 or len({step.unit for step in steps}) != 1:
        return None
    side = sides.pop()
    sign = 1 if side is t.Comparison.AT_LEAST else -1 if side is t.Comparison.AT_MOST else 0
    if sign == 0 or sign * (steps[-1].value - steps[0].value) <= 0:
        return None
    for before, after in pairwise(steps):
        if sign * (after.value - before.value) < 0:
            return before, after
    return None
