"""An authority's editions, what each measure's latest word is, and what was retired."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from goldthread.framework import Framework as CoreFramework
from goldthread.framework import Measure as CoreMeasure
from goldthread.framework import Polarity
from goldthread.framework.rules import frequency_from_json, target_from_json
from goldthread.web.records.mapping import framework_from_records
from goldthread.web.records.models import (
    Authority,
    EditionMeasure,
    Framework,
    FrameworkStatus,
    Measure,
    Retirement,
    Target,
)
from goldthread.web.records.selectors.frameworks import framework_in_force


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which an edition was in force; ``None`` is open."""

    first: date | None
    last: date | None


def edition_of(authority: Authority, number: int) -> Framework | None:
    """The edition of this number. One query."""
    framework = Framework.objects.for_authority(authority).filter(number=number).first()
    if framework is not None:
        framework.authority = authority
    return framework


def editions_of(authority: Authority) -> list[Framework]:
    """Every edition of an authority, the newest first. One query."""
    return list(Framework.objects.for_authority(authority).order_by("-number"))


def editions_at(code: str) -> list[Framework]:
    """Every edition of the authority of this code, the newest first, each with it. One query."""
    rows = Framework.objects.filter(authority__code=code).select_related("authority")
    return list(rows.order_by("-number"))


def next_number(authority: Authority) -> int:
    """The number of the next edition of an authority. One query."""
    last = Framework.objects.for_authority(authority).aggregate(last=Max("number"))["last"]
    return 1 if last is None else last + 1


def spans_of(editions: Iterable[Framework]) -> dict[int, Span]:
    """When each of an authority's editions was in force, by its key; drafts never were."""
    adopted = sorted(
        (one for one in editions if one.adopted_at is not None),
        key=lambda one: (one.in_force_from or date.min, one.adopted_at),
    )
    spans: dict[int, Span] = {}
    for place, one in enumerate(adopted):
        following = adopted[place + 1] if place + 1 < len(adopted) else None
        ends = following.in_force_from if following else None
        spans[one.pk] = Span(one.in_force_from, ends - timedelta(days=1) if ends else None)
    return spans


def statements_that_count(authority: Authority) -> QuerySet[EditionMeasure]:
    """What is said of every measure now: by the edition in force, or by the last that stated it.

    A measure that the edition in force dropped is held by the words it was last stated in, so
    that the returns still open for it can be given and judged.
    """
    in_force = framework_in_force(authority)
    stated = EditionMeasure.objects.for_authority(authority)
    if in_force is None or in_force.status != FrameworkStatus.ADOPTED:
        return stated.filter(framework=in_force)
    other = EditionMeasure.objects.filter(measure=OuterRef("measure"))
    later = other.filter(
        Q(framework=in_force)
        | Q(
            framework__status=FrameworkStatus.SUPERSEDED,
            framework__adopted_at__gt=OuterRef("framework__adopted_at"),
        )
    )
    return stated.filter(
        Q(framework=in_force) | (Q(framework__status=FrameworkStatus.SUPERSEDED) & ~Exists(later))
    )


def editions_that_judge(authority: Authority, series: Iterable[int]) -> dict[Framework, set[int]]:
    """The editions that these series are judged by now, each with the series it judges."""
    rows = statements_that_count(authority).filter(measure__series__in=list(series))
    found: dict[int, set[int]] = {}
    for framework, key in rows.values_list("framework", "measure__series"):
        found.setdefault(framework, set()).add(key)
    wanted = set(series)
    return {
        framework: found[framework.pk] & wanted
        for framework in Framework.objects.filter(pk__in=found).select_related("authority")
    }


def last_statement(authority: Authority, code: str) -> EditionMeasure | None:
    """What the newest edition that was ever adopted and has this measure says of it. One query."""
    return (
        EditionMeasure.objects.for_authority(authority)
        .filter(_of_an_adopted_edition(), measure__code=code)
        .select_related("framework", "measure")
        .order_by("-framework__adopted_at")
        .first()
    )


def statements_of(measure: Measure) -> QuerySet[EditionMeasure]:
    """What every edition says of a measure, from the first."""
    return (
        EditionMeasure.objects.filter(measure=measure)
        .select_related("framework")
        .order_by("framework__number")
    )


def retirements_held(
    authority: Authority,
    editions: Sequence[Framework] | None = None,
    *,
    measure: int | None = None,
) -> Mapping[int, Retirement]:
    """The retirement of every measure that is retired now, or of one ``measure``, by its key.

    One that a draft brings with it waits until that draft is adopted. One query where the
    authority's ``editions`` are at hand, else two.
    """
    latest = _latest_decisions(authority, measure)
    if not latest:
        return {}
    known = editions_of(authority) if editions is None else editions
    adopted = {one.number for one in known if one.adopted_at is not None}
    return {
        key: row for key, row in latest.items() if row.edition is None or row.edition in adopted
    }


def retirements_planned(authority: Authority, draft: Framework) -> Mapping[int, Retirement]:
    """The measures that a draft retires when it is adopted, by key. One query."""
    return {
        key: row for key, row in _latest_decisions(authority).items() if row.edition == draft.number
    }


def framework_as_it_holds(record: Framework) -> CoreFramework:
    """An edition with the target and the definition of each measure that hold now.

    What was set last, in place of what was printed. Two queries more than
    reading an edition back.
    """
    latest = {
        row.edition_measure.code: row
        for row in Target.objects.filter(
            edition_measure__framework=record, valid_from__isnull=False
        )
        .select_related("edition_measure")
        .order_by("valid_from")
    }
    rows = {row.code: row for row in EditionMeasure.objects.filter(framework=record)}
    read = framework_from_records(record)
    return replace(
        read,
        measures=tuple(_as_stated(one, rows[one.id], latest.get(one.id)) for one in read.measures),
    )


def _as_stated(measure: CoreMeasure, row: EditionMeasure, target: Target | None) -> CoreMeasure:
    """A measure as its edition defines it now, with the target that was set last, if any was."""
    now = replace(
        measure,
        title=row.title,
        rationale=row.rationale,
        polarity=Polarity(row.polarity) if row.polarity else None,
        frequency_text=row.frequency_text,
        frequency=frequency_from_json(row.frequency) if row.frequency else None,
    )
    if target is None:
        return now
    return replace(
        now,
        target_text=target.text,
        target=target_from_json(target.rule) if target.rule else None,
    )


def _latest_decisions(authority: Authority, measure: int | None = None) -> dict[int, Retirement]:
    rows = Retirement.objects.for_authority(authority).select_related("measure").order_by("pk")
    if measure is not None:
        rows = rows.filter(measure=measure)
    latest = {row.measure_id: row for row in rows}
    return {key: row for key, row in latest.items() if not row.taken_back}


def _of_an_adopted_edition() -> Q:
    return Q(framework__adopted_at__isnull=False)
