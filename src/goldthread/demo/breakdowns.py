"""Made-up breakdowns: a few series by locality, with a part or two that the whole hides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from goldthread.demo.illustrative import SEED, IllustrativeFigure

DIMENSION = "Locality"
LOCALITIES = ("North", "Central", "South")

_SHARES_OF_PEOPLE = (0.4, 0.33)
_FEWEST_POINTS = 12
_SERIES_OF_SHARES = 6
_SERIES_OF_COUNTS = 3
_FEWEST_PEOPLE = 700
_SMALL_COUNT = 40
_USUAL_DISTANCE = 3.0
_MASKED_DISTANCE = 14.0


@dataclass(frozen=True, slots=True)
class IllustrativePart:
    """One made-up figure of one part of a series; the parts of a period make the whole.

    ``counts_people``: the figure counts people itself, so that small ones are not published.
    """

    whole: IllustrativeFigure
    category: str
    value: Decimal
    numerator: int | None = None
    denominator: int | None = None
    counts_people: bool = False


def illustrative_parts(
    figures: Iterable[IllustrativeFigure],
    *,
    counts_of_people: Iterable[str] = (),
    seed: int = SEED,
) -> tuple[IllustrativePart, ...]:
    """Parts for the first few series that can bear them, always the same for the same figures.

    Of shares of many people every second series has one part that goes against the whole over
    its last year. ``counts_of_people`` are the measures whose counts are of people; of small
    ones a few are broken down too.
    """
    of_people = set(counts_of_people)
    by_series: dict[tuple[str, str], list[IllustrativeFigure]] = defaultdict(list)
    for figure in figures:
        by_series[figure.measure, figure.label].append(figure)
    long = [own for own in by_series.values() if len(own) >= _FEWEST_POINTS]
    shares = [own for own in long if _is_a_share_of_many(own)][:_SERIES_OF_SHARES]
    counts = [own for own in long if own[0].measure in of_people and _is_a_small_count(own)][
        :_SERIES_OF_COUNTS
    ]
    parts: list[IllustrativePart] = []
    for number, own in enumerate(shares):
        parts += _parts_of_a_share(own, masked=number % 2 == 0, random=_generator(own, seed))
    for own in counts:
        parts += _parts_of_a_count(own, _generator(own, seed))
    return tuple(parts)


def _generator(own: Sequence[IllustrativeFigure], seed: int) -> Random:
    # Not for secrets: what matters is that everybody gets the same figures.
    return Random(f"{seed}|parts|{own[0].measure}|{own[0].label}")  # noqa: S311


def _is_a_share_of_many(own: Sequence[IllustrativeFigure]) -> bool:
    return all(
        figure.numerator is not None
        and (figure.denominator or 0) >= _FEWEST_PEOPLE
        and 30 <= figure.value <= 70
        for figure in own
    )


def _is_a_small_count(own: Sequence[IllustrativeFigure]) -> bool:
    return all(
        figure.denominator is None
        and figure.value == figure.value.to_integral_value()
        and len(LOCALITIES) <= figure.value <= _SMALL_COUNT
        for figure in own
    )


def _parts_of_a_share(
    own: Sequence[IllustrativeFigure], *, masked: bool, random: Random
) -> Iterator[IllustrativePart]:
    """Parts of whole people; the last takes what the others leave, so that they add up."""
    months = own[0].period.months
    year = min(12 // months, len(own) - 1)
    rising = own[-1].value >= own[-1 - year].value
    offset = _USUAL_DISTANCE * (1 if random.random() < 0.5 else -1)
    for place, figure in enumerate(own):
        people, cases = figure.denominator or 0, figure.numerator or 0
        groups = [round(people * share) for share in _SHARES_OF_PEOPLE]
        groups.append(people - sum(groups))
        share = cases / people
        away = offset / 100
        if masked:
            # From well to one side of the whole to well to the other within the last year.
            along = min(1.0, max(0.0, (place - (len(own) - 1 - year)) / year))
            away = (1 if rising else -1) * _MASKED_DISTANCE / 100 * (1 - 2 * along)
        first = round(groups[0] * (share + away))
        second = round(groups[1] * (share - away / 2))
        counted = [first, second, cases - first - second]
        for category, count, of in zip(LOCALITIES, counted, groups, strict=True):
            kept = min(max(count, 0), of)
            yield IllustrativePart(
                figure, category, _printed(100 * kept / of, figure.value), kept, of
            )


def _parts_of_a_count(
    own: Sequence[IllustrativeFigure], random: Random
) -> Iterator[IllustrativePart]:
    for figure in own:
        whole = int(figure.value)
        first = round(whole * (0.5 + 0.2 * random.random()))
        second = round((whole - first) * (0.6 + 0.3 * random.random()))
        counted = (first, second, whole - first - second)
        for category, count in zip(LOCALITIES, counted, strict=True):
            yield IllustrativePart(figure, category, Decimal(count), counts_people=True)


def _printed(number: float, beside: Decimal) -> Decimal:
    return Decimal(str(number)).quantize(beside, rounding=ROUND_HALF_UP)
