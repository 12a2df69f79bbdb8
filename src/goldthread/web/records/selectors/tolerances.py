"""What counts as close, and who said so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from goldthread.engine.goals import Tolerance as Rule
from goldthread.web.records.mapping.tolerances import tolerance_in_force
from goldthread.web.records.models import EditionMeasure, Framework, Tolerance
from goldthread.web.records.selectors.worded import Worded


@dataclass(frozen=True, slots=True)
class ToleranceHeld:
    """What counts as close for a measure, in words, and the row that says so.

    Without a ``row`` nobody said anything, and the common practice holds.
    """

    rule: Rule
    row: Tolerance | None

    @property
    def words(self) -> str:
        """Such as: within 10% of the target counts as close."""
        return str(self.rule)

    @property
    def is_the_measures_own(self) -> bool:
        """Whether it was set for the measure, and not for the whole framework."""
        return self.row is not None and self.row.measure_id is not None


def tolerances_said(
    framework: Framework, *, measures: Collection[int] | None = None
) -> dict[int | None, list[Tolerance]]:
    """All that was said of what counts as close in this edition, oldest first. One query.

    By the key of the measure; ``None`` is the framework's own. ``measures`` limits it to some.
    """
    found: dict[int | None, list[Tolerance]] = {}
    for row in _SAID.of([framework.authority_id], framework.title, framework.edition):
        if measures is None or row.measure_id is None or row.measure_id in measures:
            found.setdefault(row.measure_id, []).append(row)
    return found


_SAID = Worded(
    Tolerance,
    lambda authority, title, edition: Tolerance.objects.filter(
        authority__in=authority, title=title, edition=edition
    ).order_by("pk"),
)


def tolerance_of(edition_measure: EditionMeasure, day: date) -> ToleranceHeld:
    """What counts as close for a measure on a day, and who set it. One query."""
    said = tolerances_said(edition_measure.framework, measures=[edition_measure.measure_id])
    own = said.get(edition_measure.measure_id, ())
    return ToleranceHeld(*tolerance_in_force(own, said.get(None, ()), day))
