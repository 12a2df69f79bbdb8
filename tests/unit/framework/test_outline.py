"""The tree of a framework taken in hand."""

from __future__ import annotations

import pytest

from goldthread.framework import (
    Deliverable,
    Framework,
    FrameworkError,
    Measure,
    Node,
    NodeKind,
    Placement,
    Role,
)
from goldthread.framework.outline import (
    branches,
    free_id,
    goes_with,
    item_moved,
    node_moved,
    node_under,
    with_node,
    without_deliverable,
    without_node,
)
from goldthread.framework.revision import differences, inverse_of, with_changes


@pytest.fixture
def plan() -> Framework:
    return Framework(
        title="Plan",
        nodes=(
            Node("p1", NodeKind.PRIORITY, "People"),
            Node("t1", NodeKind.THEME, "Health", parent="p1"),
            Node("t2", NodeKind.THEME, "Schools", parent="p1"),
            Node("p2", NodeKind.PRIORITY, "Place"),
        ),
        measures=(
            Measure("m1", "Quitters", (Placement("t1", Role.PROXY, deliverable="d1"),)),
            Measure("m2", "Walkers", (Placement("t1"), Placement("p2"))),
            Measure("m3", "Pupils", (Placement("t2"),)),
        ),
        deliverables=(Deliverable("d1", "A clinic", (Placement("t1"),)),),
    )


def order(framework: Framework) -> list[str]:
    return [branch.node.id for branch in branches(framework)]


def test_the_outline_counts_what_stands_at_each_place(plan: Framework) -> None:
    told = [(one.node.id, one.depth, one.measures, one.deliverables) for one in branches(plan)]
    assert told == [("p1", 0, 0, 0), ("t1", 1, 2, 1), ("t2", 1, 1, 0), ("p2", 0, 1, 0)]


def test_a_place_moves_among_those_beside_it_with_all_below_it(plan: Framework) -> None:
    assert order(node_moved(plan, "p1", 1)) == ["p2", "p1", "t1", "t2"]
    assert order(node_moved(plan, "t2", -1)) == ["p1", "t2", "t1", "p2"]
    assert node_moved(plan, "p1", -1) == plan


def test_a_place_moves_under_another_and_never_under_itself(plan: Framework) -> None:
    moved = node_under(plan, "t1", "p2")
    assert order(moved) == ["p1", "t2", "p2", "t1"]
    assert order(node_under(plan, "t1", None)) == ["p1", "t2", "p2", "t1"]
    with pytest.raises(FrameworkError, match="cannot stand under itself"):
        node_under(plan, "p1", "t2")


def test_what_stands_nowhere_else_goes_with_a_place(plan: Framework) -> None:
    gone = goes_with(plan, "t1")
    assert [one.id for one in gone.measures] == ["m1"]
    assert [one.id for one in gone.deliverables] == ["d1"]
    left = without_node(plan, "t1")
    assert [one.id for one in left.measures] == ["m2", "m3"]
    assert left.measures[0].placements == (Placement("p2"),)


def test_or_is_moved_with_its_role_to_a_place_that_stays(plan: Framework) -> None:
    left = without_node(plan, "t1", to="t2")
    assert left.measures[0].placements == (Placement("t2", Role.PROXY, deliverable="d1"),)
    assert left.deliverables[0].placements == (Placement("t2"),)
    with pytest.raises(FrameworkError, match="a place that goes as well"):
        without_node(plan, "p1", to="t2")


def test_measures_stand_by_themselves_when_their_deliverable_goes(plan: Framework) -> None:
    assert without_deliverable(plan, "d1").measures[0].placements == (Placement("t1", Role.PROXY),)


def test_an_item_moves_past_the_one_before_it_at_the_same_place(plan: Framework) -> None:
    assert [one.id for one in item_moved(plan, "m2", -1, at="t1").measures] == ["m2", "m1", "m3"]
    assert item_moved(plan, "m3", -1, at="t2") == plan


def test_a_new_place_has_an_id_of_its_own_and_stands_last(plan: Framework) -> None:
    assert free_id(plan, "p") == "p3"
    added = with_node(plan, Node("p3", NodeKind.THEME, "Parks", parent="p1"))
    assert order(added) == ["p1", "t1", "t2", "p3", "p2"]


def test_every_step_can_be_taken_back(plan: Framework) -> None:
    for after in (
        node_moved(plan, "p1", 1),
        node_under(plan, "t1", "p2"),
        without_node(plan, "p1"),
        without_node(plan, "t1", to="p2"),
        item_moved(plan, "m2", -1, at="t1"),
    ):
        changes = differences(plan, after)
        assert with_changes(plan, changes) == after
        assert with_changes(after, inverse_of(changes)) == plan
