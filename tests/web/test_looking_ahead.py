"""What a series is heading for: whose chance is told, and whose status at the year's end only."""

from __future__ import annotations

from decimal import Decimal

from goldthread.framework.periods import Period, quarter
from goldthread.framework.rules import Target
from goldthread.framework.rules.targets import (
    AnnualTotal,
    Comparison,
    Relative,
    RelativeDirection,
    SeveralTargets,
    Threshold,
)
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models, selectors

# Eight quarters of two whole years, about 60 each.
QUARTERS = (58, 62, 59, 61, 60, 62, 58, 60)
LAST = quarter(2020, 4)


def looked_ahead(record: models.Framework, target: Target) -> models.Forecast:
    series = models.Series.objects.get(measure__editions__framework=record, label="number")
    stated = models.EditionMeasure.objects.get(framework=record, measure=series.measure)
    first = LAST.moved(1 - len(QUARTERS))
    actions.describe_series(
        authority=record.authority,
        descriptions=[actions.SeriesDescription(series=series, adds_up=True)],
        by="a test",
    )
    actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(series=series, period=first.moved(step), value=Decimal(value))
            for step, value in enumerate(QUARTERS)
        ],
        by="a test",
        source="a return",
    )
    actions.set_target(
        edition_measure=stated,
        text="a target",
        rule=target,
        from_period=first,
        by="a test",
        reason="A test.",
    )
    actions.forecast_framework(framework=record, by="a test")
    return models.Forecast.objects.get(series=series)


def test_a_years_total_is_looked_at_from_the_end_of_the_year_before(
    record: models.Framework,
) -> None:
    total = AnnualTotal(comparison=Comparison.AT_LEAST, value=Decimal(200))
    forecast = looked_ahead(record, total)
    # Four quarters of about 60 make about 240.
    assert forecast.outturn_period_code == "2021-Q4"
    assert 225 < forecast.outturn_value < 255
    assert forecast.outturn_lower < forecast.outturn_value < forecast.outturn_upper
    assert (forecast.likely_status, forecast.chance_words) == ("on_target", "more than 90%")


def test_beside_others_the_likely_status_supposes_that_they_stay_and_no_chance_is_told(
    record: models.Framework,
) -> None:
    series = models.Series.objects.get(measure__editions__framework=record, label="number")
    actions.record_comparators(
        authority=record.authority,
        figures=[
            actions.NewComparatorFigure(
                series=series,
                area="London average",
                area_name="London average",
                period=LAST.moved(-1),
                value=Decimal(90),
                source="A ministry",
            )
        ],
        by="a test",
    )
    beside = Relative(to="London average", direction=RelativeDirection.ABOVE)
    forecast = looked_ahead(record, beside)
    assert forecast.likely_status == "off_target"
    assert "what it is held beside stays as it was in Q3 2020-21" in forecast.outturn_sentence
    assert (forecast.chance, forecast.chance_words) == (None, "")


def test_of_several_targets_together_no_chance_is_told(record: models.Framework) -> None:
    parts = tuple(
        Threshold(comparison=Comparison.AT_LEAST, value=Decimal(value)) for value in (50, 40)
    )
    forecast = looked_ahead(record, SeveralTargets(parts=parts))
    assert (forecast.likely_status, forecast.chance) == ("on_target", None)


TOLD = ("period_code", "method", "points", "chance_words", "chance_sentence", "outturn_sentence")


def test_looked_ahead_from_an_earlier_period_it_says_what_was_said_then(
    record: models.Framework,
) -> None:
    total = AnnualTotal(comparison=Comparison.AT_LEAST, value=Decimal(200))
    said_then = looked_ahead(record, total)
    series, told = said_then.series, [getattr(said_then, name) for name in TOLD]

    def count(period: Period, value: int, reason: str = "") -> None:
        actions.record_observations(
            authority=record.authority,
            observations=[actions.NewObservation(series, period, Decimal(value))],
            by="a test",
            source="a return",
            reason=reason,
        )
        actions.forecast_framework(framework=record, by="a test")

    count(LAST.moved(1), 95)
    key = (said_then.edition_measure_id, series.pk)
    # What is kept is of the latest figure, so that of the period before was not asked for yet.
    assert key not in selectors.forecasts_as_of(record, LAST.last)
    done = actions.forecast_earlier(framework=record, period=LAST, by="a test")
    assert (done.series, done.worked_out) == (1, 1)
    earlier = selectors.forecasts_as_of(record, LAST.last)[key]
    assert [getattr(earlier, name) for name in TOLD] == told
    assert len(earlier.inputs["figures"]) == len(QUARTERS)
    event = Event.objects.get(action="forecast earlier")
    assert event.after == {"period": "2020-Q4", "series": 1, "worked_out": 1}
    # A figure since changes nothing of it; one of before does.
    count(LAST.moved(2), 96)
    assert actions.forecast_earlier(framework=record, period=LAST, by="a test").worked_out == 0
    count(LAST, 30, "Counted again.")
    assert actions.forecast_earlier(framework=record, period=LAST, by="a test").worked_out == 1
    assert models.EarlierForecast.objects.get().points != earlier.points
