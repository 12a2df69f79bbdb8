"""A series of a measure as a pack says it: its figures, where it stands and where it goes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from goldthread.framework.rules import target_from_json
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.reports.pack import report as facts
from goldthread.reports.pictures.control_chart import ControlChart
from goldthread.reports.wording import amount, rounded_like, target_sentence
from goldthread.web.packs.building.behind import Behind, Judged
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.control_charts import control_chart_of
from goldthread.web.scorecards.selectors.facts import MeasureFacts, is_a_target
from goldthread.web.scorecards.selectors.figures import PlainFigure, SeriesLine
from goldthread.web.scorecards.selectors.outlooks import Outlook

_MOST_POINTS = ((45, 24), (120, 13))
"""How many periods are shown by the days one has: 24 months, 13 quarters, and years without end."""

_WHY_THIS_SIDE = re.compile(r" \((?:which (?:side|way) is good|nothing says whether) [^)]*\)")
_LONGEST_TARGET = 90


def series_of(
    scope: Scope, measure: MeasureFacts, line: SeriesLine, known: Behind
) -> facts.ReportSeries:
    """What a pack says of one series, from what was read of it. No query."""
    key = (measure.key, line.key)
    latest, judged = line.latest, line.judgement
    result = known.result(key, latest.period_code) if latest else None
    chart = _chart(scope, measure, line, known)
    direction = line.direction
    return facts.ReportSeries(
        label=line.label,
        unit=line.unit,
        polarity=line.polarity,
        status=judged.status,
        status_because=judged.reason,
        status_before=_before(known.results.get(key, [])),
        period_code=latest.period_code if latest else None,
        period_label=line.latest_period,
        value=latest.value if latest else None,
        value_words=line.shown,
        change_words=line.change,
        revision=result.revision if result else 1,
        provisional=bool(latest and latest.provisional),
        corrected_on=result.recorded_at.date() if result and result.revision > 1 else None,
        source=result.source if result else "",
        withheld=line.withheld,
        target=judged.target_value,
        target_words=_target_words(result),
        direction=direction.status if direction else "",
        direction_words=_beyond(direction.words, judged.direction_reason) if direction else "",
        assurance=line.assurance.words if line.assurance else "",
        average_words=chart.average if chart else "",
        usual_words=chart.usual if chart else "",
        interval_words=_interval(result, line.unit),
        comparison_words=known.beside.get(key, ""),
        outlook=_outlook(line),
        points=_charted(known, measure, line, chart) if chart else _points(scope, key, line, known),
        chart_notes=chart.notes if chart else (),
        illustrative=bool(latest and latest.illustrative),
    )


def _chart(
    scope: Scope, measure: MeasureFacts, line: SeriesLine, known: Behind
) -> ControlChart | None:
    frequency = known.about[measure.key][1] or {}
    return control_chart_of(
        scope,
        known.travels.get((measure.key, line.key)),
        line,
        title=measure.title,
        targets=(),
        rebases=known.rebases.get(line.key, ()),
        running=bool(frequency.get("cumulative")),
    )


def _before(results: list[Judged]) -> str | None:
    """The status of the period before the latest that was judged."""
    if len(results) < 2 or not results[0].may_tell or not results[1].may_tell:
        return None
    return results[1].status


def _target_words(result: Judged | None) -> str | None:
    """What the figure was held against in a few words; the document's own stand otherwise."""
    if result is None or not is_a_target(result.target_rule):
        return None
    try:
        words = target_sentence(target_from_json(result.target_rule))
    except RuleFormError:
        return None
    words = _WHY_THIS_SIDE.sub("", words).removesuffix(".")
    return words if len(words) <= _LONGEST_TARGET else None


def _beyond(mark: str, reason: str) -> str:
    """What a reason says beyond the words of the mark it stands behind, as sentences."""
    told = reason.removeprefix(f"{mark}: ")
    if told.startswith(f"{mark} "):
        told = told.partition(". ")[2]
    if not told:
        return ""
    told = f"{told[:1].upper()}{told[1:]}"
    return told if told.endswith((".", "!", "?")) else f"{told}."


def _interval(result: Judged | None, unit: str | None) -> str:
    if result is None or not result.may_tell or result.value is None:
        return ""
    if result.interval_lower is None or result.interval_upper is None:
        return ""
    low, high = (
        amount(rounded_like(float(end), result.value), unit)
        for end in (result.interval_lower, result.interval_upper)
    )
    return f"{low} to {high}"


def _outlook(line: SeriesLine) -> facts.Outlook | None:
    told = line.outlook
    if told is None or not line.mark.judged or not (told.chance_words or told.outturn):
        return None
    printed = [figure.value for figure in line.known if figure.value is not None]
    outturn = told.outturn
    return facts.Outlook(
        sentence=told.sentence(line.mark.words, *printed),
        short=_short(told, *printed),
        chance_percent=told.chance_percent,
        likely=rounded_like(float(outturn.value), *printed) if outturn else None,
        low=rounded_like(float(outturn.lower), *printed) if outturn else None,
        high=rounded_like(float(outturn.upper), *printed) if outturn else None,
    )


def _short(told: Outlook, *printed: Decimal) -> str:
    """What is likely without what the status beside it says already."""
    outturn = told.outturn_words(*printed)
    parts = [told.chance_words, f"likely outturn {outturn}" if outturn else ""]
    words = "; ".join(part for part in parts if part)
    return f"{words[:1].upper()}{words[1:]}"


def _points(
    scope: Scope, key: tuple[int, int], line: SeriesLine, known: Behind
) -> tuple[facts.Point, ...]:
    """The figures of periods as long as the latest one's, the last so many of them."""
    latest = line.latest
    if latest is None:
        return ()
    alike = [one for one in line.figures if abs(one.length - latest.length) <= 3]
    aims = {one.period_code: one.target_value for one in known.results.get(key, ())}
    return tuple(
        _point(scope, one, line, aims.get(one.period_code)) for one in alike[-_most(latest) :]
    )


def _point(
    scope: Scope, figure: PlainFigure, line: SeriesLine, target: Decimal | None
) -> facts.Point:
    return facts.Point(
        period_code=figure.period_code,
        period_label=scope.period_label(figure.period_code),
        last=figure.period_last,
        value=figure.value,
        shown="" if figure.value is None else amount(figure.value, line.unit),
        provisional=figure.provisional,
        target=target,
    )


def _charted(
    known: Behind, measure: MeasureFacts, line: SeriesLine, chart: ControlChart
) -> tuple[facts.Point, ...]:
    """The points of a control chart with their limits, the last so many of them.

    The target stands beside them only where the points are the figures themselves.
    """
    key = (measure.key, line.key)
    rows: list[Mapping[str, Any]] = (known.travels[key].chart or {})["points"]
    own = {figure.period_code: figure for figure in line.figures}
    as_recorded = all(
        _is(point.value, own.get(row["period"]))
        for row, point in zip(rows, chart.points, strict=True)
    )
    aims = (
        {one.period_code: one.target_value for one in known.results.get(key, ())}
        if as_recorded
        else {}
    )
    most = _most(line.latest) if line.latest else len(rows)
    return tuple(
        facts.Point(
            period_code=row["period"],
            period_label=point.period,
            last=point.ends_on,
            value=_exact(point.value, own.get(row["period"])),
            shown=point.shown,
            provisional=point.provisional,
            target=aims.get(row["period"]),
            mean=_limit(point.mean),
            lower=_limit(point.lower),
            upper=_limit(point.upper),
            meaning=point.meaning,
            causes=point.causes,
            stretch=point.stretch,
            trial=point.trial,
        )
        for row, point in list(zip(rows, chart.points, strict=True))[-most:]
    )


def _is(value: float | None, figure: PlainFigure | None) -> bool:
    """Whether a point of a chart is the very figure that was recorded, or there is neither."""
    recorded = figure.value if figure else None
    if value is None or recorded is None:
        return value is None
    return abs(float(recorded) - value) <= 1e-5


def _exact(value: float | None, figure: PlainFigure | None) -> Decimal | None:
    """The figure as it was recorded; where the chart's point is another, that one, rounded."""
    if value is None or figure is None or not _is(value, figure):
        return None if value is None else Decimal(str(round(value, 4)))
    return figure.value


def _limit(level: float | None) -> Decimal | None:
    return None if level is None else Decimal(str(round(float(level), 4)))


def _most(latest: PlainFigure) -> int:
    return next((most for days, most in _MOST_POINTS if latest.length <= days), 10_000)
