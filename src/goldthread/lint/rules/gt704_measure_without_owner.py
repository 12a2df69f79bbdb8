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
_FEW, _NEARLY_ALL = 5, 0.9


def find(framework: Framework) -> Iterator[Finding]:
    """Measures without lead member, lead officer, service or partner, gathered by part."""
    named = [one for one in framework.measures if one.lead_members or one.lead_officers]
    # Where nearly every measure names a person, a service alone is a person forgotten.
    usual = len(named) > _FEW and len(named) >= _NEARLY_ALL * len(framework.measures)
    ownerless = [
        one
        for one in framework.measures
        if not (one.lead_members or one.lead_officers or one.partners)
        and (usual or not one.service)
    ]
    for part, measures in parts_of(framework, ownerless):
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'has' if len(measures) == 1 else 'have'} no owner: {members_named(measures)}.",
            *measures,
            grouped=True,
        )
