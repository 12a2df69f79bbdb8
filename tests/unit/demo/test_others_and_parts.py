"""Other councils' figures that ship with the demonstration, and its made-up parts."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from statistics import median

import pytest

from goldthread.demo import (
    IllustrativeFigure,
    demo_frameworks,
    figures_of_england,
    groups_for,
    illustrative_comparators,
    illustrative_parts,
)
from goldthread.engine.masking import Masked, Part, departures
from goldthread.engine.observations import Observation
from goldthread.framework.periods import quarter
from goldthread.framework.rules.targets import Relative, RelativeDirection

BARKING, HAVERING = demo_frameworks()


@pytest.mark.parametrize("demo", [BARKING, HAVERING], ids=lambda demo: demo.code)
def test_the_median_of_england_is_the_one_that_was_published(demo: object) -> None:
    of_england = figures_of_england()
    for figure in demo.figures:  # type: ignore[attr-defined] # one of the two above
        values = [
            one.value for one in of_england[figure.published_as] if one.period == figure.period
        ]
        assert median(values) == figure.median, figure


@pytest.mark.parametrize("demo", [BARKING, HAVERING], ids=lambda demo: demo.code)
def test_the_council_s_own_figures_are_among_those_of_england(demo: object) -> None:
    of_england = figures_of_england()
    for figure in demo.figures:  # type: ignore[attr-defined] # one of the two above
        (own,) = [
            one.value
            for one in of_england[figure.published_as]
            if one.period == figure.period and one.council.code == demo.gss_code  # type: ignore[attr-defined] # as above
        ]
        assert own == figure.value


def test_each_council_has_fifteen_neighbours_and_the_other_boroughs_of_london() -> None:
    for demo in (BARKING, HAVERING):
        neighbours, london, england = groups_for(demo.gss_code)
        assert (len(neighbours.members), len(london.members)) == (15, 32)
        assert set(neighbours.members) < set(england.members)
        assert demo.gss_code not in {council.code for council in england.members}


def figures(values: list[int], people: int = 1000) -> list[IllustrativeFigure]:
    return [
        IllustrativeFigure(
            "m1",
            "",
            quarter(2019, 1).moved(place),
            Decimal(100 * cases) / people,
            cases,
            people,
        )
        for place, cases in enumerate(values)
    ]


SHARES = [500, 505, 510, 505, 515, 520, 515, 525, 530, 525, 535, 540]


def test_the_parts_of_a_share_make_the_whole_in_every_period() -> None:
    added: dict[object, list[int]] = defaultdict(lambda: [0, 0])
    for part in illustrative_parts(figures(SHARES)):
        added[part.whole.period][0] += part.numerator or 0
        added[part.whole.period][1] += part.denominator or 0
    assert list(added.values()) == [[cases, 1000] for cases in SHARES]


def test_the_first_breakdown_has_a_part_that_the_whole_hides() -> None:
    parts = illustrative_parts(figures(SHARES))

    def seen(numerator: int | None, denominator: int | None, place: int) -> Observation:
        assert numerator is not None
        assert denominator
        value = Decimal(100 * numerator) / denominator
        period = quarter(2019, 1).moved(place)
        return Observation("1", period, value, Decimal(numerator), Decimal(denominator))

    by_locality: dict[str, list[Observation]] = defaultdict(list)
    for number, part in enumerate(parts):
        by_locality[part.category].append(seen(part.numerator, part.denominator, number // 3))
    whole = [seen(cases, 1000, place) for place, cases in enumerate(SHARES)]
    found = departures(
        Part(whole[-1], whole[-5]),
        {name: Part(own[-1], own[-5]) for name, own in by_locality.items()},
        unit="%",
    )
    assert ("North", Masked.MOVES_AGAINST) in {(one.part, one.masked) for one in found}


def test_the_parts_of_a_small_count_of_people_make_the_whole_and_say_that_they_count_people() -> (
    None
):
    counts = [
        IllustrativeFigure("m1", "", quarter(2019, 1).moved(place), Decimal(9 + place))
        for place in range(12)
    ]
    parts = illustrative_parts(counts, counts_of_people=["m1"])
    added: dict[object, Decimal] = defaultdict(Decimal)
    for part in parts:
        added[part.whole.period] += part.value
    assert list(added.values()) == [Decimal(9 + place) for place in range(12)]
    assert all(part.counts_people for part in parts)
    assert illustrative_parts(counts) == ()


def test_a_target_beside_others_gets_made_up_figures_of_them_and_no_other_target_does() -> None:
    target = Relative(to="London average", direction=RelativeDirection.BELOW)
    made = list(illustrative_comparators({"m1": target}, figures(SHARES)))
    assert {one.name for one in made} == {"London average"}
    assert [one.period for one in made] == [quarter(2019, 1).moved(place) for place in range(12)]
    assert all(40 <= one.value <= 70 for one in made)
    assert list(illustrative_comparators({"m1": None}, figures(SHARES))) == []
