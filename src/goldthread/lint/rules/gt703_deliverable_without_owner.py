"""GT703: something is promised and nobody answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT703",
    severity=Severity.WARNING,
    title="A deliverable has no owner",
    why="Nobody will be asked about it, and nobody will notice that it is late.",
    fix="Name one lead member and one lead officer.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Deliverables with neither a lead member nor a lead officer, gathered by part.

    A statement whose measures name a service is owned by that service.
    """
    served = {
        place.deliverable
        for measure in framework.measures
        for place in measure.placements
        if measure.service or measure.lead_members or measure.lead_officers
    }
    ownerless = [
        one
        for one in framework.deliverables
        if not (one.lead_members or one.lead_officers or one.id in served)
    ]
    for part, deliverables in parts_of(framework, ownerless):
        yield RULE.finding(
            f"{counted(len(deliverables), 'deliverable')} under {quoted(part.title)} "
            f"{'has' if len(deliverables) == 1 else 'have'} no owner: {members_named(deliverables)}.",
            *deliverables,
            grouped=True,
        )
