"""GT102: the target is the baseline itself."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import targets as t
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import figures, stays_put, thresholds, wanted_side
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT102",
    severity=Severity.WARNING,
    title="The target equals the baseline",
    why="The direction promises a change that the target does not ask for.",
    fix="Set a target beyond the baseline, or say that the aim is to hold the present level.",
)
_HIGH = 98


def find(framework: Framework) -> Iterator[Finding]:
    """Measures with a direction whose only target is what the baseline already shows."""
    for measure in framework.measures:
        if _equalled(measure):
            yield RULE.finding(
                f"{named(measure)} stood at {quoted(measure.baseline_text or '')}, which is also "
                f"its target, {quoted(measure.target_text or '')}.",
                measure,
            )


def _equalled(measure: Measure) -> bool:
    aims, starts = thresholds(measure.target), figures(measure.baseline)
    if len(aims) != 1 or len(starts) != 1 or stays_put(measure.target):
        return False
    aim, start = aims[0], starts[0]
    side = wanted_side(measure, aim)
    if side is None or aim.strict or aim.value != start.value or aim.unit != start.unit:
        return False
    # Holding 99% of safety checks, or no deaths, is an honest target: little or nothing is beyond.
    at_ceiling = side is t.Comparison.AT_LEAST and aim.unit == "%" and aim.value >= _HIGH
    return not (at_ceiling or (side is t.Comparison.AT_MOST and aim.value == 0))
