"""The same thing in two documents is known again; what is not sure is called a guess."""

from __future__ import annotations

import pytest

from goldthread.framework import Framework, FrameworkError, Measure, Node, NodeKind, Placement
from goldthread.framework.revision import Changed, ItemKind, aligned, differences


def framework(*measures: tuple[str, str, str]) -> Framework:
    """Two themes, and measures as (id, title, the theme it stands at)."""
    return Framework(
        title="Our Borough",
        nodes=(
            Node("n1", NodeKind.PRIORITY, "People"),
            Node("n2", NodeKind.THEME, "Homes", parent="n1"),
            Node("n3", NodeKind.THEME, "Health", parent="n1"),
        ),
        measures=tuple(
            Measure(id=one, title=title, placements=(Placement(node),))
            for one, title, node in measures
        ),
    )


def paired(new: Framework, old: Framework) -> dict[str, str]:
    """The old id of each measure of the new framework that has one."""
    pairs = aligned(new, old).pairs
    return {one.new_id: one.old_id for one in pairs if one.item is ItemKind.MEASURE}


def test_ids_are_given_anew_and_titles_are_known_again() -> None:
    old = framework(("m1", "Homes let in time", "n2"), ("m2", "Children at risk", "n3"))
    new = framework(("m1", "Children at risk", "n3"), ("m2", "Homes let  in time.", "n2"))

    assert paired(new, old) == {"m1": "m2", "m2": "m1"}


def test_two_of_one_title_are_told_apart_by_where_they_stand() -> None:
    old = framework(("m1", "Satisfaction", "n2"), ("m2", "Satisfaction", "n3"))
    new = framework(("m1", "Satisfaction", "n3"), ("m2", "Satisfaction", "n2"))

    assert paired(new, old) == {"m1": "m2", "m2": "m1"}


def test_one_that_moved_is_known_by_its_title() -> None:
    old = framework(("m1", "Homes let in time", "n2"))
    new = framework(("m7", "Homes let in time", "n3"))

    found = aligned(new, old)

    assert [one.id for one in found.framework.measures] == ["m1"]
    (moved,) = differences(old, found.framework)
    assert isinstance(moved, Changed)
    assert moved.values_after["placements"] == (Placement("n3"),)


def test_a_reworded_title_is_a_guess() -> None:
    old = framework(("m1", "Average days to let an empty council home", "n2"))
    new = framework(("m1", "Average days to relet an empty council home", "n2"))

    (pair,) = (one for one in aligned(new, old).pairs if one.item is ItemKind.MEASURE)

    assert pair.is_guess


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Pupils aged 16 in learning", "Pupils aged 17 in learning"),
        ("Homes let in time", "Rent collected"),
    ],
)
def test_another_number_or_other_words_are_another_measure(was: str, now: str) -> None:
    assert paired(framework(("m1", now, "n2")), framework(("m1", was, "n2"))) == {}


def test_near_to_two_it_is_taken_for_neither() -> None:
    old = framework(
        ("m1", "Calls answered within a minute by day", "n2"),
        ("m2", "Calls answered within a minute by dark", "n2"),
    )
    new = framework(("m1", "Calls answered within a minute by date", "n2"))

    assert paired(new, old) == {}


def test_what_is_new_never_takes_the_id_of_something_else() -> None:
    old = framework(("m1", "Homes let in time", "n2"))
    new = framework(("m1", "Children at risk", "n3"))

    assert [one.id for one in aligned(new, old).framework.measures] == ["m1-2"]


def test_a_person_has_the_last_word() -> None:
    old = framework(("m1", "Homes let in time", "n2"), ("m2", "Rent collected", "n2"))
    new = framework(("m1", "Homes let in time", "n2"), ("m2", "Arrears", "n2"))

    found = aligned(
        new, old, {(ItemKind.MEASURE, "m1"): None, (ItemKind.MEASURE, "m2"): "m2"}
    ).framework

    assert [one.id for one in found.measures] == ["m1-2", "m2"]


def test_what_a_person_says_must_be_there() -> None:
    with pytest.raises(FrameworkError, match="there is none"):
        aligned(framework(("m1", "Arrears", "n2")), framework(), {(ItemKind.MEASURE, "m1"): "m9"})


def test_a_renamed_theme_carries_what_stands_in_it() -> None:
    old = framework(("m1", "Homes let in time", "n2"))
    new = Framework(
        title="Our Borough",
        nodes=(
            Node("n1", NodeKind.PRIORITY, "People"),
            Node("n5", NodeKind.THEME, "Good homes", parent="n1"),
            Node("n3", NodeKind.THEME, "Health", parent="n1"),
        ),
        measures=(Measure("m1", "Homes let in time", (Placement("n5"),)),),
    )

    told = aligned(new, old, {(ItemKind.NODE, "n5"): "n2"}).framework

    (change,) = differences(old, told)
    assert isinstance(change, Changed)
    assert (change.item, change.id) == (ItemKind.NODE, "n2")
    assert change.values_after["title"] == "Good homes"
