"""What a performance team does next: to publish, to send again, to open, to chase, to lock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from goldthread.framework.wording import counted
from goldthread.web.collection.models import Return
from goldthread.web.collection.selectors.groups import shown_at_once
from goldthread.web.collection.selectors.listing import WITH_THE_OWNER
from goldthread.web.collection.selectors.periods import (
    PeriodEntry,
    ToOpen,
    messages_in_trouble,
    periods_of,
    to_open,
)
from goldthread.web.collection.selectors.plans import rules_of
from goldthread.web.records.models import Authority, FrameworkStatus
from goldthread.web.records.selectors import framework_in_force


@dataclass(frozen=True, slots=True)
class TeamStep:
    """One thing for the team to do, or to know of: of what, how much, and where it is done."""

    name: str
    told: str
    address: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class TeamList:
    """Steps of one kind under their heading; ``command`` says the first as something to do.

    What ``waits_for_others`` is no work of the team, but theirs to know of.
    """

    anchor: str
    heading: str
    command: str
    steps: tuple[TeamStep, ...]
    waits_for_others: bool = False

    @property
    def count(self) -> int:
        """How many returns, or whatever the list is of."""
        return sum(one.count for one in self.steps)

    @property
    def few(self) -> tuple[TeamStep, ...]:
        """The first few, or all where hardly more are left."""
        return self.steps[: shown_at_once(len(self.steps))]

    @property
    def rest(self) -> tuple[TeamStep, ...]:
        """Those a click away."""
        return self.steps[len(self.few) :]


@dataclass(frozen=True, slots=True)
class TeamWork:
    """All that the team runs, the most pressing first.

    ``on_purpose`` is how many returns a demonstration leaves late to show what that looks like.
    """

    lists: tuple[TeamList, ...]
    on_purpose: int

    @property
    def first(self) -> tuple[str, str] | None:
        """The one thing to do first in words, and its address; ``None`` with nothing to do."""
        for one in self.lists:
            if not one.waits_for_others:
                step = one.steps[0]
                return one.command.format(told=step.told, name=step.name), step.address
        return None


def team_work(authority: Authority, today: date) -> TeamWork:
    """What the performance team of an authority does next on a day."""
    late = Return.objects.for_authority(authority).filter(
        state__in=WITH_THE_OWNER, due_on__lt=today, illustrative=True
    )
    return TeamWork(tuple(one for one in _lists(authority, today) if one.steps), late.count())


def _lists(authority: Authority, today: date) -> Iterator[TeamList]:
    code = authority.code
    begin = _to_begin(authority)
    if begin is not None:
        yield begin
        return
    periods = periods_of(authority, today)
    earliest_first = periods[::-1]
    yield TeamList(
        "to-publish",
        "Signed off, to publish",
        "publish {told} of {name}",
        _steps(code, [(one, one.to_publish) for one in earliest_first], "return", "to-publish"),
    )
    trouble = messages_in_trouble(authority).count()
    if trouble:
        told = counted(trouble, "message")
        address = reverse("collection:periods", args=[code]) + "#messages"
        step = TeamStep("Messages that were not sent", told, address, trouble)
        yield TeamList("messages", "Not sent", "look at {told} that could not be sent", (step,))
    yield TeamList(
        "to-open",
        "Come due, and not open yet",
        "open {told} of {name}",
        tuple(_opening(code, to_open(authority, today))),
    )
    yield TeamList(
        "chase",
        "Late, to ask for",
        "ask for {told} of {name}",
        _steps(code, [(one, one.late) for one in earliest_first], "late return", "late"),
    )
    yield TeamList(
        "lock",
        "All published, to lock",
        "lock {name}",
        tuple(
            TeamStep(one.period.label, counted(one.asked, "return"), _period(code, one, "lock"))
            for one in earliest_first
            if one.published == one.asked and not one.locked
        ),
    )
    listed = reverse("collection:returns", args=[code])
    yield TeamList(
        "with-officers",
        "Waiting for lead officers to sign off",
        "",
        tuple(
            TeamStep(
                one.period.label,
                counted(one.to_sign_off, "return"),
                f"{listed}?{urlencode({'period': one.period.code, 'state': 'submitted'})}",
                one.to_sign_off,
            )
            for one in earliest_first
            if one.to_sign_off
        ),
        waits_for_others=True,
    )
    yield TeamList(
        "to-come",
        "Still to come from data owners",
        "",
        tuple(
            TeamStep(
                one.period.label,
                f"{counted(one.to_come, 'return')} by {one.last_due:%-d %B %Y}",
                _period(code, one, ""),
                one.to_come,
            )
            for one in earliest_first
            if one.to_come
        ),
        waits_for_others=True,
    )


def _opening(code: str, waiting: Sequence[ToOpen]) -> Iterator[TeamStep]:
    """One step, however many periods there are: they are opened together."""
    if waiting:
        returns = sum(one.returns for one in waiting)
        many = counted(len(waiting), "period")
        name = waiting[0].period.label if len(waiting) == 1 else many
        where = reverse("collection:open-now", args=[code])
        yield TeamStep(name, counted(returns, "return"), where, returns)


def _to_begin(authority: Authority) -> TeamList | None:
    """What stands before the first period can be run; ``None`` where nothing does."""
    framework, code = framework_in_force(authority), authority.code
    if framework is None:
        does, where = "bring your framework in", reverse("imports:imports", args=[code])
    elif framework.status != FrameworkStatus.ADOPTED:
        does, where = "adopt your framework", reverse("editing:drafts", args=[code])
    elif rules_of(authority) is None:
        does = "say from when returns are collected"
        where = reverse("collection:collecting", args=[code])
    else:
        return None
    step = TeamStep(does.capitalize(), "", where)
    return TeamList("to-begin", "To begin with", does, (step,))


def _steps(
    code: str, counts: Iterable[tuple[PeriodEntry, int]], of: str, anchor: str
) -> tuple[TeamStep, ...]:
    """A step for each period of which there are any."""
    return tuple(
        TeamStep(one.period.label, counted(count, of), _period(code, one, anchor), count)
        for one, count in counts
        if count
    )


def _period(code: str, entry: PeriodEntry, anchor: str) -> str:
    address = reverse("collection:period", args=[code, entry.period.code])
    return f"{address}#{anchor}" if anchor else address
