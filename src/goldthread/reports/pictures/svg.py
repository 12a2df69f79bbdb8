"""The few words of SVG that every picture is written in.

Pictures are strings put together directly: it costs microseconds, where a chart library
costs milliseconds, and every attribute is ours. Colours are presentation attributes, so that
a picture looks the same in a page, in a file and in a pack; classes are only for the page's
own print and high-contrast styles.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from html import escape
from typing import TypeAlias

INK = "#1a222b"
QUIET = "#4c5864"
RULE = "#c9ced3"
PAPER = "#ffffff"
THREAD = "#b8862b"
LINE = "#12566f"

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"

Number: TypeAlias = int | float | Decimal


def text(words: str) -> str:
    """Words made safe to stand between tags or inside a quoted attribute."""
    return escape(words, quote=True)


def coordinate(number: Number) -> str:
    """A length in the picture's own units, to a tenth; ``ValueError`` unless it is finite.

    A figure that is not a number must be stopped before it becomes a path: browsers draw
    half of such a path and say nothing.
    """
    length = float(number)
    if not math.isfinite(length):
        raise ValueError(f"A picture cannot be drawn at {number}.")
    written = f"{length:.1f}"
    return written[:-2] if written.endswith(".0") else written


def label(
    words: str,
    x: Number,
    y: Number,
    *,
    size: int = 14,
    anchor: str = "start",
    fill: str = INK,
    bold: bool = False,
    halo: bool = False,
) -> str:
    """One line of words standing at a point; ``anchor`` is start, middle or end.

    A ``halo`` of paper keeps words readable where they cross a line.
    """
    weight = ' font-weight="700"' if bold else ""
    if halo:
        weight += f' stroke="{PAPER}" stroke-width="4" paint-order="stroke"'
    return (
        f'<text x="{coordinate(x)}" y="{coordinate(y)}" font-size="{size}" '
        f'text-anchor="{anchor}" fill="{fill}"{weight}>{text(words)}</text>'
    )


def picture(
    body: Iterable[str],
    *,
    key: str,
    kind: str,
    width: Number,
    height: Number,
    title: str,
    description: str,
) -> str:
    """A whole picture with its name and description for those who cannot see it.

    ``key`` makes the ids of this picture its own on a page that holds several. Links in it stay
    reachable: what is an image to a screen reader has no inside, so that a picture with links is
    a group of them.
    """
    inside = "".join(body)
    role = "group" if "<a " in inside else "img"
    name, told = f"{text(key)}-title", f"{text(key)}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-picture gt-picture--{kind}" '
        f'viewBox="0 0 {coordinate(width)} {coordinate(height)}" role="{role}" '
        f'aria-labelledby="{name} {told}" font-family="{FONT}">'
        f'<title id="{name}">{text(title)}</title><desc id="{told}">{text(description)}</desc>'
        f"{inside}</svg>"
    )
