"""GT612: nothing says what a column holds."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Deliverable, Framework, KeptColumn, Measure
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import quoted

RULE = Rule(
    code="GT612",
    severity=Severity.ADVICE,
    title="Nothing says what a column holds",
    why="Its heading is not one by which such a column is known, so its cells are kept as a note and "
    "judge nobody: a target or an owner that stands there is not used.",
    fix="Say what it holds when the document is brought in, or head it in the words of the others "
    "(Target, Baseline, Lead officer, Frequency ...).",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Columns that are not understood, each with the items it says something of."""
    items: dict[str | None, Measure | Deliverable] = {one.id: one for one in framework.measures}
    items.update((one.id, one) for one in framework.deliverables)
    for column in framework.rows.columns:
        about = [items[cell.item] for cell in column.cells if cell.item in items]
        if about:
            yield RULE.finding(_message(column, about), *about)


def _message(column: KeptColumn, about: list[Measure | Deliverable]) -> str:
    said = next(cell for cell in column.cells if cell.text.strip())
    return (
        f"The column {quoted(column.heading)} stands beside "
        f"{counted(len(about), column.of)}, and nothing says what it holds; "
        f"of {quoted(said.title)} it says {quoted(said.text)}."
    )
