"""A measure counted otherwise, as a change that is kept, made and taken back like every other."""

from __future__ import annotations

import pytest

from goldthread.exchange import change_from_json, change_to_json
from goldthread.framework import Framework, FrameworkError, Measure, Node, NodeKind, Placement
from goldthread.framework.revision import (
    CountedLine,
    Recounted,
    inverse_of,
    recounted,
    with_changes,
)
from goldthread.reports.wording.revising import counting_said

NOW = (
    CountedLine("", "days"),
    CountedLine("", "days", "Ward", "Abbey"),
    CountedLine("", "days", "Ward", "Alibon"),
)


def of(*lines: CountedLine) -> Recounted:
    change = recounted("m1", NOW, lines)
    assert change is not None
    return change


def said(change: Recounted) -> list[tuple[str, str, str]]:
    return [(one.what, one.before, one.after) for one in counting_said(change)]


def test_it_holds_the_lines_that_differ_alone() -> None:
    change = of(NOW[0], NOW[1], CountedLine("", "days", "Age", "under 18"))
    assert change.before == (NOW[2],)
    assert change.after == (CountedLine("", "days", "Age", "under 18"),)
    assert said(change) == [("Parts by Ward", "Alibon", ""), ("Parts by Age", "", "under 18")]


def test_a_part_in_other_capitals_is_the_same_part() -> None:
    assert recounted("m1", NOW, (*NOW[:2], CountedLine("", "days", "ward", "ALIBON"))) is None


def test_another_unit_is_told_of_the_whole_and_not_of_each_part() -> None:
    change = of(*(CountedLine("", None, one.dimension, one.category) for one in NOW))
    assert len(change.after) == 3
    assert said(change) == [("Unit", "days", "a plain count")]


def test_it_is_kept_as_json_and_taken_back() -> None:
    change = of(NOW[0])
    assert change_from_json(change_to_json(change)) == change
    assert inverse_of(inverse_of([change])) == (change,)


def test_the_framework_needs_only_to_have_the_measure() -> None:
    here = Framework(
        "Plan",
        (Node("n1", NodeKind.THEME, "Homes"),),
        measures=(Measure("m1", "Days to let", (Placement("n1"),)),),
    )
    assert with_changes(here, [of(NOW[0])]) == here
    with pytest.raises(FrameworkError, match="no measure m2 here"):
        with_changes(here, [Recounted("m2", (), (NOW[0],))])


@pytest.mark.parametrize(
    "since",
    [
        pytest.param(NOW[:2], id="a part that was to go has gone"),
        pytest.param((*NOW[:2], CountedLine("", "weeks", "Ward", "Alibon")), id="another unit"),
        pytest.param((*NOW, CountedLine("", "days", "Age", "old")), id="a part came already"),
    ],
)
def test_it_starts_from_what_there_was(since: tuple[CountedLine, ...]) -> None:
    change = of(*NOW[:2], CountedLine("", "days", "Age", "Old"))
    change.require_start(NOW, "Days to let")
    with pytest.raises(FrameworkError, match="have been changed since"):
        change.require_start(since, "Days to let")
