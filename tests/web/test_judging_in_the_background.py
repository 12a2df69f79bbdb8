"""What is judged in the background, and what is left alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from goldthread.framework.periods import financial_year
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models
from goldthread.web.running import judging

pytestmark = pytest.mark.django_db


def give(series: models.Series, year: int, value: int) -> None:
    figure = actions.NewObservation(series, financial_year(year), Decimal(value))
    actions.record_observations(
        authority=series.measure.authority, observations=[figure], by="a test", source="returns.csv"
    )


def test_where_nothing_was_done_nothing_is_looked_at(
    series: models.Series,
    other_authority: models.Authority,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    give(series, 2019, 3)
    background = judging.Judging()
    assert "anyborough" in background.again(by="a test")
    assert models.Result.objects.filter(series=series).count() == 1
    # It wrote down that it judged, and so looks once more.
    background.again(by="a test")
    before = Event.objects.count()
    with django_assert_num_queries(2):
        assert background.again(by="a test") == ()
    assert Event.objects.count() == before

    give(series, 2020, 4)
    assert background.again(by="a test") == ("anyborough",)
    assert models.Result.objects.filter(series=series).count() == 2


def test_what_failed_is_tried_again(series: models.Series, monkeypatch: pytest.MonkeyPatch) -> None:
    background = judging.Judging()

    def failing(*_args: object, **_more: object) -> None:
        raise RuntimeError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(judging, "look_ahead", failing)
        with pytest.raises(RuntimeError, match="full"):
            background.again(by="a test")
    assert background.again(by="a test") == ("anyborough",)


def test_another_day_is_looked_at_anew(
    series: models.Series, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which periods pages look back to depends on the day."""
    background = judging.Judging()
    background.again(by="a test")
    background.again(by="a test")
    assert background.again(by="a test") == ()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2031, 4, 1))
    assert background.again(by="a test") == ("anyborough",)
