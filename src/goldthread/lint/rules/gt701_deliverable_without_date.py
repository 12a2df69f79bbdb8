"""GT701: something is promised and nobody says by when."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Deliverable, Framework
from goldthread.framework.rules import Deadline
from goldthread.framework.rules import schedule as s
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.framework.wording import counted, listed
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.impossible import impossible_date
from goldthread.lint.reading.promises import promises_of
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT701",
    severity=Severity.WARNING,
    title="A deliverable has no date",
    why="A promise without a date cannot be late, and so is not a promise.",
    fix="Give the month and year by which it will be done, or the dates of its first steps.",
)
_NO_DATES = (s.NoDate, s.DateToBeConfirmed, NotUnderstood)


def find(framework: Framework) -> Iterator[Finding]:
    """Deliverables with neither a deadline nor any milestone that has one, gathered by part."""
    undated = [one for one in framework.deliverables if not (_dated(one) or _misdated(one))]
    for part, deliverables in parts_of(framework, undated):
        words = dict.fromkeys(
            quoted(one.deadline_text or "")
            for one in deliverables
            if (one.deadline_text or "").strip()
        )
        instead = f", but {listed(list(words))}" if words else ""
        yield RULE.finding(
            f"{counted(len(deliverables), 'deliverable')} under {quoted(part.title)} "
            f"{'has' if len(deliverables) == 1 else 'have'} no date{instead}: "
            f"{members_named(deliverables)}.",
            *deliverables,
            grouped=True,
        )


def _dated(deliverable: Deliverable) -> bool:
    return any(
        promise.deadline is not None
        and not isinstance(promise.deadline, _NO_DATES)
        and not _elsewhere(promise.deadline)
        for promise in promises_of(deliverable)
    )


def _misdated(deliverable: Deliverable) -> bool:
    """Whether there is a date, which no calendar has: a rule of its own says so."""
    return any(impossible_date(promise.text) for promise in promises_of(deliverable))


def _elsewhere(deadline: Deadline) -> bool:
    """Whether the date is one that stands somewhere else: "by the statutory deadline"."""
    return isinstance(deadline, s.Reference) and deadline.resolves_to is None
