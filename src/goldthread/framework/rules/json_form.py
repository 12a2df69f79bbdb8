"""Rules as JSON objects, in the published ``kind`` scheme, and back again without loss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from goldthread.framework.rules import schedule as dates
from goldthread.framework.rules import targets as aims
from goldthread.framework.rules import values as figures
from goldthread.framework.rules.json_kinds import (
    DEADLINE_KINDS,
    FORMS,
    FREQUENCY_KINDS,
    INNER_RULES,
    REMARKS,
    TARGET_KINDS,
    VALUE_KINDS,
    Form,
)
from goldthread.framework.rules.json_parts import (
    Json,
    JsonObject,
    RuleFormError,
    read_entries,
    read_moment,
    read_terms,
    write_entries,
    write_moment,
    write_terms,
)
from goldthread.framework.rules.json_special import GATHERERS, WRITERS
from goldthread.framework.rules.rule import Doubt, Rule


def rule_to_json(rule: Rule) -> JsonObject:
    """The published form of any rule: ``kind`` and the keys that kind has."""
    form = FORMS[type(rule)]
    out: JsonObject = {"kind": _kind(rule, form)}
    write_entries(rule, form.entries, out)
    _write_inner(rule, out)
    if type(rule) in WRITERS:
        WRITERS[type(rule)](rule, out)
    if form.moment:
        key, field = form.moment
        moment = getattr(rule, field)
        if moment is not None:
            write_moment(key, moment, out)
    if form.has_terms:
        write_terms(cast("aims.Threshold", rule).terms, out, form.taken)
    write_entries(rule, REMARKS, out)
    if rule.doubt:
        if rule.doubt.why:
            out["ambiguous"] = rule.doubt.why
        if rule.doubt.alternatives:
            out.setdefault("alt", []).extend(rule_to_json(one) for one in rule.doubt.alternatives)
    return out


def target_from_json(data: Mapping[str, Json]) -> aims.Target:
    """The target that a published form stands for. Raises ``RuleFormError``."""
    return cast("aims.Target", _from_json(data, TARGET_KINDS))


def value_from_json(data: Mapping[str, Json]) -> figures.Value:
    """The value that a published form stands for. Raises ``RuleFormError``."""
    return cast("figures.Value", _from_json(data, VALUE_KINDS))


def deadline_from_json(data: Mapping[str, Json]) -> dates.Deadline:
    """The deadline that a published form stands for. Raises ``RuleFormError``."""
    return cast("dates.Deadline", _from_json(data, DEADLINE_KINDS))


def frequency_from_json(data: Mapping[str, Json]) -> dates.Frequency:
    """The frequency that a published form stands for. Raises ``RuleFormError``."""
    return cast("dates.Frequency", _from_json(data, FREQUENCY_KINDS))


def _from_json(data: Mapping[str, Json], kinds: Mapping[str, type[Rule]]) -> Rule:
    kind = data.get("kind")
    cls = kinds.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise RuleFormError(f"{kind!r} is not a kind known here; known: {', '.join(kinds)}.")
    cls = _narrowed(cls, data)
    try:
        return _read(cls, data, kinds)
    except (KeyError, TypeError, AttributeError) as error:
        raise RuleFormError(f"{dict(data)!r} is not a whole {kind}: {error}.") from error


def _read(cls: type[Rule], data: Mapping[str, Json], kinds: Mapping[str, type[Rule]]) -> Rule:
    form = FORMS[cls]
    held = read_entries(form.entries, data) | read_entries(REMARKS, data)
    if form.moment:
        key, field = form.moment
        held[field] = read_moment(key, data)
    if form.has_terms:
        held["terms"] = read_terms(data, form.taken)
    for field, inner_kinds in INNER_RULES.get(cls, {}).items():
        if data.get(field) is not None:
            held[field] = _inner_from_json(data[field], inner_kinds or kinds)
    if cls in GATHERERS:
        GATHERERS[cls](data, held)
    others = tuple(_from_json(one, kinds) for one in data.get("alt", ()) if isinstance(one, dict))
    if others or "ambiguous" in data:
        held["doubt"] = Doubt(why=data.get("ambiguous"), alternatives=others)
    return cls(**held)


def _kind(rule: Rule, form: Form) -> str:
    if isinstance(rule, aims.Threshold):
        return str(rule.comparison)
    if isinstance(rule, figures.Figure):
        return str(rule.bound) if rule.bound else "value"
    if isinstance(rule, dates.OtherDate):
        return str(rule.sense)
    if isinstance(rule, dates.Standing):
        return str(rule.state)
    if isinstance(rule, dates.SeveralDates | dates.SeveralFrequencies) and rule.one_per_row:
        return "list"
    return form.kind


def _narrowed(cls: type[Rule], data: Mapping[str, Json]) -> type[Rule]:
    """Kinds that two classes share are told apart by their keys."""
    if cls is dates.DueBy:
        if "q" in data:
            return dates.DueByQuarter
        if str(data.get("by", "")).startswith("--"):
            return dates.DueByDayInYear
    if cls is dates.Every and data.get("unit") is None:
        return dates.FromSource
    if cls is dates.OtherDate and "at" not in data and data.get("kind") == "done":
        return dates.Standing
    return cls


def _write_inner(rule: Rule, out: JsonObject) -> None:
    for field in INNER_RULES.get(type(rule), {}):
        inner = getattr(rule, field)
        if isinstance(inner, tuple):
            out[field] = [rule_to_json(one) for one in inner]
        elif inner is not None:
            out[field] = rule_to_json(inner)


def _inner_from_json(data: Json, kinds: Mapping[str, type[Rule]]) -> Rule | tuple[Rule, ...]:
    if isinstance(data, list):
        return tuple(_from_json(one, kinds) for one in data)
    return _from_json(data, kinds)
