"""Targets in the styles of many councils, each reading written by hand."""

from __future__ import annotations

from word_case import DOWN, UP, Case, at_least, at_most, multi, trend, value

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
