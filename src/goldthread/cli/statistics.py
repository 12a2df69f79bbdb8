"""``spc``, ``intervals`` and ``forecast``: the statistics from the shell."""

from __future__ import annotations

import csv
import json
import sys
from io import StringIO
from pathlib import Path
from typing import Annotated, Any

import typer

from goldthread.cli.terminal import progress, system_refusal, unusable
from goldthread.engine.spc import Ruleset


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    app.command()(spc)
    app.command()(intervals)
    app.command()(forecast)


def spc(
    cases: Annotated[
        Path, typer.Argument(help='A JSON file: {"cases": [...]} or a list of cases.')
    ],
    ruleset: Annotated[
        Ruleset,
        typer.Option(help="nhsr equals NHSRplotthedots; nhse is what Goldthread's pages use."),
    ] = Ruleset.NHSR,
) -> None:
    """Answer control-chart cases: the same JSON comes out with limits, signals and icons.

    A case has points of date and y, and may have improvement_direction, target, rebase,
    fix_after_n_points and screen_outliers.
    """
    from goldthread.exchange.control_charts import CaseError, answered

    given = _json(cases)
    found = given.get("cases") if isinstance(given, dict) else given
    if not isinstance(found, list) or not all(isinstance(case, dict) for case in found):
        raise unusable(f'{cases.name} holds no list of cases; write {{"cases": [...]}}.')
    answers = []
    with progress("Charting") as report:
        for number, case in enumerate(found, start=1):
            try:
                answers.append(answered(case, ruleset))
            except CaseError as reason:
                raise unusable(f"{cases.name}, case {number}: {reason}") from reason
            report(number, len(found))
    whole = {**given, "cases": answers} if isinstance(given, dict) else answers
    try:
        text = json.dumps(whole, ensure_ascii=False, allow_nan=False)
    except ValueError as reason:
        raise unusable(
            f"{cases.name} holds NaN or an infinite number, which no answer can repeat in JSON; "
            "write null."
        ) from reason
    sys.stdout.write(f"{text}\n")


def intervals(
    file: Annotated[Path, typer.Argument(help="A CSV file with the columns x, n, statistic.")],
) -> None:
    """Add 95% and 99.8% confidence intervals to the rows of a CSV file.

    statistic is proportion or rate; a column multiplier may say per how many.
    """
    from goldthread.exchange.interval_rows import ANSWERS, NEEDED, RowError, with_interval

    rows = csv.DictReader(StringIO(_text(file), newline=""))
    columns = list(rows.fieldnames or [])
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        raise unusable(f"{file.name} has no column {missing[0]}; it needs {', '.join(NEEDED)}.")
    answers = []
    for row in rows:
        if None in row:
            raise unusable(
                f"{file.name}, line {rows.line_num}: it has more cells than there are columns."
            )
        try:
            answers.append(with_interval(row))
        except RowError as reason:
            raise unusable(f"{file.name}, line {rows.line_num}: {reason}") from reason
    added = [name for name in ANSWERS if name not in columns]
    writer = csv.DictWriter(
        sys.stdout, [*columns, *added], extrasaction="ignore", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(answers)


def forecast(
    file: Annotated[Path, typer.Argument(help="A JSON file: a list of series to look ahead in.")],
) -> None:
    """Look ahead in each series: the figures to expect, and the chance of meeting a target.

    An entry has id, freq (1, 4 or 12 a year), x (figures, null where one is missing) and h
    (how many periods ahead), and may have target with better (up, down, or between with
    two numbers), and kind (proportion, count or amount).
    """
    from goldthread.exchange.forecast_entries import EntryError, answered_entry

    entries = _json(file)
    if not isinstance(entries, list):
        raise unusable(f"{file.name} holds no list of series; write [{{...}}, {{...}}].")
    answers = []
    with progress("Looking ahead") as report:
        for number, entry in enumerate(entries, start=1):
            if not isinstance(entry, dict):
                raise unusable(f"{file.name}, entry {number}: it is not an object in {{}}.")
            try:
                answers.append(answered_entry(entry))
            except EntryError as reason:
                named = f" ({entry['id']})" if isinstance(entry.get("id"), str | int) else ""
                raise unusable(f"{file.name}, entry {number}{named}: {reason}.") from reason
            report(number, len(entries))
    sys.stdout.write(f"{json.dumps(answers, ensure_ascii=False, allow_nan=False)}\n")


def _json(file: Path) -> Any:
    try:
        return json.loads(_text(file))
    except ValueError as reason:
        raise unusable(f"{file} cannot be read as JSON: {reason}") from reason


def _text(file: Path) -> str:
    """What the file says; ends the command with one line when it cannot be read as text."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as reason:
        raise unusable(system_refusal(reason)) from reason
    except UnicodeDecodeError as reason:
        raise unusable(f"{file} is not text in UTF-8: {reason}") from reason
