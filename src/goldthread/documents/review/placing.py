"""Rows that had no place, made into what a person says they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from goldthread.documents.review.cells import Cell, ItemKind, items_of
from goldthread.documents.review.fixes import Fix, FixError, How
from goldthread.documents.review.rows import BAR, DELIVERABLE, MEASURE, NODE, NOTE
from goldthread.documents.understanding.milestones import is_bare_date, steps_of
from goldthread.documents.understanding.naming import slug
from goldthread.documents.understanding.rules import (
    DocumentYear,
    HeadingYears,
    with_dates,
    with_rules,
)
from goldthread.framework import (
    Deliverable,
    Framework,
    Measure,
    Milestone,
    Node,
    NodeKind,
    Ownership,
    Placement,
    UnplacedRow,
)

_COUNTED_AS = {MEASURE: "measure", DELIVERABLE: "deliverable", NODE: "header", NOTE: "note"}


def with_rows(framework: Framework, fixes: Iterable[Fix]) -> Framework:
    """The framework with rows that had no place made into what these fixes say.

    A measure or deliverable has the words of its fields and the rules they are understood as,
    as if its row had been read so. Each row is counted once: a place among the headings.
    Raises ``FixError`` for a row that is said to be nothing known, or to stand nowhere.
    """
    of_row = {fix.cell.item: fix for fix in fixes if fix.cell.kind is ItemKind.ROW}
    left: list[UnplacedRow] = []
    counts = dict.fromkeys(_COUNTED_AS.values(), 0)
    made = _Made(framework)
    settled: list[tuple[Fix, UnplacedRow]] = []
    for number, row in enumerate(framework.rows.unplaced, start=1):
        fix = of_row.get(str(number))
        if fix is None or fix.how is How.AS_READ:
            left.append(row)
            continue
        becomes = NOTE if fix.how is How.DROPPED else fix.becomes
        if becomes not in _COUNTED_AS:
            raise FixError(
                f"A row is a measure, a deliverable, a place or a note, and not “{becomes}”."
            )
        counts[_COUNTED_AS[becomes]] += 1
        if fix.how is not How.DROPPED:
            settled.append((fix, row))
    for fix, row in sorted(settled, key=lambda one: one[0].becomes != NODE):
        made.add(fix, row)  # places first, because other rows may stand at them
    rows = framework.rows
    return replace(
        framework,
        nodes=tuple(made.nodes),
        measures=tuple(made.measures),
        deliverables=tuple(made.deliverables),
        rows=replace(
            rows,
            measure=rows.measure + counts["measure"],
            deliverable=rows.deliverable + counts["deliverable"],
            header=rows.header + counts["header"],
            note=rows.note + counts["note"],
            unplaced=tuple(left),
        ),
    )


class _Made:
    """The items of a framework while rows are made into more of them."""

    def __init__(self, framework: Framework) -> None:
        self.nodes = list(framework.nodes)
        self.measures = list(framework.measures)
        self.deliverables = list(framework.deliverables)
        self._year = DocumentYear.of_edition(framework.edition)

    def add(self, fix: Fix, row: UnplacedRow) -> None:
        """Make a row into what a person says it is."""
        words = " ".join((fix.words or row.text).split())
        if fix.becomes == NODE:
            self._add_node(fix, row, words)
            return
        if not fix.places:
            raise FixError(f"Say where “{row.text[:60]}” belongs.")
        if fix.becomes == MEASURE:
            self.measures.append(self.measure(fix, row, words))
        elif fix.becomes == DELIVERABLE:
            self.deliverables.append(self.deliverable(fix, row, words))
        else:
            at = self._at(fix.places[0].node)
            self.nodes[at] = replace(self.nodes[at], notes=(*self.nodes[at].notes, words))

    def _at(self, node: str) -> int:
        for at, one in enumerate(self.nodes):
            if one.id == node:
                return at
        raise FixError(f"There is no place called {node}.")

    def _add_node(self, fix: Fix, row: UnplacedRow, words: str) -> None:
        said = dict(fix.fields)
        try:
            kind = NodeKind(said.get("level", ""))
        except ValueError:
            raise FixError(f"Say at which level “{words}” stands.") from None
        parent = fix.places[0].node if fix.places else None
        made = Node(
            _free(words, (one.id for one in self.nodes)),
            kind,
            words,
            parent=parent,
            goal=said.get("goal") or None,
            source=row.source,
        )
        self.nodes.insert(len(self.nodes) if parent is None else self._end_of(parent), made)

    def _end_of(self, parent: str) -> int:
        """Where the places that stand under one end."""
        begins = self._at(parent)
        under = {parent}
        for at, one in enumerate(self.nodes[begins + 1 :], start=begins + 1):
            if one.parent not in under:
                return at
            under.add(one.id)
        return len(self.nodes)

    def measure(self, fix: Fix, row: UnplacedRow, words: str) -> Measure:
        """The measure a row is said to be, its rules read from its words."""
        said = dict(fix.fields)
        owned = said.get("ownership", "").casefold()
        measure = Measure(
            _free(words, (one.id for one in self.measures)),
            words,
            _with_topic(fix.places, said),
            rationale=said.get("rationale") or None,
            baseline_text=said.get("baseline") or None,
            direction_text=said.get("direction") or None,
            target_text=said.get("target") or None,
            frequency_text=said.get("frequency") or None,
            lead_members=_entries(said, "lead_members"),
            lead_officers=_entries(said, "lead_officers"),
            service=said.get("service") or None,
            ownership=Ownership(owned) if owned in set(Ownership) else None,
            partners=_entries(said, "partners"),
            source=row.source,
        )
        headed = HeadingYears(said.get("target_year"), said.get("baseline_year"))
        return with_rules(measure, self._year, headed)

    def deliverable(self, fix: Fix, row: UnplacedRow, words: str) -> Deliverable:
        """The deliverable a row is said to be, its dates read from its words."""
        said = dict(fix.fields)
        places = tuple(Placement(one.node) for one in fix.places)
        deliverable = Deliverable(
            _free(words, (one.id for one in self.deliverables)),
            words,
            _with_topic(places, said),
            description=said.get("description") or None,
            deadline_text=said.get("deadline") or None,
            lead_members=_entries(said, "lead_members"),
            lead_officers=_entries(said, "lead_officers"),
            programmes=_entries(said, "programmes"),
            milestones=milestones_in(said.get("milestones", "")),
            source=row.source,
        )
        return with_dates(deliverable, self._year)


def of_no_item(framework: Framework, fixes: Collection[Fix]) -> frozenset[Cell]:
    """The cells among these fixes whose item is not there, because its row is something else now."""
    placed = with_rows(framework, fixes)
    there = {
        (kind, item.id)
        for kind in (ItemKind.NODE, ItemKind.MEASURE, ItemKind.DELIVERABLE)
        for item in items_of(placed, kind)
    }
    return frozenset(
        fix.cell
        for fix in fixes
        if fix.cell.kind not in (ItemKind.ROW, ItemKind.COLUMN)
        and (fix.cell.kind, fix.cell.item) not in there
    )


def item_of_row(framework: Framework, fix: Fix, row: UnplacedRow) -> Measure | Deliverable | None:
    """The measure or deliverable that a row would be made into; ``None`` for other things.

    It may stand nowhere yet, and have no name: it is shown before it is kept.
    """
    here = replace(fix, places=fix.places or (Placement("here"),), words=fix.words or "unnamed")
    made = _Made(framework)
    if fix.becomes == MEASURE:
        return made.measure(here, row, here.words)
    return made.deliverable(here, row, here.words) if fix.becomes == DELIVERABLE else None


def milestones_in(words: str) -> tuple[Milestone, ...]:
    """The milestones that lines name, each with its date behind a bar or in its own words.

    >>> [(one.text, one.deadline_text) for one in milestones_in("Roof on | May 2021")]
    [('Roof on', 'May 2021')]
    """
    found: list[Milestone] = []
    for line in (one.strip() for one in words.splitlines()):
        text, bar, when = line.rpartition(BAR.strip())
        if bar and text.strip():
            found.append(Milestone(text.strip(), when.strip() or None))
        elif line and is_bare_date(line):
            found.append(Milestone(line, line))
        elif line:
            found.extend(Milestone(step.words, step.when) for step in steps_of((line,)))
    return tuple(found)


def _with_topic(places: Sequence[Placement], said: Mapping[str, str]) -> tuple[Placement, ...]:
    topic = said.get("topic") or None
    return tuple(replace(one, topic=topic) if topic else one for one in places)


def _entries(said: Mapping[str, str], field: str) -> tuple[str, ...]:
    lines = (one.strip() for one in said.get(field, "").splitlines())
    return tuple(dict.fromkeys(one for one in lines if one))


def _free(words: str, taken: Iterable[str]) -> str:
    used, wanted = set(taken), slug(words)
    name, number = wanted, 1
    while name in used:
        number += 1
        name = f"{wanted}-{number}"
    return name
