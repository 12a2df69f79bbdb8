"""GT704: nobody answers for a measure."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT704",
    severity=Severity.WARNING,
    title="A measure has no owner",
    why="Nobody is asked for the figure, and nobody has to explain it.",
    fix="Name the lead member, officer or service that answers for the figure.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures without lead member, lead officer, service or partner, gathered by part."""
    ownerless = [
        one
        for one in framework.measures
        if not (one.lead_members or one.lead_officers or one.service or one.partners)
    ]
    for part, measures in parts_of(framework, ownerless):
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'has' if len(measures) == 1 else 'have'} no owner: {members_named(measures)}.",
            *measures,
            grouped=True,
        )
