"""Say which groups of councils an authority belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.models import (
    Authority,
    Comparator,
    ComparatorGroup,
    GroupKind,
    GroupMember,
)
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A group as it is to be: its members as (code, name), the authority among them or not.

    ``kind`` is one of ``GroupKind``; ``also_called`` are the names that targets use for it.
    """

    name: str
    kind: str
    members: tuple[tuple[str, str], ...]
    also_called: tuple[str, ...] = ()
    source: str = ""


def set_comparator_groups(
    *, authority: Authority, groups: Sequence[NewGroup], by: str, reason: str = ""
) -> list[ComparatorGroup]:
    """Make these groups what is said here; groups that are not named stay as they are.

    Raises ``ActionRefusedError`` for a group without a name, of no known kind, or without
    anybody else in it.
    """
    reasons = []
    for group in groups:
        called = group.name or "A group without a name"
        if not group.name.strip():
            reasons.append("A group needs a name.")
        if group.kind not in GroupKind.values:
            reasons.append(
                f"{called} is of no known kind: write one of {', '.join(GroupKind.values)}."
            )
        if all(is_the_authority(authority, code) for code, _ in group.members):
            reasons.append(f"{called} has nobody in it to compare with.")
    if reasons:
        raise ActionRefusedError(reasons)
    with transaction.atomic():
        authority = lock_authority(authority)
        comparators = saved_comparators(
            authority,
            (
                member
                for group in groups
                for member in group.members
                if not is_the_authority(authority, member[0])
            ),
        )
        known = {one.name: one for one in ComparatorGroup.objects.for_authority(authority)}
        before = {name: _told(one) for name, one in known.items()}
        made = [_saved_group(authority, group, known, comparators) for group in groups]
        after = {one.name: _told(one) for one in made}
        if any(before.get(name) != told for name, told in after.items()):
            record_event(
                by=by,
                action="set comparator groups",
                authority=authority,
                subject=authority,
                before={name: before[name] for name in after if name in before},
                after=after,
                reason=reason,
            )
    return made


def saved_comparators(
    authority: Authority, named: Iterable[tuple[str, str]]
) -> dict[str, Comparator]:
    """Everybody who is named by code or by name, as (code, name), added where new."""
    known: dict[str, Comparator] = {}
    for one in Comparator.objects.for_authority(authority):
        known[one.name.casefold()] = known[one.code.casefold()] = one
    found: dict[str, Comparator] = {}
    added: list[Comparator] = []
    for code, name in named:
        if code.casefold() not in known:
            one = Comparator(authority=authority, code=code, name=name or code)
            known[code.casefold()] = known[one.name.casefold()] = one
            added.append(one)
        found[code] = known[code.casefold()]
    save_in_batches(added)
    return found


def is_the_authority(authority: Authority, area: str) -> bool:
    """Whether an area in a file of others is the authority itself."""
    return area.casefold() in {
        name.casefold() for name in (authority.gss_code, authority.code, authority.name) if name
    }


def _saved_group(
    authority: Authority,
    group: NewGroup,
    known: dict[str, ComparatorGroup],
    comparators: dict[str, Comparator],
) -> ComparatorGroup:
    row = known.get(group.name)
    if row is None:
        last = ComparatorGroup.objects.for_authority(authority).aggregate(Max("position"))
        row = ComparatorGroup(
            authority=authority, name=group.name, position=(last["position__max"] or 0) + 1
        )
        known[group.name] = row
    row.kind, row.also_called, row.source = group.kind, list(group.also_called), group.source
    row.save()
    wanted = {
        comparators[code].pk: comparators[code] for code, _ in group.members if code in comparators
    }
    there = set(row.groupmembers.values_list("comparator_id", flat=True))
    row.groupmembers.exclude(comparator__in=wanted).delete()
    save_in_batches(
        [GroupMember(group=row, comparator=one) for key, one in wanted.items() if key not in there]
    )
    return row


def _told(group: ComparatorGroup) -> dict[str, object]:
    members = group.groupmembers.values_list("comparator__code", flat=True)
    return {
        "kind": group.kind,
        "also_called": group.also_called,
        "source": group.source,
        "members": sorted(members),
    }
