"""GT306: a number printed without the unit that would give it meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.kinds import Kind, kinds_named
from goldthread.lint.reading.numbers import figures
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT306",
    severity=Severity.WARNING,
    title="A figure has no unit",
    why="A rate means nothing without the number of people it is for, nor a gap without its unit.",
    fix="Write the unit beside the figure or in the title: “0.85 per 1,000”.",
)
_RATE = re.compile(r"(?<!business )\brates?\b(?! (?:bills?|payers?|relief))", re.I)
_PER = re.compile(r"\bper\b|%", re.I)
_SHARE_OF = re.compile(r"(?:the\s+)?(?:%|percentage|proportion) of\b", re.I)
_BARE = re.compile(r"\d+(?: \([^)]*\))?")
_FEW = 4
_GAP = re.compile(r"\bgap\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Rates without "per so many", gaps without a unit, and percentages that look like counts."""
    yield from _percentages_like_counts(framework)
    for measure in framework.measures:
        what = _unitless(measure)
        if what:
            yield RULE.finding(
                f"{named(measure)} is {what}, and nothing says in what unit: its baseline is "
                f"{quoted(measure.baseline_text or '')}.",
                measure,
            )


def _unitless(measure: Measure) -> str | None:
    numbers = figures(measure.baseline)
    if not numbers or any(figure.unit for figure in numbers):
        return None
    words = f"{measure.title} {measure.baseline_text or ''} {measure.target_text or ''}"
    if _PER.search(words) or kinds_named(measure.title) & {Kind.SCORE, Kind.SHARE}:
        return None
    if _RATE.search(measure.title):
        return "a rate"
    return "a gap" if _GAP.search(measure.title) else None


def _percentages_like_counts(framework: Framework) -> Iterator[Finding]:
    """Titles of a percentage beside bare whole numbers, where the others write the sign."""
    shares = [one for one in framework.measures if _SHARE_OF.match(one.title)]
    bare = [one for one in shares if _all_bare(one)]
    if len(bare) > len(shares) / _FEW:
        return  # Perhaps a column of units says it for all.
    for measure in bare:
        yield RULE.finding(
            f"{named(measure)} is a percentage, but its baseline {quoted(measure.baseline_text or '')} "
            f"and target {quoted(measure.target_text or '')} have no % as others here have: they "
            "may be counts.",
            measure,
        )


def _all_bare(measure: Measure) -> bool:
    """Whether baseline and target are there, both whole, and neither text has a sign or words."""
    texts = (measure.baseline_text or "", measure.target_text or "")
    return all(_BARE.fullmatch(text.strip()) for text in texts)
