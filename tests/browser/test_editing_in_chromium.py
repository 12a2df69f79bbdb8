"""A draft edited in a real browser: without scripts, by keyboard, and for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from opened_for_everybody import DESK, enters, opens_for_everybody
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.long(40)]


@pytest.fixture
def here(opened: Callable[..., Page], site: str) -> Page:
    """A window without scripts in which the performance team is signed in."""
    here = opened(viewport=DESK, java_script_enabled=False)
    here.goto(f"{site}/try-as/")
    here.get_by_role("button", name="Be the performance team").first.click()
    here.wait_for_url("**/my-work/")
    return here


def test_a_framework_is_written_and_a_target_set_by_keyboard_and_without_scripts(
    page: Page, here: Page, site: str
) -> None:
    here.goto(f"{site}/barking-and-dagenham/drafts/new/")
    here.get_by_label("What is the framework called?").focus()
    here.keyboard.type("Council Plan")
    here.keyboard.press("Tab")
    here.keyboard.type("2027-29")
    enters(here)
    outline = here.url
    for title in ("Homes", "Health"):
        here.goto(f"{outline}places/new/")
        here.get_by_label("What is it called?").focus()
        here.keyboard.type(title)
        enters(here)
    places = here.locator(".gt-outline__what a")
    expect(places).to_have_text(["Homes", "Health"])
    here.get_by_role("button", name=re.compile("Up.*Health")).focus()
    enters(here)
    expect(places).to_have_text(["Health", "Homes"])
    opens_for_everybody(page, here, outline)

    here.goto(f"{outline}measures/new/")
    here.get_by_label("What is it called?").focus()
    here.keyboard.type("Repairs finished in time")
    enters(here)
    measure = here.url
    here.goto(f"{measure}target/")
    here.get_by_label("I write it as I would say it").focus()
    enters(here)
    here.get_by_label("The target").focus()
    here.keyboard.type("at least 75% by March 2028")
    here.keyboard.press("Tab")
    enters(here)
    understood = here.locator("#understood")
    expect(understood).to_contain_text("At least 75%, by the end of March 2028.")
    expect(understood.locator("svg")).to_have_count(1)
    here.get_by_role("button", name="Save this target").focus()
    enters(here)
    assert here.url == measure
    expect(here.locator("main")).to_contain_text("at least 75% by March 2028")

    here.goto(f"{measure}target/")
    expect(here.get_by_label("How much?")).to_have_value("75")
    opens_for_everybody(
        page,
        here,
        measure,
        f"{measure}target/",
        f"{measure}target/?kind=",
        f"{measure}target/?kind=trend",
        f"{measure}change/place/",
        f"{outline}changes/",
    )
