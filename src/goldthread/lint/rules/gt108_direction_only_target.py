"""GT108: the target says which way, and not how far."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import parts
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT108",
    severity=Severity.WARNING,
    title="The target is only a direction",
    why="Any movement, however small or by chance, meets it; and it says nothing of by when.",
    fix="Say how far and by when: “from 68% to 72% by March 2022”.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose target is a rise, a fall or no change for the worse, without an amount."""
    bare = [measure for measure in framework.measures if _only_direction(measure)]
    for part, measures in parts_of(framework, bare):
        words = sorted({quoted((m.target_text or "").strip(" .")) for m in measures})
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'has' if len(measures) == 1 else 'have'} only a direction for target "
            f"({', '.join(words)}): {members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _only_direction(measure: Measure) -> bool:
    found = list(parts(measure.target))
    return bool(found) and all(
        isinstance(part, t.Trend) and not (part.amount or part.goal) for part in found
    )
