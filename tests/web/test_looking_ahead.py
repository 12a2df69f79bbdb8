"""What a series is heading for: whose chance is told, and whose status at the year's end only."""

from __future__ import annotations

from decimal import Decimal

from goldthread.framework.periods import quarter
from goldthread.framework.rules import Target
from goldthread.framework.rules.targets import (
    AnnualTotal,
    Comparison,
    Relative,
    RelativeDirection,
    SeveralTargets,
    Threshold,
)
from goldthread.web.records import actions, models

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
