"""A short made-up pack with one of everything, to see what a template makes of it."""

from __future__ import annotations

from goldthread.reports.pack.blocks import (
    Column,
    ColumnKind,
    Contents,
    Facts,
    Heading,
    LaidOut,
    Listing,
    Notice,
    Paragraph,
    Row,
    StatusMark,
    Table,
    Words,
)
from goldthread.reports.pack.report import Branding

_COLUMNS = (
    Column("Measure", ColumnKind.WORDS, 3),
    Column("Figure", ColumnKind.NUMBER, 1),
    Column("Status", ColumnKind.WORDS, 1.5),
)
_ROWS = (
    ("Repairs finished in time", "84%", StatusMark("status", "on_target", "On target")),
    ("Days to let a home again", "31 days", StatusMark("status", "off_target", "Off target")),
)
_CHAPTER = Heading(1, "A chapter", "chapter")


def sample_pack(authority: str, look: Branding) -> LaidOut:
    """A pack of two made-up measures of an authority, in its colours."""
    return LaidOut(
        title="How a pack looks",
        subtitle=f"{authority}: a sample with made-up words and figures",
        authority=authority,
        main_colour=look.main_colour,
        accent_colour=look.accent_colour,
        font=look.font,
        logo=look.logo,
        logo_kind=look.logo_kind,
        logo_words=look.logo_words,
        blocks=(
            Notice("Made-up words and figures, to see how a pack looks"),
            Contents((_CHAPTER,)),
            _CHAPTER,
            Paragraph(
                (Words("What a chapter says first stands larger than the rest."),), lead=True
            ),
            Paragraph(
                (Words("Its paragraphs look like this, with "), Words("links", href="#part"))
            ),
            Heading(2, "A part of it", "part"),
            Listing(((Words("One thing"),), (Words("Another thing"),))),
            Listing(((Words("First, do this"),), (Words("Then do that"),)), numbered=True),
            Heading(3, "A measure", "measure"),
            Facts((("Lead officer", (Words("Director of Housing"),)), ("Period", (Words("Q4"),)))),
            Table(
                "sample",
                "Two measures",
                _COLUMNS,
                tuple(
                    Row(((Words(name),), (Words(figure),), (mark,))) for name, figure, mark in _ROWS
                ),
            ),
            Heading(4, "What is said of a measure", "said"),
            Paragraph((Words("A second contractor starts in May."),)),
        ),
        closing="The last line of a pack tells its fingerprint.",
    )
