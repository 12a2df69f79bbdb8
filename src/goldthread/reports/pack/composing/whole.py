"""The whole pack, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework.wording import day
from goldthread.reports.pack.blocks import Block, Contents, Heading, LaidOut, NewPage, Picture
from goldthread.reports.pack.composing.closing import corrections_table, marks, quality
from goldthread.reports.pack.composing.delivery import delivery, every_deliverable
from goldthread.reports.pack.composing.front import cover, in_two_minutes, opening
from goldthread.reports.pack.composing.pages import measure_pages
from goldthread.reports.pack.composing.parts import said
from goldthread.reports.pack.composing.scorecards import every_measure, scorecards
from goldthread.reports.pack.frozen import Frozen, as_known_words, closing_words
from goldthread.reports.pack.measures import at_node, shown_series, status_of, statuses
from goldthread.reports.pack.report import (
    AudienceKind,
    Report,
    ReportMeasure,
    ReportNode,
)
from goldthread.reports.pictures.poster import systems_sheets
from goldthread.reports.pictures.systems_view import (
    Bead,
    Strand,
    SystemsView,
    Thread,
    headline,
    status_counts,
)

ILLUSTRATIVE = "Illustrative figures"
"""What stands at the head of each page where figures are made up; the cover says how many."""

_AUDIENCES = {
    AudienceKind.CABINET: "for Cabinet",
    AudienceKind.SCRUTINY: "for scrutiny",
    AudienceKind.LEAD_MEMBER: "for {}",
    AudienceKind.SERVICE: "for {}",
    AudienceKind.NODE: "on {}",
    AudienceKind.PROGRAMME: "on the programme {}",
}


def composed(report: Report, *, watermark: str = "", frozen: Frozen | None = None) -> LaidOut:
    """The report as blocks in reading order: what matters most first, the reference last."""
    return LaidOut(
        title=report.title,
        subtitle=_subtitle(report),
        authority=report.authority,
        main_colour=report.branding.main_colour,
        accent_colour=report.branding.accent_colour,
        font=report.branding.font,
        logo=report.branding.logo,
        logo_kind=report.branding.logo_kind,
        logo_words=report.branding.logo_words,
        blocks=tuple(_blocks(report, frozen)),
        closing=closing_words(frozen),
        watermark=watermark,
        running=" | ".join(one for one in _running(report) if one),
    )


def _running(report: Report) -> tuple[str, ...]:
    return as_known_words(report), ILLUSTRATIVE if report.illustrative else ""


def _blocks(report: Report, frozen: Frozen | None) -> Iterator[Block]:
    chapters = tuple(_chapters(report, frozen))
    yield from opening(report)
    yield Contents(tuple(one for one in chapters if isinstance(one, Heading) and one.level == 1))
    yield from chapters


def _chapters(report: Report, frozen: Frozen | None) -> Iterator[Block]:
    yield from cover(report)
    yield from in_two_minutes(report)
    yield from _systems_view(report)
    yield from scorecards(report)
    yield from measure_pages(report)
    yield from delivery(report)
    yield from quality(report)
    yield from every_measure(report)
    yield from every_deliverable(report)
    yield from marks(report)
    if frozen is not None and frozen.corrections:
        yield from _addendum(report, frozen)


def _systems_view(report: Report) -> Iterator[Block]:
    if not report.measures:
        return
    sheets = systems_sheets(systems_view_of(report))
    told = headline(status_counts(statuses(report.measures)))
    everybody = report.audience.kind in (AudienceKind.CABINET, AudienceKind.SCRUTINY)
    title = "The whole framework at a glance" if everybody else "At a glance"
    for number, drawn in enumerate(sheets, start=1):
        yield NewPage(sideways=True)
        if number == 1:
            yield Heading(1, title, "at-a-glance")
        width, height = _size(drawn)
        which = f", sheet {number} of {len(sheets)}" if len(sheets) > 1 else ""
        words = f"Every measure by its status{which}. {told}"
        yield Picture(f"systems-view-{number}", drawn, words, width, height)


def systems_view_of(report: Report) -> SystemsView:
    """The report as a systems view: a thread for each place at the top, a strand for each below."""
    tops = [node for node in report.nodes if node.parent is None]
    return SystemsView(
        title=report.framework,
        threads=tuple(
            Thread(top.title, f"#node-{top.id}", tuple(_strands(report, top, 0))) for top in tops
        ),
    )


def _strands(report: Report, node: ReportNode, depth: int) -> Iterator[Strand]:
    beads = tuple(_bead(one, node) for one in at_node(report, node.id))
    if beads or depth:
        yield Strand(node.title, f"#node-{node.id}", beads, max(depth - 1, 0))
    for below in report.nodes:
        if below.parent == node.id:
            yield from _strands(report, below, depth + 1)


def _bead(measure: ReportMeasure, node: ReportNode) -> Bead:
    series = shown_series(measure)
    direction = series.direction if series else ""
    return Bead(
        measure=measure.code,
        title=measure.title,
        status=status_of(measure),
        href=measure.address,
        long_term=any(
            place.role == "long_term" for place in measure.standings if place.node == node.id
        ),
        direction=direction if direction.startswith(("improvement", "concern")) else "",
    )


def _addendum(report: Report, frozen: Frozen) -> Iterator[Block]:
    yield NewPage()
    yield Heading(1, "Corrected since this report was issued", "addendum")
    known = report.as_known_on
    since = f" and says what was known on {day(known)}" if known else ""
    yield said(
        f"The report stands as it was frozen on {day(frozen.frozen_at.date())}{since}. These figures "
        f"have been corrected since{' that day' if known else ''}; nothing before this page has changed."
    )
    yield corrections_table(
        "addendum", "Figures corrected since the report was issued", frozen.corrections
    )


def _subtitle(report: Report) -> str:
    """Whom it is for, and the period where the title does not say it already."""
    told = _AUDIENCES[report.audience.kind].format(report.audience.name)
    told = f"{told[:1].upper()}{told[1:]}"
    return told if report.period.label in report.title else f"{told}, {report.period.label}"


def _size(drawn: str) -> tuple[float, float]:
    """The natural size of a drawing, as its view box says it."""
    box = drawn.split('viewBox="', 1)[1].split('"', 1)[0].split()
    return float(box[2]), float(box[3])
