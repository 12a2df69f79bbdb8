"""GT611: nobody says what a measure will tell."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import neighbours, parts_of

RULE = Rule(
    code="GT611",
    severity=Severity.ADVICE,
    title="The rationale is missing",
    why="When the figure moves, nobody can say what it was meant to tell, or whether it is still "
    "worth collecting.",
    fix="Say in a sentence what the figure will tell, or merge the cell with the one it shares.",
)
# A table of a few rows, or with explanations for a few of them, does not promise one for each.
_FEWEST = 5


def find(framework: Framework) -> Iterator[Finding]:
    """Measures with an empty rationale in a table that has one for others, gathered by part."""
    explained = {
        node
        for node, measures in neighbours(framework).items()
        if len(measures) >= _FEWEST
        and sum(bool(one.rationale) for one in measures) * 2 > len(measures)
    }
    bare = [
        measure
        for measure in framework.measures
        if not (measure.rationale or "").strip()
        and any(place.node in explained for place in measure.placements)
    ]
    for part, measures in parts_of(framework, bare):
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'does' if len(measures) == 1 else 'do'} not say what "
            f"{'it' if len(measures) == 1 else 'they'} will tell: {members_named(measures)}.",
            *measures,
            grouped=True,
        )
