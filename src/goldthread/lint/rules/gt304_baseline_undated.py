"""GT304: nobody says when the baseline was measured."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import figures
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT304",
    severity=Severity.WARNING,
    title="The baseline has no date",
    why="A figure of unknown age is no starting point: some of the change wanted may already "
    "have happened, or been undone.",
    fix="Print the period beside the figure: “72.4% (2018/19)”.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose baseline is a number without a period, gathered by part."""
    undated = [measure for measure in framework.measures if _undated(measure)]
    for part, measures in parts_of(framework, undated):
        yield RULE.finding(
            f"{counted(len(measures), 'baseline')} under {quoted(part.title)} "
            f"{'has' if len(measures) == 1 else 'have'} no date: {members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _undated(measure: Measure) -> bool:
    found = figures(measure.baseline)
    return bool(found) and not any(figure.covers or figure.cohort for figure in found)
