"""Others whose figures stand beside an authority's own."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from goldthread.web.records.models import Authority, Comparator, ComparatorFigure, ComparatorGroup


def comparators_of(authority: Authority) -> QuerySet[Comparator]:
    """Everybody an authority compares itself with, by name."""
    return Comparator.objects.for_authority(authority)


def groups_of(authority: Authority) -> QuerySet[ComparatorGroup]:
    """The groups an authority belongs to, in order, each with its members at hand."""
    return ComparatorGroup.objects.for_authority(authority).prefetch_related(
        "groupmembers__comparator"
    )


def latest_comparator_figures(authority: Authority) -> QuerySet[ComparatorFigure]:
    """The newest revision of every comparator's figure, by series, comparator and period."""
    later = ComparatorFigure.objects.filter(
        series=OuterRef("series"),
        comparator=OuterRef("comparator"),
        period_code=OuterRef("period_code"),
        revision__gt=OuterRef("revision"),
    )
    figures = ComparatorFigure.objects.for_authority(authority).filter(~Exists(later))
    return figures.order_by("series_id", "comparator_id", "period_last")
