"""What people decide of measures: how they are described, judged and charted, what is let pass."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from goldthread.engine.goals import Tolerance as Rule
from goldthread.framework.periods import Period, PeriodError, period_from_words
from goldthread.lint.suppressions import Suppression
from goldthread.web.running.figures import NothingToFillError, framework_to_fill
from goldthread.web.running.looking_ahead import look_ahead
from goldthread.web.running.targets import NoSuchMeasureError

if TYPE_CHECKING:
    from goldthread.web.records.models import EditionMeasure, Framework, Rebase, Series, Tolerance


def set_tolerance(
    *,
    authority: str,
    measure: str | None,
    rule: Rule | None,
    from_period: str | None,
    by: str,
    reason: str,
) -> Tolerance:
    """Let a tolerance hold for a measure, or the whole framework, and judge again.

    Raises ``NoSuchMeasureError``, ``NothingToFillError`` for a period that is none, and
    ``ActionRefusedError``.
    """
    framework = framework_to_fill(authority)
    from goldthread.web.records import actions

    stated = _stated(framework, measure) if measure else None
    row = actions.set_tolerance(
        framework=framework,
        measure=stated.measure if stated else None,
        rule=rule,
        from_period=_period(framework, from_period) if from_period else None,
        by=by,
        reason=reason,
    )
    _judge(framework, _series_of(stated) if stated else None, by)
    return row


def describe(
    *,
    authority: str,
    measure: str,
    series: str | None,
    adds_up: bool | None,
    counts_people: bool | None,
    seasonal: bool | None,
    scope: str | None,
    by: str,
    reason: str,
) -> int:
    """Say of the series of a measure what no document says, and judge again.

    ``series`` is the label of one (``None``: all of them). Gives how many changed, parts among
    them. Raises as ``set_tolerance``.
    """
    framework = framework_to_fill(authority)
    from goldthread.web.records import actions

    changed = actions.describe_series(
        authority=framework.authority,
        descriptions=[
            actions.SeriesDescription(
                series=one,
                adds_up=adds_up,
                counts_people=counts_people,
                seasonal=seasonal,
                scope=scope,
            )
            for one in _wholes(_stated(framework, measure), series)
        ],
        by=by,
        reason=reason,
    )
    if changed:
        _judge(framework, changed, by)
    return len(changed)


def rebase(
    *, authority: str, measure: str, series: str | None, from_period: str, by: str, reason: str
) -> list[Rebase]:
    """Let the control chart of a measure's series start afresh with a period, and judge again.

    All of them or none. Raises as ``set_tolerance``.
    """
    framework = framework_to_fill(authority)
    from django.db import transaction

    from goldthread.web.records import actions

    wholes = _wholes(_stated(framework, measure), series)
    period = _period(framework, from_period)
    with transaction.atomic():
        made = [
            actions.rebase_chart(series=one, period=period, by=by, reason=reason) for one in wholes
        ]
    _judge(framework, {one.pk for one in wholes}, by)
    return made


def set_aside(*, authority: str, let_pass: Iterable[Suppression], by: str) -> int:
    """Set findings of the current check aside, each with its reason: all of them or none.

    An item is named by its id in the document or by its code in addresses. What is set aside
    already stays so. Gives how many were set aside. Raises ``ActionRefusedError`` for a finding
    the check did not make, or one without a reason.
    """
    framework = framework_to_fill(authority)
    from django.db import transaction

    from goldthread.web.records import actions, selectors
    from goldthread.web.refusal import ActionRefusedError

    check = selectors.current_check(framework)
    named: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for finding in check.findings.all() if check else ():
        for item in finding.items:
            for name in (item["id"], item["code"]):
                named.setdefault((finding.code, name), set()).add((item["kind"], item["code"]))
    already = selectors.set_aside_in(framework)
    count = 0
    with transaction.atomic():
        for one in let_pass:
            found = named.get((one.code, one.item))
            if not found:
                raise ActionRefusedError(
                    f"The current check says nothing of {one.code} about {one.item}."
                )
            for kind, code in sorted(found):
                if (one.code, kind, code) in already:
                    continue
                actions.set_aside_finding(
                    framework=framework,
                    rule=one.code,
                    kind=kind,
                    item=code,
                    reason=one.reason,
                    by=by,
                )
                count += 1
    return count


def _stated(framework: Framework, measure: str) -> EditionMeasure:
    stated = framework.edition_measures.filter(measure__code=measure).first()
    if stated is None:
        raise NoSuchMeasureError(
            f"{framework} states no measure {measure!r}. Write its code as it stands in the "
            "address of its page, or in the first column of goldthread template."
        )
    return stated


def _wholes(stated: EditionMeasure, label: str | None) -> list[Series]:
    wholes = [one for one in stated.measure.series.all() if not one.part]
    found = [one for one in wholes if label is None or one.label == label]
    if not found:
        labels = ", ".join(f"{one.label!r}" for one in wholes)
        raise NoSuchMeasureError(f"{stated} has no series {label!r}; it has {labels}.")
    return found


def _series_of(stated: EditionMeasure) -> set[int]:
    return set(stated.measure.series.values_list("pk", flat=True))


def _period(framework: Framework, words: str) -> Period:
    from goldthread.web.records.mapping.subjects import calendar_of

    try:
        return period_from_words(words, calendar=calendar_of(framework.authority))
    except PeriodError as error:
        raise NothingToFillError(str(error)) from error


def _judge(framework: Framework, series: Iterable[int] | None, by: str) -> None:
    from goldthread.web.records import actions

    keys = None if series is None else set(series)
    actions.evaluate_framework(framework=framework, by=by, series=keys)
    look_ahead(framework, by=by, series=keys)
