"""What people point at when they say something of a framework: items by name, dimensions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from goldthread.framework.concerns import concern_of_dimension
from goldthread.web.records.models import Deliverable, Measure, Person, PersonKind, Series
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.concerned import meanings_of


@dataclass(frozen=True, slots=True)
class DimensionTaken:
    """A dimension that figures are broken down by, and what it is taken to tell apart."""

    name: str
    concern: str
    is_said: bool


def dimensions_of(scope: Scope) -> tuple[DimensionTaken, ...]:
    """Every dimension of the framework's figures, by name. Two queries."""
    said = meanings_of(scope.authority)
    names = (
        Series.objects.filter(measure__editions__framework=scope.framework)
        .exclude(dimension="")
        .order_by("dimension")
        .values_list("dimension", flat=True)
        .distinct()
    )
    found = []
    for name in names:
        taken = said[name] if name in said else concern_of_dimension(name)
        found.append(DimensionTaken(name, taken.value if taken else "", name in said))
    return tuple(found)


def stated_measure(scope: Scope, code: str) -> Measure | None:
    """The measure of this code, where the edition states it."""
    return (
        Measure.objects.for_authority(scope.authority)
        .select_related("authority")
        .filter(code=code, editions__framework=scope.framework)
        .first()
    )


def lead_member(scope: Scope, name: str) -> Person | None:
    """The lead member of this name."""
    return (
        Person.objects.for_authority(scope.authority)
        .select_related("authority")
        .filter(kind=PersonKind.MEMBER, name=name)
        .first()
    )


def items_named(
    scope: Scope, ticked: Iterable[str], named: str
) -> tuple[list[Measure], list[Deliverable]]:
    """The measures and deliverables that were ticked ("measure:CODE") or named in words.

    ``named`` is a code, the address of a page (copied from the browser) or a whole title. Raises ``ActionRefusedError`` where the edition states
    nothing of that name.
    """
    codes: dict[str, set[str]] = {"measure": set(), "deliverable": set()}
    for token in ticked:
        kind, _, code = token.partition(":")
        codes.get(kind, set()).add(code)
    stated = Measure.objects.for_authority(scope.authority).filter(
        editions__framework=scope.framework
    )
    promised = Deliverable.objects.for_authority(scope.authority).filter(
        editions__framework=scope.framework
    )
    measures = list(stated.filter(code__in=codes["measure"]))
    deliverables = list(promised.filter(code__in=codes["deliverable"]))
    words = named.strip()
    if words:
        code = unquote(urlsplit(words).path).rstrip("/").rpartition("/")[2]
        own = list(stated.filter(code=code)) or list(stated.filter(editions__title__iexact=words))
        theirs = list(promised.filter(code=code)) or list(
            promised.filter(editions__title__iexact=words)
        )
        if not own and not theirs:
            raise ActionRefusedError(
                [f"This framework has no measure or deliverable called “{words}”."]
            )
        measures += own
        deliverables += theirs
    return list(dict.fromkeys(measures)), list(dict.fromkeys(deliverables))
