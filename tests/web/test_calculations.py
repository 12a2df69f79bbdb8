"""Figures worked out of others: with them, again with their corrections, never from some of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from small_editions import give, line_of, plan

from goldthread.engine.calculated import Difference, Ratio, Rolling, TotalOf, YearToDate
from goldthread.framework.periods import quarter
from goldthread.web.collection import actions as collecting
from goldthread.web.collection import models as collection
from goldthread.web.collection.mapping import Given
from goldthread.web.collection.selectors import reading_of
from goldthread.web.records import actions, models, selectors
from goldthread.web.records.actions.define_calculation import NewLine, define_calculation
from goldthread.web.records.actions.end_calculation import end_calculation
from goldthread.web.refusal import ActionRefusedError

__all__ = ["plan"]

pytestmark = pytest.mark.django_db

REASON = "To compare wards of unlike size."


def key(authority: models.Authority, code: str, label: str = "") -> str:
    return str(line_of(authority, code, label).pk)


def inspected_for_each_hundred_letters(plan: models.Framework) -> models.Calculation:
    """45 of 60, then 30 of 40: both 75%."""
    authority = plan.authority
    give(authority, "m2", "45", "30")
    give(authority, "m3", "60", "40")
    return define_calculation(
        authority=authority,
        of=NewLine(line_of(authority, "m2").measure, "Share"),
        rule=Ratio(key(authority, "m2"), key(authority, "m3"), Decimal(100)),
        from_period=None,
        by="a test",
        reason=REASON,
    )


def on_record(series: models.Series) -> dict[str, tuple[Decimal | None, int]]:
    rows = selectors.latest_observations(series.measure.authority).filter(series=series)
    return {row.period_code: (row.value, row.revision) for row in rows}


def test_what_can_be_worked_out_is_on_record_at_once_with_what_it_came_of(
    plan: models.Framework,
) -> None:
    row = inspected_for_each_hundred_letters(plan)
    assert (row.series.unit, row.series.beside) == ("%", True)
    assert on_record(row.series) == {"2020-Q1": (75, 1), "2020-Q2": (75, 1)}
    first = models.Observation.objects.get(series=row.series, period_code="2020-Q1")
    inputs = models.Observation.objects.filter(pk__in=first.made_of)
    assert {one.series.measure.code for one in inputs} == {"m2", "m3"}
    assert (first.numerator, first.denominator) == (45, 60)
    assert first.source == "Worked out: Homes inspected ÷ Letters answered × 100."


def test_a_new_figure_is_worked_out_with_the_figures_it_comes_of(plan: models.Framework) -> None:
    row = inspected_for_each_hundred_letters(plan)
    give(plan.authority, "m2", "12", first=2)
    assert "2020-Q3" not in on_record(row.series)
    came = give(plan.authority, "m3", "48", first=2)
    assert row.series_id in came.series
    assert on_record(row.series)["2020-Q3"] == (25, 1)


def test_a_correction_of_an_input_is_a_revision_of_what_comes_of_it(plan: models.Framework) -> None:
    row = inspected_for_each_hundred_letters(plan)
    give(plan.authority, "m2", "48", reason="Three were missed.")
    assert on_record(row.series)["2020-Q1"] == (80, 2)
    newest = models.Observation.objects.get(series=row.series, period_code="2020-Q1", revision=2)
    assert newest.reason == "Worked out again: Homes inspected for 2020-Q1 was corrected."


def test_what_can_no_longer_be_worked_out_is_taken_back_and_says_what_it_awaits(
    plan: models.Framework,
) -> None:
    row = inspected_for_each_hundred_letters(plan)
    actions.record_observations(
        authority=plan.authority,
        observations=[
            actions.NewObservation(line_of(plan.authority, "m3"), quarter(2020, 1), None)
        ],
        by="a test",
        source="figures.csv",
        reason="It was of another quarter.",
    )
    assert on_record(row.series)["2020-Q1"] == (None, 2)
    newest = models.Observation.objects.get(series=row.series, period_code="2020-Q1", revision=2)
    assert newest.reason == "Awaiting Letters answered, Q1 2020-21."


def test_a_total_over_wards_waits_for_every_ward(plan: models.Framework) -> None:
    authority = plan.authority
    give(authority, "m4", "5", "6", part=("Ward", "Abbey"))
    give(authority, "m4", "7", part=("Ward", "Heath"))
    wards = models.Series.objects.filter(measure__code="m4", dimension="Ward")
    row = define_calculation(
        authority=authority,
        of=line_of(authority, "m4"),
        rule=TotalOf(tuple(str(one.pk) for one in wards)),
        from_period=None,
        by="a test",
        reason=REASON,
    )
    assert on_record(row.series) == {"2020-Q1": (12, 1)}
    give(authority, "m4", "8", first=1, part=("Ward", "Heath"))
    assert on_record(row.series)["2020-Q2"] == (14, 1)


def test_what_is_worked_out_of_worked_out_figures_follows_too(plan: models.Framework) -> None:
    authority = plan.authority
    give(authority, "m2", "1", "2", "3", "4")
    so_far = define_calculation(
        authority=authority,
        of=NewLine(line_of(authority, "m2").measure, "So far this year"),
        rule=YearToDate(key(authority, "m2")),
        from_period=None,
        by="a test",
        reason=REASON,
    )
    give(authority, "m3", "1", "1", "1", "1")
    rest = define_calculation(
        authority=authority,
        of=NewLine(line_of(authority, "m3").measure, "Less"),
        rule=Difference(str(so_far.series_id), key(authority, "m3")),
        from_period=None,
        by="a test",
        reason=REASON,
    )
    assert [int(value or 0) for value, _ in on_record(so_far.series).values()] == [1, 3, 6, 10]
    assert [int(value or 0) for value, _ in on_record(rest.series).values()] == [0, 2, 5, 9]
    give(authority, "m2", "5", reason="Four were missed.")
    assert [int(value or 0) for value, _ in on_record(so_far.series).values()] == [5, 7, 10, 14]
    assert [int(value or 0) for value, _ in on_record(rest.series).values()] == [4, 6, 9, 13]


def test_a_total_so_far_that_falls_is_asked_about(plan: models.Framework) -> None:
    authority = plan.authority
    give(authority, "m2", "4", "5")
    define_calculation(
        authority=authority,
        of=NewLine(line_of(authority, "m2").measure, "So far this year"),
        rule=YearToDate(key(authority, "m2")),
        from_period=None,
        by="a test",
        reason=REASON,
    )
    came = give(authority, "m2", "-3", first=2)
    asked = [one for one in came.questions if "So far" in one.figure]
    assert asked
    assert any("total" in one.words.lower() or "fell" in one.words.lower() for one in asked)


def test_the_latest_four_quarters_are_a_period_of_their_own(plan: models.Framework) -> None:
    authority = plan.authority
    give(authority, "m2", "1", "2", "3", "4", "5")
    row = define_calculation(
        authority=authority,
        of=NewLine(line_of(authority, "m2").measure, "Latest year"),
        rule=Rolling(key(authority, "m2"), 4),
        from_period=None,
        by="a test",
        reason=REASON,
    )
    assert on_record(row.series) == {"2021-03-R12": (10, 1), "2021-06-R12": (14, 1)}


def test_a_line_that_is_worked_out_is_neither_asked_for_nor_given_by_hand(
    plan: models.Framework,
) -> None:
    authority = plan.authority
    row = define_calculation(
        authority=authority,
        of=line_of(authority, "m4"),
        rule=TotalOf((key(authority, "m2"), key(authority, "m3"))),
        from_period=quarter(2020, 2),
        by="a test",
        reason=REASON,
    )
    with pytest.raises(ActionRefusedError, match="give the figures of Homes inspected and Letters"):
        give(authority, "m4", "9", first=1)
    give(authority, "m4", "9")  # a period before it is worked out
    collecting.start_collecting(
        authority=authority, collect_from=quarter(2021, 1).first, by="a test"
    )
    collecting.open_returns(authority=authority, until=quarter(2021, 1).last, by="a test")
    asked = set(collection.Return.objects.values_list("measure__code", flat=True))
    assert asked == {"m1", "m2", "m3"}
    end_calculation(series=row.series, by="a test", reason="Counted again.")
    collecting.open_returns(authority=authority, until=quarter(2021, 1).last, by="a test")
    here = collection.Return.objects.get(measure__code="m4")
    reading = reading_of(here, Given())
    assert reading is not None
    assert [one.series.pk for one in reading.series] == [row.series_id]


def test_no_target_of_the_document_is_meant_for_a_line_beside_it(plan: models.Framework) -> None:
    authority = plan.authority
    row = inspected_for_each_hundred_letters(plan)
    actions.evaluate_framework(framework=plan, by="a test")
    statuses = models.Result.objects.filter(series=row.series).values_list("status", flat=True)
    assert set(statuses) == {"no_target"}
    judged = models.Result.objects.filter(series=line_of(authority, "m1"))
    assert "on_target" in set(judged.values_list("status", flat=True))


def test_a_figure_made_of_one_that_is_not_published_is_not_published_either(
    plan: models.Framework,
) -> None:
    row = inspected_for_each_hundred_letters(plan)
    authority = plan.authority
    give(authority, "m2", "3", first=2)
    give(authority, "m3", "48", first=2)
    actions.describe_series(
        authority=authority,
        descriptions=[actions.SeriesDescription(line_of(authority, "m2"), counts_people=True)],
        by="a test",
    )
    disclosure = selectors.disclosure_for(authority, public=True)
    third, first = (
        models.Observation.objects.get(series=row.series, period_code=code)
        for code in ("2020-Q3", "2020-Q1")
    )
    assert not disclosure.shows(third)
    assert disclosure.shows(first)


def test_what_makes_no_sense_is_refused_with_the_reason(plan: models.Framework) -> None:
    authority = plan.authority
    new = NewLine(line_of(authority, "m1").measure, "Other")

    def define(rule: object, of: object = new, reason: str = REASON) -> models.Calculation:
        return define_calculation(
            authority=authority,
            of=of,  # type: ignore[arg-type] # a series or a new line
            rule=rule,  # type: ignore[arg-type] # any of the calculations
            from_period=None,
            by="a test",
            reason=reason,
        )

    repairs, homes, letters = (key(authority, code) for code in ("m1", "m2", "m3"))
    with pytest.raises(ActionRefusedError, match="Divide the numbers behind it"):
        define(Ratio(repairs, homes, Decimal(100)))
    with pytest.raises(ActionRefusedError, match="Percentages do not add up"):
        define(TotalOf((repairs, homes)))
    with pytest.raises(ActionRefusedError, match="Give a reason"):
        define(TotalOf((homes, letters)), reason=" ")
    with pytest.raises(ActionRefusedError, match="what comes out is in"):
        define(TotalOf((homes, letters)), of=line_of(authority, "m1"))
    with pytest.raises(ActionRefusedError, match="worked out of itself"):
        define(TotalOf((homes, letters)), of=line_of(authority, "m2"))
    total = define(TotalOf((homes, letters)))
    with pytest.raises(ActionRefusedError, match="already"):
        define(Difference(homes, letters))
    define(Rolling(str(total.series_id), 4), of=NewLine(new.measure, "Latest year"))
    with pytest.raises(ActionRefusedError, match="end that first"):
        end_calculation(series=total.series, by="a test", reason="Why not")


def test_a_calculation_of_another_authority_s_figures_is_refused(
    plan: models.Framework, other_authority: models.Authority
) -> None:
    measure = models.Measure.objects.create(authority=other_authority, code="x", title="X")
    theirs = models.Series.objects.create(measure=measure, label="", position=0)
    with pytest.raises(ActionRefusedError, match="none of this authority's"):
        define_calculation(
            authority=plan.authority,
            of=NewLine(line_of(plan.authority, "m2").measure, "Both"),
            rule=TotalOf((key(plan.authority, "m2"), str(theirs.pk))),
            from_period=None,
            by="a test",
            reason=REASON,
        )
