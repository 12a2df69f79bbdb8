"""The health of a framework: what is to be put right, where, and how that has come along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, zip_longest

from django.utils.timezone import localdate

from goldthread.reports.pictures.marks import Mark
from goldthread.reports.pictures.severity_marks import SEVERITY_MARKS
from goldthread.reports.pictures.sparkline import sparkline
from goldthread.reports.wording import day
from goldthread.web.records import selectors as records
from goldthread.web.records.models import FrameworkCheck
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.findings import (
    Found,
    SetAside,
    findings_of,
    parted,
    within,
)
from goldthread.web.scorecards.selectors.tree import Branch, Tree, tree_of
from goldthread.web.scorecards.tables import Table, table

_NOUNS = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "advice": ("piece of advice", "pieces of advice"),
}


@dataclass(frozen=True, slots=True)
class SeverityCount:
    """How many things of one severity there are, and the page that shows only those."""

    mark: Mark
    count: int
    href: str
    chosen: bool

    @property
    def noun(self) -> str:
        """What they are called."""
        one, many = _NOUNS[self.mark.status]
        return one if self.count == 1 else many


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Everything one rule found."""

    code: str
    title: str
    mark: Mark
    why: str
    fix: str
    findings: tuple[Found, ...]

    @property
    def count(self) -> int:
        """How many things it found to put right."""
        return sum(finding.count for finding in self.findings)


@dataclass(frozen=True, slots=True)
class PartCount:
    """What is to be put right at one place of the framework and below, by severity."""

    branch: Branch
    href: str
    chosen: bool
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of it together."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Reading:
    """One check in the history of the document, beside the one before it."""

    at: datetime
    document: str
    counts: tuple[int, ...]
    put_right: int | None
    newly_found: int | None
    rules: int
    more_rules: int

    @property
    def total(self) -> int:
        """Everything there was to put right."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Health:
    """What the page about a framework's health shows. ``check`` is ``None`` before the first."""

    check: FrameworkCheck | None
    total: int
    headline: str
    severities: tuple[SeverityCount, ...]
    groups: tuple[RuleGroup, ...]
    set_aside: tuple[SetAside, ...]
    parts: tuple[PartCount, ...]
    readings: tuple[Reading, ...]
    progress: str
    picture: str | None
    everything_href: str
    severity: Mark | None
    part: Branch | None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The columns of counts, the gravest first."""
        return tuple(SEVERITY_MARKS.values())

    @property
    def filtered(self) -> bool:
        """Whether only one severity or part was asked for."""
        return self.severity is not None or self.part is not None


def health(scope: Scope, *, severity: str = "", part: str = "") -> Health | None:
    """What was found in this reading of the framework, or in one severity or part of it.

    ``severity`` is its word and ``part`` the code of a node; ``None`` when there is no such
    one. Eleven queries.
    """
    tree = tree_of(scope)
    branch = tree.of_code(part) if part else None
    if (severity and severity not in SEVERITY_MARKS) or (part and branch is None):
        return None
    check = records.current_check(scope.framework)
    everything = findings_of(scope, check, tree) if check else ()
    found, set_aside = parted(everything, records.set_aside_in(scope.framework))
    here = _within(found, {one.key for one in tree.under(branch.key)}) if branch else found
    readings = _readings(list(records.checks_of(scope.framework)))
    counts = _counts(here)
    return Health(
        check=check,
        total=sum(_counts(found).values()),
        headline=_headline(counts, branch),
        severities=tuple(
            SeverityCount(
                mark, counts[word], _address(scope, severity=word, part=part), word == severity
            )
            for word, mark in SEVERITY_MARKS.items()
        ),
        groups=_groups(one for one in here if not severity or one.severity == severity),
        set_aside=set_aside,
        parts=_parts(scope, tree, found, severity, part),
        readings=readings,
        progress=_progress(readings),
        picture=_picture(readings),
        everything_href=_address(scope),
        severity=SEVERITY_MARKS.get(severity),
        part=branch,
    )


def things_found(scope: Scope) -> int | None:
    """How many things there are to put right; ``None`` before the first check.

    Two queries, and one more where findings are set aside.
    """
    check = records.current_check(scope.framework)
    if check is None:
        return None
    aside = records.set_aside_in(scope.framework)
    total = check.errors + check.warnings + check.advice
    if not aside:
        return total
    return total - sum(
        sum(known) if finding.grouped else any(known)
        for finding in check.findings.all()
        if (known := [(finding.code, one["kind"], one["code"]) in aside for one in finding.items])
    )


def findings_table(name: str, groups: Iterable[RuleGroup]) -> Table:
    """A row for every finding and everything it is about."""
    return table(
        name,
        (
            "Rule",
            "Severity",
            "Finding",
            "About",
            "Title",
            "Place in the document",
            "In words",
            "Why it matters",
            "What to do",
        ),
        (
            (
                group.code,
                group.mark.words,
                group.title,
                subject.kind,
                subject.title,
                str(subject.place or finding.source),
                finding.message,
                group.why,
                group.fix,
            )
            for group in groups
            for finding in group.findings
            for subject in finding.subjects
        ),
    )


def readings_table(name: str, readings: Iterable[Reading]) -> Table:
    """The counts of every check, the latest first."""
    return table(
        name,
        (
            "Checked at",
            "Document",
            "Errors",
            "Warnings",
            "Advice",
            "Together",
            "Put right",
            "New",
            "Rules",
        ),
        (
            (
                reading.at,
                reading.document,
                *reading.counts,
                reading.total,
                reading.put_right,
                reading.newly_found,
                reading.rules,
            )
            for reading in readings
        ),
    )


def _address(scope: Scope, **query: str) -> str:
    return scope.address("health", **{name: value for name, value in query.items() if value})


def _within(found: Iterable[Found], nodes: set[int]) -> tuple[Found, ...]:
    return tuple(part for one in found if (part := within(one, nodes)) is not None)


def _counts(found: Iterable[Found]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for finding in found:
        counts[finding.severity] += finding.count
    return counts


def _headline(counts: Counter[str], branch: Branch | None) -> str:
    where = f" in “{branch.title}”" if branch else ""
    total = sum(counts.values())
    if not total:
        return f"Nothing found{where}."
    told = [
        f"{counts[word]:,} {one if counts[word] == 1 else many}"
        for word, (one, many) in _NOUNS.items()
        if counts[word]
    ]
    if len(told) == 1:
        return f"To put right{where}: {told[0]}."
    listed = f"{', '.join(told[:-1])} and {told[-1]}"
    return f"{total:,} things to put right{where}: {listed}."


def _groups(found: Iterable[Found]) -> tuple[RuleGroup, ...]:
    """What is in order of severity and code already, gathered under its rule."""
    groups = []
    for _, findings in groupby(found, key=lambda one: (one.severity, one.code)):
        own = tuple(findings)
        first = own[0]
        groups.append(RuleGroup(first.code, first.title, first.mark, first.why, first.fix, own))
    return tuple(groups)


def _parts(
    scope: Scope, tree: Tree, found: Iterable[Found], severity: str, part: str
) -> tuple[PartCount, ...]:
    """The counts of every branch where anything was found, in the order of the document."""
    found = tuple(found)
    rows = []
    for branch in tree.branches:
        counts = _counts(_within(found, {one.key for one in tree.under(branch.key)}))
        if counts:
            rows.append(
                PartCount(
                    branch,
                    _address(scope, severity=severity, part=branch.code),
                    branch.code == part,
                    tuple(counts[word] for word in SEVERITY_MARKS),
                )
            )
    return tuple(rows)


def _readings(checks: Sequence[FrameworkCheck]) -> tuple[Reading, ...]:
    """The checks as they followed each other, the latest first.

    One that found the same in the same document with the same rules, only in other words, is
    left out: nothing had come along.
    """
    told = []
    for check, earlier in zip_longest(checks, checks[1:]):
        if earlier is None or _came_along(earlier, check):
            told.append(
                Reading(
                    at=check.checked_at,
                    document=check.document_name,
                    counts=(check.errors, check.warnings, check.advice),
                    put_right=check.put_right,
                    newly_found=check.newly_found,
                    rules=len(check.rules),
                    more_rules=len(set(check.rules) - set(earlier.rules)) if earlier else 0,
                )
            )
    return tuple(told)


def _came_along(before: FrameworkCheck, check: FrameworkCheck) -> bool:
    return bool(
        check.put_right
        or check.newly_found
        or check.document_sha256 != before.document_sha256
        or check.rules != before.rules
    )


def _progress(readings: Sequence[Reading]) -> str:
    if len(readings) < 2:
        return ""
    latest, first = readings[0], readings[-1]
    since = f"{_were(latest.put_right)} put right and {_are(latest.newly_found)} new"
    return (
        f"When the document was first read, on {day(localdate(first.at))}, there were "
        f"{first.total:,} things to put right; now there are {latest.total:,}. "
        f"Since the reading before, {since}."
    )


def _were(count: int | None) -> str:
    return f"{count:,} {'was' if count == 1 else 'were'}" if count else "none was"


def _are(count: int | None) -> str:
    return f"{count:,} {'is' if count == 1 else 'are'}" if count else "none is"


def _picture(readings: Sequence[Reading]) -> str | None:
    if len(readings) < 2:
        return None
    totals = [float(reading.total) for reading in reversed(readings)]
    told = ", ".join(f"{total:,.0f}" for total in totals)
    return sparkline(totals, title=f"Things to put right, reading by reading: {told}")
