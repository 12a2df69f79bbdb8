"""The Q4 2020-21 Cabinet pack of the Single Performance Framework, read back in every format."""

from __future__ import annotations

from collections.abc import Iterator
from csv import DictReader
from datetime import date
from decimal import Decimal
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest
from django.utils import timezone
from docx.oxml.ns import qn
from pptx import Presentation

from goldthread.documents import read_document, understand
from goldthread.framework.periods import quarter
from goldthread.reports.pack.report import Inclusion, Report
from goldthread.web.packs.building import Wanted, period_of_pack, report_of, scope_of_period
from goldthread.web.packs.rendering import FORMATS, Manner
from goldthread.web.records import actions, models

DOCUMENT = (
    Path(__file__).parents[2] / ".." / "shared/documents/single-performance-framework-2020-22.docx"
)
MEASURES, DELIVERABLES = 386, 249
"""As the answer key of the document counts them."""


@pytest.mark.django_db
def test_the_cabinet_pack_says_the_same_in_every_format() -> None:
    if not DOCUMENT.is_file():
        pytest.skip(f"the published document {DOCUMENT.name} is not beside this checkout")
    report = _report()
    assert (len(report.measures), len(report.deliverables)) == (MEASURES, DELIVERABLES)
    files = {form: FORMATS[form].made(report, Manner(mark="Draft")) for form in FORMATS}

    page = files["html"].decode()
    pdf = "".join(
        one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(files["pdf"])
    )
    word = docx.Document(BytesIO(files["docx"]))
    read = {
        "html": page,
        "pdf": "".join(pdf.split()),
        "docx": "".join(one.text or "" for one in word.element.iter(qn("w:t"))),
    }
    made_up = sum(len(measure.series) for measure in report.measures)
    assert f"All {made_up} latest figures in this report are made up" in page
    for measure in report.measures:
        for series in measure.series:
            assert escape(measure.title) in page
            assert measure.title in read["docx"]
            assert series.value_words is not None
            assert series.value_words in read["docx"]
            assert "".join(series.value_words.split()) in read["pdf"]
    for deliverable in report.deliverables:
        assert escape(deliverable.title) in page
        assert deliverable.title in read["docx"]

    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    for node in report.nodes:
        if node.parent is None:
            assert f"{node.level}: {node.title}" in headings
    _the_tables_of_data_hold_the_same(report, files)
    _slides_are_within_bounds(files["pptx"])
    _the_pdf_is_for_everybody(files["pdf"], headings)
    for table in word.tables:
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert look.get(qn("w:firstColumn")) == "1"
        if look.get(qn("w:firstRow")) == "1":
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    for drawn in word.element.iter(qn("wp:docPr")):
        assert drawn.get("descr") or list(drawn), "a picture has neither words nor a mark"


def _the_tables_of_data_hold_the_same(report: Report, files: dict[str, bytes]) -> None:
    """The exact figure of every series stands in the workbook and in the CSV file."""
    wanted = {
        (measure.title, series.label or None, series.value)
        for measure in report.measures
        for series in measure.series
    }
    sheet = openpyxl.load_workbook(BytesIO(files["xlsx"]), read_only=True)["Measures"]
    _about, head, *rows = sheet.iter_rows(values_only=True)
    place = [head.index(name) for name in ("Measure", "Figure", "Value")]
    in_workbook = {(row[place[0]], row[place[1]], Decimal(str(row[place[2]]))) for row in rows}
    with ZipFile(BytesIO(files["zip"])) as folder:
        text = folder.read("measures.csv").decode("utf-8-sig")
    in_csv = {
        (row["Measure"].removeprefix("'"), row["Figure"] or None, Decimal(row["Value"]))
        for row in DictReader(StringIO(text))
    }
    assert in_workbook == wanted
    assert in_csv == wanted


def _slides_are_within_bounds(data: bytes) -> None:
    deck = Presentation(BytesIO(data))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= deck.slide_height, slide.shapes.title.text


def _the_pdf_is_for_everybody(data: bytes, headings: list[str]) -> None:
    """Every table has headers, every picture words, and headings are read in their order."""
    with pikepdf.open(BytesIO(data)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.Lang == "en-GB"
        assert "pdfuaid:part" in str(opened.open_metadata())
        tables = figures = 0
        for element in _structure(opened.Root.StructTreeRoot):
            if element.get("/S") == "/Figure":
                figures += 1
                assert str(element.get("/Alt", "")).strip()
            elif element.get("/S") == "/TBody":
                tables += 1
                for row in element.K:
                    assert row.K[0].S == "/TH"
                    assert row.K[0].A.Scope == "/Row"
        assert tables > len(headings)
        assert figures > MEASURES
    chapters = [one.get_title() for one in pypdfium2.PdfDocument(data).get_toc() if not one.level]
    assert [one for one in chapters if one != "Contents"] == headings


def _structure(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of the structure, in reading order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        kids = element.get("/K", ())
        listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        waiting += reversed([one for one in listed if isinstance(one, pikepdf.Dictionary)])


def _report() -> Report:
    """The pack with two quarters of figures for every series, none of them the council's."""
    authority = actions.register_authority(code="published", name="Published", by="a test")
    record = actions.load_framework(
        authority=authority,
        framework=understand(read_document(DOCUMENT)),
        document=actions.ReadDocument(DOCUMENT.name, "a" * 64),
        by="a test",
        illustrative=True,
    ).record
    series = list(models.Series.objects.filter(measure__authority=authority).order_by("pk"))
    actions.record_observations(
        authority=authority,
        observations=[
            actions.NewObservation(
                series=one,
                period=quarter(2020, number),
                value=Decimal(1000 + place + number) / 10,
            )
            for place, one in enumerate(series)
            for number in (3, 4)
        ],
        by="a test",
        source="made up",
        illustrative=True,
    )
    actions.evaluate_framework(framework=record, by="a test")
    period = period_of_pack(authority, "2020-Q4")
    return report_of(
        scope_of_period(authority, period, today=date(2021, 5, 1)),
        Wanted(
            "Performance report, Q4 2020-21",
            inclusion=Inclusion.BY_EXCEPTION,
            site="https://performance.example",
        ),
        known_at=timezone.now(),
    )
