"""The table that is evaluated, and the table that comes out: every column with its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldthread.engine.direction import Way, WhichTest
from goldthread.engine.goals import Status
from goldthread.engine.movement import Sense
from goldthread.engine.noise import Standing
from goldthread.engine.observations import Accumulation
from goldthread.engine.spc import Assurance, Side, Variation
from goldthread.framework import Polarity


class TableError(ValueError):
    """The table cannot be evaluated; one sentence names the column, and the row or series."""


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    TEXT_OR_WHOLE = "text or whole number"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "true or false"
    CHOICE = "one of the words"
    DAY = "day"


class TargetKind(StrEnum):
    """How the target of a row is set."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACT = "exact"
    VALUE = "value"
    BETWEEN = "between"
    ABOVE = "above"
    BELOW = "below"
    AT_OR_ABOVE = "at_or_above"
    AT_OR_BELOW = "at_or_below"
    IN_LINE = "in_line"
    INCREASE = "increase"
    DECREASE = "decrease"
    NO_INCREASE = "no_increase"
    NO_DECREASE = "no_decrease"


NUMERIC_KINDS = (TargetKind.AT_LEAST, TargetKind.AT_MOST, TargetKind.EXACT, TargetKind.VALUE)
"""Kinds whose number is in ``target``."""
RELATIVE_KINDS = (
    TargetKind.ABOVE,
    TargetKind.BELOW,
    TargetKind.AT_OR_ABOVE,
    TargetKind.AT_OR_BELOW,
    TargetKind.IN_LINE,
)
"""Kinds that are held against ``comparator``."""
TREND_KINDS = (
    TargetKind.INCREASE,
    TargetKind.DECREASE,
    TargetKind.NO_INCREASE,
    TargetKind.NO_DECREASE,
)
"""Kinds that are held against the baseline, or the same period a year before."""


class Covers(StrEnum):
    """What the number of a target is for."""

    PERIOD = "period"
    YEAR = "year"


class ToleranceKind(StrEnum):
    """How far outside its target a figure still counts as close."""

    PERCENT = "percent"
    POINTS = "points"
    FLOOR = "floor"
    INTERVAL = "interval"
    NONE = "none"


class Why(StrEnum):
    """Why a row has its status."""

    MEETS = "meets"
    WITHIN_TOLERANCE = "within_tolerance"
    MISSES = "misses"
    NO_TARGET = "no_target"
    NO_FIGURE = "no_figure"
    NO_COMPARATOR = "no_comparator"
    SIDE_NOT_KNOWN = "side_not_known"
    NOTHING_TO_MOVE_FROM = "nothing_to_move_from"
    TOLERANCE_NOT_USABLE = "tolerance_not_usable"
    YEAR_NOT_SETTLED = "year_not_settled"


class ChartState(StrEnum):
    """What became of the control chart of a series."""

    CHARTED = "charted"
    CHARTED_WITHOUT_SEASONS = "charted_without_seasons"
    TRIAL = "trial"
    SEASONAL_NOT_JUDGED = "seasonal_not_judged"
    YEARLY_NOT_CHARTED = "yearly_not_charted"
    ROLLING_NOT_CHARTED = "rolling_not_charted"
    SNAPSHOT_NOT_CHARTED = "snapshot_not_charted"
    RUNNING_NOT_CHARTED = "running_not_charted"
    NO_FIGURES = "no_figures"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells hold, and what they mean.

    ``of_series`` columns say one thing for all rows of a series. ``words`` are those
    allowed in a choice. ``default`` says what an empty cell or an absent column means.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    required: bool = False
    of_series: bool = False
    words: tuple[str, ...] = ()
    default: str = ""


def _words(choices: type[StrEnum]) -> tuple[str, ...]:
    return tuple(choice.value for choice in choices)


KEYS = ("authority", "series", "breakdown")
"""Together they name one series, and its rows come out in this order, then by period."""

INPUT: tuple[Column, ...] = (
    Column(
        "series",
        Kind.TEXT_OR_WHOLE,
        "What is counted. With authority and breakdown it names one line of figures.",
        required=True,
    ),
    Column(
        "period",
        Kind.TEXT,
        "The code of the period: `2021-03` a month, `2020-Q4` a quarter and `2020-FY` a year of the "
        "money year that began in 2020, `2020-B1` two months, `2020-F1` four months, `2020-H1` half "
        "a year, `2020-T1` a term and `2020-AY` a school year, `2020-CY` a calendar year, "
        "`2021-03-R36` the 36 months to March 2021, `2021-03-31` a day. All rows of a series are of "
        "one kind and length.",
        required=True,
    ),
    Column(
        "value",
        Kind.NUMBER,
        "The figure. Empty: known to be missing, or taken back by a later revision. Taken as the "
        "decimal it prints as, so that 0.1 + 0.2 is 0.3. NaN counts as empty.",
        "that of the series",
        required=True,
        default="no figure",
    ),
    Column("authority", Kind.TEXT, "Whose figures they are; work is divided by it."),
    Column("breakdown", Kind.TEXT, "The part of the whole that the series is for."),
    Column(
        "revision",
        Kind.WHOLE,
        "Which correction of the figure this is. The highest counts, and only it comes out; two rows "
        "of one period with the same revision contradict each other.",
        default="1",
    ),
    Column("numerator", Kind.NUMBER, "The cases behind the figure.", "cases"),
    Column("denominator", Kind.NUMBER, "What the cases are out of.", "people or cases"),
    Column(
        "unit",
        Kind.TEXT,
        "The unit of the figures. `%` and `per 1,000` (any number) have intervals.",
        of_series=True,
        default="a plain count, or not said",
    ),
    Column(
        "polarity",
        Kind.CHOICE,
        "Which way is better.",
        of_series=True,
        words=_words(Polarity),
        default="not known",
    ),
    Column(
        "accumulation",
        Kind.CHOICE,
        "What each figure covers: its own period, the financial year so far, or everything since "
        "counting began. Rolling windows say so in their period's code.",
        of_series=True,
        words=_words(Accumulation),
        default="each_period",
    ),
    Column(
        "adds_up",
        Kind.YES_NO,
        "Whether the figures of four quarters make the year's figure.",
        of_series=True,
        default="true, but for shares, rates and scores",
    ),
    Column(
        "seasonal",
        Kind.YES_NO,
        "Whether the series follows the seasons, where a person knows.",
        of_series=True,
        default="the figures tell",
    ),
    Column(
        "rebase",
        Kind.YES_NO,
        "Whether a person decided that the control chart starts afresh in this period.",
        default="false",
    ),
    Column(
        "fix_after",
        Kind.WHOLE,
        "How many first periods of each stretch of the chart set its limits; 12 or more.",
        "periods",
        of_series=True,
        default="all of them",
    ),
    Column(
        "target_kind",
        Kind.CHOICE,
        "How the target in force in this period is set. `value` takes its side from the polarity. "
        "`above` to `in_line` are held against the comparator, `increase` to `no_decrease` against "
        "the baseline or else the same period a year before.",
        words=_words(TargetKind),
        default="no target",
    ),
    Column(
        "target",
        Kind.NUMBER,
        "The number of the target, or the low end for `between`. Without it, at_least, at_most, "
        "exact, value and between are no target.",
        "that of the series",
    ),
    Column("target_high", Kind.NUMBER, "The high end for `between`.", "that of the series"),
    Column(
        "target_strict",
        Kind.YES_NO,
        "Whether the number itself misses at_least, at_most or value: “more than 90%”.",
        default="false",
    ),
    Column(
        "target_covers",
        Kind.CHOICE,
        "Whether the number is for the figure of this row (steps and profiles), or a total for the "
        "whole year.",
        words=_words(Covers),
        default="period",
    ),
    Column(
        "comparator",
        Kind.NUMBER,
        "The figure of others for the same period, for a target beside it.",
        "that of the series",
        default="awaited",
    ),
    Column(
        "tolerance_kind",
        Kind.CHOICE,
        "What counts as close: a percent of the target, percentage points, a floor standard of its "
        "own, chance (interval), or nothing.",
        words=_words(ToleranceKind),
        default="percent",
    ),
    Column(
        "tolerance",
        Kind.NUMBER,
        "The number of the tolerance; for `interval` the confidence as a share.",
        "percent, points, or that of the series",
        default="10 for percent, 0.95 for interval",
    ),
    Column(
        "baseline",
        Kind.NUMBER,
        "Where the series started.",
        "that of the series",
        of_series=True,
    ),
    Column(
        "baseline_period",
        Kind.TEXT,
        "The code of the baseline's period.",
        of_series=True,
        default="not said",
    ),
)

OUTPUT: tuple[Column, ...] = (
    Column("authority", Kind.TEXT, "As it came in."),
    Column("series", Kind.TEXT_OR_WHOLE, "As it came in."),
    Column("breakdown", Kind.TEXT, "As it came in."),
    Column("period", Kind.TEXT, "As it came in."),
    Column("period_ends", Kind.DAY, "The last day of the period."),
    Column("revision", Kind.WHOLE, "The revision that counts."),
    Column("value", Kind.NUMBER, "As it came in.", "that of the series"),
    Column(
        "status", Kind.CHOICE, "How the figure stands against its target.", words=_words(Status)
    ),
    Column("why", Kind.CHOICE, "Why it has that status.", words=_words(Why)),
    Column(
        "rule",
        Kind.CHOICE,
        "The rule in force; `value` is given as the side that the polarity made of it.",
        words=_words(TargetKind),
    ),
    Column("goal_low", Kind.NUMBER, "The least that meets the target.", "that of the series"),
    Column("goal_high", Kind.NUMBER, "The most that meets it.", "that of the series"),
    Column("goal_strict", Kind.YES_NO, "Whether the ends themselves miss it."),
    Column(
        "judged_value",
        Kind.NUMBER,
        "What was held against the goal: the value, or the year's total so far.",
        "that of the series",
    ),
    Column(
        "distance",
        Kind.NUMBER,
        "How far outside the goal the judged value lies; 0 where it meets it.",
        "that of the series",
    ),
    Column(
        "change",
        Kind.NUMBER,
        "The value less the one before it. Empty for figures that contain the one before.",
        "that of the series",
    ),
    Column(
        "change_sense",
        Kind.CHOICE,
        "What that change means, given the polarity.",
        words=_words(Sense),
    ),
    Column(
        "change_from_year_before",
        Kind.NUMBER,
        "The value less that of the same period a year before.",
        "that of the series",
    ),
    Column(
        "change_from_baseline", Kind.NUMBER, "The value less the baseline.", "that of the series"
    ),
    Column(
        "interval_lower",
        Kind.NUMBER,
        "The lower 95% limit of the value, from its numerator and denominator.",
        "that of the series",
    ),
    Column("interval_upper", Kind.NUMBER, "The upper 95% limit.", "that of the series"),
    Column(
        "beside_goal",
        Kind.CHOICE,
        "Where the value lies beside the goal with chance allowed for. It stands beside the status, "
        "never instead of it.",
        words=_words(Standing),
    ),
    Column(
        "own_value",
        Kind.NUMBER,
        "The figure of the period by itself, where the series can be taken apart.",
        "that of the series",
    ),
    Column("chart", Kind.CHOICE, "What became of the control chart.", words=_words(ChartState)),
    Column(
        "charted_value",
        Kind.NUMBER,
        "The point on the chart: the own value, without the pattern of the year where there is one.",
        "that of the series",
    ),
    Column("stretch", Kind.WHOLE, "Which stretch of the chart the row is in, from 0."),
    Column("centre", Kind.NUMBER, "The mean of the stretch.", "that of the series"),
    Column("lower_limit", Kind.NUMBER, "The lower control limit.", "that of the series"),
    Column("upper_limit", Kind.NUMBER, "The upper control limit.", "that of the series"),
    Column("near_lower", Kind.NUMBER, "Two thirds of the way down to it.", "that of the series"),
    Column("near_upper", Kind.NUMBER, "Two thirds of the way up to it.", "that of the series"),
    Column("trial_limits", Kind.YES_NO, "Whether too few points set the limits to judge by them."),
    Column("outside", Kind.CHOICE, "Outside a limit, and on which side.", words=_words(Side)),
    Column("trend", Kind.CHOICE, "In six steps or more one way.", words=_words(Side)),
    Column(
        "two_of_three",
        Kind.CHOICE,
        "One of two of three near or beyond a limit.",
        words=_words(Side),
    ),
    Column("run", Kind.CHOICE, "One of seven or more on one side of the mean.", words=_words(Side)),
    Column("variation", Kind.CHOICE, "What the point says of the series.", words=_words(Variation)),
    Column(
        "assurance",
        Kind.CHOICE,
        "Whether the series, as it varies, will meet the goal of this row, which has one end.",
        words=_words(Assurance),
    ),
    Column("is_latest", Kind.YES_NO, "Whether this is the last figure of its series."),
    Column(
        "direction",
        Kind.CHOICE,
        "On the latest row: where the series is going.",
        words=_words(Way),
    ),
    Column(
        "direction_test",
        Kind.CHOICE,
        "On the latest row: the test that says so.",
        words=_words(WhichTest),
    ),
    Column("engine_version", Kind.TEXT, "The version of the engine that judged."),
)
