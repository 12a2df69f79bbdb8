"""A seventh set of cases: words that turn, limit or join the rest, and so may not be dropped."""

from __future__ import annotations

from word_case import Case, at_least, at_most, due, every, multi, trend, value

NOT_UNDERSTOOD = {"kind": "text"}
TARGETS = (
    Case("90% unless weather prevents", NOT_UNDERSTOOD),
    Case("70% if funding is confirmed, otherwise 60%", NOT_UNDERSTOOD),
    Case("1.5:1", NOT_UNDERSTOOD),
    Case("3 x £5k grants", NOT_UNDERSTOOD),
    Case("50/50 gender balance", NOT_UNDERSTOOD),
    Case("85% ↑", NOT_UNDERSTOOD),
    Case("2019/20 + 5%", NOT_UNDERSTOOD),
    Case("Sustain or improve on 92%", NOT_UNDERSTOOD),
    Case("Target exceeded in 2022", NOT_UNDERSTOOD),
    Case("95% ±2", NOT_UNDERSTOOD),
    Case(
        "10% reduction on 2018/19 baseline by 2026",
        trend(
            "decrease",
            amount={"value": 10, "unit": "%"},
            vs="2018/19 baseline",
            by="2026-12-31",
        ),
    ),
    Case("Fewer than 4 leaks per 10,000 people", at_most(4, "per 10,000", strict=True)),
    Case("95% (n=40)", value(95, "%")),
    Case("85% (90% stretch)", value(85, "%")),
    Case("Not below 60%", at_least(60, "%")),
    Case("Not exceeding 8%", at_most(8, "%")),
    Case("10/10", value(10, "/10")),
    Case("7 days (non-complex), 28 days (complex)", multi(value(7, "days"), value(28, "days"))),
    Case("60% → 75%", NOT_UNDERSTOOD),
    Case("Year-end forecast within £100k of budget", NOT_UNDERSTOOD),
    Case("Equal to or better than 2023", trend("no_decrease", vs="2023")),
    Case("All 26 wards", value(26)),
    Case("All wards", at_least(100, "%")),
    Case("3 of the 5 sites", {"kind": "value", "value": 3, "of": "5 sites"}),
    Case(
        "20% of 450 properties", {"kind": "value", "value": 20, "unit": "%", "of": "450 properties"}
    ),
    Case("-10% vs 2019", trend("decrease", amount={"value": 10, "unit": "%"}, vs="2019")),
    Case("Greater than 85% but less than 95%", NOT_UNDERSTOOD),
    Case("At least 10 (of 12) KPIs green", at_least(10)),
    Case(
        "2,500 tonnes CO2e reduction by 2027",
        trend("decrease", amount={"value": 2500}, by="2027-12-31"),
    ),
    Case("30 min average", NOT_UNDERSTOOD),
    Case("20 new homes started", at_least(20, "homes", src="inferred")),
    Case("82% or higher than last year", NOT_UNDERSTOOD),
    Case("£1 for every £3 invested", NOT_UNDERSTOOD),
    Case("2 per 100", NOT_UNDERSTOOD),
    Case("No increase in complaints", trend("no_increase")),
    Case("Not more than 3 consecutive months", at_most(3, "months")),
    Case("98% on a rolling 12 month basis", NOT_UNDERSTOOD),
    Case("£2m-£3m", {"kind": "between", "low": 2000000, "high": 3000000, "unit": "GBP"}),
    Case("1 in 3", value(33.3, "%")),
)
VALUES = (
    Case("54th out of 67", NOT_UNDERSTOOD),
    Case("2:1", NOT_UNDERSTOOD),
    Case("2,345 as at 31 March 2023", value(2345)),
    Case("12.4 days v target 10 days", NOT_UNDERSTOOD),
    Case("67% (↑ 3%)", value(67, "%")),
    Case("Rank 12 of 32", NOT_UNDERSTOOD),
    Case("98.7% vs 97%", NOT_UNDERSTOOD),
    Case("34.5% (12 month rolling)", value(34.5, "%")),
    Case("1 in 10,000", value(0.01, "%")),
)
DEADLINES = (
    Case("Not before April 2025", NOT_UNDERSTOOD),
    Case("Delayed from June 2023 to March 2024", due("2024-03-31", "month", was="2023-06-30")),
    Case("Originally Sept 2023, now Jan 2025", due("2025-01-31", "month", was="2023-09-30")),
    Case("Ongoing to March 2026", {"kind": "runs_until", "to": "2026-03-31"}),
    Case("March 2025 at the latest", due("2025-03-31", "month")),
    Case("Paused until 2026", NOT_UNDERSTOOD),
    Case("Q4 (Jan-Mar 2025)", due("2025-03-31", "quarter")),
    Case("Every quarter to March 2026", NOT_UNDERSTOOD),
    Case("March 2024 - COMPLETE", {"kind": "done", "at": "2024-03-31"}),
    Case("September 2025 (slipped from March 2025)", due("2025-09-30", "month", was="2025-03-31")),
    Case("Was Q2, now Q4 2024/25", due("2025-03-31", "quarter", was="2024-09-30")),
    Case("After March 2025", NOT_UNDERSTOOD),
    Case("Year 3, Q2", NOT_UNDERSTOOD),
    Case("Stage 1: Q1 2025, Stage 2: TBC", NOT_UNDERSTOOD),
    Case("On hold until Jan 2026", NOT_UNDERSTOOD),
)
FREQUENCIES = (
    Case("Monthly except August", NOT_UNDERSTOOD),
    Case("Annually until 2025, then quarterly", NOT_UNDERSTOOD),
    Case("Fortnightly during winter", NOT_UNDERSTOOD),
    Case("Weekly in term time", NOT_UNDERSTOOD),
    Case("Qtrly/YTD", every("quarter")),
    Case("Monthly from September 2024", every("month")),
    Case("Weekly during pilot, monthly after", NOT_UNDERSTOOD),
    Case("Quarterly (not Q1)", NOT_UNDERSTOOD),
    Case("Monthly (lag 2 months)", every("month", lag={"value": 2, "unit": "month"})),
    Case("Every committee cycle", NOT_UNDERSTOOD),
    Case("Up to 4 times a year", NOT_UNDERSTOOD),
)
