"""A page looked at for everybody: by the rules of axe, and on a narrow screen."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

DESK = ViewportSize(width=1280, height=900)
# 1280 pixels at 400% are 320.
NARROW = ViewportSize(width=320, height=640)


def keeps_nobody_out(page: Page) -> None:
    """No rule of axe is broken, the best practices among them, and nothing scrolls sideways.

    At 320 pixels, that is; what scrolls in a region of its own does not count.
    """
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.response["testEngine"]["name"] == "axe-core"
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    page.set_viewport_size(NARROW)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(DESK)
    assert wide <= NARROW["width"], page.url


def opens_for_everybody(page: Page, signed_in: Page, *addresses: str) -> None:
    """Each opens with scripts and keeps nobody out, for who is signed in in another window."""
    page.context.add_cookies(signed_in.context.cookies())  # type: ignore[arg-type]  # what one gives, one takes
    for address in addresses:
        page.goto(address)
        keeps_nobody_out(page)


def enters(page: Page) -> None:
    """Press the key that sends a form or a button, and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
