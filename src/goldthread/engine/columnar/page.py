"""The reference page of the columns, written from the schema."""

from __future__ import annotations

import sys

from goldthread.engine.columnar.schema import INPUT, OUTPUT, Column


def page() -> str:
    """The reference page of these columns, as Markdown."""
    return "\n".join(
        [
            "# The columns of `goldthread evaluate`",
            "",
            "Written from the schema in the code: `python -m goldthread.engine.columnar.page >",
            "docs/reference/evaluate-columns.md`.",
            "",
            "## What goes in",
            "",
            "A Parquet file with one row for each revision of each figure, in any order. Columns that",
            "are not named here are left alone and do not come out. A column marked *series* says the",
            "same in every row of a series.",
            "",
            *_table(INPUT, with_default=True),
            "",
            "## What comes out",
            "",
            "One row for each period of each series, in the order of authority, series, breakdown and",
            "period.",
            "",
            *_table(OUTPUT, with_default=False),
            "",
        ]
    )


def _table(columns: tuple[Column, ...], *, with_default: bool) -> list[str]:
    end = " empty or absent means |" if with_default else ""
    lines = [
        f"| column | holds | meaning | unit |{end}",
        "|---|---|---|---|" + "---|" * with_default,
    ]
    for column in columns:
        holds = str(column.kind)
        if column.words:
            holds += ": " + ", ".join(f"`{word}`" for word in column.words)
        if column.of_series:
            holds += " (*series*)"
        cells = [f"`{column.name}`", holds, column.meaning, column.unit]
        if with_default:
            needed = "must be there; " if column.required else ""
            cells.append(f"{needed}{column.default}".removesuffix("; ") or "nothing known")
        lines.append(f"| {' | '.join(cells)} |")
    return lines


if __name__ == "__main__":
    sys.stdout.write(page())
