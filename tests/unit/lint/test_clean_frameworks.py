"""Small frameworks of three styles in which a careful council left nothing to put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldthread.documents import read_document, understand
from goldthread.lint import lint

FILES = Path(__file__).parents[2] / "made_files" / "clean_frameworks"


@pytest.mark.parametrize(
    ("name", "measures", "deliverables"),
    [("northvale.txt", 7, 5), ("eastmoor.html", 6, 2), ("westholm.csv", 8, 0)],
)
def test_a_clean_framework_yields_nothing(name: str, measures: int, deliverables: int) -> None:
    framework = understand(read_document(FILES / name))
    assert (len(framework.measures), len(framework.deliverables)) == (measures, deliverables)
    assert [f"{one.code} {one.message}" for one in lint(framework)] == []
