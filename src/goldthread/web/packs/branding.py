"""What a council's packs may look like: colours that can be read, a logo that is a picture."""

from __future__ import annotations

import base64
import re
from dataclasses import replace

from lxml import etree

from goldthread.reports.pack import report as facts
from goldthread.web.packs.models import Branding
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError

MEGABYTES = 1
"""The largest logo that is taken: it stands in every file that is made."""
LEAST_CONTRAST = 4.5
"""Of words on white, WCAG 2.2 success criterion 1.4.3."""
SECOND_COLOUR = "#8a5a12"
"""What is offered for the second colour: ours, a shade darker, so that words in it can be read."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_FONT = re.compile(r"[A-Za-z0-9 \-]{0,60}")
_PNG = b"\x89PNG\r\n\x1a\n"
_HARMLESS = {
    *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title"),
    *("desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath", "text", "tspan"),
}


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of a colour (``#rrggbb``) with white, from 1 to 21.

    By the definitions of contrast ratio and relative luminance of WCAG 2.2.
    """
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def require_a_readable_colour(name: str, colour: str) -> str:
    """The colour as it is kept. Raises ``ActionRefusedError`` where words in it cannot be read."""
    colour = colour.strip().lower()
    if not _COLOUR.fullmatch(colour):
        raise ActionRefusedError(f"{name}: write a colour as six digits, such as #1d4f5c.")
    contrast = contrast_with_white(colour)
    if contrast < LEAST_CONTRAST:
        raise ActionRefusedError(
            f"{name}: {colour} on white has a contrast of {contrast:.1f} to 1, and words need at "
            f"least {LEAST_CONTRAST} to 1. Choose a darker one."
        )
    return colour


def require_a_font(name: str) -> str:
    """The name of a font as it is kept. Raises ``ActionRefusedError`` for what is no name."""
    if not _FONT.fullmatch(name.strip()):
        raise ActionRefusedError("Write the name of one font, such as Arial.")
    return name.strip()


def kind_of_logo(content: bytes) -> str:
    """The media type of a logo: PNG, or an SVG that draws and does nothing else.

    Raises ``ActionRefusedError`` for anything else.
    """
    if len(content) > MEGABYTES * 1_000_000:
        raise ActionRefusedError(
            f"The logo has {len(content) / 1_000_000:.1f} MB, and at most {MEGABYTES} MB is taken."
        )
    if content.startswith(_PNG):
        return "image/png"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as wrong:
        raise ActionRefusedError("The logo is neither a PNG nor an SVG picture.") from wrong
    for element in root.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name not in _HARMLESS or any(_reaches_out(*one) for one in element.attrib.items()):
            raise ActionRefusedError(
                "The SVG does more than draw (it has scripts, styles, pictures or links). Have it "
                "saved as a plain SVG, or as a PNG."
            )
    return "image/svg+xml"


def _reaches_out(name: bytes | str, value: bytes | str) -> bool:
    plain = str(name).lower()
    return plain.startswith("on") or plain.endswith("href") or ":" in str(value)


def look_to_begin_with(authority: Authority) -> facts.Branding:
    """The look that a form begins with: the council's own, else colours that it would take."""
    now = branding_of(authority)
    if contrast_with_white(now.accent_colour) < LEAST_CONTRAST:
        return replace(now, accent_colour=SECOND_COLOUR)
    return now


def branding_of(authority: Authority) -> facts.Branding:
    """How the packs of an authority look. One query."""
    kept = Branding.objects.for_authority(authority).first()
    if kept is None:
        return facts.Branding()
    return facts.Branding(
        main_colour=kept.main_colour,
        accent_colour=kept.accent_colour,
        font=kept.font,
        logo=base64.b64encode(bytes(kept.logo)).decode() if kept.logo_kind else "",
        logo_kind=kept.logo_kind,
        logo_words=kept.logo_words,
    )
