"""Parts of a figure that the whole hides: groups or places that it does not speak for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from goldthread.engine.intervals import OUTER_CONFIDENCE, Beside, beside
from goldthread.engine.noise import interval_of
from goldthread.engine.observations import Observation
from goldthread.engine.trend import overlap
from goldthread.engine.wording import during
from goldthread.framework.wording import amount


class Masked(StrEnum):
    """How a part departs from the whole."""

    MOVES_AGAINST = "moves_against"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a breakdown, or the whole, with its latest figure and an earlier one."""

    latest: Observation
    earlier: Observation | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    """One part that departs from the whole by more than chance, and the sentence for it."""

    part: str
    masked: Masked
    sentence: str
    inputs: tuple[str, ...]


def departures(
    whole: Part, parts: Mapping[str, Part], *, unit: str | None
) -> tuple[Departure, ...]:
    """The parts of a percentage or rate that the whole does not speak for.

    A part moves against the whole where the two went opposite ways and the part's own
    interval then and now do not overlap. It differs where the whole's figure lies outside
    the part's 99.8% interval, which is wide because there are many parts to look at. Parts
    without the numbers behind their figures are not judged.
    """
    found: list[Departure] = []
    for name, part in parts.items():
        against = _moving_against(name, part, whole, unit)
        differing = _differing(name, part, whole, unit)
        found += [one for one in (against, differing) if one is not None]
    return tuple(found)


def _moving_against(name: str, part: Part, whole: Part, unit: str | None) -> Departure | None:
    if part.earlier is None or whole.earlier is None:
        return None
    figures = (part.latest.value, part.earlier.value, whole.latest.value, whole.earlier.value)
    now, then = interval_of(part.latest, unit), interval_of(part.earlier, unit)
    if now is None or then is None or overlap(now, then):
        return None
    latest, earlier, whole_latest, whole_earlier = figures
    if latest is None or earlier is None or whole_latest is None or whole_earlier is None:
        return None
    if (latest - earlier) * (whole_latest - whole_earlier) >= 0:
        return None
    moved, whole_moved = ("fell", "rose") if latest < earlier else ("rose", "fell")
    return Departure(
        name,
        Masked.MOVES_AGAINST,
        f"{name} {moved} from {amount(earlier, unit)} {during(part.earlier.period)} to "
        f"{amount(latest, unit)}, while the whole {whole_moved}; this is unlikely to be "
        "chance.",
        (part.latest.id, part.earlier.id, whole.latest.id, whole.earlier.id),
    )


def _differing(name: str, part: Part, whole: Part, unit: str | None) -> Departure | None:
    interval = interval_of(part.latest, unit, confidence=OUTER_CONFIDENCE)
    if interval is None or part.latest.value is None or whole.latest.value is None:
        return None
    side = beside(interval, float(whole.latest.value))
    if side is Beside.AROUND:
        return None
    return Departure(
        name,
        Masked.DIFFERS,
        f"{name} is {amount(part.latest.value, unit)} {during(part.latest.period)}, "
        f"{side} the whole at {amount(whole.latest.value, unit)}; this is unlikely to be "
        "chance.",
        (part.latest.id, whole.latest.id),
    )
