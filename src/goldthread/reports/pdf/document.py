"""The PDF around the blocks: its page, title, contents, running lines and tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources

from goldthread.reports.pack.blocks import (
    Facts,
    LaidOut,
    Listing,
    Paragraph,
    Picture,
    Table,
)
from goldthread.reports.pdf.markup import mark_definitions, markup, said
from goldthread.reports.pdf.tagging import with_row_headers

Progress = Callable[[int, int, str], None]

_STEPS = 3


def pdf_of(laid_out: LaidOut, *, progress: Progress | None = None) -> bytes:
    """The pack as a PDF that conforms to PDF/UA-1, its tables with row and column headers.

    ``progress`` is told which step of the work begins, and may raise to stop it; the
    typesetting itself is one step and cannot be stopped half-way.
    """
    import typst

    _told(progress, 0, "Laying out the pages")
    source = source_of(laid_out)
    _told(progress, 1, "Setting the pages")
    made: bytes = typst.compile(source.encode(), format="pdf", pdf_standards="ua-1")
    _told(progress, 2, "Naming the headers of tables")
    return with_row_headers(made)


def source_of(laid_out: LaidOut) -> str:
    """The pack in Typst's language."""
    return "\n".join(_lines(laid_out))


def _lines(laid_out: LaidOut) -> Iterator[str]:
    language, _, region = laid_out.language.partition("-")
    font = f"({said(laid_out.font)}, {_FONTS})" if laid_out.font else f"({_FONTS})"
    yield f"#set document(title: {said(laid_out.title)}, author: {said(laid_out.authority)})"
    yield f"#set text(lang: {said(language)}, region: {said(region or 'GB')}, font: {font}, size: 10pt)"
    yield f"#let main = rgb({said(laid_out.main_colour)})"
    yield f"#let accent = rgb({said(laid_out.accent_colour)})"
    yield _page(laid_out)
    yield "#set par(justify: false)"
    yield "#show heading: set text(fill: main)"
    yield "#show heading: set block(above: 1.4em, below: 0.8em)"
    yield "#show figure.caption: it => align(left, it)"
    yield resources.files(__package__).joinpath("prelude.typ").read_text("utf-8")
    yield mark_definitions()
    yield from _front(laid_out)
    for block, following in laid_out.with_what_follows:
        # What introduces a table or list stays with it, as a heading does.
        leads_on = isinstance(block, Paragraph) and isinstance(
            following, Table | Facts | Listing | Picture
        )
        yield f"#before-table({markup(block)})" if leads_on else f"#{{{markup(block)}}}"
    yield f"#v(2em)\n#quiet({said(laid_out.closing)})"


_FONTS = '"Liberation Sans", "Arial", "DejaVu Sans", "Libertinus Serif"'


def _page(laid_out: LaidOut) -> str:
    return (
        '#set page(paper: "a4", flipped: true, margin: 16mm, '
        f"header: quiet-line({said(laid_out.head_of_page)}), "
        'footer: context quiet-line(counter(page).display("1 of 1", both: true)))'
    ).replace("quiet-line(", 'text(size: 8pt, fill: rgb("#4c5864"), ')


def _front(laid_out: LaidOut) -> Iterator[str]:
    if laid_out.watermark:
        yield (
            '#box(stroke: 2pt + rgb("#a3201c"), inset: 5pt, '
            f'text(fill: rgb("#a3201c"), weight: "bold", {said(laid_out.watermark.upper())}))'
        )
    if laid_out.logo:
        yield (
            f"#place(top + right, image({_decoded(laid_out)}, height: 18mm, "
            f"alt: {said(laid_out.logo_words)}))"
        )
    yield f'#par(text(weight: "bold", fill: main, {said(laid_out.authority)}))'
    yield f'#par(text(size: 26pt, weight: "bold", {said(laid_out.title)}))'
    yield f'#par(text(size: 13pt, fill: rgb("#4c5864"), {said(laid_out.subtitle)}))'


def _decoded(laid_out: LaidOut) -> str:
    """The logo's bytes as an array, which Typst takes from memory."""
    from base64 import b64decode

    numbers = ", ".join(str(one) for one in b64decode(laid_out.logo))
    kind = "svg" if laid_out.logo_kind == "image/svg+xml" else "png"
    return f'bytes(({numbers},)), format: "{kind}"'


def _told(progress: Progress | None, done: int, words: str) -> None:
    if progress is not None:
        progress(done, _STEPS, words)
