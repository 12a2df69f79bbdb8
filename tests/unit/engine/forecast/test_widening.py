"""The table that intervals are widened by: whole, and read between its lines."""

import pytest

from goldthread.engine.forecast.kinds import Kind
from goldthread.engine.forecast.learning import Known, is_held_out, windows
from goldthread.engine.forecast.widening import table, widened_by


def test_the_table_covers_every_scale_and_frequency_from_the_fewest_figures_on() -> None:
    assert set(table()) == {(k, f) for k in (Kind.AMOUNT, Kind.COUNT) for f in (1, 4, 12)}
    for rows in table().values():
        assert rows[0].n == 6
        assert min(row.windows for row in rows) >= 200


@pytest.mark.parametrize(("kind", "frequency"), list(table()))
def test_at_every_length_of_the_table_its_own_factors_are_used(kind: Kind, frequency: int) -> None:
    for row in table()[kind, frequency]:
        for step in (1, 3, row.steps):
            assert widened_by(kind, frequency, row.n, step) == pytest.approx(row.at(step))


def test_between_two_lengths_and_beyond_the_last_the_table_is_read_on() -> None:
    rows = {row.n: row for row in table()[Kind.AMOUNT, 4]}
    low, high = sorted((rows[8].at(2)[2], rows[12].at(2)[2]))
    assert low < widened_by(Kind.AMOUNT, 4, 10, 2)[2] < high
    assert widened_by(Kind.AMOUNT, 4, 500, 2) == rows[40].at(2)


def test_far_beyond_the_steps_learned_on_factors_stay_as_they_are() -> None:
    assert widened_by(Kind.AMOUNT, 1, 8, 60) == widened_by(Kind.AMOUNT, 1, 8, 12)


def test_proportions_use_what_was_learned_on_logarithms() -> None:
    assert widened_by(Kind.PROPORTION, 12, 30, 4) == widened_by(Kind.COUNT, 12, 30, 4)


def test_windows_start_where_the_future_begins_and_go_back_without_overlap() -> None:
    series = Known("N1", 1, tuple(float(x) for x in range(20)), 3)
    past, future = windows([series], 1, 6, 3)
    assert past[0].tolist() == [11, 12, 13, 14, 15, 16]
    assert future.tolist() == [[17, 18, 19], [14, 15, 16], [11, 12, 13]]


def test_every_third_series_is_kept_for_testing() -> None:
    assert [is_held_out(f"N{number:04}") for number in range(1, 7)] == [False, False, True] * 2
