"""What is worked out in the background once figures were judged."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldthread.web.records.actions import ForecastFramework
    from goldthread.web.records.models import Framework


def look_ahead(
    framework: Framework, *, by: str, series: Collection[int] | None = None
) -> ForecastFramework:
    """Forecast what changed, and work out which outcomes and proxies have moved together.

    ``series`` limits the forecasts to the measures of these series (``None``: all).
    """
    from goldthread.web.records import actions
    from goldthread.web.scorecards.actions import judge_pairs

    forecast = actions.forecast_framework(framework=framework, by=by, series=series)
    judge_pairs(framework=framework, by=by)
    return forecast
