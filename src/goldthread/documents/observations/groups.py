"""The groups of councils that a council compares itself with, from a sheet of their members."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from goldthread.documents.blocks import Document, Row, Table
from goldthread.documents.observations.columns import placed_cells
from goldthread.documents.observations.figure import FiguresError

_HEADER_WITHIN = 10


class GroupColumn(StrEnum):
    """What a column of a sheet of groups holds."""

    GROUP = "Group"
    KIND = "Kind"
    AREA = "Area"
    AREA_NAME = "Area name"
    ALSO_CALLED = "Also called"
    SOURCE = "Source"


class KindOfGroup(StrEnum):
    """What binds a group together."""

    NEIGHBOURS = "neighbours"
    REGION = "region"
    NATION = "nation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class GivenMember:
    """One council in one group, as a row of the sheet gives it.

    ``also_called`` are further names of the group; ``place`` is where the row stands.
    """

    group: str
    kind: KindOfGroup
    area: str
    area_name: str
    also_called: tuple[str, ...]
    source: str
    place: str


def groups_in(document: Document) -> tuple[GivenMember, ...]:
    """Every member of every group of the document's tables, in their order.

    Raises ``FiguresError`` with every problem of the file at once.
    """
    members: list[GivenMember] = []
    problems: list[str] = []
    found = False
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        for number, row in enumerate(block.rows[:_HEADER_WITHIN]):
            columns = _columns(row)
            if GroupColumn.GROUP in columns and GroupColumn.AREA in columns:
                found = True
                for line in block.rows[number + 1 :]:
                    if not line.is_blank:
                        _read(line, columns, document.name, members, problems)
                break
    if not found:
        problems.append(
            f"{document.name}: no table with the columns Group and Area was found. Known are "
            f"{', '.join(GroupColumn)}; a row is one council in one group."
        )
    if problems:
        raise FiguresError(problems)
    return tuple(members)


def _columns(row: Row) -> dict[GroupColumn, int]:
    by_word = {column.casefold(): column for column in GroupColumn}
    return {
        by_word[words]: place
        for place, cell in placed_cells(row)
        if (words := re.sub(r"[\s_]+", " ", cell.text).strip().casefold()) in by_word
    }


def _read(
    row: Row,
    columns: dict[GroupColumn, int],
    name: str,
    members: list[GivenMember],
    problems: list[str],
) -> None:
    cells = {place: cell.text.strip() for place, cell in placed_cells(row)}
    said = {column: cells.get(place, "") for column, place in columns.items()}
    place = f"{name}, {row.source}"
    missing = [one for one in (GroupColumn.GROUP, GroupColumn.AREA) if not said[one]]
    kind = said.get(GroupColumn.KIND, "").casefold() or KindOfGroup.OTHER
    problems += [f"{place}, column {one}: is blank. Fill it in." for one in missing]
    if kind not in set(KindOfGroup):
        problems.append(
            f"{place}, column {GroupColumn.KIND}: {said[GroupColumn.KIND]!r} is no kind of "
            f"group. Write one of {', '.join(KindOfGroup)}."
        )
    elif not missing:
        members.append(
            GivenMember(
                group=said[GroupColumn.GROUP],
                kind=KindOfGroup(kind),
                area=said[GroupColumn.AREA],
                area_name=said.get(GroupColumn.AREA_NAME, ""),
                also_called=tuple(
                    words.strip()
                    for words in said.get(GroupColumn.ALSO_CALLED, "").split(";")
                    if words.strip()
                ),
                source=said.get(GroupColumn.SOURCE, ""),
                place=place,
            )
        )
