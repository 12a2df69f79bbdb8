"""GT708: a deliverable without a lead member among others that have one."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Deliverable, Framework
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT708",
    severity=Severity.ADVICE,
    title="A deliverable has an officer and no lead member",
    why="No member answers for it in Cabinet or at scrutiny.",
    fix="Name the lead member, or say that it is an officer's duty in law.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Deliverables with only an officer, at a node where most have a lead member too."""
    by_node: dict[str, list[Deliverable]] = {}
    for deliverable in framework.deliverables:
        by_node.setdefault(deliverable.placements[0].node, []).append(deliverable)
    alone = [
        one
        for deliverables in by_node.values()
        if sum(bool(one.lead_members) for one in deliverables) * 2 > len(deliverables)
        for one in deliverables
        if one.lead_officers and not one.lead_members
    ]
    for part, deliverables in parts_of(framework, alone):
        yield RULE.finding(
            f"{counted(len(deliverables), 'deliverable')} under {quoted(part.title)} "
            f"{'has' if len(deliverables) == 1 else 'have'} an officer and no lead member: "
            f"{members_named(deliverables)}.",
            *deliverables,
            grouped=True,
        )
