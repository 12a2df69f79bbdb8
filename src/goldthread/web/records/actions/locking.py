"""One change at a time to the records of an authority."""

from __future__ import annotations

from goldthread.web.records.models import Authority


def lock_authority(authority: Authority) -> Authority:
    """Wait for other changes to this authority's records, and hold them off until the end.

    To be called first in a transaction. PostgreSQL locks the row; on SQLite the transaction
    holds the only write lock already.
    """
    return Authority.objects.select_for_update().get(pk=authority.pk)
