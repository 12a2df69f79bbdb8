"""What is said on slides: one message each, from the same sentences as the pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.framework.wording import day
from goldthread.reports.pack.composing.front import ILLUSTRATIVE
from goldthread.reports.pack.frozen import Frozen, closing_words
from goldthread.reports.pack.measures import (
    has_changed,
    needs_a_page,
    shown_series,
    status_before,
    status_of,
    with_status,
)
from goldthread.reports.pack.report import Inclusion, Report, ReportMeasure, ReportSeries
from goldthread.reports.pack.sentences.summary import (
    how_complete,
    how_delivery_stands,
    how_it_stands,
    how_milestones_stand,
    how_stories_stand,
    what_changed,
    where_it_is_going,
)
from goldthread.reports.pack.sheets import counts_by_top
from goldthread.reports.pictures.marks import MARKS

_ON_A_SLIDE = 7
"""How many lines of a table a slide holds; what is over goes on the next."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A stacked bar for each part: how many measures have each status."""

    parts: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Figures over time, with the target they are held against."""

    name: str
    unit: str | None
    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    targets: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A small table: its heads, and at most a slide's worth of rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One slide: the message as its title, sentences below, and a chart or table or neither.

    ``notes`` are for the speaker: where the figures come from.
    """

    title: str
    lines: tuple[str, ...] = ()
    shown: Bars | Line | Rows | None = None
    notes: str = ""


def messages(report: Report, frozen: Frozen | None = None) -> Iterator[Message]:
    """The slides after the first, in the order of the pack; the last says what it was made from."""
    warning = (ILLUSTRATIVE,) if report.illustrative else ()
    yield Message(how_it_stands(report), warning, _bars(report))
    yield Message(what_changed(report), (where_it_is_going(report),), _changed(report))
    off = with_status(report.measures, "off_target")
    if off:
        yield from _off_target(report, off)
    for measure in off:
        yield from _exception(measure)
    for measure in report.measures:
        if status_of(measure) != "off_target" and needs_a_page(measure, Inclusion.BY_EXCEPTION):
            yield from _exception(measure)
    if report.deliverables:
        yield from _delivery(report)
    yield Message(how_complete(report), tuple(one.sentence for one in report.shortcomings[:6]))
    if report.decisions:
        yield Message("What is asked", report.decisions)
    if frozen is not None and frozen.corrections:
        yield Message("Corrected since this report was issued", (), _corrected(frozen))
    yield Message("Where these figures come from", (closing_words(frozen),))


def _corrected(frozen: Frozen) -> Rows:
    rows = [
        (f"{one.measure}, {one.period_label}", one.was, one.now, day(one.corrected_on))
        for one in frozen.corrections
    ]
    return Rows(("Measure", "Was", "Is now", "Corrected on"), _capped(rows, "more"))


def _bars(report: Report) -> Bars | None:
    counts = counts_by_top(report)
    if not counts:
        return None
    return Bars(
        tuple(title for title, _ in counts),
        tuple(
            (mark.words, tuple(numbers[place] for _, numbers in counts))
            for place, mark in enumerate(MARKS.values())
            if any(numbers[place] for _, numbers in counts)
        ),
    )


def _changed(report: Report) -> Rows | None:
    rows = [
        (one.title, MARKS[before].words, MARKS[status_of(one)].words)
        for one in report.measures
        if has_changed(one) and (before := status_before(one)) is not None
    ]
    if not rows:
        return None
    return Rows(("Measure", report.previous_label, report.period.label), _capped(rows, "more"))


def _capped(rows: Sequence[tuple[str, ...]], word: str) -> tuple[tuple[str, ...], ...]:
    """The rows a slide holds, and how many more the pack has."""
    if len(rows) <= _ON_A_SLIDE:
        return tuple(rows)
    kept, width = rows[: _ON_A_SLIDE - 1], len(rows[0])
    rest = (f"and {len(rows) - len(kept)} {word}, in the report", *("",) * (width - 1))
    return (*kept, rest)


def _off_target(report: Report, off: tuple[ReportMeasure, ...]) -> Iterator[Message]:
    rows = [(one.title, *_latest(shown_series(one)), _recovers(one)) for one in off]
    heads = ("Measure", "Latest", "Target", "Recovers by")
    for first in range(0, len(rows), _ON_A_SLIDE):
        title = how_stories_stand(report)
        if first:
            title = (
                f"Off target: {first + 1} to {min(first + _ON_A_SLIDE, len(rows))} of {len(rows)}"
            )
        yield Message(title, (), Rows(heads, tuple(rows[first : first + _ON_A_SLIDE])))


def _latest(series: ReportSeries | None) -> tuple[str, str]:
    if series is None:
        return "–", "–"
    value = "not shown" if series.withheld else series.value_words
    return value or "–", series.target_words or "–"


def _recovers(measure: ReportMeasure) -> str:
    story = measure.story
    return day(story.recovers_by) if story and story.recovers_by else "no date given"


def _exception(measure: ReportMeasure) -> Iterator[Message]:
    series = shown_series(measure)
    if series is None:
        return
    story = measure.story
    said = [series.status_because, series.direction_words]
    if story is not None:
        said += [
            f"Why: {story.reason}" if story.reason else "",
            f"What is being done: {story.action}" if story.action else "",
            _who_and_when(story.owner, day(story.act_by) if story.act_by else ""),
        ]
    if series.outlook is not None:
        said.append(series.outlook.sentence)
    name = f"{measure.title}, {series.label}" if series.label else measure.title
    yield Message(
        f"{name}: {MARKS[series.status].words.lower()}",
        tuple(one for one in said if one),
        _line(name, series),
        notes=f"{measure.address}. Period: {series.period_label or 'none yet'}. {series.source}".strip(),
    )


def _who_and_when(owner: str, by: str) -> str:
    if owner and by:
        return f"{owner}, by {by}"
    return owner or (f"By {by}" if by else "")


def _line(name: str, series: ReportSeries) -> Line | None:
    known = [point for point in series.points if point.value is not None]
    if len(known) < 2:
        return None
    return Line(
        name,
        series.unit,
        tuple(point.period_label for point in series.points),
        tuple(None if one.value is None else float(one.value) for one in series.points),
        tuple(None if one.target is None else float(one.target) for one in series.points),
    )


def _delivery(report: Report) -> Iterator[Message]:
    behind = [
        (one.title, one.status_words, one.status_because)
        for one in report.deliverables
        if one.status in ("late", "at_risk")
    ]
    lines = (how_milestones_stand(report.deliverables),)
    table = Rows(("Deliverable", "Status", "Because"), _capped(behind, "more"))
    yield Message(how_delivery_stands(report.deliverables), lines, table if behind else None)
