"""How far a promise is: what was reported of it, and its state on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldthread.framework.delivery.due import Due, DueKind, Stretch, due_of, occurrences
from goldthread.framework.rules.schedule import Deadline
from goldthread.framework.wording import counted, day

SOON = 30
"""How many days ahead something counts as due soon."""


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody said of a promise as it stood on a day (``as_of``).

    Done on a day, or expected on a day, or neither; the last report holds, and a correction is
    a new one.
    """

    as_of: date
    by: str
    done_on: date | None = None
    expected_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A milestone, or a deliverable as a whole: what is to happen, by when, and its reports.

    Reports stand in the order they were given. ``since`` is the first day of the plan, from
    which each year's round of a yearly promise counts.
    """

    text: str
    deadline: Deadline | None = None
    reports: tuple[Report, ...] = ()
    since: date | None = None

    @property
    def due(self) -> Due:
        """When it falls due."""
        return due_of(self.deadline)

    def report_on(self, on: date) -> Report | None:
        """The report that holds on a day."""
        known = [one for one in self.reports if one.as_of <= on]
        return known[-1] if known else None


class MilestoneState(StrEnum):
    """Where a milestone stands on a day."""

    DONE = "done"
    DONE_LATE = "done_late"
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    SLIPPED = "slipped"
    ONGOING = "ongoing"
    NO_DATE = "no_date"

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self in (MilestoneState.DONE, MilestoneState.DONE_LATE)


@dataclass(frozen=True, slots=True)
class StateOn:
    """The state of a promise on a day, and why, in a sentence that names it and the date.

    ``stretch`` are the days it falls due in (this round's of a yearly one). ``days_late`` is
    how many days after the last of them it was done, is expected, or, where it is not done
    after it, has been; ``overdue`` when that last day has passed. ``expected_on`` and
    ``done_on`` are the last report's.
    """

    state: MilestoneState
    because: str
    stretch: Stretch | None = None
    days_late: int = 0
    overdue: bool = False
    expected_on: date | None = None
    done_on: date | None = None

    @property
    def at_risk(self) -> bool:
        """Whether it will or may be late, and its date has not passed."""
        return self.state is MilestoneState.SLIPPED and not self.overdue


def state_on(promise: Promise, on: date) -> StateOn:
    """The state of a promise on a day, by the reports known then.

    What was named as a month or a quarter is late only when the whole of it has passed.
    """
    due, report = promise.due, promise.report_on(on)
    if due.kind is DueKind.YEARLY and promise.since:
        return _this_round(promise, due, promise.since, on)
    done_on = report.done_on if report else due.done_before
    if done_on:
        return _done(promise.text, due.stretch, done_on)
    expected = report.expected_on if report else None
    if due.stretch:
        return _open(promise.text, due.stretch, expected, on)
    if due.kind is DueKind.NO_DATE:
        return _without_a_date(promise.text, due, expected, on)
    told = f"{quoted(promise.text)} is {due.words}."
    return StateOn(MilestoneState.ONGOING, told, expected_on=expected)


@dataclass(frozen=True, slots=True)
class Redating:
    """One change of the day something is expected, in days against the one before."""

    as_of: date
    by: str
    before: date | None
    after: date
    reason: str

    @property
    def days(self) -> int | None:
        """How many days later it is expected than before; negative when earlier."""
        return (self.after - self.before).days if self.before else None


def redatings(promise: Promise) -> Iterator[Redating]:
    """Every re-dating of a promise, the first against its date in the document."""
    stretch = promise.due.stretch
    before = stretch.last if stretch else None
    for report in promise.reports:
        if report.expected_on and report.expected_on != before:
            yield Redating(report.as_of, report.by, before, report.expected_on, report.reason)
        before = report.expected_on or before


def quoted(text: str) -> str:
    """A title within a sentence."""
    return f"“{text.rstrip('. ')}”"


def _done(text: str, stretch: Stretch | None, done_on: date) -> StateOn:
    if stretch and done_on > stretch.last:
        late = (done_on - stretch.last).days
        told = (
            f"{quoted(text)} was done on {day(done_on)}, {counted(late, 'day')} after "
            f"{day(stretch.last)}."
        )
        return StateOn(MilestoneState.DONE_LATE, told, stretch, late, done_on=done_on)
    told = f"{quoted(text)} was done on {day(done_on)}" + (
        f", due by {day(stretch.last)}." if stretch else "."
    )
    return StateOn(MilestoneState.DONE, told, stretch, done_on=done_on)


def _open(text: str, stretch: Stretch, expected: date | None, on: date) -> StateOn:
    """The state of what is not done, with a last day."""
    due = f"{quoted(text)} was due by {day(stretch.last)}"
    if on > stretch.last:
        late = (on - stretch.last).days
        told = f"{due} and is not reported as done" + (
            f"; it is expected on {day(expected)}." if expected and expected > on else "."
        )
        return StateOn(
            MilestoneState.SLIPPED, told, stretch, late, overdue=True, expected_on=expected
        )
    due = f"{quoted(text)} is due by {day(stretch.last)}"
    if expected and expected > stretch.last:
        late = (expected - stretch.last).days
        told = f"{due} and expected on {day(expected)}, {counted(late, 'day')} later."
        return StateOn(MilestoneState.SLIPPED, told, stretch, late, expected_on=expected)
    if expected and expected < on:
        told = f"{due}; it was expected on {day(expected)} and is not reported as done."
        return StateOn(MilestoneState.SLIPPED, told, stretch, expected_on=expected)
    told = f"{due}" + (f" and expected on {day(expected)}." if expected else ".")
    soon = (stretch.last - on).days <= SOON
    state = MilestoneState.DUE_SOON if soon else MilestoneState.IN_TIME
    return StateOn(state, told, stretch, expected_on=expected)


def _without_a_date(text: str, due: Due, expected: date | None, on: date) -> StateOn:
    """The state of what has no date of its own: nothing says that it is late."""
    told = f"{quoted(text)} has no date yet: {due.why}"
    if expected and expected < on:
        told += f". It was expected on {day(expected)} and is not reported as done"
        return StateOn(MilestoneState.SLIPPED, f"{told}.", expected_on=expected)
    if expected:
        told += f". It is expected on {day(expected)}"
    return StateOn(MilestoneState.NO_DATE, f"{told}.", expected_on=expected)


def _this_round(promise: Promise, due: Due, since: date, on: date) -> StateOn:
    """The state of the round that is still open, or of the last one that was done.

    A day of doing belongs to the round that had begun last by then. A round that was missed
    stays open until it, or a later one, is done: time alone mends nothing.
    """
    days = [one.done_on for one in promise.reports if one.as_of <= on and one.done_on]
    report = promise.report_on(on)
    done: tuple[Stretch, date] | None = None
    rounds = occurrences(due, since)
    pending = next(rounds)
    for done_on in sorted(days):
        while pending.first <= done_on:
            done, pending = (pending, done_on), next(rounds)
        if done is None:
            done, pending = (pending, done_on), next(rounds)
    if done and on < pending.first:
        return _done(promise.text, *done)
    expected = report.expected_on if report and not report.done_on else None
    return _open(promise.text, pending, expected, on)
