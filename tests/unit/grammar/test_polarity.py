"""Which way is better."""

from __future__ import annotations

import pytest

from goldthread.framework.model import Polarity
from goldthread.grammar import read_polarity


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("↑", Polarity.UP),
        ("Good is high", Polarity.UP),
        ("Bigger is Better", Polarity.UP),
        ("Increase", Polarity.UP),
        ("Aim to Maximise", Polarity.UP),
        ("↓", Polarity.DOWN),
        ("Lower", Polarity.DOWN),
        ("Smaller is better", Polarity.DOWN),
        ("Aim to minimise", Polarity.DOWN),
        ("Plan is best", Polarity.IN_RANGE),
        ("↔", Polarity.NONE),
        ("n/a", Polarity.NONE),
        ("", None),
        ("---", None),
        ("Higher or lower", None),
        (None, None),
    ],
)
def test_polarity_is_read_from_words_and_arrows(
    text: str | None, polarity: Polarity | None
) -> None:
    assert read_polarity(text) == polarity


def test_a_verb_against_the_way_that_is_named_says_no_way() -> None:
    assert read_polarity("Halt the decline") is None
    assert read_polarity("Reduce falls") is Polarity.DOWN
