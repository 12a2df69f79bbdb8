"""``read``: a document as Goldthread understands it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from goldthread.cli.terminal import ExitCode, output, progress, unusable
from goldthread.documents import UnreadableDocument, read_document, understand
from goldthread.framework import Framework, Node, Source
from goldthread.framework.wording import counted, edition_in_words

if TYPE_CHECKING:
    from rich.table import Table


class Format(StrEnum):
    """How ``read`` prints."""

    JSON = "json"
    TABLE = "table"


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    app.command()(read)


def read(
    file: Annotated[Path, typer.Argument(help="A Word, Excel, PDF, CSV, HTML or text document.")],
    output_format: Annotated[
        Format, typer.Option("--format", help="json: the whole contract; table: what was found.")
    ] = Format.TABLE,
) -> None:
    """Read a framework document, and account for every row of it.

    Exit code 1 when a row could not be placed (those rows are listed with the reason), or
    when nothing in the document is a measure or a deliverable.
    """
    framework = read_framework(file)
    if output_format is Format.JSON:
        from goldthread.exchange import framework_to_json

        json.dump(framework_to_json(framework), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        _print_summary(framework)
    nothing = not framework.measures and not framework.deliverables
    if nothing:
        typer.echo(
            f"goldthread: {file.name} was opened, but nothing in it was understood as a measure or a deliverable. "
            "They are known by a table whose first row heads its columns (Measure, Target, Action, "
            "Due date ...), or by a list under a heading such as “How we will measure success”.",
            err=True,
        )
    if framework.rows.unaccounted or nothing:
        raise typer.Exit(ExitCode.FINDINGS)


def read_framework(file: Path) -> Framework:
    """The framework in this file; ends the command with one line when it cannot be read."""
    # While the child process reads the file, this one loads what understanding it takes.
    loading = Thread(target=_load_understanding, daemon=True)
    loading.start()
    try:
        with progress(f"Reading {file.name}") as report:
            document = read_document(file, on_progress=report)
            loading.join()
            return understand(document)
    except UnreadableDocument as reason:
        raise unusable(str(reason)) from reason


def _load_understanding() -> None:
    import_module("goldthread.documents.understanding.rules").make_ready()
    import_module("goldthread.documents.understanding.reading")


def _print_summary(framework: Framework) -> None:
    console = output()
    console.print(
        edition_in_words(framework.title, framework.edition),
        style="bold",
        markup=False,
        highlight=False,
    )
    console.print(_tree(framework))
    rows = framework.rows
    console.print(
        f"{rows.total} table rows: {rows.measure} measures, {rows.deliverable} deliverables, "
        f"{rows.continuation} continuations, {rows.header} headers, {rows.note} notes, "
        f"{rows.unaccounted} not placed",
        highlight=False,
    )
    for remark in rows.remarks:
        console.print(f"Of the file: {remark}", markup=False, highlight=False)
    for column in rows.columns:
        console.print(
            f"Nothing says what the column “{column.heading}” holds ({counted(len(column.cells), 'cell')}, "
            f"the first at {_first_of(column.source)}): it is kept as a note.",
            markup=False,
            highlight=False,
            style="bold",
        )
    for row in rows.unplaced:
        console.print(f"Not placed, {row.source}: {row.reason}", markup=False, style="bold")
        console.print(f"    {row.text}", markup=False, highlight=False)


def _first_of(source: Source) -> Source:
    return Source(source.lines[:1], source.pages[:1], source.cells[:1])


def _tree(framework: Framework) -> Table:
    from rich.table import Table

    measures = Counter(p.node for m in framework.measures for p in m.placements)
    deliverables = Counter(p.node for d in framework.deliverables for p in d.placements)
    milestones: Counter[str] = Counter()
    for deliverable in framework.deliverables:
        for placement in deliverable.placements:
            milestones[placement.node] += len(deliverable.milestones)
    table = Table("Where", "Kind", box=None, show_footer=True, header_style="bold")
    table.columns[0].footer = "In all"
    for name, total in (
        ("Measures", len(framework.measures)),
        ("Deliverables", len(framework.deliverables)),
        ("Milestones", sum(len(d.milestones) for d in framework.deliverables)),
    ):
        table.add_column(name, justify="right", footer=str(total))

    def add(node: Node, depth: int) -> None:
        table.add_row(
            "  " * depth + node.title,
            node.kind.value,
            *(str(count[node.id] or "") for count in (measures, deliverables, milestones)),
        )
        for child in framework.children(node.id):
            add(child, depth + 1)

    for root in framework.children(None):
        add(root, 0)
    return table
