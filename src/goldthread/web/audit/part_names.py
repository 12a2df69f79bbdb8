"""What the parts of events are called, by the action that left them.

A blank name leaves a part unnamed because what stands below it says enough; ``None`` leaves it
out: what the sentence says already, and the numbers of rows of the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Names = Mapping[str, str | None]

NOT_TOLD: Names = MappingProxyType({"set_by": None, "sha256": "fingerprint of the file"})
"""Of every action."""

COUNTED = frozenset({"settled", "changes"})
"""Parts that hold the keys of many things, of which it is said how many they are."""

_FIGURES: Names = MappingProxyType(
    {
        "new": "new figures",
        "corrected": "figures corrected",
        "unchanged": "figures given again as they were",
        "illustrative": "made up to illustrate",
        "questions": "unlikely figures asked about",
        "new_parts": "new parts of breakdowns",
        "worked_out": "figures worked out of them",
        "first": None,
        "last": None,
    }
)

PARTS: Mapping[str, Names] = MappingProxyType(
    {
        "ask for return again": {"state": "where it stands"},
        "call off return": {"state": "where it stands"},
        "change definition": {"title": "name", "rationale": "what it will tell us"},
        "change what is asked": {"called_off": "returns called off", "asked_again": "asked again"},
        "check framework": {"framework": None, "document": "fingerprint of the document"},
        "choose changes": {"changes": "differences", "taken": "taken"},
        "describe series": {"series": None},
        "evaluate framework": {"results": "judgements", "removed": "no longer made"},
        "fix cell": {"how": "what was said of it", "places": "where it stands", "printed": None},
        "undo fix": {"how": "what was said of it", "places": "where it stands", "printed": None},
        "forecast earlier": {
            "period": "from",
            "worked_out": "outlooks",
            "series": "lines of figures",
        },
        "forecast framework": {"worked_out": "outlooks", "series": "lines of figures"},
        "freeze pack": {"sha256": "fingerprint"},
        "issue pack": {"files": "fingerprint"},
        "load framework": {"document": "fingerprint of the document"},
        "name levels": {"": ""},
        "publish return": {"state": "where it stands"},
        "rebase chart": {"series": None, "period": "from"},
        "record comparators": _FIGURES,
        "record observations": _FIGURES,
        "reopen return": {"state": "where it stands"},
        "report milestone": {
            "milestone": None,
            "done_on": "done on",
            "expected_on": "expected by",
            "as_of": "as it was on",
        },
        "retire measure": {"measure": None},
        "send return back": {"state": "where it stands"},
        "set aside finding": {"framework": "edition", "item": None},
        "set how a measure is collected": {
            "frequency": "how often",
            "days_to_give": "working days to give figures",
            "paused": "not asked for at present",
            "reason": None,
        },
        "set collection rules": {
            "collect_from": "collected from",
            "days_to_give": "working days to give figures",
            "days_to_sign_off": "working days to sign off",
            "story_when_close": "reasons asked for close figures too",
        },
        "set target": {"text": "target", "measure": None},
        "set tolerance": {"rule": "what counts as close", "measure": None},
        "settle pairs": {"settled": "pairs settled"},
        "unsettle pair": {"settled": "pairs settled"},
        "sign return off": {"state": "where it stands"},
        "submit return": {"submission": "handed in, time", "confirmed": "confirmed as right"},
        "take up finding": {"framework": "edition", "item": None},
        "take up measure": {"measure": None},
    }
)
"""What is called otherwise than it is kept."""
