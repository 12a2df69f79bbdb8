"""Whatever two frameworks say, their differences lead from one to the other and back."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from goldthread.framework import (
    Deliverable,
    Framework,
    FrameworkError,
    Measure,
    Node,
    NodeKind,
    Placement,
    Source,
)
from goldthread.framework.revision import (
    Aspect,
    Change,
    Changed,
    ItemKind,
    differences,
    fields_of,
    inverse_of,
    with_changes,
    with_what_they_need,
)

NAMES = st.sampled_from(["a", "b", "c", "d", "e", "f"])
WORDS = st.sampled_from(["Visits to libraries", "Rent collected", "Homes built"])
SOURCES = st.builds(Source, lines=st.tuples(st.integers(1, 9)))


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Small frameworks over one pool of ids, so that two of them share some."""
    node_ids = draw(st.lists(NAMES, min_size=1, unique=True))
    nodes = tuple(
        Node(
            id=node_id,
            kind=draw(st.sampled_from([NodeKind.PRIORITY, NodeKind.THEME])),
            title=draw(WORDS),
            parent=draw(st.sampled_from([None, *node_ids[:place]])),
            source=draw(SOURCES),
        )
        for place, node_id in enumerate(node_ids)
    )
    standing = st.builds(Placement, node=st.sampled_from(node_ids))
    deliverables = tuple(
        Deliverable(
            id=one,
            title=draw(WORDS),
            placements=(draw(standing),),
            programmes=draw(st.sampled_from([(), ("Homes",)])),
        )
        for one in draw(st.lists(NAMES, max_size=3, unique=True))
    )
    beside = st.builds(
        Placement,
        node=st.sampled_from(node_ids),
        deliverable=st.sampled_from([None, *(one.id for one in deliverables)]),
    )
    measures = tuple(
        Measure(
            id=one,
            title=draw(WORDS),
            placements=(draw(beside),),
            target_text=draw(st.sampled_from([None, "90%", "at least 90%"])),
            lead_officers=draw(st.sampled_from([(), ("A Officer",)])),
        )
        for one in draw(st.lists(NAMES, max_size=4, unique=True))
    )
    return Framework(
        title=draw(WORDS),
        nodes=nodes,
        measures=measures,
        deliverables=deliverables,
        introduction=draw(st.sampled_from([(), ("Why we do this",)])),
    )


@given(frameworks(), frameworks())
def test_all_differences_taken_give_the_other_framework(old: Framework, new: Framework) -> None:
    assert with_changes(old, differences(old, new)) == new


@given(frameworks(), frameworks())
def test_taken_back_they_give_the_first_again(old: Framework, new: Framework) -> None:
    there = differences(old, new)

    assert with_changes(with_changes(old, there), inverse_of(there)) == old


@given(frameworks())
def test_a_framework_does_not_differ_from_itself(one: Framework) -> None:
    assert differences(one, one) == ()


@given(frameworks(), frameworks(), st.data())
def test_some_of_them_hold_together_with_what_they_need(
    old: Framework, new: Framework, data: st.DataObject
) -> None:
    changes = differences(old, new)
    wanted = [one for one in changes if data.draw(st.booleans())]

    taken = with_what_they_need(wanted, changes)

    try:
        made = with_changes(old, taken)
    except FrameworkError as refused:
        # Two nodes that change places, of which only one was taken.
        assert "its own ancestor" in str(refused)  # noqa: PT017 - most draws are not refused
    else:
        left = differences(made, new)
        assert not set(map(_told, left)) & {_told(one) for one in taken}


def test_every_field_of_an_item_is_in_one_aspect_of_it() -> None:
    """The id, and the lists of items, are what changes are about; all else is in an aspect."""
    for kind, about in (
        (ItemKind.FRAMEWORK, Framework),
        (ItemKind.NODE, Node),
        (ItemKind.MEASURE, Measure),
        (ItemKind.DELIVERABLE, Deliverable),
    ):
        in_aspects = [name for aspect in Aspect for name in fields_of(kind, aspect)]
        own = {one.name for one in fields(about)} - {"id", "nodes", "measures", "deliverables"}
        assert sorted(in_aspects) == sorted(own), kind


def _told(change: Change) -> tuple[str, ItemKind, str, str]:
    """A change told apart from others by what it is about, whatever it stands behind."""
    aspect = change.aspect if isinstance(change, Changed) else ""
    return type(change).__name__, change.item, change.id, aspect
