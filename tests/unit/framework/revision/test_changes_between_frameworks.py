"""Whatever two frameworks say, their differences lead from one to the other and back."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st
from small_frameworks import frameworks

from goldthread.framework import (
    Deliverable,
    Framework,
    FrameworkError,
    Measure,
    Node,
)
from goldthread.framework.revision import (
    Aspect,
    Change,
    Changed,
    ItemKind,
    differences,
    fields_of,
    inverse_of,
    what_each_needs,
    with_changes,
    with_what_they_need,
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


@given(frameworks(), frameworks())
def test_what_each_needs_is_what_it_is_taken_with(old: Framework, new: Framework) -> None:
    changes = differences(old, new)

    for change, others in zip(changes, what_each_needs(changes), strict=True):
        together = with_what_they_need([change], changes)
        assert others == tuple(one for one in together if one is not change)


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
