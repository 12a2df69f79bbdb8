"""Control-chart cases in the shape that NHSRplotthedots prints, answered by the engine."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from goldthread.engine.spc import (
    FEWEST_FOR_LIMITS,
    Assurance,
    Chart,
    ChartPoint,
    Ruleset,
    Side,
    SpecialCause,
    Variation,
    control_chart,
)
from goldthread.engine.spc.chart import variation_at
from goldthread.framework import Polarity


class CaseError(ValueError):
    """A case cannot be read; the message names the case and what is wrong."""


_POLARITY = {"increase": Polarity.UP, "decrease": Polarity.DOWN, "neutral": Polarity.NONE}
_CAUSES = {
    (SpecialCause.OUTSIDE, Side.HIGH): "Above UCL",
    (SpecialCause.OUTSIDE, Side.LOW): "Below LCL",
    (SpecialCause.TREND, Side.HIGH): "7 Point Trend (Increasing)",
    (SpecialCause.TREND, Side.LOW): "7 Point Trend (Decreasing)",
    (SpecialCause.TWO_OF_THREE, Side.HIGH): "2 in 3 Above CL",
    (SpecialCause.TWO_OF_THREE, Side.LOW): "2 in 3 Below CL",
    (SpecialCause.RUN, Side.HIGH): "7 Points Above CL",
    (SpecialCause.RUN, Side.LOW): "7 Points Below CL",
}
_POINT_TYPES = {
    Variation.IMPROVEMENT_HIGH: "special_cause_improvement",
    Variation.IMPROVEMENT_LOW: "special_cause_improvement",
    Variation.CONCERN_HIGH: "special_cause_concern",
    Variation.CONCERN_LOW: "special_cause_concern",
    Variation.NEUTRAL_HIGH: "special_cause_neutral_high",
    Variation.NEUTRAL_LOW: "special_cause_neutral_low",
    Variation.COMMON_CAUSE: "common_cause",
}
_ASSURANCE_TYPES = {
    Assurance.PASS: "consistent_pass",
    Assurance.FAIL: "consistent_fail",
    Assurance.INCONSISTENT: "inconsistent",
}


def answered(case: Mapping[str, Any], ruleset: Ruleset) -> dict[str, Any]:
    """The case with its answers: limits and signal of each point, and the icons.

    A case holds ``points`` of ``date`` (ISO) and ``y`` (a number or ``None``), and where
    they apply ``improvement_direction``, ``target``, ``rebase`` (dates),
    ``fix_after_n_points`` and ``screen_outliers``. Points are put in date order. Where a
    point fires several rules ``special_cause_type`` is the first of them and ``signals``
    holds them all. Raises ``CaseError``.
    """
    name = str(case.get("case_id", "a case without case_id"))
    points = _points(case, name)
    polarity = _POLARITY.get(str(case.get("improvement_direction") or "neutral"))
    if polarity is None:
        raise CaseError(
            f"{name}: improvement_direction is {case['improvement_direction']!r}; "
            "write increase, decrease or neutral."
        )
    dates = [point["date"] for point in points]
    rebase = _rebased_at(case, name)
    target = _number(case.get("target"), f"{name}: target")
    fix_after = _fixed_after(case, name)
    try:
        chart = control_chart(
            [point["y"] for point in points],
            polarity=polarity,
            target=target,
            rebase_at=[index for index, date in enumerate(dates) if date in rebase],
            fix_after=fix_after,
            screen=bool(case.get("screen_outliers")),
            ruleset=ruleset,
        )
    except ValueError as reason:
        raise CaseError(f"{name}: {reason}") from reason
    return {**case, **_icons(chart, polarity), "points": _answers(points, chart, polarity)}


def _points(case: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    points = case.get("points")
    if not isinstance(points, list) or not points:
        raise CaseError(f"{name}: there are no points.")
    read = []
    for number, point in enumerate(points, start=1):
        if not isinstance(point, dict) or not isinstance(point.get("date"), str):
            raise CaseError(f"{name}: point {number} needs a date such as 2021-03-01.")
        value = _number(point.get("y"), f"{name}: y of point {number} ({point['date']})")
        read.append({"date": point["date"], "y": value})
    return sorted(read, key=lambda point: str(point["date"]))


def _rebased_at(case: Mapping[str, Any], name: str) -> set[str]:
    given = case.get("rebase") or []
    if not isinstance(given, list) or not all(isinstance(date, str) for date in given):
        raise CaseError(f"{name}: rebase is {given!r}; write a list of dates such as 2021-03-01.")
    return set(given)


def _fixed_after(case: Mapping[str, Any], name: str) -> int | None:
    given = case.get("fix_after_n_points")
    if given is not None and (isinstance(given, bool) or not isinstance(given, int)):
        raise CaseError(f"{name}: fix_after_n_points is {given!r}; write how many points.")
    return given


def _number(given: object, what: str) -> float | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise CaseError(f"{what} is {given!r}, and must be a number or null.")
    return given


def _icons(chart: Chart, polarity: Polarity) -> dict[str, Any]:
    last = chart.points[-1]
    stretches = [point.stretch for point in chart.points]
    return {
        "error": None,
        "warning": any(stretches.count(stretch) < FEWEST_FOR_LIMITS for stretch in set(stretches)),
        "last_point_type": _point_type(last, polarity, chart.ruleset),
        "variation_icon": chart.variation,
        "assurance_type": _ASSURANCE_TYPES[chart.assurance] if chart.assurance else None,
        "assurance_icon": chart.assurance,
        "mean_last": last.limits.mean if last.limits else None,
        "lpl_last": _known(last.limits.lower) if last.limits else None,
        "upl_last": _known(last.limits.upper) if last.limits else None,
        "notes": list(chart.notes),
    }


def _answers(
    points: list[dict[str, Any]], chart: Chart, polarity: Polarity
) -> list[dict[str, Any]]:
    return [
        {
            **given,
            "rebase_group": point.stretch,
            "mean": point.limits.mean if point.limits else None,
            "lpl": _known(point.limits.lower) if point.limits else None,
            "upl": _known(point.limits.upper) if point.limits else None,
            "special_cause_type": _first_cause(point),
            "point_type": _point_type(point, polarity, chart.ruleset),
            "signals": [_CAUSES[signal.cause, signal.side] for signal in point.signals],
        }
        for given, point in zip(points, chart.points, strict=True)
    ]


def _first_cause(point: ChartPoint) -> str:
    if not point.signals:
        return "Common Cause"
    return _CAUSES[point.signals[0].cause, point.signals[0].side]


def _point_type(point: ChartPoint, polarity: Polarity, ruleset: Ruleset) -> str | None:
    variation = variation_at(point, polarity, ruleset)
    return _POINT_TYPES[variation] if variation else None


def _known(limit: float) -> float | None:
    """JSON has no way to write a limit that nothing sets."""
    return None if math.isnan(limit) else limit
