"""The funnel of a group on a measure's page: where the numbers behind the figures are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html

from goldthread.framework.periods import month
from goldthread.web.records import actions, models
from goldthread.web.scorecards.selectors.funnels import Measured, funnel_of

MEASURE = "/anyborough/measures/m1/"
MARCH = month(2021, 3)
# 44 of 100 beside 300 of 600: on average 49.1%, and 19 in 20 of 100 lie between 39.3% and 58.9%.
OTHERS = {"North": (120, 240), "South": (52, 100), "West": (48, 100), "East": (80, 160)}


@pytest.fixture
def beside(record: models.Framework) -> models.Framework:
    series = models.Series.objects.get(measure__code="m1", label="percentage", dimension="")
    actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(series, MARCH, Decimal(44), Decimal(44), Decimal(100))
        ],
        by="a test",
        source="a return",
    )
    actions.set_comparator_groups(
        authority=record.authority,
        groups=[
            actions.NewGroup(
                name="Neighbours", kind="neighbours", members=tuple((one, one) for one in OTHERS)
            )
        ],
        by="a test",
    )
    actions.record_comparators(
        authority=record.authority,
        figures=[
            actions.NewComparatorFigure(
                series=series,
                area=name,
                area_name=name,
                period=MARCH,
                value=Decimal(100) * cases / of,
                source="Published",
                numerator=Decimal(cases),
                denominator=Decimal(of),
            )
            for name, (cases, of) in OTHERS.items()
        ],
        by="a test",
    )
    actions.evaluate_framework(framework=record, by="a test")
    return record


@pytest.mark.django_db
def test_the_page_has_the_funnel_its_sentence_and_its_table(
    beside: models.Framework,
    page: Callable[[str], html.HtmlElement],
    words: Callable[[str], str],
    client: Client,
) -> None:
    (funnel,) = page(MEASURE).xpath("//*[contains(@class, 'gt-picture--funnel')]")
    assert len(funnel.xpath(".//*[name()='circle']")) == 4
    told = words(MEASURE)
    assert (
        "Anyborough’s 44% lies within what chance alone would allow a council of its size: 39% to 59%, "
        "around the average of 49%." in told
    )
    assert "Council Figure Out of Beside what chance allows" in told
    rows = client.get(f"{MEASURE}?csv=councils-2").content.decode("utf-8-sig").splitlines()
    assert "Anyborough,44%,100,within the limits,yes,no," in rows[-1]


@dataclass(frozen=True)
class Figure:
    """A figure with the numbers behind it."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None


def council(name: str, value: str, cases: str | None, of: str | None, **more: bool) -> Measured:
    numbers = (None if one is None else Decimal(one) for one in (cases, of))
    return Measured(name, Figure(Decimal(value), *numbers), **more)


ALIKE = [council(f"Council {n}", "50", "50", "100") for n in range(5)]
OWN = council("Anyborough", "50", "50", "100", own=True)


@pytest.mark.parametrize(
    ("councils", "unit", "left_out"),
    [
        ([OWN, *ALIKE], "%", ""),
        ([OWN, *ALIKE, council("No numbers", "50", None, None)], "%", "1 council is left out"),
        # 50% standardised by age, where 60 of 100 are 60%.
        ([OWN, *ALIKE, council("Standardised", "50", "60", "100")], "%", "1 council is left out"),
        # Numbers rounded to fives: 2,270 of 2,480 are 91.5%, and 91% was published.
        ([OWN, *ALIKE, council("Rounded", "91", "2270", "2480")], "%", ""),
        ([council("Anyborough", "50", None, None, own=True), *ALIKE], "%", None),
        ([OWN, *ALIKE[:3]], "%", None),
        ([OWN, *ALIKE], "days", None),
    ],
)
def test_only_figures_that_are_the_share_of_their_numbers_are_in_it(
    councils: list[Measured], unit: str, left_out: str | None
) -> None:
    found = funnel_of(councils, title="Neighbours", unit=unit, better="up", key="k")
    if left_out is None:
        assert found is None
    else:
        assert found is not None
        assert found.left_out.startswith(left_out)
        assert bool(found.left_out) is bool(left_out)
