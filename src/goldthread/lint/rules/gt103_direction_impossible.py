"""GT103: the measure cannot go the way it is meant to."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure, Polarity
from goldthread.framework.rules import targets as t
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import figures, parts, stays_put, thresholds
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT103",
    severity=Severity.ERROR,
    title="The direction is impossible",
    why="A figure at its floor or ceiling can only stay or get worse, so the aim cannot be met.",
    fix="Ask for the level to be held, or measure something that can still move.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures at 100% that should rise, and measures at nothing that should fall."""
    for measure in framework.measures:
        beyond = _beyond_the_floor(measure)
        if beyond:
            yield RULE.finding(
                f"{named(measure)} has the target {quoted(measure.target_text or '')}, and there "
                "is nothing below none.",
                measure,
            )
            continue
        way = _impossible(measure)
        if way:
            aim = f" and its target is {quoted(measure.target_text)}" if measure.target_text else ""
            yield RULE.finding(
                f"{named(measure)} should {way}, but its baseline is already "
                f"{quoted(measure.baseline_text or '')}{aim}.",
                measure,
            )


def _impossible(measure: Measure) -> str | None:
    starts = figures(measure.baseline)
    if not starts or stays_put(measure.target):
        return None
    ways = {part.direction for part in parts(measure.target) if isinstance(part, t.Trend)}
    limits = [aim.value for aim in thresholds(measure.target)]
    up = measure.polarity is Polarity.UP or t.TrendDirection.INCREASE in ways
    if up and all(start.value == 100 and start.unit == "%" for start in starts):
        return None if 100 in limits else "rise"
    down = measure.polarity is Polarity.DOWN or t.TrendDirection.DECREASE in ways
    if down and all(start.value == 0 for start in starts):
        return None if 0 in limits else "fall"
    return None


def _beyond_the_floor(measure: Measure) -> bool:
    """Whether less than nothing is asked of something that is counted: "fewer than 0"."""
    below = t.Comparison.AT_MOST
    return any(
        aim.strict and aim.comparison is below and aim.value == 0 and aim.unit in (None, "%")
        for aim in thresholds(measure.target)
    )
