"""How a reading is held against an answer key: right, not understood, or wrong."""

from __future__ import annotations

from typing import Any

RIGHT, NOT_UNDERSTOOD, WRONG = "right", "not understood", "wrong"

_MEASURED = (
    "%", "GBP", "per ", "/", "days", "weeks", "months", "hours", "minutes", "percentage points", "ZAR", "$", "EUR",
)  # fmt: skip
# Facts about the row that no reader of the cell alone can know.
_UNKNOWABLE = {"continuation_row", "shifted_cell", "not_a_row", "blank", "not_a_target"}
_UNREADABLE_WHY = {"shifted_cell", "not_a_target"}


def outcome(expected: dict[str, Any], got: dict[str, Any], text: str = "") -> str:
    """Whether the reading is right in kind, value, unit and date."""
    if text == "(blank)" and got["kind"] == "none":
        return RIGHT  # what else the row holds cannot be known from an empty cell
    wanted = [expected, *(one for one in expected.get("alt", ()) if isinstance(one, dict))]
    if any(agrees(one, got) for one in wanted):
        return RIGHT
    return NOT_UNDERSTOOD if got["kind"] == "text" else WRONG


def agrees(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    """Whether two readings say the same, as far as the cell lets anyone know."""
    kind = expected["kind"]
    if kind == "none":
        if expected["why"] in _UNREADABLE_WHY:
            return got["kind"] in {"none", "text"}
        return got["kind"] == "none" and (
            got["why"] == expected["why"] or expected["why"] in _UNKNOWABLE
        )
    if kind == "inherit":
        return got["kind"] == "none"
    if kind in {"at_least", "at_most", "exact", "value"} and got["kind"] != kind:
        softer = expected.get("src") is not None and got["kind"] == "value"
        guessed = kind == "value" and got.get("src") == "inferred"
        if not (softer or guessed):
            return False
    elif kind == "annual_total" and got["kind"] == "annual_total":
        if got["cmp"] != expected["cmp"] and got["cmp"] != "value":
            return False
    elif kind == "period" and got["kind"] == "window":
        pass
    elif got["kind"] != kind:
        return False
    return _same_keys(expected, got)


def _same_keys(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    return all(
        check(expected, got) for check in (_numbers, _units, _dates, _words, _inner, _repeats)
    )


def _numbers(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    keys = ("value", "low", "high", "pct", "share", "top", "benchmark_value", "baseline", "q")
    for key in keys:
        if key in expected and expected["kind"] not in {"deadline", "text"}:
            found = got.get(key)
            if found is None or abs(float(found) - float(expected[key])) > 1e-6:
                return False
    return bool(expected.get("strict", False)) == bool(got.get("strict", False)) or (
        "strict" not in expected
    )


def _units(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    if expected["kind"] in {"text", "deadline", "frequency", "recurring"}:
        return True
    one, two = expected.get("unit") or "", got.get("unit") or ""
    if one == two:
        return True
    if one.startswith(_MEASURED) or two.startswith(_MEASURED):
        return False
    # A count may be named or left plain; two names must share a word.
    return not one or not two or bool(set(one.lower().split()) & set(two.lower().split()))


def _dates(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    if "by" in expected:
        wanted = {expected["by"], *(one for one in expected.get("alt", ()) if isinstance(one, str))}
        if got.get("by") not in wanted:
            return False
    elif "by" in got and expected["kind"] not in {"tbc", "text"}:
        return False
    if expected["kind"] in {"window", "period"} and (
        got["from"] != expected["from"] or got["to"] != expected["to"]
    ):
        return False
    if expected["kind"] == "runs_until" and got["to"] != expected["to"]:
        return False
    if "at" in expected and got.get("at") != expected["at"]:
        # A day printed without its year is right without one.
        return str(got.get("at", "")).replace("-", "")[-4:] == expected["at"].replace("-", "")[-4:]
    if isinstance(expected.get("period"), dict):
        return bool(got.get("period") == expected["period"])
    return True


def _words(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    if expected.get("direction") != got.get("direction"):
        return False
    for key in ("to", "quartile", "group", "label"):
        if isinstance(expected.get(key), str) and expected["kind"] != "runs_until":
            if expected["kind"] in {"window", "period"}:
                continue
            if str(got.get(key, "")).lower() != expected[key].lower():
                return False
    return True


def _inner(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    for key in ("steps", "parts"):
        if key in expected and expected["kind"] != "annual_total":
            one, two = expected[key], got.get(key, [])
            if len(one) != len(two):
                return False
            src = {"src": expected["src"]} if "src" in expected else {}
            if not all(outcome({**src, **a}, b) == RIGHT for a, b in zip(one, two, strict=True)):
                return False
    for key in ("within", "amount", "lag"):
        if key in expected:
            inner = got.get(key)
            if not inner or float(inner.get("value", inner.get("low", -1))) != float(
                expected[key].get("value", expected[key].get("low", -1))
            ):
                return False
            if not _units({"kind": "", **expected[key]}, {"kind": "", **inner}):
                return False
    return True


def _repeats(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    if expected["kind"] == "recurring":
        return bool(expected["months"] == got["months"])
    if expected["kind"] in {"lag", "window_code"}:
        return all(expected.get(key) == got.get(key) for key in ("unit", "value"))
    if expected["kind"] != "frequency":
        return "per" not in expected or expected["per"] == got.get("per")
    same = all(expected.get(key) == got.get(key) for key in ("unit", "interval")) or (
        expected["unit"] is None and got["unit"] is None
    )
    months = expected.get("months") or ([expected["month"]] if "month" in expected else None)
    return (
        same
        and expected.get("times", 1) == got.get("times", 1)
        and (months is None or months == got.get("months"))
        and expected.get("quarter") == got.get("quarter")
        and ("range" not in expected or expected["range"] == got.get("range"))
        and bool(expected.get("cumulative")) == bool(got.get("cumulative"))
    )
