"""What the check of the framework found, as pages show it: each finding with what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from goldthread.framework import Source
from goldthread.reports.pictures.marks import Mark
from goldthread.reports.pictures.severity_marks import SEVERITY_MARKS
from goldthread.web.audit.selectors import names_of
from goldthread.web.records import models as records_models
from goldthread.web.records import selectors as records
from goldthread.web.records.mapping.places import source_from_json
from goldthread.web.records.models import (
    DeliverablePlacement,
    EditionDeliverable,
    EditionMeasure,
    Finding,
    FrameworkCheck,
    MeasurePlacement,
)
from goldthread.web.records.selectors import Aside
from goldthread.web.records.selectors.checks import current_findings
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.tree import Tree

_RECOGNISED = 40  # letters of a title, which a message may cut short


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a finding is about: its page, its place in the document, the nodes it stands at.

    ``href`` and ``place`` are ``None`` for what the framework no longer holds.
    """

    kind: str
    code: str
    title: str
    href: str | None
    place: Source | None
    nodes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence, and the page they lead to if they name something that has one."""

    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with what it is about, or with as much of that as a reader asked for."""

    code: str
    severity: str
    title: str
    message: str
    why: str
    fix: str
    source: Source
    grouped: bool
    subjects: tuple[Subject, ...]
    left_out: int = 0

    @property
    def sentence(self) -> tuple[Piece, ...]:
        """The message, with the names of its subjects leading to their pages.

        The members of a group are listed below it and so left out of it.
        """
        if not self.grouped:
            return tuple(_linked(self.message, self.subjects))
        if self.left_out:
            return (Piece(f"{self.count} of {self.count + self.left_out} that this is true of:"),)
        opening, found, _ = self.message.partition(f": {_opening_of(self.subjects[0])}")
        return (Piece(f"{opening}:" if found else self.message),)

    @property
    def listed(self) -> tuple[Subject, ...]:
        """The subjects that the sentence does not name, or names and cannot lead to."""
        if self.grouped:
            return self.subjects
        led_to = {piece.href for piece in self.sentence}
        return tuple(one for one in self.subjects if one.href is None or one.href not in led_to)

    @property
    def count(self) -> int:
        """How many things there are to put right: in a group each subject is one."""
        return len(self.subjects) if self.grouped else 1

    @property
    def mark(self) -> Mark:
        """How its severity is drawn."""
        return SEVERITY_MARKS[self.severity]


def _opening_of(subject: Subject) -> str:
    """How a message begins to name a subject; a long title is cut short there."""
    return f"“{' '.join(subject.title.split())[:_RECOGNISED]}"


def _linked(message: str, subjects: Iterable[Subject]) -> Iterator[Piece]:
    """The message in pieces: each subject where it is named, in their order, and words between."""
    done = 0
    for subject in subjects:
        start = message.find(_opening_of(subject), done)
        end = message.find("”", start)
        if subject.href is None or start < 0 or end < 0:
            continue
        yield Piece(message[done : start + 1])
        yield Piece(message[start + 1 : end], subject.href)
        done = end
    yield Piece(message[done:])


@dataclass(frozen=True, slots=True)
class FoundAbout:
    """A finding on the page of one of its subjects. ``others`` are those it says the same of."""

    code: str
    mark: Mark
    title: str
    message: str
    why: str
    fix: str
    others: int
    href: str


def findings_about(scope: Scope, kind: str, code: str) -> tuple[FoundAbout, ...]:
    """What the check of this reading found about one measure or deliverable, and is not set aside.

    Two queries.
    """
    wanted = (kind, code)
    aside = records.set_aside_in(scope.framework)
    return tuple(
        FoundAbout(
            code=finding.code,
            mark=SEVERITY_MARKS[finding.severity],
            title=finding.title,
            message="" if finding.grouped else finding.message,
            why=finding.why,
            fix=finding.fix,
            others=len(finding.items) - 1 if finding.grouped else 0,
            href=f"{scope.address('health')}#{finding.code}",
        )
        for finding in current_findings(scope.framework)
        if wanted in {(item["kind"], item["code"]) for item in finding.items}
        and not _is_aside(finding, wanted, aside)
    )


def _is_aside(finding: Finding, subject: tuple[str, str], aside: Container[Aside]) -> bool:
    """Whether a finding is set aside for one of its subjects: the whole of it, if not a group."""
    named = [(item["kind"], item["code"]) for item in finding.items]
    asked = [subject] if finding.grouped else named
    return any((finding.code, *one) in aside for one in asked)


def findings_of(scope: Scope, check: FrameworkCheck, tree: Tree) -> tuple[Found, ...]:
    """Everything a check found, with what each finding is about. Five queries."""
    findings = list(check.findings.all())
    known = {(one.kind, one.code): one for one in _subjects(scope, tree)}
    return tuple(_found(finding, known) for finding in findings)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding that is set aside for one of its subjects: why, by whom and when."""

    code: str
    title: str
    subject: Subject
    reason: str
    by: str
    at: datetime


def parted(
    found: Iterable[Found], aside: Mapping[Aside, records_models.SetAside]
) -> tuple[tuple[Found, ...], tuple[SetAside, ...]]:
    """The findings that are left, and what is set aside of them.

    A subject set aside leaves a group, which stays for its other subjects; a finding about
    several subjects together goes when any of them is named.
    """
    names = names_of(row.decided_by for row in aside.values())
    left, gone = [], []
    for finding in found:
        named = [
            (subject, row)
            for subject in finding.subjects
            if (row := aside.get((finding.code, subject.kind, subject.code)))
        ]
        gone += [
            SetAside(
                finding.code,
                finding.title,
                subject,
                row.reason,
                names.get(row.decided_by, row.decided_by),
                row.decided_at,
            )
            for subject, row in named
        ]
        kept = tuple(one for one in finding.subjects if all(one is not that for that, _ in named))
        if not named:
            left.append(finding)
        elif kept and finding.grouped:
            left.append(replace(finding, subjects=kept, left_out=len(named)))
    return tuple(left), tuple(gone)


def _found(finding: Finding, known: Mapping[tuple[str, str], Subject]) -> Found:
    return Found(
        code=finding.code,
        severity=finding.severity,
        title=finding.title,
        message=finding.message,
        why=finding.why,
        fix=finding.fix,
        source=source_from_json(finding.source),
        grouped=finding.grouped,
        subjects=tuple(
            known.get((item["kind"], item["code"]))
            or Subject(item["kind"], item["code"], item["id"], None, None, frozenset())
            for item in finding.items
        ),
    )


def _subjects(scope: Scope, tree: Tree) -> Iterator[Subject]:
    at: dict[tuple[str, str], set[int]] = defaultdict(set)
    measures = MeasurePlacement.objects.filter(edition_measure__framework=scope.framework)
    for code, node in measures.order_by().values_list("edition_measure__measure__code", "node_id"):
        at["measure", code].add(node)
    deliverables = DeliverablePlacement.objects.filter(
        edition_deliverable__framework=scope.framework
    )
    for code, node in deliverables.order_by().values_list(
        "edition_deliverable__deliverable__code", "node_id"
    ):
        at["deliverable", code].add(node)
    for kind, rows in (
        (
            "measure",
            EditionMeasure.objects.filter(framework=scope.framework).values_list(
                "measure__code", "title", "source"
            ),
        ),
        (
            "deliverable",
            EditionDeliverable.objects.filter(framework=scope.framework).values_list(
                "deliverable__code", "title", "source"
            ),
        ),
    ):
        for code, title, source in rows:
            yield Subject(
                kind,
                code,
                title,
                scope.address(kind, code),
                source_from_json(source),
                frozenset(at[kind, code]),
            )
    for branch in tree.branches:
        yield Subject("node", branch.code, branch.title, branch.href, None, frozenset({branch.key}))


def within(finding: Found, nodes: Collection[int]) -> Found | None:
    """A finding with as much of it as stands at these nodes; ``None`` when nothing of it does.

    A finding about several things together is about all of them wherever one of them stands.
    """
    here = tuple(one for one in finding.subjects if not one.nodes.isdisjoint(nodes))
    if not here:
        return None
    if not finding.grouped or len(here) == len(finding.subjects):
        return finding
    left_out = finding.left_out + len(finding.subjects) - len(here)
    return replace(finding, subjects=here, left_out=left_out)
