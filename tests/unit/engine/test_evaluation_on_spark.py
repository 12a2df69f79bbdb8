"""On Spark the answers are those of one machine, however the work is divided or lost."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import which

import polars as pl
import pytest

from goldthread.engine.columnar.evaluate import evaluate_table
from goldthread.engine.columnar.made_up import made_up_table

pytest.importorskip("pyspark", reason="Spark is an extra: pip install goldthread[spark]")
if which("java") is None:
    pytest.skip("Spark needs Java 17, which is not here.", allow_module_level=True)

from pyspark.sql import DataFrame, SparkSession

from goldthread.engine.spark import evaluate_frame, evaluate_parquet, judged_part, local_session

pytestmark = pytest.mark.long(50)

ROWS = 36 * 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the figures are, in any order."""
    made = tmp_path_factory.mktemp("spark")
    table().sample(fraction=1, shuffle=True, seed=7).write_parquet(made / "in.parquet")
    return made


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    # A task that is lost is done again only in a cluster; local mode says how often in brackets.
    session = quiet(local_session("2,4"))
    yield session
    session.stop()


def quiet(session: SparkSession) -> SparkSession:
    """The session with few parts, which suits few figures, and nothing but errors in its log.

    They go to the standard error that Java began with, which a failed test shows: without them
    nothing would tell of an executor that was lost or had no memory left. Of a worker that
    crashed its own Python traceback is told.
    """
    session.sparkContext.setLogLevel("ERROR")
    session.conf.set("spark.sql.execution.pyspark.udf.faulthandler.enabled", "true")
    # It would tell of its connections after the tests have closed what it writes to.
    logging.getLogger("py4j").setLevel(logging.ERROR)
    session.conf.set("spark.sql.shuffle.partitions", "3")
    return session


def table() -> pl.DataFrame:
    """Made-up figures in which one authority has nine series in ten."""
    made = made_up_table(ROWS, missing=0.02)
    number = pl.col("series").rle_id()
    return made.with_columns(
        authority=pl.when(number % 10 > 0).then(pl.lit("E1")).otherwise(pl.lit("E2"))
    )


@cache
def answers_here() -> pl.DataFrame:
    answers = evaluate_table(table())
    words = [name for name, held in answers.schema.items() if isinstance(held, pl.Enum)]
    return answers.with_columns(pl.col(words).cast(pl.String))


def in_order(answers: DataFrame) -> pl.DataFrame:
    found = pl.DataFrame(pl.from_arrow(answers.toArrow()))
    here = answers_here().schema
    return found.cast(dict(here)).sort("authority", "series", "breakdown", "period_ends")


@pytest.mark.parametrize("partitions", [1, 7, 200])
def test_the_answers_are_those_of_one_machine_in_any_number_of_partitions(
    spark: SparkSession, folder: Path, partitions: int
) -> None:
    figures = spark.read.parquet(str(folder / "in.parquet"))

    answers = evaluate_frame(figures, partitions=partitions)

    assert answers.rdd.getNumPartitions() == partitions
    assert in_order(answers).equals(answers_here())


def test_spark_reads_and_writes_parquet(spark: SparkSession, folder: Path) -> None:
    evaluate_parquet(spark, str(folder / "in.parquet"), str(folder / "out"))

    assert (folder / "out" / "_SUCCESS").exists()
    assert in_order(spark.read.parquet(str(folder / "out"))).equals(answers_here())


def test_a_worker_killed_in_the_middle_of_uneven_parts_changes_nothing(
    spark: SparkSession, folder: Path, tmp_path: Path
) -> None:
    """The process that judges is killed with its first answers at hand.

    Each authority is one part here, so that one has nine times the figures of the other, and
    the rest have none.
    Here the executor's own Java process is that of the driver, and killing it would end the
    test. A cluster of several on one machine (``local-cluster``) does start from the installed
    Spark, but its Java processes take more than a minute to come up on a busy machine.
    """
    mark = tmp_path / "killed"
    figures = spark.read.parquet(str(folder / "in.parquet"))
    parts = figures.repartition(4, "authority").sortWithinPartitions(
        "authority", "series", "period"
    )

    def killed_once(batches: Iterator[object]) -> Iterator[object]:
        given = judged_part(batches)
        first = next(given, None)
        if first is not None and not mark.exists():
            mark.write_text("killed after the first answers were there")
            os.kill(os.getpid(), signal.SIGKILL)
        if first is not None:
            yield first
        yield from given

    answers = parts.mapInArrow(killed_once, evaluate_frame(figures).schema)

    assert in_order(answers).equals(answers_here())
    assert mark.exists()
