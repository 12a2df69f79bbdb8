"""A call of the command loads what its own work takes, and every command is where it is said."""

import subprocess
import sys
from pathlib import Path

import pytest

import goldthread.cli
from goldthread.cli.rooms import MODULE_OF_COMMAND, commands_in

ROOM = Path(goldthread.cli.__file__).parent
MODULES = sorted(set(MODULE_OF_COMMAND.values()))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_adds_the_commands_it_is_said_to(module: str) -> None:
    said = [name for name, where in MODULE_OF_COMMAND.items() if where == module]

    assert list(commands_in(module)) == said


def test_every_module_that_adds_commands_is_asked_for_them() -> None:
    adding = {file.stem for file in ROOM.glob("*.py") if "def add_to(" in file.read_text("utf-8")}

    assert adding == set(MODULES)


def test_lint_in_a_pipe_loads_nothing_that_draws_counts_or_serves(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("Our plan\n\nMeasure\tTarget\nHomes built\t40\n", "utf-8")
    call = (
        "import sys\n"
        "from goldthread.cli import main\n"
        f"sys.argv = ['goldthread', 'lint', {str(plan)!r}]\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    loaded = {name.split('.')[0] for name in sys.modules}\n"
        "    loaded |= {name for name in sys.modules if name.startswith('goldthread.')}\n"
        "    print('LOADED', *sorted(loaded))\n"
    )

    ended = subprocess.run(
        [sys.executable, "-c", call], capture_output=True, text=True, check=False
    )

    loaded = set(ended.stdout.rpartition("LOADED")[2].split())
    assert "goldthread.lint" in loaded, ended.stderr
    assert not loaded & {"rich", "numpy", "polars", "django", "lxml", "goldthread.engine"}
