"""Which class of rule has which kind and keys in the published form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldthread.framework.rules import schedule as dates
from goldthread.framework.rules import targets as aims
from goldthread.framework.rules import values as figures
from goldthread.framework.rules.json_parts import (
    Entry,
    as_is,
    change,
    day,
    length,
    number,
    one_of,
    portions,
    quantity,
    whole_numbers,
)
from goldthread.framework.rules.moments import Precision
from goldthread.framework.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Form:
    """How one class of rule is written: its kind, its keys, and a moment if it has one.

    ``moment`` is the key and the field of that moment. ``taken`` are keys that this class
    uses in a sense of its own, which its terms therefore cannot have.
    """

    kind: str
    entries: tuple[Entry, ...] = ()
    moment: tuple[str, str] | None = None
    has_terms: bool = False
    taken: frozenset[str] = frozenset()


REMARKS = (as_is("note"), as_is("suspect"))
_PROMISED = (as_is("until"), as_is("who"), as_is("what"))

FORMS: dict[type[Rule], Form] = {
    aims.Threshold: Form(
        "",
        (
            number("value"),
            as_is("unit"),
            as_is("strict"),
            one_of("src", aims.Origin, "origin"),
            number("baseline"),
            number("aspiration"),
            Entry(
                "stored",
                "stored_as_fraction",
                lambda _: "fraction",
                lambda value: value == "fraction",
            ),
        ),
        has_terms=True,
    ),
    aims.Between: Form("between", (number("low"), number("high"), as_is("unit")), has_terms=True),
    aims.WithinTolerance: Form(
        "tolerance",
        (number("pct", "percent"), as_is("of")),
        has_terms=True,
        taken=frozenset({"of"}),
    ),
    aims.AnnualTotal: Form(
        "annual_total",
        (
            one_of("cmp", aims.Comparison, "comparison"),
            number("value"),
            as_is("unit"),
            as_is("strict"),
            one_of("src", aims.Origin, "origin"),
            portions("parts", "portions"),
        ),
        has_terms=True,
    ),
    aims.ByPeriod: Form("by_period"),
    aims.ShareWithin: Form("share_within", (quantity("within"),), has_terms=True),
    aims.Relative: Form(
        "relative",
        (
            as_is("to"),
            one_of("direction", aims.RelativeDirection),
            as_is("what"),
            quantity("margin"),
            one_of("src", aims.Origin, "origin"),
        ),
        has_terms=True,
        taken=frozenset({"what"}),
    ),
    aims.Trend: Form(
        "trend",
        (
            one_of("direction", aims.TrendDirection),
            change("amount"),
            as_is("vs", "versus"),
            one_of("src", aims.Origin, "origin"),
        ),
        has_terms=True,
        taken=frozenset({"from", "vs"}),
    ),
    aims.Rank: Form("rank", (as_is("group"), as_is("top"), as_is("quartile")), has_terms=True),
    aims.SeveralTargets: Form("multi"),
    aims.ReferenceTarget: Form(
        "reference", (as_is("to"), one_of("cmp", aims.Comparison, "comparison"))
    ),
    aims.InheritedTarget: Form("inherit", (as_is("from_line"),)),
    aims.BaselineToSet: Form("baseline", has_terms=True),
    aims.TargetToBeConfirmed: Form("tbc", _PROMISED),
    aims.NoTarget: Form("none", (as_is("why"),)),
    aims.NotUnderstood: Form("text", (as_is("text"), as_is("sub")), moment=("by", "by")),
    figures.Figure: Form(
        "value",
        (
            number("value"),
            as_is("unit"),
            as_is("label"),
            as_is("what"),
            as_is("cohort"),
            as_is("approx", "approximate"),
            as_is("provisional"),
            as_is("strict"),
            as_is("words"),
        ),
    ),
    figures.FigureRange: Form("between", (number("low"), number("high"), as_is("unit"))),
    figures.SeveralFigures: Form("multi"),
    figures.ValueReference: Form("reference", (as_is("to"),)),
    figures.ValueToBeConfirmed: Form("tbc", _PROMISED),
    figures.NoValue: Form("none", (as_is("why"),)),
    dates.DueBy: Form(
        "deadline",
        (
            as_is("fy", "financial_year"),
            as_is("event"),
            as_is("provisional"),
            day("was"),
            as_is("who"),
        ),
        moment=("by", "by"),
    ),
    dates.DueByDayInYear: Form(
        "deadline", (as_is("event"), as_is("provisional")), moment=("by", "by")
    ),
    dates.DueByQuarter: Form("deadline", (as_is("q", "quarter"), as_is("event"))),
    dates.Window: Form(
        "window",
        (
            day("from", "first"),
            day("to", "last"),
            one_of("byp", Precision, "precision"),
            as_is("event"),
            as_is("open_ended"),
            as_is("provisional"),
        ),
    ),
    dates.Recurring: Form("recurring", (whole_numbers("months"), as_is("event"))),
    dates.Ongoing: Form("ongoing", (as_is("event"), day("from", "starts_on"))),
    dates.OtherDate: Form("", (as_is("event"),), moment=("at", "at")),
    dates.RunsUntil: Form("runs_until", (as_is("event"),), moment=("to", "last")),
    dates.Standing: Form("", (as_is("event"),)),
    dates.RelativeDate: Form(
        "relative_date",
        (
            as_is("after"),
            as_is("before"),
            as_is("during"),
            as_is("days"),
            as_is("working_days"),
            as_is("weeks"),
            as_is("months"),
            as_is("years"),
            as_is("event"),
        ),
    ),
    dates.Duration: Form("duration", (as_is("event"),)),
    dates.CountingWindow: Form("window_code", (as_is("rolling"), as_is("basis"))),
    dates.Arrears: Form("lag"),
    dates.Reference: Form("reference", (as_is("to"),)),
    dates.Inherited: Form("inherit", (as_is("from_line"),)),
    dates.SeveralDates: Form("multi", (as_is("choice"),)),
    dates.DateToBeConfirmed: Form("tbc", _PROMISED),
    dates.NoDate: Form("none", (as_is("why"),)),
    dates.Every: Form(
        "frequency",
        (
            one_of("unit", dates.Unit),
            as_is("interval"),
            as_is("times"),
            as_is("cumulative"),
            as_is("source"),
            whole_numbers("months"),
            as_is("audience"),
            as_is("conditional", "condition"),
            as_is("minimum"),
            length("rolling"),
            as_is("stat", "statistic"),
            as_is("split"),
            day("from", "starts_on"),
            as_is("what"),
            as_is("event"),
        ),
    ),
    dates.FromSource: Form("frequency", (as_is("source"),)),
    dates.SeveralFrequencies: Form("multi", (as_is("choice"),)),
    dates.OneOff: Form("one_off", (as_is("after"),)),
    dates.FrequencyToBeConfirmed: Form("tbc", _PROMISED),
    dates.NoFrequency: Form("none", (as_is("why"),)),
}

TARGET_KINDS: dict[str, type[Rule]] = {
    **{str(one): aims.Threshold for one in aims.Comparison},
    "between": aims.Between,
    "tolerance": aims.WithinTolerance,
    "annual_total": aims.AnnualTotal,
    "by_period": aims.ByPeriod,
    "share_within": aims.ShareWithin,
    "relative": aims.Relative,
    "trend": aims.Trend,
    "rank": aims.Rank,
    "multi": aims.SeveralTargets,
    "reference": aims.ReferenceTarget,
    "inherit": aims.InheritedTarget,
    "baseline": aims.BaselineToSet,
    "tbc": aims.TargetToBeConfirmed,
    "none": aims.NoTarget,
    "text": aims.NotUnderstood,
}
VALUE_KINDS: dict[str, type[Rule]] = {
    **{str(one): figures.Figure for one in aims.Comparison},
    "between": figures.FigureRange,
    "multi": figures.SeveralFigures,
    "reference": figures.ValueReference,
    "tbc": figures.ValueToBeConfirmed,
    "none": figures.NoValue,
    "text": aims.NotUnderstood,
}
_TIME_KINDS: dict[str, type[Rule]] = {
    **{str(one): dates.OtherDate for one in dates.DateSense},
    **{str(one): dates.Standing for one in dates.State if one is not dates.State.DONE},
    "runs_until": dates.RunsUntil,
    "window": dates.Window,
    "period": dates.Window,
    "recurring": dates.Recurring,
    "ongoing": dates.Ongoing,
    "relative_date": dates.RelativeDate,
    "duration": dates.Duration,
    "window_code": dates.CountingWindow,
    "lag": dates.Arrears,
    "reference": dates.Reference,
    "inherit": dates.Inherited,
    "frequency": dates.Every,
    "one_off": dates.OneOff,
    "text": aims.NotUnderstood,
}
DEADLINE_KINDS: dict[str, type[Rule]] = {
    **_TIME_KINDS,
    "deadline": dates.DueBy,
    "multi": dates.SeveralDates,
    "list": dates.SeveralDates,
    "tbc": dates.DateToBeConfirmed,
    "none": dates.NoDate,
}
FREQUENCY_KINDS: dict[str, type[Rule]] = {
    **_TIME_KINDS,
    "multi": dates.SeveralFrequencies,
    "list": dates.SeveralFrequencies,
    "tbc": dates.FrequencyToBeConfirmed,
    "none": dates.NoFrequency,
}

_Kinds = Mapping[str, type[Rule]]
_SAME: _Kinds = {}  # empty: the kinds of the rule that holds the inner one

INNER_RULES: dict[type[Rule], dict[str, _Kinds]] = {
    aims.ByPeriod: {"steps": _SAME, "annual": _SAME},
    aims.SeveralTargets: {"parts": _SAME},
    aims.ReferenceTarget: {"resolves_to": _SAME},
    aims.InheritedTarget: {"resolves_to": _SAME},
    aims.BaselineToSet: {"then": _SAME},
    figures.SeveralFigures: {"parts": _SAME},
    dates.Reference: {"resolves_to": _SAME},
    dates.Inherited: {"resolves_to": _SAME},
    dates.SeveralDates: {"parts": _SAME},
    dates.SeveralFrequencies: {"parts": _SAME},
    dates.OtherDate: {"every": FREQUENCY_KINDS},
}
