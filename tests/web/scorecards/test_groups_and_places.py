"""Whom and where measures are about: proposed by words, set by people, counted in breakdowns."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html
from small_people import person

from goldthread.framework.concerns import Concern
from goldthread.framework.periods import financial_year
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models
from goldthread.web.scorecards.actions.describe_tag import describe_tag
from goldthread.web.scorecards.actions.say_dimension import say_dimension
from goldthread.web.scorecards.actions.set_tags import set_tags
from goldthread.web.scorecards.models import Tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client: Client, figures: models.Framework) -> Client:
    """Somebody who keeps the framework, signed in."""
    client.force_login(person("keeper", "performance_team", figures.authority))
    return client


@pytest.fixture
def smokers(figures: models.Framework) -> Tag:
    """A group of the council's own that a title speaks of."""
    return describe_tag(
        authority=figures.authority,
        concern=Concern.VULNERABLE_GROUP,
        name="People who smoke",
        words=["smok*"],
        by="a test",
    )


def the_measure() -> models.Measure:
    return models.Measure.objects.get(code="m1")


def parts_of(figures: models.Framework, dimension: str, category: str, value: str) -> None:
    whole = models.Series.objects.get(measure__code="m1", label="percentage")
    part = models.Series.objects.create(
        measure=whole.measure,
        label=whole.label,
        unit=whole.unit,
        dimension=dimension,
        category=category,
        position=9,
    )
    actions.record_observations(
        authority=figures.authority,
        observations=[
            actions.NewObservation(
                series=part,
                period=financial_year(2020),
                value=Decimal(value),
                numerator=Decimal(30),
                denominator=Decimal(100),
            )
        ],
        by="a test",
        source="returns.csv",
    )


def test_words_propose_and_count_nowhere(
    smokers: Tag, words: Callable[[str], str], page: Callable[[str], html.HtmlElement]
) -> None:
    told = words("/anyborough/by/vulnerable-group/")
    assert "Nobody has said yet" in told
    assert "People who smoke 1 proposed" in told
    assert page("/anyborough/by/vulnerable-group/").xpath("//table") == []
    one = words("/anyborough/by/vulnerable-group/people-who-smoke/")
    assert "Proposed, and set by nobody yet (1)" in one
    assert "Smoking quitters proposed “Smoking”" in one
    assert "Of 1 measure" not in one


def test_a_person_sets_it_and_it_counts(
    manager: Client, smokers: Tag, words: Callable[[str], str]
) -> None:
    address = "/anyborough/by/vulnerable-group/people-who-smoke/"
    manager.post(f"{address}tags/", {"do": "set", "item": "measure:m1"})
    told = words(address)
    assert "as far as somebody has said so. Of 1 measure" in told
    assert "Proposed" not in told
    event = Event.objects.get(action="set tags")
    assert event.after["measures"] == ["m1"]


def test_what_was_turned_down_is_not_proposed_again(
    manager: Client, smokers: Tag, client: Client
) -> None:
    address = "/anyborough/by/vulnerable-group/people-who-smoke/"
    manager.post(f"{address}tags/", {"do": "not", "item": "measure:m1"})
    assert client.get(address).status_code == 404


def test_a_measure_is_set_by_the_address_of_its_page_as_the_browser_shows_it(
    manager: Client, smokers: Tag
) -> None:
    address = "/anyborough/by/vulnerable-group/people-who-smoke/"
    named = "https://figures.example.org/anyborough/measures/m1/?as-at=2020-21-Q1#table"
    manager.post(f"{address}tags/", {"do": "set", "named": named})
    assert Event.objects.get(action="set tags").after["measures"] == ["m1"]


def test_a_deliverable_is_set_by_its_title_and_an_unknown_name_is_refused(
    manager: Client, smokers: Tag, words: Callable[[str], str]
) -> None:
    address = "/anyborough/by/vulnerable-group/people-who-smoke/"
    manager.post(f"{address}tags/", {"do": "set", "named": "a new clinic"})
    assert "A new clinic" in words(address)
    told = manager.post(f"{address}tags/", {"do": "set", "named": "nothing"}, follow=True)
    assert "no measure or deliverable called “nothing”" in told.content.decode()


def test_a_breakdown_by_place_makes_a_page_of_the_place_with_its_own_figure(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    parts_of(figures, "Ward", "Abbey", "30")
    assert "Abbey" in words("/anyborough/by/locality/")
    told = words("/anyborough/by/locality/abbey/")
    assert "What is counted for Abbey itself" in told
    # Wilson's interval of 30 in 100 is 21.9 to 39.6, written like the figure.
    assert "30% 2020-21 22% to 40% 40%" in told


def test_a_council_says_what_its_own_dimensions_tell_apart(
    figures: models.Framework, words: Callable[[str], str], client: Client
) -> None:
    parts_of(figures, "Patch", "River", "30")
    assert client.get("/anyborough/by/locality/river/").status_code == 404
    say_dimension(authority=figures.authority, name="Patch", concern=Concern.LOCALITY, by="a test")
    assert "What is counted for River itself" in words("/anyborough/by/locality/river/")
    with pytest.raises(actions.ActionRefusedError, match="No figure is broken down"):
        say_dimension(authority=figures.authority, name="Planet", concern=None, by="a test")


def test_groups_of_a_breakdown_say_what_they_are_groups_by(
    figures: models.Framework, words: Callable[[str], str]
) -> None:
    parts_of(figures, "Age band", "65 and over", "30")
    assert "Age band: 65 and over" in words("/anyborough/by/vulnerable-group/")


def test_the_page_of_groups_and_places_keeps_them(manager: Client) -> None:
    told = manager.post(
        "/anyborough/groups-and-places/",
        {"do": "describe", "name": "Riverside", "concern": "locality", "words": "Riverside\nquay*"},
        follow=True,
    ).content.decode()
    assert "“Riverside” is kept." in told
    assert Tag.objects.get(name="Riverside").words == ["Riverside", "quay*"]
    refused = manager.post(
        "/anyborough/groups-and-places/",
        {"do": "describe", "name": "X", "concern": "locality", "words": "a*"},
    ).content.decode()
    assert "would be found nearly everywhere" in refused


@pytest.mark.parametrize(
    ("name", "items", "message"),
    [("", True, "a name"), ("Any", False, "Tick at least one")],
)
def test_what_says_nothing_is_refused(
    figures: models.Framework, name: str, items: bool, message: str
) -> None:
    with pytest.raises(actions.ActionRefusedError, match=message):
        set_tags(
            authority=figures.authority,
            concern=Concern.LOCALITY,
            name=name,
            measures=[the_measure()] if items else [],
            holds=True,
            by="a test",
        )
