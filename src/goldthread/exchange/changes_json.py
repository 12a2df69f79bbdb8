"""Changes to a framework as JSON, and back, in the members of ``goldthread/1``.

A change of an aspect is written as the members that the fields of the aspect have in the
JSON of the whole item, so that one description of an item serves both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

from goldthread.exchange.framework_json import (
    ExchangeError,
    framework_from_json,
    framework_to_json,
)
from goldthread.exchange.items_json import (
    Json,
    deliverable_from_json,
    deliverable_to_json,
    measure_from_json,
    measure_to_json,
    node_from_json,
    node_to_json,
)
from goldthread.framework import (
    Deliverable,
    Framework,
    FrameworkError,
    Measure,
    Node,
    NodeKind,
    Placement,
)
from goldthread.framework.revision import (
    Added,
    Aspect,
    Change,
    Changed,
    CountedLine,
    Field,
    Gone,
    ItemKind,
    Recounted,
    Reordered,
    fields_of,
)


def change_to_json(change: Change) -> Json:
    """A change as plain JSON values: what it does, to which item, before and after."""
    about: Json = {"item": change.item.value}
    if isinstance(change, Reordered):
        return {
            "change": "reordered",
            **about,
            "before": list(change.before),
            "after": list(change.after),
        }
    if isinstance(change, Recounted):
        return {
            "change": "recounted",
            **about,
            "id": change.id,
            "before": [asdict(line) for line in change.before],
            "after": [asdict(line) for line in change.after],
        }
    if isinstance(change, Changed):
        return {
            "change": "changed",
            **about,
            "id": change.id,
            "aspect": change.aspect.value,
            "before": _fields_to_json(change, change.values_before),
            "after": _fields_to_json(change, change.values_after),
        }
    what = "added" if isinstance(change, Added) else "gone"
    thing = _TO_JSON[change.item](change.thing)
    return {"change": what, **about, "thing": thing, "follows": change.follows}


def change_from_json(data: Json) -> Change:
    """The change that this JSON describes; raises ``ExchangeError`` where it describes none."""
    try:
        item = ItemKind(data["item"])
        if data["change"] == "reordered":
            return Reordered(item, tuple(data["before"]), tuple(data["after"]))
        if data["change"] == "recounted":
            return Recounted(data["id"], _lines(data["before"]), _lines(data["after"]))
        if data["change"] == "changed":
            aspect = Aspect(data["aspect"])
            return Changed(
                item,
                data["id"],
                aspect,
                _fields_from_json(item, aspect, data["before"]),
                _fields_from_json(item, aspect, data["after"]),
            )
        kinds: Mapping[str, type[Added] | type[Gone]] = {"added": Added, "gone": Gone}
        made = kinds[data["change"]]
        return made(item, _FROM_JSON[item](data["thing"]), data.get("follows"))
    except KeyError as missing:
        raise ExchangeError(f"A change lacks a part, or has one unknown: {missing}.") from missing
    except (FrameworkError, TypeError, ValueError) as wrong:
        raise ExchangeError(f"A change does not hold together: {wrong}") from wrong


def _lines(given: Iterable[Json]) -> tuple[CountedLine, ...]:
    return tuple(CountedLine(**line) for line in given)


def _whole_to_json(framework: Framework) -> Json:
    whole = framework_to_json(framework)
    return {**whole["framework"], "rows": whole["rows"]}


def _whole_from_json(data: Json) -> Framework:
    empty = framework_to_json(Framework(title="-", nodes=()))
    return framework_from_json({**empty, "framework": data, "rows": data["rows"]})


_TO_JSON: Mapping[ItemKind, Callable[[Any], Json]] = MappingProxyType(
    {
        ItemKind.FRAMEWORK: _whole_to_json,
        ItemKind.NODE: node_to_json,
        ItemKind.MEASURE: measure_to_json,
        ItemKind.DELIVERABLE: deliverable_to_json,
    }
)

_FROM_JSON: Mapping[ItemKind, Callable[[Json], Any]] = MappingProxyType(
    {
        ItemKind.FRAMEWORK: _whole_from_json,
        ItemKind.NODE: node_from_json,
        ItemKind.MEASURE: measure_from_json,
        ItemKind.DELIVERABLE: deliverable_from_json,
    }
)

_CARRIERS: Mapping[ItemKind, Framework | Node | Measure | Deliverable] = MappingProxyType(
    {
        ItemKind.FRAMEWORK: Framework(title="-", nodes=()),
        ItemKind.NODE: Node("-", NodeKind.SECTION, "-"),
        ItemKind.MEASURE: Measure("-", "-", (Placement("-"),)),
        ItemKind.DELIVERABLE: Deliverable("-", "-", (Placement("-"),)),
    }
)
"""A blank item of each kind, on which the fields of one aspect are written and read."""


def _fields_to_json(change: Changed, values: Mapping[str, Any]) -> Json:
    whole = _TO_JSON[change.item](replace(_CARRIERS[change.item], **values))
    return {name: whole.get(name) for name in fields_of(change.item, change.aspect)}


def _fields_from_json(item: ItemKind, aspect: Aspect, fields: Json) -> tuple[Field, ...]:
    names = fields_of(item, aspect)
    given = {name: fields[name] for name in names if fields[name] is not None}
    blank = _TO_JSON[item](_CARRIERS[item])
    read = _FROM_JSON[item]({**blank, **given})
    return tuple(Field(name, getattr(read, name)) for name in names)
