"""What is said on slides: one message each, from the same sentences as the pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldthread.framework.wording import counted, day, name_without_stop
from goldthread.reports.pack.composing.parts import capital, series_name
from goldthread.reports.pack.frozen import Frozen, closing_words, looking_back_words
from goldthread.reports.pack.measures import (
    got_worse,
    has_changed,
    needs_a_page,
    shown_series,
    status_before,
    status_of,
    what_comes_first,
    with_status,
)
from goldthread.reports.pack.report import (
    Inclusion,
    Report,
    ReportDeliverable,
    ReportMeasure,
    ReportSeries,
    Story,
)
from goldthread.reports.pack.sentences.figures import how_illustrative
from goldthread.reports.pack.sentences.summary import (
    how_complete,
    how_delivery_stands,
    how_it_stands,
    how_milestones_stand,
    how_stories_stand,
    what_changed,
    when_they_recover,
    where_it_is_going,
)
from goldthread.reports.pack.sheets import counts_by_top
from goldthread.reports.pictures.marks import MARKS

_ON_A_SLIDE = 6
"""How many lines of a table a slide holds; what is over goes on the next."""
_FEWEST_POINTS, _FEWEST_IN_A_ROW = 3, 2
"""How many figures a chart has at least, and a line in a row of a table."""
_MISSING = {
    "missing_reason": ("is off target without a reason", "are off target without a reason"),
    "missing_figure": ("has no figure", "have no figure"),
    "not_signed_off": ("waits to be signed off", "wait to be signed off"),
    "not_published": ("waits to be published", "wait to be published"),
}


@dataclass(frozen=True, slots=True)
class Bars:
    """A stacked bar for each part: how many measures have each status."""

    parts: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Figures over time, with the target they are held against.

    ``average``, ``lower`` and ``upper`` are the lines of a control chart, empty without one.
    """

    name: str
    unit: str | None
    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    targets: tuple[float | None, ...]
    average: tuple[float | None, ...] = ()
    lower: tuple[float | None, ...] = ()
    upper: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """A small table: its heads, at most a slide's worth of rows, and how wide its columns are.

    ``trends`` are the figures over time that stand in the last column, one a row where any are.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    trends: tuple[Line | None, ...] = ()


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
    yield Message(how_it_stands(report), (), _bars(report))
    yield Message(what_changed(report), (where_it_is_going(report),), _changed(report))
    off = what_comes_first(with_status(report.measures, "off_target"))
    if off:
        yield from _off_target(report, off)
    for measure in off:
        yield from _exception(measure)
    for measure in report.measures:
        if status_of(measure) != "off_target" and needs_a_page(measure, Inclusion.BY_EXCEPTION):
            yield from _exception(measure)
    if report.deliverables:
        yield from _delivery(report)
    yield Message(how_complete(report), tuple(_missing(report)))
    if report.decisions:
        yield Message("What is asked", report.decisions)
    if frozen is not None and frozen.corrections:
        yield Message("Corrected since this report was issued", (), _corrected(frozen))
    about = (looking_back_words(report), how_illustrative(report), closing_words(frozen))
    yield Message("Where these figures come from", tuple(one for one in about if one))


def _missing(report: Report) -> Iterator[str]:
    """What the report was made without, counted by what it is."""
    counts = Counter(one.sort for one in report.shortcomings)
    for sort, (one, several) in _MISSING.items():
        if count := counts.pop(sort, 0):
            yield f"{counted(count, 'measure')} {one if count == 1 else several}."
    if rest := counts.total():
        yield f"{counted(rest, 'other thing')} {'is' if rest == 1 else 'are'} missing."


def _corrected(frozen: Frozen) -> Rows:
    rows = [
        (f"{one.measure}, {one.period_label}", one.was, one.now, day(one.corrected_on))
        for one in frozen.corrections
    ]
    return Rows(("Measure", "Was", "Is now", "Corrected on"), _capped(rows), (3, 1, 1, 1.2))


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
    """The measures whose status changed, those for the worse first."""
    changed = sorted(
        (one for one in report.measures if has_changed(one)), key=lambda one: not got_worse(one)
    )
    rows = [
        (name_without_stop(one.title), MARKS[before].words, MARKS[status_of(one)].words)
        for one in changed
        if (before := status_before(one)) is not None
    ]
    if not rows:
        return None
    heads = ("Measure", capital(report.previous_label), report.period.label)
    return Rows(heads, _capped(rows), (3.4, 1, 1))


def _capped(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows a slide holds, and how many more the pack has."""
    if len(rows) <= _ON_A_SLIDE:
        return tuple(rows)
    kept, width = rows[: _ON_A_SLIDE - 1], len(rows[0])
    rest = (f"And {len(rows) - len(kept)} more, in the report", *("",) * (width - 1))
    return (*kept, rest)


def _off_target(report: Report, off: tuple[ReportMeasure, ...]) -> Iterator[Message]:
    trends = [_trend(one) for one in off]
    rows = [
        (
            name_without_stop(one.title),
            *_latest(shown_series(one)),
            _recovers(one),
            "" if trend else "–",
        )
        for one, trend in zip(off, trends, strict=True)
    ]
    heads = ("Measure", "Latest", "Target", "Should recover by", "Trend")
    for first in range(0, len(rows), _ON_A_SLIDE):
        title = f"{how_stories_stand(report)} {when_they_recover(report)}".rstrip()
        if first:
            last = min(first + _ON_A_SLIDE, len(rows))
            span = f"{first + 1} to {last}" if last > first + 1 else str(last)
            title = f"Off target: {span} of {len(rows)}"
        here = slice(first, first + _ON_A_SLIDE)
        shares = (3.7, 0.8, 1.3, 1.2, 0.8)
        yield Message(title, (), Rows(heads, tuple(rows[here]), shares, tuple(trends[here])))


def _trend(measure: ReportMeasure) -> Line | None:
    """The figures of the series that gives a measure its status."""
    series = shown_series(measure)
    if series is None:
        return None
    return _line(name_without_stop(series_name(measure, series)), series, fewest=_FEWEST_IN_A_ROW)


def _latest(series: ReportSeries | None) -> tuple[str, str]:
    if series is None:
        return "–", "–"
    value = "Not shown" if series.withheld else series.value_words
    return value or "–", series.target_words or "–"


def _recovers(measure: ReportMeasure) -> str:
    story = measure.story
    return day(story.recovers_by) if story and story.recovers_by else "No date given"


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
            _who_and_when(story),
        ]
    elif series.status == "off_target":
        said.append("No reason, action or date to recover by was given.")
    if series.outlook is not None:
        said.append(series.outlook.short or series.outlook.sentence)
    name = name_without_stop(series_name(measure, series))
    yield Message(
        f"{_how_it_stands(series)}: {name}",
        tuple(one for one in said if one),
        _line(name, series),
        notes=f"{measure.address}. Period: {series.period_label or 'none yet'}. {series.source}".strip(),
    )


def _how_it_stands(series: ReportSeries) -> str:
    """A status with the figure it is of: "Off target at 80%"."""
    words = MARKS[series.status].words
    shown = None if series.withheld else series.value_words
    return f"{words} at {shown}" if shown else words


def _who_and_when(story: Story) -> str:
    """Who sees to it, until when, and by when it should recover."""
    parts = [
        story.owner,
        f"by {day(story.act_by)}" if story.act_by else "",
        f"should recover by {day(story.recovers_by)}" if story.recovers_by else "",
    ]
    told = "; ".join(one for one in parts if one)
    return f"{capital(told)}." if told else ""


def _line(name: str, series: ReportSeries, fewest: int = _FEWEST_POINTS) -> Line | None:
    known = [point for point in series.points if point.value is not None]
    if len(known) < fewest:
        return None
    return Line(
        name,
        series.unit,
        tuple(point.period_label for point in series.points),
        _plotted(one.value for one in series.points),
        _plotted(one.target for one in series.points),
        *(
            _plotted(levels) if any(one is not None for one in levels) else ()
            for levels in (
                [one.mean for one in series.points],
                [one.lower for one in series.points],
                [one.upper for one in series.points],
            )
        ),
    )


def _plotted(values: Iterable[Decimal | None]) -> tuple[float | None, ...]:
    return tuple(None if one is None else float(one) for one in values)


def _delivery(report: Report) -> Iterator[Message]:
    behind = sorted(
        (one for one in report.deliverables if one.status in ("late", "at_risk")),
        key=lambda one: (one.status != "late", one.due_by or date.max),
    )
    lines = (how_milestones_stand(report.deliverables),)
    table = Rows(
        ("Deliverable", "Status", "Because"), _capped([_behind(one) for one in behind]), (2, 0.7, 3)
    )
    yield Message(how_delivery_stands(report.deliverables), lines, table if behind else None)


def _behind(one: ReportDeliverable) -> tuple[str, str, str]:
    return one.title, one.status_words, one.status_because
