"""The published quarterly figures of Scottish councils, as one council's own and as its comparators.

CORP 09 is the share of crisis grants decided in a day, with how many were and how many there were.
Every quarter of Dundee's is checked against ranks and medians counted out here, and its last interval
against the formula of Wilson.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from pathlib import Path
from statistics import median

import pytest

from goldthread.framework import Framework, Measure, Node, NodeKind, Placement, Polarity
from goldthread.framework.periods import Period, quarter
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.records import actions, models
from goldthread.web.scorecards.selectors.funnels import Measured, funnel_of

FIGURES = Path(__file__).parents[3] / "shared" / "data" / "scotland_quarterly.csv"
COUNCIL = "Dundee City"

pytestmark = [
    pytest.mark.skipif(not FIGURES.is_file(), reason="../shared/data is not here"),
    pytest.mark.django_db,
]


def published() -> list[dict[str, str]]:
    """The rows of the measure that have a figure."""
    with FIGURES.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["code"] == "CORP 09" and row["value"]]


def period_of(row: dict[str, str]) -> Period:
    year, number = row["period"].split(";Q")
    return quarter(int(year[:4]), int(number))


@dataclass(frozen=True)
class Recorded:
    """A figure with the numbers behind it."""

    value: Decimal
    numerator: Decimal
    denominator: Decimal


def percentage(row: dict[str, str]) -> Decimal:
    return Decimal(row["value"]) * 100


@pytest.fixture
def loaded() -> models.Series:
    """Every figure, judged: Dundee's as its own, all others as those of its group."""
    authority = actions.register_authority(code="dundee", name=COUNCIL, by="a test")
    record = actions.load_framework(
        authority=authority,
        framework=Framework(
            title="Benchmarks",
            nodes=(Node("p", NodeKind.PRIORITY, "Corporate"),),
            measures=(
                Measure(
                    "corp-09",
                    "Percentage of crisis grant decisions within 1 day",
                    (Placement("p"),),
                    target_text="95%",
                    target=Threshold(comparison=Comparison.AT_LEAST, value=Decimal(95), unit="%"),
                    polarity=Polarity.UP,
                ),
            ),
        ),
        document=actions.ReadDocument("benchmarks.csv", "0" * 64),
        by="a test",
    ).record
    series = models.Series.objects.get(measure__authority=authority)
    rows = published()
    others = sorted({row["local_authority"] for row in rows} - {COUNCIL})
    actions.record_observations(
        authority=authority,
        observations=[
            actions.NewObservation(
                series=series,
                period=period_of(row),
                value=percentage(row),
                numerator=Decimal(row["numerator"]),
                denominator=Decimal(row["denominator"]),
            )
            for row in rows
            if row["local_authority"] == COUNCIL
        ],
        by="a test",
        source="Improvement Service",
    )
    actions.set_comparator_groups(
        authority=authority,
        groups=[
            actions.NewGroup(
                name="Scotland", kind="nation", members=tuple((name, name) for name in others)
            )
        ],
        by="a test",
    )
    actions.record_comparators(
        authority=authority,
        figures=[
            actions.NewComparatorFigure(
                series=series,
                area=row["local_authority"],
                area_name=row["local_authority"],
                period=period_of(row),
                value=percentage(row),
                source="Improvement Service",
            )
            for row in rows
            if row["local_authority"] != COUNCIL
        ],
        by="a test",
    )
    actions.evaluate_framework(framework=record, by="a test")
    return series


def test_ranks_quarters_intervals_and_the_direction_are_those_counted_out_by_hand(
    loaded: models.Series,
) -> None:
    by_period: dict[str, dict[str, Decimal]] = {}
    for row in published():
        by_period.setdefault(period_of(row).code, {})[row["local_authority"]] = percentage(row)
    assert len(by_period) == 21
    benchmarks = {row.period_code: row for row in models.Benchmark.objects.filter(series=loaded)}
    assert set(benchmarks) == {code for code, here in by_period.items() if COUNCIL in here}
    for code, found in benchmarks.items():
        here = by_period[code]
        ahead = sum(value > here[COUNCIL] for value in here.values())
        assert found.place == ahead + 1, code
        assert found.members == len(here)
        others = [value for name, value in here.items() if name != COUNCIL]
        assert found.median in (median(here.values()), median(others))
    # The last quarter by hand: 90% of 1,775; the 95% interval of 1,605 of 1,775 by Wilson.
    last = models.Result.objects.get(series=loaded, period_code=quarter(2023, 1).code)
    x, n, z = 1605, 1775, 1.959963984540054
    reach = z * sqrt(z * z + 4 * x * (1 - x / n))
    assert float(last.interval_lower) == pytest.approx(
        100 * (2 * x + z * z - reach) / (2 * (n + z * z)), abs=1e-4
    )
    assert float(last.interval_upper) == pytest.approx(
        100 * (2 * x + z * z + reach) / (2 * (n + z * z)), abs=1e-4
    )
    # 90% is 5 points short of 95%, within a tenth of it, and its whole interval lies below.
    assert (last.status, last.noise_verdict) == ("close", "worse")
    results = models.Result.objects.filter(series=loaded)
    assert not results.filter(interval_lower=None).exists()
    # 21 quarters bear a control chart; six below 92% after fifteen at 95% or more are no chance.
    assert (last.direction_test, last.direction) == ("control_chart", "worsening")


def test_the_funnel_of_real_figures_is_that_of_the_score_test() -> None:
    """Outside exactly where the share lies more than z√(p(1 − p)/n) from the average of everybody."""
    rows = [row for row in published() if row["period"] == "2023-24;Q1"]
    found = funnel_of(
        [
            Measured(
                row["local_authority"],
                Recorded(percentage(row), Decimal(row["numerator"]), Decimal(row["denominator"])),
                own=row["local_authority"] == COUNCIL,
            )
            for row in rows
        ],
        title="Scotland",
        unit="%",
        better="up",
        key="k",
    )
    assert found is not None
    # Of 32 the numbers of two do not make the figure that was published: 15 of 15 for 88%, and 10
    # of 15 for 100%.
    assert sorted({row["local_authority"] for row in rows} - set(found.places)) == [
        "Orkney Islands",
        "Shetland Islands",
    ]
    numbers = {
        row["local_authority"]: (float(row["numerator"]), float(row["denominator"]))
        for row in rows
        if row["local_authority"] in found.places
    }
    average = sum(cases for cases, _ in numbers.values()) / sum(of for _, of in numbers.values())
    for name, (cases, of) in numbers.items():
        away = abs(cases / of - average) / sqrt(average * (1 - average) / of)
        place = (
            "outside the outer"
            if away > 3.0902
            else "outside the inner"
            if away > 1.96
            else "within the"
        )
        assert found.places[name][1] == f"{place} limits", name
    assert found.caution.startswith("26 of the 30 councils lie outside the outer limits")
