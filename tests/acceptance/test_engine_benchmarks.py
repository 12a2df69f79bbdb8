"""Real figures of English councils: our medians and distances are the published ones."""

import csv
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from goldthread.engine.benchmark import beside_group
from goldthread.framework import Polarity

DATA = Path(__file__).parents[3] / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the figures in ../shared/data are not here"
)

BARKING_AND_DAGENHAM = "E09000002"


def published() -> dict[tuple[str, str], list[dict[str, str]]]:
    """The published rows with a value, by year and measure."""
    grouped: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with (DATA / "adult_social_care_england.csv").open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["Value"]:
                grouped[row["Financial year"], row["Code"]].append(row)
    return grouped


def test_every_published_distance_from_the_median_is_ours() -> None:
    compared = 0
    for rows in published().values():
        figures = {row["Local authority code"]: Decimal(row["Value"]) for row in rows}
        for row in rows:
            result = beside_group(row["Local authority code"], figures, group="England")
            assert result is not None
            assert result.deviations is not None
            assert float(result.deviations) == pytest.approx(
                float(row["MADs_from_median"]), abs=1e-6
            ), row
            # Some medians are published with fewer digits than the figures.
            assert float(result.median) == pytest.approx(float(row["MEDIAN"]), rel=1e-4)
            compared += 1
    assert compared == 6078


def test_a_council_among_its_nearest_neighbours() -> None:
    rows = published()["2022-23", "ASC3"]
    neighbours = json.loads((DATA / "nearest_neighbours.json").read_text())[BARKING_AND_DAGENHAM]
    figures = {
        row["Local authority code"]: Decimal(row["Value"])
        for row in rows
        if row["Local authority code"] in neighbours
    }
    result = beside_group(
        BARKING_AND_DAGENHAM,
        figures,
        group="its nearest neighbours",
        unit="%",
        polarity=Polarity.UP,
    )
    # Sorted by hand: 71.1, 69.2, 68.6, 68.4, 68, 66, 65.4, 65.1, 64.7 and then this one, with
    # five below it; the sixteenth council published no figure that year.
    assert result is not None
    assert (result.members, result.place, result.quarter) == (15, 10, 3)
    assert result.sentence == (
        "63.2% is 1.9 percentage points below the median of its nearest neighbours, 65.1%; "
        "place 10 of 15."
    )
