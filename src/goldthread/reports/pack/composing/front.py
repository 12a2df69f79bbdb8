"""The cover, and the page that is read in two minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldthread.framework.wording import counted, day
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
    people,
    said,
    status_mark,
)
from goldthread.reports.pack.measures import shown_series, statuses, with_status
from goldthread.reports.pack.report import Report, ReportDeliverable, ReportMeasure
from goldthread.reports.pack.sentences.summary import (
    how_complete,
    how_delivery_stands,
    how_it_stands,
    how_milestones_stand,
    how_stories_stand,
    what_changed,
    where_it_is_going,
)
from goldthread.reports.pictures.systems_view import status_counts

ILLUSTRATIVE = (
    "Figures in this report are made up, to show how it works. They say nothing of any council."
)

_AT_MOST = 10
"""How many rows a table has on the page that is read in two minutes."""

_BIGGEST = ("off_target", "close", "on_target")


def cover(report: Report) -> Iterator[Block]:
    """The committee's cover: what is asked of whom, and the council's own sections."""
    if report.illustrative:
        yield Notice(ILLUSTRATIVE)
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
    yield "Period", f"{report.period.label} ({report.period.code})"
    yield "Figures as known on", day(report.known_at.date())


def in_two_minutes(report: Report) -> Iterator[Block]:
    """What changed, what is off target, why, what is done and when it recovers, what is late."""
    yield Heading(1, "In two minutes", "in-two-minutes")
    yield _key_figures(report)
    yield said(what_changed(report), where_it_is_going(report))
    off = with_status(report.measures, "off_target")
    if off:
        yield Heading(2, "Off target", "off-target")
        yield said(how_stories_stand(report))
        yield _off_target(off[:_AT_MOST])
        if len(off) > _AT_MOST:
            yield _and_others(len(off) - _AT_MOST, "measure", "measure-by-measure", "off target")
    if report.deliverables:
        yield Heading(2, "What was to be delivered", "delivery-in-short")
        yield said(
            how_delivery_stands(report.deliverables), how_milestones_stand(report.deliverables)
        )
        yield from _behind(report)
    yield Heading(2, "What is missing", "missing-in-short")
    yield said(how_complete(report))


def _behind(report: Report) -> Iterator[Block]:
    """The deliverables that are late, the longest first, then those at risk; the first few."""
    behind = sorted(
        (one for one in report.deliverables if one.status in ("late", "at_risk")), key=_how_late
    )
    if not behind:
        return
    yield Table(
        key="behind",
        caption="What is late or at risk, the longest first",
        columns=(
            Column("Deliverable", share=3),
            Column("Status", ColumnKind.MARK, 1.2),
            Column("Why", share=4.6),
            Column("Lead member", share=1.8),
        ),
        rows=tuple(
            Row(
                (
                    (Words(one.title, href=one.address),),
                    (delivery_mark(one),),
                    cell(one.status_because),
                    cell(people(one.lead_members)),
                )
            )
            for one in behind[:_AT_MOST]
        ),
    )
    if len(behind) > _AT_MOST:
        yield _and_others(len(behind) - _AT_MOST, "deliverable", "delivery", "late or at risk")


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


def _off_target(measures: tuple[ReportMeasure, ...]) -> Table:
    return Table(
        key="off-target",
        caption="Measures off target: why, what is being done, and when they should recover",
        columns=(
            Column("Measure", share=3),
            Column("Latest", ColumnKind.NUMBER, 1.2),
            Column("Target", share=1.4),
            Column("Why", share=3),
            Column("What is being done", share=3),
            Column("Recovers by", share=1.2),
        ),
        rows=tuple(_off_target_row(one) for one in measures),
    )


def _off_target_row(measure: ReportMeasure) -> Row:
    series, story = shown_series(measure), measure.story
    missing: tuple[Run, ...] = (Words("Not given", Tone.STRONG),)
    return Row(
        (
            (Words(measure.title, href=f"#measure-{measure.code}"),),
            figure_cell(series) if series else cell(None),
            cell(series.target_words if series else None),
            cell(story.reason) if story and story.reason else missing,
            cell(story.action) if story and story.action else missing,
            cell(day(story.recovers_by)) if story and story.recovers_by else missing,
        )
    )
