"""Targets beside somebody else: "Below London average", "Top quartile", "In line with England"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from goldthread.framework.model import Polarity
from goldthread.framework.rules.rule import Doubt
from goldthread.framework.rules.targets import (
    NO_TERMS,
    Origin,
    Quantity,
    Rank,
    Relative,
    RelativeDirection,
    Terms,
)
from goldthread.grammar.cells import Cell
from goldthread.grammar.number_words import number_of

_D = RelativeDirection
_HEADS: tuple[tuple[str, RelativeDirection], ...] = (
    (r"in[ -]line (?:with )?(?:or|and) (?:above|better|higher)(?: than)?|at or above|(?:equal|equivalent) (?:to )?or (?:above|better|higher|greater)(?: [\w ]{0,25}?)? than|(?:equal|equivalent) (?:to )?or (?:above|exceed(?:ing)?)|(?:in[ -]line with|equal to|at|the same as) or (?:better|higher|greater) than|meet(?:s|ing)?(?: or |/)(?:exceed|beat|better)(?:s|ing)?|match(?:es|ing)? or (?:exceed|better)\w*|(?:no|not) (?:worse|lower|less) than|not below|at least(?: (?:in line with|at|as good as|equal to|match\w*))?|(?:above or|better than or|higher than or) (?:equal to|in line with|at|the same as)|as good as or better than", _D.AT_OR_ABOVE),
    (r"in[ -]line (?:with )?or (?:below|lower)(?: than)?|at or below|equal (?:to )?or (?:below|lower|less)(?: than)?|(?:no|not) (?:higher|more|greater) than|not above|(?:below or|lower than or) (?:equal to|in line with|at|the same as)", _D.AT_OR_BELOW),
    (r"in[ -]line(?: with\b| w/)?|on (?:a )?par with|comparable (?:to|with)|consistent with|close to|equal to|equals|same as|match(?:es|ing)?|aligned (?:to|with)|similar to|equivalent to", _D.IN_LINE),
    (r"above|higher than|greater than|more than|exceed(?:s|ing)?|faster than|larger than|over|surpass(?:es|ing)?", _D.ABOVE),
    (r"below|lower than|less than|fewer than|under|slower than|smaller than", _D.BELOW),
)  # fmt: skip
_BETTER = re.compile(
    r"\b(?:better than|outperform(?:s|ing)?|improve(?:d|ment)? (?:up)?on|beat(?:s|ing)?|ahead of|exceed performance of)\s+(?:the\s+)?(?P<to>.+)",
    re.I | re.S,
)
_MEET = re.compile(
    r"\b(?:meet(?:s|ing)?|achiev(?:e|ing)|reach(?:es|ing)?)\s+(?:the\s+)?(?P<to>.+)", re.I | re.S
)
_AT = re.compile(r"^at\s+(?:the\s+)?(?P<to>.+)", re.I | re.S)
_OR_BETTER = re.compile(
    r"(?:the\s+)?(?P<to>[^;(]{3,60}?),? (?:or|and) (?P<side>better|above|higher|below|lower|less|fewer)\W*$",
    re.I,
)
_SIGN_WORDS = {
    "≥": "at or above",
    ">=": "at or above",
    "≤": "at or below",
    "<=": "at or below",
    ">": "above",
    "<": "below",
}
_SIGNS = re.compile("≥|>=|≤|<=|>|<")
_NOT = re.compile(r"\b(?:not|no|never)(?: to)?(?: be)?\s*$", re.I)
_TURNED = {_D.ABOVE: _D.AT_OR_BELOW, _D.BELOW: _D.AT_OR_ABOVE}
_ALONE = re.compile(
    r"(?:the\s+)?(?P<to>(?!(?:within|in|on|to|at|from|by|\w+ than)\b)(?:[\w'-]+\s+){1,5}(?:average|median|mean|benchmark))(?:\s*\([^()]*\))?\W*",
    re.I,
)
_PATTERNS = tuple(
    (re.compile(rf"\b(?:{head})\s+(?:the\s+|that of\s+)?(?P<to>\S.*)", re.I | re.S), direction)
    for head, direction in _HEADS
)
_BENCHMARK = re.compile(
    r"\b(?:averages?|medians?|mean|national(?:ly)?|england|london|scotland|scottish|wales|welsh|ireland|irish|"
    r"uk|gb|british|region(?:al|s)?|statistical neighbours?|neighbours?|neighbors?|comparators?|peers?|peer group|"
    r"benchmark(?:s|ing)?|cipfa|apse|family group|sector|other (?:councils|authorities|boroughs|districts)|"
    r"provincial|state(?:wide)?|county|country|inflation|cpi|rpi|quartile|eu|europe(?:an)?|oecd|"
    r"similar (?:councils|authorities|areas|forces)|metropolitan|inner|outer|shire|unitary|all[- ]\w+ average|"
    r"census|group|service levels?|deprived|rate for|nsw|victorian?|queensland|australian?|new zealand|nz|us|"
    r"federal|growth rate|population growth)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:last|previous|prior|preceding|same period|baseline|current(?! \w+ service)|existing|(?:19|20)\d\d(?:[/-]\d\d)?|"
    r"year before|outturn|today)\b",
    re.I,
)
_END = re.compile(
    r"\s*(?:[(\[;]|\.(?:\s|$)|,? by (?:end |the end |mid|q\d|[a-z]+ \d|\d)|\bin (?:19|20)\d\d|\bfor (?:all|working)\b).*",
    re.I | re.S,
)
_QUARTILE = re.compile(
    r"\b(?P<which>top|upper|best(?: performing)?|first|1st|second|2nd|third|3rd|lower|bottom|lowest|highest|4th|fourth)[ -]+"
    r"(?:performance |performing |national )?(?P<part>quartile|decile|quintile|third|half)\b(?P<rest>.*)",
    re.I | re.S,
)
_TOP = re.compile(
    r"\b(?:top|best|lowest|highest)\s+(?P<count>\d+|three|five|ten|twenty)\b(?!\s*/)(?P<share>\s*%|\s*per ?cent)?(?P<rest>.*)",
    re.I | re.S,
)
_GROUP = re.compile(
    r"\b(?:of|in|among(?:st)?|for|with|against|compared (?:to|with)|within|nationally)\s+(?:all\s+|our\s+|the\s+|other\s+)*(?!by\b)(?P<group>[^;.(]+)",
    re.I,
)
_RISES = re.compile(
    r"\b(?:ris(?:e|es|ing)|increas(?:e|es|ed|ing)|grow(?:s|ing|th)?|uplift(?:ed)?)\W*$", re.I
)
_FALLS = re.compile(
    r"\b(?:fall(?:s|ing)?|reduc(?:e|es|ed|ing|tion)|decreas(?:e|es|ed|ing))\W*$", re.I
)
_GROWS = re.compile(r"\W*(?:to )?(?:grow|increase|raise)\b", re.I)
_ORDINALS = frozenset({"first", "1st", "second", "2nd", "third", "3rd"})


_AWAY_FROM = re.compile(r"\b(?:below|above|under|over|outside|out of|not|avoid|than|from)\b", re.I)


def read_rank(cell: Cell, plain: str, terms: Terms = NO_TERMS) -> Rank | None:
    """A quartile or a number of places; ``None`` where none is named."""
    found = _QUARTILE.search(plain)
    if found and _AWAY_FROM.search(plain[: found.start()]):
        return None  # "out of the bottom quartile"
    if found and _QUARTILE.search(found["rest"]):
        return None  # "3rd quartile to 2nd quartile": from the one to the other, or both
    if found:
        which = found["which"].lower()
        if found["part"].lower() in {"half", "third"} and which in _ORDINALS:
            return None  # "second half" is a time of the year
        which = (
            "top"
            if which in {"upper", "best", "first", "1st", "best performing", "highest"}
            else which
        )
        which = {"2nd": "second", "3rd": "third", "lower": "bottom", "lowest": "bottom", "4th": "bottom", "fourth": "bottom"}.get(which, which)  # fmt: skip
        part = found["part"].lower()
        cell.use(cell.words)
        quartile = which if part == "quartile" else f"{which} {part}"
        return Rank(quartile=quartile, group=_group(found["rest"]), terms=terms)
    found = _TOP.search(plain)
    if not found or (found["rest"].lstrip()[:1] or " ").isdigit():
        return None
    cell.use(cell.words)
    count = number_of(found["count"])
    if not found["share"]:
        return Rank(top=count, group=_group(found["rest"]), terms=terms)
    if count == 25:
        cell.take(
            word for word in cell.words if word.type == "BOUND" and word.value.amount.value == 25
        )
        return Rank(quartile="top", group=_group(found["rest"]), terms=terms)
    return (
        None
        if count > 100
        else Rank(quartile=f"top {count}%", group=_group(found["rest"]), terms=terms)
    )


def _group(rest: str) -> str | None:
    found = _GROUP.search(rest)
    if not found:
        return None
    return _END.sub("", re.split(r"\s+for\s+|,", found["group"])[0]).strip() or None


def read_relative(cell: Cell, plain: str, terms: Terms = NO_TERMS) -> Relative | None:
    """A standing beside a comparator; ``None`` where no comparator is named.

    A comparator in the past ("better than last year") is not one: that is a trend.
    """
    polarity = cell.context.polarity
    plain = _SIGNS.sub(lambda match: _SIGN_WORDS[match[0]] + " ", plain)
    found = _OR_BETTER.match(plain)
    if found and _is_benchmark(found["to"]):
        worse = found["side"].lower() in {"below", "lower", "less", "fewer"}
        turned = worse or (found["side"].lower() == "better" and polarity is Polarity.DOWN)
        return _relative(cell, found["to"], _D.AT_OR_BELOW if turned else _D.AT_OR_ABOVE, terms, "")
    for pattern, direction in _PATTERNS[:2]:
        found = pattern.search(plain)
        if found and _is_benchmark(found["to"]):
            turned = polarity is Polarity.DOWN and "better" in found[0].lower()
            side = _D.AT_OR_BELOW if turned else direction
            return _relative(cell, found["to"], side, terms, plain[: found.start()])
    found = _BETTER.search(plain)
    if found and _is_benchmark(found["to"]):
        return _better(cell, found["to"], polarity, terms)
    for pattern, stated in _PATTERNS[2:]:
        found = pattern.search(plain)
        negated = found is not None and bool(_NOT.search(plain[: found.start()]))
        direction = _TURNED.get(stated, stated) if negated else stated
        if negated:
            cell.take(word for word in cell.words if word.lower() in {"not", "no", "never"})
        if found and (
            _is_benchmark(found["to"]) or (direction is _D.IN_LINE and _names(found["to"], plain))
        ):
            before = plain[: found.start()]
            if direction is _D.IN_LINE and _FALLS.search(before):
                return None  # "to fall in line with CPI": how it moves, and no level
            grows = direction is _D.IN_LINE and _RISES.search(before)
            grows = grows or (found[0].lower().startswith("faster") and _GROWS.match(before))
            rule = _relative(cell, found["to"], direction, terms, before)
            return replace(rule, what="growth") if grows else rule
    found = _MEET.search(plain)
    if found and _is_benchmark(found["to"]):
        down = polarity is Polarity.DOWN
        rule = _relative(cell, found["to"], _D.AT_OR_BELOW if down else _D.AT_OR_ABOVE, terms, "")
        return replace(rule, origin=Origin.POLARITY if polarity else Origin.INFERRED)
    found = _AT.search(plain)
    if found and _is_benchmark(found["to"]):
        return _relative(cell, found["to"], _D.IN_LINE, terms, "")
    return _named_alone(cell, plain, terms)


def _named_alone(cell: Cell, plain: str, terms: Terms) -> Relative | None:
    """ "England average (64%)": the comparator by itself, met from the better side."""
    found = _ALONE.fullmatch(plain)
    if not found or _PAST.search(found["to"]):
        return None
    side = {Polarity.UP: _D.AT_OR_ABOVE, Polarity.DOWN: _D.AT_OR_BELOW}.get(
        cell.context.polarity or Polarity.NONE
    )
    rule = _relative(cell, plain, side or _D.IN_LINE, terms, "")
    if side:
        return replace(rule, origin=Origin.POLARITY)
    others = tuple(replace(rule, direction=one) for one in (_D.AT_OR_ABOVE, _D.AT_OR_BELOW))
    return replace(rule, doubt=Doubt(why="which way is better is not stated", alternatives=others))


def _is_benchmark(to: str) -> bool:
    name = _END.sub("", to)
    if _PAST.search(name) and not re.search(
        r"average|median|quartile|national|england|neighbour", name, re.I
    ):
        return False
    return bool(_BENCHMARK.search(name)) and len(name.split()) <= 16


def _names(to: str, plain: str) -> bool:
    """Whether "in line with ..." names a comparator or a plan, and not a number or the past."""
    name = _END.sub("", to)
    if not re.match(
        r"\W*(?:in[ -]line|on (?:a )?par|comparable|consistent|aligned|similar)", plain, re.I
    ):
        return False
    return (
        bool(name)
        and len(name.split()) <= 10
        and not re.search(r"\d", name)
        and not _PAST.search(name)
    )


def _better(cell: Cell, to: str, polarity: Polarity | None, terms: Terms) -> Relative:
    direction = _D.BELOW if polarity is Polarity.DOWN else _D.ABOVE
    rule = _relative(cell, to, direction, terms, "")
    if polarity in (Polarity.UP, Polarity.DOWN):
        return replace(rule, origin=Origin.POLARITY)
    other = replace(rule, direction=_D.BELOW)
    return replace(
        rule, doubt=Doubt(why="which way is better is not stated", alternatives=(other,))
    )


def _relative(
    cell: Cell, to: str, direction: RelativeDirection, terms: Terms, before: str
) -> Relative:
    cell.use(cell.words)
    name = _END.sub("", to)
    name = re.sub(r"\s+", " ", name).strip(" .,;:-–")
    name = re.sub(
        r"\b(Average|Median|Mean|National|Regional)\b", lambda match: match[0].lower(), name
    )
    name = re.sub(r",? (?:each|every) (?:year|quarter|month)$", "", name)
    figure = re.search(r"\((?:currently |of |at |target |i\.e\. )?\s*(\d+(?:\.\d+)?)\s*(%?)", to)
    return Relative(
        to=name,
        direction=direction,
        what=_what(before),
        benchmark=Quantity(Decimal(figure[1]), figure[2] or None) if figure else None,
        terms=terms,
    )


def _what(before: str) -> str | None:
    """What is held beside the comparator, where it is the speed or growth and not the level."""
    low = before.lower()
    if "improving" in low:
        return "rate of improvement"
    return "growth" if re.match(r"\W*growth", low) else None
