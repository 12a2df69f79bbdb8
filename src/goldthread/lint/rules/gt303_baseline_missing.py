"""GT303: the baseline is tbc or blank, in a table that has one for others."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import values as v
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.tree import neighbours

RULE = Rule(
    code="GT303",
    severity=Severity.WARNING,
    title="The baseline is missing",
    why="Without a starting point there is no telling whether the target is ambitious, easy or "
    "already met.",
    fix="Print the latest figure with its date, or the day by which it will be known.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures without a starting figure at a node where most have one."""
    with_column = {
        node
        for node, measures in neighbours(framework).items()
        if sum(bool(measure.baseline_text) for measure in measures) * 2 > len(measures)
    }
    for measure in framework.measures:
        if not any(place.node in with_column for place in measure.placements):
            continue
        said = _missing(measure)
        if said:
            yield RULE.finding(f"{named(measure)} has {said} for baseline.", measure)


def _missing(measure: Measure) -> str | None:
    match measure.baseline:
        case v.ValueToBeConfirmed():
            return quoted(measure.baseline_text or "tbc")
        case v.NoValue(why="na" | "no_data"):
            return quoted(measure.baseline_text or "n/a")
        case None | v.NoValue() if not (measure.baseline_text or "").strip():
            return "nothing"
        case _:
            return None
