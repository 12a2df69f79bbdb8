"""The parts that series are broken down into, made when the first figure of one comes in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.models import Series

Part = tuple[int, str, str]
"""The key of the whole, the dimension and the category."""


def saved_parts(
    wanted: Iterable[tuple[Series, tuple[str, str]]],
) -> tuple[dict[Part, Series], list[Series]]:
    """The series of each part that is wanted, and those of them that are new.

    A part is known whatever its capitals. It is like its whole in everything but its name.
    """
    asked = {(whole.pk, *breakdown): whole for whole, breakdown in wanted}
    if not asked:
        return {}, []
    known: dict[tuple[int, str, str, str], Series] = {}
    places: dict[int, int] = defaultdict(int)
    measures = {whole.measure_id for whole in asked.values()}
    # Read anew, because what is said of a whole may have changed since the caller read it.
    wholes: dict[int, Series] = {}
    for series in Series.objects.filter(measure__in=measures).select_related("measure"):
        places[series.measure_id] = max(places[series.measure_id], series.position + 1)
        wholes[series.pk] = series
        known[_plainly(series.measure_id, series.label, series.dimension, series.category)] = series
    found: dict[Part, Series] = {}
    added: list[Series] = []
    for key, dimension, category in asked:
        whole = wholes[key]
        plain = _plainly(whole.measure_id, whole.label, dimension, category)
        if plain not in known:
            known[plain] = Series(
                measure=whole.measure,
                label=whole.label,
                unit=whole.unit,
                dimension=dimension,
                category=category,
                scope=whole.scope,
                adds_up=whole.adds_up,
                seasonal=whole.seasonal,
                counts_people=whole.counts_people,
                position=places[whole.measure_id],
            )
            places[whole.measure_id] += 1
            added.append(known[plain])
        found[key, dimension, category] = known[plain]
    save_in_batches(added)
    return found, added


def _plainly(measure: int, label: str, dimension: str, category: str) -> tuple[int, str, str, str]:
    return measure, label, dimension.casefold(), category.casefold()
