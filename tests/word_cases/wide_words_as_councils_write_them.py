"""An eighth set of cases: words of other countries, parts and wholes, and what turns a number."""

from __future__ import annotations

from word_case import (
    DOWN,
    Case,
    at_least,
    at_most,
    multi,
    trend,
    value,
)

NOT_UNDERSTOOD = {"kind": "text"}


def without(*left: str) -> list[dict[str, str]]:
    """What a reading names as not understood."""
    return [{"text": text} for text in left]


TARGETS = (
    # Two amounts, each with its part
    Case("75% minimum, 85% stretch", at_least(75, "%", aspiration=85)),
    Case("Target 60%, stretch 65%", value(60, "%", aspiration=65)),
    Case("12% (aim), 16% (tolerance)", value(12, "%", not_understood=without("16%", "tolerance"))),
    Case("Tolerance: 4%", {"kind": "tolerance", "pct": 4}),
    Case("92% +/- 3%", {"kind": "between", "low": 89, "high": 95, "unit": "%"}),
    # A part and its whole, and what brackets explain
    Case("6 of the 8 libraries", value(6, of="8 libraries")),
    Case("30 (5 per ward)", value(30, not_understood=without("5 per ward"))),
    Case("30 (7 per ward)", NOT_UNDERSTOOD),
    Case("48 (12 per quarter)", value(48)),
    Case("40% (64/160)", value(40, "%")),
    Case("88% (3 late)", NOT_UNDERSTOOD),
    Case("8 or higher out of 10", at_least(8, "/10")),
    Case("3 in 4", value(75, "%", words="3 in 4")),
    # Units and money of other countries
    Case("R 2 345 678,90", value(2345678.9, "ZAR")),
    Case("1.5 million rand", value(1500000, "ZAR")),
    Case("NZ$4.25m", value(4250000, "NZD")),
    Case("$3.6B", value(3600000000, "$")),
    Case("RWF 1.2 billion", value(1200000000, "RWF")),
    Case("6,8 t/ha", value(6.8, "t/ha")),
    Case("Under 240 L/person/day", at_most(240, "L/person/day", strict=True)),
    Case("≤ 45 min", at_most(45, "minutes")),
    Case("$9.80 per m2", value(9.8, "$", scope="per m2")),
    Case("9 days per FTE", value(9, "days", scope="per FTE")),
    Case("15 ML", value(15, "ML")),
    Case("4 stars or better", at_least(4, "stars")),
    Case("90% of samples comply with SANS 241", value(90, "%", of="samples comply with SANS 241")),
    Case("6 monthly bulletins", value(6, "monthly bulletins")),
    Case("24 per year (minimum)", {"kind": "annual_total", "cmp": "at_least", "value": 24}),
    Case("Limit to 12%", at_most(12, "%")),
    # Years of a plan, and where things stood
    Case("Yr 1: 70%; Yr 2: 72%", multi(value(70, "%", scope="Yr 1"), value(72, "%", scope="Yr 2"))),
    Case("Maintain at 2018 level", trend("maintain", vs="2018 level")),
    Case("Reduce by 4% year on year", trend("decrease", per="year")),
    Case("Rising trend from baseline of 35%", {**trend("increase"), "from": 35, "unit": "%"}),
    Case("Same or better than last year", trend("no_decrease", vs="last year")),
    # Elsewhere, and nothing
    Case("See measure 14", {"kind": "reference", "to": "measure 14"}),
    Case("New indicator", {"kind": "none", "why": "no_target"}),
    Case("N/A¹", {"kind": "none", "why": "na"}),
    Case("Not collected in 2020", NOT_UNDERSTOOD),
    # What turns the rest
    Case("95% confidence limits 91-97", NOT_UNDERSTOOD),
    Case("90% or 3 days", NOT_UNDERSTOOD),
    Case("CPI + 2%", NOT_UNDERSTOOD),
    Case("1:18", NOT_UNDERSTOOD),
    Case("1:18", at_most(18), {"title": "Average caseload", "polarity": DOWN}),
    Case("At most 8% above budget", NOT_UNDERSTOOD),
    Case("Currently 71%", NOT_UNDERSTOOD),
    Case("Lower threshold 20, upper threshold 30", NOT_UNDERSTOOD),
    Case("Good: >70, Fair: 60-70, Poor: <60", NOT_UNDERSTOOD),
    Case("2.345,67", NOT_UNDERSTOOD),
    Case("50 (2019/20: 45)", NOT_UNDERSTOOD),
    Case("No increase of more than 4%", trend("increase", amount={"value": 4, "cmp": "at_most"})),
)
VALUES = (
    Case("2 hours 12 minutes", value(132, "minutes")),
    Case("64% (2019/20: 61%)", multi(value(64, "%"), value(61, "%"))),
    Case("71.5% (± 2.4%)", value(71.5, "%", not_understood=without("± 2.4%"))),
    Case("18 of 24 (75%)", multi(value(18, label="of 24"), value(75, "%"))),
    Case("-£0.4m", value(-400000, "GBP")),
    Case("55% (2017 survey)", {"kind": "value", "value": 55, "unit": "%", "periodp": "cy"}),
    Case("180 L/p/d", value(180, "L/p/d")),
    Case("Not measured", {"kind": "none", "why": "no_data"}),
    Case("New measure", {"kind": "none", "why": "no_data"}),
    Case("None", {"kind": "none", "why": "na"}),
    Case("Rank 9 of 40", NOT_UNDERSTOOD),
    Case("1h 20m", value(80, "minutes")),
    Case("52% (+3%)", value(52, "%", not_understood=without("+3%"))),
    Case("6 to 1", NOT_UNDERSTOOD),
    Case("Not 62%", NOT_UNDERSTOOD),
    Case("See table 4", {"kind": "reference", "to": "table 4"}),
)
DEADLINES: tuple[Case, ...] = ()
FREQUENCIES: tuple[Case, ...] = ()
