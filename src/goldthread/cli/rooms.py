"""Which command lives where, so that a call loads the modules of its own command and no more."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

MODULE_OF_COMMAND = {
    "read": "reading",
    "lint": "linting",
    "parse": "parsing",
    "load": "running",
    "template": "running",
    "observe": "running",
    "serve": "running",
    "demo": "running",
    "compare": "judging",
    "set-target": "judging",
    "judge": "judging",
    "set-tolerance": "deciding",
    "describe": "deciding",
    "rebase": "deciding",
    "set-aside": "deciding",
    "spc": "statistics",
    "intervals": "statistics",
    "forecast": "statistics",
    "evaluate": "evaluating",
    "report": "reporting",
    "remind": "collecting",
    "work": "collecting",
    "invite": "inviting",
    "backup": "backing_up",
    "restore": "backing_up",
    "verify-audit": "auditing",
    "bench": "benching",
}
"""Every command, in the order of the help text, and the module whose ``add_to`` gives it."""


class CommandsWhenCalled(TyperGroup):
    """The group of all commands; each is loaded when it is called, or all to list them."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _LoadedWhenCalled()


class _LoadedWhenCalled(MutableMapping[str, Any]):
    """Command by name: the names are known, and a command is loaded when it is looked up."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            self._loaded.update(commands_in(MODULE_OF_COMMAND[name]))
        return self._loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*MODULE_OF_COMMAND, *self._loaded)))

    def __len__(self) -> int:
        return len({*MODULE_OF_COMMAND, *self._loaded})


def commands_in(module: str) -> dict[str, Any]:
    """The commands that a module of this room adds, by name."""
    alone = typer.Typer()
    # A callback keeps a single command from becoming the whole program.
    alone.callback()(lambda: None)
    import_module(f"goldthread.cli.{module}").add_to(alone)
    return dict(get_group(alone).commands)
