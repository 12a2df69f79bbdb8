"""The life of an edition, and what it calls its levels."""

from __future__ import annotations

from itertools import product

import pytest

from goldthread.framework import NodeKind
from goldthread.framework.editions import (
    EditionState,
    EditionStep,
    EditionStepRefusedError,
    LevelName,
    LevelNameError,
    LevelNames,
    edition_after,
    edition_steps_from,
    level_names_from_json,
)

WAYS = {
    (EditionState.DRAFT, EditionStep.ADOPT): EditionState.ADOPTED,
    (EditionState.ADOPTED, EditionStep.SUPERSEDE): EditionState.SUPERSEDED,
    (EditionState.SUPERSEDED, EditionStep.ARCHIVE): EditionState.ARCHIVED,
    (EditionState.DRAFT, EditionStep.ARCHIVE): EditionState.ARCHIVED,
    (EditionState.ARCHIVED, EditionStep.BRING_BACK): EditionState.DRAFT,
}


@pytest.mark.parametrize(("state", "step"), list(product(EditionState, EditionStep)))
def test_an_edition_goes_its_way_and_no_other(state: EditionState, step: EditionStep) -> None:
    if (state, step) in WAYS:
        assert edition_after(state, step) is WAYS[state, step]
    else:
        with pytest.raises(EditionStepRefusedError, match="cannot be"):
            edition_after(state, step)


def test_what_was_in_force_once_comes_back_from_the_archive_superseded() -> None:
    back = edition_after(EditionState.ARCHIVED, EditionStep.BRING_BACK, was_adopted=True)
    assert back is EditionState.SUPERSEDED


def test_the_edition_in_force_cannot_be_put_away() -> None:
    with pytest.raises(EditionStepRefusedError, match="adopt another edition in its place"):
        edition_after(EditionState.ADOPTED, EditionStep.ARCHIVE)
    assert edition_steps_from(EditionState.ADOPTED) == ()
    assert edition_steps_from(EditionState.DRAFT) == (EditionStep.ADOPT, EditionStep.ARCHIVE)


def test_levels_have_the_names_the_council_gives_them_and_the_usual_ones_else() -> None:
    names = LevelNames({NodeKind.PRIORITY: LevelName("Mission", "Missions")})
    assert (names.one("priority"), names.many("priority")) == ("Mission", "Missions")
    assert (names.one("theme"), names.many("theme")) == ("Theme", "Themes")


def test_names_of_levels_are_kept_and_read_back_and_the_usual_ones_need_no_keeping() -> None:
    names = LevelNames(
        {
            NodeKind.PRIORITY: LevelName("Mission", "Missions"),
            NodeKind.THEME: LevelName("Theme", "Themes"),
        }
    )
    assert names.to_json() == {"priority": ["Mission", "Missions"]}
    assert dict(level_names_from_json(names.to_json())) == dict(names)


def test_two_levels_of_one_name_or_none_are_refused() -> None:
    with pytest.raises(LevelNameError, match="Two levels would be called “theme”"):
        LevelNames({NodeKind.SUBTHEME: LevelName("theme", "themes")})
    with pytest.raises(LevelNameError, match="Say what one is called"):
        LevelName("Mission", " ")
    with pytest.raises(LevelNameError, match="too long"):
        LevelName("M" * 41, "Ms")
