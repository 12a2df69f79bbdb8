"""The figures of others, under the names that targets use for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from statistics import median
from types import MappingProxyType
from typing import Protocol

from goldthread.engine.judgement import Comparators
from goldthread.engine.noise import multiplier_of
from goldthread.engine.wording import rounded_beside
from goldthread.framework.periods import Calendar, Period, period_from_code
from goldthread.framework.rules import Target
from goldthread.framework.rules.targets import (
    BaselineToSet,
    ByPeriod,
    InheritedTarget,
    Rank,
    ReferenceTarget,
    Relative,
    SeveralTargets,
    WithinTolerance,
)
from goldthread.web.records import models


@dataclass(frozen=True, slots=True)
class Group:
    """A group of councils: the row, and the keys of the comparators in it."""

    row: models.ComparatorGroup
    members: frozenset[int]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a target may use for it."""
        return (self.row.name, *self.row.also_called)


@dataclass(frozen=True)
class Others:
    """What comparators published for one series, by period and by comparator."""

    groups: tuple[Group, ...] = ()
    by_period: Mapping[Period, Mapping[int, models.ComparatorFigure]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def at(self, period: Period) -> Mapping[int, models.ComparatorFigure]:
        """The figures for a period, by comparator; empty where there are none."""
        return self.by_period.get(period, MappingProxyType({}))

    def of_group(self, group: Group, period: Period) -> list[models.ComparatorFigure]:
        """The figures that the members of a group have for a period."""
        return [
            found
            for key, found in self.at(period).items()
            if key in group.members and found.value is not None
        ]

    def until(self, day: date) -> Others:
        """The same without what is of periods that end after a day."""
        earlier = {here: found for here, found in self.by_period.items() if here.last <= day}
        return Others(self.groups, MappingProxyType(earlier))

    def as_last_published(self, period: Period) -> tuple[Period, Others] | None:
        """What was last published before a period, as if it were for that period.

        With the period it really is for; ``None`` where nothing was.
        """
        earlier = [
            here for here in self.by_period if here.kind is period.kind and here.last < period.last
        ]
        if not earlier:
            return None
        latest = max(earlier, key=lambda here: here.last)
        return latest, Others(self.groups, MappingProxyType({period: self.by_period[latest]}))


NO_OTHERS = Others()


class WithNumbers(Protocol):
    """A figure and the numbers behind it: the authority's own, or another's."""

    @property
    def value(self) -> Decimal | None:
        """The figure."""

    @property
    def numerator(self) -> Decimal | None:
        """How many cases."""

    @property
    def denominator(self) -> Decimal | None:
        """Of how many."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparators one figure is held beside, and the figures that stand behind each name."""

    comparators: Comparators
    behind: Mapping[str, tuple[int, ...]]

    def inputs_of(self, target: Target | None) -> list[int]:
        """The keys of the comparators' figures that a target asks for."""
        names = names_held_beside(target)
        return sorted({key for name in names for key in self.behind.get(_plain(name), ())})


def compared(
    others: Others, period: Period, *, own_code: str, own: WithNumbers, unit: str | None
) -> Compared:
    """What a figure of one period can be held beside.

    A group has its members under its names, and its median and its average under "... median"
    and "... average". The average is that of all people, and so is only there where every
    member has the numbers behind its figure: the plain mean of councils is another thing.
    """
    figures: dict[str, Mapping[Period, Decimal]] = {}
    groups: dict[str, Mapping[Period, Mapping[str, Decimal]]] = {}
    behind: dict[str, tuple[int, ...]] = {}
    for found in others.at(period).values():
        if found.value is not None:
            figures[found.comparator.name] = {period: found.value}
            behind[_plain(found.comparator.name)] = (found.pk,)
    for group in others.groups:
        theirs = others.of_group(group, period)
        if not theirs or own.value is None:
            continue
        members = values_of_group(theirs, own_code, own.value)
        average = _average(theirs, own, unit)
        for name in group.names:
            groups[name] = {period: members}
            figures.setdefault(f"{name} median", {period: median(members.values())})
            if average is not None:
                figures.setdefault(f"{name} average", {period: average})
            for called in (name, f"{name} median", f"{name} average"):
                behind.setdefault(_plain(called), tuple(one.pk for one in theirs))
    return Compared(Comparators(MappingProxyType(figures), MappingProxyType(groups)), behind)


def names_held_beside(target: Target | None) -> Iterator[str]:
    """The names of the comparators that a target asks for, in all its parts."""
    match target:
        case Relative():
            yield from target.each
        case Rank(group=name) | WithinTolerance(of=name):
            if name:
                yield name
        case ByPeriod(steps=parts) | SeveralTargets(parts=parts):
            for part in parts:
                yield from names_held_beside(part)
        case BaselineToSet(then=inner):
            yield from names_held_beside(inner)
        case ReferenceTarget(resolves_to=inner) | InheritedTarget(resolves_to=inner):
            yield from names_held_beside(inner)


def values_of_group(
    theirs: Iterable[models.ComparatorFigure], own_code: str, own: Decimal
) -> dict[str, Decimal]:
    """The figures of a group by the code of each council, this authority's own among them."""
    values = {one.comparator.code: one.value for one in theirs if one.value is not None}
    return {**values, own_code: own}


def others_by_series(
    figures: Iterable[models.ComparatorFigure],
    groups: Iterable[models.ComparatorGroup],
    calendar: Calendar,
) -> dict[int, Others]:
    """What comparators published, for each series they have figures for.

    ``figures`` are with their ``comparator``, and a revision after the one that it corrects;
    the groups bring their ``groupmembers`` with them.
    """
    known = tuple(
        Group(row, frozenset(one.comparator_id for one in row.groupmembers.all())) for row in groups
    )
    found: dict[int, dict[Period, dict[int, models.ComparatorFigure]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for figure in figures:
        period = period_from_code(figure.period_code, calendar)
        found[figure.series_id][period][figure.comparator_id] = figure
    return {key: Others(known, by_period) for key, by_period in found.items()}


def own_code_of(authority: models.Authority) -> str:
    """The code that stands for the authority itself among others."""
    return authority.gss_code or authority.code


def _average(
    theirs: Sequence[models.ComparatorFigure], own: WithNumbers, unit: str | None
) -> Decimal | None:
    multiplier = multiplier_of(unit)
    everybody: list[WithNumbers] = [*theirs, own]
    if multiplier is None or any(
        one.numerator is None or one.denominator is None for one in everybody
    ):
        return None
    of = sum((one.denominator or Decimal(0) for one in everybody), Decimal(0))
    if of <= 0:
        return None
    cases = sum((one.numerator or Decimal(0) for one in everybody), Decimal(0))
    printed = [one.value for one in everybody if one.value is not None]
    return rounded_beside(cases * Decimal(int(multiplier)) / of, *printed)


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
