"""What two people gave in one return, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.framework.wording import day
from goldthread.web.collection.mapping import Given, GivenFigure
from goldthread.web.collection.selectors.asked import figure_in_words
from goldthread.web.records.models import Series


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was given, by the other person and by oneself; both as they read."""

    name: str
    theirs: str
    mine: str

    @property
    def differs(self) -> bool:
        """Whether the two are not the same."""
        return self.theirs != self.mine


def differences(theirs: Given, mine: Given, series: Iterable[Series]) -> list[Difference]:
    """Everything that either of two people gave, in the order of the form."""
    rows = [
        Difference(
            str(one)[:1].upper() + str(one)[1:],
            _figure(theirs.figures.get(one.pk, GivenFigure()), one),
            _figure(mine.figures.get(one.pk, GivenFigure()), one),
        )
        for one in series
    ]
    rows.append(Difference("Commentary", theirs.commentary, mine.commentary))
    for name, part in (("Reason", "reason"), ("Action", "action"), ("Owner", "owner")):
        rows.append(Difference(name, getattr(theirs.story, part), getattr(mine.story, part)))
    back = [day(one.story.recover_by) if one.story.recover_by else "" for one in (theirs, mine)]
    rows.append(Difference("Back on target by", back[0], back[1]))
    return [row for row in rows if row.theirs or row.mine]


def _figure(figure: GivenFigure, series: Series) -> str:
    shown = figure_in_words(figure.value, figure.numerator, figure.denominator, series.unit)
    return f"{shown}, provisional" if shown and figure.provisional else shown
