"""A ninth set of cases: dates that moved, amounts below zero, and words that take a part back.

Readings are written by hand. Money in brackets is below zero, as accounts print it.
"""

from __future__ import annotations

from word_case import (
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

NOT_UNDERSTOOD = {"kind": "text"}
BALANCE = {"title": "Variance against budget"}
JUNE_2025 = {"kind": "tbc", "until": "2025-06-30"}

TARGETS = (
    # A level, and how often it is set
    Case("4 minutes (quarterly target)", {**value(4, "minutes"), "benchmark": "quarterly target"}),
    Case("44% (annual), 48% (Q1)", multi(value(44, "%"), value(48, "%"))),
    Case("500 (annual target)", {"kind": "annual_total", "value": 500}),
    Case("at or below an average of 9.2 days per annum", at_most(9.2, "days", stat="average")),
    Case("Hold at or below 32", at_most(32, maintain=True)),
    Case("10% reduction on the 3 year average", trend("decrease", vs="the 3 year average")),
    Case("95 per cent. of calls answered", value(95, "%")),
    Case("n/a – new measure for 2024/25", {"kind": "none", "why": "na"}),
    # Who sets it, and by when
    Case("To be agreed by June 2025", JUNE_2025),
    Case("TBC by June 2025 with the Board", {**JUNE_2025, "who": "the Board"}),
    # Exceptions and conditions
    Case("95% other than Q1", NOT_UNDERSTOOD),
    Case("90% apart from August", NOT_UNDERSTOOD),
    Case("95% with the exception of Q1", NOT_UNDERSTOOD),
    Case("80% dependent on grant", NOT_UNDERSTOOD),
    Case("80% of dependent adults", value(80, "%", of="dependent adults")),
    Case("95% where possible", NOT_UNDERSTOOD),
    Case("60% subject to funding", value(60, "%", provisional=True)),
    # Money in brackets
    Case("(£2m)", value(-2000000, "GBP"), BALANCE),
    Case("(£2m)", NOT_UNDERSTOOD),
    # Slips and signs
    Case("≯5", NOT_UNDERSTOOD),
    Case("95%?", NOT_UNDERSTOOD),
    Case("1OO", NOT_UNDERSTOOD),
    Case("Out of the bottom quartile", NOT_UNDERSTOOD),
    Case("At least 80% (annual)", at_least(80, "%"), {"polarity": UP}),
)

VALUES = (
    Case("(£1.2m)", value(-1200000, "GBP")),
    Case("£(1,200)", value(-1200, "GBP")),
    Case("(1,200)", value(-1200, "GBP"), {"title": "Forecast variance (£)"}),
    Case("(1,200)", value(-1200), {"title": "Surplus or deficit (£000)"}),
    Case("(3.4%)", value(-3.4, "%"), BALANCE | {"title": "Variance to budget"}),
    Case("(12)", value(12), {"title": "Number of complaints"}),
    Case("12 (target 10)", value(12)),
    Case("8m 23s", value(503, "seconds")),
    Case("95% from 96%", NOT_UNDERSTOOD),
    Case("1.2.3", NOT_UNDERSTOOD),
)

DEADLINES = (
    Case("To be determined by June 2025", JUNE_2025),
    Case(
        "Extended to June 2025",
        due(
            "2025-06-30", "month", alt=[{"kind": "runs_until", "to": "2025-06-30", "byp": "month"}]
        ),
    ),
    Case("Deadline extended to June 2025", due("2025-06-30", "month")),
    Case("Contract extended to June 2025", {"kind": "runs_until", "to": "2025-06-30"}),
    Case("Extended to June 2025 (from March 2025)", due("2025-06-30", "month", was="2025-03-31")),
    Case("Slipped from Q2 2024/25 to Q4 2024/25", due("2025-03-31", "quarter", was="2024-09-30")),
    Case("Complete - June 2024", {"kind": "done", "at": "2024-06-30"}),
    Case("Complete (June 2024)", {"kind": "done", "at": "2024-06-30"}),
    Case("Closed – 31 March 2024", {"kind": "done", "at": "2024-03-31"}),
    Case("Complete - by June 2024", due("2024-06-30", "month")),
    Case("Missed - March 2025", NOT_UNDERSTOOD),
    Case("June 30", NOT_UNDERSTOOD),
    Case("June 25", due("2025-06-30", "month")),
    Case("2025/3", NOT_UNDERSTOOD),
    Case("June 2024, dependant on funding", due("2024-06-30", "month", provisional=True)),
)

FREQUENCIES = (
    Case("To be confirmed by June 2025", JUNE_2025),
    Case("Per academic year", every("year")),
    Case("Discontinued from 2024/25", {"kind": "discontinued"}),
    Case("Not currently collected", {"kind": "none", "why": "na"}),
    Case("Quarterly with the exception of Q1", NOT_UNDERSTOOD),
    Case("Quarterly (Q2 & Q4 only)", NOT_UNDERSTOOD),
    Case("Annually (Q4 only)", every("year", quarter=4)),
    Case("Yearly or more often", NOT_UNDERSTOOD),
    Case("Was quarterly", NOT_UNDERSTOOD),
)
