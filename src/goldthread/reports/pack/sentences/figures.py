"""Where the figures of a pack come from: which are made up, and which were published by whom."""

from __future__ import annotations

from collections import Counter

from goldthread.framework.wording import counted
from goldthread.reports.pack.report import Report, ReportSeries

_ALL_MADE_UP = (
    "Figures in this report are made up, to show how it works. They say nothing of any council."
)
_PROGRESS_MADE_UP = (
    "What this report says of progress is made up, to show how it works. It says nothing of any "
    "council."
)
_WORDS_TOO = "Reasons, actions and progress are made up too."


def how_illustrative(report: Report) -> str:
    """How many of the latest figures are made up; blank where none is.

    A pack frozen before figures were marked one by one says it of all of them.
    """
    if not report.illustrative:
        return ""
    figures = latest_figures(report)
    if not figures and report.illustrative_words:
        return _PROGRESS_MADE_UP
    made_up = sum(one.illustrative for one in figures)
    if not made_up:
        return _ALL_MADE_UP
    told = (
        f"{made_up} of the {counted(len(figures), 'latest figure')} in this report "
        f"{'is' if made_up == 1 else 'are'} made up, to show how it works, and "
        f"{'says' if made_up == 1 else 'say'} nothing of any council."
    )
    if made_up == len(figures):
        told = (
            f"All {made_up} latest figures in this report are made up, to show how it works. "
            "They say nothing of any council."
            if made_up > 1
            else "The one figure in this report is made up, to show how it works."
        )
    published = len(figures) - made_up
    if published:
        told += (
            f" The other {published} {'was' if published == 1 else 'were'} published, and "
            f"{'stands' if published == 1 else 'stand'} beside the word “published”."
        )
    return f"{told} {_WORDS_TOO}" if report.illustrative_words else told


def tells_made_up_apart(report: Report) -> bool:
    """Whether the report knows of each figure if it is made up, and some are."""
    return report.illustrative and any(one.illustrative for one in latest_figures(report))


def latest_figures(report: Report) -> tuple[ReportSeries, ...]:
    """The series that have a latest figure, shown or not."""
    return tuple(
        series
        for measure in report.measures
        for series in measure.every_series
        if series.value is not None or series.withheld
    )


def figures_by_source(report: Report) -> tuple[tuple[str, int], ...]:
    """Each source with how many of the latest figures come from it, the most first."""
    found = Counter(one.source or "Not stated" for one in latest_figures(report))
    return tuple(found.most_common())
