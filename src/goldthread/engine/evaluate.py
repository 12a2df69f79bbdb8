"""The whole judgement of a series, or of many, as things stood on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from goldthread.engine.direction import Direction, direction_of_travel
from goldthread.engine.judgement import (
    NO_COMPARATORS,
    Comparators,
    MeasureRules,
    StatusResult,
)
from goldthread.engine.movement import Movement, movement
from goldthread.engine.observations import Figures, Observation, Series, figures_as_known
from goldthread.engine.status import judge
from goldthread.framework.periods import (
    ENGLAND,
    Calendar,
    Period,
    PeriodKind,
    containing,
    known_from,
    period_kind_for,
    steps_between_figures,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """One series to evaluate, with what it is held to and all that was recorded of it."""

    series: Series
    rules: MeasureRules
    observations: tuple[Observation, ...] = ()
    calendar: Calendar = field(default=ENGLAND, repr=False)


@dataclass(frozen=True, slots=True)
class Result:
    """What the engine makes of one series as things stood on a day.

    ``status`` is for ``period``: the one asked for, or else the latest whose figure should
    be in. Where that figure is awaited, ``latest`` is the status of the last figure there
    is; ``movement`` and ``direction`` speak of that figure too. ``period`` is ``None`` only where nothing says which period a figure is for.
    """

    series: Series
    as_of: date
    period: Period | None
    status: StatusResult | None
    latest: StatusResult | None
    movement: Movement | None
    direction: Direction | None
    figures: Figures


def evaluate(
    subject: Subject,
    *,
    as_of: date,
    period: Period | None = None,
    comparators: Comparators = NO_COMPARATORS,
) -> Result:
    """Evaluate one series with the figures known by the end of ``as_of``.

    ``period`` asks for one period; without it the latest whose figure should be in by
    ``as_of`` is taken. Raises ``ObservationError`` where observations contradict each other.
    """
    series, rules = subject.series, subject.rules
    figures = figures_as_known(subject.observations, as_of)
    asked = period or expected_period(subject, figures, as_of)
    if asked is None:
        return Result(series, as_of, None, None, None, None, None, figures)
    status = judge(series, rules, figures, asked, as_of=as_of, comparators=comparators)
    latest: StatusResult | None = status
    at_hand = figures.at(asked) or figures.before(asked)
    if at_hand is None:
        latest = None
    elif at_hand.period != asked:
        latest = judge(series, rules, figures, at_hand.period, comparators=comparators)
    known = at_hand.period if at_hand else asked
    moved = movement(
        series,
        figures,
        known,
        polarity=rules.polarity,
        baseline=rules.baseline,
        goal=latest.goal if latest else None,
    )
    travelled = direction_of_travel(series, figures, known, polarity=rules.polarity)
    return Result(series, as_of, asked, status, latest, moved, travelled, figures)


def evaluate_all(
    subjects: Iterable[Subject],
    *,
    as_of: date,
    period: Period | None = None,
    comparators: Comparators = NO_COMPARATORS,
) -> Iterator[Result]:
    """Evaluate many series, one result each, in the order given.

    With ``period``, each series is asked for the latest of its own periods that ends with
    or before that one: a quarter's report shows an annual measure's last year.
    """
    for subject in subjects:
        own = None
        if period is not None:
            figures = figures_as_known(subject.observations, min(as_of, period.last))
            own = expected_period(subject, figures, min(as_of, period.last))
        yield evaluate(subject, as_of=as_of, period=own, comparators=comparators)


def status_history(
    subject: Subject, *, as_of: date, comparators: Comparators = NO_COMPARATORS
) -> tuple[StatusResult, ...]:
    """The status in every period that has a figure, earliest first, each judged by the rule
    that was in force for it.
    """
    figures = figures_as_known(subject.observations, as_of)
    return tuple(
        judge(subject.series, subject.rules, figures, period, comparators=comparators)
        for period in figures.periods
    )


def expected_period(subject: Subject, figures: Figures, as_of: date) -> Period | None:
    """The latest period whose figure should be in by ``as_of``, or the latest that is in.

    Figures come at the measure's frequency after the latest there is; one that is not
    collected regularly is expected at no time. ``None`` where neither a figure nor the
    frequency names a period.
    """
    frequency = subject.rules.frequency
    latest = figures.latest
    kind = period_kind_for(frequency)
    if latest is None:
        if kind is None or kind is PeriodKind.ROLLING:
            return None
        ended = containing(as_of, kind, subject.calendar)
        while known_from(ended, frequency) > as_of:
            ended = ended.previous()
        return ended
    here = latest.period
    if kind is None or here.kind is PeriodKind.SNAPSHOT:
        return here
    steps = steps_between_figures(frequency, here.kind)
    while known_from(following := here.moved(steps), frequency) <= as_of:
        here = following
    return here
