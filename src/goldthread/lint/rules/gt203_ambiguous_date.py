"""GT203: a date can be read two ways, or only roughly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import Moment, Precision
from goldthread.framework.rules import schedule as s
from goldthread.framework.rules.targets import Terms
from goldthread.lint.finding import Finding, Item, Rule, Severity
from goldthread.lint.reading.edition import last_days
from goldthread.lint.reading.impossible import impossible_date
from goldthread.lint.reading.promises import all_promises, target_terms
from goldthread.lint.reading.saying import members_named, named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT203",
    severity=Severity.WARNING,
    title="A date can be read more than one way",
    why="A year may end in March or in December, and a season nowhere in particular: on time "
    "for one reader is months late for another.",
    fix="Give the month and the year, or the quarter with its financial year.",
)

_SEASON = "a season has no last day"
_YEARS = "a year that may end in March or in December"
_SEASONS = "a season, which has no last day"
_WORDS_TOLD = 4
_LOOSE = re.compile(r"\b(?:this|next) year\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Dates with two possible last days, or named by a season, or without a year."""
    for promise in all_promises(framework):
        days = last_days(promise.deadline)
        why = _doubt(days) or _whole_year(days) or _no_year(promise.deadline)
        if why and not impossible_date(promise.text):
            what = f"“{promise.what}” of " if promise.what else ""
            yield _finding(promise.deliverable, what, promise.text, why)
    for deliverable in framework.deliverables:
        text = f"{deliverable.title} {deliverable.description or ''}"
        if said := _LOOSE.search(text):
            yield _finding(deliverable, "", said[0], "nothing says which year that is")
    yield from _of_targets(framework)


def _of_targets(framework: Framework) -> Iterator[Finding]:
    """Targets in doubt one by one; those of one part for one reason together."""
    doubts = {one.id: _doubt_of_target(one) for one in framework.measures}
    for part, measures in parts_of(
        framework, [one for one in framework.measures if doubts[one.id]]
    ):
        years = [one for one in measures if doubts[one.id] != _SEASON]
        seasons = [one for one in measures if doubts[one.id] == _SEASON]
        for why, alike in ((_YEARS, years), (_SEASONS, seasons)):
            if len(alike) == 1:
                only = alike[0]
                text = only.target_text or ""
                yield _finding(only, "the target of ", text, doubts[only.id] or "")
            elif alike:
                words = list(dict.fromkeys(quoted(one.target_text or "") for one in alike))
                more = ", …" if len(words) > _WORDS_TOLD else ""
                yield RULE.finding(
                    f"{len(alike)} targets under {quoted(part.title)} give {why} "
                    f"({', '.join(words[:_WORDS_TOLD])}{more}): {members_named(alike)}.",
                    *alike,
                    grouped=True,
                )


def _doubt_of_target(measure: Measure) -> str | None:
    return _doubt(
        terms.by for terms in target_terms(measure) if isinstance(terms, Terms) and terms.by
    )


def _finding(item: Item, what: str, text: str, why: str) -> Finding:
    sentence = f"{what}{named(item)} says {quoted(text)}: {why}."
    return RULE.finding(sentence[0].upper() + sentence[1:], item)


def _doubt(moments: Iterable[Moment]) -> str | None:
    for moment in moments:
        if moment.could_be:
            days = [f"{day.day} {day:%B %Y}" for day in sorted({moment.day, *moment.could_be})]
            return f"it may end on {' or '.join(days)}"
        if moment.precision is Precision.SEASON:
            return _SEASON
    return None


def _whole_year(moments: Iterable[Moment]) -> str | None:
    if any(moment.precision is Precision.FINANCIAL_YEAR for moment in moments):
        return "it names a whole year and no month"
    return None


def _no_year(deadline: object) -> str | None:
    if isinstance(deadline, s.DueByDayInYear | s.DueByQuarter):
        return "no year is given"
    return None
