"""What stands at the end: how complete it is, what was corrected, what the marks mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from goldthread.framework.wording import counted, day, name_without_stop
from goldthread.reports.pack.blocks import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Listing,
    NewPage,
    Row,
    Run,
    StatusMark,
    Table,
    Tone,
    Words,
)
from goldthread.reports.pack.composing.parts import cell, link, said
from goldthread.reports.pack.report import Completeness, Correction, Report, Shortcoming
from goldthread.reports.pack.sentences.figures import figures_by_source
from goldthread.reports.pack.sentences.summary import how_complete
from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS
from goldthread.reports.pictures.direction_marks import DIRECTION_MARKS
from goldthread.reports.pictures.marks import MARKS

_NAMED = 60
"""How many measures are named of which one thing is missing; of more a reader reads none."""
_STATUS_MEANS = {
    "off_target": "The figure misses its target by more than the tolerance set for it.",
    "close": "The figure misses its target, within the tolerance set for it.",
    "on_target": "The figure meets its target.",
    "cannot_judge": "Something is missing that judging takes; the measure's page says what.",
    "no_target": "No target was set, or it is not set yet.",
    "awaiting_comparator": "The target is set against others, whose figure is not known yet.",
    "awaiting_data": "The figure of the period is not in.",
}
_DIRECTION_MEANS = {
    "concern_high": "Rising beyond what chance would explain, and lower is better.",
    "concern_low": "Falling beyond what chance would explain, and higher is better.",
    "improvement_high": "Rising beyond what chance would explain, and higher is better.",
    "improvement_low": "Falling beyond what chance would explain, and lower is better.",
    "neutral_high": "Rising beyond what chance would explain; neither way is better.",
    "neutral_low": "Falling beyond what chance would explain; neither way is better.",
    "common_cause": "The figures vary as they have before; no change can be told from chance.",
    "seasonal": "The figures follow the seasons, and are not judged against one another.",
    "too_few_points": "There are too few figures to tell a change from chance.",
}

_DELIVERY_MEANS = {
    "done": "It is reported as done, or every milestone of it is.",
    "late": "A date of it has passed, and nobody has reported that as done.",
    "at_risk": "It is expected after a date of it, or waits for something that is late or at risk.",
    "not_started": "A date of it lies ahead, and nobody has reported on it yet.",
    "on_track": "It has been reported on, and no date of it is missed or expected to be.",
    "ongoing": "It goes on, and has no last day.",
    "cannot_judge": "It has no date that can be held against a day, and nobody has reported on it.",
}


def quality(report: Report) -> Iterator[Block]:
    """How complete the figures are, by service, and what the pack was made without."""
    if not report.measures:
        return
    yield NewPage()
    yield Heading(1, "How complete this is", "completeness")
    yield said(how_complete(report), lead=True)
    services = [one for one in report.completeness if one.service]
    if len(services) > 1:
        yield Table(
            "completeness",
            "Returns asked for and given, by service",
            (
                Column("Service", share=3),
                Column("Asked for", ColumnKind.NUMBER),
                Column("Published", ColumnKind.NUMBER),
                Column("Signed off, not published", ColumnKind.NUMBER, 1.4),
                Column("Given, not signed off", ColumnKind.NUMBER, 1.4),
                Column("Late", ColumnKind.NUMBER),
            ),
            tuple(_service_row(one) for one in services),
        )
    if report.shortcomings:
        yield Heading(2, "Made without", "made-without")
        yield _made_without(report.shortcomings)
    yield from _sources(report)
    if report.corrected_since_last:
        yield Heading(2, "Corrected since the last report", "corrected")
        yield corrections_table(
            "corrected", "Figures corrected since the last report", report.corrected_since_last
        )


def corrections_table(key: str, caption: str, corrections: Iterable[Correction]) -> Table:
    """Corrections of figures: what was said, what is said now, when and why."""
    return Table(
        key,
        caption,
        (
            Column("Measure", share=3),
            Column("Period", share=1.5),
            Column("Was", ColumnKind.NUMBER),
            Column("Is now", ColumnKind.NUMBER),
            Column("Corrected on", share=1.3),
            Column("Why", share=2.4),
        ),
        tuple(
            Row(
                (
                    link(
                        f"{one.measure}: {one.series}" if one.series else one.measure, one.address
                    ),
                    cell(one.period_label),
                    cell(one.was),
                    cell(one.now),
                    cell(day(one.corrected_on)),
                    cell(one.reason),
                )
            )
            for one in corrections
        ),
    )


def marks(report: Report) -> Iterator[Block]:
    """What each mark means, of measures and, where there are any, of deliverables."""
    yield NewPage()
    yield Heading(1, "What the marks mean", "marks")
    yield Table(
        "marks-status",
        "Status: where the latest figure stands against its target",
        (Column("Mark", ColumnKind.MARK), Column("What it means", share=4)),
        tuple(
            Row(((StatusMark("status", key, mark.words),), (Words(_STATUS_MEANS[key]),)))
            for key, mark in MARKS.items()
        ),
    )
    yield Table(
        "marks-direction",
        "Direction of travel: where the figures are going",
        (Column("Mark", ColumnKind.MARK), Column("What it means", share=4)),
        tuple(
            Row(((StatusMark("direction", key, mark.words),), (Words(_DIRECTION_MEANS[key]),)))
            for key, mark in DIRECTION_MARKS.items()
        ),
    )
    if report.deliverables:
        yield Table(
            "marks-delivery",
            "Delivery: worked out from milestones and dates, the first that fits",
            (Column("Mark", ColumnKind.MARK), Column("What it means", share=4)),
            tuple(
                Row(((StatusMark("delivery", key, mark.words),), (Words(_DELIVERY_MEANS[key]),)))
                for key, mark in sorted(DELIVERY_MARKS.items(), key=lambda one: one[0] != "done")
            ),
        )


def _service_row(one: Completeness) -> Row:
    numbers = (one.asked_for, one.published, one.signed_off, one.given, one.late)
    return Row(((Words(one.service),), *(cell(str(count)) for count in numbers)))


def _made_without(shortcomings: Sequence[Shortcoming]) -> Listing:
    """What was missing, each thing said once with the measures it is said of; reasons first."""
    said_of: dict[str, list[Shortcoming]] = defaultdict(list)
    for one in sorted(shortcomings, key=lambda one: one.sort != "missing_reason"):
        said_of[one.sentence].append(one)
    return Listing(tuple(tuple(_said_of(sentence, found)) for sentence, found in said_of.items()))


def _said_of(sentence: str, found: Sequence[Shortcoming]) -> Iterator[Run]:
    """A sentence with the measures it is said of, or how many they are where they are many."""
    yield Words(f"{sentence} ", Tone.STRONG)
    if len(found) > _NAMED:
        yield Words(
            f"This is said of {len(found)} measures, each of which stands in the scorecards."
        )
        return
    if len(found) > 1:
        yield Words(f"{counted(len(found), 'measure')}: ")
    for place, one in enumerate(found):
        yield Words("; " if place else "")
        yield from link(name_without_stop(one.about), one.address)
    yield Words(".")


def _sources(report: Report) -> Iterator[Block]:
    """Where the latest figures come from."""
    sources = figures_by_source(report)
    if not sources:
        return
    yield Heading(2, "Where the figures come from", "sources")
    yield Table(
        "sources",
        "The sources of the latest figures",
        (Column("Source", share=6), Column("Figures", ColumnKind.NUMBER)),
        tuple(Row(((Words(source),), (Words(str(count)),))) for source, count in sources),
    )
