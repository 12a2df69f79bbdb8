"""What is set aside of what a check found."""

from __future__ import annotations

from typing import TypeAlias

from goldthread.web.records.models import Framework, SetAside

Aside: TypeAlias = tuple[str, str, str]
"""The code of a rule, and the kind and lasting code of the item it speaks of."""


def set_aside_in(framework: Framework) -> dict[Aside, SetAside]:
    """What is set aside in this edition now: the latest decision on each. One query."""
    held: dict[Aside, SetAside] = {}
    rows = SetAside.objects.for_authority(framework.authority_id).filter(
        title=framework.title, edition=framework.edition
    )
    for row in rows.order_by("pk"):
        held[row.rule, row.kind, row.item] = row
    return {aside: row for aside, row in held.items() if not row.taken_up}
