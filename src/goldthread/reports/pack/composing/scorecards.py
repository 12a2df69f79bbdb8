"""Scorecards by priority and theme: what asks for attention, and every measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.framework.wording import counted
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
    capital,
    cell,
    direction_cell,
    figure_cell,
    page_of,
    said,
    series_name,
    status_mark,
    trend_cell,
    without_empty_columns,
)
from goldthread.reports.pack.measures import (
    WORSENING,
    asks_for_attention,
    at_node,
    has_changed,
    is_judged,
    status_of,
    statuses,
)
from goldthread.reports.pack.report import (
    Inclusion,
    Report,
    ReportMeasure,
    ReportNode,
    ReportSeries,
)
from goldthread.reports.pack.sentences.figures import tells_made_up_apart
from goldthread.reports.pictures.systems_view import headline, status_counts

_COLUMNS = (
    Column("Measure", share=4.05),
    Column("Period", share=1.2),
    Column("Latest", ColumnKind.NUMBER, 1.3),
    Column("Target", share=1.9),
    Column("Status", ColumnKind.MARK, 1.75),
    Column("Direction", ColumnKind.MARK, 2.2),
    Column("What is likely", share=2.6),
    Column("Trend", ColumnKind.PICTURE, 1.1),
)
_THEMES = (
    Column("Measures", ColumnKind.NUMBER),
    Column("Off target", ColumnKind.NUMBER),
    Column("Close to target", ColumnKind.NUMBER),
    Column("On target", ColumnKind.NUMBER),
    Column("Not judged", ColumnKind.NUMBER),
)
_JUDGED = ("off_target", "close", "on_target")


def scorecards(report: Report) -> Iterator[Block]:
    """A chapter for each place at the top: all of its measures, or those a reader is to look at.

    Where not everything is shown, a table says how the measures of each part stand; the whole
    scorecards then stand at the end of the pack.
    """
    whole = report.inclusion is Inclusion.EVERYTHING
    for place, (top, branch, held) in enumerate(_chapters(report)):
        # What a reader is to look at is short; the chapters of it follow one another.
        if whole or not place:
            yield NewPage(sideways=True)
        yield Heading(1, f"{top.level}: {top.title}", f"node-{top.id}")
        if top.goal:
            yield Paragraph((Words(capital(top.goal), Tone.QUIET),))
        yield said(headline(status_counts(statuses(held))), lead=True)
        if whole:
            yield from _all_of(report, branch)
        else:
            yield from _by_part(report, top, branch)
            yield from _picked(report, top, held)


def every_measure(report: Report) -> Iterator[Block]:
    """The scorecards with every measure, where the chapters show but some of them."""
    if report.inclusion is Inclusion.EVERYTHING or not report.measures:
        return
    yield NewPage(sideways=True)
    yield Heading(1, "Every measure", "every-measure")
    for top, branch, _held in _chapters(report):
        yield Heading(2, f"{top.level}: {top.title}", f"every-{top.id}")
        yield from _all_of(report, branch, deeper=1)


def _chapters(
    report: Report,
) -> Iterator[tuple[ReportNode, tuple[tuple[ReportNode, int], ...], tuple[ReportMeasure, ...]]]:
    """Each place at the top with its branch and the measures in it, where it has any."""
    for top in (node for node in report.nodes if node.parent is None):
        branch = tuple(_branch(report, top))
        held = dict.fromkeys(one for node, _ in branch for one in at_node(report, node.id))
        if held:
            yield top, branch, tuple(held)


def _branch(report: Report, node: ReportNode, depth: int = 0) -> Iterator[tuple[ReportNode, int]]:
    yield node, depth
    for below in report.nodes:
        if below.parent == node.id:
            yield from _branch(report, below, depth + 1)


def _held_by(report: Report, node: ReportNode) -> tuple[ReportMeasure, ...]:
    """The measures of a place and of all places under it, each once."""
    return tuple(
        dict.fromkeys(
            one for below, _ in _branch(report, node) for one in at_node(report, below.id)
        )
    )


def _all_of(
    report: Report, branch: Sequence[tuple[ReportNode, int]], *, deeper: int = 0
) -> Iterator[Block]:
    for node, depth in branch:
        if not _held_by(report, node):
            continue
        if depth:
            level = min(depth + 1 + deeper, 4)
            yield Heading(level, f"{node.level}: {node.title}", f"node-{node.id}")
        measures = at_node(report, node.id)
        if measures:
            yield _scorecard(report, f"scorecard-{node.id}", node, measures)


def _by_part(
    report: Report, top: ReportNode, branch: Sequence[tuple[ReportNode, int]]
) -> Iterator[Block]:
    """How many measures of each status the places right below one have."""
    parts = [(node, _held_by(report, node)) for node, depth in branch if depth == 1]
    parts = [(node, held) for node, held in parts if held]
    own = at_node(report, top.id)
    if len(parts) < 2 or not any(is_judged(status_of(one)) for _, held in parts for one in held):
        return
    if own:
        parts.append((top, own))
    levels = {node.level for node, _ in parts if node is not top}
    level = levels.pop() if len(levels) == 1 else "Part"
    yield Table(
        f"parts-{top.id}",
        f"How the measures of each {level.lower()} stand",
        (Column(level, share=5), *_THEMES),
        tuple(_part_row(node, held, own=node is top) for node, held in parts),
        name=f"How the measures of each {level.lower()} of {top.title} stand",
    )


def _part_row(node: ReportNode, held: Sequence[ReportMeasure], *, own: bool) -> Row:
    found = statuses(held)
    numbers = [len(found), *(found.count(status) for status in _JUDGED)]
    numbers.append(sum(not is_judged(status) for status in found))
    name = "Under none of these" if own else node.title
    return Row(
        (
            (Words(name, href="" if own else f"#node-{node.id}"),),
            *((Words(str(count)),) for count in numbers),
        )
    )


def _picked(report: Report, top: ReportNode, held: Sequence[ReportMeasure]) -> Iterator[Block]:
    """The measures of a chapter that were asked for: by exception, or those that changed."""
    if report.inclusion is Inclusion.CHANGED:
        picked = [one for one in held if has_changed(one)]
        what = "Measures whose status changed"
        nothing = "No measure here has changed status."
    else:
        picked = [one for one in held if asks_for_attention(one)]
        picked.sort(key=lambda one: status_of(one) != "off_target")
        what = "Measures off target, close to target or worsening"
        nothing = "No measure here is off target, close to target or worsening."
    if not picked:
        yield said(nothing)
        return
    # Of a measure with several series those that make it one to look at.
    shown = [replace(one, series=_telling(one), beside=()) for one in picked]
    yield _scorecard(
        report, f"picked-{top.id}", top, shown, caption=what, name=f"{what}: {top.title}"
    )


def _telling(measure: ReportMeasure) -> tuple[ReportSeries, ...]:
    """The series that give a measure its status, and those that worsen."""
    status = status_of(measure)
    return tuple(
        one for one in measure.series if one.status == status or one.direction.startswith(WORSENING)
    )


def _scorecard(
    report: Report,
    key: str,
    node: ReportNode,
    measures: Sequence[ReportMeasure],
    *,
    caption: str = "",
    name: str = "",
) -> Table:
    rows = [
        _row(report, key, measure, series, place)
        for measure in measures
        for place, series in enumerate(measure.every_series)
    ]
    table = Table(
        key,
        caption or counted(len(measures), "measure"),
        _COLUMNS,
        tuple(rows),
        name=name or f"Measures of {node.title}",
    )
    return without_empty_columns(table)


def _row(report: Report, key: str, measure: ReportMeasure, series: ReportSeries, place: int) -> Row:
    name, beside = series_name(measure, series), series in measure.beside
    return Row(
        (
            (
                Words(name, href=page_of(report, measure)),
                *((Words(" (beside it)", Tone.QUIET),) if beside else ()),
            ),
            cell(series.period_label),
            figure_cell(series, among_made_up=tells_made_up_apart(report)),
            cell(series.target_words or ("" if beside else measure.target_words)),
            (status_mark(series.status),),
            direction_cell(series),
            cell(_likely(series)),
            trend_cell(series, f"{key}-{measure.code}-{place}", name),
        )
    )


def _likely(series: ReportSeries) -> str | None:
    """The chance of meeting the target, or else the likely outturn; a measure's page has both.

    The status is left out, since it stands in the same row.
    """
    outlook = series.outlook
    return (outlook.short.partition("; ")[0] or outlook.sentence) if outlook else None
