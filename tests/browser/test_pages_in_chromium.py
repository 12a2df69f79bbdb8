"""Both councils' pages in a real browser: quiet, accessible, and usable in every way of reading."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Callable

import pdfplumber
import pypdfium2
import pytest
from opened_for_everybody import keeps_nobody_out
from playwright.sync_api import Page, expect

# In one group, so that one worker starts the demonstration and the others go on.
pytestmark = [pytest.mark.browser, pytest.mark.long(90)]

COUNCILS = ("barking-and-dagenham", "havering")
# Every kind of page once, and those that look different for a framework of another shape twice.
# What follows ">" is the link to go on by.
ADDRESSES = (
    "/",
    "/sign-in",
    "/barking-and-dagenham/",
    "/barking-and-dagenham/ > .gt-priority__name a",
    "/barking-and-dagenham/ > .gt-strand:nth-child(3) .gt-strand__name a",
    "/barking-and-dagenham/ > .gt-bead a",
    "/havering/?at=2017-Q3",
    "/barking-and-dagenham/measures/",
    "/barking-and-dagenham/measures/?only=worsening > .gt-scorecard th a",
    "/barking-and-dagenham/measures/?only=masked > .gt-scorecard th a",
    "/barking-and-dagenham/search/?q=carer+reported+quality > .gt-hits a",
    "/barking-and-dagenham/search/?q=outcome+of+these+contacts > .gt-hits a",
    "/barking-and-dagenham/deliverables/",
    "/barking-and-dagenham/by/",
    "/barking-and-dagenham/by/lead-member/",
    "/barking-and-dagenham/by/status/ > main tbody th a",
    "/barking-and-dagenham/search/?q=homes",
    "/barking-and-dagenham/search/?q=zebra",
    "/barking-and-dagenham/about/",
    "/havering/health/",
    "/havering/health/ > #by-part ~ .gt-scroll a",
    "/barking-and-dagenham/health/?severity=error",
    "/barking-and-dagenham/health/?severity=error > .gt-finding a",
    "/havering/",
    "/havering/ > .gt-strand__name a",
    "/havering/ > .gt-bead a",
    "/havering/by/service/",
    "/havering/by/service/ > main tbody th a",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_nothing_that_keeps_anybody_out_and_fits_the_smallest_screen(
    page: Page, site: str, address: str
) -> None:
    start, _, link = address.partition(" > ")
    page.goto(f"{site}{start}")
    if link:
        page.goto(f"{site}{page.locator(link).first.get_attribute('href')}")
    keeps_nobody_out(page)


def test_a_deliverable_s_timeline_is_named_and_its_page_keeps_nobody_out(
    page: Page, site: str
) -> None:
    deliverables = f"{site}/barking-and-dagenham/deliverables/"
    table = page.request.get(f"{deliverables}?csv=deliverables").body().decode("utf-8-sig")
    code = next(
        row["Deliverable"]
        for row in csv.DictReader(io.StringIO(table))
        if int(row["Milestones"]) > 1
    )
    page.goto(f"{deliverables}{code}/")
    expect(page.locator("svg.gt-picture--timeline-narrow > title")).to_have_count(1)
    keeps_nobody_out(page)


def test_from_the_keyboard_a_reader_skips_to_the_picture_and_opens_a_measure(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/barking-and-dagenham/")
    page.keyboard.press("Tab")
    skip = page.locator(".govuk-skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    focused = page.locator(":focus")
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused.evaluate("element => element.matches('.gt-bead a')"):
            break
    name = focused.get_attribute("aria-label")
    assert name is not None
    outline = focused.evaluate("element => getComputedStyle(element).outlineStyle")
    told = focused.evaluate("element => getComputedStyle(element, '::after').content")
    assert (outline, told) == ("solid", f'"{name}"')
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(name.partition(": ")[2])


def test_a_table_wider_than_the_screen_scrolls_within_itself_from_the_keyboard(
    page: Page, site: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}/barking-and-dagenham/")
    region = page.get_by_role("region", name="How each theme stands")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    # Asked from outside: the page's own rules forbid it to make a program of words, which is what
    # waiting inside the page comes to when it has to look a second time.
    until = time.monotonic() + 10
    while not page.evaluate("document.activeElement.scrollLeft > 0"):
        assert time.monotonic() < until
        page.wait_for_timeout(50)


def _texts(printed: bytes) -> list[str]:
    """What stands on each sheet."""
    sheets = pypdfium2.PdfDocument(printed)
    return [sheet.get_textpage().get_text_range() for sheet in sheets]


@pytest.mark.parametrize("council", COUNCILS)
def test_the_whole_framework_prints_on_one_sheet_of_a3(page: Page, site: str, council: str) -> None:
    page.goto(f"{site}/{council}/")
    names = page.locator(".gt-priority__name").all_inner_texts()
    beads = page.locator(".gt-bead").count()
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        first, second = pdf.pages[0], pdf.pages[1]
        # A3 is 297 by 420 mm: 842 by 1191 points.
        assert (round(first.width), round(first.height)) == (1191, 842)
        assert len(first.hyperlinks) > beads
        assert not [link for link in second.hyperlinks if "/measures/" in link["uri"]]
    words = " ".join(_texts(printed)[0].split())
    for name in names:
        assert name in words
    assert "By lead, service and more" not in words


def test_on_paper_nothing_that_was_found_stays_closed(page: Page, site: str) -> None:
    page.goto(f"{site}/havering/health/")
    closed = page.locator(".gt-rule details:not([open])").first
    name = closed.locator(".gt-finding a").last.text_content()
    assert name
    words = "".join("".join(_texts(page.pdf())).split())
    assert "".join(name.split()) in words


def test_on_paper_the_tables_of_a_measure_s_pictures_are_open(page: Page, site: str) -> None:
    page.goto(f"{site}/barking-and-dagenham/measures/?only=worsening")
    page.goto(f"{site}{page.locator('.gt-scorecard th a').first.get_attribute('href')}")
    assert page.locator("svg.gt-picture--control-chart").count() >= 1
    assert page.locator(".gt-onpaper[open]").count() == 0
    words = "".join("".join(_texts(page.pdf())).split())
    assert "Usualrange" in words
    assert "Nineteentimesintwentybetween" in words


def test_in_high_contrast_marks_keep_their_own_paper_and_ink(
    opened: Callable[..., Page], site: str
) -> None:
    page = opened(forced_colors="active")
    page.goto(f"{site}/barking-and-dagenham/")
    kept = page.locator(".gt-bead .gt-mark").first.evaluate(
        "mark => [getComputedStyle(mark).forcedColorAdjust, getComputedStyle(mark).backgroundColor]"
    )
    assert kept == ["none", "rgb(255, 255, 255)"]


def test_everything_works_without_any_script(opened: Callable[..., Page], site: str) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{site}/havering/")
    page.get_by_label("As at").select_option(index=2)
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".govuk-inset-text")).to_contain_text("as at the end of")
    page.get_by_role("searchbox").first.fill("decent homes")
    page.get_by_role("button", name="Search").first.click()
    expect(page.locator(".gt-hits a").first).to_contain_text(re.compile("homes", re.I))
