"""About a framework: its document, and what became of every row of it."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.framework import RowCounts, UnplacedRow
from goldthread.web.records.mapping.places import row_counts_from_json
from goldthread.web.records.models import Framework
from goldthread.web.scorecards.scope import Scope


@dataclass(frozen=True, slots=True)
class About:
    """What the page about a framework says of its document."""

    framework: Framework
    rows: RowCounts
    accounted: tuple[tuple[str, int], ...]
    unplaced: tuple[UnplacedRow, ...]


def about(scope: Scope) -> About:
    """The edition with its introduction and the account of its rows. One query."""
    framework = Framework.objects.get(pk=scope.framework.pk)
    rows = row_counts_from_json(framework.row_counts) if framework.row_counts else RowCounts()
    return About(
        framework=framework,
        rows=rows,
        accounted=(
            ("Measures", rows.measure),
            ("Deliverables", rows.deliverable),
            ("Continuations of the row above", rows.continuation),
            ("Table headers", rows.header),
            ("Notes and rules between rows", rows.note),
            ("Could not be placed", rows.unaccounted),
        ),
        unplaced=rows.unplaced,
    )
