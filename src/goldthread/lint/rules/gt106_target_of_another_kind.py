"""GT106: the target is a number of another kind than the measure gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import Target
from goldthread.framework.rules import targets as t
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.kinds import Kind, kinds_named
from goldthread.lint.reading.numbers import figures, parts
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT106",
    severity=Severity.ERROR,
    title="The target measures something else than the measure",
    why="The figures collected can never be held against this target.",
    fix="Reword the measure so that it gives the number the target asks for, or set a target "
    "in the measure's own unit.",
)
_BREAKDOWN = re.compile(r"\b(?:type|mix|breakdown)\b", re.I)
_TIMES = re.compile(r"\b(?:minutes?|hours?|days?|weeks?|months?|years?)$", re.I)
_SHARE_OF_PEOPLE = re.compile(r"\bper (?:person|child|capita|head|employee)\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Counts with a percentage for target, percentages with a count, and statements with days."""
    for measure in framework.measures:
        for part in parts(measure.target):
            quarrel = _quarrel(measure, part)
            if quarrel:
                target = quoted(measure.target_text or "")
                yield RULE.finding(f"{named(measure)} {quarrel}, {target}.", measure)
                break


def _quarrel(measure: Measure, part: Target) -> str | None:
    named_kinds = kinds_named(measure.title)
    unit = _unit(part)
    if named_kinds == {Kind.COUNT} and unit == "%":
        return "is a number, but its target is a percentage"
    if not named_kinds and unit == "%" and _BREAKDOWN.search(measure.title):
        return "is a breakdown into kinds, but its target is one percentage"
    if named_kinds == {Kind.SHARE} and unit and not _is_share(unit):
        return f"is a percentage, but its target is in {unit}"
    counted_so = {figure.unit for figure in figures(measure.baseline)}
    time = unit and _TIMES.search(unit) and unit not in counted_so
    if not named_kinds and time and not _about_time(measure.title):
        return "does not say what length of time is measured, but its target is one"
    if named_kinds == {Kind.TIME} and isinstance(part, t.ShareWithin):
        return "is a length of time, but its target is a share of cases"
    beside_others = isinstance(part, t.Relative) and part.benchmark is None and not part.what
    fair = _SHARE_OF_PEOPLE.search(measure.title) or Kind.RATE in named_kinds
    if Kind.COUNT in named_kinds and beside_others and not fair:
        return "is a number, which cannot be held against the average of larger and smaller places"
    return None


def _unit(part: Target) -> str | None:
    match part:
        case t.Threshold() | t.AnnualTotal() | t.Between():
            return part.unit
        case t.ShareWithin():
            return "%"
        case t.Relative(benchmark=t.Quantity() as benchmark):
            return benchmark.unit
        case _:
            return None


def _is_share(unit: str) -> bool:
    return "%" in unit or unit in ("percentage points", "points", "ratio")


def _about_time(title: str) -> bool:
    return bool(
        re.search(
            r"\b(?:times?|timely|days?|hours?|weeks?|months?|length|duration|long|turnaround|age|expectancy|"
            r"speed|wait\w*|delay\w*|downtime|sickness|absence)\b",
            title,
            re.I,
        )
    )
