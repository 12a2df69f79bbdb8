"""The tree of a framework, read once for a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from goldthread.web.records.models import Node
from goldthread.web.scorecards.scope import Scope


@dataclass(frozen=True, slots=True)
class Branch:
    """A node where it stands: its depth below the root (0 for a root) and its address.

    ``kind_word`` is what the council calls its level.
    """

    key: int
    code: str
    kind: str
    kind_word: str
    title: str
    goal: str | None
    notes: tuple[str, ...]
    parent: int | None
    depth: int
    href: str


@dataclass(frozen=True, slots=True)
class Tree:
    """All branches in document order, a parent before its children."""

    branches: tuple[Branch, ...]
    _by_key: dict[int, Branch] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_key.update({branch.key: branch for branch in self.branches})

    @property
    def roots(self) -> tuple[Branch, ...]:
        """The branches at the top."""
        return tuple(branch for branch in self.branches if branch.parent is None)

    def at(self, key: int) -> Branch:
        """The branch of a node's key."""
        return self._by_key[key]

    def of_code(self, code: str) -> Branch | None:
        """The branch of a node's code, if there is one."""
        return next((branch for branch in self.branches if branch.code == code), None)

    def children(self, key: int | None) -> tuple[Branch, ...]:
        """The branches directly under one."""
        return tuple(branch for branch in self.branches if branch.parent == key)

    def under(self, key: int) -> Iterator[Branch]:
        """A branch and everything below it, in reading order."""
        yield self.at(key)
        for child in self.children(key):
            yield from self.under(child.key)

    def path(self, key: int) -> tuple[Branch, ...]:
        """From the root down to the branch."""
        steps = [self.at(key)]
        while (parent := steps[-1].parent) is not None:
            steps.append(self.at(parent))
        return tuple(reversed(steps))


def tree_of(scope: Scope) -> Tree:
    """The tree of the framework. One query."""
    rows = Node.objects.filter(framework=scope.framework).order_by("position")
    depths: dict[int, int] = {}
    branches = []
    for node in rows.only("code", "kind", "title", "goal", "notes", "parent_id", "position"):
        depths[node.pk] = 0 if node.parent_id is None else depths.get(node.parent_id, 0) + 1
        branches.append(
            Branch(
                key=node.pk,
                code=node.code,
                kind=node.kind,
                kind_word=scope.levels.one(node.kind),
                title=node.title,
                goal=node.goal,
                notes=tuple(node.notes),
                parent=node.parent_id,
                depth=depths[node.pk],
                href=scope.address("node", node.code),
            )
        )
    return Tree(tuple(branches))
