"""One value of an event in words: days, periods, rules, and words that are kept as codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from goldthread.framework.periods import Calendar, PeriodError, period_from_code
from goldthread.framework.rules import (
    RuleFormError,
    deadline_from_json,
    frequency_from_json,
    target_from_json,
    value_from_json,
)
from goldthread.framework.rules.json_kinds import (
    DEADLINE_KINDS,
    FREQUENCY_KINDS,
    TARGET_KINDS,
    VALUE_KINDS,
)
from goldthread.framework.wording import plain_number
from goldthread.reports.wording import (
    deadline_sentence,
    frequency_sentence,
    target_sentence,
    value_sentence,
)

NOTHING = "nothing"
_LONGEST = 400
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")
_OF_ITEMS = frozenset({"text", "title", "item"})
"""What tells the kind of an item from the kind of a rule."""
_PERIODS = frozenset({"period", "period_code", "from_period", "from"})


def said(value: Any, part: str, calendar: Calendar) -> str:
    """A value in words; ``part`` is the name it is kept under, which says what it is of."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(said(one, part, calendar) for one in value)
    if isinstance(value, Mapping):
        if is_rule(value):
            return _rule(value, part)
        told = (
            (str(key).replace("_", " "), said(one, str(key), calendar))
            for key, one in value.items()
        )
        return ", ".join(f"{name}: {words}" for name, words in told if words != NOTHING)
    return _text(str(value), part, calendar)


def is_rule(value: Mapping[str, Any]) -> bool:
    """Whether this is a rule as it is kept (a target, how often, by when, what counts as close)."""
    return value.get("kind") in _KINDS and not _OF_ITEMS & set(value)


def _text(text: str, part: str, calendar: Calendar) -> str:
    if told := _as_day(text):
        return told
    if part in _PERIODS and (told := _as_period(text, calendar)):
        return told
    if _CODE.fullmatch(text):
        return text.replace("_", " ")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _as_period(text: str, calendar: Calendar) -> str | None:
    try:
        return period_from_code(text, calendar).label
    except PeriodError:
        return None


def _as_day(text: str) -> str | None:
    try:
        if len(text) == len("2021-03-31"):
            return f"{date.fromisoformat(text):%-d %B %Y}"
        if len(text) > len("2021-03-31T") and text[4] == "-" and text[10] == "T":
            return f"{datetime.fromisoformat(text):%-d %B %Y, %H:%M}"
    except ValueError:
        return None
    return None


def _percent(rule: Mapping[str, Any]) -> str:
    return f"within {plain_number(Decimal(rule['percent']))}% of the target"


def _points(rule: Mapping[str, Any]) -> str:
    points = plain_number(Decimal(rule["points"]))
    return f"within {points} percentage point{'' if points == '1' else 's'} of the target"


def _floor(rule: Mapping[str, Any]) -> str:
    return f"up to {plain_number(Decimal(rule['value']))}"


def _interval(rule: Mapping[str, Any]) -> str:
    return (
        "where chance alone could explain the distance from the target, with "
        f"{plain_number(100 * Decimal(rule['confidence']))}% confidence"
    )


_CLOSE: Mapping[str, Callable[[Mapping[str, Any]], str]] = MappingProxyType(
    {
        "percent_of_target": _percent,
        "percentage_points": _points,
        "absolute_floor": _floor,
        "interval_test": _interval,
    }
)
_OF_A_FRAMEWORK: Mapping[str, Callable[[Mapping[str, Any]], str]] = MappingProxyType(
    {
        "target": lambda rule: target_sentence(target_from_json(rule)),
        "frequency": lambda rule: frequency_sentence(frequency_from_json(rule)),
        "deadline": lambda rule: deadline_sentence(deadline_from_json(rule)),
        "baseline": lambda rule: value_sentence(value_from_json(rule)),
    }
)


_KINDS = frozenset({*_CLOSE, *TARGET_KINDS, *FREQUENCY_KINDS, *DEADLINE_KINDS, *VALUE_KINDS})


def _rule(rule: Mapping[str, Any], part: str) -> str:
    """A rule as a sentence: as what it is kept as, else as whatever knows its kind."""
    if rule["kind"] in _CLOSE:
        return _CLOSE[rule["kind"]](rule)
    own = [_OF_A_FRAMEWORK[part]] if part in _OF_A_FRAMEWORK else []
    for reading in (*own, *_OF_A_FRAMEWORK.values()):
        try:
            return reading(rule)
        except RuleFormError:
            continue
    return str(rule["kind"]).replace("_", " ")  # of a kind known here, but of another release
