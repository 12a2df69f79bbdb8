"""What a whole hides."""

from decimal import Decimal

from goldthread.engine.masking import Masked, Part, departures
from goldthread.engine.observations import Observation
from goldthread.framework.periods import financial_year


def observed(name: str, year: int, cases: int, of: int) -> Observation:
    """A percentage of so many."""
    return Observation(
        f"{name} {year}",
        financial_year(year),
        Decimal(cases) * 100 / of,
        Decimal(cases),
        Decimal(of),
    )


def part(name: str, then: tuple[int, int], now: tuple[int, int]) -> Part:
    """A part with last year's figure and this year's."""
    return Part(observed(name, 2020, *now), observed(name, 2019, *then))


WHOLE = part("all", (6000, 10_000), (6500, 10_000))


def test_a_part_that_falls_while_the_whole_rises_is_named() -> None:
    girls = part("girls", (650, 1000), (560, 1000))
    found = departures(WHOLE, {"Girls": girls}, unit="%")
    assert [one.masked for one in found] == [Masked.MOVES_AGAINST, Masked.DIFFERS]
    assert found[0].sentence == (
        "Girls fell from 65% in 2019-20 to 56%, while the whole rose; this is unlikely to be "
        "chance."
    )
    assert found[1].sentence == (
        "Girls is 56% in 2020-21, below the whole at 65%; this is unlikely to be chance."
    )
    assert found[0].inputs == ("girls 2020", "girls 2019", "all 2020", "all 2019")


def test_the_same_fall_in_few_cases_is_not_named() -> None:
    assert departures(WHOLE, {"Girls": part("girls", (65, 100), (56, 100))}, unit="%") == ()


def test_a_part_that_moves_with_the_whole_is_not_named() -> None:
    assert departures(WHOLE, {"Boys": part("boys", (580, 1000), (655, 1000))}, unit="%") == ()


def test_a_part_far_above_the_whole_is_named_with_its_side() -> None:
    (found,) = departures(WHOLE, {"East": part("east", (700, 1000), (720, 1000))}, unit="%")
    assert found.masked is Masked.DIFFERS
    assert "East is 72% in 2020-21, above the whole at 65%" in found.sentence


def test_a_part_must_lie_further_out_than_one_in_twenty_parts_would_by_chance() -> None:
    # 68.5% of 1000: 65.6% to 71.3% at 95%, but 63.8% to 72.8% at 99.8%.
    assert departures(WHOLE, {"North": part("north", (600, 1000), (685, 1000))}, unit="%") == ()


def test_parts_without_their_cases_are_not_judged() -> None:
    bare = Observation("bare", financial_year(2020), Decimal(20))
    assert departures(WHOLE, {"West": Part(bare)}, unit="%") == ()
