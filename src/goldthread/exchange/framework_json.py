"""A framework as JSON (``goldthread/1``), and back.

The schema beside this file says what a reader of the JSON may rely on. Texts are what the
document says; the rules beside them are what Goldthread understood, in the ``kind`` scheme
of :mod:`goldthread.framework.rules`.
"""

from __future__ import annotations

import json
from importlib import resources

from goldthread.exchange.items_json import (
    Json,
    deliverable_from_json,
    deliverable_to_json,
    measure_from_json,
    measure_to_json,
    node_from_json,
    node_to_json,
    rows_from_json,
    rows_to_json,
)
from goldthread.framework import Framework, FrameworkError

FORMAT = "goldthread/1"


class ExchangeError(ValueError):
    """The JSON is not a framework this version can take in; the message names the part."""


def schema() -> Json:
    """The JSON Schema (draft 2020-12) that everything written here conforms to."""
    text = resources.files(__package__).joinpath("framework.schema.json").read_text("utf-8")
    loaded: Json = json.loads(text)
    return loaded


def framework_to_json(framework: Framework) -> Json:
    """The whole framework as plain JSON values, in document order."""
    return {
        "format": FORMAT,
        "framework": {
            "title": framework.title,
            "edition": framework.edition,
            "authority": framework.authority,
            "introduction": list(framework.introduction),
        },
        "nodes": [node_to_json(node) for node in framework.nodes],
        "measures": [measure_to_json(measure) for measure in framework.measures],
        "deliverables": [deliverable_to_json(item) for item in framework.deliverables],
        "rows": rows_to_json(framework.rows),
    }


def framework_from_json(data: Json) -> Framework:
    """The framework that this JSON describes.

    Raises :class:`ExchangeError` when the format is another one, a part is missing, or the
    framework contradicts itself.
    """
    if data.get("format") != FORMAT:
        raise ExchangeError(
            f"This is not {FORMAT}: its format says {data.get('format')!r}. "
            "Write it again with this version of Goldthread."
        )
    try:
        about = data["framework"]
        return Framework(
            title=about["title"],
            edition=about.get("edition"),
            authority=about.get("authority"),
            introduction=tuple(about.get("introduction", ())),
            nodes=tuple(node_from_json(node) for node in data["nodes"]),
            measures=tuple(measure_from_json(measure) for measure in data["measures"]),
            deliverables=tuple(deliverable_from_json(item) for item in data["deliverables"]),
            rows=rows_from_json(data.get("rows", {})),
        )
    except KeyError as missing:
        raise ExchangeError(f"A part is missing: {missing}.") from missing
    except (FrameworkError, TypeError, ValueError) as wrong:
        raise ExchangeError(f"The framework does not hold together: {wrong}") from wrong
