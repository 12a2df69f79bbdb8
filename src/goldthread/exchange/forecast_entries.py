"""Series asked about in JSON, and their forecasts in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from goldthread.engine.forecast import (
    Chance,
    Forecast,
    ForecastError,
    Kind,
    chance_of_meeting,
    forecast_series,
)
from goldthread.engine.goals import Goal

BETTER = ("up", "down", "between")
"""Which way is better: at least the target, at most it, or between two targets."""

_MOST_DIGITS = 150


class EntryError(ValueError):
    """An entry cannot be answered; the message says what is wrong with which field."""


def answered_entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The forecast an entry asks for.

    ``id``; ``freq`` 1, 4 or 12; ``x`` the figures, earliest first, null where one is
    missing; ``h`` how many periods ahead. May be there: ``target`` (two numbers for
    ``between``) with ``better`` (``up``, ``down``, ``between``), held against the last of
    those periods; ``kind`` (``proportion``, ``count`` or ``amount``, which is usual) with
    ``whole`` for a proportion (100, unless 1 is said). A series that is too short is
    answered with the method ``none`` and the reason. Raises ``EntryError``.
    """
    if not isinstance(entry.get("id"), str | int):
        raise EntryError("it needs an id, which is text or a whole number")
    try:
        forecast = forecast_series(
            _figures(entry),
            _whole_number(entry, "freq"),
            _whole_number(entry, "h"),
            kind=_kind(entry),
            whole=_number(entry["whole"], "whole") if "whole" in entry else 100.0,
        )
        goal = _goal(entry)
        chance = chance_of_meeting(goal, forecast) if goal else None
    except ForecastError as reason:
        raise EntryError(str(reason)) from reason
    return _answer(entry, forecast, chance)


def _answer(entry: Mapping[str, Any], forecast: Forecast, chance: Chance | None) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "id": entry["id"],
        "mean": list(forecast.mean),
        "lower80": list(forecast.lower80),
        "upper80": list(forecast.upper80),
        "lower95": list(forecast.lower95),
        "upper95": list(forecast.upper95),
        "method": forecast.method.value,
        "calibrated": forecast.calibrated,
        "n": forecast.n,
        "reason": forecast.reason,
    }
    if chance is not None:
        answer |= {
            "p_target": chance.probability,
            "chance": chance.words,
            "sentence": chance.sentence,
        }
    elif forecast and entry.get("target") is not None:
        answer["no_chance_because"] = (
            "which way is better is not said; write better as up, down or between"
        )
    return answer


def _figures(entry: Mapping[str, Any]) -> list[float | None]:
    figures = entry.get("x")
    if not isinstance(figures, list):
        raise EntryError("x must be a list of numbers, with null where one is missing")
    return [
        None if figure is None else _number(figure, f"x, figure {place},")
        for place, figure in enumerate(figures, start=1)
    ]


def _goal(entry: Mapping[str, Any]) -> Goal | None:
    better, target = entry.get("better"), entry.get("target")
    if better is not None and better not in BETTER:
        raise EntryError(f"better is {better!r}; write {', '.join(BETTER[:-1])} or {BETTER[-1]}")
    if target is None:
        return None
    if isinstance(target, list):
        if better != "between" or len(target) != 2:
            raise EntryError(f"target is {target!r}; two numbers go with better: between")
        low, high = (_exactly(end) for end in target)
        if low > high:
            raise EntryError(f"target is {target!r}; the lower number comes first")
        return Goal(low=low, high=high)
    number = _exactly(target)
    if better == "between":
        raise EntryError(f"target is {target!r}; better: between needs two numbers, [low, high]")
    if better is None:
        return None
    return Goal(low=number) if better == "up" else Goal(high=number)


def _exactly(target: Any) -> Decimal:
    return Decimal(repr(_number(target, "target")))


def _kind(entry: Mapping[str, Any]) -> Kind:
    given = entry.get("kind")
    if given is None:
        return Kind.AMOUNT
    try:
        return Kind(given)
    except ValueError:
        raise EntryError(
            f"kind is {given!r}; write proportion, count or amount, or leave it out"
        ) from None


def _whole_number(entry: Mapping[str, Any], field: str) -> int:
    given = entry.get(field)
    if isinstance(given, bool) or not isinstance(given, int):
        raise EntryError(f"{field} is {given!r}, and must be a whole number")
    return given


def _number(given: Any, called: str) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise EntryError(f"{called} is {given!r}, and must be a number")
    if not abs(given) < 10**_MOST_DIGITS:
        raise EntryError(f"{called} is not a number that can be worked with")
    return float(given)
