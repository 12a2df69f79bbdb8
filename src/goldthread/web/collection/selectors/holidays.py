"""The bank holidays that an authority's people have."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from functools import lru_cache

import holidays

from goldthread.web.records.models import Authority

_NATIONS = {"E": "ENG", "W": "WLS", "S": "SCT", "N": "NIR"}
"""By the first letter of the national statistics code."""


def holidays_of(authority: Authority) -> Container[date]:
    """The bank holidays of the authority's nation; England's where its code does not say."""
    return _of_nation(_NATIONS.get((authority.gss_code or "E")[0], "ENG"))


@lru_cache
def _of_nation(nation: str) -> Container[date]:
    return holidays.country_holidays("GB", subdiv=nation)
