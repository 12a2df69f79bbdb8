"""How the parts of a rule (numbers, dates, quantities, terms) look as JSON.

An :class:`Entry` ties one field of a dataclass to the key the published form uses for it.
Fields that hold their default are left out, and come back as their default.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeAlias

from goldthread.framework.rules.moments import DayInYear, Length, Moment, Precision
from goldthread.framework.rules.targets import Change, Comparison, Portion, Quantity, Terms

Json: TypeAlias = Any
JsonObject: TypeAlias = dict[str, Json]


# The default of each field of each class, looked up once.
_DEFAULTS: dict[tuple[type, str], object] = {}


class RuleFormError(ValueError):
    """A JSON object is not the published form of a rule; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a dataclass, its key in JSON, and how its value goes there and back."""

    key: str
    field: str
    encode: Callable[[Any], Json]
    decode: Callable[[Json], Any]


def as_is(key: str, field: str | None = None) -> Entry:
    """Text, a whole number or a yes-or-no, the same on both sides."""
    return Entry(key, field or key, lambda value: value, lambda value: value)


def number(key: str, field: str | None = None) -> Entry:
    """A decimal number."""
    return Entry(key, field or key, encode_number, decode_number)


def day(key: str, field: str | None = None) -> Entry:
    """A date, as ISO 8601."""
    return Entry(key, field or key, date.isoformat, decode_day)


def one_of(key: str, kind: type[StrEnum], field: str | None = None) -> Entry:
    """One word of a fixed list."""
    return Entry(key, field or key, str, lambda value: _decode_word(kind, value))


def quantity(key: str, field: str | None = None) -> Entry:
    """A number with its unit, as ``{"value", "unit"}``."""
    return Entry(key, field or key, encode_quantity, decode_quantity)


def length(key: str, field: str | None = None) -> Entry:
    """A length of time, as ``{"unit", "value"}``."""
    return Entry(
        key,
        field or key,
        lambda value: {"unit": value.unit, "value": value.value},
        lambda value: Length(int(value["value"]), value["unit"]),
    )


def whole_numbers(key: str, field: str | None = None) -> Entry:
    """A list of whole numbers."""
    return Entry(key, field or key, list, lambda value: tuple(int(one) for one in value))


def words(key: str, field: str | None = None) -> Entry:
    """A list of words."""
    return Entry(key, field or key, list, tuple)


def day_in_year(key: str, field: str) -> Entry:
    """A day and month without a year, as ``--MM-DD``."""
    return Entry(key, field, str, decode_day_in_year)


def change(key: str) -> Entry:
    """An amount of change: ``{"value"}`` or ``{"low", "high"}``, with unit and comparison."""
    return Entry(key, key, _encode_change, _decode_change)


def portions(key: str, field: str) -> Entry:
    """Parts of a total, each ``{"value", "scope"}``."""
    return Entry(
        key,
        field,
        lambda value: [{"value": encode_number(one.value), "scope": one.scope} for one in value],
        lambda value: tuple(
            Portion(value=decode_number(one["value"]), scope=one["scope"]) for one in value
        ),
    )


def encode_number(value: Decimal) -> int | float | str:
    """A whole number or a float where that says the same; otherwise the digits as text."""
    if value == value.to_integral_value():
        return int(value)
    nearest = float(value)
    return nearest if Decimal(repr(nearest)) == value else str(value)


def decode_number(value: Json) -> Decimal:
    """The exact number that was printed. Raises ``RuleFormError`` on anything else."""
    try:
        found = Decimal(str(value))
    except InvalidOperation as error:
        raise RuleFormError(f"{value!r} is not a number.") from error
    if not found.is_finite():
        raise RuleFormError(f"{value!r} is not a finite number.")
    return found


def decode_day(value: Json) -> date:
    """A date from ISO 8601. Raises ``RuleFormError`` on anything else."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise RuleFormError(f"{value!r} is not a date such as 2021-03-31.") from error


def decode_day_in_year(value: Json) -> DayInYear:
    """A day and month from ``--MM-DD``. Raises ``RuleFormError`` on anything else."""
    found = re.fullmatch(r"--(\d\d)-(\d\d)", str(value))
    if not found:
        raise RuleFormError(f"{value!r} is not a day and month such as --03-31.")
    return DayInYear(int(found[1]), int(found[2]))


def encode_quantity(value: Quantity) -> JsonObject:
    """A number with its unit, the unit left out for a plain count."""
    out: JsonObject = {"value": encode_number(value.value)}
    if value.unit is not None:
        out["unit"] = value.unit
    return out


def decode_quantity(value: Json) -> Quantity:
    """A number with its unit."""
    return Quantity(decode_number(value["value"]), value.get("unit"))


def write_moment(key: str, moment: Moment | DayInYear, out: JsonObject) -> None:
    """Put a moment under ``key``, its precision under ``byp``, other days it could be in ``alt``."""
    if isinstance(moment, DayInYear):
        out[key] = str(moment)
        out["byp"] = str(moment.precision)
        return
    out[key] = moment.day.isoformat()
    out["byp"] = str(moment.precision)
    if moment.could_be:
        out.setdefault("alt", []).extend(one.isoformat() for one in moment.could_be)


def read_moment(key: str, data: Mapping[str, Json]) -> Moment | DayInYear | None:
    """The moment under ``key``, if there is one."""
    value = data.get(key)
    if value is None:
        return None
    precision = _decode_word(Precision, data.get("byp", "day"))
    if str(value).startswith("--"):
        found = decode_day_in_year(value)
        return DayInYear(found.month, found.day, precision)
    others = tuple(decode_day(one) for one in data.get("alt", ()) if isinstance(one, str))
    return Moment(decode_day(value), precision, others)


def write_entries(value: object, entries: tuple[Entry, ...], out: JsonObject) -> None:
    """Put every field that does not hold its default under its key."""
    for entry in entries:
        held = getattr(value, entry.field)
        if held != _default(type(value), entry.field):
            out[entry.key] = entry.encode(held)


def read_entries(entries: tuple[Entry, ...], data: Mapping[str, Json]) -> dict[str, Any]:
    """The fields found in the object, by field name."""
    return {
        entry.field: entry.decode(data[entry.key])
        for entry in entries
        if data.get(entry.key) is not None
    }


TERMS = (
    as_is("q", "quarter"),
    day("from", "starts_on"),
    as_is("window", "lasts"),
    as_is("per"),
    as_is("cumulative"),
    as_is("maintain"),
    as_is("provisional"),
    as_is("approx", "approximate"),
    as_is("includes_baseline"),
    Entry(
        "basis",
        "adds_up",
        lambda value: "additive" if value else "level",
        lambda value: value == "additive",
    ),
    as_is("stat", "statistic"),
    as_is("of"),
    as_is("scope"),
    as_is("benchmark"),
    as_is("vs", "versus"),
    as_is("words"),
    as_is("role"),
    as_is("who"),
    as_is("what"),
    as_is("footnote"),
)


def write_terms(terms: Terms, out: JsonObject, taken: frozenset[str] = frozenset()) -> None:
    """Lay a target's terms flat beside its own keys; keys in ``taken`` mean something else there."""
    if terms.by is not None:
        write_moment("by", terms.by, out)
    elif terms.by_day_in_year is not None:
        write_moment("by", terms.by_day_in_year, out)
    laid: JsonObject = {}
    write_entries(terms, TERMS, laid)
    for key, value in laid.items():
        out[_term_key(key, taken)] = value


def read_terms(data: Mapping[str, Json], taken: frozenset[str] = frozenset()) -> Terms:
    """A target's terms, gathered from among its own keys."""
    named = {
        entry.key: data[_term_key(entry.key, taken)]
        for entry in TERMS
        if _term_key(entry.key, taken) in data
    }
    found = read_entries(TERMS, named)
    by = read_moment("by", data)
    if isinstance(by, DayInYear):
        return Terms(by_day_in_year=by, **found)
    return Terms(by=by, **found)


def _term_key(key: str, taken: frozenset[str]) -> str:
    return f"term_{key}" if key in taken else key


def _default(owner: type, name: str) -> object:
    key = (owner, name)
    if key not in _DEFAULTS:
        for field in fields(owner):
            _DEFAULTS[owner, field.name] = None if field.default is MISSING else field.default
    return _DEFAULTS[key]


def _decode_word(kind: type[StrEnum], value: Json) -> Any:
    try:
        return kind(value)
    except ValueError as error:
        known = ", ".join(kind)
        raise RuleFormError(f"{value!r} is not one of: {known}.") from error


def _encode_change(value: Change) -> JsonObject:
    out: JsonObject = {}
    if value.high is None:
        out["value"] = encode_number(value.value)
    else:
        out["low"] = encode_number(value.value)
        out["high"] = encode_number(value.high)
    if value.unit is not None:
        out["unit"] = value.unit
    if value.comparison is not Comparison.UNSTATED:
        out["cmp"] = str(value.comparison)
    if value.strict:
        out["strict"] = True
    return out


def _decode_change(value: Json) -> Change:
    return Change(
        value=decode_number(value["low"] if "low" in value else value["value"]),
        high=decode_number(value["high"]) if "high" in value else None,
        unit=value.get("unit"),
        comparison=_decode_word(Comparison, value.get("cmp", "value")),
        strict=bool(value.get("strict", False)),
    )
