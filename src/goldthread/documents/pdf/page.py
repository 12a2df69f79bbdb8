"""What stands on one page: words, rules and shaded boxes, each at its place.

Coordinates are points from the top left corner of the page as a person sees it, so ``top`` is
less than ``bottom`` and a page that is stored turned is already turned upright.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

ASCENT = 0.78
"""How far above its base line a letter reaches, in ems; the same for every font, so that the
words of one line have one height."""
DESCENT = 0.22


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together. ``size`` is the height of the type in points."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    tag: str = ""
    """The role a tagged file gives these words, such as ``"H2"``."""
    spaced: bool = False
    """Whether the file itself puts a space behind it."""

    @property
    def top(self) -> float:
        """The upper edge of the letters."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of the letters."""
        return self.base + DESCENT * self.size

    @property
    def middle(self) -> tuple[float, float]:
        """The point that decides which cell the word stands in."""
        return (self.x0 + self.x1) / 2, self.base - 0.3 * self.size


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, point: tuple[float, float], slack: float = 0.0) -> bool:
        """Whether the point lies in it, or at most ``slack`` outside."""
        x, y = point
        return (
            self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at ``at``, from ``start`` to ``end`` along the other direction."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page. ``picture_share`` is how much of it pictures cover, between 0 and 1."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    shades: tuple[Box, ...] = ()
    picture_share: float = 0.0
    drawings: int = 0
    slanted: str = ""
    """Text set at a slant, such as a watermark; it belongs to no line."""
    unreadable_share: float = 0.0
    """How many of its letters the file's fonts do not name, between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line, left to right."""

    words: tuple[Word, ...]
    page: int
    text: str = field(compare=False, default="")

    @property
    def x0(self) -> float:
        """Where its first word begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where its last word ends."""
        return max(word.x1 for word in self.words)

    @property
    def main(self) -> Word:
        """The word that says how the line is set: its longest."""
        return max(self.words, key=lambda word: len(word.text))

    @property
    def size(self) -> float:
        """The height of most of its type."""
        return self.main.size

    @property
    def base(self) -> float:
        """The base line of most of its words."""
        return self.main.base

    @property
    def top(self) -> float:
        """The upper edge of most of its letters."""
        return self.main.top

    @property
    def bottom(self) -> float:
        """The lower edge of most of its letters."""
        return self.main.bottom

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        """Whether every word is italic."""
        return all(word.italic for word in self.words)

    @property
    def tag(self) -> str:
        """The role a tagged file gives the line, where all its words agree."""
        tags = Counter(word.tag for word in self.words)
        return next(iter(tags)) if len(tags) == 1 else ""
