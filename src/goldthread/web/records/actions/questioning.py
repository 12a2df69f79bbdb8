"""Questions about figures that are about to be kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from types import MappingProxyType

from goldthread.engine.observations import Figures
from goldthread.framework.periods import period_from_code
from goldthread.web.records.mapping.questioning import questions_on_entry
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject, known_figure
from goldthread.web.records.models import Authority, Observation
from goldthread.web.records.selectors.frameworks import framework_in_force
from goldthread.web.records.selectors.subjects import subjects_to_question


def ask_about(
    authority: Authority,
    rows: Sequence[Observation],
    *,
    on_record: Iterable[Observation],
    running: Collection[int],
) -> None:
    """Write into each row, before it is saved, the questions that its figure raises.

    They are asked by the rules of the framework in force, each figure after those before it
    in time, whether among these rows or among the newest figures ``on_record`` of their series.
    ``running`` are the keys of series that are worked out since the start of the year.
    """
    if not rows:
        return
    framework = framework_in_force(authority)
    if framework is None:
        return
    known: dict[int, list[Observation]] = {row.series_id: [] for row in rows}
    for row in on_record:
        if row.series_id in known:
            known[row.series_id].append(row)
    subjects = _by_series(subjects_to_question(framework, known, running=running))
    figures = {key: dict(one.figures.by_period) for key, (_, one) in subjects.items()}
    for row in sorted(rows, key=lambda row: (row.period_last, row.period_first)):
        if row.series_id not in subjects:
            continue
        measure, subject = subjects[row.series_id]
        period = period_from_code(row.period_code, subject.calendar)
        entered = known_figure(row, period)
        before = figures[row.series_id]
        asked = questions_on_entry(
            measure, subject, entered, Figures(MappingProxyType(dict(sorted(before.items()))))
        )
        row.questions = [{"doubt": one.doubt.value, "words": one.words} for one in asked]
        before[period] = entered


def _by_series(
    subjects: Sequence[MeasureSubject],
) -> dict[int, tuple[MeasureSubject, SeriesSubject]]:
    return {
        one.series.pk: (measure, one)
        for measure in subjects
        for whole in measure.series
        for one in (whole, *whole.parts)
    }
