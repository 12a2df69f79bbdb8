"""Blanks that mean "the same as above": merged cells, groups named once, and "As above"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.understanding.headers import NODE_COLUMNS, Column, Header, Kind
from goldthread.documents.understanding.lines import Entry, Line

_POINTS_ABOVE = re.compile(r"(?:as|same as|see) above\.?|ditto\.?|[\"”〃]", re.I)
# A group is named once, in its first row, in every kind of document.
_GROUPS = frozenset({Kind.TOPIC, Kind.SURVEY, *NODE_COLUMNS})
_SHARED = frozenset({Kind.RATIONALE, Kind.PROGRAMME})
_PLAN_WORD = re.compile(
    r"\b(?:programmes?|plans?|strateg(?:y|ies)|projects?|boards?|frameworks?|partnerships?)\W*$",
    re.I,
)
_JOINING_END = re.compile(r"(?:\b(?:and|or|the|of|for|with)|[&,/–-])$", re.I)


def inherit(lines: list[Line], header: Header, *, blanks_are_merged: bool) -> None:
    """Fill, in place, the cells whose words stand in another row, and mark them inherited.

    ``blanks_are_merged`` is for documents that cannot show merging, in which a blank
    explanation or programme is the lower part of a merged cell.
    """
    for column in header.columns:
        if column.kind in (Kind.MEASURE, Kind.KEPT, Kind.NUMBER):
            continue
        if column.kind is Kind.DELIVERABLE and not header.has(Kind.MEASURE):
            _point_above(lines, column)
            continue
        if column.kind is Kind.PROGRAMME and blanks_are_merged:
            _join_over_pages(lines, column)
        if column.kind in _SHARED and blanks_are_merged:
            _fill_upwards(lines, column)
        _point_above(lines, column)
        grouped = column.kind in _GROUPS or column.kind is Kind.DELIVERABLE
        _fill_down(
            lines, column, any_blank=grouped or (column.kind in _SHARED and blanks_are_merged)
        )
    _fill_spread_blocks(lines, header)


def _point_above(lines: list[Line], column: Column) -> None:
    """Resolve "As above", and the blanks above it, to the last words that say something."""
    stands: Entry | None = None
    for position, line in enumerate(lines):
        entry = line.at(column)
        if stands is not None and _POINTS_ABOVE.fullmatch(entry.text):
            line.put(column, stands.copied())
            line.source = line.source.joined_with(entry.source)
        elif stands is not None and entry.is_blank and not entry.merged:
            following = next(
                (one.at(column) for one in lines[position:] if not one.at(column).is_blank), None
            )
            if following is not None and _POINTS_ABOVE.fullmatch(following.text):
                line.put(column, stands.copied())
        elif not entry.is_blank:
            stands = entry


def _fill_down(lines: list[Line], column: Column, *, any_blank: bool) -> None:
    stands: Entry | None = None
    for line in lines:
        entry = line.at(column)
        if not entry.is_blank:
            stands = entry
        elif stands is not None and (any_blank or entry.merged):
            line.put(column, stands.copied())


def _fill_upwards(lines: list[Line], column: Column) -> None:
    """A merged cell cut by a page may have its words on the second page only."""
    for position, line in enumerate(lines):
        if line.at(column).is_blank:
            continue
        if line.after_break and position:
            for above in lines[:position]:
                above.put(column, line.at(column).copied())
        return


def _join_over_pages(lines: list[Line], column: Column) -> None:
    """Join a merged cell's halves where its words stop at the end of a page."""
    last: Line | None = None
    for line in lines:
        entry = line.at(column)
        if entry.is_blank:
            continue
        if last is not None and line.after_break and _is_cut(last.at(column).text):
            whole = last.at(column).joined_with(entry)
            last.put(column, Entry(whole.parts, whole.source))
            line.put(column, Entry(whole.parts, whole.source))
        last = line


def _is_cut(text: str) -> bool:
    return bool(_JOINING_END.search(text)) or not _PLAN_WORD.search(text)


def _fill_spread_blocks(lines: list[Line], header: Header) -> None:
    """Inside rows that share one merged frequency, a target named once is merged as well."""
    for column in (*header.all(Kind.TARGET), *header.all(Kind.FREQUENCY)):
        for block in _blocks(lines):
            named = [line.at(column) for line in block if not line.at(column).is_blank]
            if len(named) == 1:
                for line in block:
                    if line.at(column).is_blank:
                        line.put(column, named[0].copied())


def _blocks(lines: list[Line]) -> list[Sequence[Line]]:
    blocks: list[list[Line]] = []
    open_block: list[Line] = []
    for line in lines:
        if line.spread:
            open_block.append(line)
        elif open_block:
            blocks.append(open_block)
            open_block = []
    if open_block:
        blocks.append(open_block)
    return [block for block in blocks if len(block) > 1]
