"""GT609: one row holds several measures or deliverables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from goldthread.framework import Deliverable, Framework, Measure, Source
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named

RULE = Rule(
    code="GT609",
    severity=Severity.WARNING,
    title="Several items stand in one row",
    why="Only the order in the cells tells which owner, date or target is whose; one line more "
    "in one cell and they are all mixed up.",
    fix="Give each a row of its own.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures or deliverables read from one and the same row."""
    for noun, items in (("measure", framework.measures), ("deliverable", framework.deliverables)):
        for together in _in_one_row(items):
            yield RULE.finding(
                f"{counted(len(together), noun)} stand in one row: {members_named(together)}.",
                *together,
            )


def _in_one_row(
    items: Sequence[Measure] | Sequence[Deliverable],
) -> Iterator[list[Measure | Deliverable]]:
    rows: dict[Source, list[Measure | Deliverable]] = defaultdict(list)
    for item in items:
        # A page holds many rows: only a line or a cell is a row.
        if item.source.lines or item.source.cells:
            rows[item.source].append(item)
    return (together for together in rows.values() if len(together) > 1)
