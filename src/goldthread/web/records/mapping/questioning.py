"""What to ask about figures that are being entered."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from goldthread.engine.goals import DEFAULT_TOLERANCE
from goldthread.engine.observations import Figures
from goldthread.engine.observations import Observation as KnownFigure
from goldthread.engine.status import judge
from goldthread.engine.unlikely import Question, questions_about
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject


def questions_on_entry(
    measure: MeasureSubject,
    subject: SeriesSubject,
    entered: KnownFigure,
    before: Figures,
) -> tuple[Question, ...]:
    """What to ask about a figure, given those before it and what the target holds it to."""
    period = entered.period
    with_it = Figures(MappingProxyType({**before.by_period, period: entered}))
    # How near to the target counts as close makes no figure likely or unlikely.
    rules = replace(measure.rules_on(subject, period.last), tolerance=DEFAULT_TOLERANCE)
    counted = measure.counted_on(subject, period.last)
    goal = judge(counted, rules, with_it, period).goal
    return questions_about(entered, counted, before, goal=goal)
