"""A page asks a constant number of questions, however large the framework."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldthread.framework import Deliverable, Framework, Measure, Node, NodeKind, Placement
from goldthread.web.records import actions, models

pytestmark = pytest.mark.django_db

MOST = {
    "/anyborough/": 14,
    "/anyborough/at/p1/": 20,
    "/anyborough/at/t1/": 20,
    "/anyborough/measures/": 19,
    "/anyborough/measures/m1/": 21,
    "/anyborough/deliverables/": 9,
    "/anyborough/deliverables/d1/": 24,
    "/anyborough/by/": 16,
    "/anyborough/by/lead-member/": 16,
    "/anyborough/by/lead-member/cllr-example/": 24,
    "/anyborough/search/?q=smoking": 17,
    "/anyborough/about/": 5,
    "/anyborough/health/": 12,
    "/anyborough/health/?severity=warning&part=t1": 12,
}


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
    loaded = actions.load_framework(
        authority=figures.authority,
        framework=larger(framework, 30),
        document=document,
        by="a test",
    )
    actions.check_framework(framework=loaded.record, by="a test")
    assert {address: queries(client, address) for address in MOST} == small
    assert all(small[address] <= most for address, most in MOST.items()), small
