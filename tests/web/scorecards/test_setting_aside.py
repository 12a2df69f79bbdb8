"""A finding is set aside on the page, by somebody who may, with a reason; and taken up again."""

from __future__ import annotations

from importlib import import_module
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from lxml import html
from small_people import person

from goldthread.framework import Source
from goldthread.lint import Finding, Severity
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models
from goldthread.web.records.selectors.set_asides import set_aside_in

HEALTH = "/anyborough/health/"
OF_M1 = "rule=GT777&kind=measure&item=m1"
NO_OWNER = Finding(
    "GT777",
    Severity.WARNING,
    "Nobody is named",
    "2 measures under “Prevention” name nobody: “Smoking quitters” (page 2); “Homes let”.",
    "Nobody can be asked.",
    "Name somebody.",
    ("m1", "m2"),
    Source(pages=(2,)),
    (("m1", Source(pages=(2,))), ("m2", Source())),
)
DISAGREE = Finding(
    "GT778",
    Severity.ERROR,
    "Two things disagree",
    "“A new clinic” and “Homes let” say different numbers.",
    "One of them is wrong.",
    "Make them agree.",
    ("d1", "m2"),
    Source(),
)


@pytest.fixture
def checked(record: models.Framework, monkeypatch: pytest.MonkeyPatch) -> models.Framework:
    action = import_module("goldthread.web.records.actions.check_framework")
    monkeypatch.setattr(action, "lint", lambda _framework: (DISAGREE, NO_OWNER))
    actions.check_framework(framework=record, by="a test")
    return record


@pytest.fixture
def manager(checked: models.Framework, client: Client) -> Client:
    """The browser of somebody in the performance team."""
    client.force_login(person("ana", "performance_team", checked.authority))
    return client


def tree_at(client: Client, address: str) -> html.HtmlElement:
    return html.fromstring(client.get(address).content.decode())


def links(client: Client, words: str) -> list[str]:
    found = tree_at(client, HEALTH).xpath(f"//main//a[starts-with(text(), '{words}')]/@href")
    return [str(href) for href in found]


def test_each_member_of_a_group_and_each_other_finding_can_be_set_aside(manager: Client) -> None:
    asked = [parse_qs(urlsplit(link).query) for link in links(manager, "Set aside")]

    assert [(one["rule"], one["kind"], one["item"]) for one in asked] == [
        (["GT778"], ["deliverable"], ["d1"]),
        (["GT777"], ["measure"], ["m1"]),
        (["GT777"], ["measure"], ["m2"]),
    ]


def test_every_one_of_these_links_has_words_of_its_own(manager: Client) -> None:
    tree = tree_at(manager, HEALTH)

    told = [link.text_content() for link in tree.xpath("//main//a[starts-with(text(), 'Set')]")]

    assert len(set(told)) == len(told) == 3
    assert "Set aside: Smoking quitters (GT777)" in told


@pytest.mark.parametrize("role", ["", "data_owner", "viewer"])
def test_who_may_not_sees_no_such_link_and_cannot_do_it(
    checked: models.Framework, client: Client, role: str
) -> None:
    if role:
        client.force_login(person("bo", role, checked.authority))

    assert links(client, "Set aside") == []
    answer = client.post(f"{HEALTH}set-aside/?{OF_M1}", {"reason": "I would like to."})

    assert answer.status_code == (403 if role else 302)
    assert not set_aside_in(checked)


def test_the_page_says_what_is_set_aside_and_what_goes_with_it(manager: Client) -> None:
    told = tree_at(
        manager, f"{HEALTH}set-aside/?rule=GT778&kind=deliverable&item=d1"
    ).text_content()

    assert "Set aside: A new clinic" in told
    assert "Why it matters: One of them is wrong." in told
    assert "It goes for “Homes let” too" in told


def test_set_aside_with_a_reason_it_counts_no_more_and_is_on_record(
    manager: Client, checked: models.Framework
) -> None:
    done = manager.post(
        f"{HEALTH}set-aside/?{OF_M1}", {"reason": "The clinic answers for it."}, follow=True
    )

    assert done.redirect_chain == [(HEALTH, 302)]
    told = done.content.decode()
    assert "“Nobody is named” of “Smoking quitters” is set aside." in told
    assert "Set aside, because: The clinic answers for it." in told
    assert set(set_aside_in(checked)) == {("GT777", "measure", "m1")}
    event = Event.objects.latest("pk")
    assert (event.action, event.reason) == ("set aside finding", "The clinic answers for it.")


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_set_aside(
    manager: Client, checked: models.Framework, reason: str
) -> None:
    answer = manager.post(f"{HEALTH}set-aside/?{OF_M1}", {"reason": reason})

    assert answer.status_code == 200
    assert "Say why, so that somebody else can review it later." in answer.content.decode()
    assert not set_aside_in(checked)


def test_what_is_set_aside_is_taken_up_again_with_a_reason(
    manager: Client, checked: models.Framework
) -> None:
    manager.post(f"{HEALTH}set-aside/?{OF_M1}", {"reason": "The clinic answers for it."})
    (link,) = links(manager, "Take up again")
    assert link == f"{HEALTH}take-up/?{OF_M1}"
    asked = tree_at(manager, link).text_content()
    assert "because: The clinic answers for it." in asked

    done = manager.post(link, {"reason": "The clinic has closed."}, follow=True)

    assert "“Nobody is named” of “Smoking quitters” counts again." in done.content.decode()
    assert not set_aside_in(checked)


@pytest.mark.parametrize(
    "asked", ["", "rule=GT777&kind=measure&item=m9", "rule=GT999&kind=measure&item=m1"]
)
@pytest.mark.parametrize("step", ["set-aside", "take-up"])
def test_what_the_check_does_not_say_is_not_found(manager: Client, step: str, asked: str) -> None:
    assert manager.get(f"{HEALTH}{step}/?{asked}").status_code == 404


def test_whoever_comes_second_is_told_and_decides_nothing(
    manager: Client, checked: models.Framework
) -> None:
    manager.post(f"{HEALTH}set-aside/?{OF_M1}", {"reason": "The clinic answers for it."})

    second = manager.post(f"{HEALTH}set-aside/?{OF_M1}", {"reason": "Me too."}, follow=True)
    assert "It is set aside already." in second.content.decode()
    assert models.SetAside.objects.count() == 1

    other = manager.post(
        f"{HEALTH}take-up/?rule=GT777&kind=measure&item=m2", {"reason": "Why not."}, follow=True
    )
    assert "It is not set aside any more." in other.content.decode()
    assert models.SetAside.objects.count() == 1
