"""What a laid-out pack is made of: headings, paragraphs, tables and pictures, in order.

``composing`` turns a report into these once; Word, PDF and HTML each render the same blocks,
so that every format says the same in the same order. A block knows what it means and nothing
of how it looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

_SHORT_FACTS, _FEW_FACTS = 1000, 12
"""How many letters and lines facts have at most that are kept on one page."""


class Tone(StrEnum):
    """Why a run of words stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words; ``href`` makes it a link, to an address or to an ``#anchor`` in the pack."""

    text: str
    tone: Tone = Tone.PLAIN
    href: str = ""


@dataclass(frozen=True, slots=True)
class StatusMark:
    """A status by shape and word; ``scheme`` says which set of marks its key belongs to.

    The schemes are ``status`` (``pictures.marks``), ``direction``, ``delivery`` and ``milestone``.
    ``words`` is always shown, so that neither shape nor colour carries it alone.
    """

    scheme: str
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG with the words that stand for it; ``key`` is its name within the pack.

    ``width`` and ``height`` are its natural size in CSS pixels (1/96 inch). A picture in a
    table's cell has no caption.
    """

    key: str
    svg: str
    words: str
    width: float
    height: float
    caption: str = ""


Run: TypeAlias = Words | StatusMark | Picture


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels run from 1 (the title of a part) without gaps."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words and marks that are read on in one go; ``lead`` for the sentence that matters most."""

    runs: tuple[Run, ...]
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of paragraphs; ``numbered`` where their order or number is spoken of."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


class ColumnKind(StrEnum):
    """How a column's cells are set."""

    WORDS = "words"
    NUMBER = "number"
    MARK = "mark"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``share`` is its part of the width, in any unit common to the table."""

    title: str
    kind: ColumnKind = ColumnKind.WORDS
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, of which the first is the row's header."""

    cells: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, a header row and a header cell in each row.

    ``name`` is what it is called where it stands alone, as in a list of tables; the caption
    may be shorter, since a reader has the heading above it in view.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    name: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"Table “{self.caption}” has a row of {len(row.cells)} cells under "
                    f"{len(self.columns)} columns."
                )


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of a few large numbers side by side: how many, of what."""

    number: str
    words: str
    mark: StatusMark | None = None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A few large numbers side by side, with a sentence that says what they amount to."""

    figures: tuple[KeyFigure, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they stand for ("Lead officer": "Director of Housing"), read in pairs."""

    pairs: tuple[tuple[str, tuple[Run, ...]], ...]

    @property
    def is_short(self) -> bool:
        """Whether it is few words, which belong on one page; more might not fit on any."""
        letters = sum(
            len(run.text) for _, what in self.pairs for run in what if isinstance(run, Words)
        )
        return letters <= _SHORT_FACTS and len(self.pairs) <= _FEW_FACTS


@dataclass(frozen=True, slots=True)
class Notice:
    """Something nobody may overlook: a draft, illustrative figures, an embargo."""

    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The chapters of the pack, each leading to where it begins."""

    chapters: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts a page, where the format has pages.

    ``sideways`` asks for pages that lie on their side as far as the next new page, for a picture
    that cannot be read on an upright one.
    """

    sideways: bool = False


Block: TypeAlias = (
    Heading
    | Paragraph
    | Listing
    | Table
    | Picture
    | KeyFigures
    | Facts
    | Notice
    | Contents
    | NewPage
)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A pack ready to be rendered.

    ``subtitle`` names authority, audience and period; ``watermark`` is blank or one word
    ("Draft"); ``running`` stands at the head of each page beside the title; ``closing`` is the
    last line, with the hash of what was frozen.
    """

    title: str
    subtitle: str
    authority: str
    main_colour: str
    accent_colour: str
    font: str
    logo: str
    logo_kind: str
    logo_words: str
    blocks: tuple[Block, ...]
    closing: str = ""
    watermark: str = ""
    running: str = ""
    language: str = "en-GB"

    @property
    def head_of_page(self) -> str:
        """What stands at the head of each page."""
        told = (self.authority, self.title, self.running, self.watermark.upper())
        return " | ".join(one for one in told if one)

    @property
    def with_what_follows(self) -> Iterator[tuple[Block, Block | None]]:
        """Each block with the one after it; ``None`` after the last."""
        return zip(self.blocks, (*self.blocks[1:], None), strict=True)
