"""The control chart of a series as a page shows it, from what the engine kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from goldthread.engine.wording import rounded_beside
from goldthread.framework.periods import period_from_code
from goldthread.framework.wording import listed
from goldthread.reports.pictures.chart import EditionStart, TargetStep
from goldthread.reports.pictures.control_chart import ControlChart, ControlPoint, FreshStart
from goldthread.reports.wording import amount, rounded_like
from goldthread.reports.wording.travel import CAUSES
from goldthread.web.records.models import Rebase, Travel
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.figures import PlainFigure, SeriesLine

FEWEST_FIGURES = 13
"""A control chart of fewer figures has no limits to judge by; the plain chart stands instead."""


@dataclass(frozen=True, slots=True)
class ControlRow:
    """One point of a control chart in words."""

    period: str
    shown: str
    average: str
    usual: str
    stands_out: str


_GOOD_SIDE = {"up": "high", "down": "low"}


def control_chart_of(
    scope: Scope,
    travel: Travel | None,
    line: SeriesLine,
    *,
    title: str,
    targets: tuple[TargetStep, ...],
    rebases: Iterable[Rebase],
    running: bool,
    editions: tuple[EditionStart, ...] = (),
) -> ControlChart | None:
    """The chart that a series' direction was read from, in the unit of the series.

    ``running`` figures are totals through the year, of which the chart has each period's own.
    ``None`` where there is none, where it is about another figure than the latest shown, or
    where it has fewer than 13 figures.
    """
    latest = line.latest
    if travel is None or travel.chart is None or latest is None:
        return None
    rows: Sequence[Mapping[str, Any]] = travel.chart["points"]
    known = [row for row in rows if row["value"] is not None]
    if travel.period_code != latest.period_code or len(known) < FEWEST_FIGURES:
        return None
    printed = [figure.value for figure in line.known if figure.value is not None]
    recorded = {figure.period_code: figure for figure in line.figures}
    points = tuple(_point(scope, row, recorded, line, printed) for row in rows)
    changed = any(_differs(row, recorded) for row in known)
    last = next(point for point in reversed(points) if point.value is not None)
    return ControlChart(
        title=title,
        points=points,
        average=_around(last.mean, line, printed),
        usual=f"{_around(last.lower, line, printed)} to {_around(last.upper, line, printed)}",
        unit=line.unit,
        targets=() if changed else targets,
        fresh_starts=tuple(_fresh_starts(scope, points, rebases)),
        editions=editions,
        notes=(
            *travel.chart.get("notes", ()),
            *_remarks(running=running, changed=changed, targets=bool(targets)),
        ),
    )


def _remarks(*, running: bool, changed: bool, targets: bool) -> Iterable[str]:
    """What was done to the figures before they were put on the chart, in sentences."""
    if not changed:
        return
    if running:
        yield (
            "The points are what each period brought, taken from totals that run through the "
            "year, without any usual pattern of the year"
        )
    else:
        yield "The usual pattern of the year is taken out, so that the points are not the figures"
    if targets:
        yield "The target is left off for that reason"


def control_rows(chart: ControlChart, line: SeriesLine) -> tuple[ControlRow, ...]:
    """The points of a chart in words, the latest first."""
    printed = [figure.value for figure in line.known if figure.value is not None]
    return tuple(
        ControlRow(
            period=point.period,
            shown=point.shown,
            average=_around(point.mean, line, printed),
            usual=f"{_around(point.lower, line, printed)} to {_around(point.upper, line, printed)}"
            + (" (trial)" if point.trial else ""),
            stands_out=_stands_out(point),
        )
        for point in reversed(chart.points)
    )


def _stands_out(point: ControlPoint) -> str:
    told = {"improvement": "For the better", "concern": "For the worse", "neutral": "Stands out"}
    return f"{told[point.meaning]}: {listed(point.causes)}" if point.meaning else ""


def _point(
    scope: Scope,
    row: Mapping[str, Any],
    recorded: Mapping[str, PlainFigure],
    line: SeriesLine,
    printed: Sequence[Decimal],
) -> ControlPoint:
    period = period_from_code(row["period"], scope.calendar)
    figure = recorded.get(row["period"])
    value = row["value"]
    return ControlPoint(
        ends_on=period.last,
        period=period.label,
        value=value,
        shown="" if value is None else amount(rounded_like(value, *printed), line.unit),
        stretch=row["stretch"],
        mean=row["mean"],
        lower=_within_reason(row["lower"], line.unit, printed),
        upper=_within_reason(row["upper"], line.unit, printed),
        trial=row["trial"],
        meaning=_meaning(row["signals"], line.polarity),
        causes=tuple(CAUSES[signal["cause"], signal["side"]] for signal in row["signals"]),
        provisional=figure.provisional if figure else False,
        illustrative=figure.illustrative if figure else False,
    )


def _meaning(signals: Sequence[Mapping[str, str]], polarity: str | None) -> str:
    """What the signals of one point come to; an improvement among them wins."""
    if not signals:
        return ""
    good = _GOOD_SIDE.get(polarity or "")
    if good is None:
        return "neutral"
    return "improvement" if any(signal["side"] == good for signal in signals) else "concern"


def _within_reason(
    limit: float | None, unit: str | None, printed: Sequence[Decimal]
) -> float | None:
    """Limits are not clipped in the judgement, but nobody can picture fewer than none."""
    if limit is None:
        return None
    if limit < 0 <= min(printed):
        return 0.0
    return 100.0 if unit == "%" and limit > 100 >= max(printed) else limit


def _differs(row: Mapping[str, Any], recorded: Mapping[str, PlainFigure]) -> bool:
    figure = recorded.get(row["period"])
    if figure is None or figure.value is None:
        return True
    return abs(float(row["value"]) - float(figure.value)) > 1e-5


def _around(level: float | None, line: SeriesLine, printed: Sequence[Decimal]) -> str:
    if level is None:
        return "not known"
    return amount(rounded_beside(Decimal(repr(level)), *printed), line.unit)


def _fresh_starts(
    scope: Scope, points: Sequence[ControlPoint], rebases: Iterable[Rebase]
) -> Iterable[FreshStart]:
    charted = {point.period: point for point in points}
    for rebase in rebases:
        point = charted.get(scope.period_label(rebase.period_code))
        if point is not None and point is not points[0]:
            yield FreshStart(point.period, point.ends_on, rebase.reason)
