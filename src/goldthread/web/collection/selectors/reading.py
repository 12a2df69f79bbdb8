"""What the engine makes of figures that are being given, before anybody has published them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from goldthread.engine.goals import Status
from goldthread.engine.observations import figures_as_known
from goldthread.framework.periods import Period, period_from_code
from goldthread.framework.returns import Asked, Missing, what_is_missing
from goldthread.web.collection.mapping import Doubt, Given, GivenFigure
from goldthread.web.collection.models import Return
from goldthread.web.collection.selectors.plans import rules_of
from goldthread.web.records.mapping.judging import result_of
from goldthread.web.records.mapping.others import own_code_of
from goldthread.web.records.mapping.questioning import questions_on_entry
from goldthread.web.records.mapping.subjects import (
    MeasureSubject,
    SeriesSubject,
    calendar_of,
    known_figure,
)
from goldthread.web.records.models import (
    Authority,
    EditionMeasure,
    Observation,
    Result,
    Series,
    Target,
)
from goldthread.web.records.selectors import worked_out_series
from goldthread.web.records.selectors.editions import editions_that_judge
from goldthread.web.records.selectors.subjects import measure_subjects

_NOT_ON_RECORD = -1
"""The key of a figure that is not on record; keys on record begin at 1."""


@dataclass(frozen=True, slots=True)
class SeriesReading:
    """One line of figures of a return: what was given, how it stands, what is odd about it.

    ``earlier`` are the figures on record of earlier periods of its kind, in order; ``target``
    is the one that holds for the period; ``result`` the judgement of what was given (``None``
    without a figure); ``questions`` are asked and never refuse.
    """

    series: Series
    given: GivenFigure
    earlier: tuple[Observation, ...]
    target: Target | None
    result: Result | None
    questions: tuple[str, ...]

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The questions, each about the figure that was given."""
        value = self.given.value
        if value is None:
            return ()
        return tuple(Doubt(self.series.pk, value, words) for words in self.questions)

    @property
    def before(self) -> Observation | None:
        """The latest figure on record of an earlier period."""
        return self.earlier[-1] if self.earlier else None

    @property
    def is_off_target(self) -> bool:
        """Whether the figure that was given misses its target."""
        return self.result is not None and self.result.status == Status.OFF_TARGET


@dataclass(frozen=True, slots=True)
class ReturnReading:
    """What the engine makes of a whole return, and what it still needs to be submitted."""

    stated: EditionMeasure
    period: Period
    series: tuple[SeriesReading, ...]
    missing: tuple[Missing, ...]
    needs_story: bool

    @property
    def doubts(self) -> frozenset[Doubt]:
        """Every question about its figures. Whoever hands them in confirms each."""
        return frozenset(doubt for one in self.series for doubt in one.doubts)

    @property
    def status(self) -> str:
        """The worst status of its lines of figures; blank where none is judged."""
        return worst_of(one.result.status for one in self.series if one.result is not None)

    @property
    def direction(self) -> str:
        """The direction of the first line of figures that has one; blank without any."""
        return next((one.result.direction for one in self.series if one.result is not None), "")


_WORST_FIRST = (
    Status.OFF_TARGET,
    Status.CLOSE,
    Status.ON_TARGET,
    Status.AWAITING_COMPARATOR,
    Status.CANNOT_JUDGE,
    Status.NO_TARGET,
)


def worst_of(statuses: Iterable[str]) -> str:
    """The worst of the statuses of a return's lines of figures; blank where none is judged."""
    given = set(statuses)
    return next((status.value for status in _WORST_FIRST if status.value in given), "")


def reading_of(period_return: Return, given: Given) -> ReturnReading | None:
    """What the engine makes of what is given in a return, as if it stood on record.

    ``None`` where no edition that was in force states the measure. Nothing is written.
    """
    return readings_of(period_return.measure.authority, [(period_return, given)])[0]


def readings_of(
    authority: Authority, returns: Sequence[tuple[Return, Given]]
) -> list[ReturnReading | None]:
    """What the engine makes of several returns of one authority, in their order.

    As ``reading_of``, with a fixed number of queries for all of them together.
    """
    measures = {one.measure_id for one, _given in returns}
    series = Series.objects.for_authority(authority).filter(measure__in=measures)
    subjects: dict[int, MeasureSubject] = {}
    keys = set(series.values_list("pk", flat=True))
    for framework, own in editions_that_judge(authority, keys).items():
        framework.authority = authority
        for one in measure_subjects(framework, series=own):
            one.edition_measure.framework = framework  # known already: not to be fetched for each
            subjects[one.edition_measure.measure_id] = one
    worked_out = worked_out_series(authority)
    rules, calendar = rules_of(authority), calendar_of(authority)
    asks_for_story = {Status.OFF_TARGET.value}
    if rules is not None and rules.story_when_close:
        asks_for_story.add(Status.CLOSE.value)
    return [
        _reading(
            subjects[one.measure_id],
            period_from_code(one.period_code, calendar),
            Asked(one.asked),
            given,
            asks_for_story,
            worked_out,
        )
        if one.measure_id in subjects
        else None
        for one, given in returns
    ]


def _reading(
    subject: MeasureSubject,
    period: Period,
    asked: Asked,
    given: Given,
    asks_for_story: Collection[str],
    worked_out: Collection[int],
) -> ReturnReading:
    lines = tuple(
        _line(subject, line, period, given.figures.get(line.series.pk, GivenFigure()))
        for whole in subject.series
        # What is worked out of others is never asked for.
        if whole.series.pk not in worked_out and not whole.series.beside
        for line in (whole, *whole.parts)
    )
    needs_story = any(one.result and one.result.status in asks_for_story for one in lines)
    missing = what_is_missing(
        asked=asked,
        without_figure=_without_figure(lines),
        commentary=given.commentary,
        story=given.story,
        is_off_target=needs_story,
        period_last=period.last,
    )
    return ReturnReading(subject.edition_measure, period, lines, missing, needs_story)


def _without_figure(lines: Collection[SeriesReading]) -> list[str]:
    """The wholes that have no figure yet; a part of a breakdown may be left out."""
    return [one.series.label for one in lines if not one.series.part and one.given.value is None]


def _line(
    measure: MeasureSubject, line: SeriesSubject, period: Period, given: GivenFigure
) -> SeriesReading:
    earlier = tuple(
        line.rows[here]
        for here in sorted(line.rows)
        if here.kind is period.kind and here.last < period.last
    )
    in_force = measure.target_on(line.series, period.last)
    target = in_force.row if in_force else None
    if given.value is None:
        return SeriesReading(line.series, given, earlier, target, None, ())
    candidate = Observation(
        pk=_NOT_ON_RECORD,
        series=line.series,
        period_code=period.code,
        period_first=period.first,
        period_last=period.last,
        value=given.value,
        numerator=given.numerator,
        denominator=given.denominator,
        provisional=given.provisional,
    )
    result = result_of(
        measure,
        _with(line, period, candidate),
        period,
        own_code=own_code_of(measure.edition_measure.framework.authority),
        inputs_hash="",
        at=timezone.now(),
    )
    asked = questions_on_entry(measure, line, known_figure(candidate, period), line.figures)
    words = tuple(one.words for one in asked)
    return SeriesReading(line.series, given, earlier, target, result, words)


def _with(line: SeriesSubject, period: Period, candidate: Observation) -> SeriesSubject:
    """The line of figures as if the candidate stood on record."""
    rows = {**line.rows, period: candidate}
    return replace(
        line,
        rows=rows,
        figures=figures_as_known(known_figure(row, here) for here, row in rows.items()),
    )
