"""Name a group or a place, with the words that propose it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from goldthread.framework.concerns import Concern
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.models import Tag

_SHORTEST_WORD, _MOST_WORDS = 3, 30


def describe_tag(
    *, authority: Authority, concern: Concern, name: str, words: Sequence[str], by: str
) -> Tag:
    """Add a group or a place of the council's own, or give one other words.

    ``words`` are looked for in titles as whole words; a star at the end stands for any ending.
    Raises ``ActionRefusedError`` without a name, and for words too short to tell anything.
    """
    own = [word.strip() for word in words if word.strip()]
    reasons = [] if name.strip() else ["Give the group or the place a name."]
    reasons += [
        f"“{word}” would be found nearly everywhere: give at least {_SHORTEST_WORD} letters."
        for word in own
        if len(word.strip("*")) < _SHORTEST_WORD
    ]
    if len(own) > _MOST_WORDS:
        reasons.append(f"Give at most {_MOST_WORDS} words.")
    if reasons:
        raise ActionRefusedError(reasons)
    with transaction.atomic():
        lock_authority(authority)
        tag, is_new = Tag.objects.get_or_create(
            authority=authority, concern=concern.value, name=name.strip()
        )
        before = None if is_new else {"words": tag.words}
        tag.words = own
        tag.save(update_fields=["words"])
        record_event(
            by=by,
            action="describe tag",
            authority=authority,
            subject=tag,
            before=before,
            after={"concern": concern.value.replace("_", " "), "words": own},
        )
    return tag
