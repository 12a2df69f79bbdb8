"""``goldthread evaluate``: from Parquet to Parquet, and one clear sentence for what is wrong."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from goldthread.cli import app
from goldthread.engine.columnar.evaluate import evaluate_table
from goldthread.engine.columnar.made_up import made_up_table
from goldthread.exchange.evaluated_tables import evaluate_file


def small_table() -> pl.DataFrame:
    return made_up_table(36 * 20, missing=0.05)


def refusal(table: pl.DataFrame, folder: Path) -> str:
    """What the command says of a table that it refuses; nothing must be left behind."""
    table.write_parquet(folder / "in.parquet")
    result = CliRunner().invoke(
        app, ["evaluate", str(folder / "in.parquet"), str(folder / "out.parquet")]
    )
    assert result.exit_code == 2
    assert [file.name for file in folder.iterdir()] == ["in.parquet"]
    lines = result.stderr.splitlines()
    assert len(lines) == 1
    return lines[0]


@pytest.mark.parametrize("block_rows", [10, 100, 10_000])
@pytest.mark.parametrize("shuffled", [True, False])
def test_a_file_is_judged_as_the_table_in_memory_is(
    tmp_path: Path, block_rows: int, *, shuffled: bool
) -> None:
    table = small_table()
    given = table.sample(fraction=1, shuffle=True, seed=3) if shuffled else table
    given.write_parquet(tmp_path / "in.parquet")

    done = evaluate_file(tmp_path / "in.parquet", tmp_path / "out.parquet", block_rows=block_rows)

    assert (done.rows_in, done.rows_out) == (720, 720)
    assert pl.read_parquet(tmp_path / "out.parquet").equals(evaluate_table(table))


def test_the_command_says_how_many_figures_were_judged(tmp_path: Path) -> None:
    table = small_table()
    corrected = table.head(2).with_columns(revision=pl.lit(2))
    pl.concat([table, corrected], how="diagonal").write_parquet(tmp_path / "in.parquet")

    result = CliRunner().invoke(
        app, ["evaluate", str(tmp_path / "in.parquet"), str(tmp_path / "out.parquet")]
    )

    assert result.exit_code == 0
    assert result.stderr == "720 figures of 722 rows judged; 2 earlier revisions count no more.\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (pl.col("value").alias("amount"), "The table has no column value"),
        (pl.col("value").cast(pl.String), "The column value holds String, and must hold a number."),
        (pl.col("period").str.replace("2019-02", "2019-2"), "Row 14: '2019-2' is not the code"),
        (pl.col("polarity").str.replace("down", "less"), "Row 37: “less” is no polarity"),
        (pl.lit(11).alias("fix_after"), "Row 1: limits can be fixed after 12 points or more"),
        (pl.lit(float("inf")).alias("target"), "Row 1: the target inf is too large"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_in_one_line(
    tmp_path: Path, change: pl.Expr, said: str
) -> None:
    table = small_table().with_columns(change)
    if "amount" in table.columns:
        table = table.drop("value")

    assert said in refusal(table, tmp_path)


def test_the_row_of_a_bad_code_is_its_row_in_the_file_whatever_the_order(tmp_path: Path) -> None:
    table = small_table().reverse()
    bad = pl.when(pl.int_range(pl.len()) == 100).then(pl.lit("soon")).otherwise("period")

    assert "Row 101: 'soon' is not the code" in refusal(table.with_columns(period=bad), tmp_path)


def test_two_rows_of_one_revision_contradict_each_other(tmp_path: Path) -> None:
    table = small_table()

    said = refusal(pl.concat([table, table[40:41]]), tmp_path)

    assert "Rows 41 and 721 are both revision 1 of series 000000001 for 2018-05" in said


def test_a_series_with_two_units_is_refused(tmp_path: Path) -> None:
    unit = pl.when(pl.int_range(pl.len()) == 50).then(pl.lit("days")).otherwise("unit")

    said = refusal(small_table().with_columns(unit=unit), tmp_path)

    assert "Series 000000001 has more than one unit" in said


def test_months_and_quarters_in_one_series_are_refused(tmp_path: Path) -> None:
    quarter = pl.when(pl.int_range(pl.len()) == 0).then(pl.lit("2017-Q1")).otherwise("period")

    said = refusal(small_table().with_columns(period=quarter), tmp_path)

    assert "Series 000000000 has periods of more than one kind" in said


def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_text("series,period,value\n")

    result = CliRunner().invoke(
        app, ["evaluate", str(tmp_path / "in.parquet"), str(tmp_path / "out.parquet")]
    )

    assert result.exit_code == 2
    assert "in.parquet: it is not a Parquet file." in result.stderr


def test_a_bench_prints_every_kind_of_work_beside_numpy() -> None:
    result = CliRunner().invoke(app, ["bench", "engine", "--rows", "3600"])

    assert result.exit_code == 0
    assert "full evaluation, Parquet to Parquet" in result.stdout
    assert result.stdout.count("3,600") >= 3
