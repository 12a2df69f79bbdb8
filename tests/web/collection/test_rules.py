"""Targets and definitions changed with a record: who, when, why, and from which period."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from small_people import person
from small_returns import published

from goldthread.framework.periods import PeriodKind, containing
from goldthread.web.accounts.models import User
from goldthread.web.audit.models import Event
from goldthread.web.collection import models
from goldthread.web.records import models as records

pytestmark = pytest.mark.django_db

TARGET = "/anyborough/measures/q1/target/"
DEFINITION = "/anyborough/measures/q1/definition/"
NOW = containing(timezone.localdate(), PeriodKind.QUARTER)


@pytest.fixture
def cy(quarterly: records.Measure) -> User:
    """Somebody of the performance team."""
    return person("cy", "performance_team", quarterly.authority)


def asked(**more: Any) -> dict[str, Any]:
    return {
        "text": "at least 90%",
        "from_period": NOW.code,
        "reason": "Agreed by Cabinet",
        "do": "save",
    } | more


def test_the_words_are_told_as_they_are_understood_before_anything_is_saved(
    quarterly: records.Measure, cy: User, client: Client
) -> None:
    client.force_login(cy)
    page = client.post(TARGET, asked(do="look")).content.decode()
    assert "At least 90%." in page
    assert "Hold it to this target" in page
    assert records.Target.objects.filter(edition_measure__measure=quarterly).count() == 1


def test_a_changed_target_leaves_the_old_one_to_judge_the_periods_before(
    due: models.Return, cy: User, client: Client
) -> None:
    published(due, "85")
    client.force_login(cy)
    answer = client.post(TARGET, asked())
    assert answer.status_code == 302
    old, new = records.Target.objects.filter(edition_measure__measure=due.measure).order_by("pk")
    assert (new.text, new.valid_from, new.set_by) == ("at least 90%", NOW.first, "cy")
    assert (NOW.first - old.valid_to).days == 1
    # 85% misses 90%, but the period is judged by the 80% that held for it.
    result = records.Result.objects.get(period_code="2020-Q4")
    assert result.status == "on_target"
    event = Event.objects.get(action="set target")
    assert (event.by, event.reason, event.role) == ("cy", "Agreed by Cabinet", "performance team")
    page = client.get("/anyborough/measures/q1/").content.decode()
    assert "changed the target of Repairs done on time" in page


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"text": "as good as we can"}, "is not understood"),
        ({"text": "at least 90% when the moon is full"}, "is not understood"),
        ({"reason": ""}, "This field is required"),
        ({"from_period": "1066"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_held_to_is_told_and_changes_nothing(
    quarterly: records.Measure, cy: User, client: Client, more: dict[str, str], told: str
) -> None:
    client.force_login(cy)
    assert told in client.post(TARGET, asked(**more)).content.decode()
    assert records.Target.objects.filter(edition_measure__measure=quarterly).count() == 1


def defined(**more: Any) -> dict[str, Any]:
    return {
        "title": "Repairs done on time",
        "rationale": "",
        "polarity": "up",
        "frequency_text": "Quarterly",
        "from_period": NOW.code,
        "reason": "The contract counts them otherwise",
        "do": "save",
    } | more


def test_a_changed_definition_keeps_both_and_from_when_on_record(
    quarterly: records.Measure, cy: User, client: Client
) -> None:
    client.force_login(cy)
    title = "Repairs done on time, emergencies left out"
    assert client.post(DEFINITION, defined(title=title)).status_code == 302
    quarterly.refresh_from_db()
    assert quarterly.title == title
    event = Event.objects.get(action="change definition")
    assert event.before["title"] == "Repairs done on time"
    assert event.after["title"] == title
    assert event.after["from"] == NOW.first.isoformat()
    assert event.reason == "The contract counts them otherwise"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"frequency_text": "now and then"}, "is not understood"),
        ({}, "Nothing is different from the definition there is."),
        ({"title": ""}, "This field is required"),
    ],
)
def test_a_definition_that_says_nothing_is_refused(
    quarterly: records.Measure, cy: User, client: Client, more: dict[str, str], told: str
) -> None:
    client.force_login(cy)
    assert told in client.post(DEFINITION, defined(**more)).content.decode()
    assert not Event.objects.filter(action="change definition").exists()


def test_only_the_performance_team_changes_them(quarterly: records.Measure, client: Client) -> None:
    client.force_login(person("ana", "data_owner", quarterly.authority, quarterly))
    for address in (TARGET, DEFINITION):
        assert client.get(address).status_code == 403
        assert client.post(address, asked()).status_code == 403
    assert "Change the target" not in client.get("/anyborough/measures/q1/").content.decode()
