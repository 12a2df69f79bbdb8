"""Small counts stay hidden: every test here tries to work them out."""

from collections.abc import Iterator

import pytest
from how_often import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.engine.suppression import Sum, suppress

Cell = tuple[int, int]


def table(rows: list[list[int]]) -> tuple[dict[Cell, int], list[Sum[Cell]]]:
    """A table with a total for each row (last column) and each column (last row)."""
    with_totals = [[*row, sum(row)] for row in rows]
    with_totals.append([sum(column) for column in zip(*with_totals, strict=True)])
    counts = {
        (down, across): count
        for down, row in enumerate(with_totals)
        for across, count in enumerate(row)
    }
    height, width = len(rows), len(rows[0])
    sums = [
        Sum((down, width), tuple((down, across) for across in range(width)))
        for down in range(height + 1)
    ]
    sums += [
        Sum((height, across), tuple((down, across) for down in range(height)))
        for across in range(width + 1)
    ]
    return counts, sums


def possible(
    shown: dict[Cell, int], hidden: list[Cell], sums: list[Sum[Cell]], most: int
) -> Iterator[dict[Cell, int]]:
    """Every filling of the hidden cells, from 1 to ``most``, that the sums allow."""
    if not hidden:
        yield shown
        return
    cell, rest = hidden[0], hidden[1:]
    for count in range(1, most + 1):
        filled = {**shown, cell: count}
        if all(_can_hold(own, filled, most) for own in sums):
            yield from possible(filled, rest, sums, most)


def _can_hold(own: Sum[Cell], filled: dict[Cell, int], most: int) -> bool:
    known = sum(filled.get(part, 0) for part in own.parts)
    open_parts = sum(part not in filled for part in own.parts)
    if own.total not in filled:
        return known + open_parts <= most
    return known + open_parts <= filled[own.total] <= known + open_parts * most


def values_that_could_be(
    counts: dict[Cell, int],
    hidden: frozenset[Cell],
    sums: list[Sum[Cell]],
    *,
    asked: frozenset[Cell] | None = None,
) -> dict[Cell, set[int]]:
    """Counts that a reader must hold possible for each hidden cell, two where there are two.

    Looked for until those that are ``asked`` for, every one if nothing is said, have two.

    Tried are counts up to a little more than the largest that is hidden.
    """
    shown = {cell: count for cell, count in counts.items() if cell not in hidden}
    found: dict[Cell, set[int]] = {cell: set() for cell in hidden}
    for filling in possible(
        shown, sorted(hidden), sums, max((counts[cell] for cell in hidden), default=0) + 2
    ):
        for cell, seen in found.items():
            seen.add(filling[cell])
        if all(len(found[cell]) > 1 for cell in (hidden if asked is None else asked)):
            break
    return found


def test_a_table_without_small_counts_is_shown_whole() -> None:
    counts, sums = table([[12, 0, 30], [5, 8, 0]])
    assert suppress(counts, sums).hidden == frozenset()


def test_a_lone_small_count_takes_the_smallest_cell_beside_it_with_it() -> None:
    counts = {"A": 3, "B": 40, "C": 20, "D": 0, "all": 63}
    result = suppress(counts, [Sum("all", ("A", "B", "C", "D"))])
    assert result.small == {"A"}
    assert result.beside == {"C"}


def test_two_small_counts_protect_each_other_unless_their_sum_gives_them_away() -> None:
    fine = suppress({"A": 3, "B": 2, "C": 20, "all": 25}, [Sum("all", ("A", "B", "C"))])
    assert fine.hidden == {"A", "B"}
    # 22 less 20 leaves 2 for two cells that are each at least 1.
    given_away = suppress({"A": 1, "B": 1, "C": 20, "all": 22}, [Sum("all", ("A", "B", "C"))])
    assert given_away.hidden == {"A", "B", "C"}


def test_where_every_other_part_is_nought_the_total_is_hidden() -> None:
    result = suppress({"A": 4, "B": 0, "all": 4}, [Sum("all", ("A", "B"))])
    assert result.hidden == {"A", "all"}


def test_a_small_count_of_a_table_is_protected_along_its_row_and_its_column() -> None:
    counts, sums = table([[3, 6, 30], [7, 9, 50], [60, 70, 80]])
    result = suppress(counts, sums)
    assert result.small == {(0, 0)}
    assert len(values_that_could_be(counts, result.hidden, sums)[0, 0]) > 1


def test_the_quarters_of_a_year_are_protected_like_any_other_parts() -> None:
    counts = {"Q1": 7, "Q2": 2, "Q3": 9, "Q4": 8, "year": 26}
    result = suppress(counts, [Sum("year", ("Q1", "Q2", "Q3", "Q4"))])
    assert result.hidden == {"Q1", "Q2"}


def test_without_totals_only_the_small_counts_are_hidden() -> None:
    assert suppress({"A": 1, "B": 4, "C": 5, "D": 0}).hidden == {"A", "B"}


def test_a_council_may_set_another_bound() -> None:
    assert suppress({"A": 9, "B": 10}, smallest_safe=10).hidden == {"A"}


@settings(max_examples=examples(10))
@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=3))
def test_no_small_count_of_any_table_can_be_worked_out(rows: list[list[int]]) -> None:
    counts, sums = table(rows)
    result = suppress(counts, sums)
    assert result.small == {cell for cell, count in counts.items() if 0 < count < 5}
    could_be = values_that_could_be(counts, result.hidden, sums, asked=result.small)
    for cell in result.small:
        assert len(could_be[cell]) > 1, f"{cell} is {counts[cell]}"


@pytest.mark.parametrize(
    ("counts", "sums", "message"),
    [
        ({"A": -1}, [], "cannot be"),
        ({"A": 3, "all": 4}, [Sum("all", ("A",))], "add up to 3, and it is 4"),
        ({"A": 3, "all": 4}, [Sum("all", ("A", "B"))], "names B, which has no count"),
    ],
)
def test_a_table_that_cannot_be_is_refused(
    counts: dict[str, int], sums: list[Sum[str]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        suppress(counts, sums)
