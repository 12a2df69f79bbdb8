"""Calculations as they are kept and read back, and in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from goldthread.engine.calculated import (
    Calculation,
    Difference,
    Ratio,
    Rolling,
    TotalOf,
    WeightedMean,
    YearToDate,
)
from goldthread.framework.wording import listed, plain_number


def calculation_to_json(calculation: Calculation) -> dict[str, Any]:
    """A calculation as a row keeps it; series stand in it by their keys."""
    match calculation:
        case Ratio(top, bottom, per, of, holds_over):
            return {
                "kind": "ratio",
                "top": int(top),
                "bottom": int(bottom),
                "per": str(per),
                "of": of,
                "holds_over": holds_over,
            }
        case Difference(first, second):
            return {"kind": "difference", "first": int(first), "second": int(second)}
        case TotalOf(parts):
            return {"kind": "total", "parts": [int(part) for part in parts]}
        case WeightedMean(values, weights):
            return {
                "kind": "weighted_mean",
                "values": [int(one) for one in values],
                "weights": [int(one) for one in weights],
            }
        case Rolling(of, periods):
            return {"kind": "rolling", "of": int(of), "periods": periods}
        case YearToDate(of):
            return {"kind": "year_to_date", "of": int(of)}


def calculation_from_json(kept: Mapping[str, Any]) -> Calculation:
    """What ``calculation_to_json`` gave, read back. Raises ``KeyError`` for anything else."""
    return _READ[kept["kind"]](kept)


_READ: dict[str, Callable[[Mapping[str, Any]], Calculation]] = {
    "ratio": lambda kept: Ratio(
        str(kept["top"]), str(kept["bottom"]), Decimal(kept["per"]), kept["of"], kept["holds_over"]
    ),
    "difference": lambda kept: Difference(str(kept["first"]), str(kept["second"])),
    "total": lambda kept: TotalOf(tuple(str(part) for part in kept["parts"])),
    "weighted_mean": lambda kept: WeightedMean(
        tuple(str(one) for one in kept["values"]), tuple(str(one) for one in kept["weights"])
    ),
    "rolling": lambda kept: Rolling(str(kept["of"]), kept["periods"]),
    "year_to_date": lambda kept: YearToDate(str(kept["of"])),
}


def calculation_in_words(calculation: Calculation, names: Mapping[str, str]) -> str:
    """How a series is worked out, by the ``names`` of the series by id: "A ÷ B × 100"."""
    match calculation:
        case Ratio(top, bottom, per, _, holds_over):
            times = "" if per == 1 else f" × {plain_number(per)}"
            held = " (where a period has none, of the longer period it is in)" if holds_over else ""
            return f"{names[top]} ÷ {names[bottom]}{held}{times}"
        case Difference(first, second):
            return f"{names[first]} − {names[second]}"
        case TotalOf(parts):
            return " + ".join(names[part] for part in parts)
        case WeightedMean(values, weights):
            pairs = [
                f"{names[one]} weighted by {names[weight]}"
                for one, weight in zip(values, weights, strict=True)
            ]
            return f"the mean of {listed(pairs)}"
        case Rolling(of, periods):
            return f"the latest {periods} periods of {names[of]} together"
        case YearToDate(of):
            return f"{names[of]} since the start of the year"
