"""The cover, and the page that is read in two minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from goldthread.framework.wording import counted, day, name_without_stop
from goldthread.reports.pack.blocks import (
    Block,
    Column,
    ColumnKind,
    Facts,
    Heading,
    KeyFigure,
    KeyFigures,
    Listing,
    NewPage,
    Notice,
    Paragraph,
    Row,
    Run,
    Table,
    Tone,
    Words,
)
from goldthread.reports.pack.composing.parts import (
    cell,
    delivery_mark,
    figure_cell,
    page_of,
    people,
    said,
    status_mark,
)
from goldthread.reports.pack.frozen import looking_back_words
from goldthread.reports.pack.measures import (
    WORSENING,
    has_changed,
    heads,
    is_judged,
    shown_series,
    status_before,
    status_of,
    statuses,
    what_comes_first,
    with_status,
)
from goldthread.reports.pack.report import (
    Inclusion,
    Report,
    ReportDeliverable,
    ReportMeasure,
    ReportSeries,
)
from goldthread.reports.pack.sentences.figures import how_illustrative, tells_made_up_apart
from goldthread.reports.pack.sentences.summary import (
    how_complete,
    how_delivery_stands,
    how_it_stands,
    how_milestones_stand,
    how_stories_stand,
    in_short,
    what_changed,
    when_they_recover,
    where_it_is_going,
)
from goldthread.reports.pictures.systems_view import status_counts

_OFF_TARGET, _LATE = 5, 5
"""How many rows the two tables have that are read in two minutes."""
_NAMED = 3
"""How many measures are named there that changed."""

_BIGGEST = ("off_target", "close", "on_target")


def opening(report: Report) -> Iterator[Block]:
    """What stands below the title: the answer, in three or four sentences."""
    if report.as_known_on:
        yield Notice(looking_back_words(report))
    if report.illustrative:
        yield Notice(how_illustrative(report))
    first, *more = in_short(report)
    yield Paragraph((Words(first),), lead=True)
    if more:
        yield said(*more)


def cover(report: Report) -> Iterator[Block]:
    """The committee's cover: what is asked of whom, and the council's own sections."""
    pairs = [(name, (Words(text),)) for name, text in _cover_facts(report) if text]
    yield Facts(tuple(pairs))
    if report.decisions:
        yield Heading(2, "What is asked", "what-is-asked")
        yield Listing(tuple((Words(one),) for one in report.decisions), numbered=True)
    for place, section in enumerate(report.cover.sections, start=1):
        yield Heading(2, section.heading, f"cover-{place}")
        for paragraph in section.paragraphs:
            yield said(paragraph)
    yield NewPage()


def _cover_facts(report: Report) -> Iterator[tuple[str, str]]:
    cover = report.cover
    meeting = day(cover.meeting_on) if cover.meeting_on else ""
    yield "Committee", cover.committee
    yield "Date of the meeting", meeting
    yield "Portfolio holder", cover.portfolio_holder
    yield "Report author", cover.report_author
    yield "Wards affected", cover.wards
    yield "Framework", report.framework
    yield "Period", report.period.label
    yield "Figures as known on", day(report.known_at.date())


def in_two_minutes(report: Report) -> Iterator[Block]:
    """What changed, what is off target, why, what is done and when it recovers, what is late."""
    yield Heading(1, "In two minutes", "in-two-minutes")
    if report.measures:
        if any(is_judged(status_of(one)) for one in report.measures):
            yield _key_figures(report)
        else:
            yield said(how_it_stands(report), lead=True)
        yield said(what_changed(report), where_it_is_going(report))
        yield from _what_changed_by_name(report)
    off = what_comes_first(with_status(report.measures, "off_target"))
    if off:
        yield Heading(2, "Off target", "off-target")
        yield said(how_stories_stand(report), when_they_recover(report))
        yield _off_target(report, off[:_OFF_TARGET])
        if len(off) > _OFF_TARGET:
            # Of those that changed status not every one has a page of its own.
            changed = report.inclusion is Inclusion.CHANGED
            anchor = "every-measure" if changed else "measure-by-measure"
            yield _and_others(len(off) - _OFF_TARGET, "measure", anchor, "off target")
    if report.deliverables:
        yield Heading(2, "What was to be delivered", "delivery-in-short")
        yield said(
            how_delivery_stands(report.deliverables), how_milestones_stand(report.deliverables)
        )
        yield from _behind(report)
    if report.measures:
        yield Heading(2, "What is missing", "missing-in-short")
        yield said(how_complete(report))


def _what_changed_by_name(report: Report) -> Iterator[Block]:
    """The measures that are newly off target, those that are no longer, and those that worsen."""
    changed = [one for one in report.measures if has_changed(one)]
    told = (
        ("Newly off target", [one for one in changed if status_of(one) == "off_target"]),
        ("No longer off target", [one for one in changed if status_before(one) == "off_target"]),
        ("Worsening", [one for one in report.measures if heads(one, WORSENING)]),
    )
    items = tuple(tuple(_named(report, words, found)) for words, found in told if found)
    if items:
        yield Listing(items)


def _named(report: Report, words: str, measures: Sequence[ReportMeasure]) -> Iterator[Run]:
    yield Words(f"{words}: ", Tone.STRONG)
    for place, one in enumerate(measures[:_NAMED]):
        yield Words("; " if place else "")
        yield Words(name_without_stop(one.title), href=page_of(report, one))
    more = len(measures) - _NAMED
    yield Words(f"; and {counted(more, 'other')}." if more > 0 else ".")


def _behind(report: Report) -> Iterator[Block]:
    """The deliverables that are late, the longest first, then those at risk; the first few."""
    behind = sorted(
        (one for one in report.deliverables if one.status in ("late", "at_risk")), key=_how_late
    )
    if not behind:
        return
    yield Table(
        key="behind",
        caption="The longest late first, then what is at risk",
        name="Deliverables late or at risk",
        columns=(
            Column("Deliverable", share=3),
            Column("Status", ColumnKind.MARK, 1.2),
            Column("Why", share=4.6),
            Column("Led by", share=2.2),
        ),
        rows=tuple(
            Row(
                (
                    (Words(one.title, href=one.address),),
                    (delivery_mark(one),),
                    cell(one.status_because),
                    cell(people(one.lead_members or one.lead_officers)),
                )
            )
            for one in behind[:_LATE]
        ),
    )
    if len(behind) > _LATE:
        yield _and_others(len(behind) - _LATE, "deliverable", "delivery", "late or at risk")


def _how_late(one: ReportDeliverable) -> tuple[bool, date]:
    return one.status != "late", one.due_by or date.max


def _and_others(count: int, noun: str, anchor: str, what: str) -> Paragraph:
    verb = "is" if count == 1 else "are"
    return Paragraph(
        (
            Words(f"{counted(count, f'other {noun}')} {verb} {what}: see "),
            Words("the pages further on", href=f"#{anchor}"),
            Words("."),
        )
    )


def _key_figures(report: Report) -> KeyFigures:
    counts = {one.mark.status: one.count for one in status_counts(statuses(report.measures))}
    shown = [
        KeyFigure(str(counts[status]), status_mark(status).words.lower(), status_mark(status))
        for status in _BIGGEST
    ]
    rest = sum(count for status, count in counts.items() if status not in _BIGGEST)
    shown.append(KeyFigure(str(rest), "not judged"))
    return KeyFigures(tuple(shown), how_it_stands(report))


def _off_target(report: Report, measures: Sequence[ReportMeasure]) -> Table:
    told = any(one.story and (one.story.reason or one.story.action) for one in measures)
    table = Table(
        key="off-target",
        caption="Why, what is being done, and when they should recover",
        name="Measures off target: why, what is being done, and when they should recover",
        columns=(
            Column("Measure", share=3.1),
            Column("Latest", ColumnKind.NUMBER, 1.2),
            Column("Target", share=1.5),
            Column("Why", share=2.9),
            Column("What is being done", share=3.2),
            Column("Recovers by", share=1.65),
        ),
        rows=tuple(_off_target_row(report, one) for one in measures),
    )
    if told:
        return table
    # Said once above, that nobody gave a reason need not stand in every row.
    return replace(
        table,
        caption="Their latest figures and targets",
        columns=table.columns[:3],
        rows=tuple(Row(row.cells[:3]) for row in table.rows),
    )


def _off_target_row(report: Report, measure: ReportMeasure) -> Row:
    series, story = shown_series(measure), measure.story
    missing: tuple[Run, ...] = (Words("Not given", Tone.STRONG),)
    return Row(
        (
            (Words(name_without_stop(measure.title), href=page_of(report, measure)),),
            _latest(report, series) if series else cell(None),
            cell(series.target_words if series else None),
            cell(story.reason) if story and story.reason else missing,
            cell(story.action) if story and story.action else missing,
            cell(day(story.recovers_by)) if story and story.recovers_by else missing,
        )
    )


def _latest(report: Report, series: ReportSeries) -> tuple[Run, ...]:
    """The latest figure, with its period where that ended before the one reported on."""
    figure = figure_cell(series, among_made_up=tells_made_up_apart(report))
    ends = next((one.last for one in series.points if one.period_code == series.period_code), None)
    if ends is None or ends >= report.period.first:
        return figure
    return (*figure, Words(f", {series.period_label}", Tone.QUIET))
