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
    "/anyborough/": 16,
    "/anyborough/at/p1/": 22,
    "/anyborough/at/t1/": 22,
    "/anyborough/measures/": 15,
    "/anyborough/measures/m1/": 24,
    "/anyborough/deliverables/": 9,
    "/anyborough/deliverables/d1/": 24,
    "/anyborough/by/": 19,
    "/anyborough/by/lead-member/": 19,
    "/anyborough/by/lead-member/cllr-example/": 20,
    "/anyborough/search/?q=smoking": 20,
    "/anyborough/about/": 7,
    "/anyborough/health/": 13,
    "/anyborough/health/?severity=warning&part=t1": 13,
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
    over = {address: small[address] for address, most in MOST.items() if small[address] > most}
    assert over == {}
