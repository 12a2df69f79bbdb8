"""The tree while a document is read: its places, and the one being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldthread.documents.understanding.naming import Names
from goldthread.documents.understanding.planning import PlannedTitle
from goldthread.documents.understanding.titles import goal_in, is_continued, label_of
from goldthread.framework import Node, NodeKind, Source


@dataclass(slots=True)
class Place:
    """A place of the tree while the document is read; becomes a ``Node`` at the end."""

    id: str
    kind: NodeKind
    title: str
    source: Source
    parent: Place | None = None
    goal: str | None = None
    notes: list[str] = field(default_factory=list)

    def as_node(self) -> Node:
        """The node this place is."""
        return Node(
            id=self.id,
            kind=self.kind,
            title=self.title,
            parent=self.parent.id if self.parent else None,
            goal=self.goal,
            notes=tuple(self.notes),
            source=self.source,
        )


class Tree:
    """The places met so far and the one being read."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self._open: list[tuple[int, Place]] = []
        self._names = Names()
        self._by_path: dict[tuple[str, NodeKind, str], Place] = {}

    @property
    def here(self) -> Place | None:
        """The innermost place that is open."""
        return self._open[-1][1] if self._open else None

    def enter(self, title: PlannedTitle) -> Place:
        """Begin a place, under the innermost open one that is higher than it."""
        self.leave_depth(title.depth)
        kind = title.kind or NodeKind.SECTION
        begun = self._begun(title.words, kind) if is_continued(title.title.text) else None
        place = begun or self._add(kind, title.words, title.title.source, self.here)
        self._open.append((title.depth, place))
        return place

    def _begun(self, words: str, kind: NodeKind) -> Place | None:
        """The place that a title goes on with, beside or under the same places as it."""
        return next(
            (
                place
                for place in reversed(self.places)
                if place.kind is kind
                and place.parent is self.here
                and place.title.casefold() == words.casefold()
            ),
            None,
        )

    def leave(self, level: int) -> None:
        """Close the places that a title of this level ends, though it is no place itself."""
        self.leave_depth(level * 10)

    def leave_depth(self, depth: int) -> None:
        """Close the places at this depth of the tree and below."""
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()

    def leave_all(self) -> None:
        """Close every open place: what follows stands at the top."""
        self._open.clear()

    def place_under(
        self, place: Place | None, path: tuple[tuple[NodeKind, str, Source], ...]
    ) -> Place:
        """The place a row names in its own columns, under another; made when it is met first."""
        for kind, words, source in path:
            label = label_of(words)
            key = (place.id if place else "", kind, label.words.casefold())
            known = self._by_path.get(key)
            if known is None:
                known = self._add(kind, label.words, source, place)
                self._by_path[key] = known
            place = known
        if place is None:
            raise ValueError("A row that names no place stands at no place.")
        return place

    def section(self, title: str, source: Source) -> Place:
        """A place of its own at the top, for a table that belongs to none."""
        key = ("", NodeKind.SECTION, title.casefold())
        if key not in self._by_path:
            self._by_path[key] = self._add(NodeKind.SECTION, title, source, None)
        return self._by_path[key]

    def add_prose(self, text: str, source: Source) -> None:
        """Keep a paragraph with the place it stands in: its goal, which is part of it, or a note."""
        place = self.here
        if place is None:
            return
        goal = goal_in(text)
        if goal is not None and place.goal is None:
            place.goal = goal
            place.source = place.source.joined_with(source)
        else:
            place.notes.append(text)

    def _add(self, kind: NodeKind, title: str, source: Source, parent: Place | None) -> Place:
        place = Place(self._names.new(title), kind, title, source, parent)
        self.places.append(place)
        return place
