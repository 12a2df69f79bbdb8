"""Make an authority known."""

from __future__ import annotations

import re

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.records.models import Authority
from goldthread.web.records.taken_addresses import taken_first_parts
from goldthread.web.refusal import ActionRefusedError

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def register_authority(
    *, code: str, name: str, by: str, gss_code: str | None = None, year_start_month: int = 4
) -> Authority:
    """Make an authority known by its code.

    Raises ``ActionRefusedError`` when the code cannot stand in an address or is that of a page of
    the site's own, the name is blank, the month is none, or the code or GSS code is another
    authority's.
    """
    reasons = []
    if not _CODE.fullmatch(code) or len(code) > 60:
        reasons.append(
            f"{code!r} cannot be an authority's code: write up to 60 small letters, digits and "
            "single hyphens, such as barking-and-dagenham."
        )
    elif code in taken_first_parts():
        reasons.append(
            f"{code!r} cannot be an authority's code: pages of Goldthread's own are at /{code}. "
            "Write another, such as barking-and-dagenham."
        )
    if not name.strip():
        reasons.append(
            "An authority needs a name, such as Anyborough Council. On the command line give it "
            "with --name, the first time the authority is met."
        )
    if not 1 <= year_start_month <= 12:
        reasons.append(f"A year cannot start in month {year_start_month}; write 1 to 12.")
    with transaction.atomic():
        if Authority.objects.filter(code=code).exists():
            reasons.append(f"There is an authority {code} already.")
        if gss_code and Authority.objects.filter(gss_code=gss_code).exists():
            reasons.append(f"There is an authority with the GSS code {gss_code} already.")
        if reasons:
            raise ActionRefusedError(reasons)
        authority = Authority.objects.create(
            code=code, name=name.strip(), gss_code=gss_code, year_start_month=year_start_month
        )
        record_event(
            by=by,
            action="register authority",
            authority=authority,
            subject=authority,
            after={"code": code, "name": authority.name, "gss_code": gss_code},
        )
    return authority
