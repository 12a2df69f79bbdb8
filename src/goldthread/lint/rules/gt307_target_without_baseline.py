"""GT307: no column for where the figures start."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Role
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import thresholds
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import neighbours, parts_of

RULE = Rule(
    code="GT307",
    severity=Severity.ADVICE,
    title="No baselines are given",
    why="A reader cannot tell how things stand today, nor an ambitious target from one that is "
    "already met.",
    fix="Add a column with the latest figure and its date.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures at a node where no measure has a baseline, but for those that count demand."""
    without_column = {
        node
        for node, measures in neighbours(framework).items()
        if not any(measure.baseline_text for measure in measures)
    }
    adrift = [
        measure
        for measure in framework.measures
        if all(
            place.node in without_column and place.role is not Role.DEMAND
            for place in measure.placements
        )
    ]
    for part, measures in parts_of(framework, adrift):
        aimed = sum(bool(thresholds(measure.target)) for measure in measures)
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'has' if len(measures) == 1 else 'have'} no baseline, {aimed or 'none'} of them with "
            f"a number to reach: {members_named(measures)}.",
            *measures,
            grouped=True,
        )
