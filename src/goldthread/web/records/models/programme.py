"""A programme of work."""

from __future__ import annotations

from goldthread.web.records.models.named import Named


class Programme(Named):
    """A programme of work that deliverables belong to."""
