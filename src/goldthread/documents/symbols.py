"""Letters that a symbol font draws as arrows, ticks and triangles → the characters they mean.

A council's "p" in Wingdings 3 is a green triangle to every reader and a "p" to a program.
Only signs that carry meaning in a performance report are listed; code points from the
published tables of the fonts.
"""

from __future__ import annotations

_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "←",
    0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEB: "↖", 0xEC: "↗", 0xED: "↙", 0xEE: "↘", 0xEF: "⇦",
    0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x97: "●", 0xA3: "☐"}
_WINGDINGS_3 = {
    0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x6A: "↖", 0x6B: "↗", 0x6C: "↙", 0x6D: "↘",
    0x6E: "↔", 0x6F: "↕", 0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◀", 0x75: "▶",
    0x76: "◁", 0x77: "▷",
}  # fmt: skip
_WEBDINGS = {
    0x33: "◀",
    0x34: "▶",
    0x35: "▲",
    0x36: "▼",
    0x61: "✔",
    0x63: "□",
    0x67: "■",
    0x6E: "●",
    0x72: "✖",
}
_SYMBOL = {
    0x6D: "µ", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xBC: "…", 0xD6: "√", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}

_PRIVATE_USE = 0xF000


def is_symbol_font(font: str | None) -> bool:
    """Whether letters in this font are drawn as something else."""
    return (font or "").strip().lower() in _FONTS


def symbol(font: str, code: int) -> str | None:
    """The character a symbol font draws for a code (with or without Word's 0xF000), if known."""
    return _FONTS.get(font.strip().lower(), {}).get(code & 0xFF if code >= _PRIVATE_USE else code)


def as_drawn(text: str, font: str | None) -> str:
    """Text set in ``font`` as a person sees it; letters without a known sign stay themselves."""
    if font is None or not is_symbol_font(font):
        return text
    return "".join(symbol(font, ord(letter)) or letter for letter in text)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """Digits as superscript digits, so that a footnote mark is told apart from a figure."""
    return text.translate(_RAISED)
