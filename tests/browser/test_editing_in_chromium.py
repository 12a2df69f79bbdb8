"""A draft edited in a real browser: without scripts, by keyboard, and for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from opened_for_everybody import enters, opens_for_everybody
from playwright.sync_api import Browser, BrowserContext, expect

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture
def team(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A browser without scripts in which the performance team is signed in."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{site}/try-as/")
    page.get_by_role("button", name="Be the performance team").first.click()
    page.close()
    yield context
    context.close()


def test_a_framework_is_written_and_a_target_set_by_keyboard_and_without_scripts(
    browser: Browser, team: BrowserContext, site: str
) -> None:
    page = team.new_page()
    page.goto(f"{site}/barking-and-dagenham/drafts/new/")
    page.get_by_label("What is the framework called?").focus()
    page.keyboard.type("Council Plan")
    page.keyboard.press("Tab")
    page.keyboard.type("2027-29")
    enters(page)
    outline = page.url
    for title in ("Homes", "Health"):
        page.goto(f"{outline}places/new/")
        page.get_by_label("What is it called?").focus()
        page.keyboard.type(title)
        enters(page)
    places = page.locator(".gt-outline__what a")
    expect(places).to_have_text(["Homes", "Health"])
    page.get_by_role("button", name=re.compile("Up.*Health")).focus()
    enters(page)
    expect(places).to_have_text(["Health", "Homes"])
    opens_for_everybody(browser, team, outline)

    page.goto(f"{outline}measures/new/")
    page.get_by_label("What is it called?").focus()
    page.keyboard.type("Repairs finished in time")
    enters(page)
    measure = page.url
    page.goto(f"{measure}target/")
    page.get_by_label("I write it as I would say it").focus()
    enters(page)
    page.get_by_label("The target").focus()
    page.keyboard.type("at least 75% by March 2028")
    page.keyboard.press("Tab")
    enters(page)
    understood = page.locator("#understood")
    expect(understood).to_contain_text("At least 75%, by the end of March 2028.")
    expect(understood.locator("svg")).to_have_count(1)
    page.get_by_role("button", name="Save this target").focus()
    enters(page)
    assert page.url == measure
    expect(page.locator("main")).to_contain_text("at least 75% by March 2028")

    page.goto(f"{measure}target/")
    expect(page.get_by_label("How much?")).to_have_value("75")
    for address in (
        measure,
        f"{measure}target/",
        f"{measure}target/?kind=",
        f"{measure}target/?kind=trend",
        f"{measure}change/place/",
        f"{outline}changes/",
    ):
        opens_for_everybody(browser, team, address)
