"""GT117: the words of a target set nothing that a figure could be held against."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import parts
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT117",
    severity=Severity.WARNING,
    title="The target cannot be judged as it is worded",
    why="No figure can be on or off such a target, so it will be left blank or coloured by "
    "opinion.",
    fix="Say the number, which side of it is good, and by when: “at least 70% by March 2026”.",
)
_NUMBER = re.compile(r"\d|\b(?:zero|none|nil|all|half|one|two|three|every)\b", re.I)
_WORDS_TOLD = 4


def find(framework: Framework) -> Iterator[Finding]:
    """Targets of words alone that set no direction, comparison or date, gathered by part."""
    unread = [measure for measure in framework.measures if _unread(measure)]
    for part, measures in parts_of(framework, unread):
        words = list(dict.fromkeys(quoted(one.target_text or "", 60) for one in measures))
        told = f"{', '.join(words[:_WORDS_TOLD])}{', …' if len(words) > _WORDS_TOLD else ''}"
        yield RULE.finding(
            f"{counted(len(measures), 'target')} under {quoted(part.title)} "
            f"{'sets' if len(measures) == 1 else 'set'} nothing to hold a figure against ({told}): "
            f"{members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _unread(measure: Measure) -> bool:
    found = list(parts(measure.target))
    # With a number in it, it may well be sound and only worded unusually.
    own = "target" not in measure.inherited and not _NUMBER.search(measure.target_text or "")
    return own and bool(found) and all(isinstance(part, NotUnderstood) for part in found)
