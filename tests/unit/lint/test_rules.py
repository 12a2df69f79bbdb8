"""Every rule, first on what it must leave alone, then on what it must find."""

from __future__ import annotations

import pytest
from lint_trials import TRIALS

from goldthread.framework import Framework
from goldthread.lint import all_rules, lint

QUIET = [
    pytest.param(code, trial, id=f"{code} quiet {number}")
    for code in sorted(TRIALS)
    for number, trial in enumerate(TRIALS[code].quiet, start=1)
]
LOUD = [
    pytest.param(code, trial, items, id=f"{code} loud {number}")
    for code in sorted(TRIALS)
    for number, (trial, items) in enumerate(TRIALS[code].loud, start=1)
]


@pytest.mark.parametrize(("code", "framework"), QUIET)
def test_a_rule_leaves_alone_what_is_sound(code: str, framework: Framework) -> None:
    assert [finding.message for finding in lint(framework, select=[code])] == []


@pytest.mark.parametrize(("code", "framework", "items"), LOUD)
def test_a_rule_finds_the_defect_and_names_every_item(
    code: str, framework: Framework, items: set[str]
) -> None:
    found = lint(framework, select=[code])
    assert {item for finding in found for item in finding.items} == items
    lines = {line for finding in found for line in finding.source.lines}
    held = (*framework.nodes, *framework.measures, *framework.deliverables)
    assert lines == {line for one in held if one.id in items for line in one.source.lines}


def test_every_rule_is_tried_both_ways() -> None:
    assert {one.rule.code for one in all_rules()} == set(TRIALS)
    assert [code for code, trial in TRIALS.items() if not (trial.quiet and trial.loud)] == []
