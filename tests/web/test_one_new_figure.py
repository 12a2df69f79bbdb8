"""One new figure is recorded and judged with few questions to the database, however much is there."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from goldthread.framework.periods import month
from goldthread.web.records import actions, models
from goldthread.web.records.selectors.worded import Worded

# Most are worded once and cost a tenth of a millisecond, the others up to half of one each.
MOST_TO_RECORD = 19
MOST_TO_JUDGE = 24


def give(series: models.Series, step: int, value: str, **fields: Any) -> Any:
    return actions.record_observations(
        authority=series.measure.authority,
        observations=[
            actions.NewObservation(
                series=series, period=month(2019, 4).moved(step), value=Decimal(value)
            )
        ],
        by="a test",
        source="a return",
        **fields,
    )


@pytest.mark.parametrize("on_record", [0, 20])
def test_a_new_figure_asks_little_of_the_database(
    record: models.Framework,
    series: models.Series,
    django_assert_max_num_queries: Callable[..., Any],
    on_record: int,
) -> None:
    for step in range(on_record):
        give(series, step, "50")
    actions.evaluate_framework(framework=record, by="a test")
    with django_assert_max_num_queries(MOST_TO_RECORD):
        recorded = give(series, on_record, "51")
    with django_assert_max_num_queries(MOST_TO_JUDGE):
        done = actions.evaluate_framework(framework=record, by="a test", series=recorded.series)
    assert (done.changed, done.worked_out) == (1, 2)


def test_what_is_judged_is_the_latest_of_several_corrections(
    record: models.Framework, series: models.Series
) -> None:
    for value in ("50", "40", "60"):
        give(series, 0, value, reason="Counted again.")
    give(series, 1, "70")
    actions.evaluate_framework(framework=record, by="a test")
    results = models.Result.objects.filter(series=series).order_by("period_last")
    assert [(row.value, row.observation.revision) for row in results] == [
        (Decimal(60), 3),
        (Decimal(70), 1),
    ]


def test_a_question_worded_once_gives_the_rows_of_any_keys(record: models.Framework) -> None:
    """Whatever it was worded with first, and with more keys than go into one question."""
    worded = Worded(
        models.Measure,
        lambda keys, title, code: models.Measure.objects.filter(
            title=title, pk__in=keys, code=code or "first"
        ).order_by("pk"),
    )
    made = models.Measure.objects.bulk_create(
        models.Measure(authority=record.authority, code=code, title=title)
        for code, title in (("first", "Homes"), ("second", "Homes"), ("third", "Roads"))
    )
    keys = [one.pk for one in made]
    others = range(10_000_000, 10_000_600)
    assert worded.of([]) == []
    assert worded.of(keys, "Homes", "second") == [made[1]]
    assert worded.of([*others, *keys, *keys], "Roads", "third") == [made[2]]
    assert worded.of(keys, "Homes", None) == [made[0]]
    assert worded.of(keys, "Homes", "second") == [made[1]]
    assert worded.of(keys, "", "") == []
