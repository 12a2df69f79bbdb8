"""A funnel marks the own council by its shape, draws all limits, and says where it lies."""

from __future__ import annotations

import pytest
from lxml import etree

from goldthread.engine.funnel import funnel
from goldthread.reports.pictures.funnel import (
    FunnelChart,
    FunnelMember,
    funnel_caution,
    funnel_meaning,
    funnel_plot,
)

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(\"1\")</script> & 'x'"


def chart(
    *units: tuple[float, float], better: str | None = "up", own: str = "Anyborough"
) -> FunnelChart:
    """The first of the councils is the own one."""
    found = funnel(units, "%")
    assert found is not None
    return FunnelChart(
        title="Neighbours, 2020-21, by size",
        funnel=found,
        members=tuple(
            FunnelMember(
                own if place == 0 else f"Council {place}",
                f"{100 * of[0] / of[1]:.0f}%",
                own=place == 0,
            )
            for place, of in enumerate(units)
        ),
        shown=lambda number: f"{number:.0f}%",
        unit="%",
        better=better,
    )


ALIKE = ((50.0, 100.0), (51.0, 100.0), (49.0, 100.0), (100.0, 200.0), (200.0, 400.0))
# With 30 of 100 there are 480 of 1,000: 48%, whose 99.8% limits for 100 are ± 3.09 × √(0.2496 / 100),
# that is 32.6% to 63.4%.
FAR = ((30.0, 100.0), *ALIKE)
# With 38 there are 488: 48.8%, whose 95% limits are ± 1.96 × √(0.2499 / 100): 39.0% to 58.6%.
OUT = ((38.0, 100.0), *ALIKE)


def test_the_own_council_has_a_shape_of_its_own_and_every_other_a_dot() -> None:
    drawn = etree.fromstring(funnel_plot(chart(*ALIKE), key="k"))
    assert len(list(drawn.iter(f"{SVG}circle"))) == 4
    diamonds = [
        path
        for path in drawn.iter(f"{SVG}path")
        if path.get("stroke") == "#b8862b" and path.get("fill")
    ]
    assert len(diamonds) == 1
    words = {text.text for text in drawn.iter(f"{SVG}text")}
    assert "Anyborough, 50%" in words
    assert {"95% limits", "99.8% limits", "Average 50%"} <= words
    curves = [path for path in drawn.iter(f"{SVG}path") if path.get("fill") == "none"]
    assert sorted(path.get("stroke-dasharray") or "full" for path in curves) == [
        *("6 4", "6 4", "full", "full"),
    ]


@pytest.mark.parametrize(
    ("units", "better", "told"),
    [
        (ALIKE, "up", "within what chance alone would allow a council of its size: 40% to 60%"),
        (OUT, "up", "below where chance alone would put 19 councils in 20 of its size, 39% to 59%"),
        (FAR, "up", "below what chance alone would allow a council of its size, 33% to 63%"),
        (FAR, "up", "it is different, and worse, and hardly by chance"),
        (FAR, "down", "it is different, and better, and hardly by chance"),
        (FAR, None, "it is different, and hardly by chance"),
    ],
)
def test_the_sentence_says_where_it_lies_and_which_limits_hold_for_its_size(
    units: tuple[tuple[float, float], ...], better: str | None, told: str
) -> None:
    assert told in funnel_meaning(chart(*units, better=better))


def test_councils_that_differ_by_more_than_chance_anyway_bring_a_caution() -> None:
    assert funnel_caution(chart(*FAR)) == ""
    apart = chart((300.0, 1000.0), (700.0, 1000.0), *ALIKE)
    assert funnel_caution(apart).startswith("2 of the 7 councils lie outside the outer limits")


def test_names_cannot_break_out_of_the_picture() -> None:
    drawn = funnel_plot(chart(*ALIKE, own=HOSTILE), key=HOSTILE)
    assert "<script" not in drawn
    etree.fromstring(drawn)
