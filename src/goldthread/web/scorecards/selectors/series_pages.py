"""One series on its measure's page: its pictures with their sentences, and every figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from goldthread.engine.observations import figures_as_known
from goldthread.framework.periods import period_from_code
from goldthread.framework.rules.json_form import frequency_from_json, target_from_json
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.framework.rules.targets import Between, Threshold
from goldthread.reports.pictures.chart import (
    ChartPoint,
    EditionStart,
    MeasureChart,
    TargetStep,
    UndatedBaseline,
    chart_meaning,
    measure_chart,
)
from goldthread.reports.pictures.control_chart import (
    ControlChart,
    control_chart_meaning,
    control_chart_picture,
)
from goldthread.reports.wording import amount, days_between
from goldthread.reports.wording.travel import ASSURANCES, STANDINGS, how_tested
from goldthread.web.records.mapping.subjects import counted, known_figure
from goldthread.web.records.models import (
    EditionMeasure,
    Observation,
    Rebase,
    Result,
    Series,
    Target,
    Travel,
)
from goldthread.web.records.models.looked_ahead import LookedAhead
from goldthread.web.records.selectors import NOT_PUBLISHED
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.beside_others import BesideGroup
from goldthread.web.scorecards.selectors.control_charts import (
    ControlRow,
    control_chart_of,
    control_rows,
)
from goldthread.web.scorecards.selectors.figures import SeriesLine, judgement_of
from goldthread.web.scorecards.selectors.forecasts import Ahead, ahead_of
from goldthread.web.scorecards.selectors.history import (
    HistoryRow,
    history,
    interval_in_words,
)
from goldthread.web.scorecards.selectors.parts_of_series import Breakdown
from goldthread.web.scorecards.selectors.worked_out_of import WorkedOutOf

BETTER = {
    "up": "Higher is better",
    "down": "Lower is better",
    "in_range": "Best inside a range",
    "none": "Neither higher nor lower is better by itself",
}


_SPECIAL = (
    ("improvement", "stands out, for the better"),
    ("concern", "stands out, for the worse"),
    ("neutral", "stands out"),
)


@dataclass(frozen=True, slots=True)
class SeriesMaterial:
    """What was read of one series for its page, as far as this reader may see it.

    ``observations`` are every revision, the latest period and revision first; ``results`` by
    period. ``alone`` when the measure is this one series.
    """

    record: EditionMeasure
    series: Series
    line: SeriesLine
    targets: Sequence[Target]
    observations: Sequence[Observation]
    results: Mapping[str, Result]
    alone: bool
    travel: Travel | None = None
    forecast: LookedAhead | None = None
    rebases: Sequence[Rebase] = ()
    beside: tuple[BesideGroup, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    editions: tuple[EditionStart, ...] = ()
    worked: WorkedOutOf | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a series' page: its anchor, heading and template, and its heading's level."""

    name: str
    heading: str
    template: str
    level: int

    @property
    def below(self) -> int:
        """The level of headings within it."""
        return self.level + 1


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """One series: its picture with a sentence, what is ahead, others beside it, its parts, and
    its history, latest first. ``control`` is the control chart where it has one.
    """

    line: SeriesLine
    picture: str | None
    meaning: str
    history: tuple[HistoryRow, ...]
    chart: MeasureChart
    control: ControlChart | None
    ahead: Ahead | None
    beside: tuple[BesideGroup, ...]
    breakdowns: tuple[Breakdown, ...]
    interval: str
    noise_verdict: str
    withheld: str
    outlook: str
    likely_outturn: str
    place: int
    alone: bool
    worked: WorkedOutOf | None

    @property
    def sections(self) -> tuple[Section, ...]:
        """What there is to show of it, in the order of the page."""
        level = 2 if self.alone else 3
        there = (
            ("time", "Over time", "over_time", True),
            ("worked", "How it is worked out", "worked_out", self.worked is not None),
            ("ahead", "Where it is heading", "ahead", self.ahead is not None),
            ("beside", "Beside other councils", "beside", bool(self.beside)),
            ("parts", "The parts of it", "parts", bool(self.breakdowns)),
            ("figures", "Every figure", "history", bool(self.history)),
        )
        return tuple(
            Section(name, heading, f"scorecards/parts/series_{template}.html", level)
            for name, heading, template, wanted in there
            if wanted
        )

    @property
    def control_rows(self) -> tuple[ControlRow, ...]:
        """The points of the control chart with their limits, the latest first."""
        return control_rows(self.control, self.line) if self.control else ()

    @property
    def special(self) -> tuple[tuple[str, str], ...]:
        """The shapes of the figures that stand out, each with what it means."""
        found = {point.meaning for point in self.control.points} if self.control else set()
        return tuple((meaning, words) for meaning, words in _SPECIAL if meaning in found)

    @property
    def control_table(self) -> str:
        """The name of the control chart's table to download."""
        return f"chart-{self.place}"

    @property
    def ahead_table(self) -> str:
        """The name of the forecast's table to download."""
        return f"ahead-{self.place}"

    @property
    def beside_table(self) -> str:
        """The name of the table of other councils to download."""
        return f"councils-{self.place}"

    @property
    def parts_table(self) -> str:
        """The name of the table of parts to download."""
        return f"parts-{self.place}"

    @property
    def has_target(self) -> bool:
        """Whether the chart shows a target."""
        return bool(self.control.targets if self.control else self.chart.targets)

    @property
    def has_provisional(self) -> bool:
        """Whether the chart shows a figure that may still change."""
        return any(point.provisional for point in self.chart.points)

    @property
    def has_illustrative(self) -> bool:
        """Whether the chart shows a figure that is made up."""
        return any(point.illustrative for point in self.chart.points)

    @property
    def has_intervals(self) -> bool:
        """Whether any figure has an interval."""
        return any(row.interval for row in self.history)

    @property
    def test(self) -> str:
        """Which test its direction was read from, in a sentence; blank without a direction."""
        judged = self.line.judgement
        return how_tested(judged.direction_test, judged.direction) if self.line.direction else ""

    @property
    def assurance_meaning(self) -> str:
        """What its assurance means; blank without one."""
        return ASSURANCES.get(self.line.judgement.assurance, "")


def series_page(scope: Scope, read: SeriesMaterial, *, place: int) -> SeriesPage:
    """The page of one series from what was read of it, ``place`` counted from 1. No query."""
    line, record = read.line, read.record
    title = f"{record.title}: {line.label}" if line.label else record.title
    targets = _steps(scope, read)
    chart = MeasureChart(
        title=title,
        points=_points(scope, read),
        targets=targets,
        unit=line.unit,
        better=BETTER.get(record.polarity or ""),
        undated_baseline=_undated_baseline(record, line) if read.alone else None,
        editions=read.editions,
    )
    running = runs_on(read)
    control = control_chart_of(
        scope,
        read.travel,
        line,
        title=title,
        targets=targets,
        rebases=read.rebases,
        running=running,
        editions=read.editions,
    )
    key = f"series-{line.key}"
    latest = read.results.get(line.latest.period_code) if line.latest else None
    return SeriesPage(
        line=line,
        picture=control_chart_picture(control, key=key)
        if control
        else measure_chart(chart, key=key),
        meaning=control_chart_meaning(control) if control else chart_meaning(chart),
        history=tuple(history(scope, read.observations, read.results, line.unit)),
        chart=chart,
        control=control,
        ahead=ahead_of(
            scope,
            read.forecast,
            line,
            title=title,
            history=_single_figures(scope, read, running=running),
            single=not running and latest is not None and _is_the_figure(latest, line),
        ),
        beside=read.beside,
        breakdowns=read.breakdowns,
        interval=interval_in_words(scope, latest, line.unit),
        noise_verdict=STANDINGS.get(latest.noise_verdict, "")
        if latest and scope.may_tell(latest)
        else "",
        withheld=NOT_PUBLISHED if any(figure.withheld for figure in line.figures) else "",
        outlook=_outlook(line),
        likely_outturn=line.outlook.outturn_words(*_printed(line)) if line.outlook else "",
        place=place,
        alone=read.alone,
        worked=read.worked,
    )


def runs_on(read: SeriesMaterial) -> bool:
    """Whether the figures run through the year, as given or as they are worked out."""
    if read.worked is not None and read.worked.runs_on:
        return True
    return bool((read.record.frequency or {}).get("cumulative")) and not read.series.beside


def _printed(line: SeriesLine) -> list[Decimal]:
    return [figure.value for figure in line.known if figure.value is not None]


def _outlook(line: SeriesLine) -> str:
    if line.outlook is None or not line.mark.judged:
        return ""
    if not (line.outlook.chance_words or line.outlook.outturn):
        return ""
    return line.outlook.sentence(line.mark.words, *_printed(line))


def _is_the_figure(result: Result, line: SeriesLine) -> bool:
    """Whether the figure itself was judged, and no total of several."""
    return line.latest is not None and result.value == line.latest.value


def _single_figures(scope: Scope, read: SeriesMaterial, *, running: bool) -> tuple[ChartPoint, ...]:
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


def _points(scope: Scope, read: SeriesMaterial) -> tuple[ChartPoint, ...]:
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


def _undated_baseline(record: EditionMeasure, line: SeriesLine) -> UndatedBaseline | None:
    baseline = getattr(record, "baseline", None)
    if baseline is None or baseline.value is None or baseline.covers_last:
        return None
    return UndatedBaseline(
        float(baseline.value), amount(baseline.value, baseline.unit or line.unit)
    )


def _steps(scope: Scope, read: SeriesMaterial) -> tuple[TargetStep, ...]:
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
