"""A draft that is being edited: its record, what it says now, and what the checks find in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from goldthread.framework import Deliverable, Framework, Measure, Node
from goldthread.framework.outline import branches
from goldthread.framework.revision import CountedLine, Recounted, recounted
from goldthread.grammar import Context
from goldthread.lint import Finding, lint
from goldthread.web.records.mapping import framework_from_records
from goldthread.web.records.mapping.counting import counted_line
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import (
    Authority,
    EditionMeasure,
    FrameworkStatus,
    Series,
)
from goldthread.web.records.models import Framework as FrameworkRecord
from goldthread.web.records.selectors.editions import edition_of, editions_of

Item: TypeAlias = Measure | Deliverable


@dataclass(frozen=True)
class Draft:
    """An edition as its editing pages need it."""

    record: FrameworkRecord

    @cached_property
    def framework(self) -> Framework:
        """What it says now, read once when it is first asked for. 13 queries."""
        return framework_from_records(self.record)

    @property
    def authority(self) -> Authority:
        """Whose it is."""
        return self.record.authority

    @property
    def number(self) -> str:
        """How addresses name it."""
        return str(self.record.number)

    @property
    def is_open(self) -> bool:
        """Whether it can be changed: only a draft can."""
        return self.record.status == FrameworkStatus.DRAFT

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Its nodes by their ids."""
        return {node.id: node for node in self.framework.nodes}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find in it as it stands now."""
        return lint(self.framework)

    def findings_about(self, item_id: str) -> tuple[Finding, ...]:
        """What the checks find in one item."""
        return tuple(one for one in self.findings if item_id in one.items)

    def item(self, kind: str, code: str) -> Item | None:
        """The measure or deliverable of an id, if it is there."""
        items: tuple[Item, ...] = (
            self.framework.measures if kind == "measures" else self.framework.deliverables
        )
        return next((one for one in items if one.id == code), None)

    def context(self, item: Item | None = None) -> Context:
        """What reading words for an item may know. Years left out are asked for, not guessed."""
        return Context(
            title=item.title if item else None,
            polarity=item.polarity if isinstance(item, Measure) else None,
            year_start_month=calendar_of(self.authority).financial_year_starts,
        )

    def places(self, without: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Every place with its id, those below another set in, to choose from."""
        left_out = set(without)
        return [
            (branch.node.id, f"{'– ' * branch.depth}{branch.node.title}")
            for branch in branches(self.framework)
            if branch.node.id not in left_out
        ]


def draft_at(authority: Authority, number: str) -> Draft | None:
    """The edition of this number; ``None`` where there is none. One query."""
    record = edition_of(authority, int(number)) if number.isdecimal() else None
    return Draft(record) if record is not None else None


def drafts_of(authority: Authority) -> tuple[list[FrameworkRecord], list[FrameworkRecord]]:
    """The drafts of an authority, and its other editions, the newest first. One query."""
    every = editions_of(authority)
    drafts = [one for one in every if one.status == FrameworkStatus.DRAFT]
    return drafts, [one for one in every if one.status != FrameworkStatus.DRAFT]


def series_of(draft: Draft, code: str) -> list[Series]:
    """The series of a measure of the draft in order, their parts too. Two queries."""
    stated = EditionMeasure.objects.get(framework=draft.record, code=code)
    labels = stated.components.values_list("series__label", flat=True)
    return list(
        Series.objects.filter(measure=stated.measure_id, label__in=labels).order_by("position")
    )


def counted_otherwise(
    code: str,
    series: Sequence[Series],
    units: Mapping[int, str | None],
    parts: Iterable[tuple[str, str]],
) -> Recounted | None:
    """The change that gives a measure of a draft other units and parts; ``None`` for no change.

    ``series`` are as ``series_of`` gives them, ``units`` by the keys of those that are wholes, and
    ``parts`` all the dimensions with their categories ("Ward", "Abbey"), of every whole. A part
    is counted in the unit of its whole.
    """
    wanted = []
    named = list(parts)
    for whole in (one for one in series if not one.part):
        unit = units.get(whole.pk, whole.unit)
        wanted.append(CountedLine(whole.label, unit))
        wanted += [CountedLine(whole.label, unit, *part) for part in named]
    return recounted(code, map(counted_line, series), wanted)


def fingerprint(*values: object) -> str:
    """What tells one state of some fields from another: whoever edits them says what they saw."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:20]
