"""Progress of deliverables for the demonstration: seeded, made up, and marked as illustrative."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from goldthread.framework import Deliverable, Framework
from goldthread.framework.delivery import DueKind, Report, due_of, occurrences
from goldthread.framework.rules import Deadline

_REASONS = (
    "The contract took longer to let than planned.",
    "The post that leads on it was vacant for a quarter.",
    "The consultation was held again after new evidence.",
    "Partners asked for more time to agree their part.",
    "Money for it was agreed later than the plan foresaw.",
    "Emergency work took the team away from it.",
)
_AGAIN = (
    "The supplier gave a new date.",
    "A second round of checks was asked for.",
    "It now waits for a decision of Cabinet.",
)
_SHARE_DONE, _SHARE_DONE_IN_TIME = 0.84, 0.78
_SHARE_EXPECTED_WITHOUT_A_DATE = 0.6
_SHARE_SPOKEN_OF_AHEAD, _SHARE_SLIPPING_AHEAD = 0.62, 0.22

Progress = dict[tuple[str, int | None], tuple[Report, ...]]


def illustrative_progress(framework: Framework, since: date, until: date, seed: int) -> Progress:
    """Reports on the milestones of a framework, and on what has none as a whole.

    They stand by the id of the deliverable and the place of the milestone in it, ``None`` for
    the deliverable itself, and speak of days from ``since`` to ``until``. The same seed gives
    the same reports.
    """
    made: Progress = {}
    for item in framework.deliverables:
        by = (item.lead_officers or item.programmes or ("Performance team",))[0]
        for place, deadline in _promises(item):
            chance = Random(f"{seed} {item.id} {place}")  # noqa: S311 - made-up figures, no secret
            reports = tuple(_reports(deadline, by, since, until, chance))
            if reports:
                made[item.id, place] = reports
    return made


def _promises(item: Deliverable) -> Iterator[tuple[int | None, Deadline | None]]:
    if not item.milestones:
        yield None, item.deadline
    for place, milestone in enumerate(item.milestones):
        yield place, milestone.deadline


def _reports(
    deadline: Deadline | None, by: str, since: date, until: date, chance: Random
) -> Iterator[Report]:
    """What is said of one promise by the last day, in order."""
    due = due_of(deadline)
    if due.kind is DueKind.YEARLY:
        for stretch in occurrences(due, since):
            done_on = stretch.first + timedelta(days=chance.randrange(10, 80))
            if done_on > until:
                return
            yield Report(done_on, by, done_on=done_on)
    elif due.stretch and due.stretch.last <= until:
        yield from _of_what_was_due(due.stretch.last, by, since, until, chance)
    elif due.stretch:
        yield from _of_what_is_to_come(due.stretch.last, by, until, chance)
    elif due.kind is DueKind.NO_DATE and chance.random() < _SHARE_EXPECTED_WITHOUT_A_DATE:
        # Nobody set a date; somebody says all the same when it should be there.
        meant = since + timedelta(days=chance.randrange(90, (until - since).days + 240))
        told = max(since, min(until, meant - timedelta(days=60)))
        yield Report(told, by, expected_on=meant)
        if meant >= until:
            return
        if chance.random() < _SHARE_DONE_IN_TIME:
            yield Report(meant, by, done_on=meant)
        elif chance.random() < 1 / 2:
            moved = meant + timedelta(days=chance.randrange(40, 160))
            yield Report(meant, by, expected_on=moved, reason=chance.choice(_REASONS))


def _of_what_was_due(
    last: date, by: str, since: date, until: date, chance: Random
) -> Iterator[Report]:
    if chance.random() < _SHARE_DONE:
        if chance.random() < _SHARE_DONE_IN_TIME:
            done_on = max(since, last - timedelta(days=chance.randrange(45)))
        else:
            done_on = last + timedelta(days=chance.randrange(6, 75))
            if done_on - timedelta(days=30) <= until:
                told = max(since, last - timedelta(days=chance.randrange(5, 40)))
                yield Report(told, by, expected_on=done_on, reason=chance.choice(_REASONS))
        if done_on <= until:
            yield Report(done_on, by, done_on=done_on)
        return
    moved = last + timedelta(days=chance.randrange(40, 150))
    yield Report(max(since, last - timedelta(days=20)), by, None, moved, chance.choice(_REASONS))
    if moved <= until:
        again = until + timedelta(days=chance.randrange(20, 120))
        yield Report(moved, by, expected_on=again, reason=chance.choice(_AGAIN))


def _of_what_is_to_come(last: date, by: str, until: date, chance: Random) -> Iterator[Report]:
    if chance.random() > _SHARE_SPOKEN_OF_AHEAD:
        return
    told = until - timedelta(days=chance.randrange(80))
    if chance.random() < _SHARE_SLIPPING_AHEAD:
        moved = last + timedelta(days=chance.randrange(20, 130))
        yield Report(told, by, expected_on=moved, reason=chance.choice(_REASONS))
    else:
        sooner = max(until + timedelta(days=3), last - timedelta(days=chance.randrange(40)))
        yield Report(told, by, expected_on=min(sooner, last))
