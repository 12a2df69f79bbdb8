"""Intervals, standardised rates and funnels equal the answer keys from PHEindicatormethods."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from goldthread.engine.intervals import (
    OUTER_CONFIDENCE,
    Beside,
    Distance,
    FunnelPlace,
    Interval,
    Method,
    Stratum,
    directly_standardised_rate,
    funnel_of_proportions,
    funnel_of_rates,
    mean,
    proportion,
    rate,
)

KEYS = Path(__file__).parents[3] / "shared" / "golden"

pytestmark = pytest.mark.skipif(
    not KEYS.is_dir(), reason="the answer keys in ../shared/golden are not here"
)

# The keys are printed with 15 significant digits.
PRINTED = 1e-12

SIGNIFICANCE = {
    "Not significant": None,
    "Low (0.025)": FunnelPlace(Beside.BELOW, Distance.OUTSIDE_95),
    "Low (0.001)": FunnelPlace(Beside.BELOW, Distance.OUTSIDE_998),
    "High (0.025)": FunnelPlace(Beside.ABOVE, Distance.OUTSIDE_95),
    "High (0.001)": FunnelPlace(Beside.ABOVE, Distance.OUTSIDE_998),
}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one key."""
    with (KEYS / name).open(newline="") as file:
        return list(csv.DictReader(file))


def assert_equal(key: dict[str, str], usual: Interval, outer: Interval) -> None:
    """Value and all four limits are those of the key, to the digits it prints."""
    got = (usual.value, usual.lower, usual.upper, outer.lower, outer.upper)
    printed = ("value", "lower95_0cl", "upper95_0cl", "lower99_8cl", "upper99_8cl")
    expected = tuple(float(key[column]) for column in printed)
    assert got == pytest.approx(expected, rel=PRINTED, abs=PRINTED)


def test_every_proportion_equals_the_key() -> None:
    keys = rows("phe_proportions.csv")
    assert len(keys) == 30
    for key in keys:
        x, n = float(key["x"]), float(key["n"])
        assert_equal(
            key,
            proportion(x, n, multiplier=100),
            proportion(x, n, multiplier=100, confidence=OUTER_CONFIDENCE),
        )


def test_every_rate_equals_the_key_and_names_its_method() -> None:
    keys = rows("phe_rates.csv")
    assert len(keys) == 27
    for key in keys:
        x, n = float(key["x"]), float(key["n"])
        usual = rate(x, n)
        assert_equal(key, usual, rate(x, n, confidence=OUTER_CONFIDENCE))
        assert usual.method is {"Exact": Method.EXACT, "Byars": Method.BYAR}[key["method"]]


def test_every_standardised_rate_equals_the_key() -> None:
    strata: dict[str, list[Stratum]] = defaultdict(list)
    for row in rows("phe_dsr_inputs.csv"):
        strata[row["area"]].append(Stratum(float(row["x"]), float(row["n"]), float(row["stdpop"])))
    keys = rows("phe_dsr.csv")
    assert len(keys) == 12
    for key in keys:
        usual = directly_standardised_rate(strata[key["area"]])
        outer = directly_standardised_rate(strata[key["area"]], confidence=OUTER_CONFIDENCE)
        assert usual is not None
        assert outer is not None
        assert_equal(key, usual, outer)


def test_every_mean_equals_the_key() -> None:
    values: dict[str, list[float]] = defaultdict(list)
    for row in rows("phe_mean_inputs.csv"):
        values[row["g"]].append(float(row["v"]))
    keys = rows("phe_mean.csv")
    assert len(keys) == 3
    for key in keys:
        group = values[key["g"]]
        assert_equal(key, mean(group), mean(group, confidence=OUTER_CONFIDENCE))


@pytest.mark.parametrize(
    ("name", "funnel"),
    [
        ("phe_funnel_proportion.csv", funnel_of_proportions),
        ("phe_funnel_rate.csv", funnel_of_rates),
    ],
)
def test_every_unit_of_a_funnel_lies_where_the_key_says(name, funnel) -> None:
    keys = rows(name)
    assert len(keys) == 40
    places = funnel([(float(key["x"]), float(key["n"])) for key in keys])
    for key, place in zip(keys, places, strict=True):
        expected = SIGNIFICANCE[key["significance"]]
        if expected is None:
            assert place.distance is Distance.WITHIN, key
        else:
            assert place == expected, key
