"""Drawings as PNG, for formats that take no SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_POINTS_PER_PIXEL = 0.75
_AT_ONCE = 60
"""How many drawings are made into pictures in one go, between two words about progress."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG, with its natural size in CSS pixels (1/96 inch)."""

    svg: str
    width: float
    height: float


def rasters(
    drawings: Sequence[Drawing],
    *,
    dots_per_inch: float = 192,
    progress: Callable[[int, int], None] | None = None,
) -> list[bytes]:
    """Each drawing as a PNG of its natural size.

    Typst draws them, which makes the PDF too, so that a picture looks the same in both.
    ``progress`` is told how many of how many are done, and may raise to stop the work.
    """
    import typst

    found: list[bytes] = []
    for first in range(0, len(drawings), _AT_ONCE):
        if progress is not None:
            progress(first, len(drawings))
        pages = "\n".join(_page(one) for one in drawings[first : first + _AT_ONCE])
        made = typst.compile(pages.encode(), format="png", ppi=dots_per_inch)
        found += [made] if isinstance(made, bytes) else made
    return found


def _page(drawing: Drawing) -> str:
    width = drawing.width * _POINTS_PER_PIXEL
    height = drawing.height * _POINTS_PER_PIXEL
    return (
        f"#page(width: {width:.3f}pt, height: {height:.3f}pt, margin: 0pt, fill: none, "
        f'image(bytes({typst_string(drawing.svg)}), format: "svg", width: 100%))'
    )


def typst_string(text: str) -> str:
    """Text as a string of Typst's language."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "").replace("\t", "\\t") + '"'
