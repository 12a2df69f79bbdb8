"""The timeline of deliverables and the overview of a plan."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from goldthread.framework.delivery import Promise, Report, StateOn, state_on
from goldthread.framework.rules import Moment, Precision
from goldthread.framework.rules.schedule import DueBy
from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS
from goldthread.reports.pictures.delivery_overview import (
    Part,
    delivery_overview,
    overview_meaning,
)
from goldthread.reports.pictures.delivery_timeline import (
    TimelineRow,
    delivery_meaning,
    delivery_timeline,
)

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2021, 1, 31)
QUARTER = DueBy(by=Moment(date(2020, 12, 31), Precision.QUARTER))


def state(*reports: Report, due: DueBy = QUARTER, on: date = TODAY) -> StateOn:
    return state_on(Promise("Clinic opened", due, reports), on)


def row(*dates: StateOn, title: str = "A new clinic") -> TimelineRow:
    return TimelineRow(title, "/there/", DELIVERY_MARKS["late"], dates)


def words_of(drawn: str | None) -> list[str]:
    assert drawn is not None
    picture = ElementTree.fromstring(drawn)  # noqa: S314 - our own drawing
    return [one.text or "" for one in picture.iter(f"{SVG}text")]


def test_a_quarter_is_drawn_as_long_as_it_is_and_a_day_as_a_point() -> None:
    drawn = delivery_timeline([row(state())], today=TODAY, title="T", key="k")
    assert drawn is not None
    spans = [part for part in drawn.split("<rect ")[1:] if 'fill="#cdd6dc"' in part]
    assert len(spans) == 1
    day = DueBy(by=Moment(date(2020, 12, 31)))
    drawn = delivery_timeline([row(state(due=day))], today=TODAY, title="T", key="k")
    assert drawn is not None
    assert 'fill="#cdd6dc"' not in drawn


def test_what_slipped_says_by_how_many_days() -> None:
    # 31 December to 31 January, to 10 January, and to 1 March 2021.
    late = state()
    done_late = state(Report(date(2021, 1, 10), "A post", done_on=date(2021, 1, 10)))
    moved = state(Report(date(2020, 12, 1), "A post", None, date(2021, 3, 1), "Roof"))
    for told, words in ((late, "+31 days"), (done_late, "+10 days"), (moved, "+60 days")):
        drawn = delivery_timeline([row(told)], today=TODAY, title="T", key="k")
        assert words in words_of(drawn)


def test_the_picture_has_a_name_a_description_links_and_today() -> None:
    drawn = delivery_timeline([row(state())], today=TODAY, title="Deliverables", key="k")
    assert drawn is not None
    assert '<title id="k-title">Deliverables</title>' in drawn
    assert "1 not done after its date, the longest by 31 days" in drawn
    assert 'href="/there/"' in drawn
    assert {"31 Jan 2021", "Late", "Overdue"} <= set(words_of(drawn))


def test_the_meaning_counts_what_the_marks_show() -> None:
    rows = [row(state(), state(Report(TODAY, "A post", done_on=date(2020, 12, 30))))]
    assert delivery_meaning([row(state())], TODAY, of_one=True).startswith(
        "1 date: none done, 1 not"
    )
    assert delivery_meaning(rows, TODAY) == (
        "1 deliverable with 2 dates: 1 done, 1 not done after its date, the longest by 31 days, "
        "on 31 January 2021."
    )


def test_without_a_day_there_is_no_picture() -> None:
    undated = state_on(Promise("Clinic opened"), TODAY)
    assert delivery_timeline([row(undated)], today=TODAY, title="T", key="k") is None
    parts = [Part("Health", "#h", "", (undated,))]
    assert delivery_overview(parts, today=TODAY, title="T", key="k") is None


def test_the_overview_has_one_mark_for_every_date_and_says_where_most_is_late() -> None:
    parts = [Part("Health", "#h", "People", (state(), state())), Part("Homes", "#o", "", ())]
    drawn = delivery_overview(parts, today=TODAY, title="T", key="k")
    assert drawn is not None
    assert drawn.count("<title>“Clinic opened” was due by") == 2
    assert overview_meaning(parts, TODAY) == (
        "Of 2 dates, 2 had passed by 31 January 2021; 0 of those were met or are done since. "
        "More is late in Health than anywhere else: 2 of 2."
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    lasts=some.lists(some.dates(date(2000, 1, 1), date(2040, 1, 1)), min_size=1, max_size=8),
    today=some.dates(date(2000, 1, 1), date(2040, 1, 1)),
    slip=some.integers(-40, 400),
)
def test_any_dates_fit_inside_both_forms_of_both_pictures(
    lasts: list[date], today: date, slip: int
) -> None:
    states = tuple(
        state(
            Report(last - timedelta(days=90), "A post", None, last + timedelta(days=slip), "x"),
            due=DueBy(by=Moment(last, Precision.QUARTER)),
            on=today,
        )
        for last in lasts
    )
    for narrow in (False, True):
        for drawn in (
            delivery_timeline([row(*states)], today=today, title="T", key="k", narrow=narrow),
            delivery_overview(
                [Part("P", "#", "", states)], today=today, title="T", key="k", narrow=narrow
            ),
        ):
            assert drawn is not None
            picture = ElementTree.fromstring(drawn)  # noqa: S314 - our own drawing
            width = float(picture.get("viewBox", "").split()[2])
            for one in picture.iter(f"{SVG}text"):
                assert -4 <= float(one.get("x", "-9")) <= width + 1
