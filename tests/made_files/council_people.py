"""The people of a council, each with a browser of their own, and what they do on many pages."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field

from authenticator import code_shown
from hands import Person
from playwright.sync_api import Browser, Locator, Page
from served_installation import Installation
from served_quarter import AUTHORITY

LONG_ENOUGH = 8
"""Seconds in which a code is typed and reaches the server, on a machine that is busy."""


@dataclass
class Council:
    """The people of the council, and where its pages are."""

    installation: Installation
    browser: Browser
    people: dict[str, Person] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def comes(self, name: str, link: str) -> Person:
        """Somebody accepts an invitation, in a browser of their own."""
        person = self.people[name] = Person.at(self.browser, name)
        person.opens(link)
        person.types("First name", person.called.partition(" ")[0])
        person.types("Last name", "Example")
        person.types("Choose a password", person.password)
        person.presses("Accept and sign in")
        return person

    def page(self, path: str) -> str:
        """The address of one of the council's pages."""
        return f"{self.installation.address}/{AUTHORITY}/{path}"


def an_app_is_set_up(person: Person, council: Council) -> str:
    """The secret that the person's authenticator app now holds."""
    person.opens(f"{council.installation.address}/account/app/add")
    secret = person.page.locator("main code").inner_text().strip()
    person.types("Authenticator code", code_of(secret))
    person.presses("Go on")
    assert person.page.locator(".govuk-error-summary").count() == 0
    return secret


def code_of(secret: str) -> str:
    """What an authenticator app shows now for this secret, once it will show it long enough."""
    left = 30 - time.time() % 30
    if left < LONG_ENOUGH:
        time.sleep(left)
    return code_shown(secret)


def figure_on(page: Page) -> Locator:
    """The field for the first figure of a return."""
    return page.locator("input[name^=value-]").first


def last_figure_on(page: Page) -> str:
    """The last figure as a return's page shows it, without its unit."""
    shown = page.locator(".gt-asked dt:has-text('Last figure') + dd").first.inner_text()
    found = re.match(r"-?[\d,.]+", shown)
    return found[0] if found else "10"
