"""The addresses that belong to no authority, and that no authority may therefore be called by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

_WRITTEN_OUT = re.compile(r"[\w.-]+")


def taken_first_parts() -> frozenset[str]:
    """The first part of every address of the site's own: "account" of ``/account/sessions``.

    They are read from the addresses themselves, so that a new page cannot be forgotten.
    """
    own = _first_parts(get_resolver().url_patterns)
    return frozenset((*own, settings.STATIC_URL.strip("/").partition("/")[0]))


def _first_parts(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for one in patterns:
        route = str(one.pattern).removeprefix("^")
        if not route and isinstance(one, URLResolver):
            yield from _first_parts(one.url_patterns)
            continue
        first = route.partition("/")[0]
        if _WRITTEN_OUT.fullmatch(first):
            yield first
