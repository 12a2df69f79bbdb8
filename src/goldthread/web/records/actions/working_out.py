"""Which results still stand, and which have to be worked out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import models as django_models

from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping.fingerprints import Fingerprints
from goldthread.web.records.mapping.judging import result_of
from goldthread.web.records.mapping.others import own_code_of
from goldthread.web.records.mapping.placing import benchmarks_of
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject
from goldthread.web.records.mapping.travelling import departures_of, travel_of
from goldthread.web.records.models import Authority, Result, Travel
from goldthread.web.records.selectors.kept_judgements import (
    kept_results,
    kept_travels,
    kept_with_travels,
)

Place = tuple[int, int]
"""The edition's measure and the series, by key."""


class KeptRows:
    """What was worked out before for some of an edition's measures, by what it was made from."""

    def __init__(self, measures: Sequence[int]) -> None:
        self.results: dict[tuple[Place, str], tuple[int, str]] = {}
        self.assurances: dict[tuple[Place, str], str] = {}
        for key, measure, series, period, hashed, assurance in kept_results(measures):
            self.results[(measure, series), period] = key, hashed
            self.assurances[(measure, series), period] = assurance
        self.travels: dict[Place, tuple[int, str]] = {
            (measure, series): (key, hashed)
            for key, measure, series, hashed in kept_travels(measures)
        }
        self.beside: dict[type[django_models.Model], dict[Place, list[int]]] = {}
        for model, rows in kept_with_travels(measures).items():
            self.beside[model] = defaultdict(list)
            for key, measure, series in rows:
                self.beside[model][measure, series].append(key)


class WorkingOut:
    """The judgements of one run: those that stand, those made anew, those that fall away."""

    def __init__(self, kept: KeptRows, *, authority: Authority, at: datetime) -> None:
        self.added: dict[type[django_models.Model], list[django_models.Model]] = defaultdict(list)
        self.removed: dict[type[django_models.Model], list[int]] = defaultdict(list)
        self.results = 0
        self.worked_out = 0
        self._kept, self._at = kept, at
        self._own_code = own_code_of(authority)

    def judge(self, measure: MeasureSubject) -> None:
        """Judge every figure of every series of a measure, where it is not judged already."""
        for whole in measure.series:
            self._judge_series(measure, whole)
            for part in whole.parts:
                self._travel(measure, part, Fingerprints(measure, part), assurance="")

    def save(self) -> None:
        """Remove what no longer stands and add what was made anew."""
        for key, _hashed in self._kept.results.values():
            self.removed[Result].append(key)
        for place, (key, _hashed) in list(self._kept.travels.items()):
            self._drop_travel(place, key)
        for model, keys in self.removed.items():
            model._default_manager.filter(pk__in=keys).delete()
        for rows in self.added.values():
            save_in_batches(rows)

    def _judge_series(self, measure: MeasureSubject, subject: SeriesSubject) -> None:
        place = measure.edition_measure.pk, subject.series.pk
        prints = Fingerprints(measure, subject)
        assurances: dict[str, str] = {}
        for period in subject.figures.periods:
            self.results += 1
            at = place, period.code
            hashed = prints.of_period(period)
            if self._kept.results.get(at, (0, ""))[1] == hashed:
                del self._kept.results[at]
                assurances[period.code] = self._kept.assurances[at]
                continue
            self.worked_out += 1
            row = result_of(
                measure, subject, period, own_code=self._own_code, inputs_hash=hashed, at=self._at
            )
            assurances[period.code] = row.assurance
            self.added[Result].append(row)
        latest = subject.latest
        self._travel(measure, subject, prints, assurance=assurances[latest.code] if latest else "")

    def _travel(
        self,
        measure: MeasureSubject,
        subject: SeriesSubject,
        prints: Fingerprints,
        *,
        assurance: str,
    ) -> None:
        place = measure.edition_measure.pk, subject.series.pk
        if subject.latest is None:
            return
        hashed = prints.of_whole()
        if self._kept.travels.get(place, (0, ""))[1] == hashed:
            del self._kept.travels[place]
            return
        self.worked_out += 1
        made: Iterable[django_models.Model] = (
            travel_of(measure, subject, assurance=assurance, inputs_hash=hashed, at=self._at),
            *departures_of(measure, subject, inputs_hash=hashed, at=self._at),
            *benchmarks_of(
                measure, subject, own_code=self._own_code, inputs_hash=hashed, at=self._at
            ),
        )
        for row in made:
            self.added[type(row)].append(row)

    def _drop_travel(self, place: Place, key: int) -> None:
        self.removed[Travel].append(key)
        for model, places in self._kept.beside.items():
            if places[place]:
                self.removed[model] += places[place]
