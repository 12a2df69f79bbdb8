"""Where figures are going, in words: the test that was used, and what assurance means."""

from __future__ import annotations

from types import MappingProxyType

TESTS = MappingProxyType(
    {
        "control_chart": "Tested with a control chart: is the latest figure more than the usual "
        "variation of this series?",
        "trend_of_five": "Tested as a trend: do the latest five years climb or fall more steadily "
        "than chance would?",
        "two_intervals": "Tested on two figures: do they differ by more than chance, given how "
        "many cases they rest on?",
    }
)
"""The tests that figures can bear, each in a sentence that a councillor can read."""


def how_tested(test: str, direction: str) -> str:
    """Which test a direction was read from, or why none could be made."""
    if test in TESTS:
        return TESTS[test]
    if direction == "seasonal":
        return "Not tested: there are not yet enough years to tell seasons from change."
    return "Not tested: there are not enough figures to tell a change from chance."


ASSURANCES = MappingProxyType(
    {
        "pass": "The whole usual range of this series meets the target. It will go on meeting it "
        "unless something changes.",
        "fail": "The whole usual range of this series misses the target. It will not be met unless "
        "something changes.",
        "inconsistent": "The target lies within the usual range of this series, so that some "
        "figures meet it and some miss it by chance alone.",
    }
)
"""What each assurance means, in a sentence or two."""

CAUSES = MappingProxyType(
    {
        ("outside", "high"): "above the usual range",
        ("outside", "low"): "below the usual range",
        ("trend", "high"): "part of a steady rise",
        ("trend", "low"): "part of a steady fall",
        ("two_of_three", "high"): "close to the upper end, like another beside it",
        ("two_of_three", "low"): "close to the lower end, like another beside it",
        ("run", "high"): "one of a run above the average",
        ("run", "low"): "one of a run below the average",
    }
)
"""Why a point of a control chart stands out, by the rule it fired and the side it lies on."""

STANDINGS = MappingProxyType(
    {
        "better": "better, with chance allowed for",
        "similar": "similar, with chance allowed for",
        "worse": "worse, with chance allowed for",
    }
)
"""How a figure stands to a target or to others once chance has been allowed for."""
