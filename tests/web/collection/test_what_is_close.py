"""What counts as close to a target, and who said so: told where figures are given and read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from goldthread.engine.goals import PercentagePoints
from goldthread.framework.periods import quarter
from goldthread.web.collection import models
from goldthread.web.records import actions
from goldthread.web.records import models as records

pytestmark = pytest.mark.django_db

RETURN = "/anyborough/returns/q1/2020-Q4/"
MEASURE = "/anyborough/measures/q1/"


def said(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def say(due: models.Return, *, own: bool, by: str) -> None:
    actions.set_tolerance(
        framework=records.Framework.objects.get(authority=due.measure.authority),
        measure=due.measure if own else None,
        rule=PercentagePoints(Decimal(3)),
        from_period=quarter(2020, 1),
        by=by,
        reason="Agreed by the board",
    )


@pytest.mark.parametrize("address", [RETURN, MEASURE])
def test_where_nobody_said_anything_the_common_practice_is_told(
    due: models.Return, cy: Client, address: str
) -> None:
    told = "Within 10% of the target counts as close. Nobody has said otherwise."
    assert told in said(cy, address)


@pytest.mark.parametrize(("own", "whose"), [(True, "this measure"), (False, "the whole framework")])
@pytest.mark.parametrize("address", [RETURN, MEASURE])
def test_who_said_it_when_from_when_for_what_and_why(
    due: models.Return, cy: Client, address: str, own: bool, whose: str
) -> None:
    say(due, own=own, by="a head of service")
    assert (
        "Within 3 percentage points counts as close. Said by a head of service on "
        f"{timezone.localdate():%-d %B %Y}, for periods from 1 April 2020, for {whose}: "
        "Agreed by the board"
    ) in said(cy, address)


def test_readers_are_told_nobody_s_address(due: models.Return, ana: Client) -> None:
    say(due, own=True, by="cy@example.org")
    assert "Said by the council on" in said(ana, MEASURE)
    assert "cy@example.org" not in said(ana, MEASURE)


@pytest.mark.parametrize("address", [RETURN, MEASURE])
def test_nothing_is_close_to_a_target_that_is_none(
    due: models.Return, cy: Client, address: str
) -> None:
    records.Target.objects.filter(edition_measure__measure=due.measure).update(
        rule={"kind": "tbc", "until": None}
    )
    assert "counts as close" not in said(cy, address)
