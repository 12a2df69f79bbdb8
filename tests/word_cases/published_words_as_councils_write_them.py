"""Another set of cases: the styles of published plans, service plans and scorecards of six countries.

Trials of phrases that no reader had been written for showed these: what was read wrongly, and
what must stay unread because no reading of it is safe.
"""

from __future__ import annotations

from word_case import DOWN, UP, Case, at_least, at_most, due, every, multi, trend, value

NOT_UNDERSTOOD = {"kind": "text"}

TARGETS = (
    # A level to get past, and not how far to move
    Case("drop below 20", at_most(20, strict=True)),
    Case("Reduce below 20%", at_most(20, "%", strict=True)),
    Case("Increase above 80%", at_least(80, "%", strict=True)),
    Case("get below 5%", at_most(5, "%", strict=True)),
    Case("increase below 3%", trend("increase", amount={"value": 3, "unit": "%", "cmp": "at_most", "strict": True})),
    Case("Growth above 2%", trend("increase", amount={"value": 2, "unit": "%", "cmp": "at_least", "strict": True})),
    Case("greater or equal to 80%", at_least(80, "%")),
    Case("Less than/equal to 15%", at_most(15, "%")),
    Case("Achieve and maintain 95% compliance", at_least(95, "%", maintain=True)),
    Case("No target set for 2024/25", {"kind": "none", "why": "no_target"}),
    Case("must not fall below 90%", at_least(90, "%")),
    Case("Never below 95%", at_least(95, "%")),
    Case("should not rise above 4%", at_most(4, "%")),
    Case("shall not be less than 98%", at_least(98, "%")),
    # How the number is worked out, and what it adds up to
    Case("≤ 4 hours (median)", at_most(4, "hours", stat="median")),
    Case("7 minutes (mean)", value(7, "minutes", stat="average")),
    Case("Median response time of less than 60 minutes", at_most(60, "minutes", strict=True, stat="median")),
    Case("1,500 (cumulative)", value(1500, cumulative=True)),
    Case("300 (cumulative) by 2026", value(300, cumulative=True, by="2026-12-31")),
    # Against where it stood
    Case("Same as 2022/23", trend("maintain", vs="2022/23")),
    Case("+3% on 2023", trend("increase", amount={"value": 3, "unit": "%"}, vs="2023")),
    Case("5% over prior year", trend("increase", amount={"value": 5, "unit": "%"})),
    Case("> previous quarter", trend("increase", vs="previous quarter")),
    Case("At least maintain 2022/23 performance", trend("no_decrease")),
    Case("0% increase", trend("no_increase")),
    Case("0% reduction", trend("no_decrease")),
    Case("No more than a 2% increase", trend("increase", amount={"value": 2, "unit": "%", "cmp": "at_most"})),
    Case("Sustained reduction", trend("decrease")),
    Case("Maintained or reduced", trend("no_increase")),
    Case("Trending downwards", trend("decrease")),
    # What is said once for both ends of a range
    Case("£10-12m", {"kind": "between", "low": 10_000_000, "high": 12_000_000, "unit": "GBP"}),
    Case("2-3 million", {"kind": "between", "low": 2_000_000, "high": 3_000_000}),
    Case("£10-£12", {"kind": "between", "low": 10, "high": 12, "unit": "GBP"}),
    # Rates of something with a longer name
    Case("≤5 dry weather overflows per 1,000 connections", at_most(5, "per 1,000")),
    Case("< 2.5 missed bins per 100,000 collections", at_most(2.5, "per 100,000", strict=True)),
    # Numbers that belong to a name
    Case("100% of major applications (NI 157a)", value(100, "%", of="major applications")),
    Case("Less than 100 households in TA at any one time", at_most(100, "households", strict=True)),
    Case("1 Annual Report tabled by 31 January 2025", value(1, "Annual Report", by="2025-01-31")),
    Case("No more than one", at_most(1)),
    Case("1 every month", value(1, per="month")),
    Case("c£3m", value(3_000_000, "GBP", approx=True)),
    Case("c 1,200 visitors", value(1200, "visitors", approx=True)),
    Case("57pc", value(57, "%")),
    Case("12·5%", value(12.5, "%")),
    Case("Aim for 85%", value(85, "%")),
    Case("72.5% (provisional)", value(72.5, "%", provisional=True)),
    # Days without a year, in the order of the council's own year
    Case(
        "1 by 30 September and 2 by 31 March",
        {"kind": "by_period", "steps": [value(1, by="--09-30"), value(2, by="--03-31")]},
    ),
    # Before a month is by the end of the one before it
    Case("80% before April 2025", value(80, "%", by="2025-03-31", byp="month")),
    Case("80% before the end of 2025", value(80, "%", by="2025-12-31")),
    # None, and why
    Case("Volume measure - no target", {"kind": "none", "why": "no_target"}),
    Case("Local target not set", {"kind": "none", "why": "no_target"}),
    Case("Demand led", {"kind": "none", "why": "no_target"}),
    Case("Trend only", {"kind": "none", "why": "contextual"}),
    Case("New measure - baseline year", {"kind": "baseline"}),
    # Which way is better is the measure's own
    Case("Better than 12 days", at_most(12, "days", strict=True), {"polarity": DOWN}),
    Case("Better than 90%", at_least(90, "%", strict=True), {"polarity": UP}),
    Case("Better than 12 days", NOT_UNDERSTOOD),
    Case("Reduce by a quarter by 2030", trend("decrease", amount={"value": 25, "unit": "%"}, by="2030-12-31")),
    Case("not greater than 3 days on average", at_most(3, "days", stat="average")),
    Case("zero 12-hour breaches", at_most(0, "12-hour breaches")),
    Case("98% 7 day availability", value(98, "%")),
    Case("Top 3 nationally by 2027", {"kind": "rank", "top": 3, "by": "2027-12-31"}),
    Case("Never more than 10", at_most(10)),
    # Verbs of doing ask for that much; the time that the doing takes does not
    Case("Average time to process new claims: 18 days", value(18, "days", stat="average")),
    Case("Hold steady at around 70%", value(70, "%", approx=True)),
    Case("Achieve a score of at least 85 in the annual assessment", at_least(85)),
    Case("Year on year improvement towards 80%", value(80, "%")),
    # No reading is safe
    Case("Reduce to pre-COVID levels", NOT_UNDERSTOOD),
    Case("C1", NOT_UNDERSTOOD),
    Case("0 > 52 weeks", NOT_UNDERSTOOD),
    Case("<5% over 52 weeks", NOT_UNDERSTOOD),
    Case("Reduced by 1/3", NOT_UNDERSTOOD),
    Case("Twofold increase", NOT_UNDERSTOOD),
    Case("No more than 2% above London average", NOT_UNDERSTOOD),
    Case("None exceeding 30 days", NOT_UNDERSTOOD),
    Case("0 patients waiting over 52 weeks", at_most(0, "patients waiting over 52 weeks")),
    Case("25% to 20%", NOT_UNDERSTOOD),
    Case("8 minutes 90% of the time", NOT_UNDERSTOOD),
    Case("5 working days - 95%", NOT_UNDERSTOOD),
    Case("at least 30% affordable housing on sites of 10+ units", NOT_UNDERSTOOD),
    Case("Less than 5 but more than 2", NOT_UNDERSTOOD),
    Case("80% (amber 75%)", NOT_UNDERSTOOD),
    Case("50p", NOT_UNDERSTOOD),
)  # fmt: skip

VALUES = (
    Case("85.2% (p)", value(85.2, "%", provisional=True)),
    Case("85.2% (provisional)", value(85.2, "%", provisional=True)),
    Case("1,100 (est.)", value(1100, approx=True)),
    Case("1,100 estimate", value(1100, approx=True)),
    Case("Male 79.2 Female 83.1", multi(value(79.2, label="Male"), value(83.1, label="Female"))),
    Case("1 (one)", value(1)),
    Case("2 (of 4)", value(2, label="of 4")),
    Case("32 μg/m³", value(32, "μg/m³")),
    Case("As at 31/3/24: 1,245", value(1245, periodp="day")),
    Case("*", {"kind": "none", "why": "no_data"}),
    Case("Suppressed due to low numbers", {"kind": "none", "why": "no_data"}),
    Case("Data awaited", {"kind": "tbc"}),
    Case("1e3", NOT_UNDERSTOOD),
    Case("98.5th percentile", NOT_UNDERSTOOD),
    Case("5 6", NOT_UNDERSTOOD),
    Case("12 .5%", NOT_UNDERSTOOD),
)

DEADLINES = (
    Case("Before April 2025", due("2025-03-31", "month")),
    Case("before 2026", due("2025-12-31", "cy")),
    Case("Before Q3 2024/25", due("2024-09-30", "quarter")),
    Case("before the end of 2025", due("2025-12-31", "cy")),
    Case("Before the start of the 2025/26 financial year", due("2025-03-31", "day")),
    Case("prior to 31 May 2024", due("2024-05-31", "day")),
    Case("New system in by March 2024", due("2024-03-31", "month", event="New system in")),
    Case("March and September each year", {"kind": "recurring", "months": [3, 9]}),
    Case("Ongoing - review March 2025", multi({"kind": "ongoing"}, due("2025-03-31", "month", event="review"))),
    Case("By 31 March each financial year", {"kind": "recurring", "months": [3]}),
    Case("Within the first quarter of 2025/26", due("2025-06-30", "quarter")),
    Case("2024 - ongoing", {"kind": "ongoing", "from": "2024-01-01"}),
    Case("Every 6 months from April 2025", every("month", 6, **{"from": "2025-04-01"})),
    Case("Procurement commenced. Contract award September 2024", multi({"kind": "started", "event": "Procurement"}, due("2024-09-30", "month", event="Contract award"))),
    Case("Completed ahead of schedule (Feb 2024)", {"kind": "done", "at": "2024-02-29"}),
    Case("Now complete", {"kind": "done"}),
    Case("Continuous", {"kind": "continuous"}),
)  # fmt: skip

FREQUENCIES = (
    Case("Q-1Q", every("quarter", lag={"unit": "quarter", "value": 1})),
    Case("M-2M", every("month", lag={"unit": "month", "value": 2})),
    Case("Bi-ann", every("year", times=2)),
    Case("Monthly (YTD)", every("month", cumulative=True)),
    Case("Quarterly rolling year", every("quarter", rolling={"unit": "year", "value": 1})),
    Case("Monthly to the Board", every("month", audience="Board")),
    Case("At year end", every("year")),
    Case("End of each quarter", every("quarter")),
    Case("No longer reported", {"kind": "discontinued"}),
    Case("Annually and at mid year", NOT_UNDERSTOOD),
    Case("On completion of survey", NOT_UNDERSTOOD),
)
