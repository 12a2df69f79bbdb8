"""The targets of a measure one after another: each holds until the next one begins."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from goldthread.web.records.models import Target


def close_in_order(targets: list[Target]) -> None:
    """End each target the day before the next one starts; the last one stays open."""
    in_order = sorted(
        targets, key=lambda one: (one.valid_from is not None, one.valid_from or one.set_at.date())
    )
    for earlier, later in pairwise(in_order):
        if later.valid_from is not None:
            earlier.valid_to = later.valid_from - timedelta(days=1)
    if in_order:
        in_order[-1].valid_to = None
