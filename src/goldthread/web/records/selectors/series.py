"""The series an edition asks for figures of."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.documents.observations import KnownSeries
from goldthread.framework.periods import period_kind_for
from goldthread.framework.rules import frequency_from_json
from goldthread.web.records.models import Component, Framework, Series


@dataclass(frozen=True, slots=True)
class SeriesAsked:
    """The series of an edition: as files of figures know them, and the rows themselves.

    ``rows`` are by key; ``as_stated`` by the measure's id in the edition and the label.
    """

    known: tuple[KnownSeries, ...]
    rows: dict[int, Series]
    as_stated: dict[tuple[str, str], Series]


def series_asked_for(framework: Framework) -> SeriesAsked:
    """Every series an edition asks for, in the order of its document. One query."""
    components = (
        Component.objects.for_authority(framework.authority)
        .filter(edition_measure__framework=framework)
        .select_related("edition_measure", "series__measure")
        .order_by("edition_measure__position", "position")
    )
    known: dict[int, KnownSeries] = {}
    rows: dict[int, Series] = {}
    as_stated: dict[tuple[str, str], Series] = {}
    for component in components:
        series, stated = component.series, component.edition_measure
        frequency = frequency_from_json(stated.frequency) if stated.frequency else None
        rows[series.pk] = series
        as_stated[stated.code, series.label] = series
        known[series.pk] = KnownSeries(
            key=series.pk,
            measure=series.measure.code,
            title=stated.title,
            label=series.label,
            unit=series.unit,
            kind=period_kind_for(frequency),
        )
    return SeriesAsked(tuple(known.values()), rows, as_stated)
