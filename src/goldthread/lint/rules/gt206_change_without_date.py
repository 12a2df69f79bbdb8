"""GT206: a figure is to move to another, and no word of by when."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure, Polarity
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.edition import is_of_one_year
from goldthread.lint.reading.numbers import Numbered, figures, thresholds, wanted_side
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT206",
    severity=Severity.WARNING,
    title="A change has no date to be made by",
    why="From one figure to another is a journey; without a date it is never late, and nobody "
    "can say half way whether it is on course.",
    fix="Give the date beside the number, or say once for the table by when its targets are for.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose target lies beyond their baseline and has no date, gathered by part."""
    if is_of_one_year(framework):
        return
    undated = [measure for measure in framework.measures if _undated_change(measure)]
    for part, measures in parts_of(framework, undated):
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'is' if len(measures) == 1 else 'are'} to move from a baseline to another figure, "
            f"and nothing says by when: {members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _undated_change(measure: Measure) -> bool:
    aims, starts = thresholds(measure.target), figures(measure.baseline)
    if len(starts) != 1 or not aims or starts[0].bound is not None:
        return False
    # A direction that says to hold the level asks for no change, and a floor needs no date.
    if measure.polarity is Polarity.NONE and (measure.direction_text or "").strip():
        return False
    return all(
        _moves(measure, aim, starts[0].value)
        and not isinstance(aim, t.AnnualTotal)
        and _no_time(aim.terms)
        for aim in aims
    )


def _moves(measure: Measure, aim: Numbered, start: object) -> bool:
    return wanted_side(measure, aim) is not None and aim.value != start and not aim.terms.maintain


def _no_time(terms: t.Terms) -> bool:
    return not (
        terms.by
        or terms.by_day_in_year
        or terms.quarter
        or terms.per
        or terms.lasts
        or terms.starts_on
    )
