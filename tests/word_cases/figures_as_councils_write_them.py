"""Baselines and figures in the styles of many councils, each reading written by hand."""

from __future__ import annotations

from word_case import Case, at_most, multi, value

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
