"""``bench records``: how long one new figure takes from being given to being judged and kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from goldthread.framework import Framework, Measure, Node, NodeKind, Placement, Polarity
from goldthread.framework.periods import Period, month
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.running.preparing import prepare

_BY = "a measurement"
_SEED = 7


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and those of them that the processor worked on this alone."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class OneFigure:
    """What it took to record one new figure, and to judge its series again and keep the result.

    ``judgements`` is how many the engine made for it.
    """

    recorded: Spent
    judged: Spent
    judgements: int


def measure_one_figure(
    *, measures: int, months: int, runs: int, report: Callable[[int, int], None]
) -> list[OneFigure]:
    """The times of ``runs`` new figures among so many measures with so many months each.

    They are kept in the database that the environment names, which must be an empty one.
    """
    prepare()
    from goldthread.web.records import actions, selectors

    random = Random(_SEED)  # noqa: S311 - figures to measure with, not secrets
    authority = actions.register_authority(code="measured", name="Measured", by=_BY)
    record = actions.load_framework(
        authority=authority,
        framework=_framework(measures),
        document=actions.ReadDocument("measured", "0" * 64),
        by=_BY,
    ).record
    series = list(selectors.series_asked_for(record).rows.values())
    first = month(2019, 4)

    def figure(place: int, period: Period) -> actions.NewObservation:
        cases = round(600 + 40 * random.gauss(0, 1))
        return actions.NewObservation(
            series=series[place],
            period=period,
            value=Decimal(cases) / 10,
            numerator=Decimal(cases),
            denominator=Decimal(1000),
        )

    actions.record_observations(
        authority=authority,
        observations=[
            figure(place, first.moved(step)) for place in range(measures) for step in range(months)
        ],
        by=_BY,
        source="made up",
        illustrative=True,
    )
    actions.evaluate_framework(framework=record, by=_BY)
    times = []
    for run in range(runs):
        report(run, runs)
        place, period = run % measures, first.moved(months + run // measures)
        begun = _now()
        recorded = actions.record_observations(
            authority=authority, observations=[figure(place, period)], by=_BY, source="made up"
        )
        kept = _now()
        done = actions.evaluate_framework(framework=record, by=_BY, series=recorded.series)
        times.append(OneFigure(_spent(begun, kept), _spent(kept, _now()), done.worked_out))
    return times


def _now() -> Spent:
    return Spent(time.perf_counter(), time.process_time())


def _spent(begun: Spent, ended: Spent) -> Spent:
    return Spent(ended.clock - begun.clock, ended.processor - begun.processor)


def _framework(measures: int) -> Framework:
    return Framework(
        title="Measured",
        nodes=(Node("p", NodeKind.PRIORITY, "Everything"),),
        measures=tuple(
            Measure(
                f"m{number}",
                f"Measure {number}",
                (Placement("p"),),
                target_text="60%",
                target=Threshold(comparison=Comparison.AT_LEAST, value=Decimal(60), unit="%"),
                polarity=Polarity.UP,
            )
            for number in range(measures)
        ),
    )
