"""The few rules whose JSON is more than one key for one field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from goldthread.framework.rules import schedule as dates
from goldthread.framework.rules import targets as aims
from goldthread.framework.rules import values as figures
from goldthread.framework.rules.json_parts import (
    Json,
    JsonObject,
    decode_day,
    decode_number,
    encode_number,
)
from goldthread.framework.rules.moments import Length, Precision
from goldthread.framework.rules.rule import Rule

Writer = Callable[[Any, JsonObject], None]
Gatherer = Callable[[Mapping[str, Json], dict[str, Any]], None]


def _write_relative(rule: aims.Relative, out: JsonObject) -> None:
    if rule.benchmark:
        out["benchmark_value"] = encode_number(rule.benchmark.value)
        if rule.benchmark.unit is not None:
            out["unit"] = rule.benchmark.unit


def _gather_relative(data: Mapping[str, Json], held: dict[str, Any]) -> None:
    if "benchmark_value" in data:
        held["benchmark"] = aims.Quantity(decode_number(data["benchmark_value"]), data.get("unit"))


def _write_trend(rule: aims.Trend, out: JsonObject) -> None:
    for key, end in (("from", rule.start), ("to", rule.goal)):
        if end:
            out[key] = encode_number(end.value)
            if end.unit is not None:
                out["unit"] = end.unit


def _gather_trend(data: Mapping[str, Json], held: dict[str, Any]) -> None:
    for key, field in (("from", "start"), ("to", "goal")):
        if key in data:
            held[field] = aims.Quantity(decode_number(data[key]), data.get("unit"))


def _write_covers(rule: figures.Figure | figures.FigureRange, out: JsonObject) -> None:
    span = rule.covers
    if not span:
        return
    out["period"] = {"from": span.first.isoformat(), "to": span.last.isoformat()}
    out["periodp"] = str(span.precision)
    if span.pooled:
        out["pooled"] = True
    if span.precision is Precision.ACADEMIC_YEAR:
        out["ay"] = f"{span.first.year}/{(span.first.year + 1) % 100:02}"
    if span.terms:
        out["terms"] = list(span.terms)


def _gather_covers(data: Mapping[str, Json], held: dict[str, Any]) -> None:
    period = data.get("period")
    if period:
        held["covers"] = figures.Span(
            first=decode_day(period["from"]),
            last=decode_day(period["to"]),
            precision=Precision(data["periodp"]),
            pooled=bool(data.get("pooled", False)),
            terms=tuple(data.get("terms", ())),
        )


def _gather_figure(data: Mapping[str, Json], held: dict[str, Any]) -> None:
    _gather_covers(data, held)
    if data["kind"] != "value":
        held["bound"] = aims.Comparison(data["kind"])


def _gather_threshold(data: Mapping[str, Json], held: dict[str, Any]) -> None:
    held["comparison"] = aims.Comparison(data["kind"])


def _gather_sense(data: Mapping[str, Json], held: dict[str, Any]) -> None:
    held["sense"] = dates.DateSense(data["kind"])


def _gather_state(data: Mapping[str, Json], held: dict[str, Any]) -> None:
    held["state"] = dates.State(data["kind"])


def _gather_list(data: Mapping[str, Json], held: dict[str, Any]) -> None:
    held["one_per_row"] = data["kind"] == "list"


def _write_every(rule: dates.Every, out: JsonObject) -> None:
    out["interval"] = rule.interval
    if rule.at_most_times is not None:
        out["times"] = None
        out["range"] = [rule.times, rule.at_most_times]
    if rule.lag and rule.lag_unit:
        out["lag"] = {"unit": str(rule.lag_unit), "value": rule.lag}
    if len(rule.quarters) == 1:
        out["quarter"] = rule.quarters[0]
    elif rule.quarters:
        out["quarters"] = list(rule.quarters)


def _gather_every(data: Mapping[str, Json], held: dict[str, Any]) -> None:
    if "range" in data:
        held["times"], held["at_most_times"] = data["range"]
    if "lag" in data:
        held["lag"] = int(data["lag"]["value"])
        held["lag_unit"] = dates.Unit(data["lag"]["unit"])
    if "quarter" in data:
        held["quarters"] = (int(data["quarter"]),)
    elif "quarters" in data:
        held["quarters"] = tuple(int(one) for one in data["quarters"])


def _write_source(_rule: dates.FromSource, out: JsonObject) -> None:
    out["unit"] = None


def _write_recurring(_rule: dates.Recurring, out: JsonObject) -> None:
    out |= {"unit": "year", "interval": 1}


def _write_length(rule: dates.Duration | dates.CountingWindow, out: JsonObject) -> None:
    if rule.length:
        out |= {"unit": rule.length.unit, "value": rule.length.value}


def _write_arrears(rule: dates.Arrears, out: JsonObject) -> None:
    out |= {"unit": rule.lag.unit, "value": rule.lag.value}


def _gather_length(field: str) -> Callable[[Mapping[str, Json], dict[str, Any]], None]:
    def gather(data: Mapping[str, Json], held: dict[str, Any]) -> None:
        if "value" in data:
            held[field] = Length(int(data["value"]), data["unit"])

    return gather


def _write_share(rule: aims.ShareWithin, out: JsonObject) -> None:
    """A plain "95%" within a time is that share or more; anything else is said in full."""
    share = rule.share
    if share == _plain_share(share.value):
        out["share"] = encode_number(share.value)
    else:
        out["share"] = {
            "value": encode_number(share.value),
            "cmp": str(share.comparison),
            "strict": share.strict,
            "src": str(share.origin),
            "unit": share.unit,
        }


def _gather_share(data: Mapping[str, Json], held: dict[str, Any]) -> None:
    share = data["share"]
    if not isinstance(share, dict):
        held["share"] = _plain_share(decode_number(share))
        return
    held["share"] = aims.Threshold(
        comparison=aims.Comparison(share["cmp"]),
        value=decode_number(share["value"]),
        unit=share.get("unit"),
        strict=bool(share.get("strict", False)),
        origin=aims.Origin(share.get("src", "text")),
    )


def _plain_share(value: Decimal) -> aims.Threshold:
    return aims.Threshold(comparison=aims.Comparison.AT_LEAST, value=value, unit="%")


WRITERS: dict[type[Rule], Writer] = {
    aims.ShareWithin: _write_share,
    aims.Relative: _write_relative,
    aims.Trend: _write_trend,
    figures.Figure: _write_covers,
    figures.FigureRange: _write_covers,
    dates.Every: _write_every,
    dates.FromSource: _write_source,
    dates.Recurring: _write_recurring,
    dates.Duration: _write_length,
    dates.CountingWindow: _write_length,
    dates.Arrears: _write_arrears,
}
GATHERERS: dict[type[Rule], Gatherer] = {
    aims.ShareWithin: _gather_share,
    aims.Threshold: _gather_threshold,
    aims.Relative: _gather_relative,
    aims.Trend: _gather_trend,
    figures.Figure: _gather_figure,
    figures.FigureRange: _gather_covers,
    dates.OtherDate: _gather_sense,
    dates.Standing: _gather_state,
    dates.SeveralDates: _gather_list,
    dates.SeveralFrequencies: _gather_list,
    dates.Every: _gather_every,
    dates.Duration: _gather_length("length"),
    dates.CountingWindow: _gather_length("length"),
    dates.Arrears: _gather_length("lag"),
}
