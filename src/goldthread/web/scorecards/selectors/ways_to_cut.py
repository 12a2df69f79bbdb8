"""Every way to cut a framework, each a small thing that is declared.

A way is a name, a sentence of meaning, and how it reads an item's values; the index with counts,
the page of one value, its picture and its tables are the same for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter

from goldthread.framework.concerns import Concern
from goldthread.web.scorecards.selectors.concerned import Concerned
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts
from goldthread.web.scorecards.selectors.facts import MeasureFacts

_OWNERSHIP = {
    "council": "Council",
    "partnership": "Partnership",
}


def _nothing(_item: object) -> tuple[str, ...]:
    return ()


def _known(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut: its address, its heading, and the values it gives each kind of item.

    ``meaning`` is a sentence about one value, with its name at ``{}``. ``people`` where a value
    is somebody's post. A cut with a ``concern`` has its values from tags and breakdowns.
    """

    slug: str
    heading: str
    one: str
    meaning: str
    of_measure: Callable[[MeasureFacts], Iterable[str]] = _nothing
    of_deliverable: Callable[[DeliverableFacts], Iterable[str]] = _nothing
    people: bool = False
    concern: Concern | None = None

    def meaning_of(self, value: str) -> str:
        """What the page of one value holds."""
        return self.meaning.format(value)

    def values_of_measure(self, item: MeasureFacts, known: Concerned | None) -> Iterable[str]:
        """The values of a measure, each once."""
        found = [*self.of_measure(item)]
        if known is not None:
            found += [*known.set_on(item.code), *known.broken_down(item.key)]
        return dict.fromkeys(found)

    def values_of_deliverable(
        self, item: DeliverableFacts, known: Concerned | None
    ) -> Iterable[str]:
        """The values of a deliverable, each once."""
        found = [*self.of_deliverable(item)]
        if known is not None:
            found += known.set_on(item.code, deliverable=True)
        return dict.fromkeys(found)


CUTS = (
    Cut(
        "status",
        "Status",
        "Status",
        "Every measure whose status is “{}”.",
        of_measure=lambda measure: (measure.mark.words,),
    ),
    Cut(
        "lead-member",
        "Lead members",
        "Lead member",
        "Everything that stands under {}: what is measured, what is promised, and by when.",
        of_measure=attrgetter("lead_members"),
        of_deliverable=attrgetter("lead_members"),
        people=True,
    ),
    Cut(
        "portfolio",
        "Portfolios",
        "Portfolio",
        "What the portfolio of {} answers for, whoever holds it.",
        of_measure=attrgetter("portfolios"),
        of_deliverable=attrgetter("portfolios"),
    ),
    Cut(
        "lead-officer",
        "Lead officers",
        "Lead officer",
        "Everything that stands under {}: what is measured, what is promised, and by when.",
        of_measure=attrgetter("lead_officers"),
        of_deliverable=attrgetter("lead_officers"),
        people=True,
    ),
    Cut(
        "programme",
        "Programmes",
        "Programme",
        "What is delivered through {}.",
        of_deliverable=attrgetter("programmes"),
    ),
    Cut(
        "service",
        "Services",
        "Service",
        "What {} is measured by.",
        of_measure=lambda measure: _known(measure.service),
    ),
    Cut(
        "partner",
        "Partners",
        "Partner",
        "What the council shares with this partner: {}.",
        of_measure=attrgetter("bodies"),
    ),
    Cut(
        "dependency",
        "Dependencies",
        "Dependency",
        "What depends on this, which is nobody's to do: {}.",
        of_measure=attrgetter("dependencies"),
    ),
    Cut(
        "locality",
        "Places",
        "Place",
        "{}: what is counted there, and what somebody said is about it.",
        concern=Concern.LOCALITY,
    ),
    Cut(
        "vulnerable-group",
        "Vulnerable groups",
        "Vulnerable group",
        "{}: what is measured and done for them, as far as somebody has said so.",
        concern=Concern.VULNERABLE_GROUP,
    ),
    Cut(
        "ownership",
        "Council or partnership",
        "Ownership",
        "{} measures, judged by themselves.",
        of_measure=lambda measure: _known(_OWNERSHIP.get(measure.ownership or "")),
    ),
    Cut(
        "frequency",
        "How often",
        "Frequency",
        "What is counted at this pace: {}.",
        of_measure=lambda measure: _known(measure.frequency),
    ),
)


def cut_of(slug: str) -> Cut | None:
    """The cut of this address."""
    return next((cut for cut in CUTS if cut.slug == slug), None)
