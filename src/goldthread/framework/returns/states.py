"""The way of a return: from due to published, and back where something is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ReturnState(StrEnum):
    """Where a return stands.

    ``DRAFT`` also holds a return that was reopened after publication: what was published
    stays published until the correction is. ``CALLED_OFF`` is no longer asked for, because its
    measure was retired; what was given in it is kept.
    """

    DUE = "due"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    SIGNED_OFF = "signed_off"
    PUBLISHED = "published"
    CALLED_OFF = "called_off"

    @property
    def is_with_the_data_owner(self) -> bool:
        """Whether the next step is the data owner's."""
        return self in (ReturnState.DUE, ReturnState.DRAFT, ReturnState.SENT_BACK)

    @property
    def words(self) -> str:
        """Where it stands, as people say it: "handed in"."""
        told = {ReturnState.SUBMITTED: "handed in", ReturnState.CALLED_OFF: "no longer asked for"}
        return told.get(self, self.value.replace("_", " "))


class Step(StrEnum):
    """What a person does to a return."""

    SAVE = "save"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    SEND_BACK = "send_back"
    SIGN_OFF = "sign_off"
    PUBLISH = "publish"
    REOPEN = "reopen"
    CALL_OFF = "call_off"
    ASK_AGAIN = "ask_again"

    @property
    def needs_a_reason(self) -> bool:
        """Whether the step sets somebody's work back, and must say why."""
        return self in (Step.SEND_BACK, Step.REOPEN, Step.CALL_OFF)


class StepRefusedError(ValueError):
    """The return cannot take this step from where it stands; the message says so."""


_NEXT: Mapping[tuple[ReturnState, Step], ReturnState] = MappingProxyType(
    {
        (ReturnState.DUE, Step.SAVE): ReturnState.DRAFT,
        (ReturnState.DUE, Step.SUBMIT): ReturnState.SUBMITTED,
        (ReturnState.DRAFT, Step.SAVE): ReturnState.DRAFT,
        (ReturnState.DRAFT, Step.SUBMIT): ReturnState.SUBMITTED,
        # What was sent back stays marked so until it is submitted again.
        (ReturnState.SENT_BACK, Step.SAVE): ReturnState.SENT_BACK,
        (ReturnState.SENT_BACK, Step.SUBMIT): ReturnState.SUBMITTED,
        (ReturnState.SUBMITTED, Step.WITHDRAW): ReturnState.DRAFT,
        (ReturnState.SUBMITTED, Step.SEND_BACK): ReturnState.SENT_BACK,
        (ReturnState.SUBMITTED, Step.SIGN_OFF): ReturnState.SIGNED_OFF,
        (ReturnState.SIGNED_OFF, Step.SEND_BACK): ReturnState.SENT_BACK,
        (ReturnState.SIGNED_OFF, Step.PUBLISH): ReturnState.PUBLISHED,
        (ReturnState.PUBLISHED, Step.REOPEN): ReturnState.DRAFT,
        # What is published is on record, and stays there whatever comes of its measure.
        (ReturnState.DUE, Step.CALL_OFF): ReturnState.CALLED_OFF,
        (ReturnState.DRAFT, Step.CALL_OFF): ReturnState.CALLED_OFF,
        (ReturnState.SENT_BACK, Step.CALL_OFF): ReturnState.CALLED_OFF,
        (ReturnState.SUBMITTED, Step.CALL_OFF): ReturnState.CALLED_OFF,
        (ReturnState.SIGNED_OFF, Step.CALL_OFF): ReturnState.CALLED_OFF,
        (ReturnState.CALLED_OFF, Step.ASK_AGAIN): ReturnState.DRAFT,
    }
)

_IN_WORDS: Mapping[Step, str] = MappingProxyType(
    {
        Step.SAVE: "saved as a draft",
        Step.SUBMIT: "submitted",
        Step.WITHDRAW: "withdrawn",
        Step.SEND_BACK: "sent back",
        Step.SIGN_OFF: "signed off",
        Step.PUBLISH: "published",
        Step.REOPEN: "reopened",
        Step.CALL_OFF: "called off",
        Step.ASK_AGAIN: "asked for again",
    }
)


def state_after(state: ReturnState, step: Step) -> ReturnState:
    """Where a return stands after a step.

    Raises ``StepRefusedError`` where the step does not lead on from there.

    >>> state_after(ReturnState.SUBMITTED, Step.SIGN_OFF)
    <ReturnState.SIGNED_OFF: 'signed_off'>
    """
    try:
        return _NEXT[state, step]
    except KeyError:
        stands = state.value.replace("_", " ")
        raise StepRefusedError(f"A return that is {stands} cannot be {_IN_WORDS[step]}.") from None


def steps_from(state: ReturnState) -> tuple[Step, ...]:
    """The steps that a return can take from where it stands, in the order of its way."""
    return tuple(step for step in Step if (state, step) in _NEXT)
