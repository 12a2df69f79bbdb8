"""Small parts that every chapter is made of: words, marks, links, facts in pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from goldthread.framework.wording import day, listed
from goldthread.reports.pack.blocks import (
    Paragraph,
    Picture,
    Row,
    Run,
    StatusMark,
    Table,
    Tone,
    Words,
)
from goldthread.reports.pack.measures import needs_a_page
from goldthread.reports.pack.report import (
    Report,
    ReportDeliverable,
    ReportMeasure,
    ReportSeries,
)
from goldthread.reports.pictures.direction_marks import DIRECTION_MARKS
from goldthread.reports.pictures.marks import MARKS
from goldthread.reports.pictures.sparkline import HEIGHT, WIDTH, sparkline
from goldthread.reports.wording.figures import first_and_last

NOTHING: tuple[Run, ...] = (Words("–", Tone.QUIET),)
"""What stands in a cell that has nothing to say."""


def said(*sentences: str, lead: bool = False) -> Paragraph:
    """Sentences as one paragraph; empty ones are left out."""
    return Paragraph((Words(" ".join(one for one in sentences if one)),), lead=lead)


def cell(text: str | None) -> tuple[Run, ...]:
    """Words as a table's cell, with a dash where there are none."""
    return (Words(text),) if text else NOTHING


def link(text: str, address: str) -> tuple[Run, ...]:
    """Words that lead to an address."""
    return (Words(text, href=address),)


def status_mark(status: str) -> StatusMark:
    """The mark of a measure's status."""
    return StatusMark("status", status, MARKS[status].words)


def direction_cell(series: ReportSeries) -> tuple[Run, ...]:
    """The mark of a direction of travel, or why there is none."""
    if not series.direction:
        return NOTHING
    return (StatusMark("direction", series.direction, DIRECTION_MARKS[series.direction].words),)


def delivery_mark(deliverable: ReportDeliverable) -> StatusMark:
    """The mark of a deliverable's status."""
    return StatusMark("delivery", deliverable.status, deliverable.status_words)


def figure_cell(series: ReportSeries, *, among_made_up: bool = False) -> tuple[Run, ...]:
    """The latest figure, with what a reader must know of it: provisional, corrected, not shown.

    Among figures that are made up, one that is not says that it was published.
    """
    if series.withheld:
        return (Words("Not shown: a small number of people", Tone.QUIET),)
    if series.value_words is None:
        return NOTHING
    notes = list(_notes_on(series, among_made_up=among_made_up))
    if not notes:
        return (Words(series.value_words),)
    return (Words(series.value_words), Words(f" ({listed(notes)})", Tone.QUIET))


def _notes_on(series: ReportSeries, *, among_made_up: bool) -> Iterator[str]:
    if among_made_up and not series.illustrative:
        yield "published"
    if series.provisional:
        yield "provisional"
    if series.corrected_on is not None:
        yield f"corrected on {day(series.corrected_on)}"


def without_empty_columns(table: Table) -> Table:
    """The table without the columns that have nothing to say in any row, the first kept."""
    kept = [
        place
        for place in range(len(table.columns))
        if place == 0 or any(row.cells[place] != NOTHING for row in table.rows)
    ]
    if len(kept) == len(table.columns):
        return table
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(Row(tuple(row.cells[place] for place in kept)) for row in table.rows),
    )


def page_of(report: Report, measure: ReportMeasure) -> str:
    """Where a measure is told of: its page in the pack, and otherwise its page on the site."""
    own = needs_a_page(measure, report.inclusion)
    return f"#measure-{measure.code}" if own else measure.address


def capital(words: str | None) -> str:
    """Words as they begin a cell or a sentence."""
    return f"{words[:1].upper()}{words[1:]}" if words else ""


def trend_cell(series: ReportSeries, key: str, name: str) -> tuple[Run, ...]:
    """The figures of a series as a line the size of a word; a dash where there are too few."""
    values = [None if one.value is None else float(one.value) for one in series.points]
    known = [one for one in series.points if one.value is not None]
    if len(known) < 2:
        return NOTHING
    first, last = ((one.shown, one.period_label) for one in (known[0], known[-1]))
    words = f"{name}: {first_and_last(first, last, len(known))}"
    target = None if series.target is None else float(series.target)
    drawn = sparkline(values, title=words, target=target)
    return (Picture(key, drawn, words, WIDTH, HEIGHT),) if drawn else NOTHING


def people(names: Iterable[str]) -> str | None:
    """People, in a row; ``None`` where there are none."""
    return listed(list(names)) or None


def series_name(measure: ReportMeasure, series: ReportSeries) -> str:
    """A series by its measure as printed, and its own label where the measure has several."""
    if not series.label:
        return measure.title
    if measure.title.endswith("."):
        return f"{measure.title} {capital(series.label)}"
    return f"{measure.title}: {series.label}"


def number(value: Decimal | None) -> float | None:
    """A figure as pictures take it."""
    return None if value is None else float(value)
