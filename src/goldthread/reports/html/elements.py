"""Each kind of block, and each run of words, as HTML."""

from __future__ import annotations

from functools import singledispatch
from html import escape

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
)
from goldthread.reports.pictures.mark_sets import MARK_SETS


@singledispatch
def element(block: Block) -> str:
    """A block as HTML."""
    raise TypeError(f"There is no HTML for a {type(block).__name__}.")


@element.register
def _heading(block: Heading) -> str:
    # The title of the pack is the page's first heading; its parts stand one below.
    level = min(block.level + 1, 6)
    return f'<h{level} id="{escape(block.anchor)}">{escape(block.text)}</h{level}>'


@element.register
def _paragraph(block: Paragraph) -> str:
    kind = ' class="lead"' if block.lead else ""
    return f"<p{kind}>{runs(block.runs)}</p>"


@element.register
def _listing(block: Listing) -> str:
    name = "ol" if block.numbered else "ul"
    return f"<{name}>{''.join(f'<li>{runs(item)}</li>' for item in block.items)}</{name}>"


@element.register
def _notice(block: Notice) -> str:
    return f'<p class="notice"><strong>{escape(block.text)}</strong></p>'


@element.register
def _contents(block: Contents) -> str:
    items = "".join(
        f'<li><a href="#{escape(one.anchor)}">{escape(one.text)}</a></li>' for one in block.chapters
    )
    return f'<nav aria-label="Contents"><h2>Contents</h2><ol>{items}</ol></nav>'


@element.register
def _new_page(_block: NewPage) -> str:
    return '<div class="new-page"></div>'


@element.register
def _facts(block: Facts) -> str:
    pairs = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{runs(what)}</dd></div>" for name, what in block.pairs
    )
    return f"<dl>{pairs}</dl>" if pairs else ""


@element.register
def _key_figures(block: KeyFigures) -> str:
    figures = "".join(
        f'<li>{_mark(one.mark, bare=True) if one.mark else ""}<span class="number">'
        f"{escape(one.number)}</span> {escape(one.words)}</li>"
        for one in block.figures
    )
    return f'<ul class="key-figures">{figures}</ul><p class="lead">{escape(block.sentence)}</p>'


@element.register
def _picture(block: Picture) -> str:
    if not block.caption:
        # On a narrow screen it scrolls within itself, and by keyboard.
        return (
            f'<div class="picture" role="region" tabindex="0" aria-label="{escape(block.words)}">'
            f"{block.svg}</div>"
        )
    caption = f"<figcaption>{escape(block.caption)}</figcaption>"
    return f"<figure>{block.svg}{caption}</figure>"


@element.register
def _table(block: Table) -> str:
    widths = sum(column.share for column in block.columns)
    columns = "".join(
        f'<col style="width:{100 * column.share / widths:.1f}%">' for column in block.columns
    )
    heads = "".join(
        f'<th scope="col"{_kind(column)}>{escape(column.title)}</th>' for column in block.columns
    )
    rows = "".join(_row(row, block.columns) for row in block.rows)
    # A wide table scrolls within itself, and by keyboard, rather than the page.
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{escape(block.name or block.caption)}">'
        f"<table><caption>{escape(block.caption)}</caption><colgroup>{columns}</colgroup>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    first, *others = row.cells
    cells = "".join(
        f"<td{_kind(column)}>{runs(cell)}</td>"
        for column, cell in zip(columns[1:], others, strict=True)
    )
    return f'<tr><th scope="row"{_kind(columns[0])}>{runs(first)}</th>{cells}</tr>'


def _kind(column: Column) -> str:
    return "" if column.kind is ColumnKind.WORDS else f' class="{column.kind.value}"'


def runs(parts: tuple[Run, ...]) -> str:
    """Words, marks and small pictures in a row."""
    return "".join(_run(part) for part in parts)


def _run(part: Run) -> str:
    if isinstance(part, StatusMark):
        return _mark(part)
    if isinstance(part, Picture):
        return part.svg
    words = escape(part.text)
    if part.href:
        words = f'<a href="{escape(part.href)}">{words}</a>'
    if part.tone is Tone.STRONG:
        return f"<strong>{words}</strong>"
    return f'<span class="quiet">{words}</span>' if part.tone is Tone.QUIET else words


def _mark(mark: StatusMark, *, bare: bool = False) -> str:
    drawing = ""
    if mark.key in MARK_SETS.get(mark.scheme, {}):
        drawing = (
            '<svg class="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">'
            f'<use href="#mark-{escape(mark.scheme)}-{escape(mark.key)}"/></svg> '
        )
    words = "" if bare else escape(mark.words)
    return f'<span class="status">{drawing}{words}</span>'
