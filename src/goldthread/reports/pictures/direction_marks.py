"""The mark of each direction of travel, and of how surely a target will be met.

A status says where a figure is and is drawn filled; these say where it is going and are drawn
in outline, so that the status stays the heavier of the two. Improvement stands in a circle,
worsening in a diamond and what is neither in a hexagon, with an arrow for the way the figure
itself moves. What varies as it always has is a wave between its limits. Assurance is a ring
with a dot: in it, out of it, or on its edge.
"""

from __future__ import annotations

from types import MappingProxyType

from goldthread.reports.pictures.marks import Mark

GOOD, BAD, NEITHER = "#1c6b50", "#a3201c", "#33414d"
"""Improving, worsening, and what is not known to be either."""

_UP = "M10 14.4V6M6.7 9.2L10 5.9l3.3 3.3"
_DOWN = "M10 5.6V14M6.7 10.8l3.3 3.3 3.3-3.3"


def _framed(frame: str, ink: str, weight: float, arrow: str) -> str:
    return (
        f'<g fill="none" stroke="{ink}" stroke-linejoin="round">'
        f'<path d="{frame}" fill="#fff" stroke-width="{weight}"/>'
        f'<path d="{arrow}" stroke-width="2.1" stroke-linecap="round"/></g>'
    )


_CIRCLE = "M1.6 10a8.4 8.4 0 1 1 16.8 0a8.4 8.4 0 1 1-16.8 0z"
_DIAMOND = "M10 .9L19.1 10 10 19.1.9 10z"
_HEXAGON = "M5.6 2.4h8.8L18.8 10l-4.4 7.6H5.6L1.2 10z"
_WAVE = (
    '<path d="M1 3.4h18M1 16.6h18" fill="none" stroke="#6b7783" stroke-width="1.4" '
    'stroke-dasharray="2.4 2"/>'
    '<path d="M1 10c2.2-4.8 3.8-4.8 6 0s3.8 4.8 6 0 3.8-4.8 6 0" fill="none" stroke="#33414d" '
    'stroke-width="2"/>'
)
_TWO_POINTS = (
    '<path d="M6.8 12.4l6.4-4.8" fill="none" stroke="#6b7783" stroke-width="1.4" '
    'stroke-dasharray="2 1.8"/><g fill="#fff" stroke="#33414d" stroke-width="1.7">'
    '<circle cx="4.6" cy="14" r="2.6"/><circle cx="15.4" cy="6" r="2.6"/></g>'
)
_SEASONS = (
    '<path d="M1 15.6h18" fill="none" stroke="#6b7783" stroke-width="1.4"/>'
    '<path d="M1.4 15.6a2.9 9 0 0 1 5.8 0a2.9 9 0 0 1 5.8 0a2.9 9 0 0 1 5.8 0" fill="none" '
    'stroke="#33414d" stroke-width="1.8"/>'
)

DIRECTION_MARKS = MappingProxyType(
    {
        mark.status: mark
        for mark in (
            Mark("concern_high", "Worsening", _framed(_DIAMOND, BAD, 2, _UP), 0, judged=True),
            Mark("concern_low", "Worsening", _framed(_DIAMOND, BAD, 2, _DOWN), 0, judged=True),
            Mark("improvement_high", "Improving", _framed(_CIRCLE, GOOD, 1.7, _UP), 1, judged=True),
            Mark(
                "improvement_low", "Improving", _framed(_CIRCLE, GOOD, 1.7, _DOWN), 1, judged=True
            ),
            Mark("neutral_high", "Rising", _framed(_HEXAGON, NEITHER, 1.5, _UP), 2, judged=True),
            Mark("neutral_low", "Falling", _framed(_HEXAGON, NEITHER, 1.5, _DOWN), 2, judged=True),
            Mark("common_cause", "No change beyond noise", _WAVE, 3, judged=True),
            Mark("seasonal", "Seasonal, not judged", _SEASONS, 4, judged=False),
            Mark("too_few_points", "Too few points", _TWO_POINTS, 5, judged=False),
        )
    }
)
"""Every direction by its drawing, what asks most of the reader first."""

_RISING, _FALLING = "high", "low"
_SIDE_OF_GOOD = {"up": _RISING, "down": _FALLING}


def direction_mark(direction: str, *, variation: str = "", polarity: str | None = None) -> Mark:
    """The mark of a direction of travel: its arrow shows which way the figure itself moves.

    ``variation`` is the icon of a control chart, which knows the way; without one it follows
    from the ``polarity``. Raises ``KeyError`` for a direction that has no mark.
    """
    if direction in ("no_change", "too_few_points", "seasonal"):
        return DIRECTION_MARKS["common_cause" if direction == "no_change" else direction]
    if direction in ("rising", "falling"):
        return DIRECTION_MARKS["neutral_high" if direction == "rising" else "neutral_low"]
    kind = {"improving": "improvement", "worsening": "concern"}[direction]
    if variation.startswith(f"{kind}_"):
        return DIRECTION_MARKS[variation]
    good = _SIDE_OF_GOOD.get(polarity or "", _RISING)
    rises = (good == _RISING) is (kind == "improvement")
    return DIRECTION_MARKS[f"{kind}_{_RISING if rises else _FALLING}"]


_RING_MET = (
    f'<circle cx="10" cy="10" r="8.2" fill="#fff" stroke="{GOOD}" stroke-width="1.8"/>'
    f'<circle cx="10" cy="10" r="3.6" fill="{GOOD}"/>'
)
_RING_MISSED = (
    f'<circle cx="7.8" cy="7.8" r="6.4" fill="#fff" stroke="{BAD}" stroke-width="1.8"/>'
    f'<path d="M16.2 12.6l3.6 3.6-3.6 3.6-3.6-3.6z" fill="{BAD}"/>'
)
_RING_OR_NOT = (
    '<circle cx="8.6" cy="10" r="7" fill="#fff" stroke="#7a4c00" stroke-width="1.8"/>'
    '<circle cx="15.6" cy="10" r="3.4" fill="#f6c350" stroke="#7a4c00" stroke-width="1.6"/>'
)

ASSURANCE_MARKS = MappingProxyType(
    {
        mark.status: mark
        for mark in (
            Mark("fail", "Will miss the target", _RING_MISSED, 0, judged=True),
            Mark("inconsistent", "May hit or miss the target", _RING_OR_NOT, 1, judged=True),
            Mark("pass", "Will meet the target", _RING_MET, 2, judged=True),
        )
    }
)
"""How surely a series that varies as it does will meet its target, the gravest first."""
