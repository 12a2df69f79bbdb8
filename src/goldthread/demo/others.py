"""Other councils in the demonstration: published figures of England, and a few made-up ones."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from importlib.resources import files
from random import Random

from goldthread.demo.illustrative import SEED, IllustrativeFigure
from goldthread.framework.periods import Period, period_from_code
from goldthread.framework.rules import Target
from goldthread.framework.rules.targets import Relative, SeveralTargets

_NEIGHBOURS = "Nearest neighbours"
_DISTANCE = 0.12


@dataclass(frozen=True, slots=True)
class Council:
    """An English council with the duty for adult social care, by its national code.

    ``neighbour_of`` are the codes of the demonstration's councils that it is a statistical
    neighbour of.
    """

    code: str
    name: str
    region: str
    neighbour_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CouncilFigure:
    """What a council published under one name for one period."""

    council: Council
    period: Period
    value: Decimal


@dataclass(frozen=True, slots=True)
class DemoGroup:
    """A group that one of the demonstration's councils belongs to, by codes of its members."""

    name: str
    kind: str
    members: tuple[Council, ...]
    also_called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IllustrativeComparator:
    """A made-up figure of an aggregate that a target names, for one series and period."""

    measure: str
    label: str
    name: str
    period: Period
    value: Decimal


def councils_of_england() -> tuple[Council, ...]:
    """Every council the published figures are of, by code."""
    return tuple(
        Council(
            row["area"],
            row["area_name"],
            row["region"],
            tuple(code for code in row["neighbour_of"].split(";") if code),
        )
        for row in _rows("councils-of-england.csv")
    )


def figures_of_england() -> Mapping[str, tuple[CouncilFigure, ...]]:
    """The published figures of every council, by the name they were published under."""
    councils = {council.code: council for council in councils_of_england()}
    found: dict[str, list[CouncilFigure]] = defaultdict(list)
    for row in _rows("adult-social-care-england.csv"):
        name, council = row.pop("published_as"), councils[row.pop("area")]
        found[name] += [
            CouncilFigure(council, period_from_code(code), Decimal(value))
            for code, value in row.items()
            if value
        ]
    return {name: tuple(own) for name, own in found.items()}


def groups_for(gss_code: str) -> tuple[DemoGroup, ...]:
    """The groups of a council of London: its neighbours, its region and its nation."""
    councils = councils_of_england()
    others = [council for council in councils if council.code != gss_code]
    return (
        DemoGroup(
            _NEIGHBOURS,
            "neighbours",
            tuple(council for council in others if gss_code in council.neighbour_of),
        ),
        DemoGroup(
            "London",
            "region",
            tuple(council for council in others if council.region == "London"),
            ("London boroughs",),
        ),
        DemoGroup("England", "nation", tuple(others)),
    )


def illustrative_comparators(
    targets: Mapping[str, Target | None],
    figures: Iterable[IllustrativeFigure],
    *,
    seed: int = SEED,
) -> Iterator[IllustrativeComparator]:
    """Made-up figures of the aggregates that targets name ("below the London average").

    ``targets`` are by measure. They lie within an eighth of where the series itself began, move
    a little, and are printed as its figures are.
    """
    by_series: dict[tuple[str, str], list[IllustrativeFigure]] = defaultdict(list)
    for figure in figures:
        by_series[figure.measure, figure.label].append(figure)
    for (measure, label), own in by_series.items():
        for name in dict.fromkeys(_named(targets.get(measure))):
            # Not for secrets: what matters is that everybody gets the same figures.
            random = Random(f"{seed}|{name}|{measure}|{label}")  # noqa: S311
            # Percentages stay possible; a count this small loses nothing by the same limit.
            most = 100.0 if all(figure.value <= 100 for figure in own) else math.inf
            level = float(own[0].value) * (1 - _DISTANCE + 2 * _DISTANCE * random.random())
            for figure in own:
                level *= 0.99 + 0.02 * random.random()
                number = min(level, most)
                value = Decimal(str(number)).quantize(figure.value, rounding=ROUND_HALF_UP)
                yield IllustrativeComparator(measure, label, name, figure.period, value)


def _named(target: Target | None) -> Iterator[str]:
    if isinstance(target, Relative) and target.what is None:
        yield from target.each
    if isinstance(target, SeveralTargets):
        for part in target.parts:
            yield from _named(part)


def _rows(name: str) -> Iterator[dict[str, str]]:
    table = files("goldthread.demo") / "figures" / name
    return iter(list(csv.DictReader(table.read_text(encoding="utf-8").splitlines())))
