"""Adopt a draft, with all that follows from it for returns and for the edition before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from goldthread.framework.periods import Period
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.actions import ask_returns_again, call_off_returns
from goldthread.web.records.actions import adopt_framework
from goldthread.web.records.models import Framework
from goldthread.web.records.selectors import retirements_held


@dataclass(frozen=True, slots=True)
class AdoptedEdition:
    """The edition in force now, and what came of it.

    ``retired`` counts the measures it no longer asks for, ``called_off`` the returns of theirs
    that were still open, ``asked_again`` those of measures it took up again.
    """

    record: Framework
    retired: int
    called_off: int
    asked_again: int


def adopt_edition(
    *,
    framework: Framework,
    by: str,
    reason: str = "",
    from_period: Period | None = None,
    stays_retired: Collection[str] = (),
) -> AdoptedEdition:
    """Make a draft the edition in force, and call off what it no longer asks for.

    To judge every figure by it takes long, and is a job of its own (``jobs.judge_edition``). As
    ``records.actions.adopt_framework``, which says what is refused; ``stays_retired`` are the
    codes of measures that it states and that are not taken up again.
    """
    with transaction.atomic():
        authority = framework.authority
        retired_before = set(retirements_held(authority))
        record = adopt_framework(
            framework=framework,
            by=by,
            reason=reason,
            from_period=from_period,
            stays_retired=stays_retired,
        )
        held = retirements_held(authority)
        called_off = [
            one
            for key, row in held.items()
            if key not in retired_before
            for one in call_off_returns(
                measure=row.measure, from_first=row.from_first, by=by, reason=row.reason
            )
        ]
        stated = record.edition_measures.filter(measure__in=retired_before - set(held))
        asked = [
            one
            for again in stated.select_related("measure__authority")
            for one in ask_returns_again(
                measure=again.measure, by=by, reason=f"{record} states it again."
            )
        ]
        adopted = AdoptedEdition(
            record, len(set(held) - retired_before), len(called_off), len(asked)
        )
        if called_off or asked:
            record_event(
                by=by,
                action="change what is asked",
                authority=authority,
                subject=record,
                after={
                    "retired": adopted.retired,
                    "called_off": adopted.called_off,
                    "asked_again": adopted.asked_again,
                },
                reason=reason,
            )
    return adopted
