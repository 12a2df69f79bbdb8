"""About a framework: its document, and what became of every row of it."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.framework import RowCounts, UnplacedRow
from goldthread.web.records.mapping.places import row_counts_from_json
from goldthread.web.records.models import Framework
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.health import things_found


@dataclass(frozen=True, slots=True)
class About:
    """What the page about a framework says of its document."""

    framework: Framework
    rows: RowCounts
    accounted: tuple[tuple[str, int], ...]
    unplaced: tuple[UnplacedRow, ...]
    to_put_right: int | None


def about(scope: Scope) -> About:
    """The edition with its introduction, the account of its rows and the count of its defects.

    Two queries. ``to_put_right`` is ``None`` for a reading that was not checked.
    """
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
        to_put_right=things_found(scope),
    )
