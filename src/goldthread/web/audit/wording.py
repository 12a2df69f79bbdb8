"""What the record of changes says, in sentences: who did what to what, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

DID: Mapping[str, str] = {
    "accept invitation": "came in by {}",
    "add dependency": "said what it waits for: {}",
    "adopt framework": "adopted {}",
    "archive edition": "put in the archive: {}",
    "ask for return again": "asked again for {}",
    "bring back edition": "brought back from the archive: {}",
    "call off return": "called off {}",
    "cancel job": "cancelled: {}",
    "change definition": "changed the definition of {}",
    "change risk": "changed what is said of a risk: {}",
    "change what is asked": "changed what is asked with {}",
    "check framework": "had {} checked",
    "choose changes": "took or left differences of {}",
    "close risk": "closed the risk: {}",
    "comment on return": "commented on {}",
    "define calculation": "said {}",
    "delegate": "let a colleague act: {}",
    "describe series": "said how {} is counted",
    "describe survey": "said how the survey was drawn: {}",
    "describe tag": "named a group or a place: {}",
    "end calculation": "said that it ended: {}",
    "end delegation": "ended that one acts for another: {}",
    "end link": "ended: {}",
    "end role": "ended the role: {}",
    "end sessions": "signed out everywhere: {}",
    "evaluate framework": "had the figures of {} judged",
    "fail job": "could not do: {}",
    "fix cell": "said what was meant: {}",
    "forecast framework": "had the figures of {} looked ahead",
    "give document": "gave the document {}",
    "give evidence": "added a file to {}",
    "give role": "gave the role: {}",
    "illustrate progress": "made up progress for {}",
    "invite person": "invited {}",
    "leave": "recorded that they have left: {}",
    "link measure": "said what it is meant to move: {}",
    "link proxy": "put a measure beside an outcome: {}",
    "load framework": "brought in {}",
    "lock period": "locked the period {}",
    "look at notices": "looked at their notices of {}",
    "name portfolio": "named the portfolio of {}",
    "make calendar feed": "made an address for the calendar: {}",
    "name edition": "said what the edition is called that comes from {}",
    "name levels": "named the levels of {}",
    "name portfolio": "named the portfolio of {}",
    "open return": "opened {}",
    "open returns": "opened the returns of {}",
    "open risk": "opened a risk: {}",
    "override status": "chose a status: {}",
    "publish return": "published {}",
    "put return back": "put back as it was before a spreadsheet: {}",
    "read document again": "had {} read again",
    "read document": "had {} read",
    "rebase chart": "let the limits of a chart begin afresh: {}",
    "record comparators": "took in figures of other councils for {}",
    "record observations": "recorded figures of {}",
    "register authority": "registered {}",
    "remark on deliverable": "said something about {}",
    "reopen period": "opened the period {} again",
    "reopen return": "reopened {}",
    "report milestone": "said how far it is: {}",
    "reset second factor": "took away the second factor of {}",
    "retire measure": "retired {}",
    "revise framework": "changed {}",
    "say dimension": "said what a breakdown tells apart: {}",
    "save draft": "worked on {}",
    "say dimension": "said what a breakdown tells apart: {}",
    "send messages": "sent messages of {}",
    "send return back": "sent back {}",
    "set aside finding": "set aside a finding of {}",
    "set aside in import": "set aside before taking it in: {}",
    "set collection rules": "said how returns are collected: {}",
    "set comparator groups": "said who {} is compared with",
    "set how a measure is collected": "said how it is collected: {}",
    "set tags": "said what is about it: {}",
    "set target": "changed {}",
    "set tags": "said what is about it: {}",
    "set tolerance": "said how near a target counts as close: {}",
    "settle pairs": "said what is the same thing in {}",
    "sign return off": "signed off {}",
    "start edition": "started {}",
    "start job": "began: {}",
    "submit return": "handed in {}",
    "take back override": "let the worked out status count again: {}",
    "take back revision": "took a change back in {}",
    "take evidence away": "took a file away from {}",
    "take in import": "took in {}",
    "take tags off": "said what is not about it: {}",
    "take in spreadsheet": "took in the spreadsheet {}",
    "take tags off": "said what is not about it: {}",
    "take up finding": "took up a finding of {} again",
    "take up in import": "took up again before taking it in: {}",
    "take up measure": "took up again {}",
    "throw import away": "threw away {}",
    "undo fix": "undid what was put right: {}",
    "undo import": "undid the import of {}",
    "unlink proxy": "took a measure away from an outcome: {}",
    "undo spreadsheet": "undid the spreadsheet {}",
    "unlink proxy": "took a measure away from an outcome: {}",
    "withdraw invitation": "took back the invitation of {}",
    "withdraw return": "took back {}",
    "write reminders": "wrote reminders of {}",
    "write where the record ends": "wrote outside where the record ends: {}",
}
"""What each action did, with a place for what it was done to."""

_PASSED_OVER = frozenset({"rule"})
"""Parts whose words stand beside them: a target's rule is told by its text."""
_NOTHING = "nothing"
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a record that was changed; a side is "nothing" where there was none."""

    what: str
    before: str
    after: str

    @property
    def is_new(self) -> bool:
        """Whether there was nothing before."""
        return self.before == _NOTHING


def did(action: str, subject: str) -> str:
    """What an action did: "signed off Repairs done on time, Q4 2020-21".

    An action that nobody has put into words is named as it is kept.
    """
    return DID[action].format(subject) if action in DID else f"{action}: {subject}"


def changes(before: Any, after: Any, names: Mapping[str, str]) -> tuple[Change, ...]:
    """What differs between two sides of an event, part by part.

    ``names`` are what parts are called that are kept under a key; a blank name leaves the part
    unnamed because the one below it says enough.
    """
    was, is_now = dict(_parts(before)), dict(_parts(after))
    found = []
    for path in dict.fromkeys([*was, *is_now]):
        old, new = was.get(path), is_now.get(path)
        if after is None or old == new or (old is None and new is False):
            continue  # that something is not so is no news where nothing was said before
        told = Change(_named(path, names), _said(old), _said(new))
        if told.before != told.after:
            found.append(told)
    return tuple(found)


def _parts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key not in _PASSED_OVER:
                yield from _parts(part, (*path, str(key)))
    elif path:
        yield path, value
    elif value is not None:
        yield ("what was said",), value


def _named(path: Sequence[str], names: Mapping[str, str]) -> str:
    words = [names.get(step, step.replace("_", " ")) for step in path]
    told = ": ".join(word for word in words if word)
    return told[:1].upper() + told[1:]


def _said(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return _NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_said(part) for part in value)
    text = str(value)
    return _as_day(text) or (text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _as_day(text: str) -> str | None:
    try:
        if len(text) == len("2021-03-31"):
            return f"{date.fromisoformat(text):%-d %B %Y}"
        if len(text) > len("2021-03-31T") and text[4] == "-" and text[10] == "T":
            return f"{datetime.fromisoformat(text):%-d %B %Y, %H:%M}"
    except ValueError:
        return None
    return None
