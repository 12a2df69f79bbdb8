"""Lists of measures, deliverables and counts as tables to download."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from goldthread.reports.csv import Cell
from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS
from goldthread.reports.pictures.marks import MARKS
from goldthread.web.scorecards.selectors.counting import CountTable
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts
from goldthread.web.scorecards.selectors.facts import MeasureFacts
from goldthread.web.scorecards.selectors.outlooks import Outlook
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
            "Not published",
            "Target as printed",
            "Direction of travel",
            "Why that direction",
            "Test",
            "Assurance",
            "Likely status at the end of the year",
            "Chance of meeting the target (%)",
            "Target falls due",
            "Likely outturn",
            "Outturn from",
            "Outturn to",
            "Outturn for",
            "Parts not as the whole",
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
                None if line.beside else measure.baseline_text,
                line.latest_period,
                line.latest.value if line.latest else None,
                yes_or_no(line.latest.provisional) if line.latest else None,
                yes_or_no(line.latest.illustrative) if line.latest else None,
                yes_or_no(line.withheld),
                None if line.beside else measure.target_text,
                line.direction.words if line.direction else None,
                line.judgement.direction_reason or line.change,
                line.judgement.direction_test.replace("_", " ") if line.direction else None,
                line.assurance.words if line.assurance else None,
                *_outlook(line.outlook),
                yes_or_no(measure.masked),
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


def _outlook(outlook: Outlook | None) -> tuple[Cell, ...]:
    """What is ahead, in seven columns."""
    if outlook is None:
        return (None,) * 7
    outturn = outlook.outturn
    return (
        outlook.likely.words if outlook.likely else None,
        _published_chance(outlook),
        outlook.by or None,
        outturn.value if outturn else None,
        outturn.lower if outturn else None,
        outturn.upper if outturn else None,
        outlook.ends or None,
    )


def _published_chance(outlook: Outlook) -> Cell:
    """A chance as it is published: a multiple of ten, or an end that it lies beyond."""
    if outlook.chance is None:
        return None
    if outlook.chance_percent is not None:
        return outlook.chance_percent
    return "under 10" if outlook.chance < Decimal("0.5") else "over 90"


def deliverables_table(name: str, deliverables: Iterable[DeliverableFacts]) -> Table:
    """One row for every deliverable."""
    return table(
        name,
        (
            "Deliverable",
            "Title",
            "Status",
            "Why",
            "Deadline as printed",
            "Last day",
            "Milestones",
            "Milestones done",
            "Lead members",
            "Lead officers",
            "Programmes",
        ),
        (
            (
                item.code,
                item.title,
                item.status.words,
                item.because,
                item.deadline_text,
                item.due_on,
                item.milestones,
                item.milestones_done,
                "; ".join(item.lead_members),
                "; ".join(item.lead_officers),
                "; ".join(item.programmes),
            )
            for item in deliverables
        ),
    )


def counts_table(name: str, counts: CountTable) -> Table:
    """One row for every group: how many measures have each status, and how many deliverables.

    Where the statuses of deliverables were worked out they are counted, too.
    """
    promised = any(row.promised is not None for row in counts.rows)
    return table(
        name,
        (
            "Level",
            counts.first,
            "Measures",
            *(mark.words for mark in MARKS.values()),
            "Deliverables",
            *(f"Deliverables {mark.words.lower()}" for mark in DELIVERY_MARKS.values() if promised),
        ),
        (
            (
                row.kind,
                row.title,
                len(row.statuses),
                *(row.statuses.count(status) for status in MARKS),
                row.deliverables,
                *((row.promised or ()).count(status) for status in DELIVERY_MARKS if promised),
            )
            for row in counts.rows
        ),
    )


def yes_or_no(flag: bool) -> str:
    """A flag as a table says it."""
    return "yes" if flag else "no"
