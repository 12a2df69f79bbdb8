"""Markup left in cells, taken out without moving a single character.

Spans of a reading must point into the text as it was printed, so tags and entities are
overwritten with spaces of the same length instead of being removed.
"""

from __future__ import annotations

import re

_TAG = re.compile(
    r"<\s*(/?)\s*(p|br|li|ul|ol|div|tr|td|b|i|u|em|strong|span|sup|sub|a)\b[^<>]*>", re.I
)
_BLOCK_TAGS = frozenset({"p", "br", "li", "ul", "ol", "div", "tr", "td"})
_ENTITIES = {
    "&amp;": "&",
    "&gt;": ">",
    "&lt;": "<",
    "&ge;": "≥",
    "&le;": "≤",
    "&pound;": "£",
    "&nbsp;": " ",
    "&ndash;": "–",
    "&mdash;": "–",
    "&plusmn;": "±",
}
# A small raised figure marks a footnote, save after the m of m² and m³.
_NOTE_MARK = re.compile(r"(?<![mM])[²³]|[¹⁰⁴⁵⁶⁷⁸⁹]")
_ENTITY = re.compile("|".join(_ENTITIES), re.I)
_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\t": " ",
        "\r": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "–",
        "\u2014": "–",
        "\u2015": "–",
        "\u2212": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "⩾": "≥",
        "≧": "≥",
        "⩽": "≤",
        "≦": "≤",
    }
)


def without_markup(text: str) -> str:
    """The text with tags blanked out, typographic variants made one, and its length unchanged.

    Block tags (paragraphs, list items, line breaks) become newlines, because what they
    separate are separate statements.
    """
    if "<" in text:
        text = _TAG.sub(_blank_tag, text)
    if "&" in text:
        text = _ENTITY.sub(_blank_entity, text)
    if not text.isascii():
        text = _NOTE_MARK.sub("*", text)
    return text.translate(_SAME_LENGTH)


def _blank_tag(match: re.Match[str]) -> str:
    filler = "\n" if match[2].lower() in _BLOCK_TAGS else " "
    return filler.ljust(len(match[0]))


def _blank_entity(match: re.Match[str]) -> str:
    return _ENTITIES[match[0].lower()].ljust(len(match[0]))
