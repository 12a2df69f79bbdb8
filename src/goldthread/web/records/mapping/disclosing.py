"""Which figures would tell of a handful of people, alone or beside the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from goldthread.engine.observations import is_share_or_rate
from goldthread.engine.suppression import SMALLEST_SAFE, Sum, suppress
from goldthread.framework.periods import Calendar, Period, PeriodKind, period_from_code
from goldthread.web.records import models

Cell = tuple[int, str]
"""The key of a series, and the code of a period."""


def cells_to_hide(
    series: Sequence[models.Series],
    observations: Iterable[models.Observation],
    calendar: Calendar,
) -> frozenset[Cell]:
    """The figures that must not be published, of series that count people.

    A count from 1 to 4 is hidden, and with a share or a rate the one that counts so few people
    or is out of so few. Others are hidden beside them where a small one could be worked out
    from the parts of a breakdown and their whole, or from the parts of a year and the year.
    """
    people: dict[Cell, int] = {}
    hidden: set[Cell] = set()
    known = {one.pk: one for one in series}
    for row in observations:
        cell = row.series_id, row.period_code
        of = row.denominator
        if of is not None and 0 < of < SMALLEST_SAFE:
            hidden.add(cell)
        count = row.numerator if is_share_or_rate(known[row.series_id].unit) else row.value
        if count is None or count < 0:
            continue
        if count == count.to_integral_value():
            people[cell] = int(count)
        elif count < SMALLEST_SAFE:
            hidden.add(cell)
    sums = [*_sums_of_parts(series, people), *_sums_of_time(series, people, calendar)]
    for cells, own in _apart(people, sums):
        if any(0 < people[cell] < SMALLEST_SAFE for cell in cells):
            hidden |= suppress({cell: people[cell] for cell in cells}, own).hidden
    return frozenset(hidden)


def _sums_of_parts(
    series: Sequence[models.Series], people: Mapping[Cell, int]
) -> Iterator[Sum[Cell]]:
    wholes = {(one.measure_id, one.label): one.pk for one in series if not one.part}
    parts: dict[tuple[int, str], list[int]] = defaultdict(list)
    for one in series:
        whole = wholes.get((one.measure_id, one.label))
        if one.part and whole is not None:
            parts[whole, one.dimension].append(one.pk)
    periods = sorted({period for _, period in people})
    for (whole, _), keys in parts.items():
        for period in periods:
            total = whole, period
            cells = tuple((key, period) for key in keys if (key, period) in people)
            yield from _a_sum(total, cells, people)


def _sums_of_time(
    series: Sequence[models.Series], people: Mapping[Cell, int], calendar: Calendar
) -> Iterator[Sum[Cell]]:
    """A year and its quarters, a quarter and its months: wherever the figures add up so."""
    of_series: dict[int, list[Period]] = defaultdict(list)
    for key, code in people:
        of_series[key].append(period_from_code(code, calendar))
    for one in series:
        own = [
            period
            for period in of_series[one.pk]
            if period.kind not in (PeriodKind.ROLLING, PeriodKind.SNAPSHOT)
        ]
        by_kind: dict[PeriodKind, list[Period]] = defaultdict(list)
        for period in own:
            by_kind[period.kind].append(period)
        for longer in own:
            for kind, shorter in by_kind.items():
                if kind is not longer.kind:
                    inside = tuple((one.pk, here.code) for here in shorter if longer.contains(here))
                    yield from _a_sum((one.pk, longer.code), inside, people)


def _a_sum(total: Cell, parts: tuple[Cell, ...], people: Mapping[Cell, int]) -> Iterator[Sum[Cell]]:
    """The sum, where the figures do make one."""
    if len(parts) > 1 and total in people and sum(people[cell] for cell in parts) == people[total]:
        yield Sum(total, parts)


def _apart(
    people: Mapping[Cell, int], sums: Sequence[Sum[Cell]]
) -> Iterator[tuple[set[Cell], list[Sum[Cell]]]]:
    """The cells that bear on one another, group by group, each with its sums."""
    at: dict[Cell, set[Cell]] = {cell: {cell} for cell in people}
    for own in sums:
        joined = set().union(*(at[cell] for cell in (own.total, *own.parts)))
        for cell in joined:
            at[cell] = joined
    groups = {id(cells): cells for cells in at.values()}
    by_group: dict[int, list[Sum[Cell]]] = defaultdict(list)
    for own in sums:
        by_group[id(at[own.total])].append(own)
    for key, cells in groups.items():
        yield cells, by_group[key]
