"""Where figures lie in the groups that an authority belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from goldthread import engine
from goldthread.engine.benchmark import Benchmark, beside_group
from goldthread.engine.noise import interval_of
from goldthread.framework.periods import Period
from goldthread.web.records import models
from goldthread.web.records.mapping.figures import rounded_to_a_column
from goldthread.web.records.mapping.others import Group, values_of_group
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject


def benchmarks_of(
    measure: MeasureSubject,
    subject: SeriesSubject,
    *,
    own_code: str,
    inputs_hash: str,
    at: datetime,
) -> Iterator[models.Benchmark]:
    """A row for every period and group in which there are enough figures to compare with."""
    for period, observation in subject.rows.items():
        found = subject.figures.at(period)
        if found is None or observation.value is None:
            continue
        for group in subject.others.groups:
            theirs = subject.others.of_group(group, period)
            placed = beside_group(
                own_code,
                values_of_group(theirs, own_code, observation.value),
                group=group.row.name,
                unit=subject.series.unit,
                polarity=measure.polarity_on(period.last),
                interval=interval_of(found, subject.series.unit),
            )
            if placed is not None:
                row = _row(measure, subject, group, period, placed, theirs)
                row.inputs_hash, row.computed_at = inputs_hash, at
                yield row


def _row(
    measure: MeasureSubject,
    subject: SeriesSubject,
    group: Group,
    period: Period,
    placed: Benchmark,
    theirs: Sequence[models.ComparatorFigure],
) -> models.Benchmark:
    own = subject.rows[period]
    return models.Benchmark(
        edition_measure=measure.edition_measure,
        series=subject.series,
        comparator_group=group.row,
        period_code=period.code,
        period_last=period.last,
        value=own.value,
        members=placed.members,
        median=rounded_to_a_column(placed.median),
        lower_quartile=rounded_to_a_column(placed.lower_quartile),
        upper_quartile=rounded_to_a_column(placed.upper_quartile),
        lowest=placed.lowest,
        highest=placed.highest,
        distance=rounded_to_a_column(placed.distance),
        place=placed.place,
        quarter=placed.quarter,
        standing=placed.standing or "",
        sentence=placed.sentence,
        illustrative=own.illustrative or any(one.illustrative for one in theirs),
        inputs={"own": [own.pk], "comparators": sorted(one.pk for one in theirs)},
        engine_version=engine.ENGINE_VERSION,
    )
