"""One series on its measure's page: its pictures with their sentences, and every figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from goldthread.reports.pictures.chart import (
    MeasureChart,
    chart_meaning,
    measure_chart,
)
from goldthread.reports.pictures.control_chart import (
    ControlChart,
    control_chart_meaning,
    control_chart_picture,
)
from goldthread.reports.wording.travel import ASSURANCES, STANDINGS, how_tested
from goldthread.web.records.models import (
    Result,
)
from goldthread.web.records.selectors import NOT_PUBLISHED
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.beside_others import BesideGroup
from goldthread.web.scorecards.selectors.control_charts import (
    ControlRow,
    control_chart_of,
    control_rows,
)
from goldthread.web.scorecards.selectors.figures import SeriesLine
from goldthread.web.scorecards.selectors.forecasts import Ahead, ahead_of
from goldthread.web.scorecards.selectors.history import (
    HistoryRow,
    history,
    interval_in_words,
)
from goldthread.web.scorecards.selectors.parts_of_series import Breakdown
from goldthread.web.scorecards.selectors.series_drawn import (
    chart_points,
    single_figures,
    target_steps,
    undated_baseline,
)
from goldthread.web.scorecards.selectors.series_material import SeriesMaterial, runs_on
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
    targets = target_steps(scope, read)
    chart = MeasureChart(
        title=title,
        points=chart_points(scope, read),
        targets=targets,
        unit=line.unit,
        better=BETTER.get(record.polarity or ""),
        undated_baseline=undated_baseline(record, line) if read.alone else None,
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
            history=single_figures(scope, read, running=running),
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
