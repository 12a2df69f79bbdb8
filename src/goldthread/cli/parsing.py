"""``parse``: single phrases as Goldthread understands them."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any, Literal

import typer

from goldthread.cli.terminal import ExitCode
from goldthread.grammar import LineError, parse_line


def add_to(app: typer.Typer) -> None:
    """Give the application this command."""
    app.command()(parse)


def parse(
    kind: Annotated[
        Literal["targets", "deadlines", "frequencies", "values"],
        typer.Argument(help="What the phrases are."),
    ],
) -> None:
    """Read phrases from standard input, one JSON object a line; answer one a line, in order.

    A line is {"text": "75% by Q4 2021-22"}, with "title", "polarity" and "year" where known.
    A line that is not such an object is answered with an error, and the exit code is 1.
    """
    failed = False
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        answer = _answer(kind, line)
        if "error" in answer:
            failed = True
            answer["line"] = number
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    if failed:
        raise typer.Exit(ExitCode.FINDINGS)


def _answer(kind: str, line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError as reason:
        return {
            "error": f'This is not JSON ({reason}). Write an object, such as {{"text": "75%"}}.'
        }
    if not isinstance(asked, dict):
        return {"error": 'Write an object, such as {"text": "75%"}.'}
    try:
        return parse_line(kind, asked)
    except LineError as reason:
        return {"error": str(reason)}
