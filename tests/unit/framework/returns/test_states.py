"""The way of a return."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.framework.returns import (
    ReturnState,
    Step,
    StepRefusedError,
    state_after,
    steps_from,
)


def test_a_return_goes_from_due_to_published() -> None:
    state = ReturnState.DUE
    for step in (Step.SAVE, Step.SAVE, Step.SUBMIT, Step.SIGN_OFF, Step.PUBLISH):
        state = state_after(state, step)
    assert state is ReturnState.PUBLISHED


def test_what_was_sent_back_stays_marked_until_it_is_submitted_again() -> None:
    state = state_after(ReturnState.SUBMITTED, Step.SEND_BACK)
    state = state_after(state, Step.SAVE)
    assert state is ReturnState.SENT_BACK
    assert state_after(state, Step.SUBMIT) is ReturnState.SUBMITTED


def test_nothing_is_published_that_nobody_signed_off() -> None:
    before = {state for state in ReturnState if Step.PUBLISH in steps_from(state)}
    assert before == {ReturnState.SIGNED_OFF}


def test_a_refused_step_says_where_the_return_stands() -> None:
    with pytest.raises(StepRefusedError, match="sent back cannot be signed off"):
        state_after(ReturnState.SENT_BACK, Step.SIGN_OFF)


def test_only_steps_that_set_work_back_need_a_reason() -> None:
    assert {step for step in Step if step.needs_a_reason} == {
        Step.SEND_BACK,
        Step.REOPEN,
        Step.CALL_OFF,
    }


def test_what_is_not_published_can_be_called_off_and_asked_for_again() -> None:
    open_to_it = {state for state in ReturnState if Step.CALL_OFF in steps_from(state)}
    assert open_to_it == set(ReturnState) - {ReturnState.PUBLISHED, ReturnState.CALLED_OFF}
    assert steps_from(ReturnState.CALLED_OFF) == (Step.ASK_AGAIN,)
    assert state_after(ReturnState.CALLED_OFF, Step.ASK_AGAIN) is ReturnState.DRAFT


@given(st.lists(st.sampled_from(Step), max_size=30))
def test_every_way_leads_through_submission_and_sign_off_to_publication(steps: list[Step]) -> None:
    state, taken = ReturnState.DUE, []
    for step in steps:
        if step in steps_from(state):
            state = state_after(state, step)
            taken.append(step)
    if state is ReturnState.PUBLISHED:
        last_three = [step for step in taken if step in (Step.SUBMIT, Step.SIGN_OFF, Step.PUBLISH)][
            -3:
        ]
        assert last_three == [Step.SUBMIT, Step.SIGN_OFF, Step.PUBLISH]
