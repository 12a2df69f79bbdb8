"""An eighth set of cases: dates and frequencies in the ways of many countries, and what stops them.

Days are reckoned by hand. A year that begins in July is Australian or from New Zealand, one
that begins in October that of the United States; without a word it begins in April.
"""

from __future__ import annotations

from word_case import Case, due, every, multi

NOT_UNDERSTOOD = {"kind": "text"}
JULY = {"year_start_month": 7}
OCTOBER = {"year_start_month": 10}

TARGETS: tuple[Case, ...] = ()
VALUES: tuple[Case, ...] = ()

DEADLINES = (
    # Days and months, by country
    Case("2023/11/30", due("2023-11-30", "day")),
    Case("by 05/06/2023", due("2023-06-05", "day", alt=["2023-05-06"])),
    Case("05/06/2023", due("2023-05-06", "day", alt=["2023-06-05"]), OCTOBER),
    Case("2023-11", due("2023-11-30", "month")),
    Case("last day of October 2023", due("2023-10-31", "month")),
    Case("No later than 30 November 2023", due("2023-11-30", "day")),
    Case("By 30 November 2023 at the latest", due("2023-11-30", "day")),
    # Years and their parts
    Case("Q3 FY24", due("2024-03-31", "quarter"), JULY),
    Case("FY2023/24 Q2", due("2023-12-31", "quarter"), JULY),
    Case("Q3 FY24", due("2024-06-30", "quarter"), OCTOBER),
    Case("Q.3 2023/24", due("2023-12-31", "quarter")),
    Case("Quarter 2 (23/24)", due("2023-09-30", "quarter")),
    Case("Q2-2023/24", due("2023-09-30", "quarter")),
    Case("Q2 (Jul-Sep 2023)", due("2023-09-30", "quarter")),
    Case("31 March 2024 (Q4 2023/24)", due("2024-03-31", "day")),
    Case("Q4, March 2024", due("2024-03-31", "quarter")),
    Case("31 March 2024 (Year 1)", due("2024-03-31", "day")),
    Case("CY2024", due("2024-12-31", "cy")),
    Case("EOFY 2024", due("2024-06-30", "fy"), JULY),
    Case("by the end of the financial year", due("2024-03-31", "fy"), {"year": 2023}),
    Case("End of 2024 calendar year", due("2024-12-31", "cy")),
    Case("Michaelmas term 2024", due("2024-12-31", "term")),
    Case("Autumn '24", due("2024-11-30", "season")),
    Case("Early Spring 2024", due("2024-05-31", "approx")),
    Case("Q1-Q3", NOT_UNDERSTOOD),
    Case("Q1-Q3", {"kind": "window", "from": "2023-04-01", "to": "2023-12-31"}, {"year": 2023}),
    # Several dates, one of which lends its year or takes the other's place
    Case("May & November 2023", multi(due("2023-05-31", "month"), due("2023-11-30", "month"))),
    Case(
        "May or November 2023",
        multi(due("2023-05-31", "month"), due("2023-11-30", "month"), choice=True),
    ),
    Case("May 2023 revised to November 2023", due("2023-11-30", "month", was="2023-05-31")),
    Case("November 2023 (previously May 2023)", due("2023-11-30", "month", was="2023-05-31")),
    Case("Budget 2024/25 agreed by February 2024", due("2024-02-29", "month")),
    # Not deadlines
    Case("Ongoing until June 2025", {"kind": "runs_until", "to": "2025-06-30"}),
    Case("Throughout 2023/24", {"kind": "window", "from": "2023-04-01", "to": "2024-03-31"}),
    Case("2023/24 and beyond", {"kind": "ongoing", "from": "2023-04-01"}),
    Case("Until further notice", {"kind": "ongoing"}),
    Case("Completed (May 2023)", {"kind": "done", "at": "2023-05-31"}),
    Case("Six weeks after adoption", {"kind": "relative_date", "weeks": 6, "after": "adoption"}),
    Case("18 months", {"kind": "duration", "unit": "month", "value": 18}),
    Case("Each November", {"kind": "recurring", "months": [11]}),
    Case("1st Monday of each month", every("month")),
    # What is not settled
    Case("30 June 2024 if a grant is won", due("2024-06-30", "day", provisional=True)),
    Case("c. June 2024", due("2024-06-30", "month", provisional=True)),
    Case("June 2024?", due("2024-06-30", "month", provisional=True)),
    # What stops a reading
    Case("Not reported in Q2", NOT_UNDERSTOOD),
    Case("No earlier than June 2024", NOT_UNDERSTOOD),
    Case("June 2024 or later", NOT_UNDERSTOOD),
    Case("June 2024 at the earliest", NOT_UNDERSTOOD),
    Case("May 2024 → June 2024", NOT_UNDERSTOOD),
    Case("by June 2024 9", NOT_UNDERSTOOD),
    Case("Mid FY 2024", NOT_UNDERSTOOD),
    Case("mid to late 2024", NOT_UNDERSTOOD),
    Case("Second week of June 2024", NOT_UNDERSTOOD),
    Case("Term 3, 2024", NOT_UNDERSTOOD),
    Case("June 2024 to date", NOT_UNDERSTOOD),
    Case("In place by", NOT_UNDERSTOOD),
    Case("Year 3 of plan", NOT_UNDERSTOOD),
)

FREQUENCIES = (
    Case("Calendar quarter", every("quarter")),
    Case("Q (cumulative)", every("quarter", cumulative=True)),
    Case("Mthly", every("month")),
    Case("Quaterly", every("quarter")),
    Case("x2 per year", every("year", times=2)),
    Case("4x/year", every("year", times=4)),
    Case("3 per term", every("term", times=3)),
    Case("Semi annually", every("year", times=2)),
    Case("Half termly", every("term", times=2)),
    Case("Q1-Q4", every("quarter")),
    Case("September & March", every("year", times=2, months=[9, 3])),
    Case("Half-yearly (Dec/Jun)", every("year", times=2, months=[12, 6])),
    Case("Six monthly (Q2 & Q4)", every("month", 6, quarters=[2, 4])),
    Case("Monthly (Apr-Mar)", every("month")),
    Case("Termly - 3 times a year", every("term")),
    Case("Last Friday of the month", every("month")),
    Case("Monthly, by the 10th working day", every("month")),
    Case("Quarterly from July 2023", every("quarter", **{"from": "2023-07-01"})),
    Case("At least twice a year", every("year", times=2, minimum=True)),
    Case("Quarterly, in arrears", every("quarter", lag={"value": 1, "unit": "quarter"})),
    Case("Annual (3 yr rolling avg)", every("year", rolling={"value": 3, "unit": "year"})),
    Case("Triennial (next due 2025)", every("year", 3)),
    Case("Annual (non-cumulative)", every("year")),
    Case("Annually or as required", multi(every("year"), {"kind": "irregular"}, choice=True)),
    Case(
        "Quarterly (to be confirmed)", every("quarter", ambiguous="said to be provisional or rough")
    ),
    Case("Once off", {"kind": "one_off"}),
    Case("Live dashboard", {"kind": "continuous"}),
    # What stops a reading
    Case("Quarterly, not reported in Q1", NOT_UNDERSTOOD),
    Case("Monthly excl. August", NOT_UNDERSTOOD),
    Case("Quarterly 7", NOT_UNDERSTOOD),
    Case("No longer monthly", NOT_UNDERSTOOD),
    Case("No more than monthly", NOT_UNDERSTOOD),
    Case("Previously monthly, now quarterly", NOT_UNDERSTOOD),
    Case("Moving from annual to quarterly", NOT_UNDERSTOOD),
    Case("Monthly (weekly in Q4)", NOT_UNDERSTOOD),
    Case("Weekly, April to September", NOT_UNDERSTOOD),
    Case("Summer only", NOT_UNDERSTOOD),
    Case("Quarterly, within 4 weeks of quarter end", NOT_UNDERSTOOD),
)
