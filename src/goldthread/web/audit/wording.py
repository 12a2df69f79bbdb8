"""What the record of changes says, in sentences: who did what to what, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from goldthread.framework.periods import ENGLAND, Calendar
from goldthread.web.audit.part_names import COUNTED, NOT_TOLD, PARTS
from goldthread.web.audit.values import NOTHING, is_rule, said

DID: Mapping[str, str] = {
    "accept invitation": "came in by the invitation of {}",
    "add dependency": "said what it waits for: {}",
    "add reader of pack": "put somebody on the distribution list of {}",
    "add second factor": "set up another way of signing in for {}",
    "adopt framework": "adopted {}",
    "archive edition": "put in the archive: {}",
    "ask for return again": "asked again for {}",
    "begin pack": "began {}",
    "bring back edition": "brought back from the archive: {}",
    "call off return": "called off {}",
    "cancel job": "cancelled: {}",
    "change definition": "changed the definition of {}",
    "change pack": "changed what is to be said in {}",
    "change password": "changed the password of {}",
    "change risk": "changed what is said of a risk: {}",
    "change what is asked": "changed what is asked with {}",
    "check framework": "had {} checked",
    "choose changes": "took or left differences of {}",
    "close risk": "closed the risk: {}",
    "comment on return": "commented on {}",
    "define calculation": "said {}",
    "define pack": "said what a pack is: {}",
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
    "forecast earlier": "had the figures of {} looked ahead from an earlier period",
    "judge pairs": "had it worked out which measures of {} have moved together",
    "forecast framework": "had the figures of {} looked ahead",
    "freeze pack": "froze {}",
    "give document": "gave the document {}",
    "give evidence": "added a file to {}",
    "give role": "gave the role: {}",
    "give word template": "gave {}",
    "illustrate progress": "made up progress for {}",
    "illustrate returns": "made up returns of {}",
    "invite person": "invited {}",
    "issue pack": "issued {}",
    "leave": "recorded that they have left: {}",
    "link measure": "said what it is meant to move: {}",
    "link proxy": "put a measure beside an outcome: {}",
    "load framework": "brought in {}",
    "lock period": "locked the period {}",
    "look at notices": "looked at their notices of {}",
    "make calendar feed": "made an address for the calendar: {}",
    "name edition": "said what the edition is called that comes from {}",
    "name levels": "named the levels of {}",
    "name portfolio": "named the portfolio of {}",
    "open return": "opened {}",
    "open returns": "opened the returns of {}",
    "open risk": "opened a risk: {}",
    "override status": "chose a status: {}",
    "pause schedule": "paused {}",
    "publish return": "published {}",
    "put return back": "put back as it was before a spreadsheet: {}",
    "read document again": "had {} read again",
    "read document": "had {} read",
    "rebase chart": "let the limits of a chart begin afresh: {}",
    "record comparators": "took in figures of other councils for {}",
    "record observations": "recorded figures of {}",
    "refuse sign-in": "was refused after too many wrong passwords for {}",
    "register authority": "registered {}",
    "remark on deliverable": "said something about {}",
    "remove reader of pack": "took somebody off the distribution list of {}",
    "remove second factor": "took away a way of signing in of {}",
    "remove word template": "took away {}",
    "renew recovery codes": "had new recovery codes made for {}",
    "reopen period": "opened the period {} again",
    "reopen return": "reopened {}",
    "report milestone": "said how far it is: {}",
    "reset password": "chose a new password, by a link in an e-mail, for {}",
    "reset second factor": "took away the second factor of {}",
    "restore backup": "restored from a backup: {}",
    "resume schedule": "resumed {}",
    "retire measure": "retired {}",
    "revise framework": "changed {}",
    "revoke link of pack": "took back the link of a reader of {}",
    "save draft": "worked on {}",
    "say dimension": "said what a breakdown tells apart: {}",
    "schedule pack": "said {}",
    "send letter again": "had a letter sent again about {}",
    "send messages": "sent messages of {}",
    "send return back": "sent back {}",
    "set aside finding": "set aside a finding of {}",
    "set aside in import": "set aside before taking it in: {}",
    "set branding": "said {}",
    "set collection rules": "said how returns are collected: {}",
    "set comparator groups": "said who {} is compared with",
    "set cover": "said what stands on {}",
    "set how a measure is collected": "said how it is collected: {}",
    "set password": "set the first password of {}",
    "set tags": "said what is about it: {}",
    "set target": "changed {}",
    "set tolerance": "said how near a target counts as close: {}",
    "settle pairs": "said what is the same thing in {}",
    "unsettle pair": "took back what was said to be the same thing in {}",
    "sign return off": "signed off {}",
    "start edition": "started {}",
    "start job": "began: {}",
    "submit return": "handed in {}",
    "take back override": "let the worked out status count again: {}",
    "take back revision": "took a change back in {}",
    "take evidence away": "took a file away from {}",
    "take in import": "took in {}",
    "take in spreadsheet": "took in the spreadsheet {}",
    "take tags off": "said what is not about it: {}",
    "take up finding": "took up a finding of {} again",
    "take up in import": "took up again before taking it in: {}",
    "take up measure": "took up again {}",
    "tell owner of draft": "wrote to the owner that the draft is there: {}",
    "tell readers of pack": "wrote to the readers of {}",
    "throw import away": "threw away {}",
    "undo fix": "undid what was put right: {}",
    "undo import": "undid the import of {}",
    "undo spreadsheet": "undid the spreadsheet {}",
    "unlink proxy": "took a measure away from an outcome: {}",
    "withdraw invitation": "took back the invitation of {}",
    "withdraw pack": "withdrew {}",
    "withdraw return": "took back {}",
    "write reminders": "wrote reminders of {}",
    "write where the record ends": "wrote outside where the record ends: {}",
}
"""What each action did, with a place for what it was done to."""

_NO_NAMES: Mapping[str, str | None] = MappingProxyType({})
_NO_VALUES: Mapping[str, Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a record that was changed; a side is "nothing" where there was none."""

    what: str
    before: str
    after: str

    @property
    def is_new(self) -> bool:
        """Whether there was nothing before."""
        return self.before == NOTHING


@dataclass(frozen=True, slots=True)
class Telling:
    """How the parts of an event are put into words.

    ``names`` are what parts are called that are kept under a key; a blank name leaves the part
    unnamed because the one below it says enough, and ``None`` leaves the part out. ``values``
    are, by the name of a part, the words for what is kept there as a code. ``calendar`` is that
    of the authority, by which periods are named.
    """

    names: Mapping[str, str | None] = field(default_factory=lambda: _NO_NAMES)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: _NO_VALUES)
    calendar: Calendar = ENGLAND


def did(action: str, subject: str) -> str:
    """What an action did: "signed off Repairs done on time, Q4 2020-21".

    An action that nobody has put into words is named as it is kept.
    """
    return DID[action].format(subject) if action in DID else f"{action}: {subject}"


def names_for(action: str, own: Mapping[str, str | None]) -> Mapping[str, str | None]:
    """What the parts of an action are called: by the record it was done to, else by the action."""
    return {**NOT_TOLD, **PARTS.get(action, {}), **own}


def changes(before: Any, after: Any, telling: Telling) -> tuple[Change, ...]:
    """What differs between two sides of an event, part by part."""
    was, is_now = dict(_parts(before)), dict(_parts(after))
    found = []
    for path in dict.fromkeys([*was, *is_now]):
        old, new = was.get(path), is_now.get(path)
        if after is None or old == new or (old is None and new in (False, 0)):
            continue  # that nothing is so is no news where nothing was said before
        if any(telling.names.get(step, "") is None for step in path):
            continue
        if _stands_in_words(path, {**was, **is_now}):
            continue
        told = Change(_named(path, telling), _told(path, old, telling), _told(path, new, telling))
        if told.before != told.after:
            found.append(told)
    return tuple(found)


def _parts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, Mapping) and not is_rule(value):
        for key, part in value.items():
            yield from _parts(part, (*path, str(key)))
    elif isinstance(value, list) and value and all(_of_a_line(one) for one in value):
        yield from _parts(_said_of_lines(value), path)
    elif path:
        yield path, value
    elif value is not None:
        yield ("what was said",), value


def _of_a_line(one: Any) -> bool:
    return isinstance(one, Mapping) and "series" in one


def _said_of_lines(lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What was said of lines of figures: of how many, and each thing once."""
    said_of: dict[str, Any] = {"lines of figures": len(lines)}
    for line in lines:
        for key, value in line.items():
            if key != "series" and value not in said_of.setdefault(key, []):
                said_of[key].append(value)
    return said_of


def _stands_in_words(path: tuple[str, ...], every: Mapping[tuple[str, ...], Any]) -> bool:
    """Whether the words that a rule was read from stand beside it: a target is told by them."""
    *above, last = path
    return last == "rule" and bool(every.get((*above, "text")) or every.get((*above, "words")))


def _named(path: Sequence[str], telling: Telling) -> str:
    words = [telling.names.get(step, step.replace("_", " ")) for step in path]
    told = ": ".join(word for word in words if word)
    return told[:1].upper() + told[1:]


def _told(path: Sequence[str], value: Any, telling: Telling) -> str:
    last = path[-1]
    if last in COUNTED and isinstance(value, list):
        return str(len(value)) if value else NOTHING
    words = telling.values.get(last, {})
    return words.get(str(value)) or said(value, last, telling.calendar)
