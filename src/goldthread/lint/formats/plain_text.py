"""Findings as text: gathered under their rule, worst first, with the counts at the end.

The counts are of things to put right, as on the page about a framework's health.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from goldthread.lint.finding import Finding, Severity

_WIDTH = 100
_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}


def findings_as_text(findings: Sequence[Finding], looked_at: str) -> str:
    """The findings to read on a screen or in a pipe. ``looked_at`` names the document."""
    if not findings:
        return f"{looked_at}: nothing found.\n"
    lines: list[str] = []
    for _, group in groupby(findings, key=lambda finding: (finding.severity, finding.code)):
        lines += [*_of_one_rule(list(group)), ""]
    lines += _counts(findings, looked_at)
    return "\n".join(lines) + "\n"


def _of_one_rule(findings: Sequence[Finding]) -> Iterator[str]:
    first = findings[0]
    yield f"{first.code} {first.severity}: {first.title} ({sum(one.count for one in findings)})"
    yield from _wrapped(f"Why it matters: {first.why}", "  ", "    ")
    yield from _wrapped(f"What to do: {first.fix}", "  ", "    ")
    for finding in findings:
        yield from _wrapped(finding.message, "  - ", "    ")
        if finding.members and str(finding.source) not in finding.message:
            yield from _wrapped(f"At {finding.source}.", "    ", "    ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False
    )


def _counts(findings: Sequence[Finding], looked_at: str) -> Iterator[str]:
    by_severity: Counter[Severity] = Counter()
    by_code: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        by_severity[finding.severity] += finding.count
        by_code[finding.code, finding.title] += finding.count
    told = [
        f"{by_severity[severity]} {_NOUNS[severity][by_severity[severity] != 1]}"
        for severity in Severity
        if by_severity[severity]
    ]
    yield f"{looked_at}: {', '.join(told)}."
    yield "What is true of many counts once for each of them."
    for (code, title), count in sorted(by_code.items()):
        yield f"  {count:>4}  {code}  {title}"
