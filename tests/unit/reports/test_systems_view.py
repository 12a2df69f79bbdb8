"""The whole framework as threads and beads, and the sentence over it."""

from __future__ import annotations

import pytest

from goldthread.reports.pictures.systems_view import (
    Bead,
    Strand,
    SystemsView,
    Thread,
    headline,
    status_counts,
)


def bead(measure: str, status: str) -> Bead:
    return Bead(measure, f"Measure {measure}", status, f"/{measure}/")


def test_what_needs_attention_stands_first_and_the_rest_as_in_the_document() -> None:
    strand = Strand(
        "Health",
        "/",
        (
            bead("a", "on_target"),
            bead("b", "awaiting_data"),
            bead("c", "off_target"),
            bead("d", "on_target"),
            bead("e", "close"),
        ),
    )
    assert [one.measure for one in strand.strung] == ["c", "e", "a", "d", "b"]
    assert strand.off_target == 1


def test_a_measure_that_stands_in_two_places_is_drawn_twice_and_counted_once() -> None:
    twice = bead("a", "off_target")
    view = SystemsView(
        "x", (Thread("P", "/", (Strand("T", "/", (twice,)), Strand("U", "/", (twice,)))),)
    )
    assert len(view.beads) == 1
    assert sum(entry.count for entry in view.threads[0].counts) == 1


def test_counts_name_every_status_and_a_status_without_a_mark_is_never_dropped() -> None:
    counts = status_counts(["off_target", "off_target", "no_target"])
    assert {entry.mark.status: entry.count for entry in counts if entry.count} == {
        "off_target": 2,
        "no_target": 1,
    }
    assert len(counts) == 7
    with pytest.raises(KeyError):
        status_counts(["a new status"])


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ([], "There are no measures here."),
        (
            ["off_target", "on_target", "on_target"],
            "All 3 measures can be judged against a target: 1 off target and 2 on target.",
        ),
        (
            ["close", "no_target", "awaiting_data", "cannot_judge"],
            (
                "Of 4 measures, 1 can be judged against a target: none off target and 1 close. "
                "The others: 1 has no target, 1 awaits figures and 1 cannot be "
                "judged for a reason given on its page."
            ),
        ),
        (["no_target"], "The one measure has no target."),
        (["no_target"] * 20, "The 20 measures have no target."),
    ],
)
def test_the_headline_accounts_for_every_measure(statuses: list[str], words: str) -> None:
    assert headline(status_counts(statuses)) == words
