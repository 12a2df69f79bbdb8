"""The mark of each thing that can be said of an outcome beside its proxy."""

from __future__ import annotations

from types import MappingProxyType

from goldthread.reports.pictures.direction_marks import BAD, GOOD, NEITHER
from goldthread.reports.pictures.marks import Mark

_SIDE_BY_SIDE = "M6.5 16V5M3.6 8l2.9-3 2.9 3M13.5 16V5M10.6 8l2.9-3 2.9 3"
_APART = "M6.5 16V5M3.6 8l2.9-3 2.9 3M13.5 4v11M10.6 12l2.9 3 2.9-3"


def _drawn(path: str, ink: str) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="2.1" stroke-linecap="round" '
        'stroke-linejoin="round"/>'
    )


_EARLY = (
    '<g fill="none" stroke="#6b7783" stroke-width="1.7"><circle cx="10" cy="10" r="7.6"/>'
    '<path d="M10 5.6V10l3 2" stroke-linecap="round"/></g>'
)
_STILL = '<path d="M2 7h16M2 13h16" fill="none" stroke="#6b7783" stroke-width="2"/>'

TOGETHER_MARKS = MappingProxyType(
    {
        mark.status: mark
        for mark in (
            Mark("against", "Against each other", _drawn(_APART, BAD), 0, judged=True),
            Mark(
                "as_expected", "Together, as it should", _drawn(_SIDE_BY_SIDE, GOOD), 1, judged=True
            ),
            Mark("opposite_ways", "Opposite ways", _drawn(_APART, NEITHER), 2, judged=True),
            Mark("same_way", "The same way", _drawn(_SIDE_BY_SIDE, NEITHER), 3, judged=True),
            Mark("too_early", "Too early to tell", _EARLY, 4, judged=False),
            Mark("too_few", "Too early to tell", _EARLY, 5, judged=False),
            Mark("still", "Nothing has moved", _STILL, 6, judged=False),
        )
    }
)
"""Every verdict by its word in the data, the one that asks most of the reader first."""
