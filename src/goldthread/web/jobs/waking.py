"""Tells the thread that does jobs, where this process has one, that there is something to do."""

from __future__ import annotations

from threading import Event

_there_is_work = Event()


def wake() -> None:
    """Have waiting jobs looked for at once. Other processes find them within a second."""
    _there_is_work.set()


def wait_for_work(seconds: float) -> None:
    """Wait until there may be work, or so long."""
    _there_is_work.wait(seconds)
    _there_is_work.clear()
