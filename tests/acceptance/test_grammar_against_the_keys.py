"""Every target, baseline, frequency and date of the two published frameworks, as read by hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from grammar_scoring import RIGHT, WRONG, outcome

from goldthread.grammar import parse_line

KEYS = Path(__file__).resolve().parents[2] / ".." / "shared" / "golden"
WHAT = {
    ("targets", "target"): "targets",
    ("targets", "embedded"): "targets",
    ("targets", "baseline"): "values",
    ("dates_and_frequencies", "frequency"): "frequencies",
    ("dates_and_frequencies", "deadline"): "deadlines",
    ("dates_and_frequencies", "milestone"): "deadlines",
    ("dates_and_frequencies", "milestone_text"): "deadlines",
    ("dates_and_frequencies", "embedded"): "deadlines",
}
CELLS = [key for key in WHAT if key[1] != "embedded"]
FRAGMENTS = [key for key in WHAT if key[1] == "embedded"]


def lines(name: str) -> list[dict[str, Any]]:
    path = KEYS / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("the answer keys are not beside this checkout (../shared/golden)")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def scores(name: str, role: str) -> Counter[str]:
    counted: Counter[str] = Counter()
    for line in lines(name):
        if line["role"] != role:
            continue
        text = line.get("target_text", line.get("text"))
        given = {"text": text, "title": line.get("indicator") or line.get("item")}
        if str(line.get("context", "")).startswith(("DoT ↑", "DoT ↓")):
            given["polarity"] = line["context"][4]
        counted[outcome(line["expected"], parse_line(WHAT[name, role], given), text)] += 1
    return counted


@pytest.mark.parametrize(("name", "role"), CELLS, ids=lambda part: str(part))
def test_a_cell_of_this_role_is_right_97_times_in_100(name: str, role: str) -> None:
    counted = scores(name, role)

    assert counted[RIGHT] >= 0.97 * counted.total(), counted


def test_all_cells_together_are_wrong_at_most_once_in_100() -> None:
    counted = sum((scores(*key) for key in CELLS), Counter[str]())

    assert counted.total() > 500
    assert counted[WRONG] <= 0.01 * counted.total(), counted


def test_fragments_of_prose_are_read_or_left_alone() -> None:
    """Not cells but phrases out of titles and aims; some are definitions and no targets at all."""
    counted = sum((scores(*key) for key in FRAGMENTS), Counter[str]())

    assert counted[RIGHT] >= 0.7 * counted.total(), counted
    assert counted[WRONG] <= 0.15 * counted.total(), counted
