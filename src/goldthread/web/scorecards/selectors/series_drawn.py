"""What of one series stands in its pictures: its figures, its baseline and its targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from goldthread.engine.observations import figures_as_known
from goldthread.framework.periods import period_from_code
from goldthread.framework.rules.json_form import frequency_from_json, target_from_json
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.framework.rules.targets import Between, Threshold
from goldthread.reports.pictures.chart import ChartPoint, TargetStep, UndatedBaseline
from goldthread.reports.wording import amount, days_between
from goldthread.web.records.mapping.subjects import counted, known_figure
from goldthread.web.records.models import EditionMeasure, Target
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.figures import SeriesLine, judgement_of
from goldthread.web.scorecards.selectors.series_material import SeriesMaterial


def single_figures(scope: Scope, read: SeriesMaterial, *, running: bool) -> tuple[ChartPoint, ...]:
    """The figures that a forecast was made from: of single periods of the latest one's length.

    Figures that run through the year are taken back to each period's own.
    """
    latest = read.line.latest
    if latest is None:
        return ()
    known = {
        figure.period_code: figure
        for figure in read.line.known
        if abs(figure.length - latest.length) <= 3
    }
    values = (
        _own_values(scope, read)
        if running
        else {code: figure.value for code, figure in known.items()}
    )
    return tuple(
        ChartPoint(
            ends_on=figure.period_last,
            period=scope.period_label(code),
            value=float(value),
            shown=amount(value, read.line.unit),
            provisional=figure.provisional,
            illustrative=figure.illustrative,
        )
        for code, figure in known.items()
        if (value := values.get(code)) is not None
    )


def _own_values(scope: Scope, read: SeriesMaterial) -> dict[str, Decimal | None]:
    """What each period brought to a figure that runs through the year."""
    # Imported here because the library beneath takes long to load and few measures run on.
    from goldthread.engine.period_values import own_figures

    frequency = frequency_from_json(read.record.frequency) if read.record.frequency else None
    newest = {row.period_code: row for row in reversed(read.observations)}
    periods = {code: period_from_code(code, scope.calendar) for code in newest}
    figures = figures_as_known(known_figure(row, periods[code]) for code, row in newest.items())
    until = periods[read.line.latest.period_code] if read.line.latest else None
    own = (
        own_figures(
            counted(
                read.series,
                read.record.code,
                frequency,
                running=read.worked is not None and read.worked.runs_on,
            ),
            figures,
            until,
        )
        if until
        else None
    )
    return {period.code: found.value if found else None for period, found in (own or {}).items()}


def chart_points(scope: Scope, read: SeriesMaterial) -> tuple[ChartPoint, ...]:
    """Every figure that is known, by its last day, with the baseline where that has one.

    A baseline equal to the figure of the same day is that figure, marked as the baseline.
    """
    record, line = read.record, read.line
    points = [
        ChartPoint(
            ends_on=figure.period_last,
            period=scope.period_label(figure.period_code),
            value=float(figure.value),
            shown=amount(figure.value, line.unit),
            provisional=figure.provisional,
            illustrative=figure.illustrative,
        )
        for figure in line.known
        if figure.value is not None
    ]
    baseline = getattr(record, "baseline", None)
    if read.alone and baseline is not None and baseline.value is not None and baseline.covers_last:
        start = ChartPoint(
            ends_on=baseline.covers_last,
            period=days_between(baseline.covers_first, baseline.covers_last),
            value=float(baseline.value),
            shown=amount(baseline.value, baseline.unit or line.unit),
            baseline=True,
        )
        same_day = [place for place, point in enumerate(points) if point.ends_on == start.ends_on]
        if same_day and points[same_day[0]].value == start.value:
            first = points[same_day[0]]
            points[same_day[0]] = ChartPoint(
                first.ends_on,
                first.period,
                first.value,
                first.shown,
                provisional=first.provisional,
                illustrative=first.illustrative,
                baseline=True,
            )
        elif not same_day and (scope.last_day is None or start.ends_on <= scope.last_day):
            points.append(start)
    return tuple(sorted(points, key=lambda point: point.ends_on))


def undated_baseline(record: EditionMeasure, line: SeriesLine) -> UndatedBaseline | None:
    """The baseline that the document gives without a day, drawn as a level by itself."""
    baseline = getattr(record, "baseline", None)
    if baseline is None or baseline.value is None or baseline.covers_last:
        return None
    return UndatedBaseline(
        float(baseline.value), amount(baseline.value, baseline.unit or line.unit)
    )


def target_steps(scope: Scope, read: SeriesMaterial) -> tuple[TargetStep, ...]:
    """The levels the figures were held against; the document's plain target where none were."""
    held = [
        (result.period_first, result.period_last, level)
        for result in sorted(read.results.values(), key=lambda result: result.period_last)
        # A target such as last year's figure may itself be one that is not published.
        if (level := judgement_of(scope, result).target_value) is not None
    ]
    if held:
        return tuple(_merged(held, read.line.unit))
    return tuple(_plain_steps(read.targets)) if read.alone else ()


def _merged(held: Iterable[tuple[date, date, Decimal]], unit: str | None) -> Iterator[TargetStep]:
    for level, group in groupby(held, key=lambda entry: entry[2]):
        entries = list(group)
        yield TargetStep(
            float(level), float(level), amount(level, unit), entries[0][0], entries[-1][1]
        )


def _plain_steps(targets: Sequence[Target]) -> Iterator[TargetStep]:
    for target in targets:
        try:
            rule = target_from_json(target.rule) if target.rule else None
        except RuleFormError:
            continue
        if isinstance(rule, Threshold):
            shown, low, high = amount(rule.value, rule.unit), rule.value, rule.value
        elif isinstance(rule, Between):
            shown = f"{amount(rule.low, rule.unit)} to {amount(rule.high, rule.unit)}"
            low, high = rule.low, rule.high
        else:
            continue
        yield TargetStep(float(low), float(high), shown, target.valid_from, target.valid_to)
