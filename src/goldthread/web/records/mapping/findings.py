"""What a check found, as rows; and what one check has that another has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from goldthread.framework import Deliverable, Framework, Measure, Node, Source
from goldthread.lint import Finding as LintFinding
from goldthread.web.records import models
from goldthread.web.records.mapping.places import source_to_json

Named: TypeAlias = dict[str, str]
Thing: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""One thing to put right: the code of the rule, and what it is about by kind and lasting code."""


class NamedItems:
    """What each id of a framework is: its kind, its id and its lasting code.

    ``measures`` and ``deliverables`` give the codes that outlive the reading; nodes are known
    by their ids alone.
    """

    def __init__(
        self, framework: Framework, measures: Mapping[str, str], deliverables: Mapping[str, str]
    ) -> None:
        self._known: dict[str, list[tuple[Named, Source]]] = {}
        for measure in framework.measures:
            self._add("measure", measure, measures[measure.id])
        for deliverable in framework.deliverables:
            self._add("deliverable", deliverable, deliverables[deliverable.id])
        for node in framework.nodes:
            self._add("node", node, node.id)

    def _add(self, kind: str, item: Measure | Deliverable | Node, code: str) -> None:
        named = {"kind": kind, "id": item.id, "code": code}
        self._known.setdefault(item.id, []).append((named, item.source))

    def of(self, finding: LintFinding) -> list[Named]:
        """The items of a finding.

        Where a measure and a deliverable share an id, it is the one whose place is named.
        """
        return [self._at(item, finding.source) for item in finding.items]

    def _at(self, item: str, source: Source) -> Named:
        candidates = self._known[item]
        for named, place in candidates:
            if source.joined_with(place) == source:
                return named
        return candidates[0][0]


def finding_rows(
    found: Iterable[LintFinding], check: models.FrameworkCheck, named: NamedItems
) -> list[models.Finding]:
    """A row for each finding, in order; not yet saved."""
    return [
        models.Finding(
            framework_check=check,
            position=position,
            code=finding.code,
            severity=finding.severity.value,
            title=finding.title,
            message=finding.message,
            why=finding.why,
            fix=finding.fix,
            items=named.of(finding),
            source=source_to_json(finding.source),
            grouped=bool(finding.members),
        )
        for position, finding in enumerate(found)
    ]


def things_to_put_right(findings: Iterable[models.Finding]) -> Counter[Thing]:
    """Everything these findings ask for, one by one: each item of a group by itself."""
    return Counter((finding.code, about) for finding in findings for about in _subjects(finding))


def count_of(finding: models.Finding) -> int:
    """How many things to put right a finding names."""
    return len(finding.items) if finding.grouped else 1


def _subjects(finding: models.Finding) -> list[tuple[tuple[str, str], ...]]:
    each = [_subject(item) for item in finding.items]
    return [(one,) for one in each] if finding.grouped else [tuple(sorted(each))]


def _subject(item: Mapping[str, Any]) -> tuple[str, str]:
    return item["kind"], item["code"]
