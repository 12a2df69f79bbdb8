"""Frameworks, and changes to them, in and out as JSON, under a published schema."""

from goldthread.exchange.changes_json import change_from_json, change_to_json
from goldthread.exchange.framework_json import (
    FORMAT,
    ExchangeError,
    framework_from_json,
    framework_to_json,
    schema,
)

__all__ = [
    "FORMAT",
    "ExchangeError",
    "change_from_json",
    "change_to_json",
    "framework_from_json",
    "framework_to_json",
    "schema",
]
