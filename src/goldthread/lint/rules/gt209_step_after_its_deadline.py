"""GT209: a step comes after the date of the whole, or asks for less than the step before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from goldthread.framework import Deliverable, Framework
from goldthread.framework.rules import Moment
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.edition import last_days
from goldthread.lint.reading.promises import Promise, promises_of
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.spans import span_of

RULE = Rule(
    code="GT209",
    severity=Severity.ERROR,
    title="The steps do not lead to the whole",
    why="The deliverable falls due while a part of it is still to come, so it is late or done "
    "by mistake.",
    fix="Bring the dates and amounts of the steps into order, and the date of the whole after "
    "the last of them.",
)
_BY = re.compile(
    r"(?P<amount>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%)?[^;:.\d]{0,40}?\bby\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?"
    r"(?P<date>(?:[A-Z][a-z]+\s+)?20\d\d)"
)
_FEWEST = 3


def find(framework: Framework) -> Iterator[Finding]:
    """Milestones after the deadline of their deliverable; running amounts that go back."""
    for deliverable in framework.deliverables:
        yield from _too_late(deliverable)
        turn = _goes_back(deliverable)
        if turn:
            yield RULE.finding(
                f"{named(deliverable)} goes back on its way: {quoted(turn[1])} comes after "
                f"{quoted(turn[0])}.",
                deliverable,
            )


def _too_late(deliverable: Deliverable) -> Iterator[Finding]:
    promises = list(promises_of(deliverable))
    ends = [span_of(day).last for one in promises if one.what is None for day in _days(one)]
    if not ends:
        return
    for promise in promises:
        late = [day for day in _days(promise) if span_of(day).first > max(ends)]
        if promise.what is not None and late:
            yield RULE.finding(
                f"{quoted(promise.what)} of {named(deliverable)} is due {quoted(promise.text)}, "
                f"after the whole of it ({quoted(deliverable.deadline_text or '')}).",
                deliverable,
            )


def _days(promise: Promise) -> list[Moment]:
    return last_days(promise.deadline)


def _goes_back(deliverable: Deliverable) -> tuple[str, str] | None:
    """The first two running amounts of which the later is less, where the last is the most."""
    said = "; ".join(f"{one.text} {one.deadline_text or ''}" for one in deliverable.milestones)
    steps = list(_BY.finditer(said))
    amounts = [Decimal(step["amount"].replace(",", "")) for step in steps]
    if len(steps) < _FEWEST or max(amounts) != amounts[-1] or len({s["unit"] for s in steps}) > 1:
        return None
    for (step, amount), (following, less) in pairwise(zip(steps, amounts, strict=True)):
        if less < amount:
            return step[0], following[0]
    return None
