"""Findings as JSON: the published contract of ``goldthread lint --format json``."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.framework import Source
from goldthread.lint.finding import Finding


def findings_as_records(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """One object for each finding, ready for ``json.dumps``; a group keeps all its members."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "title": finding.title,
            "message": finding.message,
            "why": finding.why,
            "fix": finding.fix,
            "items": list(finding.items),
            "source": places(finding.source),
        }
        for finding in findings
    ]


def places(source: Source) -> dict[str, object]:
    """Lines, pages and cells, whichever there are."""
    return {
        name: list(found)
        for name, found in (
            ("lines", source.lines),
            ("pages", source.pages),
            ("cells", source.cells),
        )
        if found
    }
