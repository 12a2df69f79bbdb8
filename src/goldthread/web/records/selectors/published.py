"""What of the records may be shown to somebody without a role in the council."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db.models import Exists, OuterRef, Q

from goldthread.engine.suppression import SMALLEST_SAFE
from goldthread.web.records.mapping.disclosing import cells_to_hide
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority, HiddenFigure, Observation, Series
from goldthread.web.records.selectors.observations import observations_as_known

NOT_PUBLISHED = (
    f"Not published: it counts fewer than {SMALLEST_SAFE} people, or would let such a number be "
    "worked out."
)
"""What stands in the place of a figure that is hidden, whichever of the two it is."""

_OWN_FIGURES = ("judged", "compared", "travelled", "own", "figures")


class _MadeFromFigures(Protocol):
    inputs: Any


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Which figures a reader may see: every one, or all but the hidden ones.

    ``hidden`` are the keys of observations, every revision of a hidden figure among them.
    """

    hidden: frozenset[int] = frozenset()

    def shows(self, observation: int | Observation) -> bool:
        """Whether a figure may be shown, by its row or its key."""
        key = observation.pk if isinstance(observation, Observation) else observation
        return key not in self.hidden

    def shown(self, observations: Iterable[Observation]) -> list[Observation]:
        """The figures as they may be shown: hidden ones stay in their places without a number.

        ``withheld(row)`` says of each whether it is one of those; its note is kept back too.
        """
        return [_withheld(row) if row.pk in self.hidden else row for row in observations]

    def shows_what_came_of(self, row: _MadeFromFigures) -> bool:
        """Whether a result, travel, benchmark, departure or forecast may be shown.

        Its words and numbers would tell of the figures it was made from.
        """
        used = (key for name in _OWN_FIGURES for key in row.inputs.get(name, ()))
        return self.hidden.isdisjoint(used)


EVERYTHING = Disclosure()
"""For somebody with a role in the council: nothing is hidden."""


def disclosure_for(
    authority: Authority, *, public: bool, known_at: datetime | None = None
) -> Disclosure:
    """What a reader of an authority's records may see; ``public`` for anybody without a role there.

    The one place that decides it: every page, file and feed asks here. One query. What a
    figure itself counts is looked at again, so that a small one is never shown for want of
    having been worked out as hidden. For what was known at a moment (``known_at``) both what is
    hidden now and what had to be hidden by the figures of then are hidden; four queries.
    """
    if not public:
        return EVERYTHING
    hidden = _hidden_now(authority)
    if known_at is not None:
        hidden |= _hidden_then(authority, known_at, hidden)
    return Disclosure(hidden)


def _hidden_now(authority: Authority) -> frozenset[int]:
    cell = HiddenFigure.objects.filter(
        series=OuterRef("series"), period_code=OuterRef("period_code")
    )
    small = (
        Q(value__gt=0, value__lt=SMALLEST_SAFE, denominator=None)
        | Q(numerator__gt=0, numerator__lt=SMALLEST_SAFE)
        | Q(denominator__gt=0, denominator__lt=SMALLEST_SAFE)
    )
    hidden = (
        Observation.objects.for_authority(authority)
        .filter(series__counts_people=True)
        .filter(Exists(cell) | small)
        .order_by()
    )
    return frozenset(hidden.values_list("pk", flat=True))


def _hidden_then(authority: Authority, at: datetime, hidden_now: frozenset[int]) -> frozenset[int]:
    """The figures that would tell of too few people beside the others that were known then."""
    # What is hidden now was worked out of the same figures, where none of a measure came since.
    later = Observation.objects.for_authority(authority).filter(
        series__counts_people=True, recorded_at__gt=at
    )
    of_people = list(
        Series.objects.for_authority(authority).filter(
            counts_people=True, measure__in=later.order_by().values("series__measure")
        )
    )
    if not of_people:
        return frozenset()
    known = list(observations_as_known(authority, at).filter(series__in=of_people))
    cells = cells_to_hide(of_people, known, calendar_of(authority))
    hidden = {row.pk for row in known if (row.series_id, row.period_code) in cells}
    # In the order they were made: what a figure came of was made before it.
    worked_out = observations_as_known(authority, at).exclude(made_of=[]).order_by("pk")
    for key, made_of in worked_out.values_list("pk", "made_of"):
        if not (hidden | hidden_now).isdisjoint(made_of):
            hidden.add(key)
    return frozenset(hidden)


def withheld(observation: Observation) -> bool:
    """Whether a figure that ``Disclosure.shown`` gave stands without its number."""
    return bool(getattr(observation, "is_withheld", False))


def _withheld(row: Observation) -> Observation:
    bare = copy.copy(row)
    bare.value = bare.numerator = bare.denominator = None
    bare.note = ""
    bare.questions = []
    bare.is_withheld = True  # type: ignore[attr-defined] # only on rows made for showing
    return bare
