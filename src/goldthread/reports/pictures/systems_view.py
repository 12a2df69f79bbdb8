"""The whole framework in one view: every measure as a bead on the golden thread.

The thread runs from the plan through each priority to its themes, and each theme's measures
are strung on it with what needs attention first, so that the length of the dark end can be
compared from across a room. The page draws this view as a list of lists that reflows;
``poster`` draws the same view as one picture for a wall or a slide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldthread.framework.wording import listed
from goldthread.reports.pictures.direction_marks import DIRECTION_MARKS
from goldthread.reports.pictures.marks import MARKS, Mark


@dataclass(frozen=True, slots=True)
class Bead:
    """One measure where it stands: its id, name, status and where its mark leads.

    A measure placed at two themes is two beads with one id; totals count it once. ``likely`` is
    the status it is likely to have when the year ends, blank where that is not known;
    ``direction`` the key of its direction's mark where it is improving or worsening.
    """

    measure: str
    title: str
    status: str
    href: str
    long_term: bool = False
    likely: str = ""
    direction: str = ""

    @property
    def mark(self) -> Mark:
        """How the status is drawn."""
        return MARKS[self.status]

    @property
    def becoming(self) -> Mark | None:
        """The mark of the likely status, where it would not be the one of today."""
        return MARKS[self.likely] if self.likely and self.likely != self.status else None

    @property
    def heading(self) -> Mark | None:
        """The mark of its direction, where that is better or worse beyond chance."""
        return DIRECTION_MARKS[self.direction] if self.direction else None

    @property
    def words(self) -> str:
        """Its status, direction and likely status in words."""
        said = [self.mark.words]
        if self.heading:
            said.append(self.heading.words.lower())
        if self.becoming:
            said.append(f"likely {self.becoming.words.lower()} at the end of the year")
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Strand:
    """One theme, sub-theme, outcome or section, with the measures that stand at it."""

    title: str
    href: str
    beads: tuple[Bead, ...]
    depth: int = 0
    deliverables: int = 0

    @property
    def strung(self) -> tuple[Bead, ...]:
        """The beads in reading order: what asks most first, then as the document has them."""
        return tuple(sorted(self.beads, key=lambda bead: bead.mark.weight))

    @property
    def off_target(self) -> int:
        """How many of its measures are off target."""
        return sum(bead.status == "off_target" for bead in self.beads)


@dataclass(frozen=True, slots=True)
class Thread:
    """One priority (or the top level of whatever tree this council has) and its strands.

    Where it is too long to be drawn in one piece, ``part_of`` is the whole of it, and
    ``continued`` says that this is not its first piece.
    """

    title: str
    href: str
    strands: tuple[Strand, ...]
    deliverables: int = 0
    part_of: Thread | None = None
    continued: bool = False

    @property
    def beads(self) -> tuple[Bead, ...]:
        """Every bead of every strand, a measure that stands at two of them once."""
        return _once(bead for strand in self.strands for bead in strand.beads)

    @property
    def counts(self) -> tuple[StatusCount, ...]:
        """How its measures stand."""
        return status_counts(bead.status for bead in self.beads)


@dataclass(frozen=True, slots=True)
class SystemsView:
    """A framework as its threads."""

    title: str
    threads: tuple[Thread, ...]

    @property
    def beads(self) -> tuple[Bead, ...]:
        """Every measure of the framework, one that stands in several places once."""
        return _once(bead for thread in self.threads for bead in thread.beads)


def _once(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    return tuple({bead.measure: bead for bead in beads}.values())


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many measures have one status."""

    mark: Mark
    count: int


def status_counts(statuses: Iterable[str]) -> tuple[StatusCount, ...]:
    """How many of each status there are, every status named, the heaviest first.

    A status that has no mark is a ``KeyError``: it must never be left out of a total.
    """
    counted = Counter(MARKS[status].status for status in statuses)
    return tuple(StatusCount(mark, counted[mark.status]) for mark in MARKS.values())


def headline(counts: Iterable[StatusCount]) -> str:
    """What the statuses amount to, in a sentence or two a councillor can read."""
    counts = tuple(counts)
    total = sum(entry.count for entry in counts)
    if not total:
        return "There are no measures here."
    by_status = {entry.mark.status: entry.count for entry in counts}
    judged = sum(entry.count for entry in counts if entry.mark.judged)
    noun = "measure" if total == 1 else "measures"
    if not judged:
        reasons = list(_unjudged(by_status))
        why = listed(reasons)
        if len(reasons) == 1:  # what is true of all of them is said of them, and counted once
            whom = "The one measure" if total == 1 else f"The {total} measures"
            return f"{whom} {why.removeprefix(f'{total} ')}."
        return f"{total} {noun}, none of which can be judged against a target yet: {why}."
    said = [
        f"{by_status[status] or 'none'} {words}"
        for status, words in (
            ("off_target", "off target"),
            ("close", "close"),
            ("on_target", "on target"),
        )
        # That none is off target is worth a word; what else there is none of is left out.
        if by_status[status] or status == "off_target"
    ]
    whom = f"All {total} {noun}" if judged == total > 1 else f"Of {total} {noun}, {judged}"
    told = f"{whom} can be judged against a target: {listed(said)}."
    rest = list(_unjudged(by_status))
    if len(rest) == 1:  # one reason for all of them: "The other 3 have no target."
        return f"{told} The other {rest[0].removeprefix('1 ')}."
    return f"{told} The others: {listed(rest)}." if rest else told


def _unjudged(by_status: dict[str, int]) -> Iterator[str]:
    for status, words in (
        ("no_target", ("has no target", "have no target")),
        ("awaiting_data", ("awaits figures", "await figures")),
        (
            "awaiting_comparator",
            ("awaits a figure to compare with", "await a figure to compare with"),
        ),
        (
            "cannot_judge",
            (
                "cannot be judged for a reason given on its page",
                "cannot be judged for a reason given on their pages",
            ),
        ),
    ):
        count = by_status[status]
        if count:
            yield f"{count} {words[count > 1]}"
