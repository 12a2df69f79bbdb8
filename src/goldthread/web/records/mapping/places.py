"""The small parts of a framework kept as JSON: places, spellings, footnotes, row counts."""

from __future__ import annotations

from typing import Any

from goldthread.framework import (
    Footnote,
    KeptCell,
    KeptColumn,
    RowCounts,
    Source,
    UnplacedRow,
    WrittenName,
)

Json = dict[str, Any]


def source_to_json(source: Source) -> Json:
    """The places of a source that it has: any of ``lines``, ``pages`` and ``cells``."""
    places = {"lines": source.lines, "pages": source.pages, "cells": source.cells}
    return {kind: list(these) for kind, these in places.items() if these}


def source_from_json(data: Json) -> Source:
    """The source whose places these are."""
    return Source(
        lines=tuple(data.get("lines", ())),
        pages=tuple(data.get("pages", ())),
        cells=tuple(data.get("cells", ())),
    )


def origin_to_json(source: Source, names: tuple[WrittenName, ...]) -> Json:
    """The places of an item, and beside them the names its document spells otherwise."""
    spelt = [{"name": one.name, "written": one.written} for one in names]
    return source_to_json(source) | ({"names_as_written": spelt} if spelt else {})


def names_as_written(origin: Json) -> tuple[WrittenName, ...]:
    """The names kept beside an item's places."""
    return tuple(
        WrittenName(one["name"], one["written"]) for one in origin.get("names_as_written", ())
    )


def footnotes_to_json(footnotes: tuple[Footnote, ...]) -> list[Json]:
    """Footnotes in order, each with its mark and its text."""
    return [{"mark": footnote.mark, "text": footnote.text} for footnote in footnotes]


def footnotes_from_json(data: list[Json]) -> tuple[Footnote, ...]:
    """The footnotes that were kept."""
    return tuple(Footnote(mark=item["mark"], text=item["text"]) for item in data)


def row_counts_to_json(rows: RowCounts) -> Json:
    """How many rows of the document were what, and the unplaced ones with their reasons."""
    return {
        "measure": rows.measure,
        "deliverable": rows.deliverable,
        "continuation": rows.continuation,
        "header": rows.header,
        "note": rows.note,
        "unplaced": [
            {"text": row.text, "reason": row.reason, "source": source_to_json(row.source)}
            for row in rows.unplaced
        ],
        "columns": [
            {
                "heading": column.heading,
                "of": column.of,
                "node": column.node,
                "cells": [[cell.item, cell.title, cell.text] for cell in column.cells],
                "source": source_to_json(column.source),
            }
            for column in rows.columns
        ],
        "remarks": list(rows.remarks),
    }


def row_counts_from_json(data: Json) -> RowCounts:
    """The row counts that were kept."""
    return RowCounts(
        measure=data["measure"],
        deliverable=data["deliverable"],
        continuation=data["continuation"],
        header=data["header"],
        note=data["note"],
        unplaced=tuple(
            UnplacedRow(row["text"], row["reason"], source_from_json(row["source"]))
            for row in data["unplaced"]
        ),
        # What was kept before columns were kept at all has none.
        columns=tuple(
            KeptColumn(
                column["heading"],
                column["of"],
                column["node"],
                tuple(KeptCell(*cell) for cell in column["cells"]),
                source_from_json(column["source"]),
            )
            for column in data.get("columns", ())
        ),
        remarks=tuple(data.get("remarks", ())),
    )
