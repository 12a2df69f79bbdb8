"""The parts a series is broken down into, held beside the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldthread.framework.periods import Period, period_from_code
from goldthread.framework.wording import counted
from goldthread.reports.pictures.direction_marks import direction_mark
from goldthread.reports.pictures.marks import Mark
from goldthread.reports.pictures.parts_panel import PartRow, PartsPanel, parts_panel
from goldthread.reports.wording import amount, rounded_like
from goldthread.web.records.mapping.subjects import known_figure
from goldthread.web.records.models import Departure, Observation, Series, Travel
from goldthread.web.records.selectors import NOT_PUBLISHED, withheld
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.figures import SeriesLine
from goldthread.web.scorecards.selectors.history import NOT_SHOWN


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part in the table beside the panel. ``departs`` are the ways it is not as the whole."""

    name: str
    shown: str
    interval: str
    direction: Mark | None
    departs: tuple[str, ...]
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The parts by one dimension: the panel with its sentences, and every part."""

    dimension: str
    period: str
    picture: str | None
    meaning: str
    masking: tuple[str, ...]
    parts: tuple[PartLine, ...]
    withheld: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class _PartAt:
    """A part with its figure of the period looked at."""

    series: Series
    figure: Observation | None
    travel: Travel | None
    departs: tuple[Departure, ...]
    ends: tuple[float, float] | None


def breakdowns_of_line(
    scope: Scope,
    line: SeriesLine,
    parts: Iterable[Series],
    figures: Mapping[int, Sequence[Observation]],
    travels: Mapping[int, Travel],
    departures: Iterable[Departure],
) -> tuple[Breakdown, ...]:
    """The breakdowns of one series by its latest figure.

    ``figures`` are the latest revisions by series, as this reader may see them; ``travels`` by
    series; ``departures`` those of this series.
    """
    latest = line.latest
    if latest is None or latest.value is None:
        return ()
    period = period_from_code(latest.period_code, scope.calendar)
    departing: dict[int, tuple[Departure, ...]] = {}
    for row in departures:
        if row.period_code == latest.period_code:
            departing[row.part_id] = (*departing.get(row.part_id, ()), row)
    by_dimension: dict[str, list[_PartAt]] = {}
    for part in parts:
        own = next(
            (row for row in figures.get(part.pk, ()) if row.period_code == latest.period_code),
            None,
        )
        travel = travels.get(part.pk)
        by_dimension.setdefault(part.dimension, []).append(
            _PartAt(
                series=part,
                figure=own,
                travel=travel if travel and travel.period_code == latest.period_code else None,
                departs=departing.get(part.pk, ()),
                ends=_interval(own, period, line.unit),
            )
        )
    return tuple(
        _breakdown(line, latest.value, dimension, here, period)
        for dimension, here in by_dimension.items()
        if any(part.figure is not None for part in here)
    )


def _breakdown(
    line: SeriesLine, whole: Decimal, dimension: str, here: Sequence[_PartAt], period: Period
) -> Breakdown:
    masking = tuple(row.sentence for part in here for row in part.departs)
    hidden = sum(part.figure is not None and withheld(part.figure) for part in here)
    meaning = _meaning(dimension, here, masking)
    panel = PartsPanel(
        title=f"{dimension}, {period.label}",
        parts=tuple(_row(part, line.unit) for part in here),
        whole=float(whole),
        whole_shown=amount(whole, line.unit),
        meaning=meaning,
        unit=line.unit,
    )
    return Breakdown(
        dimension=dimension,
        period=period.label,
        # Parts of a count are small beside the whole; a picture of that would say nothing.
        picture=parts_panel(panel, key=f"parts-{here[0].series.pk}")
        if line.unit is not None
        else None,
        meaning=meaning,
        masking=masking,
        parts=tuple(_line(part, line) for part in here),
        withheld=NOT_PUBLISHED if hidden else "",
        illustrative=any(part.figure.illustrative for part in here if part.figure),
    )


def _meaning(dimension: str, here: Sequence[_PartAt], masking: Sequence[str]) -> str:
    hidden = sum(part.figure is not None and withheld(part.figure) for part in here)
    told = f"{counted(len(here), 'part')} by {dimension.lower()}."
    if hidden:
        told = f"{told[:-1]}, {hidden} of them not published."
    if masking:
        count = sum(bool(part.departs) for part in here)
        stand = "is" if count == 1 else "are"
        return f"{told} {counted(count, 'part')} {stand} not as the whole says: {' '.join(masking)}"
    if any(part.ends for part in here):
        return f"{told} None of them departs from the whole by more than chance."
    return (
        f"{told} The number of cases behind them is not known, so that chance cannot be told from "
        "a real difference."
    )


def _row(part: _PartAt, unit: str | None) -> PartRow:
    figure = part.figure
    value = figure.value if figure else None
    return PartRow(
        name=part.series.category,
        value=None if value is None else float(value),
        shown=_shown(figure, unit),
        lower=part.ends[0] if part.ends else None,
        upper=part.ends[1] if part.ends else None,
        departs=bool(part.departs),
        illustrative=figure.illustrative if figure else False,
    )


def _line(part: _PartAt, line: SeriesLine) -> PartLine:
    figure, travel = part.figure, part.travel
    return PartLine(
        name=part.series.category,
        shown=_shown(figure, line.unit),
        interval=_interval_words(part, line.unit),
        direction=direction_mark(
            travel.direction, variation=travel.variation, polarity=line.polarity
        )
        if travel
        else None,
        departs=tuple(
            "Moves against the whole" if row.masked == "moves_against" else "Differs"
            for row in part.departs
        ),
        illustrative=figure.illustrative if figure else False,
    )


def _shown(figure: Observation | None, unit: str | None) -> str:
    if figure is not None and withheld(figure):
        return NOT_SHOWN
    return "No figure" if figure is None or figure.value is None else amount(figure.value, unit)


def _interval_words(part: _PartAt, unit: str | None) -> str:
    if part.ends is None or part.figure is None or part.figure.value is None:
        return ""
    return " to ".join(_ends_in_words(part.ends, part.figure.value, unit))


def _ends_in_words(ends: tuple[float, float], value: Decimal, unit: str | None) -> Iterator[str]:
    for end in ends:
        yield amount(rounded_like(end, value), unit)


def _interval(
    figure: Observation | None, period: Period, unit: str | None
) -> tuple[float, float] | None:
    """The 95% interval of a part, which has no result of its own to keep one in."""
    if figure is None or figure.value is None or figure.denominator is None:
        return None
    # Imported here because the library beneath takes long to load and few measures have parts.
    from goldthread.engine.noise import interval_of

    found = interval_of(known_figure(figure, period), unit)
    return (found.lower, found.upper) if found else None
