"""GT305: the target is a change, and nothing says from what."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import figures, parts
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT305",
    severity=Severity.WARNING,
    title="A change is asked for with no figure to change from",
    why="A change such as “no reduction” can only be judged against a figure that is on record.",
    fix="Print the figure, with its date, that the change is to be counted from.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures with a trend for target and no baseline at all."""
    adrift = [measure for measure in framework.measures if _adrift(measure)]
    for part, measures in parts_of(framework, adrift):
        words = sorted({quoted((m.target_text or "").strip(" .")) for m in measures})
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'asks' if len(measures) == 1 else 'ask'} for a change ({', '.join(words)}) with "
            f"no baseline: {members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _adrift(measure: Measure) -> bool:
    if figures(measure.baseline) or (measure.baseline_text or "").strip():
        return False
    return any(
        isinstance(part, t.Trend) and part.start is None and part.amount is None
        for part in parts(measure.target)
    )
