"""A page for each measure that needs one: chart, direction, reason, action, owner, date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from goldthread.framework.wording import amount, day, name_without_stop
from goldthread.reports.pack.blocks import (
    Block,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Run,
    Tone,
    Words,
)
from goldthread.reports.pack.composing.parts import (
    NOTHING,
    capital,
    direction_cell,
    figure_cell,
    number,
    people,
    series_name,
    status_mark,
)
from goldthread.reports.pack.measures import needs_a_page, status_of
from goldthread.reports.pack.report import Report, ReportMeasure, ReportSeries, Story
from goldthread.reports.pack.sentences.figures import tells_made_up_apart
from goldthread.reports.pictures.chart import (
    ChartPoint,
    MeasureChart,
    TargetStep,
    chart_meaning,
    measure_chart,
)
from goldthread.reports.pictures.control_chart import (
    ControlChart,
    ControlPoint,
    control_chart_meaning,
    control_chart_picture,
)
from goldthread.reports.pictures.frame import HEIGHT, WIDTH

_FEWEST_POINTS = 3
_OWNERSHIP = {"council": "The council", "partnership": "The council with partners"}


def measure_pages(report: Report) -> Iterator[Block]:
    """The pages of all measures that need one, in the framework's order."""
    chosen = [one for one in report.measures if needs_a_page(one, report.inclusion)]
    if not chosen:
        return
    yield NewPage()
    yield Heading(1, "Measure by measure", "measure-by-measure")
    for place, measure in enumerate(chosen):
        if place:
            yield NewPage()
        yield from _page(report, measure)


def _page(report: Report, measure: ReportMeasure) -> Iterator[Block]:
    yield Heading(2, name_without_stop(measure.title), f"measure-{measure.code}")
    if measure.rationale:
        yield Paragraph((Words(measure.rationale, Tone.QUIET),))
    several = len(measure.series) > 1
    about = tuple(_about(measure))
    # How it stands and why come first, whatever there is to be shown of each series.
    for series in measure.series:
        yield _how_it_stands(series, series.label if several else "")
    yield from _story(measure)
    for place, series in enumerate(measure.series):
        if series.label and several:
            yield Heading(3, series.label, f"measure-{measure.code}-{place}")
        yield from _chart(measure, series, f"chart-{measure.code}-{place}")
        # One list of facts is read once; with several series what they share stands at the end.
        yield Facts((*_facts_of(report, series), *(() if several else about)))
    if several:
        yield Facts(about)
    if measure.beside:
        yield Heading(3, "Figures beside it", f"measure-{measure.code}-beside")
        yield Facts(tuple(_beside(report, one) for one in measure.beside))


def _beside(report: Report, series: ReportSeries) -> tuple[str, tuple[Run, ...]]:
    """A line of figures that no document asks for: how it stands last and where it is going."""
    told = f". {capital(series.change_words)}" if series.change_words else ""
    period = f", {series.period_label}" if series.period_label else ""
    figure = figure_cell(series, among_made_up=tells_made_up_apart(report))
    return capital(series.label or "Without a name"), (*figure, Words(f"{period}{told}"))


def _about(measure: ReportMeasure) -> Iterator[tuple[str, tuple[Run, ...]]]:
    for name, text in (
        ("Lead member", people(measure.lead_members)),
        ("Lead officer", people(measure.lead_officers)),
        ("Service", measure.service),
        ("Who controls it", _OWNERSHIP.get(measure.ownership or "")),
        ("Partners", people(measure.partners)),
        ("In the framework", _as_printed(measure)),
    ):
        if text:
            yield name, (Words(text),)
    yield "On the site", (Words("Every figure behind this page", href=measure.address),)


def _as_printed(measure: ReportMeasure) -> str:
    """The target as the document says it, and how often figures are collected."""
    target = name_without_stop(measure.target_words)
    parts = (
        f"Target: {target}." if target else "",
        f"Collected: {measure.frequency_words}." if measure.frequency_words else "",
    )
    return " ".join(one for one in parts if one)


def _how_it_stands(series: ReportSeries, name: str) -> Paragraph:
    """How a series stands and where it is going, after its name where there are several."""
    runs: list[Run] = [Words(f"{capital(name)}: ", Tone.STRONG)] if name else []
    runs += [status_mark(series.status), Words(". "), Words(series.status_because)]
    if series.direction:
        runs += [Words(" "), *direction_cell(series), Words(f". {series.direction_words}".rstrip())]
    return Paragraph(tuple(runs), lead=True)


def _facts_of(report: Report, series: ReportSeries) -> Iterator[tuple[str, tuple[Run, ...]]]:
    figure = figure_cell(series, among_made_up=tells_made_up_apart(report))
    if series.period_label and figure != NOTHING:
        figure = (*figure, Words(f", {series.period_label}"))
    yield "Latest figure", figure
    for name, text in (
        ("Change", capital(series.change_words)),
        ("Range of uncertainty", series.interval_words),
        ("Beside others", series.comparison_words),
        ("What is likely", series.outlook.sentence if series.outlook else ""),
        ("Source", _provenance(series)),
    ):
        if text:
            yield name, (Words(text),)


def _provenance(series: ReportSeries) -> str:
    """Where the latest figure comes from, and which revision of it this is."""
    if series.value is None:
        return ""
    revision = "As first recorded" if series.revision == 1 else f"Revision {series.revision}"
    source = series.source.rstrip(". ")
    return f"{source}. {revision}." if source else f"{revision}."


def _chart(measure: ReportMeasure, series: ReportSeries, key: str) -> Iterator[Block]:
    known = [point for point in series.points if point.value is not None]
    # A line between two points shows nothing that the sentence above it does not say.
    if len(known) < _FEWEST_POINTS:
        return
    name = series_name(measure, series)
    limits = any(point.upper is not None for point in series.points)
    drawn, words = _control(series, name, key) if limits else _plain(series, name, key)
    if drawn:
        # What the picture shows is its caption: said once, and read aloud with it.
        yield Picture(key, drawn, f"Chart: {name}", WIDTH, HEIGHT, caption=words)


def _control(series: ReportSeries, name: str, key: str) -> tuple[str | None, str]:
    chart = ControlChart(
        title=name,
        points=tuple(
            ControlPoint(
                ends_on=point.last,
                period=point.period_label,
                value=number(point.value),
                shown=point.shown,
                stretch=point.stretch,
                mean=number(point.mean),
                lower=number(point.lower),
                upper=number(point.upper),
                trial=point.trial,
                meaning=point.meaning,
                causes=point.causes,
                provisional=point.provisional,
            )
            for point in series.points
        ),
        average=series.average_words,
        usual=series.usual_words,
        unit=series.unit,
        targets=_aims(series),
        notes=series.chart_notes,
    )
    return control_chart_picture(chart, key=key), control_chart_meaning(chart)


def _plain(series: ReportSeries, name: str, key: str) -> tuple[str | None, str]:
    chart = MeasureChart(
        title=name,
        unit=series.unit,
        points=tuple(
            ChartPoint(
                point.last,
                point.period_label,
                float(point.value),
                point.shown,
                provisional=point.provisional,
            )
            for point in series.points
            if point.value is not None
        ),
        targets=_aims(series),
    )
    return measure_chart(chart, key=key), chart_meaning(chart)


def _aims(series: ReportSeries) -> tuple[TargetStep, ...]:
    """The targets as steps, each from the period before the first it held for to its last."""
    found: list[TargetStep] = []
    before: date | None = None
    for point in series.points:
        aim = number(point.target)
        if aim is None:
            before = point.last
            continue
        last = found[-1] if found else None
        if last is not None and last.low == aim and last.ends_on == before:
            found[-1] = replace(last, ends_on=point.last)
        else:
            shown = amount(point.target or Decimal(0), series.unit)
            found.append(TargetStep(aim, aim, shown, before or point.last, point.last))
        before = point.last
    return tuple(found)


def _story(measure: ReportMeasure) -> Iterator[Block]:
    """Why it is off target, what is being done, who sees to it and until when, and who said so."""
    story = measure.story
    if story is None:
        if status_of(measure) == "off_target":
            yield Paragraph(
                (Words("No reason, action or date to recover by was given.", Tone.STRONG),)
            )
        return
    pairs = [
        (name, (Words(text),))
        for name, text in (
            ("Comment", story.comment),
            ("Why", story.reason),
            ("What is being done", story.action),
            ("By whom", story.owner),
            ("By when", day(story.act_by) if story.act_by else ""),
            ("Should recover by", day(story.recovers_by) if story.recovers_by else ""),
            ("Written by", story.written_by),
            ("Signed off by", _signed(story)),
        )
        if text
    ]
    yield Facts(tuple(pairs))


def _signed(story: Story) -> str:
    if not story.signed_off_by:
        return "Not signed off"
    return story.signed_off_by + (f" on {day(story.signed_off_on)}" if story.signed_off_on else "")
