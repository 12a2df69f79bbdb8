"""What counts as close: for a framework or a measure, from which period, and who said so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from goldthread.engine.goals import (
    AbsoluteFloor,
    IntervalTest,
    NoTolerance,
    PercentagePoints,
    PercentOfTarget,
    Tolerance,
)
from goldthread.framework.periods import Period, quarter
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models, selectors
from goldthread.web.records.mapping.tolerances import tolerance_from_json, tolerance_to_json

Q1, Q2 = quarter(2020, 1), quarter(2020, 2)


@pytest.fixture
def quitters(record: models.Framework) -> models.Series:
    """The percentage of quitters, whose target is at least 55%, with 52% in two quarters."""
    series = models.Series.objects.get(measure__editions__framework=record, label="percentage")
    actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(
                series=series,
                period=period,
                value=Decimal(52),
                numerator=Decimal(52),
                denominator=Decimal(100),
            )
            for period in (Q1, Q2)
        ],
        by="a test",
        source="a return",
    )
    return series


def set_tolerance(
    record: models.Framework,
    rule: Tolerance | None,
    *,
    measure: models.Measure | None = None,
    since: Period | None = None,
) -> models.Tolerance:
    return actions.set_tolerance(
        framework=record,
        measure=measure,
        rule=rule,
        from_period=since,
        by="a head",
        reason="Agreed by Cabinet.",
    )


def judged(record: models.Framework) -> list[tuple[str, str]]:
    actions.evaluate_framework(framework=record, by="a test")
    rows = models.Result.objects.filter(series__label="percentage").order_by("period_last")
    return [(row.status, row.reason) for row in rows]


@pytest.mark.parametrize(
    ("rule", "status", "words"),
    [
        # 52 is 3 short of 55, which is 5.45% of it.
        (None, "close", "within 10% of the target counts as close"),
        (PercentOfTarget(Decimal(5)), "off_target", "3 percentage points short"),
        (PercentOfTarget(Decimal(6)), "close", "within 6% of the target counts as close"),
        (PercentagePoints(Decimal(3)), "close", "within 3 percentage points counts as close"),
        (PercentagePoints(Decimal(2)), "off_target", "3 percentage points short"),
        (AbsoluteFloor(Decimal(50)), "close", "within the minimum standard of 50"),
        (AbsoluteFloor(Decimal(53)), "off_target", "3 percentage points short"),
        # Wilson's 95% interval of 52 of 100 ends at 61.5%, beyond 55%.
        (IntervalTest(), "close", "chance may have made the difference"),
        (NoTolerance(), "off_target", "3 percentage points short"),
    ],
)
def test_a_figure_is_judged_by_the_tolerance_of_its_framework(
    record: models.Framework,
    quitters: models.Series,
    rule: Tolerance | None,
    status: str,
    words: str,
) -> None:
    if rule is not None:
        set_tolerance(record, rule)
    (_, (found, reason)) = judged(record)
    assert found == status
    assert words in reason


def test_a_measures_own_tolerance_goes_before_its_frameworks_from_its_period_on(
    record: models.Framework, quitters: models.Series
) -> None:
    assert [status for status, _ in judged(record)] == ["close", "close"]
    set_tolerance(record, PercentOfTarget(Decimal(20)))
    set_tolerance(record, NoTolerance(), measure=quitters.measure, since=Q2)
    assert [status for status, _ in judged(record)] == ["close", "off_target"]
    set_tolerance(record, None, measure=quitters.measure, since=Q2)
    (_, (status, reason)) = judged(record)
    assert status == "close"
    assert "within 20% of the target" in reason


def test_a_tolerance_leaves_the_results_before_it_as_they_were(
    record: models.Framework, quitters: models.Series
) -> None:
    judged(record)
    kept = models.Result.objects.get(series=quitters, period_code=Q1.code).pk
    set_tolerance(record, NoTolerance(), since=Q2)
    judged(record)
    assert models.Result.objects.get(series=quitters, period_code=Q1.code).pk == kept


def test_who_set_the_tolerance_is_told(record: models.Framework, quitters: models.Series) -> None:
    stated = models.EditionMeasure.objects.get(framework=record, measure=quitters.measure)
    common = selectors.tolerance_of(stated, Q1.last)
    assert (common.row, common.words) == (None, "within 10% of the target counts as close")
    set_tolerance(record, PercentagePoints(Decimal(2)), measure=quitters.measure, since=Q2)
    assert selectors.tolerance_of(stated, Q1.last).row is None
    own = selectors.tolerance_of(stated, Q2.last)
    assert own.row is not None
    assert own.is_the_measures_own
    assert (own.row.set_by, own.row.reason) == ("a head", "Agreed by Cabinet.")
    event = Event.objects.get(action="set tolerance")
    assert event.after["rule"] == {"kind": "percentage_points", "points": "2"}
    assert event.reason == "Agreed by Cabinet."


@pytest.mark.parametrize(
    ("rule", "reason", "says"),
    [
        (PercentOfTarget(Decimal(5)), " ", "Give a reason"),
        (PercentOfTarget(Decimal(-5)), "Agreed.", "-5 is below nought"),
        (IntervalTest(Decimal(95)), "Agreed.", "A confidence of 95 is none"),
        (None, "Agreed.", "A framework needs a tolerance"),
    ],
)
def test_a_tolerance_that_cannot_be_is_refused(
    record: models.Framework, rule: Tolerance | None, reason: str, says: str
) -> None:
    with pytest.raises(actions.ActionRefusedError, match=says):
        actions.set_tolerance(
            framework=record, measure=None, rule=rule, from_period=None, by="a head", reason=reason
        )
    assert not models.Tolerance.objects.exists()


@pytest.mark.parametrize(
    "rule",
    [
        PercentOfTarget(Decimal("7.5")),
        PercentagePoints(Decimal(2)),
        AbsoluteFloor(Decimal(-3)),
        IntervalTest(Decimal("0.998")),
        NoTolerance(),
    ],
)
def test_a_tolerance_reads_back_equal(rule: Tolerance) -> None:
    assert tolerance_from_json(tolerance_to_json(rule)) == rule


def test_what_was_said_of_one_edition_holds_for_no_other(
    record: models.Framework, quitters: models.Series
) -> None:
    set_tolerance(record, NoTolerance())
    models.Framework.objects.filter(pk=record.pk).update(edition="2022-24")
    record.refresh_from_db()
    stated = models.EditionMeasure.objects.get(framework=record, measure=quitters.measure)
    assert selectors.tolerance_of(stated, date(2030, 1, 1)).row is None
