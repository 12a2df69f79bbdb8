"""Whose document it is: the names by which councils and their like call themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SMALL = r"(?:of|and|&|upon|on|in|the|with|le|y|yr|ar|na|nan|an|de|by|under)"
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*|[A-Z]{2,})"
# "Northmoor, Eastmoor and Vale": commas only where the list ends with "and".
_NAME = (
    rf"{_WORD}(?:(?:,(?=[^,]*(?:,[^,]*)?\s(?:and|&)\s))?\s+(?:{_SMALL}\s+){{0,2}}{_WORD}){{0,5}}"
)
_LEVEL = (
    r"(?:Metropolitan|Royal|London|County|City|District|Borough|Town|Parish|Community|Shire|Regional"
    r"|Unitary|Islands?|Municipal|Local|Rural)"
)
_KIND = (
    rf"(?:(?:{_LEVEL}\s+)*(?:Council|Corporation)|(?:Mayoral\s+)?(?:County\s+)?Combined\s+(?:County\s+)?Authority"
    r"|(?:Fire(?:\s+(?:and|&)\s+Rescue)?|Police|National\s+Park|Waste(?:\s+Disposal)?|Transport|Broads|Unitary)"
    r"\s+(?:Authority|Service)|(?:Local|District|Metropolitan)\s+Municipality)"
)
_AUTHORITY = re.compile(
    rf"(?:The\s+)?(?:{_NAME}\s+{_KIND}"
    rf"|(?:(?:Royal|London|Metropolitan|County)\s+)*(?:Borough|City|County|Shire|District)(?:\s+Council)?\s+of\s+{_NAME}"
    r"(?:\s+(?:City\s+)?Council|\s+(?:Metropolitan|Local)\s+Municipality)?"
    rf"|(?:Office\s+of\s+the\s+)?Police(?:,\s+Fire)?\s+and\s+Crime\s+Commissioner\s+for\s+{_NAME}"
    rf"|{_NAME}\s+Police\s+and\s+Crime\s+Commissioner|(?:Cyngor|Comhairle)\s+(?:{_SMALL}\s+)?{_NAME})"
)
_BODY = re.compile(r"\b(?:Council|Authority|Municipality|Corporation)\b")
_SOMEBODY = re.compile(
    r"\b(?:leader|councillors?|cllr|mayor|chief|director|head|chair\w*|culture|opportunity|sanctuary|learning|sport|the"
    r"|association|department|ministry)\b",
    re.I,
)
# "Our Council", "Full Council", "City Council": a council, and nobody's name.
_NOBODY = re.compile(
    r"(?:the|our|your|this|that|each|every|full|one|new|annual|draft|final|corporate|strategic|whole|all|a|an|to|for|by"
    r"|adopted|approved|agreed|published|youth|schools?|joint|cabinet|executive|meeting|report|plan|members?|leader"
    r"|from|local|district|county|borough|city|town|parish|community|metropolitan|royal|london|regional|unitary|shire"
    r"|how|what|why|working|improving|building|delivering|making|modern|better|efficient|effective|resilient|sustainable)",
    re.I,
)
_PARTS = re.compile(r"\s*(?:\n|[|•·:;]|\s/\s|\s[–—-]\s|,\s(?=\d|[A-Z][a-z]+\s\d))\s*")
_OWN_DOCUMENT = re.compile(
    r"(?P<who>.+?\b(?:Council|Authority|Municipality|Corporation))(?:['’]s)?\s+(?:(?:Draft|Final|Interim)\s+)?"
    r"(?:Corporate|Annual|Strategic|Performance|Delivery|Service|Business|Improvement|Single|Integrated|Best\s+Value"
    r"|Key\s+Performance|Quarterly|Long[\s-]Term|Four[\s-]Year|Council\s+Plan|Medium[\s-]Term|Wellbeing|Well-being)\b.*"
)
_LONGEST = 200


def is_authority(text: str) -> bool:
    """Whether a line is the name of a council or another authority, and nothing besides.

    >>> is_authority("Riverdale District Council"), is_authority("Our Council")
    (True, False)
    """
    words = re.sub(r"^The\s+(?=\S+\s)", "", _tidy(text))
    if len(words) > _LONGEST or not _AUTHORITY.fullmatch(words) or _SOMEBODY.search(words):
        return False
    if len(_BODY.findall(words)) > 1:
        return False  # two of them
    return not _NOBODY.fullmatch(words.split()[0]) or bool(re.search(r"\bof\s+[A-Z]", words))


def authority_in(text: str) -> str | None:
    """The authority that a line names as its own, alone or beside the title of its document.

    >>> authority_in("Corporate Plan 2024-28 – Riverdale District Council")
    'Riverdale District Council'
    """
    if len(text) > _LONGEST:
        return None
    parts = [part.strip(" .,()") for part in _PARTS.split(text)]
    titled = _OWN_DOCUMENT.fullmatch(text.strip())
    if titled:
        parts.append(titled["who"])
    english = _in_english(_tidy(part) for part in parts if is_authority(part))
    return english[0] if len(english) == 1 else None


def authority_named(lines: Iterable[str]) -> str | None:
    """The one authority that these lines name; ``None`` where they name none, or several."""
    named = {found.casefold(): found for line in lines if (found := authority_in(line))}
    told = _in_english(named.values())
    return told[0] if len(told) == 1 else None


def _in_english(names: Iterable[str]) -> list[str]:
    """The names that are English, where any is: a council tells its name in two languages."""
    every = list(dict.fromkeys(names))
    return [name for name in every if not re.match(r"Cyngor|Comhairle", name)] or every


def _tidy(name: str) -> str:
    """The name on one line, one set in capitals as it is otherwise written."""
    words = re.sub(r"\s+", " ", name).strip(" .,")
    if words.isupper():
        words = re.sub(rf"(?<=\s){_SMALL}(?=\s)", lambda m: m[0].lower(), words.title(), flags=re.I)
    return re.sub(r"^The\s+(?=\S+\s)", "", words)
