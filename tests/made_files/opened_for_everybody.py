"""A page looked at for everybody: by the rules of axe, and on a narrow screen."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page


def opens_for_everybody(browser: Browser, team: BrowserContext, *addresses: str) -> None:
    """No rule of axe is broken, nothing scrolls sideways at 320 pixels, and no script complains.

    The pages are opened with scripts, signed in as somebody whose own browser may have none.
    """
    context = browser.new_context(storage_state=team.storage_state())
    page = context.new_page()
    told: list[str] = []
    page.on(
        "console", lambda message: told.append(message.text) if message.type == "error" else None
    )
    for address in addresses:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    assert told == []
    context.close()


def enters(page: Page) -> None:
    """Press the key that sends a form or a button, and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
