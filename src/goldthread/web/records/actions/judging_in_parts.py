"""Judge a whole edition some measures at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import chain

from goldthread.web.records.actions.evaluate_framework import (
    EvaluatedFramework,
    evaluate_framework,
)
from goldthread.web.records.models import Component, Framework

_MEASURES_AT_ONCE = 25
"""Judged in one transaction: others who write wait for a second or so, not for all of it."""


def evaluate_in_parts(
    *, framework: Framework, by: str, tell: Callable[[int, int], None] = lambda _done, _total: None
) -> EvaluatedFramework:
    """Judge every figure of an edition, each some measures in a transaction of their own.

    What was judged stands by itself, so that nothing is lost where it comes to no end, and
    others can write in between. ``tell`` is told how many measures of how many are judged.
    """
    measures = _series_by_measure(framework)
    results = changed = worked_out = 0
    for first in range(0, len(measures), _MEASURES_AT_ONCE):
        tell(first, len(measures))
        some = set(chain.from_iterable(measures[first : first + _MEASURES_AT_ONCE]))
        judged = evaluate_framework(framework=framework, by=by, series=some)
        results += judged.results
        changed += judged.changed
        worked_out += judged.worked_out
    return EvaluatedFramework(results, changed, worked_out)


def _series_by_measure(framework: Framework) -> list[list[int]]:
    """The keys of the series of every measure of an edition, in the order of its document."""
    rows = Component.objects.filter(edition_measure__framework=framework)
    found: dict[int, list[int]] = defaultdict(list)
    for measure, series in rows.order_by("edition_measure__position", "position").values_list(
        "edition_measure", "series"
    ):
        found[measure].append(series)
    return list(found.values())
