"""Running a period in a real browser: how many steps and seconds it takes, and for whom."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import Person
from opened_for_everybody import DESK, keeps_nobody_out
from playwright.sync_api import Page, expect
from served_installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.long(40)]

MADE_FILES = Path(__file__).parents[1] / "made_files"
RETURNS = "/anyborough/returns"
PAGES = (
    ("ana", "/anyborough/my-work/"),
    ("ben", "/anyborough/my-work/"),
    ("ana", f"{RETURNS}/q1/2020-Q4/"),
    ("ana", f"{RETURNS}/q13/2020-Q4/"),
    ("ben", f"{RETURNS}/q11/2020-Q4/"),
    ("cy", f"{RETURNS}/"),
    ("cy", "/anyborough/periods/"),
    ("cy", "/anyborough/periods/2020-Q4/"),
    ("cy", "/anyborough/periods/collecting/"),
    ("cy", "/anyborough/periods/collecting/q1/"),
    ("ana", f"{RETURNS}/spreadsheet/"),
    ("ana", "/anyborough/calendar/"),
    ("ana", "/anyborough/activity/"),
    ("cy", "/anyborough/history/"),
    ("cy", "/anyborough/measures/q1/target/"),
    ("cy", "/anyborough/measures/q1/definition/"),
)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a council in the middle of a quarter, and the session of each person."""
    installation = Installation.new(tmp_path_factory.mktemp("council"))
    filled = installation.runs(str(MADE_FILES / "served_returns.py"))
    with installation.served() as address:
        yield address, json.loads(filled.stdout)


Visit = Callable[[str, str], Page]


@pytest.fixture
def visit(page: Page, council: tuple[str, dict[str, str]]) -> Visit:
    """Opens a page as a person who is signed in."""
    return lambda person, path: _visited(page, council, person, path)


def _visited(window: Page, council: tuple[str, dict[str, str]], person: str, path: str) -> Page:
    site, sessions = council
    window.context.add_cookies([{"name": "sessionid", "value": sessions[person], "url": site}])
    window.goto(f"{site}{path}")
    return window


@pytest.mark.parametrize(("person", "path"), PAGES)
def test_a_page_keeps_nobody_out_and_fits_the_smallest_screen(
    visit: Visit, person: str, path: str
) -> None:
    page = visit(person, path)
    expect(page.get_by_role("link", name="Sign out")).to_have_count(0)
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    keeps_nobody_out(page)


def test_whoever_is_kept_signed_in_gives_a_figure_from_the_reminder_s_link_in_four_steps(
    visit: Visit,
) -> None:
    page = visit("ana", "/anyborough/activity/")
    ana = Person("ana", "ana@example.org", page)
    with ana.measured() as effort:
        ana.opens(page.url.replace("/activity/", "/returns/q1/2020-Q4/"))
        ana.types("The figure", "85%")
        ana.goes_on_to("What is behind it")
        ana.types("What is behind it", "The second team began in February and took on a third.")
        ana.presses("Submit")
    expect(page.get_by_role("heading", name="Handed in", exact=True)).to_be_visible()
    expect(page.locator(".gt-status--on_target").first).to_be_visible()
    assert effort.presses + effort.fields <= 4
    assert effort.seconds < 30, effort
    keeps_nobody_out(page)


def test_off_target_and_wrongly_typed_the_page_says_what_to_do(visit: Visit) -> None:
    page = visit("ana", f"{RETURNS}/q12/2020-Q4/")
    page.get_by_label("The figure").first.fill("62,5")
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("link", name="Write a number such as 62.5").click()
    expect(page.get_by_label("The figure").first).to_be_focused()
    keeps_nobody_out(page)
    page.get_by_label("The figure").first.fill("62.5")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why it is off target.")
    page.get_by_role("link", name="Say why it is off target.").click()
    expect(page.get_by_label("Why is it off target?")).to_be_focused()
    keeps_nobody_out(page)


def test_two_people_at_once_see_both_versions(
    visit: Visit, opened: Callable[..., Page], council: tuple[str, dict[str, str]]
) -> None:
    path = f"{RETURNS}/q14/2020-Q4/"
    his = _visited(opened(viewport=DESK), council, "ben", path)
    said: list[str] = []
    his.on("console", lambda message: said.append(message.text))
    hers = visit("ana", path)
    for page, figure in ((hers, "19"), (his, "18")):
        page.get_by_label("The figure").fill(figure)
        page.get_by_role("button", name="Save draft").click()
    expect(his.get_by_role("heading", level=1)).to_contain_text("Ana Example changed this")
    keeps_nobody_out(his)
    his.get_by_role("button", name="Go on writing mine").click()
    expect(his.get_by_label("The figure")).to_have_value("18")
    # Chromium writes the 409 of the page with two versions to its console by itself.
    assert [words for words in said if "409" not in words] == []


def test_from_the_keyboard_alone_a_figure_is_given(visit: Visit) -> None:
    page = visit("ana", f"{RETURNS}/q13/2020-Q4/")
    page.get_by_label("Number", exact=True).focus()
    page.keyboard.type("1,234")
    for _ in range(2):  # over the tick for a provisional figure
        page.keyboard.press("Tab")
    expect(page.get_by_label("Percentage").first).to_be_focused()
    page.keyboard.type("84")
    page.keyboard.press("Enter")
    # Enter in a field sends the form as its first button does; a number of that size is new.
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("1,234 is right").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Submit").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Handed in", exact=True)).to_be_visible()


def test_ten_returns_are_signed_off_within_a_minute(visit: Visit) -> None:
    began = time.monotonic()
    page = visit("ben", "/anyborough/my-work/")
    page.locator("summary", has_text="to sign off").click()
    ticks = page.locator(".gt-sign input[type=checkbox]")
    waiting = ticks.count()
    assert waiting >= 10
    for place in range(10):
        ticks.nth(place).check()
    page.get_by_role("button", name="Sign off the ticked").click()
    expect(page.get_by_role("status")).to_have_text("You signed off 10 returns.")
    assert time.monotonic() - began < 60
    assert ticks.count() == waiting - 10
