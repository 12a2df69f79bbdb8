"""Which part of a framework a reader is given: all of it, or what one of them answers for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from goldthread.reports.pack.report import Audience, AudienceKind
from goldthread.web.delivery.models import LinkedMeasure
from goldthread.web.records.models import MeasurePlacement
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts
from goldthread.web.scorecards.selectors.facts import MeasureFacts, Place
from goldthread.web.scorecards.selectors.tree import Tree


@dataclass(frozen=True, slots=True)
class AudienceChoice:
    """An audience there can be: its kind, what it is of (a name or a place's code), its words."""

    kind: AudienceKind
    of: str
    words: str


@dataclass(frozen=True, slots=True)
class Covered:
    """The part of a framework that an audience is given: keys, and who it is in words."""

    audience: Audience
    measures: frozenset[int]
    deliverables: frozenset[int]
    nodes: frozenset[int]
    places: frozenset[int] | None = None

    def standings(self, places: Iterable[Place]) -> list[Place]:
        """The places of an item that belong to this part; all of them where none does."""
        listed = list(places)
        return [one for one in listed if self.places is None or one.node in self.places] or listed


def audiences_of(
    tree: Tree,
    measures: Iterable[MeasureFacts],
    deliverables: Iterable[DeliverableFacts],
) -> tuple[AudienceChoice, ...]:
    """Every audience that this framework has something for, the whole council first."""
    measures, deliverables = tuple(measures), tuple(deliverables)
    every: tuple[MeasureFacts | DeliverableFacts, ...] = (*measures, *deliverables)
    members = _names((*one.lead_members, *one.portfolios) for one in every)
    services = _names((one.service,) for one in measures if one.service)
    programmes = _names(one.programmes for one in deliverables)
    return (
        AudienceChoice(AudienceKind.CABINET, "", "Cabinet: the whole framework"),
        AudienceChoice(AudienceKind.SCRUTINY, "", "Scrutiny: the whole framework"),
        *(AudienceChoice(AudienceKind.LEAD_MEMBER, one, one) for one in members),
        *(AudienceChoice(AudienceKind.SERVICE, one, one) for one in services),
        *(
            AudienceChoice(AudienceKind.NODE, one.code, f"{one.kind_word}: {one.title}")
            for one in tree.branches
        ),
        *(AudienceChoice(AudienceKind.PROGRAMME, one, one) for one in programmes),
    )


def covered_by(
    scope: Scope,
    choice: tuple[AudienceKind, str],
    tree: Tree,
    measures: Iterable[MeasureFacts],
    deliverables: Iterable[DeliverableFacts],
) -> Covered:
    """The part of the framework for an audience. Two queries at most.

    Raises ``ActionRefusedError`` where the framework has nothing for it.
    """
    kind, of = choice
    measures, deliverables = tuple(measures), tuple(deliverables)
    name, places = of, None
    if kind in (AudienceKind.CABINET, AudienceKind.SCRUTINY):
        chosen = {one.key for one in measures}
        promised = {one.key for one in deliverables}
        name = ""
    elif kind is AudienceKind.NODE:
        branch = tree.of_code(of)
        if branch is None:
            raise ActionRefusedError(f"The framework of this period has no place called “{of}”.")
        name = branch.title
        places = frozenset(one.key for one in tree.under(branch.key))
        chosen = {one.key for one in measures if _stands_in(one.places, places)}
        promised = {one.key for one in deliverables if _stands_in(one.places, places)}
    elif kind is AudienceKind.PROGRAMME:
        promised = {one.key for one in deliverables if of in one.programmes}
        chosen = _measures_of(scope, promised)
    else:
        chosen = {one.key for one in measures if of in _answering(one, kind)}
        promised = {one.key for one in deliverables if of in _answering(one, kind)}
    if not chosen and not promised:
        raise ActionRefusedError(f"The framework of this period has nothing for {name or of}.")
    kept = [one for one in measures if one.key in chosen]
    also = [one for one in deliverables if one.key in promised]
    return Covered(
        Audience(kind, name),
        frozenset(chosen),
        frozenset(promised),
        _with_those_above(tree, (*kept, *also), places),
        places,
    )


def _answering(one: MeasureFacts | DeliverableFacts, kind: AudienceKind) -> tuple[str, ...]:
    if kind is AudienceKind.SERVICE:
        service = getattr(one, "service", None)
        return (service,) if service else ()
    return (*one.lead_members, *one.portfolios)


def _stands_in(own: Iterable[Place], places: frozenset[int]) -> bool:
    return any(one.node in places for one in own)


def _measures_of(scope: Scope, deliverables: set[int]) -> set[int]:
    """The measures that deliverables are printed beside or are meant to move."""
    at = scope.known_at
    ended = Q(ended_at=None) if at is None else Q(ended_at=None) | Q(ended_at__gt=at)
    tied = MeasurePlacement.objects.filter(tied_to__in=deliverables)
    moved = LinkedMeasure.objects.filter(
        ended,
        deliverable__editions__in=deliverables,
        measure__editions__framework=scope.framework,
    )
    if at is not None:
        moved = moved.filter(added_at__lte=at)
    return {
        *tied.values_list("edition_measure_id", flat=True),
        *(
            key
            for framework, key in moved.values_list(
                "measure__editions__framework_id", "measure__editions"
            )
            if framework == scope.framework.pk
        ),
    }


def _with_those_above(
    tree: Tree, items: Iterable[MeasureFacts | DeliverableFacts], places: frozenset[int] | None
) -> frozenset[int]:
    wanted = {
        place.node
        for one in items
        for place in one.places
        if places is None or place.node in places
    }
    return frozenset(branch.key for key in wanted for branch in tree.path(key))


def _names(found: Iterable[Iterable[str]]) -> dict[str, None]:
    return dict.fromkeys(sorted({name for names in found for name in names}))
