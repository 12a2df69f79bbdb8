"""GT505: figures are asked for more often, or counted over other spans, than they can change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.grammar import read_frequency
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
    r"\b(?:annual|yearly) (?:count|census|return)\b|\blife expectancy\b|\bper year\b|"
    # "Annual reviews completed" are counted whenever they are done.
    r"\bannual\b(?! (?:health )?\w+s\b| (?:appraisal|review)\b)",
    re.I,
)
# Results that are published once a year, whoever asks.
_EXAMINATIONS = re.compile(
    r"\bkey stage \d|\bKS\d\b|\bGCSEs?\b|\bA[ -]levels?\b|\bAttainment 8\b|\bProgress 8\b|"
    r"\bgood level of development\b|\bgrades? \d\b[^.]*\b(?:English|maths)"
)
_SELDOM = re.compile(
    r"\b(?:every|each) (?P<years>two|2|three|3|four|4|five|5|other|second|third) years?\b|"
    r"\b(?P<twice>bi-?ennial(?:ly)?|two-yearly)\b",
    re.I,
)
_YEARS = {"two": 2, "other": 2, "second": 2, "three": 3, "third": 3, "four": 4, "five": 5}
_PER_PERIOD = re.compile(r"\b(?:each|every|per) (?P<period>week|month|quarter|term)\b", re.I)
_PERCEPTION = re.compile(
    r"\b(?:residents|people|tenants) who (?:feel|think|agree|report|say|believe)\b", re.I
)
_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "term": 3}
_TERMS = 3
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
    a_year = _returns_a_year(measure)
    if a_year is None:
        return None
    seldom = _SELDOM.search(_told_of_source(measure))
    if seldom and a_year > 1 / _years(seldom):
        return f"its figure comes {quoted(seldom[0])}"
    aimed = _PER_PERIOD.search(measure.target_text or "")
    in_unit = aimed and aimed[0].lower() in f"{measure.title} {measure.baseline_text}".lower()
    if aimed and not in_unit and a_year < _A_YEAR[aimed["period"].lower()]:
        return f"its target is set for {quoted(aimed[0])}"
    if a_year > 1 and (yearly := _YEARLY_SOURCE.search(measure.title)):
        return f"its title speaks of {quoted(yearly[0])}"
    if a_year > _TERMS and (results := _EXAMINATIONS.search(measure.title)):
        return f"results of {quoted(results[0])} are published once a year"
    if a_year > 2 and (opinion := _PERCEPTION.search(measure.title)):
        return f"{quoted(opinion[0])} is known from surveys, which few councils hold so often"
    if a_year < 12 and (monthly := _PER_MONTH.search(measure.title)):
        return f"its title counts {quoted(monthly[0])}"
    return None


def _returns_a_year(measure: Measure) -> float | None:
    """How many figures a year are asked for; ``None`` where the document does not say."""
    frequency = measure.frequency
    # "Quarterly (staff survey every two years)" begins with what is asked for.
    before, bracket, _ = (measure.frequency_text or "").partition("(")
    if bracket and not isinstance(frequency, Every):
        frequency = read_frequency(before).rule
    if not isinstance(frequency, Every):
        return None
    return _TIMES_A_YEAR.get(frequency.unit, 1) * frequency.times / frequency.interval


def _told_of_source(measure: Measure) -> str:
    """What is said of where the figure comes from, less the frequency when it is only that."""
    why = measure.rationale if "rationale" not in measure.inherited else None
    return f"{measure.title}. {why or ''}. {measure.baseline_text or ''}. {measure.frequency_text}"


def _years(seldom: re.Match[str]) -> int:
    if seldom["twice"]:
        return 2
    said = seldom["years"].lower()
    return _YEARS.get(said) or int(said)
