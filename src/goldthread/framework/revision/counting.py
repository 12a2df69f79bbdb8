"""A measure counted otherwise: in another unit, or broken down into other parts.

What a measure is counted in lasts through the editions of a framework, and none of them says
it; but it is changed where an edition is, and taken back as every other change of one is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.framework.model import FrameworkError
from goldthread.framework.revision.aspects import ItemKind


@dataclass(frozen=True, slots=True)
class CountedLine:
    """One line of figures of a measure, with the unit it is counted in (``None``: not said).

    ``label`` is the component, blank where the measure is one figure. A line with a
    ``dimension`` and a ``category`` ("Ward", "Abbey") is that part of the one without.
    """

    label: str
    unit: str | None
    dimension: str = ""
    category: str = ""

    @property
    def name(self) -> tuple[str, str, str]:
        """What tells it from the other lines of its measure, whatever the capitals of a part."""
        return self.label, self.dimension.casefold(), self.category.casefold()


@dataclass(frozen=True, slots=True)
class Recounted:
    """What is otherwise in how the measure ``id`` is counted: the lines that differ alone.

    A line that stands ``before`` and not ``after`` goes, the other way round it comes, and one
    that stands in both is counted in another unit.
    """

    id: str
    before: tuple[CountedLine, ...]
    after: tuple[CountedLine, ...]

    @property
    def item(self) -> ItemKind:
        """It is always about a measure."""
        return ItemKind.MEASURE

    @property
    def reversed(self) -> Recounted:
        """The change that takes this one back."""
        return Recounted(self.id, self.after, self.before)

    def require_start(self, now: Iterable[CountedLine], title: str) -> None:
        """Raise ``FrameworkError`` where the lines of the measure ``now`` are not those that this
        starts from; ``title`` is what the measure is called.
        """
        units = {line.name: line.unit for line in now}
        before = {line.name: line.unit for line in self.before}
        for line in (*self.before, *self.after):
            if (line.name in units) != (line.name in before) or (
                line.name in before and units[line.name] != before[line.name]
            ):
                raise FrameworkError(
                    f"{title}: its units or its breakdown have been changed since. Look at them "
                    "again, and decide anew."
                )


def recounted(
    measure: str, now: Iterable[CountedLine], wanted: Iterable[CountedLine]
) -> Recounted | None:
    """The change from the lines a measure has to those that are wanted; ``None`` for no change.

    A part that is there already keeps its spelling.
    """
    old = {line.name: line for line in now}
    new = {line.name: line for line in wanted}
    before = tuple(
        line for name, line in old.items() if name not in new or new[name].unit != line.unit
    )
    after = tuple(
        line for name, line in new.items() if name not in old or old[name].unit != line.unit
    )
    return Recounted(measure, before, after) if before or after else None
