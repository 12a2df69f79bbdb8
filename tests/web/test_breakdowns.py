"""Parts of series: given in files, held beside the whole, and kept from the public when small."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from goldthread.framework.periods import financial_year, quarter
from goldthread.web import running
from goldthread.web.audit.models import Event
from goldthread.web.records import actions, models, selectors

Q4 = quarter(2020, 4)


@pytest.fixture(autouse=True)
def prepared_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldthread.web.running.figures.prepare", lambda: None)


def observe(path: Path, *rows: str, **fields: object) -> running.Observed:
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return running.observe(path, authority="anyborough", by="a test", **fields)  # type: ignore[arg-type] # a shorthand


def test_a_part_is_made_with_its_first_figure_and_known_by_its_name_after(
    record: models.Framework, tmp_path: Path
) -> None:
    header = "Measure,Breakdown,Period,Value"
    done = observe(tmp_path / "a.csv", header, "m2,,Q4 2020-21,9", "m2,Ward: Abbey,Q4 2020-21,4")
    assert done.recorded.new_parts == ("Homes let: Ward: Abbey",)
    again = observe(tmp_path / "b.csv", header, "m2,ward: abbey,Q1 2021-22,6")
    assert again.recorded.new_parts == ()
    part = models.Series.objects.get(category="Abbey")
    assert part.observations.count() == 2
    stated = record.edition_measures.get(code="m2")
    whole = models.Series.objects.get(measure=stated.measure, dimension="")
    ((dimension, (abbey,)),) = selectors.breakdowns_of(stated)[whole.pk].items()
    assert (dimension, abbey.series, [row.value for row in abbey.figures]) == ("Ward", part, [4, 6])
    assert abbey.travel is not None
    # What is asked is asked of the whole: a part has no status.
    assert not models.Result.objects.filter(series=part).exists()
    assert "Homes let: Ward: Abbey" in str(Event.objects.filter(after__new=2).get().after)


def test_a_breakdown_without_its_part_is_refused_by_its_cell(
    record: models.Framework, tmp_path: Path
) -> None:
    from goldthread.documents.observations import FiguresError

    with pytest.raises(FiguresError, match=r"line 2, column Breakdown: 'Abbey' names no part"):
        observe(tmp_path / "a.csv", "Measure,Breakdown,Period,Value", "m2,Abbey,Q4 2020-21,4")
    assert not models.Series.objects.exclude(dimension="").exists()


def test_parts_survive_another_reading_of_the_document(
    record: models.Framework, framework: object, tmp_path: Path
) -> None:
    from dataclasses import replace

    observe(tmp_path / "a.csv", "Measure,Breakdown,Period,Value", "m2,Ward: Abbey,Q4 2020-21,4")
    again = actions.load_framework(
        authority=record.authority,
        framework=replace(framework, introduction=("Other words",)),  # type: ignore[type-var] # a framework
        document=actions.ReadDocument("framework.docx", "b" * 64),
        by="a test",
    ).record
    assert again.edition_measures.get(code="m2").components.get().series.part == ""
    assert models.Series.objects.get(category="Abbey").observations.count() == 1


def test_a_part_that_goes_against_the_whole_is_named(
    record: models.Framework, tmp_path: Path
) -> None:
    header = "Measure,Series,Breakdown,Period,Value,Numerator,Denominator"
    rows = [
        "m1,percentage,,2019/20,50,500,1000",
        "m1,percentage,,2020/21,54,540,1000",
        "m1,percentage,Age: under 40,2019/20,50,250,500",
        "m1,percentage,Age: under 40,2020/21,68,340,500",
        "m1,percentage,Age: 40 and over,2019/20,50,250,500",
        "m1,percentage,Age: 40 and over,2020/21,40,200,500",
    ]
    observe(tmp_path / "a.csv", header, *rows)
    stated = record.edition_measures.get(code="m1")
    # Wilson at 95%: 250 of 500 is 45.6 to 54.4, 200 of 500 is 35.8 to 44.4; they do not meet.
    # At 99.8%: 340 of 500 is 61.3 to 74.1 and 200 of 500 is 33.4 to 46.9, neither holds 54.
    found = {(row.part.category, row.masked) for row in selectors.departures_of(stated)}
    assert found == {
        ("40 and over", "moves_against"),
        ("40 and over", "differs"),
        ("under 40", "differs"),
    }
    assert actions.evaluate_framework(framework=record, by="a test").worked_out == 0


def test_what_is_said_of_a_series_is_said_of_its_parts_and_is_on_record(
    record: models.Framework, tmp_path: Path
) -> None:
    observe(
        tmp_path / "a.csv",
        "Measure,Breakdown,Period,Value,Adds up,Counts people",
        "m2,,Q4 2020-21,9,yes,yes",
        "m2,Ward: Abbey,Q4 2020-21,4,,",
    )
    assert set(models.Series.objects.filter(measure__code="m2").values_list("adds_up")) == {(True,)}
    event = Event.objects.get(action="describe series")
    assert event.after[0]["counts_people"] is True
    with pytest.raises(actions.ActionRefusedError, match="both to be and not to be"):
        observe(
            tmp_path / "b.csv",
            "Measure,Period,Value,Adds up",
            "m2,Q1 2021-22,9,yes",
            "m2,Q2 2021-22,9,no",
        )


# What is not published

WARDS = {"Abbey": 3, "Bridge": 12, "Castle": 7, "Dock": 30}


@pytest.fixture
def people(record: models.Framework, tmp_path: Path) -> models.Framework:
    """52 people in four wards, three of them in one."""
    observe(
        tmp_path / "people.csv",
        "Measure,Breakdown,Period,Value,Counts people",
        "m2,,Q4 2020-21,52,yes",
        *(f"m2,Ward: {ward},Q4 2020-21,{count}," for ward, count in WARDS.items()),
    )
    return record


def shown(framework: models.Framework, *, public: bool) -> dict[str, Decimal | None]:
    disclosure = selectors.disclosure_for(framework.authority, public=public)
    rows = selectors.latest_observations(framework.authority).select_related("series")
    return {row.series.category: row.value for row in disclosure.shown(rows)}


def test_somebody_with_an_account_sees_every_figure(people: models.Framework) -> None:
    assert shown(people, public=False) == {"": 52, **WARDS}


def test_a_small_count_and_one_beside_it_are_not_published(people: models.Framework) -> None:
    seen = shown(people, public=True)
    assert {ward for ward, value in seen.items() if value is None} == {"Abbey", "Castle"}


def fillings(seen: dict[str, Decimal | None]) -> Iterator[dict[str, int]]:
    """Every way the hidden wards could be filled so that all add up to the whole."""
    hidden = [ward for ward, value in seen.items() if value is None]
    rest = int(seen[""] or 0) - sum(int(seen[w] or 0) for w in WARDS if w not in hidden)
    for counts in product(range(1, rest + 1), repeat=len(hidden)):
        if sum(counts) == rest:
            yield dict(zip(hidden, counts, strict=True))


def test_a_reader_who_adds_up_cannot_work_the_small_count_out(people: models.Framework) -> None:
    counts = {filling["Abbey"] for filling in fillings(shown(people, public=True))}
    assert len(counts) > 1


def test_a_quarter_cannot_be_worked_out_from_the_year(
    record: models.Framework, series: models.Series
) -> None:
    actions.describe_series(
        authority=record.authority,
        descriptions=[actions.SeriesDescription(series, counts_people=True)],
        by="a test",
    )
    quarters = {quarter(2020, number): count for number, count in enumerate((6, 2, 9, 8), start=1)}
    actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(series, period, Decimal(count))
            for period, count in {**quarters, financial_year(2020): 25}.items()
        ],
        by="a test",
        source="a return",
    )
    hidden = models.HiddenFigure.objects.values_list("period_code", flat=True)
    assert set(hidden) == {"2020-Q1", "2020-Q2"}


def test_no_revision_and_nothing_made_of_a_hidden_figure_is_published(
    people: models.Framework, tmp_path: Path
) -> None:
    observe(
        tmp_path / "more.csv",
        "Measure,Breakdown,Period,Value",
        "m2,Ward: Abbey,Q4 2020-21,20",
        reason="Recounted.",
    )
    disclosure = selectors.disclosure_for(people.authority, public=True)
    first, second = models.Observation.objects.filter(series__category="Abbey")
    assert (disclosure.shows(first), disclosure.shows(second)) == (False, True)
    abbey = models.Series.objects.get(category="Abbey")
    observe(tmp_path / "next.csv", "Measure,Breakdown,Period,Value", "m2,Ward: Abbey,Q1 2021-22,2")
    travel = models.Travel.objects.get(series=abbey)
    assert not disclosure_of(people).shows_what_came_of(travel)
    stated = people.edition_measures.get(code="m2")
    whole = next(iter(selectors.breakdowns_of(stated, disclosure=disclosure_of(people)).values()))
    assert next(part for part in whole["Ward"] if part.series == abbey).travel is None


def disclosure_of(framework: models.Framework) -> selectors.Disclosure:
    return selectors.disclosure_for(framework.authority, public=True)


def test_a_share_of_few_people_is_not_published_either(
    record: models.Framework, tmp_path: Path
) -> None:
    observe(
        tmp_path / "a.csv",
        "Measure,Series,Period,Value,Numerator,Denominator,Counts people",
        "m1,percentage,Q3 2020-21,10,3,30,yes",
        "m1,percentage,Q4 2020-21,50,15,30,",
    )
    rows = selectors.latest_observations(record.authority)
    assert [row.value for row in disclosure_of(record).shown(rows)] == [None, 50]
    # The reason for the later result names the earlier figure, so it is not published.
    earlier, later = models.Result.objects.filter(series__label="percentage").order_by(
        "period_last"
    )
    assert not disclosure_of(record).shows_what_came_of(earlier)
    assert not disclosure_of(record).shows_what_came_of(later)
