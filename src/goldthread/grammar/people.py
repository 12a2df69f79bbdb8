"""Who is named in a cell: councillors, officers and posts, one entry a person."""

from __future__ import annotations

import re

from goldthread.grammar.markup import without_markup

_NOBODY = re.compile(
    r"(?:n\.?\s*/?\s*a\.?|none|nil|tb[cad]|to be (?:confirmed|advised|decided)|vacant|vacancy|[-–.?*\s]*)",
    re.I,
)
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

# "Cllr" with its letters read as I or l, doubled or dropped, as scanning and haste leave it.
_TITLE = re.compile(r"\b(?:C[lLI1]{1,3}rs?|Coun|Councillors?|Cncllr)\b\.?\s*(?=[A-Z])")
_COUNCILLOR = "Cllr "
# Another way of writing the title in full, and the marks around it, are not another spelling.
_PLAIN_TITLE = re.compile(r"(?:Cllrs?|Councillors?)\b\.?\s*")

_POST_HEAD = re.compile(
    r"(?:the\s+)?(?:director|head|chief|deputy|assistant|associate|acting|interim|executive|corporate|"
    r"service|strategic|group|lead|leader|cabinet|portfolio|member|manager|officer|returning|"
    r"monitoring|section|clerk|mayor|provost|convenor|convener|chair\w*|vice|principal|senior|general|"
    r"managing|programme|project|commissioner|operational|operations|divisional|regional|treasurer|"
    r"solicitor|superintendent|commander|municipal|city|town|borough|county|gm|ceo|cfo|coo)\b",
    re.I,
)
_POST_WORD = re.compile(
    r"\b(?:director|head of|chief|manager|officer|leader|member|lead|executive|clerk|mayor|provost|"
    r"convenor|convener|chair|commissioner|treasurer|solicitor|superintendent|secretary|portfolio|"
    r"team|services?|board|partnership|committee)\b",
    re.I,
)
_SUBJECT_WORD = re.compile(
    r"\b(?:services?|regeneration|growth|health|care|housing|finance|planning|education|children|"
    r"adults?|communit(?:y|ies)|culture|leisure|environment|transport|economy|development|property|"
    r"legal|democratic|resources|place|people|performance|arts|heritage|libraries|public|social|"
    r"safety|enforcement|skills|schools?|improvement|attainment|engagement|leadership|delivery|"
    r"integration|support)\b",
    re.I,
)
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'.-]*|de|la|le|van|von|der|den|bin|al)"
_FULL_NAME = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,3}}")
_SURNAME = re.compile(rf"{_NAME_WORD}")
_JOINER = re.compile(r"(\s*,\s*(?:and\s+)?|\s*/\s*|\s+and\s+|\s*&\s*|\s+[-–]\s+|\s*:\s*)")


def read_people(text: str | None) -> tuple[str, ...]:
    """The people in a cell, in order, each once: ``"Cllr Surname"``, a name, or a post.

    Councillors' titles are spelt "Cllr" however the document spells them, and a title said
    once before several surnames belongs to all of them. Notes in brackets, and the post of
    somebody who is also named, are left out. "And" divides people but not the words of one
    post ("Director of Housing and Regeneration"), and two posts joined by a bare stroke
    ("Returning Officer/Chief Executive") are one person's. "N/A" and its like name nobody.

    >>> read_people("Clr Example & Sample")
    ('Cllr Example', 'Cllr Sample')
    """
    plain = _NOTE.sub(" ", without_markup(text or ""))
    plain = _TITLE.sub("\n" + _COUNCILLOR, plain)
    # A title begins a person, so what joined it to the person before is only punctuation.
    plain = re.sub(r"(?:\s*(?:,|;|/|&|\+|\band\b)){1,3}[ ]*\n", "\n", plain)
    plain = re.sub(r"[ ]*(:|\s[-–])[ ]*\n", r"\1 ", plain)
    people: list[str] = []
    for line in re.split(r"[\n;|•]+", plain):
        if not _NOBODY.fullmatch(line.strip()):
            people.extend(_people_of_line(line))
    return tuple(dict.fromkeys(people))


def spellings_of(text: str | None, person: str) -> tuple[str, ...]:
    """How a cell writes the title of a councillor that ``read_people`` found in it.

    Each spelling once, with the surname; none for "Cllr" and "Councillor", and none for a
    person without a title of their own.

    >>> spellings_of("Clr Example & Sample", "Cllr Example")
    ('Clr Example',)
    """
    if not person.startswith(_COUNCILLOR):
        return ()
    plain, surname = without_markup(text or ""), person.removeprefix(_COUNCILLOR)
    found = [
        f"{title[0].strip()} {surname}"
        for title in _TITLE.finditer(plain)
        if not _PLAIN_TITLE.fullmatch(title[0]) and plain.startswith(surname, title.end())
    ]
    return tuple(dict.fromkeys(found))


def _people_of_line(line: str) -> list[str]:
    found: list[str] = []
    pieces = _JOINER.split(line)
    for joiner, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        person = re.sub(r"\s+", " ", piece).strip(" .*†")
        if not person or _NOBODY.fullmatch(person):
            continue
        if found:
            _join(found, joiner, person)
        else:
            found.append(person)
    return found


def _join(found: list[str], joiner: str, person: str) -> None:
    """Add a piece as a person of its own, or as more words about the one before."""
    mark, before = joiner.strip(), found[-1]
    if before.startswith(_COUNCILLOR) and _SURNAME.fullmatch(person):
        found.append(_COUNCILLOR + person)
    elif _is_named(before):
        if _is_named(person) or (mark in {"and", "&", "/"} and _POST_HEAD.match(person)):
            found.append(person)
    elif _is_named(person):
        if mark == ":":
            found[-1] = person
        else:
            found.append(person)
    elif _POST_HEAD.match(person) and joiner != "/":
        found.append(person)
    else:
        found[-1] = re.sub(r"\s+", " ", before + joiner + person)


def _is_named(person: str) -> bool:
    """Whether these words are somebody's name and not a post or a service."""
    if person.startswith(_COUNCILLOR):
        return True
    return bool(_FULL_NAME.fullmatch(person)) and not (
        _POST_WORD.search(person) or _SUBJECT_WORD.search(person)
    )
