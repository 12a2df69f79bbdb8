"""What has happened in the returns, and what a person should notice of it."""

from __future__ import annotations

import pytest
from django.test import Client
from small_people import person
from small_returns import given, submitted

from goldthread.web.collection import actions, models
from goldthread.web.collection.selectors.activity import activity_of, activity_told, notices_of
from goldthread.web.records import models as records

pytestmark = pytest.mark.django_db


def test_the_activity_says_in_sentences_who_did_what(due: models.Return) -> None:
    ana = person("ana", "data_owner", due.measure.authority, due.measure)
    person("ben", "lead_officer", due.measure.authority)
    now = submitted(due, "85")
    actions.sign_off_returns(returns=[(now, now.version)], by="ben")
    told = activity_told(activity_of(ana, due.measure.authority))
    assert [one.sentence for one in told] == [
        "Ben Example signed off Repairs done on time, Q4 2020-21",
        "Ana Example handed in Repairs done on time, Q4 2020-21",
    ]


def test_the_activity_leaves_out_drafts_and_measures_a_person_may_not_see(
    due: models.Return,
) -> None:
    authority = due.measure.authority
    another = records.Measure.objects.create(authority=authority, code="q2", title="Another")
    eve = person("eve", "data_owner", authority, another)
    cy = person("cy", "performance_team", authority)
    actions.save_draft(
        period_return=due, given=given(due.measure, "80"), version=due.version, by="ana"
    )
    assert list(activity_of(cy, authority)) == []
    submitted(models.Return.objects.get(pk=due.pk))
    assert len(activity_of(cy, authority)) == 1
    assert list(activity_of(eve, authority)) == []


def test_the_activity_of_another_authority_is_not_seen(
    due: models.Return, other_authority: records.Authority
) -> None:
    submitted(due)
    dee = person("dee", "performance_team", other_authority)
    assert list(activity_of(dee, other_authority)) == []


def test_what_others_say_of_ones_returns_is_noticed_until_one_has_looked(
    due: models.Return, client: Client
) -> None:
    authority = due.measure.authority
    ana = person("ana", "data_owner", authority, due.measure)
    person("ben", "lead_officer", authority)
    actions.comment_on_return(period_return=due, text="Is this the whole borough?", by="ben")
    actions.comment_on_return(period_return=due, text="I shall ask.", by="ana")
    told = [(one.sentence, one.said) for one in notices_of(ana, authority).listed]
    assert (
        "Ben Example commented on Repairs done on time, Q4 2020-21",
        "Is this the whole borough?",
    ) in told
    assert "I shall ask." not in {said for _, said in told}
    client.force_login(ana)
    assert client.post(f"/{authority.code}/activity/looked/").status_code == 302
    assert not [one for one in notices_of(ana, authority).listed if "commented" in one.sentence]


def test_late_and_sent_back_work_is_noticed(due: models.Return) -> None:
    authority = due.measure.authority
    ana = person("ana", "data_owner", authority, due.measure)
    (late,) = notices_of(ana, authority).listed
    # Ten working days after 31 March 2021; Good Friday and Easter Monday are none.
    assert late.sentence == "Repairs done on time, Q4 2020-21 was due 16 April 2021"
    now = submitted(due)
    actions.send_back(
        period_return=now, version=now.version, reason="Please check the total.", by="ben"
    )
    (back,) = notices_of(ana, authority).listed
    assert back.sentence == "Repairs done on time, Q4 2020-21 was sent back"
    assert back.said == "Please check the total."


def test_the_page_shows_it_in_pages_of_fifty(due: models.Return, client: Client) -> None:
    authority = due.measure.authority
    cy = person("cy", "performance_team", authority)
    for number in range(51):
        actions.comment_on_return(period_return=due, text=f"Remark {number}", by="cy")
    client.force_login(cy)
    first = client.get(f"/{authority.code}/activity/").content.decode()
    assert first.count("commented on Repairs done on time, Q4 2020-21") == 50
    second = client.get(f"/{authority.code}/activity/?page=2").content.decode()
    assert second.count("commented on Repairs done on time, Q4 2020-21") == 1
