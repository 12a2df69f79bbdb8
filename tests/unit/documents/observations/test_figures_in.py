"""A filled-in sheet gives its figures, or every problem with its place."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from goldthread.documents.blocks import Document
from goldthread.documents.formats import format_of
from goldthread.documents.observations import (
    FiguresError,
    FiguresRead,
    KnownSeries,
    Layout,
    TemplateFormat,
    figures_in,
    write_template,
)
from goldthread.documents.observations.values import UnreadableFigure, typed_figure, typed_yes
from goldthread.framework.periods import PeriodKind, month, period_from_code, quarter

KNOWN = (
    KnownSeries(1, "m1", "Smoking quitters", "number", kind=PeriodKind.QUARTER),
    KnownSeries(2, "m1", "Smoking quitters", "percentage", "%", kind=PeriodKind.QUARTER),
    KnownSeries(3, "m2", "Days to let a home", unit="days", kind=PeriodKind.MONTH),
    KnownSeries(4, "m3", "Satisfaction"),
    KnownSeries(5, "m4", "Satisfaction"),
)
Sheet = Sequence[Sequence[object]]


def read_document(path: Path) -> Document:
    """The document without the capped child process, whose start would be most of the time."""
    return format_of(path).reader().read(path)


def read_csv(tmp_path: Path, text: str) -> FiguresRead:
    path = tmp_path / "figures.csv"
    path.write_text(text, encoding="utf-8")
    return figures_in(read_document(path), KNOWN)


def read_workbook(tmp_path: Path, **sheets: Sheet) -> FiguresRead:
    path = tmp_path / "figures.xlsx"
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return figures_in(read_document(path), KNOWN)


def problems(tmp_path: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(FiguresError) as refused:
        read_csv(tmp_path, text)
    return refused.value.problems


def test_a_long_sheet_gives_a_figure_a_row(tmp_path: Path) -> None:
    read = read_csv(
        tmp_path,
        "Measure,Series,Period,Value,Numerator,Denominator,Provisional,Note\n"
        "m1,percentage,Q4 2020-21,72.4%,362,500,yes,Up a little\n"
        'm2,,Mar-21,"1,234",,,,\n'
        "Days to let a home,,2021-04,n/a,,,,No homes were let\n",
    )
    first, second, third = read.figures
    assert (first.series.key, first.period, first.value) == (2, quarter(2020, 4), Decimal("72.4"))
    assert (first.numerator, first.denominator) == (362, 500)
    assert (first.provisional, first.note) == (True, "Up a little")
    assert first.place == "figures.csv, line 2"
    assert (second.series.key, second.period, second.value) == (3, month(2021, 3), 1234)
    assert second.provisional is False
    assert (third.series.key, third.value, third.note) == (3, None, "No homes were let")
    assert read.left_out == ()


def test_a_wide_sheet_gives_a_figure_a_cell_and_blanks_are_not_given(tmp_path: Path) -> None:
    read = read_csv(
        tmp_path,
        "Measure,Series,Q3 2020-21,2020-Q4\nm1,number,480,\nm1,percentage,71%,72.4%\n",
    )
    assert [(one.series.key, one.period.code, one.value) for one in read.figures] == [
        (1, "2020-Q3", 480),
        (2, "2020-Q3", 71),
        (2, "2020-Q4", Decimal("72.4")),
    ]


def test_a_workbook_is_read_as_it_is_shown_and_places_are_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Return"
    sheet.append(["Measure", "Series", "Period", "Value"])
    sheet.append(["m1", "percentage", "Q4 2020-21", 0.724])
    sheet["D2"].number_format = "0.0%"
    book.save(path)
    (figure,) = figures_in(read_document(path), KNOWN).figures
    assert figure.value == Decimal("72.4")
    assert figure.place == "figures.xlsx, Return!D2"


def test_rows_below_a_blank_row_are_not_lost(tmp_path: Path) -> None:
    header = ["Measure", "Series", "Period", "Value"]
    rows = [
        ["Return for the fourth quarter"],
        [],
        header,
        ["m2", None, "Jan 2021", 20],
        [],
        ["m2", None, "Feb 2021", 21],
        [],
        [None, None, None, None],
        ["m2", None, "Mar 2021", 22],
    ]
    values = [one.value for one in read_workbook(tmp_path, Figures=rows).figures]
    assert values == [20, 21, 22]
    text = "Measure,Series,Period,Value\nm2,,Jan 2021,20\n\nm2,,Feb 2021,21\n,,,\nm2,,Mar 2021,22\n"
    assert [one.value for one in read_csv(tmp_path, text).figures] == values


def test_a_sheet_without_figures_is_left_out_and_said(tmp_path: Path) -> None:
    read = read_workbook(
        tmp_path,
        Guidance=[["What", "How"], ["Value", "A number"]],
        Figures=[["Measure", "Period", "Value"], ["m2", "Mar 2021", 22]],
    )
    assert len(read.figures) == 1
    (remark,) = read.left_out
    assert remark.startswith("figures.xlsx, Guidance!A1")
    assert "left out" in remark


def test_every_problem_is_named_at_once_with_its_line_and_column(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        "Measure,Series,Period,Value,Note\n"
        "m1,percentage,Q5 2020-21,72,\n"
        "m1,percentage,Q4 2020-21,about 72,\n"
        "m1,,Q4 2020-21,72,\n"
        "m2,,Mar-21,72%,\n"
        "m9,,Mar-21,1,\n"
        "Days to let a hom,,Mar-21,1,\n"
        "Satisfaction,,Mar-21,1,\n"
        "m2,,Mar-21,,a note\n",
    )
    beginnings = [
        "figures.csv, line 2, column Period: ",
        "figures.csv, line 3, column Value: 'about 72' is not a number. Write a number such as 72.4",
        "figures.csv, line 4: m1 has several series. Write one of 'number', 'percentage'",
        "figures.csv, line 5, column Value: '72%' is a percentage, but this series is in days",
        "figures.csv, line 6: there is no measure 'm9' in this framework",
        "figures.csv, line 7: there is no measure 'Days to let a hom' in this framework. Did you mean",
        "figures.csv, line 8: several measures are called 'Satisfaction'. Write the id: m3, m4",
        "figures.csv, line 9, column Value: is blank. Write the value, or n/a where there is none",
    ]
    assert len(found) == len(beginnings)
    for problem, beginning in zip(found, beginnings, strict=True):
        assert problem.startswith(beginning)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Name of it,Period,Value\nm2,Mar-21,1\n", "no table with a column called Measure"),
        ("Measure,Period,Value,Mood\nm2,Mar-21,1,good\n", "column Mood: is no column of figures"),
        ("Measure,Value,Period,Value\nm2,1,Mar-21,2\n", "column Value: stands over two columns"),
        ("Measure,Title\nm2,Days\n", "there are no figures"),
        ("Measure,Note,2020-Q4\nm2,x,1\n", "column Note: has no place in this layout"),
        ("Measure,When\nm2,1\n", "column When: "),
        ("Measure,Title,2021-03\nm2,Smoking quitters,1\n", "m2 is 'Days to let a home', but"),
        ("Measure,Period,Value\nm2,Mar-21,1\n\n55\n", "the figure 55 stands alone in its row"),
        ("Measure,Period,Value,Provisional\nm2,Mar-21,1,maybe\n", "neither yes nor no"),
        ("Measure,Series,Period,Value\nm2,women,Mar-21,1\n", "m2 has no series 'women'"),
    ],
)
def test_a_sheet_that_cannot_be_taken_in_says_why(tmp_path: Path, text: str, said: str) -> None:
    assert any(said in problem for problem in problems(tmp_path, text))


def test_a_percentage_is_worked_out_of_its_numerator_and_denominator(tmp_path: Path) -> None:
    header = "Measure,Series,Period,Value,Numerator,Denominator\n"
    (figure,) = read_csv(tmp_path, header + "m1,percentage,2020-Q4,,1,3\n").figures
    assert (figure.value, figure.numerator, figure.denominator) == (Decimal("33.33333"), 1, 3)
    (round_one,) = read_csv(tmp_path, header + "m1,percentage,2020-Q4,,200,200\n").figures
    assert str(round_one.value) == "100"
    (nothing,) = problems(tmp_path, header + "m1,percentage,2020-Q4,,0,0\n")
    assert "cannot be worked out of 0 cases" in nothing
    (number,) = problems(tmp_path, header + "m1,number,2020-Q4,,1,3\n")
    assert number.startswith("figures.csv, line 2, column Value: is blank. Write the value")


def test_a_period_of_two_senses_is_settled_by_how_the_series_is_counted(tmp_path: Path) -> None:
    """A date stands for the month it is in where the series is monthly."""
    (figure,) = read_csv(tmp_path, "Measure,Period,Value\nm2,31/03/2021,9\n").figures
    assert figure.period == month(2021, 3)


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("72.4", None, "72.4"),
        ("72.4%", "%", "72.4"),
        ("72.4 %", None, "72.4"),
        ("1,234", None, "1234"),
        ("12,345,678.9", None, "12345678.9"),
        ("£2.5m", "GBP", "2500000"),
        ("£1.25bn", None, "1250000000"),
        ("£350k", "GBP", "350000"),
        ("-3", None, "-3"),
        ("−3.5", None, "-3.5"),
        ("-£4", "GBP", "-4"),
        ("£-4", "GBP", "-4"),
        (".5", None, "0.5"),
        ("0", "days", "0"),
    ],
)
def test_a_typed_figure_is_read_exactly(typed: str, unit: str | None, value: str) -> None:
    assert typed_figure(typed, unit) == Decimal(value)


@pytest.mark.parametrize("typed", ["n/a", "N/A", "na", "not available", "no data"])
def test_words_for_no_figure(typed: str) -> None:
    assert typed_figure(typed, None) is None


@pytest.mark.parametrize(
    "typed",
    [
        "about 5",
        "5 or 6",
        "1,23",
        "1.234,5",
        "12,34,567",
        "5%%",
        "",
        "--5",
        "£",
        "five",
        "1e3",
        "3-5",
    ],
)
def test_what_is_not_plainly_a_number_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableFigure, match="Write a number such as"):
        typed_figure(typed, None)


def test_a_sign_of_another_unit_is_refused() -> None:
    with pytest.raises(UnreadableFigure, match="is money, but this series is in %"):
        typed_figure("£5", "%")


def test_yes_and_no() -> None:
    assert typed_yes("Yes") is True
    assert typed_yes("") is False
    with pytest.raises(UnreadableFigure):
        typed_yes("perhaps")


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=5, min_value=-(10**9), max_value=10**9
    )
)
def test_any_decimal_number_is_read_back(value: Decimal) -> None:
    assert typed_figure(f"{value:f}", None) == value


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("file_format", TemplateFormat)
def test_a_template_that_is_filled_in_reads_back(
    tmp_path: Path, layout: Layout, file_format: TemplateFormat
) -> None:
    awkward = KnownSeries(9, "m9", "=SUM(A1:A9)", "+more")
    periods = [period_from_code(code) for code in ("2020-Q4", "2021-03-R36", "2020-FY", "2020-T1")]
    series = (*KNOWN[:2], awkward)
    path = tmp_path / f"template.{file_format}"
    path.write_bytes(write_template(series, periods, layout=layout, file_format=file_format))
    assert figures_in(read_document(path), series).figures == ()
    fill_in(path, layout)
    read = figures_in(read_document(path), series)
    assert {(one.series.key, one.period.code) for one in read.figures} == {
        (one.key, period.code) for one in series for period in periods
    }
    assert {one.value for one in read.figures} == {Decimal("7.5")}


def fill_in(path: Path, layout: Layout) -> None:
    """Write 7.5 into every place for a figure, as a person would."""
    if path.suffix == ".csv":
        import csv

        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        for row in rows[1:]:
            row[5 if layout is Layout.LONG else 4 :] = (
                ["7.5", *row[6:]] if layout is Layout.LONG else ["7.5"] * len(row[4:])
            )
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=2):
        for cell in [row[5]] if layout is Layout.LONG else row[4:]:
            cell.value = 7.5
    book.save(path)


def test_no_cell_of_a_template_runs_as_a_formula(tmp_path: Path) -> None:
    series = [KnownSeries(1, "m1", '=HYPERLINK("http://example.org")', "@now", "-")]
    path = tmp_path / "template.xlsx"
    path.write_bytes(write_template(series, [month(2021, 3)]))
    for row in load_workbook(path).worksheets[0].iter_rows():
        assert {cell.data_type for cell in row} <= {"s", "n"}
    text = write_template(series, [month(2021, 3)], file_format=TemplateFormat.CSV).decode(
        "utf-8-sig"
    )
    row = text.splitlines()[1]
    assert "'=HYPERLINK" in row
    assert "'@now" in row
    assert "'-" in row
