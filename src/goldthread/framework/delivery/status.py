"""The status of a deliverable, worked out from its milestones, its dates and what it waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldthread.framework.delivery.progress import (
    MilestoneState,
    Promise,
    StateOn,
    quoted,
    state_on,
)
from goldthread.framework.wording import counted, day


class DeliverableStatus(StrEnum):
    """Where a deliverable stands on a day, the gravest first."""

    LATE = "late"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    NOT_STARTED = "not_started"
    ONGOING = "ongoing"
    DONE = "done"
    CANNOT_JUDGE = "cannot_judge"

    @property
    def words(self) -> str:
        """The status as it is said."""
        return self.value.replace("_", " ").capitalize()

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self is DeliverableStatus.DONE

    @property
    def is_trouble(self) -> bool:
        """Whether it is late or may become so."""
        return self in (DeliverableStatus.LATE, DeliverableStatus.AT_RISK)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another deliverable that has to be done first, its status, and when it should be done."""

    title: str
    status: DeliverableStatus
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A deliverable with all that its status is worked out from."""

    whole: Promise
    milestones: tuple[Promise, ...] = ()
    waits_for: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """A status that somebody chose over the one worked out, with the reason, until a last day."""

    status: DeliverableStatus
    reason: str
    since: date
    until: date
    by: str

    def holds_on(self, on: date) -> bool:
        """Whether it counts on this day."""
        return self.since <= on <= self.until


@dataclass(frozen=True, slots=True)
class Judged:
    """A status and why, in a sentence that names the milestone and the date.

    ``whole`` and ``milestones`` are the states it was worked out from.
    """

    status: DeliverableStatus
    because: str
    whole: StateOn
    milestones: tuple[StateOn, ...] = ()

    @property
    def states(self) -> tuple[StateOn, ...]:
        """Every state, the milestones before the deliverable as a whole."""
        return (*self.milestones, self.whole)

    @property
    def ends_on(self) -> date | None:
        """The day on which all of it should be done, by what is known; ``None`` without one."""
        days = [
            one.done_on or one.expected_on or (one.stretch.last if one.stretch else None)
            for one in self.states
        ]
        return max((known for known in days if known), default=None)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a deliverable stands: the status that counts, beside the one that was worked out."""

    worked_out: Judged
    override: Override | None = None

    @property
    def status(self) -> DeliverableStatus:
        """The status that counts: that of an override while it holds."""
        return self.override.status if self.override else self.worked_out.status

    @property
    def because(self) -> str:
        """Why, and of an override who chose it, until when, and what would else be said."""
        if self.override is None:
            return self.worked_out.because
        return (
            f"{self.override.reason.strip().rstrip('.')}. ({self.override.by} chose this until "
            f"{day(self.override.until)}; worked out it is "
            f"{self.worked_out.status.words.lower()}: {self.worked_out.because})"
        )


def judged(delivery: Delivery, on: date) -> Judged:
    """The status of a deliverable on a day, worked out and not chosen.

    Late goes before at risk, and both before anything that is well; what is done needs nothing
    else. With neither a date nor a word from anybody it cannot be judged.
    """
    whole = state_on(delivery.whole, on)
    steps = tuple(state_on(step, on) for step in delivery.milestones)
    status, because = _worked_out(delivery, whole, steps, on)
    return Judged(status, because, whole, steps)


def standing(delivery: Delivery, on: date, overrides: Iterable[Override] = ()) -> Standing:
    """How a deliverable stands on a day; of several overrides that hold, the last one given."""
    holding = [one for one in overrides if one.holds_on(on)]
    return Standing(judged(delivery, on), holding[-1] if holding else None)


def roll_up(standings: Iterable[Standing]) -> Counter[DeliverableStatus]:
    """How many deliverables have each status."""
    return Counter(one.status for one in standings)


def _worked_out(
    delivery: Delivery, whole: StateOn, steps: tuple[StateOn, ...], on: date
) -> tuple[DeliverableStatus, str]:
    if whole.state.is_done:
        return DeliverableStatus.DONE, whole.because
    if steps and all(step.state.is_done for step in steps) and not whole.expected_on:
        last = max(steps, key=lambda step: step.done_on or date.min)
        return DeliverableStatus.DONE, f"Every milestone is done: {last.because}"
    every = (*steps, whole)
    overdue = sorted((one for one in every if one.overdue), key=_last_day)
    if overdue:
        return DeliverableStatus.LATE, _with_others(overdue, "late")
    slipping = [one for one in every if one.at_risk]
    if slipping:
        worst = sorted(slipping, key=lambda one: -one.days_late)
        return DeliverableStatus.AT_RISK, _with_others(worst, "at risk")
    for other in delivery.waits_for:
        if told := _held_up(other, whole, steps):
            return DeliverableStatus.AT_RISK, told
    return _well(delivery, whole, steps, on)


def _well(
    delivery: Delivery, whole: StateOn, steps: tuple[StateOn, ...], on: date
) -> tuple[DeliverableStatus, str]:
    """The status of what neither is nor will be late, as far as anybody can tell."""
    dated = sorted((one for one in (*steps, whole) if one.stretch), key=_last_day)
    ahead = [one for one in dated if not one.state.is_done]
    done = [step for step in steps if step.state.is_done]
    reported = any(one.report_on(on) for one in (delivery.whole, *delivery.milestones)) or done
    if ahead and not reported:
        told = f"Nobody has reported on it yet. Next: {ahead[0].because}"
        return DeliverableStatus.NOT_STARTED, told
    if ahead or reported:
        parts = [f"{len(done)} of {counted(len(steps), 'milestone')} done."] if steps else []
        parts += [f"Next: {ahead[0].because}" if steps and ahead else (ahead or [whole])[0].because]
        return DeliverableStatus.ON_TRACK, " ".join(parts)
    if any(one.state is MilestoneState.ONGOING for one in (*steps, whole)):
        first = next(one for one in (whole, *steps) if one.state is MilestoneState.ONGOING)
        return DeliverableStatus.ONGOING, first.because
    undated = steps[0] if steps else whole
    return DeliverableStatus.CANNOT_JUDGE, undated.because


def _held_up(other: Waiting, whole: StateOn, steps: Sequence[StateOn]) -> str:
    """Why this waits for another that is in trouble; blank where it need not worry."""
    if other.status.is_trouble:
        return f"It waits for {quoted(other.title)}, which is {other.status.words.lower()}."
    last = whole.stretch or max(
        (step.stretch for step in steps if step.stretch), default=None, key=lambda one: one.last
    )
    if last and other.ends_on and other.ends_on > last.last:
        return (
            f"It is due by {day(last.last)} and waits for {quoted(other.title)}, which ends on "
            f"{day(other.ends_on)}."
        )
    return ""


def _with_others(found: Sequence[StateOn], what: str) -> str:
    others = len(found) - 1
    also = f" {counted(others, 'other date')} of it {'is' if others == 1 else 'are'} {what} too."
    return found[0].because + (also if others else "")


def _last_day(one: StateOn) -> date:
    return one.stretch.last if one.stretch else date.max
