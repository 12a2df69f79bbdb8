"""GT506: rows that say the same of several services are collected differently."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.words import plain

RULE = Rule(
    code="GT506",
    severity=Severity.WARNING,
    title="Rows alike are collected differently",
    why="Set side by side, as they are meant to be, one of them has a gap or another reckoning.",
    fix="Collect them alike, or say in the row why one is different.",
)
_DASH = re.compile(r"\s+[-–—:]\s+|:\s+")
_FEWEST = 3
_LONG_ENOUGH = 3


def find(framework: Framework) -> Iterator[Finding]:
    """Rows "this – what is measured", "that – what is measured", one with another frequency."""
    alike: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for measure in framework.measures:
        of, dash, what = _parted(measure.title)
        if dash and len(what.split()) >= _LONG_ENOUGH and of:
            alike[measure.placements[0].node, plain(what)].append(measure)
    for measures in alike.values():
        said = Counter(_often(measure) for measure in measures)
        usual, count = said.most_common(1)[0]
        if len(measures) >= _FEWEST and len(said) == 2 and count == len(measures) - 1:
            odd = next(measure for measure in measures if _often(measure) != usual)
            yield RULE.finding(
                f"{members_named([odd])} is collected {quoted(odd.frequency_text or 'never')}, where "
                f"the rows like it are collected {quoted(_usual(measures, usual))}: "
                f"{members_named([one for one in measures if one is not odd])}.",
                *measures,
            )


def _parted(title: str) -> tuple[str, str, str]:
    dash = _DASH.search(title)
    return (title[: dash.start()], dash[0], title[dash.end() :]) if dash else (title, "", "")


def _often(measure: Measure) -> str:
    return plain(measure.frequency_text or "")


def _usual(measures: list[Measure], usual: str) -> str:
    return next(one.frequency_text or "" for one in measures if _often(one) == usual)
