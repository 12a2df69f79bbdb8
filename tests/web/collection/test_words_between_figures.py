"""An annual figure with words each quarter: told in time order under the figure of the year."""

from __future__ import annotations

from decimal import Decimal

from goldthread.framework.periods import ENGLAND, Period, financial_year, quarter
from goldthread.framework.returns import Story
from goldthread.web.collection.selectors.by_year import told_by_year
from goldthread.web.collection.selectors.published import PublishedPeriod
from goldthread.web.scorecards.selectors.figures import Judgement, PlainFigure, SeriesLine

WITH_WORDS = {
    "kind": "multi",
    "parts": [
        {"kind": "frequency", "unit": "year", "interval": 1, "what": "value"},
        {"kind": "frequency", "unit": "quarter", "interval": 1, "what": "narrative"},
    ],
}


def said(period: Period, words: str) -> PublishedPeriod:
    return PublishedPeriod(period, words, Story(), None, ())


def line(year: int, value: str) -> SeriesLine:
    period = financial_year(year)
    figure = PlainFigure(
        period.code,
        period.first,
        period.last,
        Decimal(value),
        provisional=False,
        illustrative=False,
    )
    judged = Judgement("no_target", "")
    return SeriesLine(1, "", "%", None, (figure,), judged, period.label)


TOLD = [
    said(quarter(2018, 1), "A third."),
    said(financial_year(2017), "The year."),
    said(quarter(2017, 2), "A second."),
    said(quarter(2017, 1), "A first."),
]


def test_the_words_of_a_year_stand_in_time_order_under_its_figure() -> None:
    found = told_by_year(TOLD, [line(2017, "62.5")], WITH_WORDS, ENGLAND)
    assert [(year.label, year.figures) for year in found] == [
        ("2018-19", ()),
        ("2017-18", (("", "62.5%"),)),
    ]
    assert [one.commentary for one in found[1].told] == ["A first.", "A second.", "The year."]


def test_a_figure_without_words_between_is_told_as_ever() -> None:
    yearly = {"kind": "frequency", "unit": "year", "interval": 1}
    assert told_by_year(TOLD, [line(2017, "62.5")], yearly, ENGLAND) == ()
    assert told_by_year([], [], WITH_WORDS, ENGLAND) == ()
