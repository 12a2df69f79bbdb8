"""What differs between two frameworks, as changes that can each be taken or left.

A change is a value. Editing a framework by hand, taking in a revised document, comparing two
editions and taking a change back are the same thing done with changes from different hands:

    new = aligned(revised, old).framework     # the same things under the same ids
    changes = differences(old, new)           # each item and aspect by itself
    with_changes(old, changes) == new         # all taken; none taken is the old framework
"""

from goldthread.framework.revision.applying import inverse_of, with_changes
from goldthread.framework.revision.aspects import Aspect, ItemKind, fields_of, items_of
from goldthread.framework.revision.changes import (
    Added,
    Change,
    Changed,
    Field,
    Gone,
    Reordered,
)
from goldthread.framework.revision.counting import CountedLine, Recounted, recounted
from goldthread.framework.revision.differences import differences
from goldthread.framework.revision.matching import Aligned, Pair, Settled, aligned, nearness, plain
from goldthread.framework.revision.needs import what_each_needs, with_what_they_need

__all__ = [
    "Added",
    "Aligned",
    "Aspect",
    "Change",
    "Changed",
    "CountedLine",
    "Field",
    "Gone",
    "ItemKind",
    "Pair",
    "Recounted",
    "Reordered",
    "Settled",
    "aligned",
    "differences",
    "fields_of",
    "inverse_of",
    "items_of",
    "nearness",
    "plain",
    "recounted",
    "what_each_needs",
    "with_changes",
    "with_what_they_need",
]
