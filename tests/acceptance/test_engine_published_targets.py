"""Every target of the two published frameworks can be held against figures."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from goldthread.engine.goals import Status
from goldthread.engine.judgement import Baseline, MeasureRules, StatusResult
from goldthread.engine.observations import Accumulation, Observation, Series, figures_as_known
from goldthread.engine.status import judge
from goldthread.framework import Polarity
from goldthread.framework.periods import PeriodKind, containing, financial_year, periods_between
from goldthread.framework.rules import Target, rule_to_json, target_from_json

KEY = Path(__file__).parents[3] / "shared" / "golden" / "targets.jsonl"

pytestmark = pytest.mark.skipif(
    not KEY.exists(), reason="the answer keys in ../shared/golden are not here"
)


def published_targets() -> list[tuple[str, Target]]:
    """Every target of the key, with its words."""
    rows = [json.loads(line) for line in KEY.read_text(encoding="utf-8").splitlines()]
    return [
        (row["target_text"], target_from_json(row["expected"]))
        for row in rows
        if row["role"] != "baseline"
    ]


def judged(
    target: Target, kind: PeriodKind, accumulation: Accumulation, polarity: Polarity | None
) -> list[StatusResult]:
    """The last statuses of three years of figures of one kind of period."""
    first = containing(financial_year(2019).first, kind)
    last = containing(financial_year(2021).last, kind)
    found = [
        Observation(period.code, period, Decimal(50 + index))
        for index, period in enumerate(periods_between(first, last))
    ]
    figures = figures_as_known(found)
    rules = MeasureRules(target, polarity, baseline=Baseline(Decimal(45), financial_year(2018)))
    series = Series("s", "m", accumulation=accumulation)
    return [judge(series, rules, figures, period) for period in figures.periods[-5:]]


KINDS = [
    PeriodKind.MONTH,
    PeriodKind.QUARTER,
    PeriodKind.TERM,
    PeriodKind.FINANCIAL_YEAR,
    PeriodKind.ACADEMIC_YEAR,
    PeriodKind.CALENDAR_YEAR,
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("accumulation", list(Accumulation))
def test_every_published_target_gives_every_figure_a_status_and_a_sentence(
    kind: PeriodKind, accumulation: Accumulation
) -> None:
    targets = published_targets()
    assert len(targets) > 150
    for words, target in targets:
        for polarity in (None, Polarity.DOWN):
            for result in judged(target, kind, accumulation, polarity):
                assert result.reason.endswith((".", ".)")), words
                assert result.inputs, words
                assert result.status is not Status.AWAITING_DATA, words
                assert (result.goal is not None) or not result.status.judged or result.parts


def test_a_yearly_figure_is_judged_by_every_published_number_that_is_due() -> None:
    """Numbers are judged once the polarity is known; a total that still runs is not."""
    plain = {"at_least", "at_most", "between", "annual_total", "exact"}
    unjudged = [
        words
        for words, target in published_targets()
        if rule_to_json(target)["kind"] in plain
        and not judged(target, PeriodKind.FINANCIAL_YEAR, Accumulation.EACH_PERIOD, Polarity.UP)[
            -1
        ].status.judged
    ]
    assert unjudged == ["2,000 between 2018 and 2023"]
