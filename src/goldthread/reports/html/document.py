"""The page around the blocks."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from importlib import resources

from goldthread.reports.html.elements import element
from goldthread.reports.pack.blocks import LaidOut
from goldthread.reports.pictures.mark_sets import named_apart
from goldthread.reports.pictures.marks import mark_symbols

Progress = Callable[[int, int, str], None]

_EVERY = 200
"""How many blocks are rendered between two words about progress."""


def html_of(laid_out: LaidOut, *, progress: Progress | None = None) -> bytes:
    """The pack as one HTML file in UTF-8, with its pictures and styles inside it.

    ``progress`` is told how many of how many blocks are done, and may raise to stop the work.
    """
    body: list[str] = []
    total = len(laid_out.blocks)
    for done, block in enumerate(laid_out.blocks):
        if progress is not None and done % _EVERY == 0:
            progress(done, total, "Writing the page")
        body.append(element(block))
    styles = resources.files(__package__).joinpath("pack.css").read_text("utf-8")
    font = f'"{laid_out.font}", ' if laid_out.font else ""
    return "".join(
        (
            f'<!DOCTYPE html><html lang="{escape(laid_out.language)}"><head>',
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(laid_out.title)}, {escape(laid_out.authority)}</title>",
            f"<style>:root{{--main:{escape(laid_out.main_colour)};",
            f"--accent:{escape(laid_out.accent_colour)};--font:{font}Arial, sans-serif}}",
            f"{styles}</style></head><body>",
            '<a class="skip" href="#main">Skip to the report</a>',
            mark_symbols(named_apart()),
            _head(laid_out),
            f'<main id="main">{"".join(body)}</main>',
            f"<footer><p>{escape(laid_out.closing)}</p></footer></body></html>",
        )
    ).encode()


def _head(laid_out: LaidOut) -> str:
    logo = ""
    if laid_out.logo:
        logo = (
            f'<img class="logo" alt="{escape(laid_out.logo_words)}" '
            f'src="data:{escape(laid_out.logo_kind)};base64,{escape(laid_out.logo)}">'
        )
    mark = f'<p class="watermark">{escape(laid_out.watermark)}</p>' if laid_out.watermark else ""
    return (
        f'<header>{logo}{mark}<p class="authority">{escape(laid_out.authority)}</p>'
        f"<h1>{escape(laid_out.title)}</h1>"
        f'<p class="subtitle">{escape(laid_out.subtitle)}</p></header>'
    )
