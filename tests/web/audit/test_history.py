"""The record of changes as people read it: in sentences, looked through, taken out, checked."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from small_people import person
from small_returns import given, submitted

import goldthread.web
from goldthread.framework.periods import ENGLAND
from goldthread.framework.rules import frequency_from_json
from goldthread.reports.wording import frequency_sentence
from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.audit.models import Event
from goldthread.web.audit.revisions import counts_in_words
from goldthread.web.audit.selectors import history_of, told
from goldthread.web.audit.values import said
from goldthread.web.audit.wording import DID, Telling, changes, names_for
from goldthread.web.collection import actions, models
from goldthread.web.integrity.guards import lift_guards
from goldthread.web.jobs.worker import run_waiting_jobs
from goldthread.web.records import models as records

pytestmark = pytest.mark.django_db

PAGE = "/anyborough/history/"


@pytest.fixture
def auditor(authority: records.Authority) -> User:
    return person("ada", "auditor", authority)


def test_every_action_of_the_product_is_put_into_words() -> None:
    web = Path(goldthread.web.__file__).parent
    named = re.compile(r'\baction="([a-z ]+)"|\bDone\(\s*"([a-z ]+)"(?: if \w+ else "([a-z ]+)")?')
    found = {
        action
        for path in web.glob("*/actions/*.py")
        for match in named.findall(path.read_text("utf-8"))
        for action in match
        if action
    }
    assert len(found) > 30
    assert found - set(DID) == set()


def test_changes_are_told_part_by_part_with_both_sides() -> None:
    before = {"figures": {"7": {"value": "80", "provisional": True}}, "commentary": "So far"}
    after = {"figures": {"7": {"value": "85", "provisional": True}}, "commentary": ""}
    told_changes = changes(before, after, Telling({"7": "percentage", "figures": ""}))
    assert [(one.what, one.before, one.after) for one in told_changes] == [
        ("Percentage: value", "80", "85"),
        ("Commentary", "So far", "nothing"),
    ]


def test_days_and_yes_and_no_are_told_as_people_say_them() -> None:
    (one, two) = changes(None, {"recover_by": "2021-09-30", "provisional": True}, Telling())
    assert (one.what, one.after, one.is_new) == ("Recover by", "30 September 2021", True)
    assert (two.what, two.after) == ("Provisional", "yes")


def test_a_fingerprint_is_told_whole_so_that_it_can_be_compared() -> None:
    assert said("0123456789abcdef" * 4, "sha256", ENGLAND) == "0123456789abcdef" * 4


def test_the_history_of_a_return_says_who_did_what_and_what_it_changed(
    due: models.Return,
) -> None:
    person("ana", "data_owner", due.measure.authority, due.measure)
    actions.save_draft(period_return=due, given=given(due.measure, "80"), version=1, by="ana")
    now = models.Return.objects.get(pk=due.pk)
    actions.save_draft(
        period_return=now, given=given(due.measure, "85"), version=now.version, by="ana"
    )
    latest = told(history_of(due))[0]
    assert latest.sentence == "Ana Example worked on Repairs done on time, Q4 2020-21"
    assert [(one.what, one.before, one.after) for one in latest.changes] == [("Value", "80", "85")]
    assert latest.address == "/anyborough/returns/q1/2020-Q4/"


def test_the_page_narrows_by_person_action_and_day(
    due: models.Return, auditor: User, client: Client
) -> None:
    person("ana", "data_owner", due.measure.authority, due.measure)
    submitted(due)
    client.force_login(auditor)
    every = client.get(PAGE).content.decode()
    assert "handed in" in every
    assert "adopted" in every
    hers = client.get(PAGE, {"by": "ana"}).content.decode()
    assert "1 event." in hers
    assert "handed in" in hers
    none = client.get(PAGE, {"last": "2001-01-01"}).content.decode()
    assert "Nothing like that was done." in none
    one = client.get(PAGE, {"kind": "collection.return", "subject": due.pk}).content.decode()
    assert "adopted" not in one
    assert "handed in" in one


def test_what_is_found_can_be_taken_out_whole(
    due: models.Return, auditor: User, client: Client
) -> None:
    submitted(due, commentary="=HYPERLINK(1)")
    client.force_login(auditor)
    body = client.get(PAGE, {"csv": "1"}).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert len(rows) == Event.objects.for_authority(due.measure.authority).count()
    assert rows[0]["What was done"] == "submit return"
    assert rows[0]["Signs in as"] == "ana"
    assert len(rows[0]["Digest"]) == 64
    narrowed = client.get(PAGE, {"csv": "1", "by": "ana"}).content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(narrowed)))) == 1


def test_states_periods_and_rules_are_told_in_words_and_numbers_of_rows_are_not() -> None:
    after = {
        "state": "signed_off",
        "from_period": "2020-Q4",
        "frequency": {"kind": "frequency", "unit": "quarter", "interval": 1},
        "rule": {"kind": "percentage_points", "points": "2.50"},
        "first": 5108,
        "set_by": "cy",
    }
    names = names_for("record observations", {"rule": "what counts as close"})
    found = changes(None, after, Telling(names))
    assert [(one.what, one.after) for one in found] == [
        ("State", "signed off"),
        ("From period", "Q4 2020-21"),
        ("Frequency", frequency_sentence(frequency_from_json(after["frequency"]))),
        ("What counts as close", "within 2.5 percentage points of the target"),
    ]


def test_a_rule_is_left_out_where_the_words_it_was_read_from_stand_beside_it() -> None:
    after = {"text": "at least 90%", "rule": {"kind": "at_least", "value": {"n": "90"}}}
    assert [one.after for one in changes(None, after, Telling())] == ["at least 90%"]


def test_a_kind_of_item_is_not_taken_for_a_kind_of_rule() -> None:
    (kind, item) = changes(None, {"kind": "measure", "item": "m1"}, Telling())
    assert (kind.after, item.after) == ("measure", "m1")


def test_the_sorts_of_changes_of_a_revision_are_counted_in_words() -> None:
    assert counts_in_words({"measure target": 3, "node added": 1, "framework edition": 1}) == (
        "3 targets of measures, 1 place added, 1 name of the edition of a framework"
    )


def test_every_record_that_something_was_done_to_has_its_history(
    due: models.Return, auditor: User, client: Client, django_assert_max_num_queries: Any
) -> None:
    submitted(due)
    client.force_login(auditor)
    kinds = set(Event.objects.order_by().values_list("subject_type", "subject_id"))
    assert len({kind for kind, _ in kinds}) >= 4
    for kind, key in sorted(kinds):
        with django_assert_max_num_queries(40):
            page = client.get(f"{PAGE}{kind}/{key}/")
        assert page.status_code == 200, kind
        assert "latest first" in page.content.decode(), kind
    hers = client.get(f"{PAGE}collection.return/{due.pk}/").content.decode()
    assert "handed in" in hers
    assert "Repairs done on time, Q4 2020-21" in hers
    assert "adopted" not in hers


def test_a_record_of_another_authority_and_one_that_never_was_have_no_history(
    due: models.Return, other_authority: records.Authority, auditor: User, client: Client
) -> None:
    client.force_login(auditor)
    stranger = person("eve", "viewer", other_authority)
    for address in (
        f"collection.return/{due.pk + 999}",
        "collection.nothing/1",
        "nothing/1",
        "auth.group/1",
        f"records.authority/{other_authority.pk}",
        f"accounts.user/{stranger.pk}",
        "collection.return/99999999999999999999999",
    ):
        assert client.get(f"{PAGE}{address}/").status_code == 404, address
    assert client.get(f"/elsewhere/history/collection.return/{due.pk}/").status_code == 404


def test_the_button_says_that_the_record_is_whole_or_where_it_breaks(
    due: models.Return, auditor: User, client: Client
) -> None:
    client.force_login(auditor)
    page = _checked(client)
    count = Event.objects.for_authority(due.measure.authority).count()
    assert "The record is whole." in page
    assert f"{count} events looked through" in page
    # As somebody could who runs the database.
    lift_guards(apps.get_app_config("audit"), plan=["anything"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET reason = 'another' WHERE number = 2")
    page = _checked(client)
    assert "The record is broken." in page
    assert "event 2 was changed after it was written" in page


def _checked(client: Client) -> str:
    """What the page says once the button was pressed and the work done."""
    job = client.post(f"{PAGE}verify/")["Location"]
    run_waiting_jobs()
    return client.get(job, follow=True).content.decode()


def test_the_record_of_another_authority_is_not_found(
    due: models.Return, other_authority: records.Authority, auditor: User, client: Client
) -> None:
    client.force_login(auditor)
    assert client.get("/elsewhere/history/").status_code == 404
    assert client.post("/elsewhere/history/verify/").status_code == 404


def test_an_object_s_page_tells_its_history_to_those_who_may_see_it_and_no_others(
    due: models.Return, auditor: User, client: Client
) -> None:
    ana = person("ana", "data_owner", due.measure.authority, due.measure)
    about = "/anyborough/about/"
    client.force_login(auditor)
    assert "adopted Quarterly Framework" in client.get(about).content.decode()
    client.force_login(ana)
    page = client.get(about)
    assert page.status_code == 200
    assert "adopted Quarterly Framework" not in page.content.decode()


def test_a_person_s_page_tells_of_their_roles(authority: records.Authority, client: Client) -> None:
    from goldthread.web.accounts.actions import give_role

    ada = person("ada", "administrator", authority)
    bea = person("bea", "viewer", authority)
    give_role(authority=authority, user=bea, role="auditor", by="ada")
    client.force_login(ada)
    page = client.get(f"/anyborough/people/person/{bea.username}/").content.decode()
    assert "Ada Example" in page
    assert "gave the role: " in page
    assert RoleAssignment.objects.filter(user=bea, role="auditor").exists()
