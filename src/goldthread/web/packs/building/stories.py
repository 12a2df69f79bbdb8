"""The returns of a pack's period: what was said with the figures, and how complete they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goldthread.framework.returns import ReturnState
from goldthread.framework.wording import day, was_due
from goldthread.reports.pack import report as facts
from goldthread.reports.pack.measures import status_of
from goldthread.web.collection.mapping import given_from_json
from goldthread.web.collection.models import Return, Submission
from goldthread.web.packs.building.returns_then import returns_as_known
from goldthread.web.records.models import EditionMeasure, Observation
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.facts import MeasureFacts
from goldthread.web.scorecards.selectors.history import by_whom

NO_SERVICE = "No service named"


@dataclass(frozen=True, slots=True)
class Returns:
    """The returns whose periods end in the pack's, by the key of the edition's measure."""

    by_measure: Mapping[int, tuple[Return, ...]]
    stories: Mapping[int, facts.Story]


def returns_of(scope: Scope) -> Returns:
    """The returns of the scope's period and what was published with them. Five queries at most."""
    period = scope.as_at
    if period is None:
        return Returns({}, {})
    rows = list(
        Return.objects.for_authority(scope.authority)
        .filter(period_last__gte=period.first, period_last__lte=period.last)
        .order_by("period_last", "-period_first")
    )
    if scope.known_at:
        rows = returns_as_known(scope.authority, rows, scope.known_at)
    rows = [one for one in rows if one.stands_at is not ReturnState.CALLED_OFF]
    stated = dict(
        EditionMeasure.objects.filter(framework=scope.framework).values_list("measure_id", "pk")
    )
    found: dict[int, list[Return]] = defaultdict(list)
    for row in rows:
        if row.measure_id in stated:
            found[stated[row.measure_id]].append(row)
    return Returns(
        {key: tuple(own) for key, own in found.items()},
        dict(_stories(scope, found)),
    )


def _stories(
    scope: Scope, returns: Mapping[int, list[Return]]
) -> Iterator[tuple[int, facts.Story]]:
    """Of each measure the story published last; none beside a figure that is kept back."""
    published = {
        own.pk: own for some in returns.values() for own in some if own.published_at is not None
    }
    last: dict[int, Submission] = {}
    for row in Submission.objects.filter(period_return__in=published).order_by("number"):
        here = published[row.period_return_id]
        if here.published_at and row.at <= here.published_at:
            last[here.pk] = row
    kept_back = _kept_back(scope)
    for key, own in returns.items():
        told = [one for one in own if one.pk in last]
        if told and (told[-1].measure_id, told[-1].period_code) not in kept_back:
            yield key, _story(told[-1], last[told[-1].pk])


def _story(here: Return, submission: Submission) -> facts.Story:
    given = given_from_json(submission.given)
    return facts.Story(
        comment=given.commentary,
        reason=given.story.reason,
        action=given.story.action,
        owner=given.story.owner,
        recovers_by=given.story.recover_by,
        written_by=_who(submission.by),
        signed_off_by=_who(here.signed_off_by),
        signed_off_on=here.signed_off_at.date() if here.signed_off_at else None,
    )


def _who(name: str) -> str:
    told = by_whom(name)
    return f"{told[:1].upper()}{told[1:]}"


def _kept_back(scope: Scope) -> set[tuple[int, str]]:
    """The measures and periods of which a figure may not be shown. One query at most."""
    if not scope.disclosure.hidden:
        return set()
    rows = Observation.objects.filter(pk__in=scope.disclosure.hidden)
    return set(rows.values_list("series__measure_id", "period_code"))


def completeness_of(
    scope: Scope, measures: Iterable[MeasureFacts], returns: Returns
) -> tuple[facts.Completeness, ...]:
    """How the returns of these measures stand: of all first, then by service."""
    by_service: dict[str, list[Return]] = defaultdict(list)
    for one in measures:
        if own := returns.by_measure.get(one.key):
            by_service[one.service or NO_SERVICE].extend(own)
    every = [one for own in by_service.values() for one in own]
    return (
        _complete(scope, "", every),
        *(_complete(scope, service, by_service[service]) for service in sorted(by_service)),
    )


def _complete(scope: Scope, service: str, returns: list[Return]) -> facts.Completeness:
    states = [one.stands_at for one in returns]
    return facts.Completeness(
        service=service,
        asked_for=len(returns),
        published=states.count(ReturnState.PUBLISHED),
        signed_off=states.count(ReturnState.SIGNED_OFF),
        given=states.count(ReturnState.SUBMITTED),
        late=sum(
            one.stands_at.is_with_the_data_owner and one.due_on < scope.today for one in returns
        ),
    )


def shortcomings_of(
    scope: Scope,
    site: str,
    measures: Iterable[tuple[MeasureFacts, facts.ReportMeasure]],
    returns: Returns,
) -> Iterator[facts.Shortcoming]:
    """What the pack is made without: figures not given, returns not signed, reasons not said."""
    for known, told in measures:
        own = returns.by_measure.get(known.key, ())
        for one in own:
            yield from _of_return(scope, site, told, one)
        if not own and all(series.value is None and not series.withheld for series in told.series):
            yield facts.Shortcoming(
                "missing_figure",
                told.title,
                told.address,
                "It has no figure yet, and none was asked for in this period.",
            )
        if status_of(told) == "off_target" and not (told.story and told.story.reason):
            yield facts.Shortcoming(
                "missing_reason",
                told.title,
                told.address,
                "It is off target, and no reason is given.",
            )


def _of_return(
    scope: Scope, site: str, told: facts.ReportMeasure, one: Return
) -> Iterator[facts.Shortcoming]:
    address = site + f"/{scope.authority.code}/returns/{told.code}/{one.period_code}/"
    period = scope.period_label(one.period_code)
    if one.stands_at is ReturnState.PUBLISHED:
        return
    if one.stands_at.is_with_the_data_owner:
        days_late = max(0, (scope.today - one.due_on).days)
        due = was_due(one.due_on, days_late) if days_late else f"is due on {day(one.due_on)}"
        yield facts.Shortcoming(
            "missing_figure",
            told.title,
            address,
            f"Its return for {period}, which {due}, is not handed in.",
        )
    elif one.stands_at is ReturnState.SUBMITTED:
        yield facts.Shortcoming(
            "not_signed_off",
            told.title,
            address,
            f"Its return for {period} was handed in and is not signed off.",
        )
    else:
        yield facts.Shortcoming(
            "not_published",
            told.title,
            address,
            f"Its return for {period} is signed off and not published.",
        )
