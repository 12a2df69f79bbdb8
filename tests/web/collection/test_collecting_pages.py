"""How one measure is collected: a frequency of its own, and single returns opened by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from lxml import html

from goldthread.framework.rules import rule_to_json
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.web.collection import actions, models

pytestmark = pytest.mark.django_db

PAGE = "/anyborough/periods/collecting/q1/"


def asked(period: str, what: str = "figures") -> dict[str, str]:
    return {"do": "open", "asked": what, "period": period}


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        ("Q2 20/21", "2020-Q2", "figures"),
        ("14 May 2021", "2021-05-14", "figures"),
        ("2019-20", "2019-FY", "narrative"),
    ],
)
def test_the_performance_team_opens_one_return_for_a_period_in_words(
    due: models.Return, cy: Client, words: str, code: str, what: str
) -> None:
    answer = cy.post(PAGE, asked(words, what))
    opened = models.Return.objects.exclude(pk=due.pk).get()
    assert (opened.period_code, opened.asked, opened.state) == (code, what, "due")
    assert opened.due_on > opened.period_last
    assert answer["Location"] == opened.get_absolute_url()
    page = cy.get(answer["Location"]).content.decode()
    assert f"It is open, and due on {opened.due_on:%-d %B %Y}." in page


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Write the period that the return is for."),
        ("when it suits", "is not a period that could be read"),
        ("Q4 2020-21", "there is a return already"),
        ("March 2199", "March 2199 has not begun yet"),
    ],
)
def test_a_period_that_takes_no_return_is_said_on_top_and_stays_typed(
    due: models.Return, cy: Client, words: str, told: str
) -> None:
    answer = cy.post(PAGE, asked(words))
    page = html.fromstring(answer.content.decode())
    (summary,) = page.find_class("govuk-error-summary")
    assert told in summary.text_content()
    assert page.xpath("//input[@name='period']/@value") == ([words] if words else [])
    assert models.Return.objects.get() == due


def test_only_the_performance_team_opens_one(due: models.Return, ana: Client) -> None:
    assert ana.post(PAGE, asked("Q2 2020-21")).status_code == 403
    assert models.Return.objects.count() == 1


def test_a_measure_s_own_days_to_give_hold_for_a_return_opened_by_hand(
    due: models.Return, cy: Client
) -> None:
    actions.collect_measure(measure=due.measure, days_to_give=1, reason="Known at once", by="cy")
    cy.post(PAGE, asked("14 May 2021"))
    opened = models.Return.objects.exclude(pk=due.pk).get()
    # The first working day after Friday 14 May 2021.
    assert opened.due_on == opened.period_last + timedelta(days=3)


def test_a_frequency_that_is_none_of_the_usual_ones_is_a_choice_and_is_kept(
    due: models.Return, cy: Client
) -> None:
    every = Every(unit=Unit.YEAR, interval=2)
    actions.collect_measure(measure=due.measure, frequency=every, reason="A survey", by="cy")
    form = html.fromstring(cy.get(PAGE).content.decode())
    (chosen,) = form.xpath("//select[@name='often']/option[@selected]")
    assert chosen.text_content() == "As it is now: Every 2 years."
    answer = cy.post(PAGE, {"often": chosen.get("value"), "reason": "A survey", "paused": "on"})
    assert answer.status_code == 302
    own = models.MeasureCollection.objects.get()
    assert (own.frequency, own.paused) == (rule_to_json(every), True)
    cy.post(PAGE, {"often": "quarter", "reason": "Asked by Cabinet"})
    form = html.fromstring(cy.get(PAGE).content.decode())
    # What is kept no longer is no longer offered.
    assert "As it is now" not in form.text_content()
