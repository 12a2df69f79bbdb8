"""GT110: the target is promised and not set."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import counted
from goldthread.grammar import read_deadline
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.edition import edition_of, last_days
from goldthread.lint.reading.numbers import parts
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT110",
    severity=Severity.WARNING,
    title="The target is still to be set",
    why="The framework is adopted without it, and nothing says who will set it and when.",
    fix="Set the target, or name the day and the person by whom it will be set.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose target is tbc, or waits for a baseline or benchmark."""
    waiting = [measure for measure in framework.measures if _waits(measure)]
    for part, measures in parts_of(framework, waiting):
        words = sorted({quoted((m.target_text or "").strip(" .")) for m in measures})
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'waits' if len(measures) == 1 else 'wait'} for a target "
            f"({', '.join(words)}){_past(framework, measures)}: {members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _waits(measure: Measure) -> bool:
    waiting = (t.TargetToBeConfirmed, t.BaselineToSet)
    return any(isinstance(part, waiting) for part in parts(measure.target))


def _past(framework: Framework, measures: list[Measure]) -> str:
    """What to add where the day it was to be set had gone before the framework began."""
    edition = edition_of(framework)
    until = [
        moment.day
        for measure in measures
        for part in parts(measure.target)
        if isinstance(part, t.TargetToBeConfirmed) and part.until
        for moment in last_days(read_deadline(part.until).rule)
    ]
    if edition and until and min(until) < edition.first:
        return ", though that day was past when the framework began"
    return ""
