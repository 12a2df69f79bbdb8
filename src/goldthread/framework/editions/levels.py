"""What a council calls the levels of its tree: "Priority" here, "Mission" there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from goldthread.framework.model import NodeKind

LONGEST_NAME = 40


class LevelNameError(ValueError):
    """A name that no level can have; the message says why."""


@dataclass(frozen=True, slots=True)
class LevelName:
    """The name of a level, of one and of many: "Mission", "Missions"."""

    one: str
    many: str

    def __post_init__(self) -> None:
        for name in (self.one, self.many):
            if not name.strip():
                raise LevelNameError("Say what one is called, and what several are called.")
            if len(name) > LONGEST_NAME:
                raise LevelNameError(
                    f"“{name[:LONGEST_NAME]}…” is too long for a name: at most {LONGEST_NAME} letters."
                )


_USUAL: Mapping[NodeKind, LevelName] = MappingProxyType(
    {
        NodeKind.PRIORITY: LevelName("Priority", "Priorities"),
        NodeKind.THEME: LevelName("Theme", "Themes"),
        NodeKind.SUBTHEME: LevelName("Sub-theme", "Sub-themes"),
        NodeKind.OUTCOME: LevelName("Outcome", "Outcomes"),
        NodeKind.SECTION: LevelName("Section", "Sections"),
    }
)


@dataclass(frozen=True, slots=True)
class LevelNames:
    """What an edition calls its levels; a level without a name of its own has the usual one.

    >>> LevelNames({NodeKind.PRIORITY: LevelName("Mission", "Missions")}).one("priority")
    'Mission'
    """

    own: Mapping[NodeKind, LevelName] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        seen: dict[str, NodeKind] = {}
        for kind, name in self:
            other = seen.setdefault(name.one.casefold(), kind)
            if other is not kind:
                raise LevelNameError(
                    f"Two levels would be called “{name.one}”, and nobody could tell them apart."
                )

    def __iter__(self) -> Iterator[tuple[NodeKind, LevelName]]:
        """Every level with its name, from the top."""
        return ((kind, self.of(kind)) for kind in NodeKind)

    def of(self, kind: NodeKind | str) -> LevelName:
        """The name of a level."""
        kind = NodeKind(kind)
        return self.own.get(kind, _USUAL[kind])

    def one(self, kind: NodeKind | str) -> str:
        """What one of a level is called."""
        return self.of(kind).one

    def many(self, kind: NodeKind | str) -> str:
        """What several of a level are called."""
        return self.of(kind).many

    def counted(self, kind: NodeKind | str, count: int) -> str:
        """So many of a level, inside a sentence.

        >>> LevelNames().counted("priority", 4)
        '4 priorities'
        """
        name = self.one(kind) if count == 1 else self.many(kind)
        return f"{count:,} {name if name[1:2].isupper() else name[:1].lower() + name[1:]}"

    def to_json(self) -> dict[str, list[str]]:
        """The names that are not the usual ones, for keeping."""
        return {
            kind.value: [name.one, name.many]
            for kind, name in self.own.items()
            if name != _USUAL[kind]
        }


def level_names_from_json(kept: Mapping[str, list[str]]) -> LevelNames:
    """What ``LevelNames.to_json`` gave, read back."""
    return LevelNames({NodeKind(kind): LevelName(*names) for kind, names in kept.items()})
