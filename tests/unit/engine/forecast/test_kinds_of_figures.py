"""What cannot be below nothing is never expected there."""

from __future__ import annotations

import pytest

from goldthread.engine.forecast import Kind, forecast_series, kind_of_figures


@pytest.mark.parametrize(
    ("unit", "figures", "kind"),
    [
        ("%", [0.0, 99.5], Kind.PROPORTION),
        ("%", [99.5, 104.0], Kind.AMOUNT),
        (None, [3.0, 0.0], Kind.COUNT),
        (None, [3.5, 0.0], Kind.AMOUNT),
        ("Council properties", [12.0, 3.0], Kind.COUNT),
        ("days", [21.4, 18.9], Kind.COUNT),
        ("per 1,000 people", [0.7, 0.4], Kind.COUNT),
        ("GBP", [120.0, 80.0], Kind.AMOUNT),
        ("points", [1.0, 2.0], Kind.AMOUNT),
        ("homes", [4.0, -2.0], Kind.AMOUNT),
    ],
)
def test_the_unit_and_the_figures_say_what_they_are(
    unit: str | None, figures: list[float], kind: Kind
) -> None:
    assert kind_of_figures(unit, figures) is kind


def test_no_range_of_things_counted_goes_below_nothing() -> None:
    past = [31.0, 22.0, 26.0, 15.0, 17.0, 9.0, 11.0, 4.0]
    unbounded = forecast_series(past, frequency=4, horizon=4, kind=Kind.AMOUNT)
    counted = forecast_series(
        past, frequency=4, horizon=4, kind=kind_of_figures("properties", past)
    )
    assert min(unbounded.lower95) < 0
    assert min(counted.lower95) >= 0
