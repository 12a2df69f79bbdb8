"""GT301: the unit of the baseline or target is not the one the title names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from goldthread.framework import Framework, Measure
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.kinds import Kind, kinds_named
from goldthread.lint.reading.numbers import figures, thresholds
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT301",
    severity=Severity.ERROR,
    title="The unit does not fit the title",
    why="A rate, a score and a percentage are different numbers: one of the two is wrong, and "
    "nobody can tell which.",
    fix="Correct the unit, or the title, from the source of the figure.",
)

_SHARE_OF = re.compile(r"(?:the\s+)?(?:%|percentage|proportion) of\b", re.I)
_LENGTH = re.compile(
    r"(?:the\s+)?(?:average|median|mean)\s+(?:time|days|weeks|hours|minutes|length|wait)\b", re.I
)
_DONE = re.compile(
    r"\b(?:completed|answered|cleared|attended|inspected|reviewed|trained|satisfied|returned|paid|kept|"
    r"issued|decided|resolved|removed|processed)\b",
    re.I,
)
# What was due may be collected with what was owed from before, and income may pass its cost.
_AS_A_SHARE = re.compile(
    r"^(?!.*\b(?:collect|incom|cost|spen[dt]|budget|rents?\b|due\b|saving|recover|expect|plan|target|capacity))"
    r".*\bas an? (?:share|percentage|proportion|%) of\b",
    re.I,
)
_TOTAL = re.compile(r"(?:the\s+)?(?:total|number)\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Rates and scores in per cent, totals that are not whole, shares above 100%."""
    for measure in framework.measures:
        for what, text, numbers in (
            ("baseline", measure.baseline_text, _baseline(measure)),
            ("target", measure.target_text, _target(measure)),
        ):
            why = _misfit(measure, what, numbers)
            if why:
                yield RULE.finding(
                    f"{named(measure)} {why}, but its {what} is {quoted(text or '')}.", measure
                )
                break


def _is_done(measure: Measure) -> bool:
    """Whether a title tells of a share of cases dealt with, which stood at no more than all."""
    starts = _baseline(measure)
    within = all(unit == "%" and value <= 100 for value, unit in starts)
    return bool(starts and within and _DONE.search(measure.title))


def _baseline(measure: Measure) -> list[tuple[Decimal, str | None]]:
    return [(one.value, one.unit) for one in figures(measure.baseline)]


def _target(measure: Measure) -> list[tuple[Decimal, str | None]]:
    return [(one.value, one.unit) for one in thresholds(measure.target)]


def _misfit(measure: Measure, what: str, numbers: list[tuple[Decimal, str | None]]) -> str | None:
    kinds = kinds_named(measure.title)
    if not numbers:
        return None
    in_percent = all(unit == "%" for _, unit in numbers)
    if in_percent and _SHARE_OF.match(measure.title) and any(value > 100 for value, _ in numbers):
        return "is a share, which cannot be more than the whole"
    over = any(value > 100 for value, _ in numbers)
    if in_percent and over and _AS_A_SHARE.search(measure.title):
        return "is a share, which cannot be more than the whole"
    if in_percent and what == "target" and _is_done(measure) and any(v > 100 for v, _ in numbers):
        return "is a share of what there is to do, of which no more than all can be done"
    if Kind.SHARE in kinds:
        return None
    if in_percent and Kind.RATE in kinds:
        return "is a rate for so many people"
    if in_percent and _LENGTH.match(measure.title):
        return "is a length of time"
    if in_percent and Kind.SCORE in kinds and what == "baseline":
        # A score in per cent on both sides is a score kept in per cent.
        other = [unit for _, unit in _target(measure)]
        return None if other == ["%"] else "is a score"
    if in_percent and kinds == {Kind.COUNT} and what == "baseline":
        return "is a number of things"
    parts_of_one = all(unit is None and value % 1 for value, unit in numbers)
    if _TOTAL.match(measure.title) and parts_of_one and Kind.RATE not in kinds:
        return "is a total, which should be a whole number"
    return None
