"""``judge``: figures are judged again, and forecast, wherever something changed."""

from __future__ import annotations

from dataclasses import dataclass
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
    from goldthread.web.records import actions

    return JudgedAgain(
        actions.evaluate_framework(framework=framework, by=by),
        look_ahead(framework, by=by),
    )
