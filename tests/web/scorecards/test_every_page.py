"""What holds of every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import URLPattern
from lxml import html
from small_records import in_force

from goldthread.framework import Framework
from goldthread.web.accounts.admission import Admission, admission
from goldthread.web.records import actions, models
from goldthread.web.scorecards import urls

pytestmark = pytest.mark.django_db

PAGES = {
    "framework": "/anyborough/",
    "about": "/anyborough/about/",
    "health": "/anyborough/health/",
    "node": "/anyborough/at/t1/",
    "measures": "/anyborough/measures/",
    "measure": "/anyborough/measures/m1/",
    "deliverables": "/anyborough/deliverables/",
    "deliverable": "/anyborough/deliverables/d1/",
    "cuts": "/anyborough/by/",
    "cut": "/anyborough/by/lead-member/",
    "slice": "/anyborough/by/lead-member/cllr-example/",
    "together": "/anyborough/together/",
    "together-outcome": "/anyborough/together/m1/",
    "promised": "/anyborough/promised/",
    "search": "/anyborough/search/?q=smoking",
}
OF_SOMEBODY_ELSE = (
    "/elsewhere/at/t1/",
    "/elsewhere/measures/m1/",
    "/elsewhere/deliverables/d1/",
    "/elsewhere/by/lead-member/cllr-example/",
    "/elsewhere/by/lead-member/cllr-example/?csv=measures",
    "/elsewhere/measures/m1/?csv=figures",
)


def patterns() -> Iterator[URLPattern]:
    front, of_editions, of_an_authority = urls.urlpatterns
    assert of_editions.url_patterns == of_an_authority.url_patterns
    yield front
    yield from of_an_authority.url_patterns


def test_every_address_is_tried_here_and_is_for_reading() -> None:
    assert {pattern.name for pattern in patterns()} == {"front", *PAGES}
    assert {admission(pattern.callback) for pattern in patterns()} == {Admission.READING}


@pytest.mark.parametrize("address", ["/", *PAGES.values()])
def test_a_page_opens_with_one_heading_a_title_of_its_own_and_nothing_to_run(
    figures: models.Framework, page: Callable[[str], html.HtmlElement], address: str
) -> None:
    tree = page(address)
    assert len(tree.xpath("//h1")) == 1
    assert tree.findtext(".//title").endswith("Goldthread")
    assert not tree.xpath("//script | //*[@style] | //*[starts-with(name(@*), 'on')]")
    assert tree.xpath("//a[@class='govuk-skip-link']/@href") == ["#main"]


@pytest.mark.parametrize("address", list(PAGES.values()))
def test_every_link_of_a_page_leads_somewhere(
    figures: models.Framework, client: Client, page: Callable[[str], html.HtmlElement], address: str
) -> None:
    tree = page(address)
    ids = set(tree.xpath("//@id"))
    for link in set(tree.xpath("//main//a/@href | //nav//a/@href")):
        if link.startswith("#"):
            assert link[1:] in ids, link
        else:
            there = client.get(address.partition("?")[0] + link if link[0] == "?" else link)
            assert there.status_code == 200, link


@pytest.mark.parametrize("address", OF_SOMEBODY_ELSE)
def test_what_belongs_to_one_authority_is_not_found_under_another(
    client: Client,
    record: models.Framework,
    other_authority: models.Authority,
    document: actions.ReadDocument,
    framework: Framework,
    address: str,
) -> None:
    assert client.get(address.replace("elsewhere", "anyborough")).status_code == 200
    # Somebody else has a framework too, with nothing in it.
    theirs = actions.load_framework(
        authority=other_authority,
        framework=Framework(title="Another", nodes=()),
        document=document,
        by="a test",
    )
    in_force(theirs.record)
    assert client.get("/elsewhere/").status_code == 200
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/nowhere/", "/anyborough/nothing-here/"])
def test_a_page_that_is_not_there_says_what_to_do(
    client: Client, record: models.Framework, address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "choose one" in response.content.decode()


def test_words_of_a_document_cannot_become_markup(
    authority: models.Authority,
    document: actions.ReadDocument,
    framework: Framework,
    client: Client,
) -> None:
    hostile = "<script>alert(1)</script>"
    measure = replace(framework.measures[1], title=hostile, target_text=hostile)
    loaded = actions.load_framework(
        authority=authority,
        framework=replace(framework, measures=(framework.measures[0], measure)),
        document=document,
        by="a test",
    )
    in_force(loaded.record)
    for address in ("/anyborough/", "/anyborough/at/t2/", "/anyborough/measures/m2/"):
        body = client.get(address).content.decode()
        assert hostile not in body
        assert "&lt;script&gt;" in body


def test_made_up_figures_are_announced_on_every_page_and_real_ones_on_none(
    authority: models.Authority,
    framework: Framework,
    document: actions.ReadDocument,
    client: Client,
) -> None:
    loaded = actions.load_framework(
        authority=authority, framework=framework, document=document, by="a test"
    )
    record = in_force(loaded.record)
    for illustrative in (False, True):
        record.illustrative = illustrative
        record.save(update_fields=["illustrative"])
        for address in ("/", *PAGES.values()):
            announced = "Not real results." in client.get(address).content.decode()
            assert announced is illustrative, address


def test_a_page_refuses_to_be_posted_to(client: Client, record: models.Framework) -> None:
    for address in PAGES.values():
        assert client.post(address).status_code in (302, 405)


def test_an_authority_without_a_framework_stands_on_the_front_page_without_a_link(
    other_authority: models.Authority, page: Callable[[str], html.HtmlElement]
) -> None:
    tree = page("/")
    assert "No framework is in force yet." in tree.text_content()
    assert not tree.xpath("//main//a")


def test_an_installation_with_nothing_in_it_says_how_to_begin(
    page: Callable[[str], html.HtmlElement], db: None
) -> None:
    assert "goldthread load" in page("/").text_content()
