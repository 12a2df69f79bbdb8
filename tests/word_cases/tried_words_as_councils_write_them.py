"""A fourteenth set of cases: what other public bodies write, and the slips of a busy officer."""

from __future__ import annotations

from typing import Any

from word_case import DOWN, UP, Case, at_least, at_most, due, every, multi, trend, value

NOT_UNDERSTOOD = {"kind": "text"}


def within(share: float, number: float, unit: str) -> dict[str, Any]:
    return {"kind": "share_within", "share": share, "within": {"value": number, "unit": unit}}


def a_year(number: float, **more: Any) -> dict[str, Any]:
    return {"kind": "annual_total", "value": number, **more}


def share(number: float, **more: Any) -> dict[str, Any]:
    return {"value": number, "unit": "%", **more}


def years(first: int, last: int) -> dict[str, str]:
    return {"from": f"{first}-04-01", "to": f"{last}-03-31"}


TARGETS = (
    # A level to get past, and how far to move
    Case("drop below 25", at_most(25, strict=True)),
    Case("reduce below 25", at_most(25, strict=True)),
    Case("Improve on 64.5%", at_least(64.5, "%", strict=True), {"polarity": UP}),
    Case("Improve on last year's 52%", NOT_UNDERSTOOD, {"polarity": UP}),
    Case("Exceed the national target of 75% by 2026/27", at_least(75, "%", strict=True, by="2027-03-31")),
    Case("Exceed target of 6,000 visits", at_least(6000, "visits", strict=True)),
    Case("65% rising to 72% by March 2028", {**trend("increase", by="2028-03-31"), "from": 65, "to": 72}),
    Case("30 days falling to 24 days", {**trend("decrease"), "from": 30, "to": 24}),
    Case("65% rising to 60%", NOT_UNDERSTOOD),
    Case("-6% on 2023", trend("decrease", amount=share(6), vs="2023")),
    Case("+3% on previous year", trend("increase", amount=share(3), vs="previous year")),
    Case("Increase sign-up by 4% year on year to 2027", NOT_UNDERSTOOD),
    Case("Life expectancy is three years longer by 2030", NOT_UNDERSTOOD),
    Case("3 days longer than average", NOT_UNDERSTOOD),
    Case("12 month reduction trend", trend("decrease", window="12 months")),
    Case("Month on month reduction", trend("decrease", per="month")),
    Case("To raise the percentage of pupils at the standard to 68% by 2027", at_least(68, "%", by="2027-12-31")),
    # A verb that turns the way that is named
    Case("Halt the decline", NOT_UNDERSTOOD),
    Case("Reverse the downward trend", NOT_UNDERSTOOD),
    Case("Stop the rise in arrears", NOT_UNDERSTOOD),
    Case("Slow the growth in demand by 5%", NOT_UNDERSTOOD),
    Case("Minimise the increase", NOT_UNDERSTOOD),
    Case("Increase the reduction in waste", NOT_UNDERSTOOD),
    Case("Reduce the number of falls", trend("decrease")),
    Case("Closing the gap by 2% a year", NOT_UNDERSTOOD),
    Case("-300 tCO2e p.a.", NOT_UNDERSTOOD),
    Case("97%, or better than England", NOT_UNDERSTOOD),
    Case("Cut by 40% of the gap", NOT_UNDERSTOOD),
    Case("Close 40% of the gap", NOT_UNDERSTOOD),
    # The longest that anybody waits, and who is counted by how long they wait
    Case("No child will wait longer than 16 weeks", at_most(16, "weeks")),
    Case("No one should wait more than 5 hours in A&E", at_most(5, "hours")),
    Case("No patients wait over 16 weeks (unless agreed)", NOT_UNDERSTOOD),
    Case("Reduce families staying longer than 7 weeks", trend("decrease")),
    Case("Reduce the number waiting over 16 weeks by 8%", trend("decrease", amount=share(8))),
    Case("Reduce patients waiting over 50 weeks to zero", at_most(0)),
    # A distance, a speed, and a limit on one side
    Case("Half the gap to the national average", NOT_UNDERSTOOD),
    Case("Double the pace of improvement", NOT_UNDERSTOOD),
    Case("Within 4% of the national average, or better", NOT_UNDERSTOOD),
    Case("As near to 100% as possible", NOT_UNDERSTOOD),
    Case("2.5 times the regional average", NOT_UNDERSTOOD),
    Case("Not less than last year nor more than 8%", NOT_UNDERSTOOD),
    Case("Costs to fall in line with RPI", NOT_UNDERSTOOD),
    Case("Rents to rise in line with RPI", {"kind": "relative", "to": "RPI", "what": "growth"}),
    Case("30-day average of 6", NOT_UNDERSTOOD),
    Case("Every home within 3 miles of a surgery", NOT_UNDERSTOOD),
    Case("Reduce the number of families in hotels for more than 7 weeks", trend("decrease")),
    Case("Reduce absence lasting over 20 days to 3%", at_most(3, "%")),
    Case("Increase healthy life by over 2 years", trend("increase", amount={"value": 2, "unit": "years", "cmp": "at_least"})),
    Case("Increase take-up over 2 years", trend("increase", window="2 years")),
    Case("Eliminate waits over 50 weeks", NOT_UNDERSTOOD),
    Case("Patients waiting more than 50 weeks", NOT_UNDERSTOOD),
    Case("To provide over 300 hours", at_least(300, "hours", strict=True)),
    # From one to another
    Case("From 52% to 58%", {**trend("increase"), "from": 52, "to": 58}),
    Case("40% (24/25) → 48% (26/27)", {"kind": "by_period"}),
    Case("88% [tolerance 3%]", value(88, "%")),
    Case("4+ years", at_least(4, "years")),
    # Parts of what was, and names that hold numbers
    Case("Less than half of last year", NOT_UNDERSTOOD),
    Case("8% of calls unanswered or less", NOT_UNDERSTOOD),
    Case("Nobody waiting over 5 months", at_most(5, "months")),
    Case("78% of 16-17 year olds in work", value(78, "%")),
    Case("90% of those aged 75 and over", value(90, "%", of="those aged 75 and over")),
    Case("55% at Grade 4+ in English", value(55, "%")),
    Case("Attainment 8: 46", {"kind": "value", "value": 46}),
    Case("5 A*-C 62%", value(62, "%")),
    Case("increase by 60 to 240", NOT_UNDERSTOOD),
    Case("Reduce to half", NOT_UNDERSTOOD),
    Case("70% -> 80%", NOT_UNDERSTOOD),
    Case("Over 65s: 82%", value(82, "%")),
    Case("Every 6 months", NOT_UNDERSTOOD),
    Case("80% winter, 90% summer", NOT_UNDERSTOOD),
    Case("88% or upward trend", NOT_UNDERSTOOD),
    Case(
        "66% - 2026; 71% - 2027",
        {
            "kind": "by_period",
            "steps": [value(66, "%", by="2026-12-31"), value(71, "%", by="2027-12-31")],
        },
    ),
    Case("Aim: 40 or more", at_least(40)),
    # Limits of time, and how long something lasts
    Case("Decrease over 12 months", trend("decrease", window="12 months")),
    Case("Increase over the next 3 years", trend("increase", window="3 years")),
    Case("Reduce by 2 days over 3 years", trend("decrease", amount={"value": 2, "unit": "days"})),
    Case("Reduce waiting times over 2 years by 10%", trend("decrease", amount=share(10))),
    Case("4 on average", value(4, stat="average")),
    Case("4% savings p.a. for 3 years", NOT_UNDERSTOOD),
    Case("82% in work for 6 months", NOT_UNDERSTOOD),
    Case("90% w/in 6 wks", within(90, 6, "weeks")),
    Case("95% in 4 w/days", within(95, 4, "working days")),
    Case("20 mins. or less", at_most(20, "minutes")),
    Case("answer within an average of four minutes", at_most(4, "minutes", stat="average")),
    Case("0 patients waiting over 40 weeks", at_most(0, "patients waiting over 40 weeks")),
    Case("999 calls: 92% in 12 secs", within(92, 12, "seconds")),
    Case("Reduce to 101 calls", at_most(101, "calls")),
    # Two amounts that are no two targets, and two that are
    Case("6,000 a year including 2,500 women", NOT_UNDERSTOOD),
    Case("At least one walk in each of the 7 wards", at_least(1, "walk", scope="each of the 7 wards")),
    Case("Quarterly target 30 / annual 120", NOT_UNDERSTOOD),
    Case(
        "40% of people walking and 6% of people cycling by 2027",
        multi(
            value(40, "%", of="people walking", by="2027-12-31"),
            value(6, "%", of="people cycling", by="2027-12-31"),
        ),
    ),
    Case("Maintain 95% and reach 97% by 2026", {"kind": "multi"}),
    Case("4th quartile to 2nd quartile", NOT_UNDERSTOOD),
    Case("As per national target (3 hours, 90%)", NOT_UNDERSTOOD),
    # One year, or several
    Case("Deliver 250 homes during 2024-28", {"kind": "at_least", "value": 250, "by": "2028-12-31"}),
    Case("12.5 (for 2024)", {"kind": "value", "value": 12.5, "by": "2024-12-31"}),
    Case("3 times a yr", a_year(3)),
    Case("8 each year until 2028", NOT_UNDERSTOOD),
    Case("3 events p.q.", value(3, "events", per="quarter")),
    # Signs and short forms
    Case("a) 6 hectares b) 400 trees", multi(value(6, "hectares"), value(400, "trees"))),
    Case("£1.4mn", value(1400000, "GBP")),
    Case("= or > than 2023/24", trend("no_decrease", vs="2023/24")),
    Case("In line w/ similar councils", {"kind": "relative", "to": "similar councils", "direction": "in_line"}),
    Case("65% (17-18 years)", value(65, "%")),
    Case("We aim to complete 90% of repairs on time", at_least(90, "%")),
    Case("At least 70% seen by the 10th week of pregnancy by March 2027", at_least(70, "%", by="2027-03-31")),
    Case("Better than 30 days", at_most(30, "days", strict=True), {"polarity": DOWN}),
)  # fmt: skip
VALUES = (
    Case("up 4% to 47%", NOT_UNDERSTOOD),
    Case("12. 5%", NOT_UNDERSTOOD),
    Case("8. 3", NOT_UNDERSTOOD),
    Case("1 in 4 (25%)", value(25, "%", words="1 in 4")),
    Case("3 yr average 2020-23: 96", value(96, label="3 yr average")),
    Case("3-year avg: 11.4", value(11.4, label="3-year avg")),
    Case("Five year average = 187", value(187, label="Five year average")),
    Case("2021 Census: 81,400", value(81400, period={"from": "2021-01-01", "to": "2021-12-31"})),
    Case("2011 census 7.6%", value(7.6, "%", label="census")),
    Case("44.6% (12 mths to Mar 24)", value(44.6, "%")),
    Case("2019/20 (54%)", value(54, "%", period=years(2019, 2020))),
)
DEADLINES = (
    Case("3 year programme to March 2027", {"kind": "runs_until", "event": "3 year programme", "to": "2027-03-31"}),
    Case("2 year pilot to September 2026", {"kind": "runs_until", "to": "2026-09-30"}),
    Case("Strategy to 2030 approved by June 2026", due("2026-06-30", "month", event="approved")),
    Case("2030 / 2045", NOT_UNDERSTOOD),
    Case("Dec 2025/Jan 2026", {"kind": "window", "from": "2025-12-01", "to": "2026-01-31"}),
    Case("Dec 2025/Mar 2026", multi(due("2025-12-31", "month"), due("2026-03-31", "month"))),
    Case("every other April", NOT_UNDERSTOOD),
    Case("March 2027 slipped", NOT_UNDERSTOOD),
    Case("Due March 2027, now on hold", NOT_UNDERSTOOD),
    Case("was due March 2026", NOT_UNDERSTOOD),
    Case("1 April - 31 March annually", NOT_UNDERSTOOD),
    Case("Monthly from Jan 2027 to Dec 2027", {"kind": "window", "event": "Monthly", "to": "2027-12-31"}),
    Case("Phase 1 Mar 2026 Phase 2 Mar 2027 Phase 3 tbc", NOT_UNDERSTOOD),
    Case("2026+", NOT_UNDERSTOOD),
    Case("2028 budget", NOT_UNDERSTOOD),
    Case("Budget 2028/29", NOT_UNDERSTOOD),
    Case("2028 pay award", NOT_UNDERSTOOD),
    Case("Reported to June 2027 committee, date unknown", NOT_UNDERSTOOD),
    Case("Reviewed May 2025", {"kind": "done", "at": "2025-05-31"}),
    Case("8 working days after quarter end", {"kind": "relative_date", "working_days": 8, "after": "quarter end"}),
    Case("Q1 (Apr-Jun) 2027", due("2027-06-30", "quarter")),
    Case("Q4 (Jan-Mar) 2027", NOT_UNDERSTOOD),
    Case("Commenced April 2025, ongoing", multi({"kind": "start"}, {"kind": "ongoing"})),
    Case("By Dec 2026 and annually thereafter", multi(due("2026-12-31", "month"), every("year"))),
    Case("Target: Dec 2026", due("2026-12-31", "month")),
)  # fmt: skip
FREQUENCIES = (
    Case("Monthly (1 mth in arrears)", every("month", lag={"value": 1, "unit": "month"})),
    Case("Monthly when data allow", NOT_UNDERSTOOD),
    Case("Quarterly (6 wks in arrears)", every("quarter", lag={"value": 6, "unit": "week"})),
    Case("Six-weekly", every("week", 6)),
    Case(
        "Monthly, 8 working days after month end",
        every("month", note="8 working days after month end"),
    ),
    Case("When the regulator visits, at least annually", NOT_UNDERSTOOD),
    Case("Monthly - stopped", NOT_UNDERSTOOD),
    Case("4 times a yr", every("year", times=4)),
)
