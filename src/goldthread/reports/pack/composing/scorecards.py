"""The scorecards: every measure of the pack where it stands, by priority and theme."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.reports.pack.blocks import (
    Block,
    Column,
    ColumnKind,
    Heading,
    NewPage,
    Paragraph,
    Row,
    Table,
    Tone,
    Words,
)
from goldthread.reports.pack.composing.parts import (
    cell,
    direction_cell,
    figure_cell,
    said,
    series_name,
    status_mark,
    trend_cell,
)
from goldthread.reports.pack.measures import at_node, statuses
from goldthread.reports.pack.report import Report, ReportMeasure, ReportNode, ReportSeries
from goldthread.reports.pictures.systems_view import headline, status_counts

_COLUMNS = (
    Column("Measure", share=3.4),
    Column("Period", share=1.5),
    Column("Latest", ColumnKind.NUMBER, 1.2),
    Column("Target", share=1.5),
    Column("Status", ColumnKind.MARK, 1.3),
    Column("Direction", ColumnKind.MARK, 1.5),
    Column("What is likely", share=2.2),
    Column("Trend", ColumnKind.PICTURE, 1.5),
)


def scorecards(report: Report) -> Iterator[Block]:
    """A chapter for each place at the top of the tree, with a table for each place in it."""
    for top in (node for node in report.nodes if node.parent is None):
        branch = tuple(_branch(report, top))
        held = [one for node, _ in branch for one in at_node(report, node.id)]
        if not held:
            continue
        yield NewPage()
        yield Heading(1, f"{top.level}: {top.title}", f"node-{top.id}")
        if top.goal:
            yield Paragraph((Words(top.goal, Tone.QUIET),))
        yield said(headline(status_counts(statuses(list(dict.fromkeys(held))))), lead=True)
        for node, depth in branch:
            measures = at_node(report, node.id)
            if not any(at_node(report, below.id) for below, _ in _branch(report, node)):
                continue
            if depth:
                yield Heading(min(depth + 1, 4), f"{node.level}: {node.title}", f"node-{node.id}")
            if measures:
                yield _scorecard(node, measures)


def _branch(report: Report, node: ReportNode, depth: int = 0) -> Iterator[tuple[ReportNode, int]]:
    yield node, depth
    for below in report.nodes:
        if below.parent == node.id:
            yield from _branch(report, below, depth + 1)


def _scorecard(node: ReportNode, measures: tuple[ReportMeasure, ...]) -> Table:
    rows = [
        _row(node, measure, series, place)
        for measure in measures
        for place, series in enumerate(measure.series)
    ]
    return Table(f"scorecard-{node.id}", f"Measures of {node.title}", _COLUMNS, tuple(rows))


def _row(node: ReportNode, measure: ReportMeasure, series: ReportSeries, place: int) -> Row:
    name = series_name(measure, series)
    return Row(
        (
            (Words(name, href=measure.address),),
            cell(series.period_label),
            figure_cell(series),
            cell(series.target_words or measure.target_words),
            (status_mark(series.status),),
            direction_cell(series),
            cell(_likely(series)),
            trend_cell(series, f"trend-{node.id}-{measure.code}-{place}", name),
        )
    )


def _likely(series: ReportSeries) -> str | None:
    """What is likely, without the status that stands in the same row."""
    return (series.outlook.short or series.outlook.sentence) if series.outlook else None
