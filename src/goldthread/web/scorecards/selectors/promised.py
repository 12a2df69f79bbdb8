"""What is promised and not there yet: measures, targets, baselines and frequencies to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldthread.framework.promises import Lacking, Promise, promises_in_rules
from goldthread.framework.rules.json_form import (
    frequency_from_json,
    target_from_json,
    value_from_json,
)
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.framework.wording import counted, listed
from goldthread.grammar import Context
from goldthread.grammar.promised import still_to_come
from goldthread.reports.wording import day
from goldthread.web.records.models import EditionMeasure, Target
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.facts import target_in_force

_CALLED = {
    Lacking.MEASURE: "The measure itself",
    Lacking.TARGET: "Its target",
    Lacking.BASELINE: "Its baseline",
    Lacking.FREQUENCY: "How often it is counted",
}

_DAYS_SAID, _MONTHS_SAID = 60, 730


@dataclass(frozen=True, slots=True)
class Promised:
    """One thing that a measure lacks: what, in the document's words, by when, how late."""

    code: str
    title: str
    href: str
    lacking: Lacking
    words: str
    by: date | None
    event: str
    who: str
    days_late: int

    @property
    def what(self) -> str:
        """What is promised, in words."""
        return _CALLED[self.lacking]

    @property
    def how_late(self) -> str:
        """How long it has been late, in the unit people would say it in; blank if it is not."""
        if not self.days_late:
            return ""
        if self.days_late <= _DAYS_SAID:
            return counted(self.days_late, "day")
        if self.days_late <= _MONTHS_SAID:
            return counted(round(self.days_late / 30.4), "month")
        return counted(round(self.days_late / 365.25), "year")

    @property
    def when(self) -> str:
        """When it is promised for, as far as anybody has said."""
        if self.by:
            return f"by {day(self.by)}"
        return f"waits for: {self.event}" if self.event else "nobody has said when"


@dataclass(frozen=True, slots=True)
class PromisedPage:
    """Everything promised, the latest overdue first; ``without_target`` are promised nothing."""

    late: tuple[Promised, ...]
    to_come: tuple[Promised, ...]
    undated: tuple[Promised, ...]
    without_target: int

    @property
    def every(self) -> tuple[Promised, ...]:
        """All of it in the order of the page."""
        return (*self.late, *self.to_come, *self.undated)

    @property
    def headline(self) -> str:
        """How much is promised, how much of it is late, and what is no promise."""
        if not self.every:
            told = "Nothing in this framework is promised and still to come."
        else:
            measures = len({one.code for one in self.every})
            when = (
                (self.late, "late"),
                (self.to_come, "with a day still to come"),
                (self.undated, "with no day at all"),
            )
            told = (
                f"{_things(len(self.every))} {'is' if len(self.every) == 1 else 'are'} promised of "
                f"{_measures(measures)} and not there yet: "
                f"{listed([f'{len(some)} {words}' for some, words in when if some])}."
            )
        if self.without_target:
            have = "has" if self.without_target == 1 else "have"
            told += (
                f" Another {_measures(self.without_target)} {have} no target and "
                f"{'is' if self.without_target == 1 else 'are'} promised none."
            )
        return told


def promised(scope: Scope) -> PromisedPage:
    """What the framework promises as at the scope's day. Two queries.

    A promise is kept when what it is about is there: another target in force, a frequency that
    was read. A measure that says it is still to come is taken at its word until it is reworded.
    """
    rows = (
        EditionMeasure.objects.filter(framework=scope.framework)
        .select_related("measure", "baseline")
        .order_by("position")
    )
    by_measure: dict[int, list[Target]] = {}
    for target in Target.objects.filter(edition_measure__framework=scope.framework):
        by_measure.setdefault(target.edition_measure_id, []).append(target)
    found: list[Promised] = []
    without = 0
    for row in rows:
        held = target_in_force(scope, by_measure.get(row.pk, ()))
        own = list(_of_measure(scope, row, held))
        found += own
        none = held is None or held.rule is None or held.rule.get("kind") == "none"
        without += none and not any(one.lacking is Lacking.TARGET for one in own)
    return PromisedPage(
        late=tuple(sorted((one for one in found if one.days_late), key=lambda one: -one.days_late)),
        to_come=tuple(
            sorted(
                (one for one in found if one.by and not one.days_late),
                key=lambda one: one.by or date.max,
            )
        ),
        undated=tuple(one for one in found if not one.by),
        without_target=without,
    )


def _of_measure(scope: Scope, row: EditionMeasure, held: Target | None) -> Iterator[Promised]:
    baseline = getattr(row, "baseline", None)
    texts = {
        Lacking.TARGET: (held.text if held else "") or "",
        Lacking.BASELINE: (baseline.text if baseline else "") or "",
        Lacking.FREQUENCY: row.frequency_text or "",
    }
    context = Context(year_start_month=scope.calendar.financial_year_starts)
    own = still_to_come(row.title, context=context)
    if own:
        yield _told(scope, row, own.promise, own.words)
    try:
        promises = list(
            promises_in_rules(
                target_from_json(held.rule) if held and held.rule else None,
                value_from_json(baseline.rule) if baseline and baseline.rule else None,
                frequency_from_json(row.frequency) if row.frequency else None,
            )
        )
    except RuleFormError:
        promises = []  # what cannot be read back promises nothing that could be told
    for promise in promises:
        yield _told(scope, row, promise, texts[promise.lacking] or texts[Lacking.TARGET])


def _told(scope: Scope, row: EditionMeasure, promise: Promise, words: str) -> Promised:
    late = promise.is_late(scope.day)
    return Promised(
        code=row.measure.code,
        title=row.title,
        href=scope.address("measure", row.measure.code),
        lacking=promise.lacking,
        words=words,
        by=promise.by,
        event=promise.event,
        who=promise.who,
        days_late=(scope.day - promise.by).days if late and promise.by else 0,
    )


def _things(count: int) -> str:
    return f"{count} {'thing' if count == 1 else 'things'}"


def _measures(count: int) -> str:
    return f"{count} {'measure' if count == 1 else 'measures'}"
