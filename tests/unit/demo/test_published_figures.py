"""The real figures that ship are the councils' own, and only for measures they truly match."""

from __future__ import annotations

from decimal import Decimal

import docx
import openpyxl

from goldthread.demo import PublishedFigure, demo_frameworks


def figures_of(code: str) -> tuple[PublishedFigure, ...]:
    return next(demo for demo in demo_frameworks() if demo.code == code).figures


def test_the_published_figures_hold_the_baselines_that_the_framework_prints() -> None:
    # Baselines as Barking and Dagenham's framework prints them, with the year each is for.
    quality_of_life = "Carer-reported quality of life score."
    easy = "The proportion of {} who find it easy to find information about support."
    sequel = "The outcome of short-term services: Sequel to service (adults aged 18-64)."
    printed = {
        (quality_of_life, "2016-FY"): "7.4",
        (quality_of_life, "2018-FY"): "7.4",
        (easy.format("people who use services"), "2018-FY"): "69.6",
        (easy.format("carers"), "2018-FY"): "59.9",
        (sequel, "2018-FY"): "39.0",
    }
    shipped = {
        (figure.measure, figure.period.code): str(figure.value)
        for figure in figures_of("barking-and-dagenham")
    }
    assert {key: shipped.get(key) for key in printed} == printed


def test_every_published_figure_belongs_to_a_measure_of_its_document() -> None:
    barking, havering = demo_frameworks()
    with barking.document() as path:
        titles = {
            cell.text
            for table in docx.Document(str(path)).tables
            for cell in table.columns[0].cells
        }
    assert {figure.measure for figure in barking.figures} <= titles
    with havering.document() as path:
        questions = {cell.value for cell in openpyxl.load_workbook(path)["Surveys"]["B"]}
    assert {figure.measure for figure in havering.figures} <= questions
    assert (len(barking.figures), len(havering.figures)) == (21, 3)


def test_every_published_figure_names_its_source_its_licence_and_why_it_matches() -> None:
    for demo in demo_frameworks():
        for figure in demo.figures:
            assert figure.source
            assert "Open Government Licence v3.0" in figure.licence
            assert figure.match
            assert Decimal(0) <= figure.value <= (12 if figure.unit.startswith("score") else 100)


def test_a_series_has_one_published_figure_a_year_oldest_first() -> None:
    for demo in demo_frameworks():
        for measure in {figure.measure for figure in demo.figures}:
            years = [figure.period for figure in demo.figures if figure.measure == measure]
            assert years == sorted(set(years))
