"""What is kept of the engine's judgements, and that nothing is judged twice for nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from goldthread.framework.periods import Period, month, quarter
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models, selectors
from goldthread.web.records.mapping import judging

Q4 = quarter(2020, 4)


def months(count: int) -> list[Period]:
    return [month(2019, 4).moved(steps) for steps in range(count)]


def record_months(series: models.Series, values: list[str], **fields: Any) -> Any:
    return actions.record_observations(
        authority=series.measure.authority,
        observations=[
            actions.NewObservation(series=series, period=period, value=Decimal(value), **fields)
            for period, value in zip(months(len(values)), values, strict=True)
        ],
        by="a test",
        source="a return",
    )


def evaluate(record: models.Framework, **fields: Any) -> actions.EvaluatedFramework:
    return actions.evaluate_framework(framework=record, by="a test", **fields)


def percentage(record: models.Framework) -> models.Series:
    return models.Series.objects.get(
        measure__editions__framework=record, label="percentage", dimension=""
    )


# Twelve months about 50, then eight about 60.
STEADY = ["50", "51", "49", "50", "51", "49", "50", "51", "49", "50", "51", "49"]
HIGHER = ["60", "61", "59", "60", "61", "59", "60", "61"]


def test_the_direction_is_that_of_the_test_the_figures_bear_and_says_which(
    record: models.Framework,
) -> None:
    series = percentage(record)
    record_months(series, [*STEADY, *HIGHER])
    evaluate(record)
    latest = models.Result.objects.filter(series=series).order_by("period_last").last()
    assert latest is not None
    assert (latest.direction, latest.direction_test) == ("improving", "control_chart")
    # The upper limit by hand, below, is 58.95, to one decimal 59.0, and 61 lies beyond it.
    assert latest.direction_reason.startswith(
        "Improving: the figure in November 2020 is above the usual range, which ends at 59%"
    )
    assert (latest.variation, latest.status) == ("improvement_high", "on_target")
    # Mean: (12 * 50 + 8 * 60.125) / 20 = 54.05. Ranges: eleven among the twelve (1, 2, 1 over
    # and over, sum 15), 11 at the step, seven after it (1, 2, 1, 1, 2, 1, 1, sum 9): 35 / 19.
    assert latest.mean == Decimal("54.05")
    reach = Decimal("2.66") * 35 / 19
    assert latest.upper_limit == pytest.approx(Decimal("54.05") + reach, abs=Decimal("0.0001"))
    # 55 lies within the limits, so the target is hit or missed by chance.
    assert latest.assurance == "inconsistent"
    travel = models.Travel.objects.get(series=series)
    assert (travel.direction, travel.assurance) == (latest.direction, latest.assurance)
    points = travel.chart["points"]
    assert len(points) == 20
    assert points[-1]["period"] == latest.period_code
    assert {"cause": "run", "side": "high"} in points[-1]["signals"]


def test_a_result_speaks_as_things_stood_with_its_period(record: models.Framework) -> None:
    series = percentage(record)
    record_months(series, [*STEADY, *HIGHER])
    evaluate(record)
    results = list(models.Result.objects.filter(series=series).order_by("period_last"))
    # Twelve figures are too few for a chart; the thirteenth lies beyond what was usual.
    assert results[11].direction == "too_few_points"
    assert results[12].direction_test == "control_chart"


def test_an_interval_says_what_chance_allows_beside_the_plain_status(
    record: models.Framework,
) -> None:
    series = percentage(record)
    actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(
                series=series,
                period=Q4,
                value=Decimal(60),
                numerator=Decimal(6),
                denominator=Decimal(10),
            )
        ],
        by="a test",
        source="a return",
    )
    evaluate(record)
    result = models.Result.objects.get(series=series)
    # Wilson by hand for 6 of 10: (12 + 3.8415 -/+ 1.96 * sqrt(3.8415 + 24 * 0.4)) / 27.683.
    assert (result.status, result.noise_verdict) == ("on_target", "similar")
    assert result.interval_lower == pytest.approx(Decimal("31.27"), abs=Decimal("0.01"))
    assert result.interval_upper == pytest.approx(Decimal("83.18"), abs=Decimal("0.01"))
    assert result.interval_method == "Wilson"


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The period of every judgement the engine is asked for."""
    asked: list[str] = []
    judge = judging.judge

    def counting(series: Any, rules: Any, figures: Any, period: Period, **more: Any) -> Any:
        asked.append(f"{series.label} {period.code}".strip())
        return judge(series, rules, figures, period, **more)

    monkeypatch.setattr(judging, "judge", counting)
    return asked


def test_only_what_changed_is_judged_again(
    record: models.Framework, series: models.Series, judged: list[str]
) -> None:
    quitters = percentage(record)
    record_months(quitters, STEADY)
    record_months(series, STEADY)
    assert evaluate(record).worked_out == 24 + 2  # each figure, and where each series is going
    judged.clear()
    assert evaluate(record).worked_out == 0
    assert judged == []
    # One new value: its own period and nothing before it.
    record_months(quitters, [*STEADY, "52"])
    evaluate(record)
    assert judged == ["percentage 2020-04"]
    judged.clear()
    # A correction bears on its own period and those after it.
    actions.record_observations(
        authority=record.authority,
        observations=[actions.NewObservation(quitters, month(2020, 2), Decimal(48))],
        by="a test",
        source="a return",
        reason="Recounted.",
    )
    evaluate(record)
    assert judged == ["percentage 2020-02", "percentage 2020-03", "percentage 2020-04"]


def test_a_new_target_is_judged_from_its_period_on_and_the_old_one_before(
    record: models.Framework, judged: list[str]
) -> None:
    quitters = percentage(record)
    record_months(quitters, STEADY)
    evaluate(record)
    judged.clear()
    target = set_quitters(record, "45", month(2020, 2))
    evaluate(record)
    assert judged == ["percentage 2020-02", "percentage 2020-03"]
    results = models.Result.objects.filter(series=quitters).order_by("period_last")
    # At least 55: within a tenth of it, which 50 and 51 are and 49 is not, counts as close.
    assert {(row.value, row.status) for row in results[:10]} == {
        (49, "off_target"),
        (50, "close"),
        (51, "close"),
    }
    assert {row.status for row in results[10:]} == {"on_target"}
    assert {row.target_id for row in results[10:]} == {target.pk}


def set_quitters(record: models.Framework, number: str, since: Period) -> models.Target:
    return actions.set_target(
        edition_measure=record.edition_measures.get(code="m1"),
        text=f"at least {number}%",
        rule=Threshold(comparison=Comparison.AT_LEAST, value=Decimal(number), unit="%"),
        from_period=since,
        by="the Cabinet",
        reason="Minute 7.",
    )


def test_setting_a_target_ends_the_one_before_it_and_is_on_record(
    record: models.Framework,
) -> None:
    set_quitters(record, "45", quarter(2021, 1))
    later = set_quitters(record, "60", quarter(2021, 3))
    stated = record.edition_measures.get(code="m1")
    days = [(str(one.valid_from), str(one.valid_to)) for one in stated.targets.all()]
    assert days == [
        ("None", "2021-03-31"),
        ("2021-04-01", "2021-09-30"),
        ("2021-10-01", "None"),
    ]
    event = Event.objects.filter(action="set target").latest("pk")
    assert (event.by, event.reason, event.before) == ("the Cabinet", "Minute 7.", None)
    again = set_quitters(record, "65", quarter(2021, 3))
    assert (again.pk, stated.targets.count()) == (later.pk, 3)
    event = Event.objects.filter(action="set target").latest("pk")
    assert event.before["text"] == "at least 60%"


def test_a_target_needs_words_that_are_understood_and_a_reason(record: models.Framework) -> None:
    from goldthread.framework.rules.targets import NotUnderstood

    with pytest.raises(actions.ActionRefusedError) as refused:
        actions.set_target(
            edition_measure=record.edition_measures.get(code="m1"),
            text="as good as can be",
            rule=NotUnderstood(text="as good as can be"),
            from_period=Q4,
            by="the Cabinet",
            reason=" ",
        )
    assert [reason.split(":")[0] for reason in refused.value.reasons] == [
        "Give a reason",
        "“as good as can be” is not understood as a target. Write it more plainly, such as",
    ]


def test_targets_set_since_hold_on_when_a_draft_is_read_again(
    record: models.Framework, framework: Any
) -> None:
    from dataclasses import replace

    set_quitters(record, "45", quarter(2021, 1))
    changed = replace(framework, introduction=("Other words",))
    again = actions.load_framework(
        authority=record.authority,
        framework=changed,
        document=actions.ReadDocument("framework.docx", "b" * 64),
        by="a test",
    ).record
    of_document, later = again.edition_measures.get(code="m1").targets.all()
    assert (of_document.text, str(of_document.valid_to)) == ("55%", "2021-03-31")
    assert (later.text, later.set_by, later.reason) == ("at least 45%", "the Cabinet", "Minute 7.")
    assert (
        Event.objects.filter(action="load framework").latest("pk").after["targets_not_kept"] == []
    )


def test_what_is_lost_with_a_measure_stated_no_more_is_on_record(
    record: models.Framework, framework: Any
) -> None:
    from dataclasses import replace

    set_quitters(record, "45", quarter(2021, 1))
    actions.load_framework(
        authority=record.authority,
        framework=replace(framework, measures=framework.measures[1:]),
        document=actions.ReadDocument("framework.docx", "b" * 64),
        by="a test",
    )
    (lost,) = Event.objects.filter(action="load framework").latest("pk").after["targets_not_kept"]
    assert (lost["measure"], lost["target"]) == ("m1", "at least 45%")


def test_a_chart_starts_afresh_where_somebody_decided_so(record: models.Framework) -> None:
    series = percentage(record)
    record_months(series, [*STEADY, *HIGHER, "60", "60", "61", "59", "60"])
    evaluate(record)
    actions.rebase_chart(series=series, period=month(2020, 4), by="a head", reason="A new clinic.")
    evaluate(record)
    travel = models.Travel.objects.get(series=series)
    assert [point["stretch"] for point in travel.chart["points"]] == [0] * 12 + [1] * 13
    assert travel.direction == "no_change"
    with pytest.raises(actions.ActionRefusedError, match="Say what changed"):
        actions.rebase_chart(series=series, period=month(2020, 5), by="a head", reason="")


# Forecasts


def test_a_forecast_is_kept_until_something_changes(record: models.Framework) -> None:
    series = percentage(record)
    wavering = "50 52 47 51 49 48 53 50 46 51 52 49 48 50 53 47 51 49 52 50 48 51 47 50"
    record_months(series, wavering.split())
    first = actions.forecast_framework(framework=record, by="a test")
    assert (first.series, first.worked_out) == (1, 1)
    forecast = models.Forecast.objects.get(series=series)
    assert forecast.figures == 24
    assert forecast.calibrated
    # The last figure is March 2021, so the year to come ends a year on.
    assert (forecast.target_period_code, forecast.outturn_period_code) == ("2022-03", "2022-03")
    assert len(forecast.points) == 12
    assert forecast.target_value == 55
    # Two years between 46 and 53 make 55 unlikely.
    assert forecast.chance_words == "less than 10%"
    # Within a tenth of 55 counts as close.
    near = forecast.outturn_value >= Decimal("49.5")
    assert forecast.likely_status == ("close" if near else "off_target")
    assert forecast.outturn_lower < forecast.outturn_value < forecast.outturn_upper
    assert actions.forecast_framework(framework=record, by="a test").worked_out == 0
    set_quitters(record, "45", month(2021, 3))
    assert actions.forecast_framework(framework=record, by="a test").worked_out == 1
    assert models.Forecast.objects.get(series=series).chance_words == "more than 90%"


def test_without_enough_figures_the_forecast_says_why_there_is_none(
    record: models.Framework,
) -> None:
    record_months(percentage(record), STEADY[:4])
    actions.forecast_framework(framework=record, by="a test")
    forecast = models.Forecast.objects.get()
    assert (forecast.method, forecast.points, forecast.chance) == ("none", [], None)
    assert "needs at least" in forecast.reason


# Questions


def test_an_unlikely_figure_is_kept_and_asked_about(record: models.Framework) -> None:
    series = percentage(record)
    record_months(series, STEADY)
    done = actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(series, month(2020, 4), Decimal(117), place="x.csv, line 2")
        ],
        by="a test",
        source="a return",
    )
    assert done.new == 1
    asked = [(one.place, one.figure, one.words) for one in done.questions]
    assert asked[0][:2] == ("x.csv, line 2", "Smoking quitters (percentage), April 2020")
    assert asked[0][2] == "117% is more than all of them. Can this be over 100%?"
    kept = selectors.latest_observations(record.authority).get(series=series, value=117)
    assert kept.questions[0]["doubt"] == "over_a_hundred"


def test_a_figure_of_the_same_file_counts_among_those_before(series: models.Series) -> None:
    done = record_months(series, ["420", "430", "410", "73390"])
    (question,) = done.questions
    assert question.words.startswith("73,390 is 175 times the usual figure of 420")
