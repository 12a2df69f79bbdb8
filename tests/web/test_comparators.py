"""Figures of other councils: taken in whole or not at all, and what they are used for."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from goldthread.documents.observations import FiguresError
from goldthread.framework.periods import financial_year
from goldthread.framework.rules.targets import Rank, Relative, RelativeDirection
from goldthread.web import running
from goldthread.web.audit.models import Event
from goldthread.web.integrity.keeping import AppendOnlyError
from goldthread.web.records import actions, models

YEAR = financial_year(2018)


@pytest.fixture(autouse=True)
def prepared_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldthread.web.running.figures.prepare", lambda: None)


def written(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    # Carers' quality of life in 2018-19, four of the published figures of English councils.
    return written(
        tmp_path / "others.csv",
        "Measure,Series,Area,Area name,Period,Value,Source",
        "m1,percentage,E09000005,Brent,2018/19,52,A ministry",
        "m1,percentage,E09000008,Croydon,2018/19,56,A ministry",
        "m1,percentage,E09000009,Ealing,2018/19,60,A ministry",
        "m1,percentage,London average,,2018/19,57,A ministry",
    )


@pytest.fixture
def groups(tmp_path: Path) -> Path:
    return written(
        tmp_path / "groups.csv",
        "Group,Kind,Area,Area name,Also called",
        "London,region,E09000005,Brent,London boroughs; peers",
        "London,region,E09000008,Croydon,",
        "London,region,E09000009,Ealing,",
        "London,region,anyborough,Anyborough,",
    )


def own_figure(record: models.Framework, value: str) -> models.Series:
    series = models.Series.objects.get(
        measure__editions__framework=record, label="percentage", dimension=""
    )
    actions.record_observations(
        authority=record.authority,
        observations=[actions.NewObservation(series, YEAR, Decimal(value))],
        by="a test",
        source="a return",
    )
    return series


def compare(file: Path, **fields: object) -> running.Compared:
    return running.compare(file, authority="anyborough", by="a test", **fields)  # type: ignore[arg-type] # a shorthand


def test_a_figure_is_placed_in_the_groups_the_authority_is_in(
    record: models.Framework, figures: Path, groups: Path
) -> None:
    own_figure(record, "58")
    done = compare(figures, groups=groups)
    assert (done.recorded.new, done.groups) == (4, ("London",))
    benchmark = models.Benchmark.objects.get()
    # 52, 56, 58 and 60: the median is 57, the second place is Anyborough's.
    assert (benchmark.median, benchmark.distance, benchmark.members) == (57, 1, 4)
    assert (benchmark.place, benchmark.quarter) == (2, 2)
    assert (benchmark.lowest, benchmark.highest) == (52, 60)
    # Quartiles of four, the ends counted in: 52 + 0.75 * 4 = 55 and 58 + 0.25 * 2 = 58.5.
    assert (benchmark.lower_quartile, benchmark.upper_quartile) == (55, Decimal("58.5"))
    assert len(benchmark.inputs["comparators"]) == 3
    # The aggregate is no council, so it has no place among them.
    assert models.Comparator.objects.count() == 4


@pytest.mark.parametrize(
    ("own", "target", "status"),
    [
        ("58", Relative(to="London Average", direction=RelativeDirection.ABOVE), "on_target"),
        ("56.9", Relative(to="london average", direction=RelativeDirection.ABOVE), "close"),
        ("40", Relative(to="London average", direction=RelativeDirection.ABOVE), "off_target"),
        ("58", Relative(to="London median", direction=RelativeDirection.ABOVE), "on_target"),
        (
            "58",
            Relative(to="London median and average", direction=RelativeDirection.ABOVE),
            "awaiting_comparator",
        ),
        (
            "58",
            Relative(to="London median and London average", direction=RelativeDirection.ABOVE),
            "on_target",
        ),
        ("58", Relative(to="the moon", direction=RelativeDirection.ABOVE), "awaiting_comparator"),
        ("61", Rank(group="peers", quartile="top"), "on_target"),
        ("58", Rank(group="peers", quartile="top"), "off_target"),
    ],
)
def test_a_relative_target_is_judged_by_the_comparator_of_that_period(
    record: models.Framework,
    figures: Path,
    groups: Path,
    own: str,
    target: Relative | Rank,
    status: str,
) -> None:
    series = own_figure(record, own)
    actions.set_target(
        edition_measure=record.edition_measures.get(code="m1"),
        text="beside others",
        rule=target,
        from_period=YEAR,
        by="the Cabinet",
        reason="Minute 7.",
    )
    actions.evaluate_framework(framework=record, by="a test")
    result = models.Result.objects.get(series=series)
    assert (result.status, result.inputs["comparators"]) == ("awaiting_comparator", [])
    compare(figures, groups=groups)
    result = models.Result.objects.get(series=series)
    assert result.status == status
    assert bool(result.inputs["comparators"]) is (status != "awaiting_comparator")


def test_only_the_measures_that_others_have_figures_for_are_judged_again(
    record: models.Framework, series: models.Series, figures: Path, tmp_path: Path
) -> None:
    own_figure(record, "58")
    actions.record_observations(
        authority=record.authority,
        observations=[actions.NewObservation(series, YEAR, Decimal(12))],
        by="a test",
        source="a return",
    )
    actions.evaluate_framework(framework=record, by="a test")
    before = models.Result.objects.get(series=series).pk
    compare(figures)
    assert models.Result.objects.get(series=series).pk == before
    assert actions.evaluate_framework(framework=record, by="a test").worked_out == 0
    other = written(
        tmp_path / "more.csv",
        "Measure,Series,Area,Period,Value,Source",
        "m1,percentage,E09000011,2018/19,70,A ministry",
    )
    compare(other)
    assert models.ComparatorFigure.objects.count() == 5


def test_an_average_of_everybody_needs_the_numbers_behind_every_figure(
    record: models.Framework, groups: Path, tmp_path: Path
) -> None:
    series = models.Series.objects.get(measure__editions__framework=record, label="percentage")
    actions.record_observations(
        authority=record.authority,
        observations=[actions.NewObservation(series, YEAR, Decimal(50), Decimal(50), Decimal(100))],
        by="a test",
        source="a return",
    )
    actions.set_target(
        edition_measure=record.edition_measures.get(code="m1"),
        text="above the London average",
        rule=Relative(to="London average", direction=RelativeDirection.ABOVE),
        from_period=YEAR,
        by="the Cabinet",
        reason="Minute 7.",
    )
    header = "Measure,Series,Area,Period,Value,Numerator,Denominator,Source"
    row = "m1,percentage,{},2018/19,{},{},{},A ministry"
    compare(
        written(
            tmp_path / "counted.csv",
            header,
            row.format("E09000005", 20, 200, 1000),
            row.format("E09000008", 60, 60, 100),
        ),
        groups=groups,
    )
    # 310 of 1,200 people are 25.83%, where the plain mean of the three councils is 43.3%.
    reason = models.Result.objects.get(series=series).reason
    assert "London average: 25.8%." in reason


def test_a_correction_is_the_next_revision_and_needs_a_reason(
    record: models.Framework, figures: Path, tmp_path: Path
) -> None:
    compare(figures)
    changed = written(
        tmp_path / "again.csv", figures.read_text("utf-8").replace(",52,", ",53,").strip()
    )
    with pytest.raises(actions.ActionRefusedError, match="Brent, 2018-19 has 52 on record"):
        compare(changed)
    done = compare(changed, reason="The ministry corrected it.")
    assert (done.recorded.corrected, done.recorded.unchanged) == (1, 3)
    first, second = models.ComparatorFigure.objects.filter(comparator__name="Brent")
    assert (first.value, second.value, second.revision) == (52, 53, 2)
    with pytest.raises(AppendOnlyError):
        models.ComparatorFigure.objects.all().delete()


def test_every_problem_of_the_file_is_named_by_its_cell_and_nothing_is_kept(
    record: models.Framework, tmp_path: Path
) -> None:
    bad = written(
        tmp_path / "bad.csv",
        "Measure,Series,Area,Period,Value,Source",
        "m1,percentage,E09000005,2018/19,many,A ministry",
        "m9,,E09000008,2018/19,56,A ministry",
        "m1,percentage,,2018/19,60,A ministry",
        "m1,percentage,E09000009,someday,60,A ministry",
    )
    with pytest.raises(FiguresError) as refused:
        compare(bad)
    places = [problem.split(":")[0] for problem in refused.value.problems]
    assert places == [
        "bad.csv, line 2, column Value",
        "bad.csv, line 3",
        "bad.csv, line 4, column Area",
        "bad.csv, line 5, column Period",
    ]
    assert not models.Comparator.objects.exists()
    assert not Event.objects.filter(action="record comparators").exists()


def test_figures_of_others_are_not_taken_for_the_council_s_own(
    record: models.Framework, figures: Path
) -> None:
    with pytest.raises(FiguresError, match="Take those in with goldthread compare"):
        running.observe(figures, authority="anyborough", by="a test")


def test_a_group_that_is_wrong_is_named_with_its_place(
    record: models.Framework, figures: Path, tmp_path: Path
) -> None:
    groups = written(
        tmp_path / "groups.csv", "Group,Kind,Area", "London,county,E09000005", ",region,E09000008"
    )
    with pytest.raises(FiguresError) as refused:
        compare(figures, groups=groups)
    assert [problem.split(":")[0] for problem in refused.value.problems] == [
        "groups.csv, line 2, column Kind",
        "groups.csv, line 3, column Group",
    ]
