"""Lists of measures, deliverables and counts as tables to download."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.reports.pictures.marks import MARKS
from goldthread.web.scorecards.selectors.counting import CountTable
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts, Step
from goldthread.web.scorecards.selectors.facts import MeasureFacts
from goldthread.web.scorecards.selectors.measure_page import MeasurePage
from goldthread.web.scorecards.tables import Table, table


def measures_table(name: str, measures: Iterable[MeasureFacts]) -> Table:
    """One row for every series of every measure."""
    return table(
        name,
        (
            "Measure",
            "Title",
            "Series",
            "Unit",
            "Status",
            "Why",
            "Baseline as printed",
            "Latest period",
            "Latest figure",
            "Provisional",
            "Illustrative",
            "Target as printed",
            "Change",
            "Lead members",
            "Lead officers",
            "Service",
            "Ownership",
            "Partners",
            "Frequency",
        ),
        (
            (
                measure.code,
                measure.title,
                line.label,
                line.unit,
                line.mark.words,
                line.judgement.reason,
                measure.baseline_text,
                line.latest_period,
                line.latest.value if line.latest else None,
                _yes(line.latest.provisional) if line.latest else None,
                _yes(line.latest.illustrative) if line.latest else None,
                measure.target_text,
                line.movement,
                "; ".join(measure.lead_members),
                "; ".join(measure.lead_officers),
                measure.service,
                measure.ownership,
                "; ".join(measure.partners),
                measure.frequency,
            )
            for measure in measures
            for line in measure.lines
        ),
    )


def deliverables_table(name: str, deliverables: Iterable[DeliverableFacts]) -> Table:
    """One row for every deliverable."""
    return table(
        name,
        (
            "Deliverable",
            "Title",
            "Deadline as printed",
            "Last day",
            "Milestones",
            "Lead members",
            "Lead officers",
            "Programmes",
        ),
        (
            (
                item.code,
                item.title,
                item.deadline_text,
                item.due_on,
                item.milestones,
                "; ".join(item.lead_members),
                "; ".join(item.lead_officers),
                "; ".join(item.programmes),
            )
            for item in deliverables
        ),
    )


def counts_table(name: str, counts: CountTable) -> Table:
    """One row for every group: how many measures have each status, and how many deliverables."""
    return table(
        name,
        (
            "Level",
            counts.first,
            "Measures",
            *(mark.words for mark in MARKS.values()),
            "Deliverables",
        ),
        (
            (
                row.kind,
                row.title,
                row.measures,
                *(row.statuses.count(status) for status in MARKS),
                row.deliverables,
            )
            for row in counts.rows
        ),
    )


def milestones_table(name: str, steps: Iterable[Step]) -> Table:
    """One row for every milestone."""
    return table(
        name,
        ("Number", "Milestone", "Date as printed", "Last day", "Understood as"),
        (
            (step.number, step.text, step.deadline_text, step.due_on, step.understood)
            for step in steps
        ),
    )


def history_table(page: MeasurePage) -> Table:
    """Every recorded figure of a measure in every revision, latest first."""
    return table(
        f"{page.facts.code} figures",
        (
            "Series",
            "Period",
            "Figure",
            "Unit",
            "Revision",
            "Replaced by a later revision",
            "Provisional",
            "Illustrative",
            "Status",
            "Why",
            "Source",
            "Note",
            "Reason for the correction",
            "Recorded at",
            "Recorded by",
        ),
        (
            (
                series.line.label,
                row.period,
                row.value,
                series.line.unit,
                row.revision,
                _yes(row.replaced),
                _yes(row.provisional),
                _yes(row.illustrative),
                row.mark.words if row.mark else None,
                row.why,
                row.source,
                row.note,
                row.reason,
                row.recorded_at,
                row.recorded_by,
            )
            for series in page.series
            for row in series.history
        ),
    )


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
