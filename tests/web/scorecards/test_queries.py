"""A page asks a constant number of questions, however large the framework."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from small_records import in_force

from goldthread.framework import Deliverable, Framework, Measure, Node, NodeKind, Placement
from goldthread.framework.concerns import Concern
from goldthread.web.records import actions, models
from goldthread.web.scorecards.actions import set_tags

pytestmark = pytest.mark.django_db

MOST = {
    "/anyborough/": 13,
    "/anyborough/at/p1/": 22,
    "/anyborough/at/t1/": 22,
    "/anyborough/measures/": 12,
    "/anyborough/measures/m1/": 22,
    "/anyborough/deliverables/": 9,
    "/anyborough/delivery/": 11,
    "/anyborough/delivery/timeline/": 11,
    "/anyborough/deliverables/d1/": 24,
    "/anyborough/by/": 20,
    "/anyborough/by/lead-member/": 18,
    "/anyborough/by/lead-member/cllr-example/": 22,
    "/anyborough/by/vulnerable-group/": 20,
    "/anyborough/by/vulnerable-group/people-who-smoke/": 23,
    "/anyborough/by/locality/abbey/": 24,
    "/anyborough/together/": 8,
    "/anyborough/promised/": 6,
    "/anyborough/search/?q=smoking": 20,
    "/anyborough/about/": 6,
    "/anyborough/health/": 11,
    "/anyborough/health/?severity=warning&part=t1": 11,
}


@pytest.fixture
def figures(figures: models.Framework) -> models.Framework:
    """With a part that is counted by ward, and a group of people that somebody has set."""
    whole = models.Series.objects.get(measure__code="m1", label="percentage")
    models.Series.objects.create(
        measure=whole.measure,
        label=whole.label,
        unit=whole.unit,
        dimension="Ward",
        category="Abbey",
        position=9,
    )
    set_tags(
        authority=figures.authority,
        concern=Concern.VULNERABLE_GROUP,
        name="People who smoke",
        measures=[whole.measure],
        holds=True,
        by="a test",
    )
    return figures


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def larger(framework: Framework, times: int) -> Framework:
    """The framework with many times its themes, measures and deliverables."""
    numbers = range(times)
    return replace(
        framework,
        nodes=(
            *framework.nodes,
            *(Node(f"n{n}", NodeKind.THEME, f"Theme {n}", parent="p1") for n in numbers),
        ),
        measures=(
            *framework.measures,
            *(
                Measure(
                    f"x{n}",
                    f"Extra {n}",
                    (Placement(f"n{n}"), Placement("t1")),
                    components=("a", "b"),
                    lead_members=("Cllr Example",),
                    partners=("The police",),
                )
                for n in numbers
            ),
        ),
        deliverables=(
            *framework.deliverables,
            *(
                Deliverable(f"y{n}", f"Promise {n}", (Placement("t1"),), programmes=("Clinics",))
                for n in numbers
            ),
        ),
    )


def test_a_page_asks_no_more_of_a_larger_framework(
    figures: models.Framework, framework: Framework, document: actions.ReadDocument, client: Client
) -> None:
    small = {address: queries(client, address) for address in MOST}
    # A document is read anew into a draft alone.
    models.Framework.objects.update(status="draft", adopted_at=None, adopted_by=None)
    loaded = actions.load_framework(
        authority=figures.authority,
        framework=larger(framework, 30),
        document=document,
        by="a test",
    )
    actions.check_framework(framework=in_force(loaded.record), by="a test")
    assert {address: queries(client, address) for address in MOST} == small
    over = {address: small[address] for address, most in MOST.items() if small[address] > most}
    assert over == {}
