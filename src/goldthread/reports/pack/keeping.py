"""A report as bytes to keep: the same facts are always the same bytes, with their hash."""

from __future__ import annotations

import hashlib
import json
from functools import cache

from pydantic import TypeAdapter, ValidationError

from goldthread.reports.pack.report import Report

FORMAT = "goldthread-pack/1"


class UnreadablePackError(ValueError):
    """The bytes are not a pack that this version can read; the message says why."""


def kept(report: Report) -> bytes:
    """The report as JSON, keys in order and without spaces to spare, in UTF-8."""
    plain = {"format": FORMAT, "report": _adapter().dump_python(report, mode="json")}
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def read_back(data: bytes) -> Report:
    """The report these bytes were kept from; raises ``UnreadablePackError``."""
    try:
        plain = json.loads(data)
        if not isinstance(plain, dict) or plain.get("format") != FORMAT:
            raise UnreadablePackError(f"This is not a {FORMAT}.")
        return _adapter().validate_json(json.dumps(plain["report"]))
    except (KeyError, UnicodeDecodeError, json.JSONDecodeError, ValidationError) as wrong:
        raise UnreadablePackError(f"The pack cannot be read: {wrong}") from wrong


def content_hash(data: bytes) -> str:
    """The SHA-256 of the kept bytes, which stands on the pack's last page and in the record."""
    return hashlib.sha256(data).hexdigest()


@cache
def _adapter() -> TypeAdapter[Report]:
    return TypeAdapter(Report)
