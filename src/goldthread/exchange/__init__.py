"""Frameworks in and out as JSON, under a published schema."""

from goldthread.exchange.framework_json import (
    FORMAT,
    ExchangeError,
    framework_from_json,
    framework_to_json,
    schema,
)

__all__ = ["FORMAT", "ExchangeError", "framework_from_json", "framework_to_json", "schema"]
