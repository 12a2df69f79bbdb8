"""A stored number and its number format → what a person sees in the cell.

Covers ECMA-376 part 1, 18.8.31 as councils use it: decimals, thousands, percentages,
currency, accounting, scientific, fractions, dates, times and conditions. What it does not cover is shown as
the plain number, and ``Shown.understood`` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from goldthread.documents.excel.date_format import DATE_PARTS, shown_date

Stored: TypeAlias = int | float | datetime | date | time | timedelta

# Past this, decimal arithmetic would round, and no cell shows as many.
_MOST_DIGITS = 25
# Formats that Excel shows after the reader's own country's habit; here that is the British one.
_BRITISH = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": "dd mmmm yyyy",
    "[$-F400]h:mm:ss\\ AM/PM": "hh:mm:ss",
}
_TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|E[+-]|AM/PM|A/P|General|[0#?]+|y+|m+|d+|h+|s+|\.0+(?=[^0#?]|$)|.',
    re.I | re.S,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(-[^\]]*)?\]")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows, and whether its format was understood."""

    text: str
    understood: bool = True


def shown(stored: Stored, code: str) -> Shown:
    """The number or date as its format shows it.

    >>> shown(0.85, "0%").text
    '85%'
    """
    if isinstance(stored, datetime | date | time | timedelta):
        return _shown_moment(stored, code)
    if not code or code.lower() == "general":
        return Shown(general(stored))
    section, value, add_minus = _chosen_section(stored, code)
    text = _shown_number(value, section)
    if text is None:
        return Shown(general(stored), understood=False)
    text = re.sub(r"\s+", " ", text).strip()
    if not text:
        return Shown(general(stored), understood=False)
    if add_minus and any(digit in text for digit in "123456789"):
        text = f"-{text}"
    return Shown(text)


def general(stored: float) -> str:
    """A number without a format: at most eleven characters of decimals, whole numbers whole."""
    if isinstance(stored, int) or (float(stored).is_integer() and abs(stored) < 1e15):
        return str(int(stored))
    whole_digits = len(str(int(abs(stored))))
    if whole_digits > 11 or abs(stored) < 1e-9:
        mantissa, _, power = f"{stored:.5E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{power}"
    rounded = _decimal(stored).quantize(
        Decimal(1).scaleb(-max(0, 10 - whole_digits)), ROUND_HALF_UP
    )
    return f"{rounded.normalize():f}"


def _shown_moment(stored: datetime | date | time | timedelta, code: str) -> Shown:
    code = _BRITISH.get(code, code)
    text = shown_date(stored, list(_tokens(code.split(";")[0])))
    if text is None:
        return Shown(str(stored), understood=False)
    return Shown(text)


def _chosen_section(stored: float, code: str) -> tuple[str, float, bool]:
    """The section of the format that holds for this number, and whether a minus must be added."""
    sections = _sections(code)
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(stored, condition[1], float(condition[2])):
                return section, abs(stored), stored < 0
        return sections[-1], abs(stored), stored < 0
    if stored < 0 and len(sections) > 1:
        return sections[1], -stored, False
    if stored == 0 and len(sections) > 2:
        return sections[2], 0, False
    return sections[0], abs(stored), stored < 0


def _holds(stored: float, comparison: str, bound: float) -> bool:
    return {
        "<": stored < bound,
        "<=": stored <= bound,
        ">": stored > bound,
        ">=": stored >= bound,
        "=": stored == bound,
        "<>": stored != bound,
    }[comparison]


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    sections, current = [], ""
    for piece in _TOKEN.findall(code):
        if piece == ";":
            sections.append(current)
            current = ""
        else:
            current += piece
    return (*sections, current)


@lru_cache(maxsize=512)
def _tokens(section: str) -> tuple[str, ...]:
    """The tokens with colours, conditions and padding gone and literals in quotes."""
    tokens = []
    for token in _TOKEN.findall(section):
        if token.startswith('"'):
            tokens.append(token)
        elif token.startswith("\\"):
            tokens.append(f'"{token[1:]}"')
        elif token.startswith("_"):
            tokens.append('" "')
        elif token.startswith("*") and len(token) == 2:
            continue
        elif token.startswith("["):
            currency = _CURRENCY.fullmatch(token)
            if currency:
                tokens.append(f'"{currency[1]}"')
            elif re.fullmatch(r"\[(h+|m+|s+)\]", token, re.I):
                tokens.append(token.lower())
        else:
            tokens.append(token)
    return tuple(tokens)


def _shown_number(value: float, section: str) -> str | None:
    """The number by one section; ``None`` for what this does not understand."""
    tokens = _tokens(section)
    if any(token[0].lower() in DATE_PARTS for token in tokens if token[0] not in '"E'):
        return None
    if "@" in tokens:
        return general(value)
    placeholders = [at for at, token in enumerate(tokens) if _is_placeholder(token)]
    if not placeholders:
        if any(token.lower() == "general" for token in tokens):
            return "".join(
                general(value) if token.lower() == "general" else _literal(token)
                for token in tokens
            )
        return "".join(map(_literal, tokens))
    first, last = placeholders[0], placeholders[-1]
    while last + 1 < len(tokens) and tokens[last + 1] == ",":
        last += 1
    pattern = tokens[first : last + 1]
    before = "".join(map(_literal, tokens[:first]))
    after = "".join(map(_literal, tokens[last + 1 :]))
    value_in_percent = _decimal(value).scaleb(2 * tokens.count("%"))
    digits = _digits(value_in_percent, pattern)
    return None if digits is None else before + digits + after


def _is_placeholder(token: str) -> bool:
    return token[0] in "0#?" or (token[0] == "." and len(token) > 1)


def _literal(token: str) -> str:
    return token.strip('"') if token.startswith('"') else token


def _digits(value: Decimal, pattern: tuple[str, ...]) -> str | None:
    written = "".join(pattern)
    if re.fullmatch(r"[0#?]+(\.[0#?]*)?E[+-][0#?]+", written, re.I):
        return _scientific(value, written)
    if re.fullmatch(r"([0#?]+\"? \"?)?[0#?]+/([0#?]+|\d+)", written.replace('" "', " ")):
        return _fraction(value, written)
    match = re.fullmatch(r"([0#?,]*)(?:\.([0#?]*))?(,*)", written)
    if match is None:
        return None
    whole, decimals, scaling = match[1], match[2] or "", match[3]
    thousands = whole.rstrip(",")
    scale = len(whole) - len(thousands) + len(scaling)
    value = value.scaleb(-3 * scale)
    if value.adjusted() + len(decimals) > _MOST_DIGITS:
        return None
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    whole_text, _, decimal_text = f"{rounded:f}".partition(".")
    least_whole = thousands.count("0")
    whole_text = whole_text.lstrip("0").rjust(least_whole, "0")
    if "," in thousands:
        whole_text = re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", whole_text)
    least_decimals = len(decimals.rstrip("#?"))
    while len(decimal_text) > least_decimals and decimal_text.endswith("0"):
        decimal_text = decimal_text[:-1]
    # Excel keeps the point of "0.##" even where no decimal follows.
    return whole_text + ("." + decimal_text if match[2] is not None else "")


def _scientific(value: Decimal, written: str) -> str:
    mantissa, _, exponent = written.upper().partition("E")
    decimals = len(mantissa.partition(".")[2])
    digits, _, power = f"{value:.{decimals}E}".partition("E")
    least = len(exponent) - 1
    sign = "-" if power.startswith("-") else ("+" if exponent.startswith("+") else "")
    return f"{digits}E{sign}{power.lstrip('+-').rjust(least, '0')}"


def _fraction(value: Decimal, written: str) -> str:
    bottom = written.rpartition("/")[2]
    whole = int(value) if " " in written else 0
    rest = Fraction(value) - whole
    if bottom.isdigit() and int(bottom) > 0:
        part = Fraction(round(rest * int(bottom)), 1)
        text = f"{part}/{bottom}" if part else ""
    else:
        closest = rest.limit_denominator(10 ** min(len(bottom), 4) - 1)
        if closest == 1:
            whole, closest = whole + 1, Fraction(0)
        text = f"{closest.numerator}/{closest.denominator}" if closest else ""
    return f"{whole or ''} {text}".strip() or "0"


def _decimal(value: float) -> Decimal:
    # Excel itself works with fifteen significant digits; the rest is binary noise.
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
