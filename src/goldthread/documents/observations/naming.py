"""Which series a row of a sheet means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from goldthread.documents.observations.figure import KnownSeries

_NEAR = 80  # of 100: closer than this, a name is offered as what may have been meant


class NotOneSeries(ValueError):  # noqa: N818 - the words a person would use
    """A row names no series, or more than one."""


class SeriesByName:
    """The known series, found by a measure's id or title and a series' label."""

    def __init__(self, known: Sequence[KnownSeries]) -> None:
        self._by_id: dict[str, list[KnownSeries]] = defaultdict(list)
        self._ids_by_title: dict[str, set[str]] = defaultdict(set)
        for series in known:
            self._by_id[_plain(series.measure)].append(series)
            self._ids_by_title[_plain(series.title)].add(_plain(series.measure))
        self._titles = {series.title for series in known}

    def find(self, measure: str, title: str, label: str) -> KnownSeries:
        """The series a row means: ``measure`` may hold an id or a title, ``title`` checks it.

        Raises ``NotOneSeries`` with a sentence that says what to write.
        """
        found = self._measure(measure or title)
        if measure and title and _plain(title) != _plain(found[0].title):
            raise NotOneSeries(
                f"{measure} is {found[0].title!r}, but the row says {title!r}. "
                "Check that the rows were not mixed up, and correct one of the two."
            )
        return _with_label(found, label)

    def _measure(self, name: str) -> list[KnownSeries]:
        if not name:
            raise NotOneSeries("the row names no measure. Write its id or its title.")
        if by_id := self._by_id.get(_plain(name)):
            return by_id
        ids = self._ids_by_title.get(_plain(name), set())
        if len(ids) == 1:
            return self._by_id[next(iter(ids))]
        if ids:
            own = ", ".join(sorted(self._by_id[one][0].measure for one in ids))
            raise NotOneSeries(f"several measures are called {name!r}. Write the id: {own}.")
        near = process.extractOne(name, self._titles, scorer=fuzz.ratio, score_cutoff=_NEAR)
        meant = f" Did you mean {near[0]!r}?" if near else ""
        raise NotOneSeries(
            f"there is no measure {name!r} in this framework.{meant} "
            "Write the id or title as the template has it."
        )


def _with_label(found: list[KnownSeries], label: str) -> KnownSeries:
    if not label and len(found) == 1:
        return found[0]
    for series in found:
        if _plain(series.label) == _plain(label):
            return series
    labels = ", ".join(repr(series.label) for series in found if series.label)
    if not labels:
        raise NotOneSeries(
            f"{found[0].measure} has no series {label!r}: it is one figure. Leave Series blank."
        )
    wrong = f"has no series {label!r}" if label else "has several series"
    raise NotOneSeries(f"{found[0].measure} {wrong}. Write one of {labels}.")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()
