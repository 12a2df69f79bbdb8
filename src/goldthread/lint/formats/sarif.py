"""Findings as SARIF 2.1.0, which code review and quality tools show beside the document.

Format: OASIS, Static Analysis Results Interchange Format 2.1.0. A finding has one location for
each line it names; pages and cells, for which SARIF has no region, stand in its properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from goldthread.lint.finding import CheckedRule, Finding, Rule, Severity
from goldthread.lint.formats.records import places

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def findings_as_sarif(
    findings: Sequence[Finding], rules: Iterable[CheckedRule], *, file: str, version: str
) -> dict[str, object]:
    """A SARIF log of one run over ``file`` (a path with strokes), ready for ``json.dumps``."""
    known = {one.rule.code: _rule(one.rule) for one in rules}
    for finding in findings:
        # What is wrong with a suppression file has no rule among those that ran.
        known.setdefault(finding.code, _rule(finding))
    codes = list(known)
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "goldthread",
                        "version": version,
                        "rules": list(known.values()),
                    }
                },
                "results": [_result(finding, codes, file) for finding in findings],
            }
        ],
    }


def _rule(rule: Rule | Finding) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, codes: Sequence[str], file: str) -> dict[str, object]:
    # Section 3.4.3: the place of an artifact is a URI reference, so blanks and marks are escaped.
    artifact = {"artifactLocation": {"uri": quote(file)}}
    regions: list[dict[str, object]] = [
        {"physicalLocation": {**artifact, "region": {"startLine": line}}}
        for line in finding.source.lines
    ]
    # Section 3.33: a cell or a row of a table has no line, and is named instead.
    named: dict[str, object] = {"physicalLocation": artifact}
    if finding.source.cells:
        named["logicalLocations"] = [{"fullyQualifiedName": cell} for cell in finding.source.cells]
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": regions or [named],
        "properties": {"items": list(finding.items), **places(finding.source)},
    }
