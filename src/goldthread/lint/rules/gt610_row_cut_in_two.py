"""GT610: one row is cut in two by the layout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import Placed, parts_of

RULE = Rule(
    code="GT610",
    severity=Severity.ADVICE,
    title="A row is cut in two",
    why="Its cells break off in the middle of a sentence and go on under the next heading: a reader "
    "loses the end, and a copy of the table puts it under another item.",
    fix="Let rows stay together on a page, and give a long text its own paragraph.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Items whose own row goes on after lines that are not its own, gathered by part."""
    yield from _findings(framework, [one for one in framework.measures if _cut(one)])
    yield from _findings(framework, [one for one in framework.deliverables if _cut(one)])


def _findings(framework: Framework, cut: list[Placed]) -> Iterator[Finding]:
    for part, items in parts_of(framework, cut):
        yield RULE.finding(
            f"{counted(len(items), 'row')} under {quoted(part.title)} "
            f"{'breaks' if len(items) == 1 else 'break'} off and "
            f"{'goes' if len(items) == 1 else 'go'} on further down: {members_named(items)}.",
            *items,
            grouped=True,
        )


def _cut(item: Measure | Deliverable) -> bool:
    """Whether there is a gap in the lines of the row; the line of a footnote is none of it."""
    lines = sorted(item.source.lines)
    gaps = sum(after - before > 1 for before, after in pairwise(lines))
    return gaps > len(item.footnotes)
