"""A pack of a period that is past says what was to be expected then, from the figures of then."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goldthread.framework.periods import Period, quarter
from goldthread.web.jobs.models import Job
from goldthread.web.jobs.worker import run_waiting_jobs
from goldthread.web.packs import actions
from goldthread.web.packs.models import Pack
from goldthread.web.packs.selectors.drafts import draft_report
from goldthread.web.records import actions as record_actions
from goldthread.web.records import models as records

pytestmark = pytest.mark.django_db
BY = "a test"
THEN = quarter(2020, 3)
STEADY = ("82", "84", "81", "83", "82", "83", "81", "84")


def count(series: records.Series, figures: dict[Period, str]) -> None:
    record_actions.record_observations(
        authority=series.measure.authority,
        observations=[
            record_actions.NewObservation(series, period, Decimal(value))
            for period, value in figures.items()
        ],
        by=BY,
        source="Repairs system",
    )
    for framework in records.Framework.objects.filter(authority=series.measure.authority):
        record_actions.evaluate_framework(framework=framework, by=BY)
        record_actions.forecast_framework(framework=framework, by=BY)


def pack_of(series: records.Series, period: Period) -> Pack:
    return actions.begin_pack(
        authority=series.measure.authority, words=actions.PackWords("Report", period.code), by=BY
    )


def told(pack: Pack) -> str | None:
    (measure,) = draft_report(pack).measures
    outlook = measure.series[0].outlook
    return outlook.sentence if outlook else None


@pytest.fixture
def steady(quarterly: records.Measure) -> records.Series:
    """Two years of quarters around 82.5, up to a period."""
    series = records.Series.objects.get(measure=quarterly)
    count(series, {THEN.moved(step - 7): value for step, value in enumerate(STEADY)})
    return series


def test_a_pack_made_later_says_the_outlook_that_one_made_then_said(
    steady: records.Series,
) -> None:
    at_the_time = told(pack_of(steady, THEN))
    assert at_the_time is not None
    assert "chance of meeting it" in at_the_time
    # Nothing is later, so nothing is to be worked out again.
    assert not Job.objects.exists()
    count(steady, {THEN.moved(1): "20"})
    later = pack_of(steady, THEN)
    assert told(later) is None
    assert run_waiting_jobs() == 1
    assert told(later) == at_the_time
