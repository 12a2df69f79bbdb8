"""The authority that an address names, for those who have a place in it."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from goldthread.web.accounts.selectors.deciding import authority_with_a_role
from goldthread.web.records.models import Authority


def authority_entered(user: Any, code: str) -> Authority:
    """The authority with this code, in which this person has a role today.

    Raises ``Http404`` alike where they have none and where there is no such authority, so that
    nobody learns from an address which authorities are kept here.
    """
    authority = authority_with_a_role(user, code)
    if authority is None:
        raise Http404("There is no authority at this address in which you have a role.")
    return authority
