"""``set-target``: a measure is held to another target from a period on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldthread.framework.periods import PeriodError, period_from_words
from goldthread.web.running.figures import NothingToFillError, framework_to_fill

if TYPE_CHECKING:
    from goldthread.web.records.models import Target


class NoSuchMeasureError(ValueError):
    """A command names a measure that the framework in force does not state."""


def set_target(
    *, authority: str, measure: str, text: str, from_period: str, by: str, reason: str
) -> Target:
    """Hold a measure, by its code, to the target that these words are, and judge it again.

    Raises ``NoSuchMeasureError``, ``NothingToFillError`` for a period that is none, and
    ``ActionRefusedError`` for words that are not understood or without a reason.
    """
    framework = framework_to_fill(authority)
    from django.db import transaction

    from goldthread.web.records import actions, models
    from goldthread.web.records.mapping.subjects import calendar_of
    from goldthread.web.records.mapping.target_words import target_words
    from goldthread.web.refusal import ActionRefusedError

    calendar = calendar_of(framework.authority)
    try:
        period = period_from_words(from_period, calendar=calendar)
    except PeriodError as error:
        raise NothingToFillError(str(error)) from error
    stated = framework.edition_measures.filter(measure__code=measure).first()
    if stated is None:
        raise NoSuchMeasureError(
            f"{framework} states no measure {measure!r}. Write its code as it stands in the "
            "address of its page, or in the first column of goldthread template."
        )
    words = target_words(stated, text, period)
    if words.trouble:
        raise ActionRefusedError(words.trouble)
    with transaction.atomic():
        target = actions.set_target(
            edition_measure=stated,
            text=text,
            rule=words.rule,
            from_period=period,
            by=by,
            reason=reason,
        )
        series = set(
            models.Series.objects.filter(measure=stated.measure).values_list("pk", flat=True)
        )
        actions.evaluate_framework(framework=framework, by=by, series=series)
    actions.forecast_framework(framework=framework, by=by, series=series)
    return target
