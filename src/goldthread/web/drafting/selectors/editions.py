"""An authority's editions as a page lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from goldthread.framework.editions import EditionState, EditionStep, edition_steps_from
from goldthread.web.records import selectors as records
from goldthread.web.records.models import Authority, Framework, Measure, Retirement
from goldthread.web.records.selectors.editions import retirements_planned
from goldthread.web.scorecards.scope import Scope, name_of


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """One edition on the list: how it stands, when it held, what it has, what can be done to it.

    ``before`` is the edition it follows, to be compared with.
    """

    record: Framework
    name: str
    href: str
    first: date | None
    last: date | None
    measures: int
    deliverables: int
    before: Framework | None
    steps: tuple[EditionStep, ...]

    @property
    def number(self) -> str:
        """How addresses name it."""
        return str(self.record.number)


def editions_listed(scope: Scope, *, drafts: bool, archived: bool) -> tuple[EditionEntry, ...]:
    """The editions that this reader may see, the newest first. Two queries.

    ``drafts`` for those who see what is not adopted yet; ``archived`` takes in what was put away.
    """
    every = scope.editions
    spans, in_force = records.spans_of(every), scope.in_force
    measures = _counts(every, "edition_measures")
    deliverables = _counts(every, "edition_deliverables")
    shown = [
        one
        for one in every
        if (drafts or one.adopted_at is not None or one == in_force)
        and (archived or one.status != EditionState.ARCHIVED)
    ]
    entries = []
    for one in shown:
        span = spans.get(one.pk)
        entries.append(
            EditionEntry(
                record=one,
                name=name_of(one),
                href=scope.of_edition(one).address("framework"),
                first=span.first if span else None,
                last=span.last if span else None,
                measures=measures.get(one.pk, 0),
                deliverables=deliverables.get(one.pk, 0),
                before=before_it(one, every),
                steps=edition_steps_from(EditionState(one.status)),
            )
        )
    return tuple(entries)


def before_it(edition: Framework, every: Iterable[Framework]) -> Framework | None:
    """The edition that another is compared with first: the last adopted before it."""
    adopted = {
        one.adopted_at: one
        for one in every
        if one.adopted_at is not None
        and one.pk != edition.pk
        and (edition.adopted_at is None or one.adopted_at < edition.adopted_at)
    }
    return adopted[max(adopted)] if adopted else None


@dataclass(frozen=True, slots=True)
class WhatAdoptingDoes:
    """What follows from adopting a draft: which edition it takes the place of, what it retires.

    ``planned`` are measures retired in it with a reason, ``unsaid`` those it drops without one,
    ``again`` those it takes up.
    """

    in_force: Framework | None
    planned: tuple[Retirement, ...]
    unsaid: tuple[Measure, ...]
    again: tuple[Measure, ...]


def what_adopting_does(authority: Authority, draft: Framework) -> WhatAdoptingDoes:
    """What a person should know before they adopt a draft. Six queries."""
    in_force = records.framework_in_force(authority)
    in_force = in_force if in_force and in_force.adopted_at is not None else None
    stated = set(draft.edition_measures.values_list("measure", flat=True))
    planned = retirements_planned(authority, draft)
    held = records.retirements_held(authority)
    dropped = (
        Measure.objects.filter(editions__framework=in_force)
        .exclude(pk__in=stated | set(planned) | set(held))
        .order_by("title")
        if in_force
        else Measure.objects.none()
    )
    return WhatAdoptingDoes(
        in_force=in_force,
        planned=tuple(planned.values()),
        unsaid=tuple(dropped),
        again=tuple(row.measure for key, row in held.items() if key in stated),
    )


def _counts(editions: Iterable[Framework], what: str) -> dict[int, int]:
    rows = Framework.objects.filter(pk__in=[one.pk for one in editions]).order_by()
    return dict(rows.annotate(many=Count(what)).values_list("pk", "many"))
