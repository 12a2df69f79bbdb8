"""Make returns public: their figures go on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import period_from_code
from goldthread.framework.returns import Asked, Step
from goldthread.web.audit.actions import Done, record_events
from goldthread.web.collection.actions.moving import as_they_stand, moved, name_of
from goldthread.web.collection.mapping import Given, GivenFigure, given_from_json
from goldthread.web.collection.models import Return
from goldthread.web.collection.selectors.one_return import last_submissions
from goldthread.web.records.actions import (
    NewObservation,
    evaluate_framework,
    record_observations,
)
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority, Observation
from goldthread.web.records.selectors import worked_out_series
from goldthread.web.records.selectors.editions import editions_that_judge


def publish_returns(
    *, authority: Authority, returns: Sequence[tuple[Return, int]], by: str
) -> list[Return]:
    """Publish signed-off returns of one authority: all of them or none.

    Their figures go on record as observations and are judged. Where a return was reopened,
    what differs becomes the next revision, with that reason. Each return comes with the
    version the person saw. Raises ``ActionRefusedError`` where one is not signed off.
    """
    with transaction.atomic():
        at = timezone.now()
        standing = as_they_stand(authority, (seen for seen, _version in returns))
        worked_out = worked_out_series(authority)
        given = last_submissions(seen for seen, _version in returns)
        published: list[Return] = []
        reopened_for: dict[int, str] = {}
        by_reason: dict[str, list[NewObservation]] = defaultdict(list)
        for seen, version in returns:
            now = standing[seen.pk]
            # Readers see the reason: who signed it off stands in the record of changes.
            reason = now.reopened_for or "Given with the return."
            reopened_for[now.pk] = now.reopened_for
            now = moved(
                now,
                Step.PUBLISH,
                version=version,
                published_at=at,
                first_published_at=now.first_published_at or at,
                reopened_for="",
            )
            figures = _figures_of(now, given_from_json(given[now.pk].given), worked_out)
            by_reason[reason].extend(figures)
            published.append(now)
        touched: set[int] = set()
        for reason, given_for_it in by_reason.items():
            recorded = record_observations(
                authority=authority,
                observations=given_for_it,
                by=by,
                source="Returns",
                reason=reason,
            )
            touched |= recorded.series
        _set_time_of_publication(published, began=at)
        for framework, own in editions_that_judge(authority, touched).items():
            evaluate_framework(framework=framework, by=by, series=own)
        record_events(
            by=by,
            authority=authority,
            done=[
                Done("publish return", one, after={"state": one.state}, reason=reopened_for[one.pk])
                for one in published
            ],
        )
    return published


def _set_time_of_publication(published: Sequence[Return], *, began: datetime) -> None:
    """Let returns be published from when their figures are on record.

    What is recorded after a return was first published is thus a correction of it, and what
    was recorded with it is not.
    """
    done_at = timezone.now()
    for one in published:
        if one.first_published_at == began:
            one.first_published_at = done_at
        one.published_at = done_at
    Return.objects.bulk_update(published, ["first_published_at", "published_at"], batch_size=200)


def _figures_of(now: Return, given: Given, worked_out: Collection[int]) -> Iterator[NewObservation]:
    """The figures of a return as they go on record.

    One that was on record and is given no longer is taken back; one that never was is not.
    """
    if now.asked == Asked.NARRATIVE:
        return
    period = period_from_code(now.period_code, calendar_of(now.measure.authority))
    on_record = set(
        Observation.objects.for_authority(now.measure.authority)
        .filter(series__measure=now.measure, period_code=now.period_code)
        .values_list("series", flat=True)
    )
    for series in now.measure.series.filter(beside=False).select_related("measure"):
        if series.pk in worked_out:
            continue
        figure = given.figures.get(series.pk, GivenFigure())
        if figure.value is None and series.pk not in on_record:
            continue
        yield NewObservation(
            series=series,
            period=period,
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            provisional=figure.provisional,
            note=given.commentary,
            place=name_of(now),
        )
