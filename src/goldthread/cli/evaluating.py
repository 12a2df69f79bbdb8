"""``evaluate``: a table of figures judged from the shell."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from goldthread.cli.terminal import progress, system_refusal, unusable


class Engine(StrEnum):
    """What does the work: this machine, or Spark."""

    LOCAL = "local"
    SPARK = "spark"


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    app.command()(evaluate)


def evaluate(
    figures: Annotated[Path, typer.Argument(help="A Parquet file of figures, one a row.")],
    answers: Annotated[Path, typer.Argument(help="The Parquet file to write.")],
    engine: Annotated[
        Engine, typer.Option(help="local is this machine; spark divides the work by authority.")
    ] = Engine.LOCAL,
) -> None:
    """Judge every figure of a table: status, control chart, direction of travel, and more.

    The columns are described in docs/reference/evaluate-columns.md.
    """
    from goldthread.engine.columnar.schema import TableError

    try:
        if engine is Engine.SPARK:
            _on_spark(figures, answers)
        else:
            _here(figures, answers)
    except TableError as reason:
        raise unusable(f"{figures.name}: {reason}") from reason
    except OSError as reason:
        raise unusable(system_refusal(reason)) from reason


def _here(figures: Path, answers: Path) -> None:
    from goldthread.exchange.evaluated_tables import evaluate_file

    with progress("Judging") as report:
        done = evaluate_file(figures, answers, report=report)
    earlier = done.rows_in - done.rows_out
    left = f"; {earlier} earlier revisions count no more" if earlier else ""
    typer.echo(f"{done.rows_out} figures of {done.rows_in} rows judged{left}.", err=True)


def _on_spark(figures: Path, answers: Path) -> None:
    try:
        from goldthread.engine.spark import evaluate_parquet, local_session
    except ImportError as reason:
        raise unusable(
            "Spark is not installed; install goldthread[spark] and Java 17, or leave --engine out."
        ) from reason

    with progress("Judging on Spark"):
        evaluate_parquet(local_session(), str(figures), str(answers))
