"""The life of an edition: drafted, adopted, superseded by the next, and put in the archive."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class EditionState(StrEnum):
    """How far an edition has come. One of an authority's editions at most is adopted."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"
    ARCHIVED = "archived"


class EditionStep(StrEnum):
    """What is done to an edition."""

    ADOPT = "adopt"
    SUPERSEDE = "supersede"
    """Not done by itself: it comes of adopting the next."""
    ARCHIVE = "archive"
    BRING_BACK = "bring_back"

    @property
    def needs_a_reason(self) -> bool:
        """Whether the step must say why."""
        return self in (EditionStep.ARCHIVE, EditionStep.BRING_BACK)


class EditionStepRefusedError(ValueError):
    """The edition cannot take this step from where it stands; the message says so."""


_NEXT: Mapping[tuple[EditionState, EditionStep], EditionState] = MappingProxyType(
    {
        (EditionState.DRAFT, EditionStep.ADOPT): EditionState.ADOPTED,
        (EditionState.ADOPTED, EditionStep.SUPERSEDE): EditionState.SUPERSEDED,
        (EditionState.SUPERSEDED, EditionStep.ARCHIVE): EditionState.ARCHIVED,
        # A draft that came to nothing is kept too: what was thought of is worth knowing.
        (EditionState.DRAFT, EditionStep.ARCHIVE): EditionState.ARCHIVED,
    }
)

_IN_WORDS: Mapping[EditionStep, str] = MappingProxyType(
    {
        EditionStep.ADOPT: "adopted",
        EditionStep.SUPERSEDE: "superseded",
        EditionStep.ARCHIVE: "put in the archive",
        EditionStep.BRING_BACK: "brought back",
    }
)


def edition_after(
    state: EditionState, step: EditionStep, *, was_adopted: bool = False
) -> EditionState:
    """Where an edition stands after a step.

    An archived edition comes back as what it was: superseded if it ``was_adopted`` once, else
    a draft. Raises ``EditionStepRefusedError`` where the step does not lead on from there.

    >>> edition_after(EditionState.DRAFT, EditionStep.ADOPT).value
    'adopted'
    """
    if (state, step) == (EditionState.ARCHIVED, EditionStep.BRING_BACK):
        return EditionState.SUPERSEDED if was_adopted else EditionState.DRAFT
    try:
        return _NEXT[state, step]
    except KeyError:
        only = {
            EditionStep.ADOPT: "only a draft can be adopted",
            EditionStep.SUPERSEDE: "only the edition in force can be superseded",
            EditionStep.ARCHIVE: (
                "adopt another edition in its place first"
                if state is EditionState.ADOPTED
                else "it is there already"
            ),
            EditionStep.BRING_BACK: "it is not in the archive",
        }[step]
        raise EditionStepRefusedError(
            f"An edition that is {_state_in_words(state)} cannot be {_IN_WORDS[step]}: {only}."
        ) from None


def edition_steps_from(state: EditionState) -> tuple[EditionStep, ...]:
    """The steps a person can take with an edition that stands there."""
    return tuple(
        step
        for step in (EditionStep.ADOPT, EditionStep.ARCHIVE, EditionStep.BRING_BACK)
        if (state, step) in _NEXT
        or (state, step) == (EditionState.ARCHIVED, EditionStep.BRING_BACK)
    )


def _state_in_words(state: EditionState) -> str:
    return {EditionState.DRAFT: "a draft", EditionState.ADOPTED: "in force"}.get(state, state.value)
