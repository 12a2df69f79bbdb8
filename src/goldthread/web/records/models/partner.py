"""A body outside the council."""

from __future__ import annotations

from goldthread.web.records.models.named import Named


class Partner(Named):
    """A body outside the council that a measure depends on."""
