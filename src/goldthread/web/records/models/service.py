"""A service of the council."""

from __future__ import annotations

from goldthread.web.records.models.named import Named


class Service(Named):
    """A service of the council that answers for measures."""
