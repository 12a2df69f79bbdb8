"""Whatever the table, the columns say what the reference says, in every column."""

from __future__ import annotations

from typing import Any

import polars as pl
from figure_tables import figure_tables, full_tables
from how_often import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.engine.columnar.answers import answer_schema, table_of_rows
from goldthread.engine.columnar.evaluate import evaluate_table
from goldthread.engine.columnar.made_up_mix import mixed_table
from goldthread.engine.columnar.schema import INPUT, Kind
from goldthread.engine.reference.evaluate import evaluate_rows

TYPES = {
    Kind.WHOLE: pl.Int64,
    Kind.NUMBER: pl.Float64,
    Kind.YES_NO: pl.Boolean,
}
SLACK = 1e-12
"""The last digits of floats may differ by the order of a sum, measured against the figures."""


def table_of(rows: list[dict[str, Any]]) -> pl.DataFrame:
    schema = {column.name: TYPES.get(column.kind, pl.String) for column in INPUT}
    plain = [
        {name: cell and getattr(cell, "value", cell) for name, cell in row.items()} for row in rows
    ]
    return pl.DataFrame(plain, schema=schema, orient="row")


def differences(one: pl.DataFrame, other: pl.DataFrame) -> list[str]:
    """Every cell in which two answers differ, by column, series and period."""
    assert one.schema == other.schema == answer_schema(pl.String())
    assert one.height == other.height
    found = []
    numbers = [name for name, kind in one.schema.items() if kind == pl.Float64]
    size = max(
        (float(largest) for name in numbers if (largest := one[name].abs().max()) is not None),
        default=0.0,
    )
    for name, kind in one.schema.items():
        same = one[name].eq_missing(other[name])
        if kind == pl.Float64:
            near = ((one[name] - other[name]).abs() <= SLACK * size).fill_null(value=False)
            same = same | near
        for row in (~same).arg_true().to_list():
            place = f"{one['series'][row]} {one['period'][row]}"
            found.append(f"{place} {name}: {one[name][row]} and {other[name][row]}")
    return found


@settings(
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(figure_tables() | full_tables(), st.sampled_from([1, 7, 40, 10_000]))
def test_columns_equal_the_reference_for_any_table_and_block_size(
    rows: list[dict[str, Any]], block_rows: int
) -> None:
    slow = table_of_rows(evaluate_rows(rows), pl.String())

    fast = evaluate_table(table_of(rows), block_rows=block_rows)

    assert not differences(slow, fast)


def test_a_mixed_table_to_measure_with_is_judged_as_the_reference_judges_it() -> None:
    table = mixed_table(400)

    fast = evaluate_table(table, block_rows=100)

    assert not differences(table_of_rows(evaluate_rows(table.to_dicts()), pl.String()), fast)
    kinds = {"at_least", "at_most", "between", "increase", "above", None}
    assert set(fast["rule"]) == kinds


def test_a_figure_that_equals_the_mean_lies_on_it_in_columns_too() -> None:
    """The mean is 60.6, of which the floats' own sum makes 60.599999999999994."""
    figures = [60.1, 60.4, 60.5, 60.3, 60.1, 60.5, 60.6, 60.9, 60.9, 61.0, 60.9, 60.9, 60.7]
    months = [f"{2020 + at // 12}-{at % 12 + 1:02}" for at in range(len(figures))]
    rows = [
        {"series": "s", "period": code, "value": value}
        for code, value in zip(months, figures, strict=True)
    ]

    answers = evaluate_table(table_of(rows))

    assert set(answers["centre"]) == {60.6}
    assert set(answers["run"]) == {None}
    assert not differences(table_of_rows(evaluate_rows(rows), pl.String()), answers)


def test_figures_that_moved_only_once_are_not_seasonal_in_columns_either() -> None:
    """The step tilts the line through the years, and taking it out tilts every level year."""
    terms = [f"{2012 + at // 3}-T{at % 3 + 1}" for at in range(18)]
    rows = [
        {"series": name, "period": code, "value": value}
        for name, moves_at in (("one dip", {4}), ("one step", set(range(15, 18))))
        for code, value in zip(
            terms, [79.0 if at in moves_at else 70.0 for at in range(18)], strict=True
        )
    ]

    answers = evaluate_table(table_of(rows))

    assert set(answers["chart"]) == {"charted"}
    assert not differences(table_of_rows(evaluate_rows(rows), pl.String()), answers)
