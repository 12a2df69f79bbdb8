"""The record of changes hangs together, and whoever meddles with it is found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from goldthread.web.audit.acting import acting, acting_as, address_of
from goldthread.web.audit.actions import Done, record_event, record_events
from goldthread.web.audit.chain import _plain
from goldthread.web.audit.models import ChainHead, Event
from goldthread.web.audit.selectors import Head, heads_of, verified_chain
from goldthread.web.integrity.guards import install_guards, lift_guards
from goldthread.web.records import models
from goldthread.web.running.auditing import HeadsFileError, _kept_heads, keep_heads

pytestmark = pytest.mark.django_db


def write(authority: models.Authority, number: int) -> list[Event]:
    done = [
        Done("try it", authority, after={"n": n, "share": 0.1, "words": f"née {n}"})
        for n in range(number)
    ]
    with transaction.atomic():
        return record_events(by="a test", authority=authority, done=done)


@contextmanager
def somebody_with_the_keys_to_the_database() -> Iterator[None]:
    """Lifts the rules of the database, as a person who runs it could, and puts them back."""
    config = apps.get_app_config("audit")
    lift_guards(config, plan=["anything"])
    yield
    install_guards(config)


def meddle(statement: str, *values: object) -> None:
    with somebody_with_the_keys_to_the_database(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount >= 1


def what_is_wrong(authority: models.Authority, *heads: Head) -> str | None:
    broken = verified_chain(authority, heads=heads).broken
    return broken.message if broken else None


@pytest.fixture
def chain(authority: models.Authority) -> models.Authority:
    """An authority with 6 events: its registration and five more."""
    write(authority, 5)
    return authority


def test_events_are_numbered_and_each_names_the_one_before(chain: models.Authority) -> None:
    events = list(Event.objects.for_authority(chain))
    assert [event.number for event in events] == [1, 2, 3, 4, 5, 6]
    assert events[0].previous_digest == "0" * 64
    assert [e.previous_digest for e in events[1:]] == [e.digest for e in events[:-1]]
    assert ChainHead.objects.get().digest == events[-1].digest
    assert what_is_wrong(chain) is None


@pytest.mark.parametrize(
    "change",
    [
        "by = 'somebody else'",
        "action = 'try nothing'",
        "reason = 'a better one'",
        "role = 'administrator'",
        "from_where = 'nowhere'",
        "subject_id = '99'",
        "at = '2020-01-01 00:00:00+00:00'",
        "before = '{}'",
        """after = '{"n": 2, "share": 0.1, "words": "another"}'""",
        """after = '{"n": "2", "share": 0.1, "words": "née 2"}'""",
    ],
)
def test_an_edited_event_is_named(chain: models.Authority, change: str) -> None:
    meddle(f"UPDATE audit_event SET {change} WHERE number = 4")  # noqa: S608 - written here
    assert what_is_wrong(chain) == "event 4 was changed after it was written."


def test_an_event_edited_with_its_digest_breaks_the_next_link(chain: models.Authority) -> None:
    event = Event.objects.get(number=4)
    event.by = "somebody else"
    forged = event.link.digest(event.previous_digest)
    meddle("UPDATE audit_event SET \"by\" = 'somebody else', digest = %s WHERE number = 4", forged)
    assert what_is_wrong(chain) == "event 5 does not follow the one before it."


def test_removed_events_are_named(chain: models.Authority) -> None:
    meddle("DELETE FROM audit_event WHERE number IN (3, 4)")
    assert what_is_wrong(chain) == "event 3 to 4 is missing."


def test_a_removed_first_event_is_named(chain: models.Authority) -> None:
    meddle("DELETE FROM audit_event WHERE number = 1")
    assert what_is_wrong(chain) == "event 1 is missing."


def test_a_gap_closed_by_numbering_anew_is_named(chain: models.Authority) -> None:
    meddle("DELETE FROM audit_event WHERE number = 3")
    for number in (4, 5, 6):
        meddle("UPDATE audit_event SET number = %s WHERE number = %s", number - 1, number)
    assert what_is_wrong(chain) == "event 3 does not follow the one before it."


def test_a_cut_tail_is_found_against_the_head(chain: models.Authority) -> None:
    meddle("DELETE FROM audit_event WHERE number >= 5")
    assert what_is_wrong(chain) == "event 5 to 6 is missing at the end."


def test_a_cut_tail_with_a_forged_head_is_found_against_one_kept_elsewhere(
    chain: models.Authority,
) -> None:
    elsewhere = heads_of([chain])
    meddle("DELETE FROM audit_event WHERE number >= 5")
    fourth = Event.objects.get(number=4)
    meddle("UPDATE audit_chainhead SET number = 4, digest = %s", fourth.digest)
    assert what_is_wrong(chain) is None
    assert what_is_wrong(chain, *elsewhere) == "event 5 to 6 is missing at the end."


def test_a_chain_written_anew_is_found_against_a_head_kept_elsewhere(
    chain: models.Authority,
) -> None:
    elsewhere = heads_of([chain])
    meddle("DELETE FROM audit_event WHERE number >= 5")
    fourth = Event.objects.get(number=4)
    meddle("UPDATE audit_chainhead SET number = 4, digest = %s", fourth.digest)
    write(chain, 4)
    assert what_is_wrong(chain) is None
    told = what_is_wrong(chain, *elsewhere)
    assert told == "event 6 is not the one that was kept elsewhere under that number."


def test_the_chains_of_two_authorities_do_not_touch(
    chain: models.Authority, other_authority: models.Authority
) -> None:
    meddle("DELETE FROM audit_event WHERE number = 3")
    assert what_is_wrong(chain) is not None
    assert what_is_wrong(other_authority) is None


def test_later_events_follow_the_earlier_ones(chain: models.Authority) -> None:
    later = write(chain, 2)
    assert [event.number for event in later] == [7, 8]
    assert what_is_wrong(chain) is None


def test_nothing_is_numbered_when_the_change_is_undone(chain: models.Authority) -> None:
    with transaction.atomic():
        record_event(by="a test", action="try it", authority=chain, subject=chain)
        transaction.set_rollback(True)
    assert write(chain, 1)[0].number == 7
    assert what_is_wrong(chain) is None


def test_an_event_says_in_what_role_and_from_where(chain: models.Authority) -> None:
    with acting_as(role="lead officer", from_where="192.0.2.7"):
        event = write(chain, 1)[0]
    assert (event.role, event.from_where) == ("lead officer", "192.0.2.7")
    assert acting().from_where == "the server"


def test_behind_a_proxy_the_last_address_it_passed_on_counts(settings: object) -> None:
    request = RequestFactory().get("/", headers={"x-forwarded-for": "198.51.100.1, 192.0.2.7"})
    assert address_of(request) == "127.0.0.1"
    settings.BEHIND_PROXY = True  # type: ignore[attr-defined]  # pytest-django's own fixture
    assert address_of(request) == "192.0.2.7"


def test_ends_kept_in_a_file_are_read_back(chain: models.Authority, tmp_path: Path) -> None:
    file = tmp_path / "heads.csv"
    keep_heads([verified_chain(chain)], file)
    write(chain, 1)
    keep_heads([verified_chain(chain)], file)
    assert [head.number for head in _kept_heads(file)] == [6, 7]
    assert what_is_wrong(chain, *_kept_heads(file)) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n", "should begin with the line kept_at,authority,number,digest"),
        ("kept_at,authority,number,digest\nx,y,six,z\n", "line 2"),
    ],
)
def test_a_file_that_holds_no_ends_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "heads.csv"
    file.write_text(text)
    with pytest.raises(HeadsFileError, match=said):
        _kept_heads(file)


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="nothing of it reaches the database")
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_a_number_a_text_and_a_truth_never_look_the_same(value: object) -> None:
    for other in (0, 1, "1", "n1", True, None, [], ["n1"]):
        same = type(value) is type(other) and value == other
        assert (_plain(value) == _plain(other)) is same


def test_numbers_are_told_by_their_worth() -> None:
    assert _plain(100) == _plain(1e2) == _plain(100.0)
    assert _plain(0.1) != _plain(0.10000001)
