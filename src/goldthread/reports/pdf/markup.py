"""Each kind of block in Typst's language.

Words always go in as strings, never as markup, so that nothing a person writes can be read as
a command of the typesetter.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from goldthread.reports.pack.blocks import (
    Block,
    Column,
    ColumnKind,
    Contents,
    Facts,
    Heading,
    KeyFigures,
    Listing,
    NewPage,
    Notice,
    Paragraph,
    Picture,
    Row,
    Run,
    StatusMark,
    Table,
    Tone,
    Words,
)
from goldthread.reports.pictures.mark_sets import MARK_SETS
from goldthread.reports.pictures.rasters import typst_string

_POINTS_PER_PIXEL = 0.75
_LONGEST_WHOLE = 600
"""Characters in a cell beyond which its row may be cut at the end of a page."""


@singledispatch
def markup(block: Block) -> str:
    """A block as an expression of Typst."""
    raise TypeError(f"There is nothing in a PDF for a {type(block).__name__}.")


@markup.register
def _heading(block: Heading) -> str:
    return f"[#heading(level: {block.level}, {said(block.text)}) #label({said(block.anchor)})]"


@markup.register
def _paragraph(block: Paragraph) -> str:
    return f"{'lead' if block.lead else 'body'}({runs(block.runs)})"


@markup.register
def _contents(_block: Contents) -> str:
    # The typesetter knows the chapters, and on which page each begins.
    return "outline(title: [Contents], depth: 1)"


@markup.register
def _listing(block: Listing) -> str:
    items = "".join(f"{runs(item)}, " for item in block.items)
    return f"{'enum' if block.numbered else 'list'}({items})"


@markup.register
def _notice(block: Notice) -> str:
    return f"notice({said(block.text)})"


@markup.register
def _new_page(_block: NewPage) -> str:
    return "pagebreak(weak: true)"


@markup.register
def _picture(block: Picture) -> str:
    caption = said(block.caption) if block.caption else "none"
    return f"drawing({_drawn(block)}, {block.width * _POINTS_PER_PIXEL:.2f}pt, {caption})"


@markup.register
def _facts(block: Facts) -> str:
    if not block.pairs:
        return "none"
    cells = "".join(f"strong({said(name)}), {runs(what)}, " for name, what in block.pairs)
    return f"pairs({'true' if block.is_short else 'false'}, {cells})"


@markup.register
def _key_figures(block: KeyFigures) -> str:
    figures = "".join(
        f"keyfigure({said(one.number)}, {said(one.words)}, "
        f"{_mark_drawing(one.mark) if one.mark else 'none'}), "
        for one in block.figures
    )
    return f"keyfigures({figures}); lead({said(block.sentence)})"


@markup.register
def _table(block: Table) -> str:
    widths = ", ".join(f"{column.share:g}fr" for column in block.columns)
    aligned = ", ".join(
        "right" if column.kind is ColumnKind.NUMBER else "left" for column in block.columns
    )
    heads = ", ".join(f"strong({said(column.title)})" for column in block.columns)
    rows = ", ".join(_row(row, block.columns) for row in block.rows)
    return (
        f"wide({said(block.caption)}, ({widths},), ({aligned},), {_fits_a_page(block)}, "
        f"table.header({heads}){', ' + rows if rows else ''})"
    )


def _fits_a_page(block: Table) -> str:
    """Whether each row is short enough to be kept on one page, as Typst says it."""
    longest = max((_length(cell) for row in block.rows for cell in row.cells), default=0)
    return "true" if longest <= _LONGEST_WHOLE else "false"


def _length(cell: tuple[Run, ...]) -> int:
    return sum(len(run.text) for run in cell if isinstance(run, Words))


def _row(row: Row, columns: Iterable[Column]) -> str:
    return ", ".join(
        runs(cell, small=column.kind is ColumnKind.PICTURE)
        for cell, column in zip(row.cells, columns, strict=True)
    )


def runs(parts: tuple[Run, ...], *, small: bool = False) -> str:
    """Words, marks and pictures in a row, as one expression."""
    if not parts:
        return "[]"
    return " + ".join(_run(part, small=small) for part in parts)


def _run(part: Run, *, small: bool) -> str:
    if isinstance(part, Picture):
        width = "100%" if small else f"{part.width * _POINTS_PER_PIXEL:.2f}pt"
        return f"box(width: {width}, {_drawn(part)})"
    if isinstance(part, StatusMark):
        drawn = part.key in MARK_SETS.get(part.scheme, {})
        return f"[{'#' + _mark_drawing(part) + ' ' if drawn else ''}#{said(part.words)}]"
    return _words(part)


def _words(words: Words) -> str:
    text = said(words.text)
    if words.href.startswith("#"):
        text = f"link(label({said(words.href[1:])}), linked({text}))"
    elif words.href:
        text = f"link({said(words.href)}, linked({text}))"
    if words.tone is Tone.STRONG:
        return f"strong({text})"
    return f"quiet({text})" if words.tone is Tone.QUIET else f"text({text})"


def _drawn(picture: Picture) -> str:
    return (
        f'image(bytes({typst_string(picture.svg)}), format: "svg", '
        f"alt: {said(picture.words)}, width: 100%)"
    )


def _mark_drawing(mark: StatusMark) -> str:
    return f"mark-{mark.scheme}-{mark.key.replace('_', '-')}"


def mark_definitions() -> str:
    """The drawing of every mark, once; beside its words it is decoration."""
    return "\n".join(
        f"#let mark-{scheme}-{key.replace('_', '-')} = mark({typst_string(mark.picture)})"
        for scheme, marks in MARK_SETS.items()
        for key, mark in marks.items()
    )


def said(text: str) -> str:
    """Words as a string of Typst, without characters that a font cannot show."""
    return typst_string("".join(one for one in text if one >= " " or one == "\n"))
