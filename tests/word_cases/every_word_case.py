"""Every case of how words are read, set by set."""

from __future__ import annotations

from types import ModuleType

import changed_words_as_councils_write_them as changed
import dated_words_as_councils_write_them as dated
import dates_as_councils_write_them as dates
import far_words_as_councils_write_them as far
import figures_as_councils_write_them as figures
import guarded_words_as_councils_write_them as guarded
import mixed_words_as_councils_write_them as mixed
import more_words_as_councils_write_them as untidy
import near_words_as_councils_write_them as near
import published_words_as_councils_write_them as published
import short_words_as_councils_write_them as short
import targets_as_councils_write_them as targets
import tried_words_as_councils_write_them as tried
import wide_words_as_councils_write_them as wide
from word_case import Case

KINDS = ("targets", "values", "deadlines", "frequencies")
SETS: tuple[ModuleType, ...] = (
    targets, figures, dates, untidy, far, short, mixed, near, guarded, wide, dated, changed, published,
    tried,
)  # fmt: skip


def cases_of(kind: str) -> list[Case]:
    """The cases of one kind of cell, from every set that has some."""
    return [case for one in SETS for case in getattr(one, kind.upper(), ())]
