"""``judge``: figures are judged again, and forecast, wherever something changed.

On command for one authority, and at their times in the background for all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from goldthread.web.running.figures import framework_to_fill
from goldthread.web.running.looking_ahead import look_ahead

if TYPE_CHECKING:
    from goldthread.web.records.actions import EvaluatedFramework, ForecastFramework


@dataclass(frozen=True, slots=True)
class JudgedAgain:
    """What judging and forecasting came to."""

    evaluated: EvaluatedFramework
    forecast: ForecastFramework


def judge_again(*, authority: str, by: str) -> JudgedAgain:
    """Judge and forecast the framework in force: only what changed is worked out."""
    framework = framework_to_fill(authority)
    from goldthread.web.records.actions.judging_in_parts import evaluate_in_parts

    return JudgedAgain(
        evaluate_in_parts(framework=framework, by=by),
        look_ahead(framework, by=by),
    )


@dataclass
class Judging:
    """Judges, time after time, the authorities to which something was done since the last time.

    To find that no figure of a framework changed means to read them all. Everything that is done
    to an authority leaves an event in its record of changes, so that where that ends as it did,
    on the same day, there is nothing to look for. What judging itself writes there has it look
    once more.
    """

    _seen: dict[str, tuple[str, date]] = field(default_factory=dict)
    """By authority where its record of changes ended, and the day, when it was last looked at."""

    def again(self, *, by: str) -> tuple[str, ...]:
        """Judge and forecast where something was done; the codes of the authorities looked at.

        Where nothing was, two queries in all.
        """
        from django.utils import timezone

        from goldthread.web.audit.selectors import heads_of
        from goldthread.web.records import selectors
        from goldthread.web.records.actions.judging_in_parts import evaluate_in_parts

        there = {authority.code: authority for authority in selectors.authorities()}
        today, looked_at = timezone.localdate(), []
        for head in heads_of(there.values()):
            now = (head.digest, today)
            if self._seen.get(head.authority) == now:
                continue
            framework = selectors.framework_in_force(there[head.authority])
            if framework is not None:
                evaluate_in_parts(framework=framework, by=by)
                look_ahead(framework, by=by)
            # Not before: what failed is tried again.
            self._seen[head.authority] = now
            looked_at.append(head.authority)
        return tuple(looked_at)
