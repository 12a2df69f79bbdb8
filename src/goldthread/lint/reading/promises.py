"""Every date a framework promises, with the item it belongs to and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.framework.rules import Deadline
from goldthread.lint.reading.numbers import parts


@dataclass(frozen=True, slots=True)
class Promise:
    """A date given to a deliverable or to one of its milestones."""

    deliverable: Deliverable
    what: str | None
    text: str
    deadline: Deadline | None


def promises_of(deliverable: Deliverable) -> Iterator[Promise]:
    """The deliverable's own date, if it has one, and those of its milestones."""
    if deliverable.deadline_text or deliverable.deadline:
        yield Promise(deliverable, None, deliverable.deadline_text or "", deliverable.deadline)
    for milestone in deliverable.milestones:
        yield Promise(
            deliverable, milestone.text, milestone.deadline_text or "", milestone.deadline
        )


def all_promises(framework: Framework) -> Iterator[Promise]:
    """Every date promised in the framework, in its order."""
    for deliverable in framework.deliverables:
        yield from promises_of(deliverable)


def target_terms(measure: Measure) -> Iterator[object]:
    """The terms of each single target of a measure: by when, from when, per what."""
    for part in parts(measure.target):
        terms = getattr(part, "terms", None)
        if terms is not None:
            yield terms
