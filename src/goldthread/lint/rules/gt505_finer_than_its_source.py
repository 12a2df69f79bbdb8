"""GT505: figures are asked for more often, or counted over other spans, than they can change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT505",
    severity=Severity.WARNING,
    title="The frequency is finer than the source, or at odds with the title",
    why="The same figure will be reported again and again as if it were news, or the return "
    "will ask for a figure that does not exist.",
    fix="Collect it as often as its source gives a new figure, and say the same in the title.",
)
_YEARLY_SOURCE = re.compile(
    r"\b(?:annual|residents?['’]?|school|staff|carers?['’]?) survey\b|"
    r"\b(?:annual|yearly) (?:count|census|return)\b|\blife expectancy\b|\bper year\b|\bannual\b",
    re.I,
)
_PERCEPTION = re.compile(
    r"\b(?:residents|people|tenants) who (?:feel|think|agree|report|say|believe)\b", re.I
)
_PER_MONTH = re.compile(r"\bper month\b|\b(?:each|every) month\b", re.I)
_TIMES_A_YEAR = {Unit.DAY: 365, Unit.WEEK: 52, Unit.MONTH: 12, Unit.QUARTER: 4, Unit.TERM: 3}


def find(framework: Framework) -> Iterator[Finding]:
    """Survey questions asked monthly, yearly figures asked quarterly, months reported by quarter."""
    for measure in framework.measures:
        why = _at_odds(measure)
        if why:
            yield RULE.finding(
                f"{named(measure)} is collected {quoted(measure.frequency_text or '')}, but {why}.",
                measure,
            )


def _at_odds(measure: Measure) -> str | None:
    if not isinstance(measure.frequency, Every):
        return None
    returns = _TIMES_A_YEAR.get(measure.frequency.unit, 1) * measure.frequency.times
    a_year = returns / measure.frequency.interval
    if a_year > 1:
        yearly = _YEARLY_SOURCE.search(measure.title)
        if yearly:
            return f"its title speaks of {quoted(yearly[0])}"
    if a_year > 2 and (opinion := _PERCEPTION.search(measure.title)):
        return f"{quoted(opinion[0])} is known from surveys, which few councils hold so often"
    if a_year < 12 and (monthly := _PER_MONTH.search(measure.title)):
        return f"its title counts {quoted(monthly[0])}"
    return None
