"""GT504: the frequency leaves a choice, or waits for something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import schedule as s
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, quoted

RULE = Rule(
    code="GT504",
    severity=Severity.WARNING,
    title="The frequency is not settled",
    why="Until it is, nobody knows when the next figure is due.",
    fix="Choose one frequency; when it changes, change it in the next edition.",
)
_MOVING = re.compile(
    r"\b(?:will move to|currently|will also (?:soon )?be|but|although|where applicable|if additional|"
    r"to be (?:set|confirmed|agreed|decided))\b",
    re.I,
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures with two frequencies to choose from, one that is about to change, or tbc."""
    unsettled: dict[str, list[Measure]] = {}
    for measure in framework.measures:
        if _unsettled(measure):
            unsettled.setdefault(measure.frequency_text or "", []).append(measure)
    for text, measures in unsettled.items():
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} with the frequency {quoted(text)}: "
            f"{members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _unsettled(measure: Measure) -> bool:
    text = measure.frequency_text or ""
    choice = isinstance(measure.frequency, s.SeveralFrequencies) and measure.frequency.choice
    waiting = isinstance(measure.frequency, s.FrequencyToBeConfirmed)
    return choice or waiting or bool(_MOVING.search(text))
