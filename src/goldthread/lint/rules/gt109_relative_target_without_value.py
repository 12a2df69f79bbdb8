"""GT109: the target is somebody else's figure, which is not given."""

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
    code="GT109",
    severity=Severity.WARNING,
    title="The target is relative and gives no value",
    why="Nobody can say today whether it is met: the comparator's figure, date and source are "
    "not on record, and it moves.",
    fix="Print the comparator's present figure with its date and source beside the words.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures to be in line with, above or below a comparator without its figure."""
    bare = [measure for measure in framework.measures if _without_value(measure)]
    for part, measures in parts_of(framework, bare):
        words = sorted({quoted((m.target_text or "").strip(" .")) for m in measures})
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'is' if len(measures) == 1 else 'are'} to be held against a figure that is not "
            f"given ({', '.join(words)}): {members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _without_value(measure: Measure) -> bool:
    found = list(parts(measure.target))
    return bool(found) and all(
        (isinstance(part, t.Relative) and part.benchmark is None)
        or isinstance(part, t.Rank)
        or _points_elsewhere(part)
        for part in found
    )


def _points_elsewhere(part: object) -> bool:
    return isinstance(part, t.ReferenceTarget) and part.resolves_to is None
