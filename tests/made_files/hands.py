"""A person at a browser, whose presses are counted and whose time is reckoned.

The time is that of the keystroke-level model (Card, Moran and Newell, 1980, "The keystroke-level
model for user performance time with interactive systems", Communications of the ACM 23(7)): an
average typist's key takes 0.20 s, pointing at something 1.10 s, a press of the mouse's button and
its release 0.20 s, and making up one's mind before an act 1.35 s. What the pages themselves take
is measured and added. Reading is not reckoned: how long that takes depends on what there is to
think about.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page

KEY = 0.20
POINT = 1.10
CLICK = 0.20
DECIDE = 1.35


@dataclass
class Effort:
    """What something took: presses of a link, a button or a box; fields typed in; seconds."""

    presses: int = 0
    fields: int = 0
    by_hand: float = 0.0
    by_pages: float = 0.0

    @property
    def seconds(self) -> float:
        """The hands' and the pages' seconds together."""
        return self.by_hand + self.by_pages

    def __str__(self) -> str:
        return (
            f"{self.presses} presses, {self.fields} fields typed, {self.seconds:.1f} s "
            f"({self.by_hand:.1f} s by hand, {self.by_pages:.1f} s waiting for pages)"
        )


@dataclass
class Person:
    """Somebody with a browser of their own."""

    name: str
    email: str
    page: Page
    effort: Effort = field(default_factory=Effort)
    said: list[str] = field(default_factory=list)
    password: str = " ".join(("lantern", "orchard", "velvet", "nine"))

    @classmethod
    def at(cls, browser: Browser, name: str) -> Person:
        """Somebody who has just opened a browser; what its console says is kept."""
        context = browser.new_context(
            viewport={"width": 1280, "height": 900}, accept_downloads=True
        )
        person = cls(name, f"{name}@example.org", context.new_page())
        person.page.on("console", lambda word: person.said.append(f"{word.type}: {word.text}"))
        person.page.on("pageerror", lambda error: person.said.append(f"error: {error}"))
        return person

    @property
    def called(self) -> str:
        """The name they go by on the pages."""
        return f"{self.name.partition('.')[0].title()} Example"

    @contextmanager
    def measured(self) -> Iterator[Effort]:
        """What is done in the block, counted from nothing."""
        before, self.effort = self.effort, Effort()
        try:
            yield self.effort
        finally:
            self.effort = before

    def opens(self, address: str) -> None:
        """Follow a link that stands outside the pages: in a letter, among the bookmarks."""
        self._press()
        with self._waiting():
            answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 200, f"{address}: {answer.status}"

    def follows(self, words: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Press a link."""
        self._presses((within or self.page).get_by_role("link", name=words).first)

    def presses(self, words: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Press a button."""
        self._presses((within or self.page).get_by_role("button", name=words).first)

    def unfolds(self, words: str) -> None:
        """Open what is folded away under these words, if it is not open already."""
        folded = self.page.locator("details:not([open]) > summary", has_text=words)
        if folded.count():
            self._presses(folded.first)

    def ticks(self, box: Locator) -> None:
        """Tick a box."""
        self._press()
        with self._waiting():
            box.check()

    def types(self, label: str, text: str, *, within: Locator | None = None) -> None:
        """Type into the field with this label, all of it anew."""
        self.types_in((within or self.page).get_by_label(label, exact=True).first, text)

    def types_in(self, entry: Locator, text: str) -> None:
        """Type into a field, all of it anew; one that the page has gone to is not pointed at."""
        there = entry.evaluate("field => field === document.activeElement")
        self.effort.fields += 1
        self.effort.by_hand += KEY * len(text) + (0 if there else POINT + CLICK)
        with self._waiting():
            entry.fill(text)

    def goes_on_to(self, label: str) -> None:
        """Go to the next field with the key for it; it must be the one with this label."""
        self.effort.by_hand += KEY
        with self._waiting():
            self.page.keyboard.press("Tab")
        there = self.page.get_by_label(label, exact=True).first
        assert there.evaluate("field => field === document.activeElement"), f"not at {label}"

    def enters(self) -> None:
        """Send what is typed with the key for it."""
        self.effort.presses += 1
        self.effort.by_hand += DECIDE + KEY
        with self._waiting():
            self.page.keyboard.press("Enter")
            self.page.wait_for_load_state("load")

    def chooses(self, label: str, words: str) -> None:
        """Choose from a list what begins with these words: two presses, one to open it."""
        self._press()
        self._press()
        asked = self.page.get_by_label(label, exact=True)
        found = next(one for one in asked.locator("option").all() if _begins(one, words))
        with self._waiting():
            asked.select_option(value=found.get_attribute("value"))

    def gives_file(self, label: str, path: str) -> None:
        """Choose a file: the window in which it is found is the browser's own."""
        self._press()
        with self._waiting():
            self.page.get_by_label(label, exact=True).set_input_files(path)

    def reads(self, *words: str) -> None:
        """Find these words on the page, as they are shown."""
        shown = " ".join(self.page.locator("main").inner_text().split())
        for one in words:
            assert one in shown, f"{self.name} does not read {one!r} at {self.page.url}:\n{shown}"

    def _presses(self, thing: Locator) -> None:
        self._press()
        with self._waiting():
            thing.click()
            self.page.wait_for_load_state("load")

    def _press(self) -> None:
        self.effort.presses += 1
        self.effort.by_hand += DECIDE + POINT + CLICK

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.effort.by_pages += time.monotonic() - began


def _begins(option: Locator, words: str) -> bool:
    return option.inner_text().strip().startswith(words)
