"""The spreadsheet of returns, filled in as somebody would who has the figures beside them."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_STORY = {
    "Why off target": "Two of the team left in January.",
    "What is being done": "Two begin in May; a second visit each week until then.",
    "Who sees to it": "Head of the service",
    "Back on target by": date(2021, 9, 30),
}


def fill_in(
    empty: Path, full: Path, *, with_a_story: Collection[str] = (), wrongly: bool = False
) -> int:
    """Fill every row in and save it anew; how many returns there are.

    Each figure is the last one again, or the target's, or ten, where there is none: nothing
    that anybody would be asked about. ``with_a_story`` are the cells ("C7") of the rows that say
    why they are off target. ``wrongly`` puts words where a figure belongs, and a day that is none.
    """
    book = load_workbook(empty)
    sheet = book["Returns"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    told = {number for cell in with_a_story for number in [int(re.sub(r"\D", "", cell))]}
    returns = set()
    for row in range(2, sheet.max_row + 1):
        returns.add(sheet.cell(row, columns["Do not change"]).value.split("/")[1])
        last = sheet.cell(row, columns["Last figure"]).value or ""
        found = _NUMBER.search(last) or _NUMBER.search(
            sheet.cell(row, columns["Target"]).value or ""
        )
        sheet.cell(row, columns["Value"]).value = (
            float(found.group().replace(",", "")) if found else 10
        )
        sheet.cell(row, columns["Commentary"]).value = "As it was; nothing out of the ordinary."
        if row in told:
            for column, words in _STORY.items():
                sheet.cell(row, columns[column]).value = words
    if wrongly:
        sheet.cell(2, columns["Value"]).value = "about ten"
        sheet.cell(3, columns["Back on target by"]).value = "30/02/2021"
    book.save(full)
    return len(returns)
