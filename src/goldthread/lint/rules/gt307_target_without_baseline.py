"""GT307: a number to reach, and no column for where it starts."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import thresholds
from goldthread.lint.reading.saying import counted, listed, quoted
from goldthread.lint.reading.tree import neighbours, parts_of

RULE = Rule(
    code="GT307",
    severity=Severity.ADVICE,
    title="Targets are given without baselines",
    why="A reader cannot tell an ambitious target from one that is already met.",
    fix="Add a column with the latest figure and its date.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures with a numbered target at a node where no measure has a baseline."""
    without_column = {
        node
        for node, measures in neighbours(framework).items()
        if not any(measure.baseline_text for measure in measures)
    }
    adrift = [
        measure
        for measure in framework.measures
        if thresholds(measure.target)
        and all(place.node in without_column for place in measure.placements)
    ]
    for part, measures in parts_of(framework, adrift):
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'has' if len(measures) == 1 else 'have'} a target and no baseline: "
            f"{listed(measures)}.",
            *measures,
            grouped=True,
        )
