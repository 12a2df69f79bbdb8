"""Made-up stories fit their subjects, are told again the same, and leave something missing."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.demo import ToBeTold, illustrative_stories
from goldthread.framework.returns import ReturnState, Story

UNTIL = date(2021, 3, 31)


def off_target(*titles: str) -> list[ToBeTold]:
    return [
        ToBeTold(f"m{place}", one, has_figures=True, is_off_target=True)
        for place, one in enumerate(titles)
    ]


def test_a_story_is_whole_and_its_day_comes_after_the_period() -> None:
    told = illustrative_stories(off_target(*["Percentage of calls answered"] * 6), UNTIL)

    assert [one.state for one in told.values()] == [ReturnState.PUBLISHED] * 6
    for one in told.values():
        story = one.story
        assert story.reason.endswith(".")
        assert story.action.endswith(".")
        assert story.owner == "Head of Customer Services"
        assert story.recover_by is not None
        assert UNTIL < story.recover_by <= date(2022, 3, 31)


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("Care leavers in higher education", "Head of Leaving Care"),
        ("Young people not in education", "Head of Education"),
        ("Knife crimes with injury", "Head of Community Safety"),
        ("Days to let an empty council home", "Head of Housing"),
        ("Something else altogether", "Head of the service"),
    ],
)
def test_the_post_that_answers_fits_the_subject(title: str, owner: str) -> None:
    (told,) = illustrative_stories(off_target(title), UNTIL).values()
    assert told.story.owner == owner


def test_two_measures_of_a_subject_are_told_differently() -> None:
    first, second = illustrative_stories(off_target("Knife crime", "Violence"), UNTIL).values()
    assert first.story.reason != second.story.reason


def test_some_are_not_handed_in_some_not_signed_off_and_some_not_published() -> None:
    """Of 12 off target the 7th and 12th wait, of 20 others the 18th and 19th, of 4 empty two."""
    returns = [
        *off_target(*["Crime"] * 12),
        *(
            ToBeTold(f"o{place}", "Other", has_figures=True, is_off_target=False)
            for place in range(20)
        ),
        *(
            ToBeTold(f"e{place}", "Empty", has_figures=False, is_off_target=False)
            for place in range(4)
        ),
    ]
    told = illustrative_stories(returns, UNTIL)
    states = {state: [key for key in told if told[key].state is state] for state in ReturnState}

    assert states[ReturnState.SUBMITTED] == ["m6", "o17"]
    assert states[ReturnState.SIGNED_OFF] == ["m11", "o18"]
    assert states[ReturnState.DUE] == ["e0", "e3"]
    assert told["o0"].story == Story()
    assert illustrative_stories(returns, UNTIL) == told
