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
    r"solicitor|superintendent|commander|constable|municipal|city|town|borough|county|headteacher|governor|gm|ceo|cfo|coo|acc|dcc|acfo|dcfo)\b",
    re.I,
)
_POST_WORD = re.compile(
    r"\b(?:directors?|head of|heads|chief|managers?|officers?|leaders?|members?|leads?|executives?|"
    r"clerk|mayor|provost|convenor|convener|chair|commissioners?|treasurer|solicitor|superintendent|"
    r"secretary|portfolio|teams?|services?|board|partnership|partners|committee|headteachers?|governors?)\b",
    re.I,
)
_SUBJECT_WORD = re.compile(
    r"\b(?:services?|regeneration|growth|health|care|housing|homes|finance|planning|education|children|"
    r"adults?|communit(?:y|ies)|neighbourhoods?|culture|leisure|environment|transport|economy|economic|"
    r"development|property|assets|estates|legal|democratic|governance|resources|place|people|workforce|"
    r"performance|policy|strategy|communications|digital|customers?|arts|heritage|tourism|libraries|public|"
    r"social|safety|safeguarding|enforcement|licensing|regulatory|standards|skills|schools?|improvement|"
    r"attainment|engagement|leadership|delivery|integration|inclusion|support|commissioning|procurement|"
    r"operations|waste|highways|roads|scene|building|control|revenues|benefits|repairs|homelessness|"
    r"families|climate|energy|sustainability|protection|prevention|response)\b",
    re.I,
)
# A post that only a councillor holds: beside a councillor it is theirs.
_OF_A_COUNCILLOR = re.compile(
    r"(?:the\s+)?(?:deputy\s+)?(?:leader of|cabinet member|cabinet lead|executive member|lead member|"
    r"portfolio holder|executive councillor|(?:leader|mayor|provost|conven[eo]r|chair)$)",
    re.I,
)
_THEIRS_BEFORE = re.compile(
    rf"(?P<post>(?:^|(?<=[\n;,|•]))[ ]*{_OF_A_COUNCILLOR.pattern}[^\n;/]*?)\s*[,/][ ]*\n(?={_COUNCILLOR})",
    re.I | re.M,
)
# What a post ends with: "Medical Director" is one by itself, "Street Scene" is not.
_POST_END = re.compile(
    r"\b(?:director|manager|officer|executive|nurse|constable|commander|surveyor|planner|accountant|"
    r"engineer|architect|secretary|treasurer|clerk|solicitor|headteacher|leader)$",
    re.I,
)
# A post that names its service, so that "and" may go on with the name of it.
_POST_OF_A_SERVICE = re.compile(r"\s(?:of|for)\s|,|\s[-–]\s", re.I)
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
    plain = _THEIRS_BEFORE.sub(r"\g<post>: ", plain)
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
    in_their_post = False
    for joiner, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        person = re.sub(r"\s+", " ", piece).strip(" .*†")
        if not person or _NOBODY.fullmatch(person):
            continue
        if not found:
            found.append(person)
            continue
        known = list(found)
        _join(found, joiner, person, in_their_post=in_their_post)
        in_their_post = found == known
    return found


def _join(found: list[str], joiner: str, person: str, *, in_their_post: bool) -> None:
    """Add a piece as a person of its own, or as more words about the one before."""
    mark, before = joiner.strip(), found[-1]
    of_a_councillor = before.startswith(_COUNCILLOR)
    surname = _SURNAME.fullmatch(person) and not _OF_A_COUNCILLOR.match(person)
    if of_a_councillor and surname and not in_their_post:
        found.append(_COUNCILLOR + person)
    elif _is_named(before):
        theirs = of_a_councillor and _OF_A_COUNCILLOR.match(person)
        posted = mark in {"and", "&", "/"} and _POST_HEAD.match(person) and not theirs
        if _is_named(person) or posted:
            found.append(person)
    elif _goes_on_with_a_post(before, mark, person):
        found[-1] = re.sub(r"\s+", " ", before + joiner + person)
    elif _is_named(person):
        if mark == ":":
            found[-1] = person
        else:
            found.append(person)
    elif joiner != "/" and (
        _POST_HEAD.match(person) or (_POST_END.search(before) and _POST_END.search(person))
    ):
        found.append(person)
    else:
        found[-1] = re.sub(r"\s+", " ", before + joiner + person)


def _goes_on_with_a_post(before: str, mark: str, person: str) -> bool:
    """ "Assistant Director, Parks and Street Scene": two words after "and" that name a service."""
    named = _POST_HEAD.match(before) and _POST_OF_A_SERVICE.search(before)
    second = person.startswith(_COUNCILLOR) or _POST_HEAD.match(person) or _POST_WORD.search(person)
    return bool(named) and mark in {"and", "&"} and not second


def _is_named(person: str) -> bool:
    """Whether these words are somebody's name and not a post or a service."""
    if person.startswith(_COUNCILLOR):
        return True
    return bool(_FULL_NAME.fullmatch(person)) and not (
        _POST_WORD.search(person) or _SUBJECT_WORD.search(person)
    )
