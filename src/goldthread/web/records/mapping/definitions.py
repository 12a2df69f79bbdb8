"""How a measure was defined on a day: a changed definition leaves earlier periods to the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When

from goldthread.framework import Polarity
from goldthread.framework.rules import Frequency, frequency_from_json
from goldthread.web.records import models

Defined = models.EditionMeasure | models.Definition
"""What says how a measure is defined: the edition itself, or a definition with a day."""


@dataclass(frozen=True, slots=True)
class DefinedSpan:
    """The days on which one definition holds, both included; ``None`` is open."""

    defined: Defined
    first: date | None
    last: date | None

    @property
    def frequency(self) -> Frequency | None:
        """How often figures come on these days."""
        return frequency_of(self.defined)


def definitions_in_order(
    stated: models.EditionMeasure, rows: Iterable[models.Definition] | None = None
) -> list[models.Definition]:
    """Its dated definitions, the document's first; none where it was never changed.

    ``rows`` are its definitions where they are at hand.
    """
    every = stated.definitions.all() if rows is None else rows
    return sorted(every, key=lambda one: one.valid_from or date.min)


def defined_by_the_document(stated: models.EditionMeasure) -> Defined:
    """What defined a measure when its document was read."""
    return next((one for one in stated.definitions.all() if one.valid_from is None), stated)


def definition_on(stated: models.EditionMeasure, day: date) -> Defined:
    """What defines a measure on a day."""
    held: Defined = stated
    for one in definitions_in_order(stated):
        if one.valid_from is None or one.valid_from <= day:
            held = one
    return held


def defined_spans(
    stated: models.EditionMeasure, rows: Iterable[models.Definition] | None = None
) -> Iterator[DefinedSpan]:
    """Every definition of a measure with the days on which it holds, in order.

    ``rows`` are its definitions where they are at hand.
    """
    definitions = definitions_in_order(stated, rows)
    if not definitions:
        yield DefinedSpan(stated, None, None)
        return
    ends = [one.valid_from - timedelta(days=1) for one in definitions[1:] if one.valid_from]
    for one, last in zip_longest(definitions, ends):
        yield DefinedSpan(one, one.valid_from, last)


def polarity_of(defined: Defined) -> Polarity | None:
    """Which way is better, by a definition."""
    return Polarity(defined.polarity) if defined.polarity else None


def frequency_of(defined: Defined) -> Frequency | None:
    """How often figures come, by a definition."""
    return frequency_from_json(defined.frequency) if defined.frequency else None


def polarity_held(day: date) -> Case:
    """Which way was better on a day, as a column of an edition's measures."""
    holding = (
        models.Definition.objects.filter(edition_measure=OuterRef("pk"))
        .filter(Q(valid_from=None) | Q(valid_from__lte=day))
        .order_by(F("valid_from").desc(nulls_last=True))
    )
    return Case(
        When(Exists(holding), then=Subquery(holding.values("polarity")[:1])),
        default=F("polarity"),
    )
