"""GT101: the baseline is already on the good side of the target."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import gap_in_words
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import figures, thresholds, wanted_side
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT101",
    severity=Severity.ERROR,
    title="The target is already beaten",
    why="The measure is on target before anything is done, and may get worse and still be.",
    fix="Set the target beyond the baseline, say that it is a floor, or correct the figure.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose every target lies on the worse side of their baseline."""
    for measure in framework.measures:
        if _beaten(measure):
            baseline, target = measure.baseline_text or "", measure.target_text or ""
            yield RULE.finding(
                f"{named(measure)} stood at {quoted(baseline)} and its target is "
                f"{quoted(target)}: {_how(measure)}.",
                measure,
            )


def _beaten(measure: Measure) -> bool:
    aims = thresholds(measure.target)
    starts = figures(measure.baseline)
    if len(starts) != 1 or not aims or starts[0].bound is not None:
        return False
    start = starts[0]
    for aim in aims:
        if aim.terms.maintain or not _comparable(start.unit, aim.unit):
            return False
        side = wanted_side(measure, aim)
        if side is t.Comparison.AT_LEAST and start.value > aim.value:
            continue
        if side is t.Comparison.AT_MOST and start.value < aim.value:
            continue
        return False
    return True


def _comparable(one: str | None, other: str | None) -> bool:
    """Whether two figures can be held against each other: a unit left out is the other's."""
    return one == other or None in (one, other)


def _how(measure: Measure) -> str:
    aim = thresholds(measure.target)[-1]
    start = figures(measure.baseline)[0]
    gap = gap_in_words(abs(start.value - aim.value), aim.unit)
    worse = "higher" if aim.value > start.value else "lower"
    return f"the target is {gap} {worse}, which is worse than where it began"
