"""How a reader says how far it has come, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias

Listener: TypeAlias = Callable[[int, int], None]
"""Takes the parts done so far and the parts in all: pages, sheets, whatever the format has."""

_listener: ContextVar[Listener | None] = ContextVar("progress listener", default=None)


def report_progress(done: int, of: int) -> None:
    """Tell whoever listens that ``done`` of ``of`` pages (or sheets, or parts) are read."""
    listener = _listener.get()
    if listener is not None:
        listener(done, of)


@contextmanager
def heard_by(listener: Listener | None) -> Iterator[None]:
    """Within this block, ``report_progress`` speaks to ``listener``."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
