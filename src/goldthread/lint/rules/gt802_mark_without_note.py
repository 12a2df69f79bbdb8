"""GT802: a footnote mark that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named
from goldthread.lint.reading.tree import items_of

RULE = Rule(
    code="GT802",
    severity=Severity.WARNING,
    title="A footnote mark has no note",
    why="Something was meant to be explained, perhaps a condition on the target, and is lost.",
    fix="Find the note in an earlier version, or take the mark out.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures and deliverables with a mark for which the document has no note."""
    for item in items_of(framework):
        for footnote in item.footnotes:
            if footnote.text is None:
                yield RULE.finding(
                    f"{named(item)} is marked “{footnote.mark}”, and no note explains it.", item
                )
