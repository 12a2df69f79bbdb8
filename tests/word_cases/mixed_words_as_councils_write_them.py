"""A fifth set of cases: services abroad, run-together years, and words that only look like dates."""

from __future__ import annotations

from word_case import (
    DOWN,
    UP,
    Case,
    at_least,
    at_most,
    due,
    every,
    multi,
    trend,
    value,
)

OCT = {"year_start_month": 10}
TARGETS = (
    Case(
        "80% of urgent care patients seen within 1 hour",
        {"kind": "share_within", "share": 80, "within": {"value": 1, "unit": "hours"}},
    ),
    Case("≤ 5.5%", at_most(5.5, "%")),
    Case("<18 months", at_most(18, "months", strict=True)),
    Case("0% tolerance", {"kind": "text"}),
    Case("100% by 2024 (Q4)", {"value": 100, "unit": "%"}),
    Case("FY 2024: 92%", value(92, "%", by="2024-09-30"), OCT),
    Case("92 percent by September 30, 2025", value(92, "%", by="2025-09-30"), OCT),
    Case(
        "By the end of FY 2025, increase the on-time rate to 90 percent",
        {"kind": "at_least", "value": 90, "unit": "%", "by": "2025-09-30"},
        OCT,
    ),
    Case(
        "Improve average response time from 20 days to 15 days",
        {"kind": "trend"},
        {"polarity": DOWN},
    ),
    Case("1 250 jobs created", {"value": 1250}),
    Case("R120 million", value(120000000, "ZAR")),
    Case("4 quarterly reports", value(4)),
    Case("12 monthly reports submitted", value(12, "monthly reports")),
    Case("1 approved policy", value(1)),
    Case("30% women; 2% people with disabilities", multi(value(30, "%"), value(2, "%"))),
    Case("50% women by March 2024", {"value": 50, "unit": "%", "by": "2024-03-31"}),
    Case("Less than or equal to 10 percent", at_most(10, "%")),
    Case("85% residents satisfied", value(85, "%")),
    Case(
        "≥80% of users satisfied; ≥70% of residents satisfied",
        multi(at_least(80, "%"), at_least(70, "%")),
    ),
    Case("No more than 2 non-compliances", at_most(2)),
    Case("Not more than 20% real water loss", at_most(20, "%")),
    Case("Average daily consumption ≤ 300 litres per person per day", at_most(300)),
    Case("Fewer than or equal to 5 per 1,000 properties", at_most(5)),
    Case("Decrease by 1 from the previous financial year", trend("decrease", amount={"value": 1})),
    Case("The change from the previous year is a reduction", {"kind": "text"}),
    Case(
        "Reduction of at least 1 from previous year",
        trend("decrease", amount={"value": 1, "cmp": "at_least"}),
    ),
    Case("Annual reduction of 3%", trend("decrease", amount={"value": 3, "unit": "%"})),
    Case("3% annual reduction", trend("decrease", amount={"value": 3, "unit": "%"}, per="year")),
    Case("Increase annually", trend("increase")),
    Case("Increase from 2019/20 baseline of 45%", trend("increase")),
    Case("45% or better", at_least(45, "%"), {"polarity": UP}),
    Case("6 days or better", at_most(6, "days"), {"polarity": DOWN}),
    Case("2.5% (£1.2m)", {"kind": "text"}),
    Case("60 (30 male, 30 female)", value(60)),
    Case("Top performing council in Wales", {"kind": "text"}),
    Case("Scottish average", {"kind": "relative", "to": "Scottish average"}),
    Case("England average (64%)", {"kind": "relative", "benchmark_value": 64}),
    Case(
        "Match or exceed national average",
        {"kind": "relative", "to": "national average", "direction": "at_or_above"},
    ),
    Case("Within national average", {"kind": "text"}),
    Case("Remain below the national average", {"kind": "relative", "direction": "below"}),
    Case("Not exceeding national average", {"kind": "relative", "direction": "at_or_below"}),
    Case("To be above the CIPFA average", {"kind": "relative", "direction": "above"}),
    Case(
        "2% better than last year",
        {"kind": "trend", "amount": {"value": 2, "unit": "%"}},
        {"polarity": UP},
    ),
    Case("5 percentage points above national", {"kind": "relative", "direction": "above"}),
    Case("TBC in Q1", {"kind": "tbc"}),
    Case("Target under development", {"kind": "tbc"}),
    Case("target to be agreed with partners", {"kind": "tbc"}),
    Case("No specific target", {"kind": "none", "why": "no_target"}),
    Case("No target - context measure", {"kind": "none", "why": "no_target"}),
    Case("Trend data", {"kind": "text"}),
    Case("Monitoring indicator", {"kind": "none", "why": "contextual"}),
    Case("Reported for information", {"kind": "text"}),
    Case(
        "2018/19 80% 2019/20 82% 2020/21 84%",
        {
            "kind": "by_period",
            "steps": [
                value(80, "%", by="2019-03-31"),
                value(82, "%", by="2020-03-31"),
                value(84, "%", by="2021-03-31"),
            ],
        },
    ),
    Case(
        "18/19: 80%, 19/20: 82%",
        {
            "kind": "by_period",
            "steps": [value(80, "%", by="2019-03-31"), value(82, "%", by="2020-03-31")],
        },
    ),
    Case(
        "80% (2018/19), 82% (2019/20)",
        {
            "kind": "by_period",
            "steps": [value(80, "%", by="2019-03-31"), value(82, "%", by="2020-03-31")],
        },
    ),
    Case("Q1 = 5, Q2 = 10, Q3 = 15, Q4 = 20", {"kind": "by_period"}),
    Case("5 in Q1 and 10 in Q2", {"kind": "by_period"}),
    Case(
        "1,000 by end of March 2023 and 2,000 by end of March 2024",
        {
            "kind": "by_period",
            "steps": [value(1000, by="2023-03-31"), value(2000, by="2024-03-31")],
        },
    ),
    Case(
        "Secure £5m external funding by 2025", {"value": 5000000, "unit": "GBP", "by": "2025-12-31"}
    ),
    Case(
        "Plant 10,000 trees per year", {"kind": "annual_total", "cmp": "at_least", "value": 10000}
    ),
    Case("Recruit 20 apprentices by March 2025", at_least(20, by="2025-03-31")),
    Case("90% of pupils to achieve Level 4", {"value": 90, "unit": "%"}),
    Case("Average of 3.5 out of 5", value(3.5, "/5")),
    Case("3.5 (out of 5)", value(3.5, "/5")),
    Case("£12.50 per household", {"value": 12.5, "unit": "GBP"}),
    Case("Under £50 per tonne", {"kind": "at_most", "value": 50, "unit": "GBP", "strict": True}),
    Case("1.5 tonnes per capita", value(1.5)),
    Case("48 hours", value(48, "hours")),
    Case("48hrs", value(48, "hours")),
    Case("10 wkg days", {"kind": "value", "value": 10}),
)
VALUES = (
    Case("2022 – 54%", value(54, "%", period={"from": "2022-01-01", "to": "2022-12-31"})),
    Case("54 per cent", value(54, "%")),
    Case("R1 234 567", value(1234567, "ZAR")),
    Case("54% (Q2 2021)", value(54, "%")),
    Case("3 (2%)", multi(value(3), value(2, "%"))),
    Case("tbc (new measure)", {"kind": "tbc"}),
    Case("2021-22: 1,200", value(1200, period={"from": "2021-04-01", "to": "2022-03-31"})),
    Case("66% satisfied", value(66, "%")),
    Case(
        "FY2023 actual: 88%", value(88, "%", period={"from": "2022-10-01", "to": "2023-09-30"}), OCT
    ),
    Case("Approximately 60%", value(60, "%")),
)
DEADLINES = (
    Case("September 30, 2025", due("2025-09-30", "day")),
    Case("Q4 FY 2025", due("2025-09-30", "quarter"), OCT),
    Case("FY 2025 Q2", due("2025-03-31", "quarter"), OCT),
    Case("By 30 June 2025 and annually thereafter", {"kind": "multi"}),
    Case("Dec 2024 - Council decision", due("2024-12-31", "month", event="Council decision")),
    Case(
        "Consultation (May 2024), adoption (Nov 2024)",
        multi(
            due("2024-05-31", "month", event="Consultation"),
            due("2024-11-30", "month", event="adoption"),
        ),
    ),
    Case("2024/25 – 2025/26", {"kind": "window", "from": "2024-04-01", "to": "2026-03-31"}),
    Case("Years 1-3", {"kind": "text"}),
    Case("Year 1", {"kind": "text"}),
    Case("Short term", {"kind": "text"}),
    Case("Before December 2025", due("2025-11-30", "month")),
    Case("Winter 2025", {"kind": "deadline", "byp": "season"}),
    Case("March/April 2025", {"kind": "window", "from": "2025-03-01", "to": "2025-04-30"}),
    Case("Oct/Nov 2025", {"kind": "window", "from": "2025-10-01", "to": "2025-11-30"}),
    Case("Completed in May 2024", {"kind": "done", "at": "2024-05-31"}),
    Case("Launched June 2024", {"kind": "done"}),
    Case("Commenced", {"kind": "started"}),
    Case("Weekly from September 2024", {"kind": "frequency", "unit": "week"}),
    Case("End December 2024", due("2024-12-31", "month")),
    Case("30 Sept 2024", due("2024-09-30", "day")),
)
FREQUENCIES = (
    Case("Quarterly (Sept, Dec, Mar, Jun)", every("quarter")),
    Case("Annual – reported in Q1", every("year", quarter=1)),
    Case("Annually (Jan)", every("year", months=[1])),
    Case("Mid-year and year-end", {"kind": "text"}),
    Case("Bi-annually (Q2 & Q4)", every("year", times=2)),
    Case("1 x year", {"kind": "frequency", "unit": "year"}),
    Case("Every two weeks", every("week", 2)),
    Case("Twice-yearly", every("year", times=2)),
    Case("Annual with quarterly updates", multi(every("year"), every("quarter"))),
    Case("Periodically", {"kind": "text"}),
    Case("Upon request", {"kind": "irregular"}),
    Case("Every 12 months", {"kind": "frequency"}),
)
