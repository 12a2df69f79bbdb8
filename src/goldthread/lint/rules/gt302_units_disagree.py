"""GT302: the baseline is in one unit and the target in another."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import figures, thresholds
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT302",
    severity=Severity.ERROR,
    title="Baseline and target are in different units",
    why="The distance between them, which is the whole point, cannot be worked out.",
    fix="Bring both into the unit of the measure.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose baseline is a percentage and whose target is not, or the other way."""
    for measure in framework.measures:
        starts = {figure.unit for figure in figures(measure.baseline)}
        # None of something is none in any unit.
        aims = {aim.unit for aim in thresholds(measure.target) if aim.value or aim.unit}
        if starts and aims and ("%" in starts) != ("%" in aims):
            yield RULE.finding(
                f"{named(measure)} has the baseline {quoted(measure.baseline_text or '')} and the "
                f"target {quoted(measure.target_text or '')}{_sign(starts | aims)}.",
                measure,
            )


def _sign(units: set[str | None]) -> str:
    """What to add where one of the two may only lack its sign."""
    return ": one has a % sign and the other no unit at all" if units == {"%", None} else ""
