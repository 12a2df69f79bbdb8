"""GT112: nothing to aim at, and no word of which way is better."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure, Polarity, Role
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import parts
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT112",
    severity=Severity.ADVICE,
    title="No target is given",
    why="A measure without a target or a direction is reported for years and judged by nobody.",
    fix="Set a target, or say which way is better, or say that the figure is for context.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures without direction or target, but for those that count demand."""
    without = [measure for measure in framework.measures if _aimless(measure)]
    for part, measures in parts_of(framework, without):
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'has' if len(measures) == 1 else 'have'} neither a direction nor a target: "
            f"{members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _aimless(measure: Measure) -> bool:
    if measure.polarity not in (None, Polarity.NONE):
        return False
    if any(place.role is Role.DEMAND for place in measure.placements):
        return False
    found = list(parts(measure.target))
    why = {part.why for part in found if isinstance(part, t.NoTarget)}
    # What is shown for context on purpose needs no target.
    return (not found and not measure.target_text) or bool(why & {"blank", "no_target", "na"})
