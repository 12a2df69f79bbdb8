"""The framework itself: the tree of nodes, the measures and deliverables that stand in it.

Every class is frozen and checks itself when it is made, so that a ``Framework`` that exists
is a framework that holds together: ids are unique, every placement names a node that is
there, and no node is its own ancestor.

Text fields named ``*_text`` hold what the document says (markup gone, split rows joined,
merged cells resolved); the rule beside them holds what Goldthread understood of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

# The process that opens a file speaks of places and never of rules, and need not load them.
if TYPE_CHECKING:
    from goldthread.framework.rules import Deadline, Frequency, Target, Value


class FrameworkError(ValueError):
    """A framework, or a part of one, contradicts itself; the message names the part."""


class NodeKind(StrEnum):
    """What a council calls this level of its tree."""

    PRIORITY = "priority"
    THEME = "theme"
    SUBTHEME = "subtheme"
    OUTCOME = "outcome"
    SECTION = "section"


class Role(StrEnum):
    """Why a measure stands at a node."""

    LONG_TERM = "long_term"
    PROXY = "proxy"
    COMBINED = "combined"
    DEMAND = "demand"
    INDICATOR = "indicator"
    SURVEY = "survey"


class Ownership(StrEnum):
    """Whether the council alone controls a measure, or shares it with partners."""

    COUNCIL = "council"
    PARTNERSHIP = "partnership"


class Polarity(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    IN_RANGE = "in_range"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the document an item was read: lines, pages or cells, whichever the format has.

    ``lines`` and ``pages`` count from 1. ``cells`` are written the way a reader of that
    format would look them up, such as ``"Prevention!B7"`` or ``"table 3 row 5"``.
    """

    lines: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    cells: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(number < 1 for number in (*self.lines, *self.pages)):
            raise FrameworkError("Lines and pages of a source are counted from 1.")

    def joined_with(self, other: Source) -> Source:
        """This source and another, each place once, in the order first met."""
        return Source(
            tuple(dict.fromkeys(self.lines + other.lines)),
            tuple(dict.fromkeys(self.pages + other.pages)),
            tuple(dict.fromkeys(self.cells + other.cells)),
        )

    def __str__(self) -> str:
        parts = []
        if self.lines:
            parts.append(_counted("line", self.lines))
        if self.pages:
            parts.append(_counted("page", self.pages))
        if self.cells:
            parts.append(", ".join(self.cells))
        return "; ".join(parts) or "place not recorded"


def _counted(word: str, numbers: tuple[int, ...]) -> str:
    plural = "" if len(numbers) == 1 else "s"
    return f"{word}{plural} {', '.join(str(number) for number in numbers)}"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote mark found on an item, and the note it leads to (``None`` if there is none)."""

    mark: str
    text: str | None


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A person as an item names them in its own cells, where that is not how they are listed.

    ``name`` is the entry of ``lead_members`` or ``lead_officers``; ``written`` is what the
    document says ("Coun Example" for ``"Cllr Example"``).
    """

    name: str
    written: str

    def __post_init__(self) -> None:
        _require(self.name, "A written name needs the name it is written for.")
        _require(self.written, f"{self.name} is written as nothing.")


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree: a priority, theme, sub-theme, outcome or section."""

    id: str
    kind: NodeKind
    title: str
    parent: str | None = None
    goal: str | None = None
    notes: tuple[str, ...] = ()
    source: Source = Source()

    def __post_init__(self) -> None:
        _require(self.id, "A node needs an id.")
        _require(self.title, f"Node {self.id} needs a title.")
        if self.parent == self.id:
            raise FrameworkError(f"Node {self.id} names itself as its parent.")


@dataclass(frozen=True, slots=True)
class Placement:
    """One standing of a measure or deliverable at a node.

    ``role`` is for measures. ``topic`` is the document's own grouping inside a table.
    ``deliverable`` is the id of the statement a measure is printed beside, where the
    document ties the two together.
    """

    node: str
    role: Role | None = None
    topic: str | None = None
    deliverable: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator: what is counted, which way is better, and what it should reach.

    ``components`` are the separate figures one printed measure asks for ("number and
    percentage", "bowel, breast and cervical"). ``inherited`` names the fields whose text
    came from a merged cell or an "As above". ``names_as_written`` holds the people whom the
    document spells otherwise than they are listed here.
    """

    id: str
    title: str
    placements: tuple[Placement, ...]
    rationale: str | None = None
    components: tuple[str, ...] = ()
    baseline_text: str | None = None
    direction_text: str | None = None
    target_text: str | None = None
    frequency_text: str | None = None
    baseline: Value | None = None
    polarity: Polarity | None = None
    target: Target | None = None
    frequency: Frequency | None = None
    lead_members: tuple[str, ...] = ()
    lead_officers: tuple[str, ...] = ()
    names_as_written: tuple[WrittenName, ...] = ()
    service: str | None = None
    ownership: Ownership | None = None
    partners: tuple[str, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    inherited: tuple[str, ...] = ()
    source: Source = Source()

    def __post_init__(self) -> None:
        _require(self.id, "A measure needs an id.")
        _require(self.title, f"Measure {self.id} needs a title.")
        if not self.placements:
            raise FrameworkError(f"Measure {self.id} ({self.title}) stands nowhere in the tree.")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A named step of a deliverable, with the date it is due as printed and as understood."""

    text: str
    deadline_text: str | None = None
    deadline: Deadline | None = None

    def __post_init__(self) -> None:
        _require(self.text, "A milestone needs words that say what will have happened.")


@dataclass(frozen=True, slots=True)
class Deliverable:
    """Something the council has said it will do."""

    id: str
    title: str
    placements: tuple[Placement, ...]
    description: str | None = None
    deadline_text: str | None = None
    deadline: Deadline | None = None
    lead_members: tuple[str, ...] = ()
    lead_officers: tuple[str, ...] = ()
    names_as_written: tuple[WrittenName, ...] = ()
    programmes: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    inherited: tuple[str, ...] = ()
    source: Source = Source()

    def __post_init__(self) -> None:
        _require(self.id, "A deliverable needs an id.")
        _require(self.title, f"Deliverable {self.id} needs a title.")
        if not self.placements:
            raise FrameworkError(
                f"Deliverable {self.id} ({self.title}) stands nowhere in the tree."
            )


@dataclass(frozen=True, slots=True)
class UnplacedRow:
    """A row of the document that could not be given a place, kept with its text and the reason."""

    text: str
    reason: str
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class KeptCell:
    """One cell of a column that is not understood: its words, and the item of its row.

    ``item`` is the id of the measure or deliverable; ``None`` where its row gave none.
    """

    item: str | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class KeptColumn:
    """A column of which nothing says what it holds, kept with every cell of it.

    ``of`` says what its rows are: ``measure`` or ``deliverable``. ``node`` is the place whose
    notes say so as well.
    """

    heading: str
    of: str
    node: str
    cells: tuple[KeptCell, ...]
    source: Source = Source()

    @property
    def note(self) -> str:
        """The column as a note of its place."""
        return note_of_column(self.heading, ((one.title, one.text) for one in self.cells))


NOT_READ = "not read as part of the framework"
"""The words by which a note that keeps a column is told from what the document says."""


def note_of_column(heading: str, cells: Iterable[tuple[str, str]]) -> str:
    """A column that is no part of the framework, as one note: each item's name and its cell."""
    listed = "; ".join(f"{title or 'no name'}: {text}" for title, text in cells)
    return f"“{heading}”, {NOT_READ}: {listed}"


@dataclass(frozen=True, slots=True)
class RowCounts:
    """Every row of every table of the document, counted once under what it turned out to be.

    ``columns`` are those of which nothing says what they hold, cell by cell. ``remarks`` are
    what a person should know of the file itself, such as a hidden sheet that was not read.
    """

    measure: int = 0
    deliverable: int = 0
    continuation: int = 0
    header: int = 0
    note: int = 0
    unplaced: tuple[UnplacedRow, ...] = ()
    columns: tuple[KeptColumn, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def unaccounted(self) -> int:
        """How many rows could not be placed."""
        return len(self.unplaced)

    @property
    def total(self) -> int:
        """How many rows the document's tables hold."""
        return (
            self.measure
            + self.deliverable
            + self.continuation
            + self.header
            + self.note
            + self.unaccounted
        )


@dataclass(frozen=True, slots=True)
class Framework:
    """One edition of one authority's performance framework."""

    title: str
    nodes: tuple[Node, ...]
    measures: tuple[Measure, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    edition: str | None = None
    authority: str | None = None
    introduction: tuple[str, ...] = ()
    rows: RowCounts = field(default_factory=RowCounts)

    def __post_init__(self) -> None:
        _require(self.title, "A framework needs a title.")
        for what, items in (
            ("node", self.nodes),
            ("measure", self.measures),
            ("deliverable", self.deliverables),
        ):
            _require_unique_ids(what, items)
        by_id = {node.id: node for node in self.nodes}
        for node in self.nodes:
            _require_rooted(node, by_id)
        deliverables = {deliverable.id for deliverable in self.deliverables}
        placed: tuple[Measure | Deliverable, ...] = (*self.measures, *self.deliverables)
        for item in placed:
            for placement in item.placements:
                if placement.node not in by_id:
                    raise FrameworkError(
                        f"{item.id} ({item.title}) is placed at {placement.node}, "
                        "which is not a node of this framework."
                    )
                if placement.deliverable and placement.deliverable not in deliverables:
                    raise FrameworkError(
                        f"{item.id} ({item.title}) is tied to {placement.deliverable}, "
                        "which is not a deliverable of this framework."
                    )

    def children(self, node_id: str | None) -> Iterator[Node]:
        """The nodes directly under this one, in document order; ``None`` gives the roots."""
        return (node for node in self.nodes if node.parent == node_id)


def _require(text: str, message: str) -> None:
    if not text.strip():
        raise FrameworkError(message)


def _require_unique_ids(
    what: str, items: tuple[Node, ...] | tuple[Measure, ...] | tuple[Deliverable, ...]
) -> None:
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise FrameworkError(f"Two {what}s have the id {item.id}.")
        seen.add(item.id)


def _require_rooted(node: Node, by_id: dict[str, Node]) -> None:
    visited = {node.id}
    parent = node.parent
    while parent is not None:
        if parent not in by_id:
            raise FrameworkError(f"Node {node.id} is under {parent}, which is not there.")
        if parent in visited:
            raise FrameworkError(f"Node {node.id} is its own ancestor.")
        visited.add(parent)
        parent = by_id[parent].parent
