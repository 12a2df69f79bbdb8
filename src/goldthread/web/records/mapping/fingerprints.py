"""What a worked-out row depends on, as one hash: it is worked out again only when that changes.

Rows of figures are never changed, so that a key stands for all they say.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread import engine
from goldthread.engine.goals import Tolerance
from goldthread.framework.periods import Period
from goldthread.web.records.mapping.definitions import DefinedSpan
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject
from goldthread.web.records.mapping.tolerances import tolerance_to_json


class Fingerprints:
    """The hashes of one series under one edition's rules.

    What bears on every period of it, and then figure after figure in the order of time, so
    that a new figure leaves the hashes of the periods before it as they were.
    """

    def __init__(self, measure: MeasureSubject, subject: SeriesSubject) -> None:
        baseline = measure.stated.baseline
        self._measure, self._subject = measure, subject
        self._groups = _told(_of_groups(subject))
        self._rules: dict[tuple[int | None, int, Tolerance], str] = {}
        self._running = _hash(
            engine.ENGINE_VERSION,
            measure.calendar.financial_year_starts,
            baseline.rule if baseline else None,
            [[one.series.label, one.series.unit] for one in measure.series],
            _of_series(subject),
        )
        self._up_to: dict[Period, str] = {}
        in_time = sorted(subject.rows, key=lambda here: (here.last, here.first))
        for period in in_time:
            self._running = _hash(self._running, subject.rows[period].pk)
            for here in reversed(list(self._up_to)):
                # Periods that end on one day know of each other's figures.
                if here.last != period.last:
                    break
                self._up_to[here] = self._running
            self._up_to[period] = self._running

    def of_period(self, period: Period) -> str:
        """All that the judgement of one period can depend on."""
        others = sorted(found.pk for found in self._subject.others.at(period).values())
        return _hash_of(
            (_told(self._up_to[period]), self._rules_on(period.last), _told(others), self._groups)
        )

    def _rules_on(self, day: date) -> str:
        """The target, the definition and the tolerance of a day, told once for all days of theirs."""
        target = self._measure.target_on(self._subject.series, day)
        defined = self._measure.defined_on(day)
        tolerance = self._measure.tolerance_on(day)
        at = target.row.pk if target else None, id(defined), tolerance
        if at not in self._rules:
            rules = (
                [target.row.pk, target.row.text, target.row.rule] if target else None,
                _of_definition(defined),
                tolerance_to_json(tolerance),
            )
            self._rules[at] = ", ".join(map(_told, rules))
        return self._rules[at]

    def of_whole(self) -> str:
        """All that anything about the whole series can depend on, its parts among it."""
        others = self._subject.others.by_period
        return _hash(
            self._running,
            [[row.row.pk, row.row.text, row.row.rule] for row in self._measure.targets],
            [[str(row.row.valid_from), str(row.since)] for row in self._measure.targets],
            _of_definitions(self._measure.definitions),
            [row.pk for row in (*self._measure.tolerances, *self._measure.common_tolerances)],
            sorted(found.pk for here in others.values() for found in here.values()),
            _of_groups(self._subject),
            [
                [_of_series(part), sorted(row.pk for row in part.rows.values())]
                for part in self._subject.parts
            ],
        )


def _of_series(subject: SeriesSubject) -> list[Any]:
    series = subject.series
    return [
        [series.label, series.dimension, series.category, series.unit, series.scope],
        [series.adds_up, series.seasonal, subject.counted.accumulation.value],
        [period.code for period in subject.rebase_at],
    ]


def _of_definition(span: DefinedSpan) -> list[Any]:
    """What of a definition figures are judged by: its words may be put otherwise."""
    return [span.defined.polarity, span.defined.frequency]


def _of_definitions(spans: Iterable[DefinedSpan]) -> list[Any]:
    """Each way of judging with the day it began; a change of words alone begins none."""
    found: list[Any] = []
    for span in spans:
        if not found or found[-1][1] != _of_definition(span):
            found.append([str(span.first), _of_definition(span)])
    return found


def _of_groups(subject: SeriesSubject) -> list[Any]:
    return [[group.names, sorted(group.members)] for group in subject.others.groups]


def _hash(*parts: Any) -> str:
    return _hash_of(map(_told, parts))


def _hash_of(told: Iterable[str]) -> str:
    return hashlib.sha256(f"[{', '.join(told)}]".encode()).hexdigest()


def _told(part: Any) -> str:
    return json.dumps(part, sort_keys=True, default=str)
