"""Whom a figure is held beside, where a target names several at once.

"London and national average" is two comparators; "Barking and Dagenham average" is one. Words
alone cannot always tell, and one odd name that nothing is found under is a smaller harm than a
target split in the middle of a council's name: so a name is only taken apart where its parts
show that they stand by themselves.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NOUN = r"(?:averages?|medians?|means?|benchmarks?|figures?|rates?|levels?|performances?|results?)"
_PLACE = (
    r"(?:(?:inner|outer|greater|east|west|north|south|central) london|london|england|english|wales|welsh|"
    r"scotland|scottish|northern ireland|northern irish|ireland|irish|uk|united kingdom|gb|"
    r"great britain|british|eu|european|oecd|east midlands|west midlands|"
    r"north[- ]east|north[- ]west|south[- ]east|south[- ]west|east of england|eastern|"
    r"yorkshire and (?:the )?humber(?:side)?|england and wales|london and (?:the )?south[- ]east)"
)
_SORT = (
    r"(?:national|regional|sub-?regional|provincial|state|federal|county|local|sector|region|nation|"
    r"metropolitan|borough|"
    r"(?:our |the )?(?:cipfa |statistical |nearest |close |similar |comparator |family |peer |"
    r"benchmarking |neighbouring )*"
    r"(?:neighbou?rs?|comparators?|peers?|groups?|famil(?:y|ies)|councils?|authorit(?:y|ies)|"
    r"boroughs?|areas?))"
)
_BY_ITSELF = re.compile(
    rf"(?:{_PLACE}|{_SORT})(?: (?:region(?:al)?|national|boroughs?|councils?|authorities))?(?: {_NOUN})?",
    re.I,
)
_WITH_A_NOUN = re.compile(rf"\S.* (?P<noun>{_NOUN})", re.I)
_ONE_PLACE = re.compile(
    r"\b(?:(yorkshire) (?:and|&) ((?:the )?humber(?:side)?)|(england) (?:and|&) (wales)|"
    r"(london) (?:and|&) ((?:the )?south[- ]east))\b",
    re.I,
)
"""Places that have one figure between them."""
_PROPER_NAME = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_HELD = "\N{UNIT SEPARATOR}"
_BETWEEN = re.compile(
    r"\s*,\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?|\s*&\s*(?:the\s+)?", re.I
)
_OR = re.compile(r"\s+(?:and/or|or)\s+|\s*/\s*", re.I)
_BOTH = re.compile(r"(?:both|all of|each of)\s+(?:the\s+)?", re.I)


@lru_cache(maxsize=1024)
def comparators_named(words: str) -> tuple[str, ...]:
    """The comparators that the words name, one by one; the words themselves where it is one.

    Words are taken apart at "and" and commas where every part is a comparator by itself (a
    nation, a region, a sort of councils, or anything with an "average" of its own), where
    "both" or the plural "averages" says that there are two, or where a name goes before such a
    comparator ("Essex and national average"). A word such as "average" at the end goes for every part without one.

    >>> comparators_named("London and national average")
    ('London average', 'national average')
    >>> comparators_named("Barking and Dagenham average")
    ('Barking and Dagenham average',)
    """
    together = _ONE_PLACE.sub(_held, " ".join(words.split()))
    both = _BOTH.match(together)
    together = together[both.end() :] if both else together
    parts = [_apart(part) for part in _BETWEEN.split(together) if part]
    if len(parts) < 2 or not _several(parts, said=both is not None):
        return (words,)
    noun = _noun_of(parts[-1])
    return tuple(_in_full(part, noun) for part in parts)


def either_of_several(words: str) -> bool:
    """Whether the words name several comparators of which one or another is to count.

    >>> either_of_several("London or England average")
    True
    """
    together = _OR.sub(" and ", words)
    return together != words and len(comparators_named(together)) > 1


def _held(place: re.Match[str]) -> str:
    return _HELD.join(name for name in place.groups() if name)


def _apart(part: str) -> str:
    return part.replace(_HELD, " and ").strip()


def _several(parts: list[str], *, said: bool) -> bool:
    """Whether the parts stand by themselves; ``said``: that there are several."""
    alone = [bool(_BY_ITSELF.fullmatch(part)) for part in parts]
    if all(own or _WITH_A_NOUN.fullmatch(part) for own, part in zip(alone, parts, strict=True)):
        return True
    if len(parts) > 2:
        return False
    plural = (_noun_of(parts[-1]) or "").endswith("s")
    named_before = alone[1] and _PROPER_NAME.fullmatch(parts[0]) is not None
    return said or plural or named_before


def _noun_of(part: str) -> str | None:
    found = _WITH_A_NOUN.fullmatch(part)
    return found["noun"] if found else None


def _in_full(part: str, noun: str | None) -> str:
    own = _noun_of(part)
    bare = part if own is None else part[: -len(own)].rstrip()
    said = own or noun
    if said is None:
        return part
    singular = said[:-1] if said.lower().endswith("s") else said
    return f"{bare} {singular}"
