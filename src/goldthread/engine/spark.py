"""The same judgements on Spark, for many councils: the only file that knows it.

The table is divided by authority and series, and every part is judged with the functions that judge it on one machine. Whatever the number of
partitions, and however often a part is done again because a worker was lost, the answers
are the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import polars as pl
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql
from pyspark.sql.types import (
    BooleanType,
    DataType,
    DateType,
    DoubleType,
    IntegralType,
    LongType,
    StringType,
    StructField,
    StructType,
)

from goldthread.engine.columnar.evaluate import BLOCK_ROWS, evaluate_blocks
from goldthread.engine.columnar.schema import INPUT, KEYS, OUTPUT, Column, Kind, TableError
from goldthread.engine.columnar.table import blocks_of_batches

_TYPES: dict[Kind, type[DataType]] = {
    Kind.TEXT: StringType,
    Kind.CHOICE: StringType,
    Kind.WHOLE: LongType,
    Kind.NUMBER: DoubleType,
    Kind.YES_NO: BooleanType,
    Kind.DAY: DateType,
}
_ARROW: dict[type[DataType], pa.DataType] = {
    StringType: pa.string(),
    LongType: pa.int64(),
    DoubleType: pa.float64(),
    BooleanType: pa.bool_(),
    DateType: pa.date32(),
}


def local_session(cores: str = "*") -> SparkSession:
    """The Spark that is running, or one on this machine.

    ``cores`` is how many, and perhaps how often a part is tried again: ``2`` or ``2,4``.
    """
    running = SparkSession.getActiveSession()
    if running is not None:
        return running
    # Workers must be of this very environment, and not whatever python3 is first on the path.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return (
        SparkSession.builder.appName("goldthread")
        .master(f"local[{cores}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )


def evaluate_parquet(spark: SparkSession, source: str, answers: str) -> None:
    """Judge every figure of the Parquet at one address and write it to another.

    Spark writes a folder of files, and marks it with ``_SUCCESS`` when all are there. Raises
    ``TableError`` where the table cannot be used.
    """
    evaluate_frame(spark.read.parquet(source)).write.mode("overwrite").parquet(answers)


def evaluate_frame(figures: DataFrame, *, partitions: int | None = None) -> DataFrame:
    """Judge every figure of a Spark table, in ``partitions`` parts (``None``: as Spark likes).

    The columns are those of ``goldthread.engine.columnar.schema``. Raises ``TableError`` for a
    column that is missing; what is wrong with a row ends the job when it is reached.
    """
    missing = [one.name for one in INPUT if one.required and one.name not in figures.columns]
    if missing:
        raise TableError(f"The table has no column {missing[0]}, which must be there.")
    wanted = [column.name for column in INPUT if column.name in figures.columns]
    by = [name for name in KEYS if name in wanted]
    # A whole authority may be a hundred times another; its series are of one size.
    into = [sql.col(name) for name in by]
    table = figures.select(wanted)
    parts = table.repartition(partitions, *into) if partitions else table.repartition(*into)
    schema = _schema(figures.schema["series"].dataType)
    return parts.sortWithinPartitions(*by, "period").mapInArrow(judged_part, schema)


def judged_part(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The answers to one part of the table, which comes in the order of its series."""
    frames = (pl.DataFrame(pl.from_arrow(batch)) for batch in batches)
    # Spark already gives every core a part of its own.
    for answers in evaluate_blocks(blocks_of_batches(frames, BLOCK_ROWS), workers=1):
        words = [name for name, held in answers.schema.items() if isinstance(held, pl.Enum)]
        plain = answers.with_columns(pl.col(words).cast(pl.String)).to_arrow()
        yield from plain.cast(_arrow_schema(answers.schema["series"])).to_batches()


def _schema(series: DataType) -> StructType:
    """What comes out, as Spark knows it."""
    return StructType(
        [
            StructField(column.name, _type(column, whole=isinstance(series, IntegralType))())
            for column in OUTPUT
        ]
    )


def _type(column: Column, *, whole: bool) -> type[DataType]:
    kind: type[DataType] = _TYPES.get(column.kind, LongType if whole else StringType)
    return kind


def _arrow_schema(series: pl.DataType) -> pa.Schema:
    types = [_type(column, whole=series.is_integer()) for column in OUTPUT]
    return pa.schema(
        [(column.name, _ARROW[held]) for column, held in zip(OUTPUT, types, strict=True)]
    )
