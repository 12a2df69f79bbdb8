"""GT502: something stands where the frequency should, and it is not one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import schedule as s
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT502",
    severity=Severity.WARNING,
    title="The frequency is not a frequency",
    why="A date or an event says when something happens once; it does not say when each figure "
    "is due.",
    fix="Put the frequency there, and the date or note in its own place.",
)
_NOT_FREQUENCIES = (
    s.OtherDate,
    s.RunsUntil,
    s.RelativeDate,
    s.Window,
    s.Duration,
    s.Standing,
    s.Ongoing,
    NotUnderstood,
)

_OFTEN = re.compile(
    r"\W*(?:(?:reported|collected|measured|updated)\s+)?(?:dai|week|fortnight|month|quarter|term|annual|"
    r"year|bienni|twice|every)",
    re.I,
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose frequency is a date, a span, a length of time or not understood."""
    for measure in framework.measures:
        if "frequency" not in measure.inherited and _wrong(measure):
            yield RULE.finding(
                f"{named(measure)} has {quoted(measure.frequency_text or '')} for frequency.",
                measure,
            )


def _wrong(measure: Measure) -> bool:
    frequency = measure.frequency
    # Words that begin with a frequency give one, whatever else they go on to say.
    if isinstance(frequency, NotUnderstood) and _OFTEN.match(measure.frequency_text or ""):
        return False
    if isinstance(frequency, s.SeveralFrequencies):
        return all(isinstance(part, _NOT_FREQUENCIES) for part in frequency.parts)
    return isinstance(frequency, _NOT_FREQUENCIES)
