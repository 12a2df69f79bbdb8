"""A report as plain tables of data: the same for a workbook and for CSV files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from goldthread.framework.wording import listed
from goldthread.reports.pack.frozen import Frozen
from goldthread.reports.pack.measures import status_before, status_of, tops_of
from goldthread.reports.pack.report import Report, ReportMeasure, ReportSeries
from goldthread.reports.pictures.direction_marks import DIRECTION_MARKS
from goldthread.reports.pictures.marks import MARKS

Value: TypeAlias = str | Decimal | int | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of data: its name, what it holds in a sentence, its columns, and its rows."""

    name: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    link_column: str | None = None
    """The column whose address the first column leads to, where there is one."""
    for_paper: bool = True
    """Whether somebody reads it, and not only calculates with it."""


def sheets(report: Report, frozen: Frozen | None = None) -> tuple[Sheet, ...]:
    """Every fact of the report that is a figure, a status, a date or a story, as tables.

    Where it is frozen, the figures corrected since are a table of their own at the end.
    """
    corrected = (_corrections(frozen),) if frozen is not None and frozen.corrections else ()
    return (
        _measures(report),
        _figures(report),
        _stories(report),
        _deliverables(report),
        _milestones(report),
        _completeness(report),
        _made_without(report),
        *corrected,
    )


def _measures(report: Report) -> Sheet:
    return Sheet(
        "Measures",
        "Each figure of each measure as it stands, once for every place the measure stands at.",
        (
            "Measure",
            "Figure",
            "Part of the framework",
            "Place",
            "Role",
            "Period",
            "Value",
            "Unit",
            "Provisional",
            "Made up",
            "Target",
            "Target in words",
            "Status",
            "Status because",
            "Status before",
            "Direction",
            "Direction because",
            "What is likely",
            "Lead member",
            "Lead officer",
            "Service",
            "Who controls it",
            "Revision",
            "Corrected on",
            "Source",
            "Page",
        ),
        tuple(_measure_rows(report)),
        link_column="Page",
    )


def _measure_rows(report: Report) -> Iterator[tuple[Value, ...]]:
    nodes, tops = {node.id: node for node in report.nodes}, tops_of(report)
    for measure in report.measures:
        for standing in measure.standings:
            node = nodes[standing.node]
            for series in measure.every_series:
                yield (
                    measure.title,
                    series.label or None,
                    tops[node.id].title,
                    node.title,
                    standing.role.replace("_", " ") if standing.role else None,
                    *_of_series(series),
                    listed(measure.lead_members) or None,
                    listed(measure.lead_officers) or None,
                    measure.service,
                    measure.ownership,
                    series.revision if series.value is not None else None,
                    series.corrected_on,
                    series.source or None,
                    measure.address,
                )


def _of_series(series: ReportSeries) -> tuple[Value, ...]:
    before, direction = series.status_before, DIRECTION_MARKS.get(series.direction)
    return (
        series.period_label,
        "not shown: a small number of people" if series.withheld else series.value,
        series.unit,
        "yes" if series.provisional else None,
        "yes" if series.illustrative else None,
        series.target,
        series.target_words,
        MARKS[series.status].words,
        series.status_because,
        MARKS[before].words if before else None,
        direction.words if direction else None,
        series.direction_words or None,
        series.outlook.sentence if series.outlook else None,
    )


def _figures(report: Report) -> Sheet:
    return Sheet(
        "Figures",
        "Every period of every figure, with its target and the limits of its control chart.",
        (
            "Measure",
            "Figure",
            "Period",
            "Period code",
            "Last day",
            "Value",
            "Unit",
            "Provisional",
            "Target",
            "Average",
            "Lower limit",
            "Upper limit",
            "Stands out",
        ),
        tuple(
            (
                measure.title,
                series.label or None,
                point.period_label,
                point.period_code,
                point.last,
                point.value,
                series.unit,
                "yes" if point.provisional else None,
                point.target,
                point.mean,
                point.lower,
                point.upper,
                point.meaning or None,
            )
            for measure in report.measures
            for series in measure.every_series
            for point in series.points
        ),
        for_paper=False,
    )


def _stories(report: Report) -> Sheet:
    told = [(one, one.story) for one in report.measures if one.story is not None]
    return Sheet(
        "Stories",
        "What was written with the figures: why, what is being done, by whom and by when.",
        (
            "Measure",
            "Status",
            "Status before",
            "Comment",
            "Why",
            "What is being done",
            "By whom",
            "By when",
            "Should recover by",
            "Written by",
            "Signed off by",
            "Signed off on",
        ),
        tuple(
            (
                measure.title,
                MARKS[status_of(measure)].words,
                _before(measure),
                story.comment or None,
                story.reason or None,
                story.action or None,
                story.owner or None,
                story.act_by,
                story.recovers_by,
                story.written_by or None,
                story.signed_off_by or None,
                story.signed_off_on,
            )
            for measure, story in told
        ),
    )


def _deliverables(report: Report) -> Sheet:
    tops = tops_of(report)
    return Sheet(
        "Deliverables",
        "Each deliverable with its status as worked out, once, at the first place it stands at.",
        (
            "Deliverable",
            "Part of the framework",
            "Due",
            "Due by",
            "Expected on",
            "Status",
            "Because",
            "Lead member",
            "Lead officer",
            "Programmes",
            "Page",
        ),
        tuple(
            (
                one.title,
                tops[one.standings[0].node].title if one.standings else None,
                one.due_words or None,
                one.due_by,
                one.expected_on,
                one.status_words,
                one.status_because,
                listed(one.lead_members) or None,
                listed(one.lead_officers) or None,
                listed(one.programmes) or None,
                one.address,
            )
            for one in report.deliverables
        ),
        link_column="Page",
    )


def _milestones(report: Report) -> Sheet:
    return Sheet(
        "Milestones",
        "Each milestone of each deliverable: when it was due, is expected, or was done.",
        (
            "Milestone",
            "Deliverable",
            "Due",
            "Due by",
            "Expected on",
            "Done on",
            "Days late",
            "State",
            "Why",
        ),
        tuple(
            (
                step.text,
                one.title,
                step.due_words or None,
                step.due_by,
                step.expected_on,
                step.done_on,
                step.slipped_days,
                step.state_words,
                step.reason or None,
            )
            for one in report.deliverables
            for step in one.milestones
        ),
    )


def _completeness(report: Report) -> Sheet:
    return Sheet(
        "Completeness",
        "Returns asked for and given, by service.",
        ("Service", "Asked for", "Published", "Signed off", "Given", "Late"),
        tuple(
            (
                one.service or "All",
                one.asked_for,
                one.published,
                one.signed_off,
                one.given,
                one.late,
            )
            for one in report.completeness
        ),
    )


def _made_without(report: Report) -> Sheet:
    return Sheet(
        "Made without",
        "What was missing when the report was made.",
        ("About", "What is missing", "Page"),
        tuple((one.about, one.sentence, one.address) for one in report.shortcomings),
        link_column="Page",
    )


def _corrections(frozen: Frozen) -> Sheet:
    return Sheet(
        "Corrections",
        "Figures corrected since the report was frozen; the other tables stand as they were.",
        ("Measure", "Figure", "Period", "Was", "Is now", "Corrected on", "Why", "Page"),
        tuple(
            (
                one.measure,
                one.series or None,
                one.period_label,
                one.was,
                one.now,
                one.corrected_on,
                one.reason,
                one.address,
            )
            for one in frozen.corrections
        ),
        link_column="Page",
    )


def _before(measure: ReportMeasure) -> str | None:
    status = status_before(measure)
    return MARKS[status].words if status else None


def counts_by_top(report: Report) -> list[tuple[str, Sequence[int]]]:
    """For each place at the top of the tree how many of its measures have each status."""
    tops = tops_of(report)
    found: list[tuple[str, Sequence[int]]] = []
    for top in (node for node in report.nodes if node.parent is None):
        here = [
            status_of(one)
            for one in report.measures
            if any(tops[place.node] is top for place in one.standings)
        ]
        found.append((top.title, [here.count(status) for status in MARKS]))
    return found
