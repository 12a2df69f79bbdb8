"""The forecast of a series as its page shows it: the fan, its table, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from goldthread.framework.periods import PeriodError, period_from_code
from goldthread.reports.pictures.chart import ChartPoint, TargetStep
from goldthread.reports.pictures.forecast_fan import (
    ComingPoint,
    ForecastFan,
    fan_meaning,
    forecast_fan,
)
from goldthread.reports.wording import amount, rounded_like
from goldthread.web.records.models.looked_ahead import LookedAhead
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.figures import SeriesLine

_MOST_HISTORY = 24


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a page says of the time ahead: the fan with its sentence, or why there is none.

    ``method`` says in a sentence how it was made.
    """

    picture: str | None
    meaning: str
    coming: tuple[ComingPoint, ...]
    method: str
    calibrated: bool
    illustrative: bool


def ahead_of(
    scope: Scope,
    forecast: LookedAhead | None,
    line: SeriesLine,
    *,
    title: str,
    history: Sequence[ChartPoint],
    single: bool,
) -> Ahead | None:
    """The forecast made from the latest figure shown; ``None`` where nothing was tried.

    ``history`` are the figures of single periods so far. ``single`` says that the target is for
    each figure by itself, so that it can stand beside them as a line.
    """
    latest = line.latest
    if forecast is None or latest is None or forecast.period_code != latest.period_code:
        return None
    if not forecast.points or not history:
        return Ahead(None, forecast.reason, (), "", calibrated=False, illustrative=False)
    printed = [figure.value for figure in line.known if figure.value is not None]
    coming = tuple(_coming(scope, point, line.unit, printed) for point in forecast.points)
    fan = ForecastFan(
        title=f"{title}: what to expect",
        points=tuple(history[-_MOST_HISTORY:]),
        coming=coming,
        targets=tuple(_target(forecast, line, history[-1].ends_on)) if single else (),
        unit=line.unit,
        chance=forecast.chance_sentence.partition(". ")[0] + "."
        if forecast.chance_sentence
        else "",
        calibrated=forecast.calibrated,
    )
    return Ahead(
        picture=forecast_fan(fan, key=f"ahead-{line.key}"),
        meaning=fan_meaning(fan),
        coming=coming,
        method=forecast.reason,
        calibrated=forecast.calibrated,
        illustrative=any(point.illustrative for point in history),
    )


def _coming(
    scope: Scope, point: Mapping[str, Any], unit: str | None, printed: Sequence[Decimal]
) -> ComingPoint:
    def written(name: str) -> str:
        return amount(rounded_like(point[name], *printed), unit)

    return ComingPoint(
        ends_on=date.fromisoformat(point["last"]),
        period=scope.period_label(point["period"]),
        mean=point["mean"],
        lower80=point["lower80"],
        upper80=point["upper80"],
        lower95=point["lower95"],
        upper95=point["upper95"],
        expected=written("mean"),
        likely=f"{written('lower80')} and {written('upper80')}",
        nearly_always=f"{written('lower95')} and {written('upper95')}",
    )


def _target(forecast: LookedAhead, line: SeriesLine, known_until: date) -> list[TargetStep]:
    """The target that falls due ahead, from the last figure to the day it is due."""
    value = forecast.target_value
    if value is None:
        return []
    return [
        TargetStep(
            float(value),
            float(value),
            amount(value, line.unit),
            known_until,
            _last_day(forecast),
        )
    ]


def _last_day(forecast: LookedAhead) -> date | None:
    try:
        return period_from_code(forecast.target_period_code).last
    except PeriodError:
        return None
