"""What a report says of a measure as a whole, from what it says of each of its series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldthread.reports.pack.report import (
    Inclusion,
    Report,
    ReportMeasure,
    ReportNode,
    ReportSeries,
)
from goldthread.reports.pictures.marks import MARKS

IMPROVING, WORSENING = "improvement", "concern"


def status_of(measure: ReportMeasure) -> str:
    """The status of a measure: that of its series which asks most of the reader."""
    return min((series.status for series in measure.series), key=_weight, default="awaiting_data")


def status_before(measure: ReportMeasure) -> str | None:
    """The status of a measure in the period before; ``None`` where no series had one."""
    known = [series.status_before for series in measure.series if series.status_before]
    return min(known, key=_weight, default=None)


def shown_series(measure: ReportMeasure) -> ReportSeries | None:
    """The series that gives a measure its status, which a line of a table can show alone."""
    return min(measure.series, key=lambda series: _weight(series.status), default=None)


def is_judged(status: str | None) -> bool:
    """Whether a status is a judgement: on target, close or off."""
    return status is not None and MARKS[status].judged


def has_changed(measure: ReportMeasure) -> bool:
    """Whether a measure was judged in both periods, and otherwise in this one."""
    before, now = status_before(measure), status_of(measure)
    return is_judged(before) and is_judged(now) and before != now


def got_worse(measure: ReportMeasure) -> bool:
    """Whether its status asks more of the reader than in the period before."""
    before = status_before(measure)
    return (
        has_changed(measure)
        and before is not None
        and _weight(status_of(measure)) < _weight(before)
    )


def heads(measure: ReportMeasure, way: str) -> bool:
    """Whether a series of a measure is improving, or worsening, by more than chance."""
    return any(series.direction.startswith(way) for series in measure.series)


def needs_a_page(measure: ReportMeasure, inclusion: Inclusion) -> bool:
    """Whether the pack gives the measure a page of its own, by what was asked to be included.

    By exception: off target, or worsening beyond chance. Changed: its status is another than in
    the period before. Everything: whatever was judged or has figures.
    """
    if inclusion is Inclusion.CHANGED:
        return has_changed(measure)
    exceptional = status_of(measure) == "off_target" or heads(measure, WORSENING)
    if inclusion is Inclusion.BY_EXCEPTION:
        return exceptional
    return exceptional or any(series.points or series.withheld for series in measure.series)


def asks_for_attention(measure: ReportMeasure) -> bool:
    """Whether a reader is to look at a measure: off target, close to it, or getting worse."""
    return status_of(measure) in ("off_target", "close") or heads(measure, WORSENING)


def what_comes_first(measures: Iterable[ReportMeasure]) -> tuple[ReportMeasure, ...]:
    """Measures in the order a reader should meet them.

    Those that worsen come first, then those that stand worse than in the period before, then the
    others; the framework's order stands among equals.
    """
    return tuple(sorted(measures, key=lambda one: (not heads(one, WORSENING), not got_worse(one))))


def at_node(report: Report, node: str) -> tuple[ReportMeasure, ...]:
    """The measures that stand at a node itself, in the framework's order."""
    return tuple(
        one for one in report.measures if any(place.node == node for place in one.standings)
    )


def tops_of(report: Report) -> dict[str, ReportNode]:
    """For each node's id the place at the top of the tree that it is part of."""
    nodes = {node.id: node for node in report.nodes}
    found: dict[str, ReportNode] = {}
    for node in report.nodes:
        top = node
        while top.parent is not None:
            top = nodes[top.parent]
        found[node.id] = top
    return found


def with_status(measures: Iterable[ReportMeasure], status: str) -> tuple[ReportMeasure, ...]:
    """Those of the measures that have a status, in order."""
    return tuple(one for one in measures if status_of(one) == status)


def statuses(measures: Sequence[ReportMeasure]) -> list[str]:
    """The status of each measure, in order."""
    return [status_of(one) for one in measures]


def _weight(status: str) -> int:
    return MARKS[status].weight
