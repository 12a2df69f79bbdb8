"""The names WordprocessingML gives things, and how its small values are read."""

from __future__ import annotations

from goldthread.documents.packages import Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def w(name: str) -> str:
    """A name of the main vocabulary, as lxml writes it."""
    return f"{{{MAIN}}}{name}"


VAL = w("val")


def child(element: Element | None, *path: str) -> Element | None:
    """The element found by going down ``path``, or ``None`` where it ends."""
    for name in path:
        if element is None:
            return None
        # Straight through the children: find() parses its path anew each of a hundred thousand times.
        element = next(element.iterchildren(w(name)), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The ``w:val`` of the element at the end of ``path``."""
    found = child(element, *path)
    return None if found is None else found.get(VAL)


def number(element: Element | None, *path: str) -> int | None:
    """The whole number in ``w:val`` at the end of ``path``; ``None`` if there is none."""
    return whole_number(value(element, *path))


def whole_number(text: str | None) -> int | None:
    """The whole number written, or ``None``."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def switch(element: Element | None, *path: str) -> bool | None:
    """An on/off property: ``None`` when it is not set at all, on when it is there without a value."""
    found = child(element, *path)
    return None if found is None else is_on(found)


def is_on(found: Element) -> bool:
    """Whether an on/off property that is there is on: it is, unless it says otherwise."""
    return found.get(VAL, "true") not in ("0", "false", "off", "none")
