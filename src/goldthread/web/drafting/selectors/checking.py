"""What the checks find in an imported document, before it is taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from goldthread.documents.review import Cell, ItemKind, items_of
from goldthread.framework import Framework, Source
from goldthread.lint import Finding, Severity, lint
from goldthread.reports.pictures.marks import Mark
from goldthread.reports.pictures.severity_marks import SEVERITY_MARKS
from goldthread.web.drafting.models import DocumentImport, ImportAside
from goldthread.web.drafting.selectors.imports import PutRight

_KINDS = (ItemKind.MEASURE, ItemKind.DELIVERABLE, ItemKind.NODE)
Places: TypeAlias = Mapping[str, Sequence[tuple[ItemKind, Source]]]


@dataclass(frozen=True, slots=True)
class Subject:
    """One item that a finding is about, and where to put it right."""

    cell: Cell
    title: str


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to put right, in words, with what it is about."""

    message: str
    subjects: tuple[Subject, ...]
    grouped: bool

    @property
    def count(self) -> int:
        """How many things to put right it names."""
        return len(self.subjects) if self.grouped else 1


@dataclass(frozen=True, slots=True)
class FoundByRule:
    """Everything that one rule found."""

    code: str
    title: str
    mark: Mark
    why: str
    fix: str
    found: tuple[Found, ...]

    @property
    def count(self) -> int:
        """How many things to put right it found."""
        return sum(one.count for one in self.found)


@dataclass(frozen=True, slots=True)
class AsideShown:
    """A finding that was set aside, with the name of what it is about."""

    row: ImportAside
    title: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks find, the gravest first, and what was set aside."""

    rules: tuple[FoundByRule, ...]
    asides: tuple[AsideShown, ...]

    @property
    def counts(self) -> tuple[tuple[Mark, int], ...]:
        """How many things of each severity there are to put right."""
        counted: Counter[str] = Counter()
        for rule in self.rules:
            counted[rule.mark.status] += rule.count
        return tuple((mark, counted[word]) for word, mark in SEVERITY_MARKS.items())

    @property
    def total(self) -> int:
        """Everything there is to put right."""
        return sum(rule.count for rule in self.rules)


def checked(document_import: DocumentImport, right: PutRight) -> Checked:
    """What every rule finds in the document as it was put right, less what was set aside."""
    framework = right.framework
    places = places_in(framework)
    titles = {(kind, item.id): item.title for kind in _KINDS for item in items_of(framework, kind)}
    rows = list(document_import.asides.filter(undone_at=None))
    aside = {(row.rule, row.kind, row.item) for row in rows}
    found = (
        (finding, told)
        for finding in _findings(framework)
        if (told := _told(finding, places, titles, aside)) is not None
    )
    rules = []
    for _of, group in groupby(found, key=lambda one: (one[0].severity, one[0].code)):
        own = list(group)
        first = own[0][0]
        rules.append(
            FoundByRule(
                code=first.code,
                title=first.title,
                mark=SEVERITY_MARKS[Severity(first.severity).value],
                why=first.why,
                fix=first.fix,
                found=tuple(told for _finding, told in own),
            )
        )
    return Checked(
        tuple(rules),
        tuple(
            AsideShown(row, titles.get((ItemKind(row.kind), row.item), row.item)) for row in rows
        ),
    )


def _told(
    finding: Finding,
    places: Places,
    titles: dict[tuple[ItemKind, str], str],
    aside: set[tuple[str, str, str]],
) -> Found | None:
    """A finding with what is not set aside of it; ``None`` where nothing is left."""
    kinds = kinds_of(finding, places)
    subjects = [
        Subject(Cell(kind, item, "title"), titles[kind, item])
        for kind, item in zip(kinds, finding.items, strict=True)
    ]
    left = [
        one for one in subjects if (finding.code, one.cell.kind.value, one.cell.item) not in aside
    ]
    grouped = bool(finding.members)
    if not left or (not grouped and len(left) < len(subjects)):
        return None
    return Found(finding.message, tuple(left), grouped)


def places_in(framework: Framework) -> Places:
    """Every kind of item that an id names, with where in the document each stands."""
    found: dict[str, list[tuple[ItemKind, Source]]] = {}
    for kind in _KINDS:
        for item in items_of(framework, kind):
            found.setdefault(item.id, []).append((kind, item.source))
    return found


def kinds_of(finding: Finding, places: Places) -> Iterable[ItemKind]:
    """The kind of each item of a finding.

    Where a measure and a deliverable share an id, it is the one whose place is named.
    """
    for item in finding.items:
        named = [
            kind for kind, at in places[item] if finding.source.joined_with(at) == finding.source
        ]
        yield (named or [kind for kind, _at in places[item]])[0]


@lru_cache(maxsize=8)
def _findings(framework: Framework) -> tuple[Finding, ...]:
    """Kept by the very framework: checking three hundred measures takes most of a second."""
    return lint(framework)
