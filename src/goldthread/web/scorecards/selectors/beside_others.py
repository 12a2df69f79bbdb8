"""A series beside the councils it is compared with: where it lies, and whose figures they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldthread.framework.wording import counted, listed
from goldthread.reports.pictures.group_strip import GroupMember, GroupStrip, group_strip
from goldthread.reports.wording import amount
from goldthread.reports.wording.travel import STANDINGS
from goldthread.web.records.models import Benchmark, ComparatorFigure, Observation
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.figures import SeriesLine
from goldthread.web.scorecards.selectors.funnels import FunnelOf, Measured, funnel_of

_QUARTERS = {1: "best", 2: "second", 3: "third", 4: "last"}


@dataclass(frozen=True, slots=True)
class Among:
    """One council in the table beside a strip.

    ``of`` is how many its figure is out of and ``place`` where it lies in the funnel; blank where
    it is in none.
    """

    name: str
    shown: str
    own: bool
    illustrative: bool
    source: str
    of: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class BesideGroup:
    """A series in one group: the strip with its sentence, the facts of it, and every council."""

    group: str
    period: str
    picture: str | None
    meaning: str
    facts: tuple[str, ...]
    councils: tuple[Among, ...]
    whose: str
    sources: tuple[str, ...]
    group_source: str
    illustrative: bool
    funnel: FunnelOf | None = None


def beside_others(
    scope: Scope,
    benchmarks: Iterable[Benchmark],
    lines: Mapping[int, SeriesLine],
    recorded: Mapping[int, Sequence[Observation]],
) -> dict[int, tuple[BesideGroup, ...]]:
    """For each series every group it has figures to lie among, by the latest period of each.

    ``recorded`` are the council's own figures by series, the newest revision of each first. One
    query, and none without a benchmark.
    """
    latest: dict[tuple[int, int], Benchmark] = {}
    for row in benchmarks:
        if scope.last_day is None or row.period_last <= scope.last_day:
            latest.setdefault((row.series_id, row.comparator_group_id), row)
    wanted = {key for row in latest.values() for key in row.inputs.get("comparators", ())}
    figures = {
        row.pk: row
        for row in (
            ComparatorFigure.objects.filter(pk__in=wanted).select_related("comparator")
            if wanted
            else ()
        )
    }
    found: dict[int, tuple[BesideGroup, ...]] = {}
    for (series, _), row in latest.items():
        theirs = [figures[key] for key in row.inputs.get("comparators", ()) if key in figures]
        own = next(
            (one for one in recorded.get(series, ()) if one.period_code == row.period_code), None
        )
        found[series] = (*found.get(series, ()), _beside(scope, row, theirs, lines[series], own))
    return found


def _beside(
    scope: Scope,
    row: Benchmark,
    theirs: list[ComparatorFigure],
    line: SeriesLine,
    own: Observation | None,
) -> BesideGroup:
    own_made_up = own.illustrative if own else row.illustrative
    members = [
        GroupMember(
            one.comparator.name,
            float(one.value),
            amount(one.value, line.unit),
            illustrative=one.illustrative,
        )
        for one in theirs
        if one.value is not None
    ]
    members.append(
        GroupMember(
            scope.authority.name,
            float(row.value),
            amount(row.value, line.unit),
            own=True,
            illustrative=own_made_up,
        )
    )
    source = {one.comparator.name: one.source for one in theirs}
    members.sort(key=lambda member: member.value, reverse=line.polarity != "down")
    period = scope.period_label(row.period_code)
    strip = GroupStrip(
        title=f"{row.comparator_group.name}, {period}",
        members=tuple(members),
        median=float(row.median),
        median_shown=amount(row.median, line.unit),
        lower_quartile=float(row.lower_quartile),
        upper_quartile=float(row.upper_quartile),
        meaning=row.sentence,
        unit=line.unit,
        better=line.polarity,
    )
    funnel = _funnel(scope, row, theirs, line, own, title=f"{strip.title}, by size")
    places = funnel.places if funnel else {}
    return BesideGroup(
        group=row.comparator_group.name,
        period=period,
        picture=group_strip(strip, key=f"group-{row.pk}"),
        meaning=row.sentence,
        facts=tuple(_facts(row, line)),
        councils=tuple(
            Among(
                member.name,
                member.shown,
                member.own,
                member.illustrative,
                "" if member.own else source[member.name],
                *places.get(member.name, ("", "")),
            )
            for member in members
        ),
        whose=_whose(theirs, own_made_up=own_made_up),
        sources=tuple(dict.fromkeys(one.source for one in theirs)),
        group_source=row.comparator_group.source,
        illustrative=row.illustrative,
        funnel=funnel,
    )


def _funnel(
    scope: Scope,
    row: Benchmark,
    theirs: list[ComparatorFigure],
    line: SeriesLine,
    own: Observation | None,
    *,
    title: str,
) -> FunnelOf | None:
    if own is None:
        return None
    others = (
        Measured(one.comparator.name, one, illustrative=one.illustrative)
        for one in theirs
        if one.value is not None
    )
    return funnel_of(
        [Measured(scope.authority.name, own, own=True, illustrative=own.illustrative), *others],
        title=title,
        unit=line.unit,
        better=line.polarity,
        key=f"funnel-{row.pk}",
    )


def _facts(row: Benchmark, line: SeriesLine) -> Iterator[str]:
    if row.place is not None:
        yield f"Place {row.place} of {row.members}"
    if row.quarter is not None:
        yield f"In the {_QUARTERS[row.quarter]} quarter"
    low, high = amount(row.lower_quartile, line.unit), amount(row.upper_quartile, line.unit)
    yield f"The middle half of the group lies from {low} to {high}"
    if row.standing:
        yield f"Beside the median: {STANDINGS[row.standing]}"


def _whose(theirs: list[ComparatorFigure], *, own_made_up: bool) -> str:
    """Which of the figures are real, in a sentence."""
    made_up = sum(one.illustrative for one in theirs)
    real = len(theirs) - made_up
    said = []
    if real:
        said.append(f"the figures of {counted(real, 'other council')} are real")
    if made_up:
        said.append(f"those of {counted(made_up, 'other council')} are made up for illustration")
    said.append(
        "this council’s own is made up for illustration"
        if own_made_up
        else "this council’s own is real"
    )
    words = listed(said)
    return f"{words[:1].upper()}{words[1:]}."
