"""How words are to be read: cases in the styles of many councils, each reading written by hand.

Every case is a text, what is known around it, and the keys its reading must have (others are
not looked at). They feed the reference page on how words are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

UP, DOWN = "up", "down"


class Case(NamedTuple):
    """One text, its context as ``parse`` takes it, and the reading it must have."""

    text: str
    reading: dict[str, Any]
    context: Mapping[str, Any] = MappingProxyType({})


def at_least(value: float, unit: str | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "at_least", "value": value, **({"unit": unit} if unit else {}), **more}


def at_most(value: float, unit: str | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "at_most", "value": value, **({"unit": unit} if unit else {}), **more}


def value(number: float, unit: str | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "value", "value": number, **({"unit": unit} if unit else {}), **more}


def trend(direction: str, **more: Any) -> dict[str, Any]:
    return {"kind": "trend", "direction": direction, **more}


def due(by: str, byp: str, **more: Any) -> dict[str, Any]:
    return {"kind": "deadline", "by": by, "byp": byp, **more}


def every(unit: str, interval: int = 1, **more: Any) -> dict[str, Any]:
    return {"kind": "frequency", "unit": unit, "interval": interval, **more}


def multi(*parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "multi", "parts": list(parts), **more}


TARGETS = (
    # Comparators before and after the number
    Case("≥ 90%", at_least(90, "%")),
    Case(">= 4.5 out of 5", at_least(4.5, "/5")),
    Case("No less than 85%", at_least(85, "%")),
    Case("Not less than 1,200 households", at_least(1200, "households")),
    Case(
        "No fewer than 12 events per annum",
        {"kind": "annual_total", "cmp": "at_least", "value": 12},
    ),
    Case("No more than 3 complaints upheld", at_most(3)),
    Case("Not to exceed 5 days", at_most(5, "days")),
    Case("Maximum of 20 working days", at_most(20, "working days")),
    Case("Max 8%", at_most(8, "%")),
    Case("Min. 60%", at_least(60, "%")),
    Case("75% (minimum)", at_least(75, "%")),
    Case("80% minimum", at_least(80, "%")),
    Case("95% or above", at_least(95, "%")),
    Case("95% or higher", at_least(95, "%")),
    Case("10 or fewer", at_most(10)),
    Case("21 days or less", at_most(21, "days")),
    Case("85%+", at_least(85, "%")),
    Case("37 plus", at_least(37)),
    Case("More than 500", at_least(500, strict=True)),
    Case("In excess of 10,000 visits", at_least(10000, "visits", strict=True)),
    Case("Fewer than 25", at_most(25, strict=True)),
    Case("Under 4 hours", at_most(4, "hours", strict=True)),
    Case("Less than or equal to 60 minutes", at_most(60, "minutes")),
    Case("Greater than or equal to 97.5%", at_least(97.5, "%")),
    Case("2.4%<", at_most(2.4, "%", strict=True), {"polarity": DOWN}),
    Case("< 150", at_most(150, strict=True)),
    Case("At or above 70%", at_least(70, "%")),
    Case("Up to £2,000", at_most(2000, "GBP")),
    Case("Target: 82%", at_least(82, "%"), {"polarity": UP}),
    Case("Approximately 400", value(400, approx=True)),
    # Numbers, money and units
    Case("£1.25m", at_least(1250000, "GBP"), {"polarity": UP}),
    Case("£750k savings by March 2025", value(750000, "GBP", by="2025-03-31", byp="month")),
    Case("R2 500 000", at_most(2500000, "ZAR"), {"polarity": DOWN}),
    Case("€3.4 million", value(3400000, "EUR")),
    Case("95 per cent", at_least(95, "%"), {"polarity": UP}),
    Case(
        "0.95",
        at_least(95, "%", stored="fraction"),
        {"title": "% of invoices paid on time", "polarity": UP},
    ),
    Case(
        "12.5",
        at_most(12.5, "days"),
        {"title": "Average days lost to sickness per employee", "polarity": DOWN},
    ),
    Case(
        "48",
        at_most(48, "per 100,000"),
        {"title": "Hospital admissions per 100,000 population", "polarity": DOWN},
    ),
    Case(
        "92",
        at_least(92, "%"),
        {"title": "Percentage of bins collected on the scheduled day", "polarity": UP},
    ),
    Case("1 in 4", value(25, "%")),
    Case("Two thirds", value(66.7, "%")),
    Case("Zero harm", at_most(0)),
    Case("Nil", at_most(0)),
    Case("4 stars out of 5", {"kind": "value", "value": 4}),
    Case("100% of eligible staff", value(100, "%", of="eligible staff")),
    Case("2000 tonnes by 2030", value(2000, "tonnes", by="2030-12-31", byp="cy")),
    # Ranges and tolerances
    Case("10-12%", {"kind": "between", "low": 10, "high": 12, "unit": "%"}),
    Case("Between 60% and 65%", {"kind": "between", "low": 60, "high": 65, "unit": "%"}),
    Case("3 to 5 days", {"kind": "between", "low": 3, "high": 5, "unit": "days"}),
    Case("± 2%", {"kind": "tolerance", "pct": 2}),
    Case("Within +/- 1% of budget", {"kind": "tolerance", "pct": 1, "of": "budget"}),
    # A share within a time
    Case(
        "95% within 4 hours",
        {"kind": "share_within", "share": 95, "within": {"value": 4, "unit": "hours"}},
    ),
    Case(
        "90% of calls answered within 30 seconds",
        {"kind": "share_within", "share": 90, "within": {"value": 30, "unit": "seconds"}},
    ),
    Case(
        "80% in 8 weeks",
        {"kind": "share_within", "share": 80, "within": {"value": 8, "unit": "weeks"}},
    ),
    Case(
        "100% responded to within 10 working days",
        {"kind": "share_within", "share": 100, "within": {"value": 10, "unit": "working days"}},
    ),
    Case("Within 20 working days", at_most(20, "working days")),
    # By when
    Case("65% by 31 March 2026", at_least(65, "%", by="2026-03-31", byp="day"), {"polarity": UP}),
    Case("300 by Q2 2024/25", value(300, by="2024-09-30", byp="quarter")),
    Case("300 by Q2 2024/25", value(300, by="2024-12-31", byp="quarter"), {"year_start_month": 7}),
    Case("By March 2027: 40%", value(40, "%", by="2027-03-31", byp="month")),
    Case("Net zero by 2030", {"kind": "text"}),
    Case(
        "1,500 homes between 2021 and 2026",
        {
            "kind": "value",
            "value": 1500,
            "from": "2021-01-01",
            "by": "2026-12-31",
            "cumulative": True,
        },
    ),
    # Stepped
    Case(
        "2022/23: 55% 2023/24: 60% 2024/25: 65%",
        {
            "kind": "by_period",
            "steps": [
                value(55, "%", by="2023-03-31", byp="fy"),
                value(60, "%", by="2024-03-31", byp="fy"),
                value(65, "%", by="2025-03-31", byp="fy"),
            ],
        },
    ),
    Case(
        "Q1 25%, Q2 50%, Q3 75%, Q4 100%",
        {
            "kind": "by_period",
            "steps": [
                value(25, "%", q=1),
                value(50, "%", q=2),
                value(75, "%", q=3),
                value(100, "%", q=4),
            ],
        },
    ),
    Case(
        "60% by 2023, 75% by 2025",
        {
            "kind": "by_period",
            "steps": [value(60, "%", by="2023-12-31"), value(75, "%", by="2025-12-31")],
        },
    ),
    Case(
        "100 in 2022/23; 120 in 2023/24",
        {
            "kind": "by_period",
            "steps": [
                {"kind": "annual_total", "value": 100, "by": "2023-03-31"},
                {"kind": "annual_total", "value": 120, "by": "2024-03-31"},
            ],
        },
    ),
    Case(
        "Year 1: 10% Year 2: 20%",
        multi(value(10, "%", scope="Year 1"), value(20, "%", scope="Year 2")),
    ),
    # Totals over a year and rates per month
    Case("250 per annum", {"kind": "annual_total", "value": 250}),
    Case("40 p.a.", {"kind": "annual_total", "value": 40}),
    Case("12 inspections each year", {"kind": "annual_total", "value": 12, "unit": "inspections"}),
    Case("5 per month", {"kind": "value", "value": 5, "per": "month"}),
    Case("At least 4 meetings per quarter", at_least(4, per="quarter")),
    Case("3,000 cumulative", value(3000, cumulative=True)),
    # Beside others
    Case(
        "Above national average",
        {"kind": "relative", "to": "national average", "direction": "above"},
    ),
    Case(
        "Better than the England average",
        {"kind": "relative", "to": "England average", "direction": "above"},
        {"polarity": UP},
    ),
    Case(
        "Better than statistical neighbours",
        {"kind": "relative", "to": "statistical neighbours", "direction": "below"},
        {"polarity": DOWN},
    ),
    Case(
        "At or above the Scottish average",
        {"kind": "relative", "to": "Scottish average", "direction": "at_or_above"},
    ),
    Case(
        "In line with the Welsh average",
        {"kind": "relative", "to": "Welsh average", "direction": "in_line"},
    ),
    Case(
        "Meet or exceed the state average",
        {"kind": "relative", "to": "state average", "direction": "at_or_above"},
    ),
    Case(
        "Lower than the regional average",
        {"kind": "relative", "to": "regional average", "direction": "below"},
    ),
    Case("Top quartile", {"kind": "rank", "quartile": "top"}),
    Case(
        "Upper quartile of family group",
        {"kind": "rank", "quartile": "top", "group": "family group"},
    ),
    Case("Top 10 of Scottish councils", {"kind": "rank", "top": 10, "group": "Scottish councils"}),
    Case("Second quartile", {"kind": "rank", "quartile": "second"}),
    # Trends
    Case("Reduce by 5%", trend("decrease", amount={"value": 5, "unit": "%"})),
    Case(
        "5% reduction on 2019/20 baseline",
        trend("decrease", amount={"value": 5, "unit": "%"}, vs="2019/20 baseline"),
    ),
    Case(
        "Increase by 2 percentage points",
        trend("increase", amount={"value": 2, "unit": "percentage points"}),
    ),
    Case(
        "2% increase year on year", trend("increase", amount={"value": 2, "unit": "%"}, per="year")
    ),
    Case("Decrease", trend("decrease")),
    Case("Downward trend", trend("decrease")),
    Case("Improve on previous year", trend("increase", vs="previous year"), {"polarity": UP}),
    Case("Improvement", trend("decrease"), {"polarity": DOWN}),
    Case("No increase", trend("no_increase")),
    Case("Maintain", trend("maintain")),
    Case("Maintain or improve", trend("no_decrease"), {"polarity": UP}),
    Case("Maintain 95%", at_least(95, "%", maintain=True), {"polarity": UP}),
    Case("Increase to 75%", at_least(75, "%")),
    Case("Reduce to 12 days", at_most(12, "days")),
    Case("Reduce to below 10%", at_most(10, "%", strict=True)),
    Case(
        "Reduce from 14% to 11%", {"kind": "trend", "direction": "decrease", "from": 14, "to": 11}
    ),
    Case(
        "Increase from 60% to 70% by March 2025",
        {"kind": "trend", "direction": "increase", "from": 60, "to": 70, "by": "2025-03-31"},
    ),
    Case("Additional 800", trend("increase", amount={"value": 800})),
    Case("50 additional places", trend("increase", amount={"value": 50, "unit": "places"})),
    Case("+3%", trend("increase", amount={"value": 3, "unit": "%"})),
    Case("Halving by 2030", trend("decrease", amount={"value": 50, "unit": "%"}, by="2030-12-31")),
    Case("10% fewer than 2021/22", trend("decrease", amount={"value": 10, "unit": "%"})),
    Case("Lower than last year", trend("decrease", vs="last year")),
    Case("No change", trend("maintain")),
    # Several, baselines, and nothing yet
    Case("Urban: 90% Rural: 80%", multi(value(90, "%"), value(80, "%"))),
    Case("Baseline 62%, target 70%", {"kind": "value", "value": 70, "baseline": 62}),
    Case(
        "75% (stretch 80%)", {"kind": "at_least", "value": 75, "aspiration": 80}, {"polarity": UP}
    ),
    Case("Establish baseline", {"kind": "baseline"}),
    Case("Baseline year", {"kind": "baseline"}),
    Case("New measure - baseline to be established", {"kind": "baseline"}),
    Case("To be confirmed", {"kind": "tbc"}),
    Case("TBC", {"kind": "tbc"}),
    Case(
        "To be agreed following publication of the strategy",
        {"kind": "tbc", "until": "publication of the strategy"},
    ),
    Case("Target to be set in September 2024", {"kind": "tbc", "until": "2024-09-30"}),
    Case("Not applicable", {"kind": "none", "why": "na"}),
    Case("N/A", {"kind": "none", "why": "na"}),
    Case("No target set", {"kind": "none", "why": "no_target"}),
    Case("Monitor only", {"kind": "none", "why": "contextual"}),
    Case("Data only", {"kind": "none", "why": "data_only"}),
    Case("Contextual measure", {"kind": "none", "why": "contextual"}),
    Case("-", {"kind": "none", "why": "dash"}),
    Case("", {"kind": "none", "why": "blank"}),
    Case("As above", {"kind": "reference", "to": "above"}),
    # What must not be read as a number to reach
    Case("Achieve ISO 9001 accreditation", {"kind": "text"}),
    Case("Satisfied", {"kind": "text"}),
    Case("Comply with the 2003 Act", {"kind": "text"}),
    Case("Unqualified audit opinion", {"kind": "text"}),
    Case("Strategy adopted by Council", {"kind": "text"}),
)

VALUES = (
    Case("67.3%", value(67.3, "%")),
    Case("1,204", value(1204)),
    Case(
        "£4.2m (2022/23)", value(4200000, "GBP", period={"from": "2022-04-01", "to": "2023-03-31"})
    ),
    Case("55% (2021)", value(55, "%", period={"from": "2021-01-01", "to": "2021-12-31"})),
    Case("2021/22: 48%", value(48, "%", period={"from": "2021-04-01", "to": "2022-03-31"})),
    Case("12 days", value(12, "days")),
    Case("12.4", value(12.4, "per 1,000"), {"title": "Rate of births per 1,000 women"}),
    Case("43 (12%)", multi(value(43), value(12, "%"))),
    Case("Male 78.1 Female 82.4", multi(value(78.1), value(82.4))),
    Case("N/A", {"kind": "none", "why": "na"}),
    Case("Not available", {"kind": "none", "why": "no_data"}),
    Case("TBC", {"kind": "tbc"}),
    Case("New indicator", {"kind": "none", "why": "no_data"}),
    Case("<5", at_most(5, strict=True)),
    Case("82% (June 2023)", value(82, "%", period={"from": "2023-06-01", "to": "2023-06-30"})),
    Case("3,214 per 100,000", value(3214, "per 100,000")),
    Case("0", value(0)),
    Case("79.2 (2018-20)", value(79.2, period={"from": "2018-01-01", "to": "2020-12-31"})),
    Case("approx. 300", value(300, approx=True)),
    Case("Good", {"kind": "text"}),
)

DEADLINES = (
    Case("31/03/2025", due("2025-03-31", "day")),
    Case("31-Mar-25", due("2025-03-31", "day")),
    Case("2025-06-30 00:00:00", due("2025-06-30", "day")),
    Case("By end of Q3 2023/24", due("2023-12-31", "quarter")),
    Case("Qtr 2 2024-25", due("2024-09-30", "quarter")),
    Case("Quarter 4 2022/23", due("2023-06-30", "quarter"), {"year_start_month": 7}),
    Case("Q2 FY2024", due("2024-03-31", "quarter"), {"year_start_month": 10}),
    Case("Third quarter of 2024/25", due("2024-12-31", "quarter")),
    Case("Dec-24", due("2024-12-31", "month")),
    Case("Sept 23", due("2023-09-30", "month")),
    Case("end of 2025", due("2025-12-31", "cy")),
    Case("2024/25", due("2025-03-31", "fy")),
    Case("2024/25", due("2025-06-30", "fy"), {"year_start_month": 7}),
    Case("FY 2023-24", due("2024-03-31", "fy")),
    Case("Autumn 2024", due("2024-11-30", "season")),
    Case("Spring term 2025", due("2025-03-31", "term")),
    Case("1st April 2024", due("2024-04-01", "day")),
    Case("30 June 2024 (TBC)", due("2024-06-30", "day", provisional=True)),
    Case("Mid-2024", due("2024-06-30", "approx")),
    Case("Strategy approved – July 2024", due("2024-07-31", "month", event="Strategy approved")),
    Case(
        "Draft by May 2024; final by October 2024",
        multi(due("2024-05-31", "month", event="Draft"), due("2024-10-31", "month", event="final")),
    ),
    Case(
        "Phase 1: June 2024 Phase 2: June 2025",
        multi(due("2024-06-30", "month"), due("2025-06-30", "month")),
    ),
    Case("April 2024 to March 2025", {"kind": "window", "from": "2024-04-01", "to": "2025-03-31"}),
    Case("Apr 2023 - Sep 2023", {"kind": "window", "from": "2023-04-01", "to": "2023-09-30"}),
    Case("Q1-Q3 2024/25", {"kind": "window", "from": "2024-04-01", "to": "2024-12-31"}),
    Case("Ongoing", {"kind": "ongoing"}),
    Case("On-going to 2026", {"kind": "runs_until", "to": "2026-12-31"}),
    Case("Completed", {"kind": "done"}),
    Case("In progress", {"kind": "started"}),
    Case("Annually in March", {"kind": "recurring", "months": [3]}),
    Case("Every June", {"kind": "recurring", "months": [6]}),
    Case(
        "Within 6 months of adoption", {"kind": "relative_date", "after": "adoption", "months": 6}
    ),
    Case("Monthly", every("month")),
    Case("TBC", {"kind": "tbc"}),
    Case("n/a", {"kind": "none", "why": "na"}),
    Case("31 March", {"kind": "deadline", "by": "--03-31"}),
    Case("31 March", due("2025-03-31", "day"), {"year": 2024}),
    Case("September", due("2024-09-30", "month"), {"year": 2024}),
    Case("Q3", due("2024-12-31", "quarter"), {"year": 2024}),
    Case("As required", {"kind": "irregular"}),
    Case("Work to start in January 2025", {"kind": "start", "at": "2025-01-31"}),
    Case("Project runs until December 2026", {"kind": "runs_until", "to": "2026-12-31"}),
    Case("Publish the Plan", {"kind": "text"}),
    Case("Deliver phase 2 of the programme", {"kind": "text"}),
    Case("By 2030", due("2030-12-31", "cy")),
    Case("Year end", {"kind": "text"}),
)

FREQUENCIES = (
    Case("Monthly", every("month")),
    Case("QUARTERLY", every("quarter")),
    Case("Each quarter", every("quarter")),
    Case("Every quarter", every("quarter")),
    Case("Every two months", every("month", 2)),
    Case("Every 6 months", every("month", 6)),
    Case("Six-monthly", every("month", 6)),
    Case("Half yearly", every("year", times=2)),
    Case("Half-yearly", every("year", times=2)),
    Case("Biannual", every("year", times=2)),
    Case("Biennial survey", every("year", 2)),
    Case("Every 2 years", every("year", 2)),
    Case("Every second year", every("year", 2)),
    Case("Fortnightly", every("week", 2)),
    Case("Weekly", every("week")),
    Case("Daily", every("day")),
    Case("4 times a year", every("year", times=4)),
    Case("Three times per year", every("year", times=3)),
    Case("Twice a year", every("year", times=2)),
    Case("Once a year", every("year")),
    Case("Yearly", every("year")),
    Case("Per annum", every("year")),
    Case("Annual (academic year)", every("year")),
    Case("Annually - September", every("year", months=[9])),
    Case("Annual (Q2)", every("year", quarter=2)),
    Case(
        "Quarterly, one quarter in arrears", every("quarter", lag={"unit": "quarter", "value": 1})
    ),
    Case("Monthly (2 months in arrears)", every("month", lag={"unit": "month", "value": 2})),
    Case("Quarterly (cumulative)", every("quarter", cumulative=True)),
    Case("Monthly / Quarterly", multi(every("month"), every("quarter"), choice=True)),
    Case("Termly", every("term")),
    Case("Every term", every("term")),
    Case("Annually via the Residents' Survey", every("year", source="Residents' Survey")),
    Case("Census (every 10 years)", every("year", 10)),
    Case("Every three years", every("year", 3)),
    Case("Ad hoc", {"kind": "irregular"}),
    Case("As and when", {"kind": "irregular"}),
    Case("One-off", {"kind": "one_off"}),
    Case("Continuous", {"kind": "continuous"}),
    Case("TBC", {"kind": "tbc"}),
    Case("N/A", {"kind": "none", "why": "na"}),
    Case("End of year", every("year")),
    Case("Q2 and Q4", every("year", times=2)),
    Case("Monthly and annually", multi(every("month"), every("year"))),
    Case("Discontinued", {"kind": "discontinued"}),
    Case("Percentage", {"kind": "text"}),
)
