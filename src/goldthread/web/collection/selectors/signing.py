"""Returns that wait to be signed off, each with all that its lead officer looks at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.framework.rules import target_from_json
from goldthread.reports.pictures.marks import Mark
from goldthread.reports.wording import target_asked
from goldthread.web.collection.mapping import Given, GivenFigure, given_from_json
from goldthread.web.collection.models import Submission
from goldthread.web.collection.selectors.asked import (
    figure_in_words,
    mark_of,
    mark_of_direction,
)
from goldthread.web.collection.selectors.one_return import last_submissions, names_of
from goldthread.web.collection.selectors.work import WorkItem
from goldthread.web.records.models import Authority, EditionMeasure, Series
from goldthread.web.records.selectors import statements_that_count


@dataclass(frozen=True, slots=True)
class ToSign:
    """A submitted return: its figures by name, how it stands, and what is said of it."""

    item: WorkItem
    submission: Submission
    by: str
    figures: tuple[tuple[str, str], ...]
    given: Given
    mark: Mark | None
    direction: Mark | None
    target: str

    @property
    def chosen(self) -> str:
        """How a form names it, with the version that is shown."""
        return f"{self.item.period_return.pk}:{self.item.period_return.version}"


def to_sign(authority: Authority, items: Sequence[WorkItem]) -> list[ToSign]:
    """Returns that wait to be signed off, with what was submitted. Five queries at most."""
    returns = [item.period_return for item in items]
    last = last_submissions(returns)
    names = names_of(one.by for one in last.values())
    by_measure: dict[int, list[Series]] = defaultdict(list)
    measures = [one.measure_id for one in returns]
    for series in Series.objects.filter(measure__in=measures, dimension="").order_by("position"):
        by_measure[series.measure_id].append(series)
    stated = {
        one.measure_id: one
        for one in statements_that_count(authority)
        .filter(measure__in=measures)
        .prefetch_related("targets")
    }
    return [
        _one(
            item,
            submission,
            names,
            by_measure[item.period_return.measure_id],
            stated.get(item.period_return.measure_id),
        )
        for item in items
        if (submission := last.get(item.period_return.pk)) is not None
    ]


def _one(
    item: WorkItem,
    submission: Submission,
    names: dict[str, str],
    series: Sequence[Series],
    stated: EditionMeasure | None,
) -> ToSign:
    given = given_from_json(submission.given)
    return ToSign(
        item=item,
        submission=submission,
        by=names.get(submission.by, submission.by),
        figures=tuple((one.label, shown) for one in series if (shown := _shown(given, one))),
        given=given,
        mark=mark_of(submission.status),
        direction=mark_of_direction(
            submission.direction, variation="", polarity=stated.polarity if stated else None
        ),
        target=_target(stated, item),
    )


def _shown(given: Given, series: Series) -> str:
    figure = given.figures.get(series.pk, GivenFigure())
    return figure_in_words(figure.value, figure.numerator, figure.denominator, series.unit)


def _target(stated: EditionMeasure | None, item: WorkItem) -> str:
    """What the target in force on the last day of the period asks; else its own words."""
    if stated is None:
        return ""
    day = item.period.last
    holding = [
        one
        for one in stated.targets.all()
        if (one.valid_from is None or one.valid_from <= day)
        and (one.valid_to is None or day <= one.valid_to)
    ]
    newest = max(
        holding, key=lambda one: (one.valid_from is not None, one.valid_from), default=None
    )
    if newest is None:
        return ""
    return target_asked(target_from_json(newest.rule)) if newest.rule else newest.text or ""
