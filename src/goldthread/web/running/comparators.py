"""``compare``: the figures of other councils are taken in, and the groups they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.documents import read_document
from goldthread.documents.observations import GivenMember, figures_in, groups_in
from goldthread.web.running.figures import framework_to_fill

if TYPE_CHECKING:
    from goldthread.web.records.actions import NewGroup, RecordedComparators


@dataclass(frozen=True, slots=True)
class Compared:
    """What a file of others' figures came to; ``left_out`` names tables that hold no figures."""

    recorded: RecordedComparators
    groups: tuple[str, ...]
    left_out: tuple[str, ...]


def compare(
    file: Path,
    *,
    authority: str,
    by: str,
    groups: Path | None = None,
    source: str | None = None,
    reason: str = "",
) -> Compared:
    """Take in the figures of other councils, and judge again what they bear on.

    ``groups`` is a sheet of who is in which group. ``source`` is who published the figures,
    where the rows do not say (the file's name when it is not given). All or nothing: raises
    ``UnreadableDocument``, ``FiguresError`` or ``ActionRefusedError`` with every problem.
    """
    framework = framework_to_fill(authority)
    from django.db import transaction

    from goldthread.web.records import actions, selectors
    from goldthread.web.records.mapping.subjects import calendar_of

    asked = selectors.series_asked_for(framework)
    read = figures_in(
        read_document(file),
        asked.known,
        calendar=calendar_of(framework.authority),
        of_others=True,
    )
    members = groups_in(read_document(groups)) if groups else ()
    with transaction.atomic():
        made = actions.set_comparator_groups(
            authority=framework.authority, groups=groups_of(members), by=by, reason=reason
        )
        recorded = actions.record_comparators(
            authority=framework.authority,
            figures=[
                actions.NewComparatorFigure(
                    series=asked.rows[figure.series.key],
                    area=figure.area,
                    area_name=figure.area_name,
                    period=figure.period,
                    value=figure.value,
                    numerator=figure.numerator,
                    denominator=figure.denominator,
                    source=figure.source or source or file.name,
                    place=figure.place,
                )
                for figure in read.figures
            ],
            by=by,
            reason=reason,
        )
        # A group that changed bears on every measure compared with it.
        series = None if made else recorded.series
        actions.evaluate_framework(framework=framework, by=by, series=series)
    actions.forecast_framework(framework=framework, by=by, series=series)
    return Compared(recorded, tuple(group.name for group in made), read.left_out)


def groups_of(members: Iterable[GivenMember]) -> list[NewGroup]:
    """The groups that rows of members make, in the order they are first named."""
    from goldthread.web.records import actions

    by_name: dict[str, list[GivenMember]] = {}
    for member in members:
        by_name.setdefault(member.group, []).append(member)
    return [
        actions.NewGroup(
            name=name,
            kind=rows[0].kind.value,
            members=tuple((row.area, row.area_name) for row in rows),
            also_called=tuple(dict.fromkeys(word for row in rows for word in row.also_called)),
            source=next((row.source for row in rows if row.source), ""),
        )
        for name, rows in by_name.items()
    ]
