"""Long-term outcomes beside the proxies said to lead them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html
from small_people import person

from goldthread.framework import Framework, Measure, Placement, Polarity, Role
from goldthread.framework.periods import quarter
from goldthread.web.records import actions, models
from goldthread.web.scorecards.actions.judge_pairs import judge_pairs
from goldthread.web.scorecards.actions.link_proxy import link_proxy
from goldthread.web.scorecards.models import PairMovement

pytestmark = pytest.mark.django_db

CHANGES = (3, -1, 4, 1, -5, 9, 2, -6, 5, -4, -8, 7)


@pytest.fixture
def framework(framework: Framework) -> Framework:
    """With a long-term outcome beside the proxy."""
    outcome = Measure(
        "o1", "Lungs that are well", (Placement("t1", Role.LONG_TERM),), polarity=Polarity.UP
    )
    return replace(framework, measures=(*framework.measures, outcome))


def give(authority: models.Authority, code: str, changes: Iterable[int], label: str = "") -> None:
    series = models.Series.objects.get(measure__code=code, label=label)
    value, found = 50, []
    for place, change in enumerate((0, *changes)):
        value += change
        period = quarter(2018 + place // 4, place % 4 + 1)
        found.append(actions.NewObservation(series=series, period=period, value=Decimal(value)))
    actions.record_observations(
        authority=authority, observations=found, by="a test", source="returns.csv", reason="Late."
    )


def test_with_few_figures_it_is_too_early_to_tell(
    record: models.Framework, words: Callable[[str], str]
) -> None:
    give(record.authority, "m1", CHANGES[:4], "percentage")
    give(record.authority, "o1", CHANGES[:4])
    told = words("/anyborough/together/")
    assert "Lungs that are well 1 1 too early to tell" in told
    assert "there are 4 changes from one quarter to the next" in words("/anyborough/together/o1/")


def test_an_outcome_that_follows_its_proxy_is_said_to_move_with_it_and_never_more(
    record: models.Framework, words: Callable[[str], str], page: Callable[[str], html.HtmlElement]
) -> None:
    give(record.authority, "m1", CHANGES, "percentage")
    give(record.authority, "o1", (1, *CHANGES[:-1]))
    # Until it is worked out in the background a page says that it is not.
    assert "it has not been worked out for these figures yet" in words("/anyborough/together/o1/")
    assert judge_pairs(framework=record, by="a test") == PairMovement.objects.count() > 0
    told = words("/anyborough/together/o1/")
    assert (
        "Smoking quitters Together, as it should So far the outcome has mostly got better" in told
    )
    assert "1 quarter before: 1.00, between" in told
    assert "It does not say that one makes the other move." in told
    assert "Both stand at “Health”" in told
    tree = page("/anyborough/together/o1/")
    assert (
        len(tree.xpath("//*[local-name()='svg'][contains(@class, 'gt-picture--two-lines')]")) == 1
    )
    assert len(tree.xpath("//table/tbody/tr")) == 13


def test_pairs_are_worked_out_for_every_period_looked_back_to_and_again_only_where_figures_change(
    record: models.Framework, words: Callable[[str], str]
) -> None:
    give(record.authority, "m1", CHANGES, "percentage")
    give(record.authority, "o1", (1, *CHANGES[:-1]))
    # With eight changes or more: at the end of the ninth quarter and of the four after it.
    assert judge_pairs(framework=record, by="a test") == 5
    assert judge_pairs(framework=record, by="a test") == 0
    assert "not been worked out" not in words("/anyborough/together/o1/?at=2020-Q1")
    assert "there are 7 changes" in words("/anyborough/together/o1/?at=2019-Q4")
    give(record.authority, "m1", (*CHANGES[:-1], 5), "percentage")
    assert judge_pairs(framework=record, by="a test") == 1
    assert PairMovement.objects.count() == 5


def test_the_pairs_come_as_a_table(record: models.Framework, client: Client) -> None:
    told = client.get("/anyborough/together/?csv=pairs").content.decode("utf-8-sig").splitlines()
    assert told[1].startswith("o1,Lungs that are well,m1,Smoking quitters,Too early to tell,")


def test_a_person_puts_a_measure_beside_an_outcome_and_takes_it_away(
    record: models.Framework, client: Client, words: Callable[[str], str]
) -> None:
    client.force_login(person("keeper", "performance_team", record.authority))
    address = "/anyborough/together/o1/"
    client.post(f"{address}link/", {"proxy": "m2", "reason": "Homes that are dry."})
    assert "Why it stands here: Homes that are dry. Said by keeper." in words(address)
    client.post(f"{address}link/", {"proxy": "m2", "reason": "No use.", "do": "unlink"})
    client.post(f"{address}link/", {"proxy": "m1", "reason": "Not this one.", "do": "unlink"})
    assert "No measure is said to move before it yet." in words(address)


def test_a_link_without_a_reason_or_to_itself_is_refused(record: models.Framework) -> None:
    outcome = models.Measure.objects.get(code="o1")
    with pytest.raises(actions.ActionRefusedError, match="Say why") as refused:
        link_proxy(outcome=outcome, proxy=outcome, holds=True, reason=" ", by="a test")
    assert "itself" in " ".join(refused.value.reasons)


def test_a_measure_the_framework_does_not_state_has_no_page(
    record: models.Framework, client: Client
) -> None:
    assert client.get("/anyborough/together/nothing/").status_code == 404
