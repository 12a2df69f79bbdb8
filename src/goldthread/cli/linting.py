"""``lint``: what is wrong with a framework, before anyone is measured by it."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from goldthread import __version__
from goldthread.cli.reading import read_framework
from goldthread.cli.terminal import ExitCode, unusable
from goldthread.lint import (
    Severity,
    SuppressionFileError,
    UnknownRuleError,
    chosen_rules,
    lint,
    read_suppressions,
)
from goldthread.lint.formats import findings_as_records, findings_as_sarif, findings_as_text

Codes = Annotated[
    list[str] | None,
    typer.Option(help="A code or the beginning of one (GT1, GT304); may be repeated."),
]


class Format(StrEnum):
    """How ``lint`` prints."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def add_to(app: typer.Typer) -> None:
    """Give the application this command."""
    app.command(name="lint")(lint_file)


def lint_file(
    file: Annotated[Path, typer.Argument(help="A Word, Excel, PDF, CSV, HTML or text document.")],
    output_format: Annotated[
        Format, typer.Option("--format", help="text to read; json or sarif for other programs.")
    ] = Format.TEXT,
    select: Codes = None,
    ignore: Codes = None,
    suppressions: Annotated[
        Path | None, typer.Option(help="A TOML file of findings let pass, each with its reason.")
    ] = None,
) -> None:
    """Look a framework over for targets, dates, units and words that cannot work.

    Exit code 1 when there are errors or warnings; advice alone leaves it at 0.
    """
    try:
        rules = chosen_rules(select or (), ignore or ())
        let_pass = read_suppressions(suppressions) if suppressions else ()
    except (UnknownRuleError, SuppressionFileError) as reason:
        raise unusable(str(reason)) from reason
    framework = read_framework(file)
    for remark in framework.rows.remarks:
        typer.echo(f"goldthread: of {file.name}: {remark}", err=True)
    findings = lint(framework, select=select or (), ignore=ignore or (), suppressions=let_pass)
    match output_format:
        case Format.TEXT:
            sys.stdout.write(findings_as_text(findings, file.name))
        case Format.JSON:
            _write_json(findings_as_records(findings))
        case Format.SARIF:
            _write_json(
                findings_as_sarif(findings, rules, file=file.as_posix(), version=__version__)
            )
    if any(finding.severity is not Severity.ADVICE for finding in findings):
        raise typer.Exit(ExitCode.FINDINGS)


def _write_json(what: object) -> None:
    json.dump(what, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
