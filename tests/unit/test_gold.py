"""`./gold`: what it says before anything is installed, and when it does a step again."""

import importlib.machinery
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

GOLD = Path(__file__).parents[2] / "gold"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with nothing in it but what `./gold` looks at first."""
    shutil.copy(GOLD, tmp_path / "gold")
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "requirements.lock").write_text("")
    return tmp_path


def load(gold: Path) -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("gold", str(gold))
    spec = importlib.util.spec_from_loader("gold", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_without_arguments_it_says_what_it_does(clone: Path) -> None:
    said = subprocess.run([sys.executable, clone / "gold"], capture_output=True, text=True)

    assert said.returncode == 0
    assert "./gold demo" in said.stdout
    assert "./gold test" in said.stdout


def test_a_missing_pip_is_one_line_saying_what_to_install(clone: Path, tmp_path: Path) -> None:
    # A package called pip that fails, found before the real one, stands for a machine without.
    absent = tmp_path / "absent" / "pip"
    absent.mkdir(parents=True)
    (absent / "__init__.py").write_text("")
    (absent / "__main__.py").write_text("raise SystemExit(1)")

    said = subprocess.run(
        [sys.executable, clone / "gold", "demo"],
        env={"PYTHONPATH": str(absent.parent), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )

    assert said.returncode == 2
    assert said.stderr.splitlines() == [
        "gold: pip is missing; install it (on Debian: apt install python3-pip)."
    ]


def test_a_finished_step_is_done_again_only_when_its_inputs_change(clone: Path) -> None:
    gold = load(clone / "gold")
    gold.stamp("environment", "requirements.lock")

    assert gold.is_stamped("environment", "requirements.lock")

    (clone / "requirements.lock").write_text("something==1.0")
    assert not gold.is_stamped("environment", "requirements.lock")


def test_a_step_over_a_folder_notices_a_new_file_but_not_what_npm_put_there(clone: Path) -> None:
    gold = load(clone / "gold")
    (clone / "frontend" / "node_modules").mkdir(parents=True)
    gold.stamp("style-sheets", "frontend")

    (clone / "frontend" / "node_modules" / "package.js").write_text("")
    assert gold.is_stamped("style-sheets", "frontend")

    (clone / "frontend" / "goldthread.scss").write_text("")
    assert not gold.is_stamped("style-sheets", "frontend")
