"""How figures are judged: each case a target in the document's words, figures, and the outcome.

The outcomes are worked out by hand from the rules in "How figures are judged".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest

from goldthread.engine.goals import (
    DEFAULT_TOLERANCE,
    AbsoluteFloor,
    IntervalTest,
    NoTolerance,
    PercentagePoints,
    Status,
    Tolerance,
)
from goldthread.engine.judgement import (
    NO_COMPARATORS,
    Baseline,
    Comparators,
    MeasureRules,
    StatusResult,
)
from goldthread.engine.observations import Accumulation, Observation, Series, figures_as_known
from goldthread.engine.status import judge
from goldthread.framework import Polarity
from goldthread.framework.periods import financial_year, period_from_code, quarter
from goldthread.framework.rules import Moment, Precision, Target
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

LEAST, MOST, EXACT = Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.EXACTLY
ON, CLOSE, OFF = Status.ON_TARGET, Status.CLOSE, Status.OFF_TARGET
CANNOT, AWAITING_OTHERS = Status.CANNOT_JUDGE, Status.AWAITING_COMPARATOR
YEAR_TO_DATE, SINCE_START = Accumulation.YEAR_TO_DATE, Accumulation.SINCE_START

MARCH_2022_QUARTER = Moment(date(2022, 3, 31), Precision.QUARTER)


def number(
    comparison: Comparison,
    value: str,
    unit: str | None = "%",
    *,
    strict: bool = False,
    **terms: object,
) -> Threshold:
    """A target of one number."""
    return Threshold(
        comparison=comparison,
        value=Decimal(value),
        unit=unit,
        strict=strict,
        terms=Terms(**terms),  # type: ignore[arg-type] # each case names fields of Terms
    )


def a_year(value: str, comparison: Comparison = LEAST, by: Moment | None = None) -> AnnualTotal:
    """A total over a year."""
    return AnnualTotal(comparison=comparison, value=Decimal(value), terms=Terms(by=by))


def end_of(code: str, precision: Precision) -> Moment:
    """The last day of the period with this code, as precisely as it was said."""
    return Moment(period_from_code(code).last, precision)


@dataclass(frozen=True)
class Judged:
    """One line of the specification."""

    words: str
    target: Target | None
    figures: dict[str, str]
    status: Status
    sentence: str
    unit: str | None = "%"
    polarity: Polarity | None = None
    tolerance: Tolerance = DEFAULT_TOLERANCE
    baseline: Baseline | None = None
    comparators: Comparators = NO_COMPARATORS
    accumulation: Accumulation = Accumulation.EACH_PERIOD
    adds_up: bool | None = None
    scope: str | None = None
    used: tuple[str, ...] = field(default=())
    of: int | None = None

    def result(self) -> StatusResult:
        """The engine's judgement of the last figure given."""
        observations = [
            Observation(
                code,
                period_from_code(code),
                Decimal(value),
                Decimal(value) * self.of / 100 if self.of else None,
                Decimal(self.of) if self.of else None,
            )
            for code, value in self.figures.items()
        ]
        figures = figures_as_known(observations)
        series = Series("s", "m", "", self.unit, self.accumulation, self.adds_up, self.scope)
        rules = MeasureRules(self.target, self.polarity, self.tolerance, self.baseline)
        return judge(series, rules, figures, figures.periods[-1], comparators=self.comparators)


PLAIN_NUMBERS = [
    Judged("80 homes", number(LEAST, "80", "homes"), {"2020-Q4": "82"}, ON, "82 homes in Q4 2020-21 meets the target of at least 80 homes.", unit=None),
    Judged(
        "At least 80%", number(LEAST, "80"), {"2020-Q4": "82.50000"}, ON,
        "82.5% in Q4 2020-21 meets the target of at least 80%.",
    ),
    Judged("At least 80%", number(LEAST, "80"), {"2020-Q4": "80"}, ON, "meets the target"),
    Judged(
        "At least 80%", number(LEAST, "80"), {"2020-Q4": "72"}, CLOSE,
        "72% in Q4 2020-21 is 8 percentage points short of the target of at least 80%; "
        "within 10% of the target counts as close.",
    ),
    Judged(
        "At least 80%", number(LEAST, "80"), {"2020-Q4": "71.9"}, OFF,
        "71.9% in Q4 2020-21 is 8.1 percentage points short of the target of at least 80%.",
    ),
    Judged("No more than 50", number(MOST, "50", None), {"2020-Q4": "55"}, CLOSE, "is 5 over", unit=None),
    Judged("No more than 50", number(MOST, "50", None), {"2020-Q4": "56"}, OFF, "is 6 over", unit=None),
    Judged(
        "Zero deaths", number(MOST, "0", None), {"2020-Q4": "1"}, OFF,
        "1 in Q4 2020-21 is 1 over the target of at most 0.", unit=None,
    ),
    Judged("> 98%", number(LEAST, "98", strict=True), {"2020-Q4": "98"}, CLOSE, "98% in Q4 2020-21 is just at the limit: the target is more than 98%"),
    Judged("Exactly 12", number(EXACT, "12", None), {"2020-Q4": "12"}, ON, "exactly 12", unit=None),
    Judged("Exactly 12", number(EXACT, "12", None), {"2020-Q4": "14"}, OFF, "is 2 over", unit=None),
    Judged(
        "£2.5m", number(LEAST, "2500000", "GBP"), {"2020-FY": "1200000"}, OFF,
        "£1,200,000 in 2020-21 is £1,300,000 short of the target of at least £2,500,000.", unit="GBP",
    ),
]  # fmt: skip

TOLERANCES = [
    Judged("80%, 2 points", number(LEAST, "80"), {"2020-Q4": "78"}, CLOSE, "within 2 percentage points counts as close", tolerance=PercentagePoints(Decimal(2))),
    Judged("80%, 2 points", number(LEAST, "80"), {"2020-Q4": "77.9"}, OFF, "2.1 percentage points short", tolerance=PercentagePoints(Decimal(2))),
    Judged("80%, none", number(LEAST, "80"), {"2020-Q4": "79.9"}, OFF, "0.1 percentage points short", tolerance=NoTolerance()),
    Judged("80%, floor 65", number(LEAST, "80"), {"2020-Q4": "65"}, CLOSE, "within the minimum standard of 65 counts as close", tolerance=AbsoluteFloor(Decimal(65))),
    Judged("80%, floor 65", number(LEAST, "80"), {"2020-Q4": "64.9"}, OFF, "15.1 percentage points short", tolerance=AbsoluteFloor(Decimal(65))),
    Judged("20 days, floor 30", number(MOST, "20", "days"), {"2020-Q4": "30"}, CLOSE, "is 10 days over", unit="days", tolerance=AbsoluteFloor(Decimal(30))),
    Judged("20 days, floor 30", number(MOST, "20", "days"), {"2020-Q4": "31"}, OFF, "is 11 days over", unit="days", tolerance=AbsoluteFloor(Decimal(30))),
    # 36 of 50 is 72%, and by Wilson's interval may be 58% to 83%; of 500 it is 68% to 76%.
    Judged("80%, chance", number(LEAST, "80"), {"2020-Q4": "72"}, CLOSE, "so few cases that chance may have made the difference", tolerance=IntervalTest(), of=50),
    Judged("80%, chance", number(LEAST, "80"), {"2020-Q4": "72"}, OFF, "8 percentage points short", tolerance=IntervalTest(), of=500),
    Judged("80%, chance", number(LEAST, "80"), {"2020-Q4": "72"}, CANNOT, "the tolerance needs the number of cases behind the figure", tolerance=IntervalTest()),
    Judged("20 days, 2 points", number(MOST, "20", "days"), {"2020-Q4": "31"}, CANNOT, "the tolerance is in percentage points and the figures are in days", unit="days", tolerance=PercentagePoints(Decimal(2))),
]  # fmt: skip

WHICH_WAY_IS_GOOD = [
    Judged("48.0, higher is better", number(Comparison.UNSTATED, "48", None), {"2020-FY": "49"}, ON, "at least 48", unit=None, polarity=Polarity.UP),
    Judged("48.0, lower is better", number(Comparison.UNSTATED, "48", None), {"2020-FY": "60"}, OFF, "at most 48", unit=None, polarity=Polarity.DOWN),
    Judged(
        "48.0", number(Comparison.UNSTATED, "48", None), {"2020-FY": "49"}, CANNOT,
        "The document does not say which way is good. The target is 48.", unit=None,
    ),
    Judged("48.0, in range", number(Comparison.UNSTATED, "48", None), {"2020-FY": "49"}, CANNOT, "one number and not two", unit=None, polarity=Polarity.IN_RANGE),
    Judged("48.0, neither", number(Comparison.UNSTATED, "48", None), {"2020-FY": "49"}, CANNOT, "neither way is better", unit=None, polarity=Polarity.NONE),
    Judged("500 a year", a_year("500", Comparison.UNSTATED), {"2020-FY": "510"}, CANNOT, "which way is good", unit=None),
    Judged("30 days, given in %", number(LEAST, "30", "days"), {"2020-FY": "95"}, CANNOT, "The target is days and the figures are a percentage, so the two cannot be compared."),
    Judged("35 units", number(LEAST, "35", "units"), {"2020-FY": "36"}, ON, "at least 35 units", unit="homes"),
]  # fmt: skip

BANDS = [
    Judged("40% to 60%", Between(low=Decimal(40), high=Decimal(60), unit="%"), {"2020-FY": "40"}, ON, "between 40% and 60%"),
    Judged("40% to 60%", Between(low=Decimal(40), high=Decimal(60), unit="%"), {"2020-FY": "65"}, CLOSE, "is 5 percentage points over"),
    # 10% of the end that is missed: 4 points below 40, 6 points above 60.
    Judged("40% to 60%", Between(low=Decimal(40), high=Decimal(60), unit="%"), {"2020-FY": "35"}, OFF, "is 5 percentage points short of"),
]  # fmt: skip

DATED = [
    Judged(
        "70% by Q4 21-22", number(LEAST, "70", by=MARCH_2022_QUARTER), {"2020-Q4": "58"}, OFF,
        "58% in Q4 2020-21 is 12 percentage points short of the target of at least 70%. "
        "The target is due by the end of Q4 2021-22.",
    ),
    Judged("70% by Q4 21-22", number(LEAST, "70", by=MARCH_2022_QUARTER), {"2021-Q4": "70"}, ON, "meets the target of at least 70%."),
    Judged("70% by Q4 21-22", number(LEAST, "70", by=MARCH_2022_QUARTER), {"2022-Q2": "71"}, ON, "The target was due by the end of Q4 2021-22."),
    Judged("70% from April 2021", number(LEAST, "70", starts_on=date(2021, 4, 1)), {"2020-Q4": "10"}, Status.NO_TARGET, "The target holds from 1 April 2021."),
]  # fmt: skip

FIVE_THEN_THREE = ByPeriod(
    steps=(
        number(MOST, "5", by=end_of("2022-CY", Precision.CALENDAR_YEAR)),
        number(MOST, "3", by=end_of("2025-CY", Precision.CALENDAR_YEAR)),
    )
)
MONEY_BY_YEAR = ByPeriod(
    steps=(
        a_year("25000", by=end_of("2020-FY", Precision.FINANCIAL_YEAR)),
        a_year("30000", by=end_of("2021-FY", Precision.FINANCIAL_YEAR)),
    )
)
QUARTERS_THAT_ADD_UP = ByPeriod(
    steps=tuple(
        number(LEAST, value, None, by=end_of(code, Precision.QUARTER), adds_up=True)
        for code, value in (
            ("2020-Q1", "10"),
            ("2020-Q2", "20"),
            ("2020-Q3", "20"),
            ("2020-Q4", "30"),
        )
    )
)
PROGRESS_BY_QUARTER = ByPeriod(
    steps=tuple(
        number(LEAST, value, by=end_of(code, Precision.QUARTER))
        for code, value in (("2020-Q2", "25"), ("2020-Q3", "50"), ("2020-Q4", "80"))
    )
)
STEPS = [
    Judged("5% by 2022, 3% by 2025", FIVE_THEN_THREE, {"2021-FY": "4.8"}, ON, "at most 5%. The target is due by the end of 2022."),
    Judged("5% by 2022, 3% by 2025", FIVE_THEN_THREE, {"2022-FY": "4.8"}, OFF, "at most 3%. The target is due by the end of 2025."),
    Judged("5% by 2022, 3% by 2025", FIVE_THEN_THREE, {"2027-FY": "2.9"}, ON, "The target was due by the end of 2025."),
    Judged("£25,000 in 20-21 £30,000 in 21-22", MONEY_BY_YEAR, {"2020-FY": "26000"}, ON, "at least £25,000", unit="GBP"),
    Judged("£25,000 in 20-21 £30,000 in 21-22", MONEY_BY_YEAR, {"2021-FY": "26000"}, OFF, "£4,000 short of the target of at least £30,000", unit="GBP"),
    Judged("£25,000 in 20-21 £30,000 in 21-22", MONEY_BY_YEAR, {"2019-FY": "26000"}, Status.NO_TARGET, "No step of the target is for 2019-20.", unit="GBP"),
    Judged("£25,000 in 20-21 £30,000 in 21-22", MONEY_BY_YEAR, {"2022-FY": "26000"}, Status.NO_TARGET, "No step of the target is for 2022-23.", unit="GBP"),
    Judged("25% by Q2, 50% by Q3, 80% by Q4", PROGRESS_BY_QUARTER, {"2020-Q3": "48"}, CLOSE, "at least 50%"),
    Judged("25% by Q2 (no year)", ByPeriod(steps=(number(LEAST, "25", quarter=2),)), {"2020-Q2": "26"}, CANNOT, "The steps of the target have no year"),
    Judged("10, 20, 20, 30 by quarter", QUARTERS_THAT_ADD_UP, {"2020-Q3": "18"}, CLOSE, "at least 20", unit=None),
    Judged("10, 20, 20, 30 by quarter, year to date", QUARTERS_THAT_ADD_UP, {"2020-Q3": "51"}, ON, "51 in Q3 2020-21 meets the target of at least 50.", unit=None, accumulation=YEAR_TO_DATE),
    Judged("10, 20, 20, 30 by quarter, whole year", QUARTERS_THAT_ADD_UP, {"2020-FY": "70"}, OFF, "is 10 short of the target of at least 80", unit=None),
    # A month is a part of its quarter's 10; what is in by July has all of Q1 in it and a part of Q2.
    Judged("10, 20, 20, 30 by quarter, a month", QUARTERS_THAT_ADD_UP, {"2020-04": "4"}, CANNOT, "covers only a part of the one due by the end of Q1 2020-21.", unit=None),
    Judged("10, 20, 20, 30 by quarter, a quarter's last month", QUARTERS_THAT_ADD_UP, {"2020-06": "4"}, CANNOT, "only a part of the one due by the end of Q1 2020-21.", unit=None),
    Judged("10, 20, 20, 30 by quarter, year to date", QUARTERS_THAT_ADD_UP, {"2020-07": "15"}, CANNOT, "only a part of the one due by the end of Q2 2020-21.", unit=None, accumulation=YEAR_TO_DATE),
    Judged("10, 20, 20, 30 by quarter, year to date", QUARTERS_THAT_ADD_UP, {"2020-06": "11"}, ON, "11 in June 2020 meets the target of at least 10.", unit=None, accumulation=YEAR_TO_DATE),
]  # fmt: skip

YEAR_TOTALS = [
    Judged("500 per year", a_year("500"), {"2020-FY": "490"}, CLOSE, "490 in 2020-21 is 10 short of", unit=None),
    Judged(
        "500 per year", a_year("500"), {"2020-Q1": "100", "2020-Q2": "120"}, CANNOT,
        "220 from Q1 2020-21 to Q2 2020-21 so far, and the target of at least 500 is for the whole of 2020-21. "
        "No profile is set for the parts of the year, so whether this is behind cannot be said yet.",
        unit=None, used=("2020-Q1", "2020-Q2"),
    ),
    Judged(
        "500 per year", a_year("500"),
        {"2020-Q1": "100", "2020-Q2": "120", "2020-Q3": "140", "2020-Q4": "130"}, CLOSE,
        "490 from Q1 2020-21 to Q4 2020-21 is 10 short of the target of at least 500", unit=None,
        used=("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"),
    ),
    Judged("500 per year", a_year("500"), {"2020-Q1": "300", "2020-Q2": "200"}, ON, "The target is for the whole of 2020-21.", unit=None),
    Judged("At most 500 per year", a_year("500", MOST), {"2020-Q1": "300", "2020-Q2": "200"}, CANNOT, "so far", unit=None),
    Judged("At most 500 per year", a_year("500", MOST), {"2020-Q1": "300", "2020-Q2": "260"}, OFF, "is 60 over", unit=None),
    Judged("500 per year", a_year("500"), {"2020-Q1": "100", "2020-Q3": "120"}, CANNOT, "For the total for 2020-21, the figures of Q2 2020-21 are missing.", unit=None),
    Judged("500 per year, year to date", a_year("500"), {"2020-Q2": "260"}, CANNOT, "260 in Q2 2020-21 so far", unit=None, accumulation=YEAR_TO_DATE),
    Judged("500 per year, year to date", a_year("500"), {"2020-Q4": "510"}, ON, "meets", unit=None, accumulation=YEAR_TO_DATE),
    Judged("500, year to date", number(LEAST, "500", None), {"2020-Q2": "260"}, CANNOT, "for the whole of 2020-21", unit=None, accumulation=YEAR_TO_DATE),
    Judged("500 per year, people on a list", a_year("500"), {"2020-Q1": "480"}, CANNOT, "cannot be added up to that year", unit=None, adds_up=False),
    Judged("95% a year", AnnualTotal(comparison=LEAST, value=Decimal(95), unit="%"), {"2020-Q1": "96"}, CANNOT, "cannot be added up to that year"),
    Judged("500 per year", a_year("500"), {"2020-12-R12": "505"}, ON, "505 in the 12 months to December 2020 meets the target of at least 500. Twelve months are held against a year's target.", unit=None),
    Judged("500 per year, school years by month", a_year("500", by=end_of("2020-AY", Precision.ACADEMIC_YEAR)), {"2020-09": "500"}, ON, "whole of Academic year 2020-21", unit=None),
    Judged("500 per year, school years by quarter", a_year("500", by=end_of("2020-AY", Precision.ACADEMIC_YEAR)), {"2020-Q4": "500"}, CANNOT, "cannot be added up to that year", unit=None),
    Judged("200 per month", number(LEAST, "200", None, per="month"), {"2021-03": "210"}, ON, "meets", unit=None),
    Judged("200 per month", number(LEAST, "200", None, per="month"), {"2020-Q4": "630"}, ON, "at least 600. The target of at least 200 per month is taken 3 times.", unit=None),
    Judged("200 per month", number(LEAST, "200", None, per="month"), {"2020-Q4": "630"}, CANNOT, "covers another time", unit=None, adds_up=False),
    Judged("200 per week", number(LEAST, "200", None, per="week"), {"2020-Q4": "630"}, CANNOT, "The target is per week", unit=None),
]  # fmt: skip

RUNNING_TOTAL = number(LEAST, "800", None, by=MARCH_2022_QUARTER, cumulative=True)
RUNNING_TOTALS = [
    Judged(
        "800 by Q4 21-22", RUNNING_TOTAL, {"2020-Q3": "100", "2020-Q4": "120"}, CANNOT,
        "220 from Q3 2020-21 to Q4 2020-21 so far, and the target is at least 800. "
        "The target is due by the end of Q4 2021-22. No steps on the way are set, so whether this "
        "is behind cannot be said.",
        unit=None, used=("2020-Q3", "2020-Q4"),
    ),
    Judged("800 by Q4 21-22", RUNNING_TOTAL, {"2021-Q3": "500", "2021-Q4": "120"}, OFF, "is 180 short", unit=None),
    Judged("800 by Q4 21-22", RUNNING_TOTAL, {"2020-Q3": "500", "2020-Q4": "300"}, ON, "800 from Q3 2020-21", unit=None),
    Judged("800 by Q4 21-22", RUNNING_TOTAL, {"2020-Q2": "500", "2020-Q4": "300"}, CANNOT, "For the total since Q2 2020-21, the figures of Q3 2020-21 are missing.", unit=None),
    Judged("800 by Q4 21-22, since the start", RUNNING_TOTAL, {"2021-Q4": "801"}, ON, "801 in Q4 2021-22 meets", unit=None, accumulation=SINCE_START),
    Judged("800 by Q4 21-22, year to date", RUNNING_TOTAL, {"2020-Q4": "801"}, CANNOT, "start again with each", unit=None, accumulation=YEAR_TO_DATE),
    Judged("800 by Q4 21-22, year to date", RUNNING_TOTAL, {"2021-Q4": "801"}, ON, "meets", unit=None, accumulation=YEAR_TO_DATE),
]  # fmt: skip

REDUCTION = Trend(direction=TrendDirection.DECREASE)
YEAR_BASELINE = Baseline(Decimal("11.2"), financial_year(2018))
TRENDS = [
    Judged(
        "Reduction", REDUCTION, {"2019-FY": "12.3", "2020-FY": "12.1"}, ON,
        "12.1% in 2020-21 meets the target of less than 12.3%. The target asks for a decrease from 12.3% in 2019-20.",
        used=("2020-FY", "2019-FY"),
    ),
    Judged("Reduction, baseline 11.2%", REDUCTION, {"2019-FY": "12.3", "2020-FY": "12.1"}, CLOSE, "from the baseline of 11.2% (2018-19)", baseline=YEAR_BASELINE),
    Judged("Reduction", REDUCTION, {"2019-FY": "12.3", "2020-FY": "12.3"}, CLOSE, "just at the limit: the target is less than 12.3%"),
    Judged("Reduction", REDUCTION, {"2019-Q4": "12", "2020-Q3": "2", "2020-Q4": "11"}, ON, "from 12% in Q4 2019-20"),
    Judged("Reduction", REDUCTION, {"2020-Q4": "12"}, CANNOT, "neither a baseline that can stand beside this figure nor one for Q4 2019-20"),
    Judged("Reduction of a count, year's baseline", REDUCTION, {"2020-Q4": "3"}, CANNOT, "neither a baseline", unit=None, baseline=YEAR_BASELINE),
    Judged("Reduction", REDUCTION, {"2019-FY": "12.3", "2020-FY": "12.5"}, CLOSE, "12.5% in 2020-21 is 0.2 percentage points over 12.3%, and the target is less than 12.3%;"),
    Judged("Reduction", REDUCTION, {"2019-FY": "0", "2020-FY": "0"}, ON, "0 in 2020-21 meets the target of at most 0.", unit=None),
    Judged("Reduction", REDUCTION, {"2019-FY": "0", "2020-FY": "1"}, OFF, "over the target of at most 0", unit=None),
    Judged("No reductions", Trend(direction=TrendDirection.NO_DECREASE), {"2019-FY": "50", "2020-FY": "50"}, ON, "at least 50", unit=None),
    Judged("Halving", Trend(direction=TrendDirection.DECREASE, amount=Change(value=Decimal(50), unit="%")), {"2020-FY": "10"}, ON, "at most 10.5. The target asks for a decrease of 50% from the baseline of 21 (2018-19).", unit=None, baseline=Baseline(Decimal(21), financial_year(2018))),
    # A tenth more of a shortfall of £5 would be one of £5.50.
    Judged("10% more of a shortfall", Trend(direction=TrendDirection.INCREASE, amount=Change(value=Decimal(10), unit="%")), {"2020-FY": "-5.4"}, CANNOT, "a percentage of −£5, which is below nought", unit="GBP", baseline=Baseline(Decimal(-5), financial_year(2018))),
    Judged("25 more", Trend(direction=TrendDirection.INCREASE, amount=Change(value=Decimal(25))), {"2020-FY": "40"}, OFF, "at least 45", unit=None, baseline=Baseline(Decimal(20), financial_year(2018))),
    # 5% off 21% is 19.95%; 5 points off it is 16%.
    Judged("5% less of a percentage", Trend(direction=TrendDirection.DECREASE, amount=Change(value=Decimal(5), unit="%")), {"2020-FY": "19"}, CANNOT, "percent or percentage points", baseline=Baseline(Decimal(21))),
    Judged("5% less of a percentage", Trend(direction=TrendDirection.DECREASE, amount=Change(value=Decimal(5), unit="%")), {"2020-FY": "15"}, ON, "a decrease of 5%", baseline=Baseline(Decimal(21))),
    Judged("Maintain, higher is better", Trend(direction=TrendDirection.MAINTAIN), {"2019-FY": "80", "2020-FY": "95"}, ON, "at least 80%", polarity=Polarity.UP),
    Judged("Maintain", Trend(direction=TrendDirection.MAINTAIN), {"2019-FY": "80", "2020-FY": "73"}, ON, "between 72% and 88%"),
    Judged("Better than last year", Trend(direction=TrendDirection.INCREASE, versus="last year"), {"2020-FY": "40"}, CANNOT, "The target compares with 2019-20, for which there is no figure.", baseline=YEAR_BASELINE),
    Judged("Year on year", Trend(direction=TrendDirection.INCREASE, terms=Terms(per="year")), {"2019-FY": "39", "2020-FY": "40"}, ON, "from 39% in 2019-20", baseline=Baseline(Decimal(90))),
    Judged("Lower than 2018/19", Trend(direction=TrendDirection.DECREASE, versus="the 2018/19 outturn"), {"2018-Q3": "20", "2019-Q3": "9", "2020-Q3": "12"}, ON, "a decrease from 20 in Q3 2018-19", unit=None),
    Judged("Lower than 2018/19", Trend(direction=TrendDirection.DECREASE, versus="2018/19"), {"2020-FY": "11"}, ON, "a decrease from the baseline of 11.2% (2018-19)", baseline=YEAR_BASELINE),
    Judged("Lower than 2018/19", Trend(direction=TrendDirection.DECREASE, versus="2018/19"), {"2020-FY": "11"}, CANNOT, "The target compares with 2018-19, for which there is no figure."),
    Judged("Below the current level", Trend(direction=TrendDirection.DECREASE, versus="the current level"), {"2019-FY": "10", "2020-FY": "11"}, ON, "from the baseline of 11.2%", baseline=YEAR_BASELINE),
    Judged("Below the previous quarter", Trend(direction=TrendDirection.DECREASE, versus="the previous quarter"), {"2020-Q3": "10", "2020-Q4": "9"}, ON, "from 10% in Q3 2020-21", baseline=YEAR_BASELINE),
    Judged("Better than our neighbours", Trend(direction=TrendDirection.INCREASE, versus="our neighbours"), {"2019-FY": "39", "2020-FY": "40"}, CANNOT, "“our neighbours”, for which no figure is held"),
    Judged("From 45% to 40%", Trend(direction=TrendDirection.DECREASE, start=Quantity(Decimal(45), "%"), goal=Quantity(Decimal(40), "%")), {"2020-FY": "41"}, CLOSE, "at most 40%"),
]  # fmt: skip

LONDON = Comparators({"London average": {financial_year(2020): Decimal("7.1")}})
BOROUGHS = Comparators(
    groups={
        "London boroughs": {
            financial_year(2020): {f"borough {place}": Decimal(place) for place in range(1, 33)}
        }
    }
)


def beside_london(direction: RelativeDirection) -> Relative:
    """Where to stand beside the London average."""
    return Relative(to="London average", direction=direction, benchmark=Quantity(Decimal(7), "%"))


NATIONAL = {"national average": {financial_year(2020): Decimal("6.5")}}
LONDON_AND_NATIONAL = Comparators({**LONDON.figures, **NATIONAL})
FAR_APART = Comparators({**LONDON.figures, "national average": {financial_year(2020): Decimal(12)}})


def beside_both(direction: RelativeDirection) -> Relative:
    """Where to stand beside London and the nation."""
    return Relative(to="London and national averages", direction=direction)


COMPARISONS = [
    Judged(
        "Meet the London average (7%)", beside_london(RelativeDirection.AT_OR_ABOVE), {"2020-FY": "6.5"}, AWAITING_OTHERS,
        "A figure for London average in 2020-21 is needed to judge this. (The document gave 7% when it was written.)",
    ),
    Judged("At or above London", beside_london(RelativeDirection.AT_OR_ABOVE), {"2020-FY": "7.1"}, ON, "London average: 7.1%.", comparators=LONDON),
    Judged("Above London", beside_london(RelativeDirection.ABOVE), {"2020-FY": "7.1"}, CLOSE, "more than 7.1%", comparators=LONDON),
    Judged("Below London", beside_london(RelativeDirection.BELOW), {"2020-FY": "8"}, OFF, "less than 7.1%", comparators=LONDON),
    # In line: within 10% of 7.1, that is 6.39 to 7.81.
    Judged("In line with London", beside_london(RelativeDirection.IN_LINE), {"2020-FY": "6.4"}, ON, "between 6.39% and 7.81%", comparators=LONDON),
    Judged("In line with London, higher is better", beside_london(RelativeDirection.IN_LINE), {"2020-FY": "9"}, ON, "at least 6.39%", comparators=LONDON, polarity=Polarity.UP),
    Judged("In line with London, lower is better", beside_london(RelativeDirection.IN_LINE), {"2020-FY": "9"}, OFF, "at most 7.81%", comparators=LONDON, polarity=Polarity.DOWN),
    # Beside both: above 7.1 and above 6.5; below both; within 10% of 7.1 and of 6.5, 6.39 to 7.15.
    Judged("Above both", beside_both(RelativeDirection.ABOVE), {"2020-FY": "7"}, CLOSE, "counts as close. London average: 7.1%; national average: 6.5%.", comparators=LONDON_AND_NATIONAL),
    Judged("Above both", beside_both(RelativeDirection.ABOVE), {"2020-FY": "7.2"}, ON, "more than 7.1%", comparators=LONDON_AND_NATIONAL),
    Judged("Below both", beside_both(RelativeDirection.BELOW), {"2020-FY": "6.6"}, CLOSE, "less than 6.5%", comparators=LONDON_AND_NATIONAL),
    Judged("In line with both", beside_both(RelativeDirection.IN_LINE), {"2020-FY": "7.1"}, ON, "between 6.39% and 7.15%", comparators=LONDON_AND_NATIONAL),
    Judged("In line with both, higher is better", beside_both(RelativeDirection.IN_LINE), {"2020-FY": "6.1"}, CLOSE, "at least 6.39%", comparators=LONDON_AND_NATIONAL, polarity=Polarity.UP),
    Judged("In line with both, far apart", beside_both(RelativeDirection.IN_LINE), {"2020-FY": "9"}, CANNOT, "No figure can be in line with London average and national average: they lie too far apart", comparators=FAR_APART),
    Judged("Above both, one missing", beside_both(RelativeDirection.ABOVE), {"2020-FY": "9"}, AWAITING_OTHERS, "A figure for national average in 2020-21 is needed to judge this. There is London average: 7.1%.", comparators=LONDON),
    Judged("Above either", Relative(to="London or national average", direction=RelativeDirection.ABOVE), {"2020-FY": "9"}, CANNOT, "names “London or national average”, and which of them is to count is not settled", comparators=LONDON_AND_NATIONAL),
    Judged("Growing faster than London", Relative(to="London average", direction=RelativeDirection.ABOVE, what="growth"), {"2020-FY": "9"}, CANNOT, "compares the growth with London average", comparators=LONDON),
    Judged("Top 10 of London boroughs", Rank(top=10, group="London boroughs"), {"2020-FY": "22.5"}, AWAITING_OTHERS, "The figures of London boroughs for 2020-21 are needed", polarity=Polarity.UP),
    # 23 to 32 are better: ten boroughs, so the eleventh place.
    Judged("Top 10 of London boroughs", Rank(top=10, group="London boroughs"), {"2020-FY": "22.5"}, OFF, "place 11 of 32", polarity=Polarity.UP, comparators=BOROUGHS),
    Judged("Top 10 of London boroughs", Rank(top=10, group="London boroughs"), {"2020-FY": "23"}, ON, "place 10 of 32", polarity=Polarity.UP, comparators=BOROUGHS),
    Judged("Top quartile, lower is better", Rank(quartile="top", group="London boroughs"), {"2020-FY": "8"}, ON, "place 8 of 32 among London boroughs; the target is the top quarter, which is place 8 or better", polarity=Polarity.DOWN, comparators=BOROUGHS),
    Judged("Top quartile", Rank(quartile="top", group="London boroughs"), {"2020-FY": "8"}, CANNOT, "which way is good", comparators=BOROUGHS),
    Judged("+/- 5% of budget", WithinTolerance(percent=Decimal(5), of="budget"), {"2020-Q1": "1040000"}, ON, "between £950,000 and £1,050,000. The budget is £1,000,000.", unit="GBP", comparators=Comparators({"Budget": {quarter(2020, 1): Decimal(1000000)}})),
    Judged("+/- 5% of budget", WithinTolerance(percent=Decimal(5), of="budget"), {"2020-Q1": "1040000"}, AWAITING_OTHERS, "The budget for Q1 2020-21 is needed", unit="GBP"),
    Judged("+/- 5% of budget, as a difference", WithinTolerance(percent=Decimal(5), of="budget"), {"2020-Q1": "-6"}, OFF, "−6% in Q1 2020-21 is 1 percentage point short of the target of between −5% and 5%", tolerance=NoTolerance()),
]  # fmt: skip

SHARE = ShareWithin(share=number(LEAST, "95"), within=Quantity(Decimal(30), "days"))
SEVERAL = SeveralTargets(parts=(number(LEAST, "50"), number(LEAST, "35", role="minimum")))
BY_SCOPE = SeveralTargets(
    parts=(
        number(LEAST, "35", "units", scope="care leavers"),
        number(LEAST, "60", "units", scope="older people"),
    )
)
OTHERS = [
    Judged("95% in 30 days", SHARE, {"2020-Q4": "96"}, ON, "at least 95%"),
    Judged("95% in 30 days", SHARE, {"2020-Q4": "28"}, CANNOT, "The target is a share done within 30 days, and the figures are in days", unit="days"),
    Judged("50%, minimum 35%", SEVERAL, {"2020-Q4": "40"}, OFF, "One of 2 targets decides. 40% in Q4 2020-21 is 10 percentage points short"),
    Judged("50%, minimum 35%", SEVERAL, {"2020-Q4": "50"}, ON, "One of 2 targets decides"),
    Judged("Top 10 and 8%", SeveralTargets(parts=(Rank(top=10, group="London boroughs"), number(LEAST, "8"))), {"2020-FY": "9"}, AWAITING_OTHERS, "figures of London boroughs", polarity=Polarity.UP),
    Judged("Top 10 and 8%", SeveralTargets(parts=(Rank(top=10, group="London boroughs"), number(LEAST, "8"))), {"2020-FY": "6"}, OFF, "at least 8%", polarity=Polarity.UP),
    Judged("35 for care leavers, 60 for older people", BY_SCOPE, {"2020-FY": "36"}, ON, "at least 35 units", unit="units", scope="care leavers"),
    Judged("35 for care leavers, 60 for older people", BY_SCOPE, {"2020-FY": "36"}, CANNOT, "(care leavers, older people)", unit="units"),
    Judged("As above", ReferenceTarget(to="above", resolves_to=number(LEAST, "80")), {"2020-FY": "81"}, ON, "at least 80%"),
    Judged("Equal to the levy", ReferenceTarget(to="value of levy pot"), {"2020-FY": "81"}, CANNOT, "The target points to “value of levy pot”"),
    Judged("(merged)", InheritedTarget(from_line=4, resolves_to=number(LEAST, "80")), {"2020-FY": "81"}, ON, "at least 80%"),
    Judged("(merged)", InheritedTarget(), {"2020-FY": "81"}, CANNOT, "merged cell"),
    Judged("Good Ofsted rating", NotUnderstood(text="Good Ofsted rating"), {"2020-FY": "81"}, CANNOT, "The target “Good Ofsted rating” is not understood as a rule."),
    Judged("Set baseline, then reduce", BaselineToSet(then=REDUCTION), {"2020-FY": "81"}, Status.NO_TARGET, "A baseline is to be set"),
    Judged("Set baseline, then reduce", BaselineToSet(then=REDUCTION), {"2020-FY": "10"}, ON, "a decrease from the baseline of 11.2%", baseline=YEAR_BASELINE),
    Judged("Set baseline", BaselineToSet(), {"2020-FY": "81"}, Status.NO_TARGET, "A baseline is to be set"),
    Judged("TBC", TargetToBeConfirmed(until="July 2020"), {"2020-FY": "81"}, Status.NO_TARGET, "The target is still to be confirmed (July 2020)."),
    Judged("n/a", NoTarget(why="na"), {"2020-FY": "81"}, Status.NO_TARGET, "does not apply"),
    Judged("(none)", None, {"2020-FY": "81"}, Status.NO_TARGET, "No target has been set."),
]  # fmt: skip


@pytest.mark.parametrize(
    "case",
    [
        *PLAIN_NUMBERS, *TOLERANCES, *WHICH_WAY_IS_GOOD, *BANDS, *DATED, *STEPS, *YEAR_TOTALS,
        *RUNNING_TOTALS, *TRENDS, *COMPARISONS, *OTHERS,
    ],
    ids=lambda case: f"{case.words}: {case.figures}",
)  # fmt: skip
def test_a_figure_has_the_status_and_reason_that_the_rules_give_it(case: Judged) -> None:
    result = case.result()
    assert result.status is case.status, result.reason
    assert case.sentence in result.reason
    if case.used:
        assert result.inputs == case.used
    else:
        assert list(case.figures)[-1] in result.inputs
