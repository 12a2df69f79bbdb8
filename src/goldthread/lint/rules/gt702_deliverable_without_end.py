"""GT702: work that goes on, with nothing to have been done by any day."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Deliverable, Framework
from goldthread.framework.rules import schedule as s
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.edition import last_days
from goldthread.lint.reading.promises import promises_of
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT702",
    severity=Severity.WARNING,
    title="A deliverable is ongoing, without a milestone",
    why="It will be reported as under way every quarter, whatever is or is not done.",
    fix="Name the next step and its date; if it is everyday business, measure it instead.",
)
_ENDLESS = (s.Ongoing, s.Standing, s.Every)


def find(framework: Framework) -> Iterator[Finding]:
    """Deliverables that are only "ongoing", "as required" or "quarterly", gathered by part."""
    endless = [one for one in framework.deliverables if _endless(one)]
    for part, deliverables in parts_of(framework, endless):
        words = sorted(
            {
                quoted(promise.text.strip(" ."))
                for one in deliverables
                for promise in promises_of(one)
                if isinstance(promise.deadline, _ENDLESS)
            }
        )
        yield RULE.finding(
            f"{counted(len(deliverables), 'deliverable')} under {quoted(part.title)} "
            f"{'is' if len(deliverables) == 1 else 'are'} only {', '.join(words)}: "
            f"{members_named(deliverables)}.",
            *deliverables,
            grouped=True,
        )


def _endless(deliverable: Deliverable) -> bool:
    deadlines = [promise.deadline for promise in promises_of(deliverable)]
    if any(last_days(deadline) for deadline in deadlines):
        return False
    return any(isinstance(deadline, _ENDLESS) for deadline in deadlines)
