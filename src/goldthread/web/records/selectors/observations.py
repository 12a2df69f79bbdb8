"""Figures: the newest revision of each, or what was known at a time."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from goldthread.web.records.models import Authority, Observation, Series


def latest_observations(authority: Authority) -> QuerySet[Observation]:
    """The newest revision of every figure of an authority, by series and period."""
    return _newest(Observation.objects.for_authority(authority), Observation.objects.all())


def observations_as_known(authority: Authority, at: datetime) -> QuerySet[Observation]:
    """Every figure of an authority as it stood at a time, by series and period."""
    known = Observation.objects.filter(recorded_at__lte=at)
    return _newest(known.for_authority(authority), known)


def revisions(series: Series, period_code: str) -> QuerySet[Observation]:
    """Every revision of one figure, oldest first."""
    return Observation.objects.filter(series=series, period_code=period_code).order_by("revision")


def _newest(figures: QuerySet[Observation], among: QuerySet[Observation]) -> QuerySet[Observation]:
    later = among.filter(
        series=OuterRef("series"),
        period_code=OuterRef("period_code"),
        revision__gt=OuterRef("revision"),
    )
    # By the key of the series: its own order would join three tables, and nobody asks for it.
    return figures.filter(~Exists(later)).order_by("series_id", "period_last", "period_first")
