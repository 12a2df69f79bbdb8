"""Whatever the rule and the figures, a judgement is made, and made of the right figures."""

from datetime import date
from decimal import Decimal

from how_often import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.engine.goals import (
    AbsoluteFloor,
    IntervalTest,
    NoTolerance,
    PercentagePoints,
    PercentOfTarget,
)
from goldthread.engine.judgement import Baseline, Comparators, MeasureRules
from goldthread.engine.observations import Accumulation, Observation, Series, figures_as_known
from goldthread.engine.status import judge
from goldthread.framework import Polarity
from goldthread.framework.periods import Period, PeriodKind, containing, rolling
from goldthread.framework.rules import Moment, Precision
from goldthread.framework.rules.targets import (
    AnnualTotal,
    BaselineToSet,
    Between,
    ByPeriod,
    Change,
    Comparison,
    InheritedTarget,
    NoTarget,
    NotUnderstood,
    Quantity,
    Rank,
    ReferenceTarget,
    Relative,
    RelativeDirection,
    SeveralTargets,
    ShareWithin,
    TargetToBeConfirmed,
    Terms,
    Threshold,
    Trend,
    TrendDirection,
    WithinTolerance,
)

NUMBERS = st.decimals(-200, 2000, places=1)
UNITS = st.sampled_from([None, "%", "GBP", "days", "homes", "per 1,000", "/5"])
DAYS = st.dates(date(2016, 1, 1), date(2024, 12, 31))
MOMENTS = st.builds(Moment, DAYS, st.sampled_from(Precision))
TERMS = st.builds(
    Terms,
    by=st.none() | MOMENTS,
    starts_on=st.none() | DAYS,
    per=st.sampled_from([None, "month", "quarter", "year", "week"]),
    cumulative=st.booleans(),
    adds_up=st.sampled_from([None, True, False]),
    scope=st.sampled_from([None, "care leavers"]),
)
THRESHOLDS = st.builds(
    Threshold,
    comparison=st.sampled_from(Comparison),
    value=NUMBERS,
    unit=UNITS,
    strict=st.booleans(),
    terms=TERMS,
)
TOTALS = st.builds(
    AnnualTotal, comparison=st.sampled_from(Comparison), value=NUMBERS, unit=UNITS, terms=TERMS
)
PLAIN = st.one_of(
    THRESHOLDS,
    TOTALS,
    st.builds(
        lambda ends, unit, terms: Between(low=ends[0], high=ends[1], unit=unit, terms=terms),
        st.tuples(NUMBERS, NUMBERS).map(sorted),
        UNITS,
        TERMS,
    ),
    st.builds(
        Trend,
        direction=st.sampled_from(TrendDirection),
        amount=st.none()
        | st.builds(
            Change, value=st.decimals(0, 100, places=1), unit=st.sampled_from([None, "%", "points"])
        ),
        versus=st.sampled_from([None, "last year", "baseline", "2019/20", "the moon"]),
        goal=st.none() | st.builds(Quantity, NUMBERS, UNITS),
        terms=TERMS,
    ),
    st.builds(
        Relative,
        to=st.sampled_from(["London", "Mars"]),
        direction=st.sampled_from(RelativeDirection),
        margin=st.none() | st.builds(Quantity, st.decimals(0, 20, places=1), UNITS),
        terms=TERMS,
    ),
    st.builds(Rank, group=st.just("London"), top=st.integers(1, 40)),
    st.builds(Rank, group=st.just("London"), quartile=st.sampled_from(["top", "second"])),
    st.builds(WithinTolerance, percent=st.decimals(0, 20, places=1), of=st.just("London")),
    st.builds(ShareWithin, share=THRESHOLDS, within=st.just(Quantity(Decimal(30), "days"))),
    st.sampled_from(
        [NoTarget(why="na"), TargetToBeConfirmed(), NotUnderstood(text="Good"), BaselineToSet()]
    ),
)
TARGETS = st.recursive(
    PLAIN,
    lambda parts: st.one_of(
        st.builds(ByPeriod, steps=st.lists(THRESHOLDS | TOTALS, min_size=1, max_size=4).map(tuple)),
        st.builds(SeveralTargets, parts=st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(ReferenceTarget, to=st.just("above"), resolves_to=st.none() | parts),
        st.builds(InheritedTarget, resolves_to=st.none() | parts),
        st.builds(BaselineToSet, then=parts),
    ),
    max_leaves=4,
)
TOLERANCES = st.one_of(
    st.builds(PercentOfTarget),
    st.builds(PercentagePoints, st.decimals(0, 10, places=1)),
    st.builds(AbsoluteFloor, NUMBERS),
    st.just(NoTolerance()),
    st.just(IntervalTest()),
)
SERIES = st.builds(
    Series,
    st.just("s"),
    st.just("m"),
    unit=UNITS,
    accumulation=st.sampled_from(Accumulation),
    adds_up=st.sampled_from([None, True, False]),
    scope=st.sampled_from([None, "care leavers"]),
)
OTHERS = {
    containing(date(2020, 6, 1), kind): Decimal(70)
    for kind in PeriodKind
    if kind is not PeriodKind.ROLLING
}
COMPARATORS = Comparators(
    {"London": OTHERS},
    {"London": {period: {"A": Decimal(60), "B": value} for period, value in OTHERS.items()}},
)


@st.composite
def figures_of_one_kind(
    draw: st.DrawFn, kinds: tuple[PeriodKind, ...] = tuple(PeriodKind)
) -> list[Observation]:
    """Figures of up to twelve periods of one kind around June 2020, gaps among them."""
    kind = draw(st.sampled_from(kinds))
    middle: Period = (
        rolling(draw(st.integers(1, 36)), 2020, 6)
        if kind is PeriodKind.ROLLING
        else containing(date(2020, 6, 1), kind)
    )
    places = draw(st.sets(st.integers(-8, 4), min_size=1, max_size=12))
    found = []
    for place in sorted(places):
        value = draw(NUMBERS)
        of = draw(st.sampled_from([None, Decimal(500)]))
        cases = None if of is None else Decimal(draw(st.integers(0, 500)))
        period = middle.moved(place)
        found.append(Observation(period.code, period, value, cases, of))
    return found


RULES = st.builds(
    MeasureRules,
    target=st.none() | TARGETS,
    polarity=st.none() | st.sampled_from(Polarity),
    tolerance=TOLERANCES,
    baseline=st.none() | st.builds(Baseline, NUMBERS),
)


@settings(max_examples=examples(120))
@given(SERIES, RULES, figures_of_one_kind())
def test_every_figure_gets_a_status_a_sentence_and_its_inputs(
    series: Series, rules: MeasureRules, found: list[Observation]
) -> None:
    figures = figures_as_known(found)
    for observation in found:
        result = judge(series, rules, figures, observation.period, comparators=COMPARATORS)
        assert result.reason.endswith((".", ".)")), result.reason
        assert result.reason[0].isupper() or result.reason[0] in "−£0123456789", result.reason
        assert observation.id in result.inputs
        assert set(result.inputs) <= {known.id for known in found}


# Rules and series of which many come down to totals over several figures.
TOTAL_RULES = st.builds(
    MeasureRules,
    target=st.builds(
        AnnualTotal,
        comparison=st.sampled_from([Comparison.AT_LEAST, Comparison.AT_MOST]),
        value=NUMBERS,
    )
    | st.builds(
        Threshold,
        comparison=st.just(Comparison.AT_LEAST),
        value=NUMBERS,
        terms=st.builds(Terms, by=st.none() | MOMENTS, cumulative=st.sampled_from([True])),
    ),
    tolerance=st.just(NoTolerance()),
)
COUNTS = st.builds(Series, st.just("s"), st.just("m"), accumulation=st.sampled_from(Accumulation))


def assert_later_figures_change_nothing(
    series: Series, rules: MeasureRules, found: list[Observation], shuffled: list[Observation]
) -> None:
    """Each judgement is the same with only the figures so far, and with all in any order."""
    for index, observation in enumerate(found):
        so_far, whole = figures_as_known(found[: index + 1]), figures_as_known(shuffled)
        alone = judge(series, rules, so_far, observation.period, comparators=COMPARATORS)
        assert alone == judge(series, rules, whole, observation.period, comparators=COMPARATORS)


@settings(max_examples=examples(60))
@given(SERIES, RULES, figures_of_one_kind(), st.randoms(use_true_random=False))
def test_neither_later_figures_nor_the_order_of_recording_change_a_judgement(
    series: Series, rules: MeasureRules, found: list[Observation], chance
) -> None:
    chance.shuffle(shuffled := list(found))
    assert_later_figures_change_nothing(series, rules, found, shuffled)


@settings(max_examples=examples(60))
@given(
    COUNTS,
    TOTAL_RULES,
    figures_of_one_kind((PeriodKind.MONTH, PeriodKind.QUARTER)),
    st.randoms(use_true_random=False),
)
def test_nor_do_they_change_the_judgement_of_a_total(
    series: Series, rules: MeasureRules, found: list[Observation], chance
) -> None:
    chance.shuffle(shuffled := list(found))
    assert_later_figures_change_nothing(series, rules, found, shuffled)
