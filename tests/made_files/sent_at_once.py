"""A form that is sent many times at the same moment, as by an impatient hand or a bad line."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from playwright.sync_api import Page

WAIT_SECONDS = 60


def send_at_once(page: Page, form: str, *, button: tuple[str, str], times: int) -> list[int]:
    """Send the form on a page, as it is filled in, so many times at once; the statuses in the end.

    ``form`` is where it stands on the page; ``button`` the name and the value of the one that is
    pressed. Each is sent on a connection of its own, with the cookies of the page.
    """
    entries = page.locator(form).evaluate(
        "form => [...new FormData(form)].filter(([, value]) => typeof value === 'string')"
    )
    cookies = page.context.cookies(page.url)
    body = urlencode([*map(tuple, entries), button]).encode()
    kept = {"Cookie": "; ".join(f"{one['name']}={one['value']}" for one in cookies)}
    address = page.url
    together = Barrier(times)

    def send(_number: int) -> int:
        request = Request(address, data=body, headers=kept)  # noqa: S310 - our own server
        together.wait(timeout=WAIT_SECONDS)
        with urlopen(request, timeout=WAIT_SECONDS) as answer:  # noqa: S310 - our own server
            return int(answer.status)

    with ThreadPoolExecutor(times) as hands:
        return list(hands.map(send, range(times)))
