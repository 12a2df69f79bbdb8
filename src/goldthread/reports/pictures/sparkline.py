"""A measure's figures as a line the size of a word."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.reports.pictures.svg import INK, LINE, QUIET, coordinate, text

WIDTH, HEIGHT, MARGIN = 132, 36, 5


def sparkline(
    values: Sequence[float | None], *, title: str, target: float | None = None
) -> str | None:
    """Figures in period order drawn as a line, ``None`` where there is no figure to draw.

    A missing figure breaks the line. The last figure has a dot; ``target`` is a dashed line.
    The scale is the picture's own: it shows the shape of the change, and the numbers stand
    beside it in the table.
    """
    known = [value for value in values if value is not None]
    if not known:
        return None
    bounds = [*known, target] if target is not None else known
    low, high = min(bounds), max(bounds)
    # A line that never moves runs through the middle.
    per_unit = (HEIGHT - 2 * MARGIN) / (high - low) if high > low else 0.0
    floor = HEIGHT - MARGIN if high > low else HEIGHT / 2
    step = (WIDTH - 2 * MARGIN) / (len(values) - 1) if len(values) > 1 else 0.0

    start = MARGIN if len(values) > 1 else WIDTH - MARGIN

    path: list[str] = []
    pen = "M"
    x = y = 0.0
    for place, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        x, y = start + place * step, floor - (value - low) * per_unit
        # A lone figure between two gaps still needs a stroke to be seen.
        path.append(f"{pen}{coordinate(x)} {coordinate(y)}" + ("h.1" if pen == "M" else ""))
        pen = "L"
    aim = ""
    if target is not None:
        level = coordinate(floor - (target - low) * per_unit)
        aim = f'<path d="M0 {level}H{WIDTH}" stroke="{QUIET}" stroke-dasharray="3 3"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-sparkline" width="{WIDTH}" '
        f'height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{text(title)}" fill="none">{aim}'
        f'<path d="{"".join(path)}" stroke="{LINE}" stroke-width="1.8" '
        f'stroke-linecap="round" stroke-linejoin="round"/>'
        f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="3.2" fill="{INK}"/></svg>'
    )
