"""GT111: a way is better, and there is no target."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure, Polarity
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import parts
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT111",
    severity=Severity.WARNING,
    title="The measure has a direction and no target",
    why="Everybody agrees which way is better, and nobody can say what would be good enough.",
    fix="Set a target and its date, or say why the measure is only watched.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures that should go up or down whose target is blank, n/a or "no target"."""
    without = [measure for measure in framework.measures if _has_direction(measure)]
    for said, which in (
        ("a blank target", [m for m in without if _blank(m)]),
        ("“n/a” or “no target”", [m for m in without if not _blank(m) and _declined(m)]),
    ):
        for part, measures in parts_of(framework, which):
            yield RULE.finding(
                f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
                f"{'has' if len(measures) == 1 else 'have'} a direction but {said}: "
                f"{members_named(measures)}.",
                *measures,
                grouped=True,
            )


def _has_direction(measure: Measure) -> bool:
    return measure.polarity in (Polarity.UP, Polarity.DOWN, Polarity.IN_RANGE)


def _blank(measure: Measure) -> bool:
    blank = isinstance(measure.target, t.NoTarget) and measure.target.why == "blank"
    return not (measure.target_text or "").strip() and (measure.target is None or blank)


def _declined(measure: Measure) -> bool:
    return any(isinstance(part, t.NoTarget) for part in parts(measure.target))
